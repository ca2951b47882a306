"""A flag beside its evidence: which pages are shown, and what is boxed on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from api.pages.looks import KIND_LABELS
from casefile.categories import Severity
from casefile.flags import Flag
from casefile.matters import PacketFacts
from casefile.store import StoredFlag
from casefile.words import Box
from chronology.export.report import CATEGORY_LABELS, SEVERITY_LABELS

_MOST_PANES = 4
_ORDER = (Severity.HIGH, Severity.MEDIUM, Severity.LOW)


@dataclass(frozen=True, slots=True)
class Pane:
    """One page with its boxes, and the letter that names it in the sentence."""

    packet: str
    file: str
    page: int
    total: int
    category: str
    boxes: tuple[Box, ...]
    letter: str = ""


@dataclass(frozen=True, slots=True)
class FlagRow:
    """A flag in the list."""

    flag: Flag
    where: str


@dataclass(frozen=True, slots=True)
class Group:
    """The flags of one weight or state; the sign stands once for all of them."""

    sign: str
    label: str
    rows: tuple[FlagRow, ...]


@dataclass(frozen=True, slots=True)
class ChosenFlag:
    """The flag that is looked at."""

    flag: Flag
    tone: str
    label: str
    decision: str
    also: tuple[str, ...]
    panes: tuple[Pane, ...]
    can_dismiss: bool
    can_reopen: bool


def group_flags(flags: Sequence[StoredFlag], packets: dict[str, PacketFacts]) -> list[Group]:
    """Group flags by weight; those that a person or a packet settled come last."""
    groups = [
        Group(
            severity.value,
            SEVERITY_LABELS[severity],
            tuple(_row(f, packets) for f in flags if _open(f) and f.flag.severity is severity),
        )
        for severity in _ORDER
    ]
    groups.append(Group("done", "Settled", tuple(_row(f, packets) for f in flags if not _open(f))))
    return [group for group in groups if group.rows]


def choose(
    flags: Sequence[StoredFlag], flag_id: str | None, packets: dict[str, PacketFacts]
) -> ChosenFlag | None:
    """Give the flag with this id, else the first in the order of the list."""
    ordered = [row.flag.id for group in group_flags(flags, packets) for row in group.rows]
    wanted = flag_id if flag_id in ordered else next(iter(ordered), None)
    stored = next((f for f in flags if f.flag.id == wanted), None)
    if stored is None:
        return None
    flag = stored.flag
    also = [
        KIND_LABELS[f.flag.kind].lower()
        for f in flags
        if f.flag.finding == flag.finding and f.flag.id != flag.id
    ]
    return ChosenFlag(
        flag=flag,
        tone=flag.severity.value if _open(stored) else "done",
        label=KIND_LABELS[flag.kind],
        decision=_decision(stored),
        also=tuple(dict.fromkeys(also)),
        panes=panes_of(flag, packets),
        can_dismiss=flag.status == "open" and stored.resolved_at is None,
        can_reopen=flag.status == "dismissed",
    )


def panes_of(flag: Flag, packets: dict[str, PacketFacts]) -> tuple[Pane, ...]:
    """Give the pages that a flag rests on, its evidence boxed; at most four."""
    boxes: dict[tuple[str, int], list[Box]] = {}
    for evidence in flag.evidence:
        held = boxes.setdefault((evidence.packet, evidence.page), [])
        if evidence.box is not None and evidence.box not in held:
            held.append(evidence.box)
    if flag.packet:
        for page in flag.pages:
            boxes.setdefault((flag.packet, page), [])
    shown = [(ref, found) for ref, found in boxes.items() if ref[0] in packets][:_MOST_PANES]
    return tuple(
        pane(packets[packet], page, tuple(found), chr(ord("A") + place))
        for place, ((packet, page), found) in enumerate(shown)
    )


def pane(facts: PacketFacts, page: int, boxes: tuple[Box, ...] = (), letter: str = "") -> Pane:
    """Give one page of a packet with `boxes` on it."""
    category = next((p.category for p in facts.pages if p.page == page), None)
    return Pane(
        packet=facts.id,
        file=str(PurePosixPath(facts.file).with_suffix("")),
        page=page,
        total=facts.page_count,
        category=CATEGORY_LABELS[category] if category else "Page",
        boxes=boxes,
        letter=letter,
    )


def _open(stored: StoredFlag) -> bool:
    return stored.flag.status == "open" and stored.resolved_at is None


def _row(stored: StoredFlag, packets: dict[str, PacketFacts]) -> FlagRow:
    flag = stored.flag
    facts = packets.get(flag.packet or "")
    where = KIND_LABELS[flag.kind]
    if facts:
        where = facts.provider or str(PurePosixPath(facts.file).with_suffix(""))
        if flag.pages:
            where += f" p. {flag.pages[0]}" + (f"–{flag.pages[-1]}" if flag.pages[1:] else "")
    return FlagRow(flag, where)


def _decision(stored: StoredFlag) -> str:
    if stored.resolved_at is not None:
        return f"Settled on {stored.resolved_at:%m/%d/%Y} by what came or changed since."
    decision = stored.decision
    if decision is None:
        return ""
    said = f"{decision.person} on {decision.at:%m/%d/%Y}: {decision.reason}"
    if stored.flag.status == "dismissed":
        return f"Dismissed by {said}"
    return f"Came back: the evidence changed since it was dismissed by {said}"
