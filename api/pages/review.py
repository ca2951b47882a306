"""The flags of a matter in their groups, and the chosen one beside its evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.pages.looks import KIND_LABELS, headline, moment, packet_names, page_span
from api.pages.panes import Marked, Pane, make_pane
from casefile.categories import FlagKind, Severity
from casefile.flags import Flag
from casefile.matters import PacketFacts
from casefile.store import StoredFlag
from chronology.export.wording import SEVERITY_LABELS, page_list
from service.house import House

_MOST_PANES = 4


@dataclass(frozen=True, slots=True)
class FlagRow:
    """A flag in the list; `came_back` says that it was dismissed once and its evidence changed."""

    flag: Flag
    headline: str
    where: str
    came_back: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The flags of one weight or state; the sign stands once for all of them.

    `settled` groups are put away until they are asked for.
    """

    sign: str
    label: str
    rows: tuple[FlagRow, ...]
    settled: bool = False

    def holds(self, flag: str) -> bool:
        """Tell whether a flag is in this group."""
        return any(row.flag.id == flag for row in self.rows)


@dataclass(frozen=True, slots=True)
class ChosenFlag:
    """The flag that is looked at. `place` counts from 1 in the order of the list."""

    flag: Flag
    sign: str
    weight: str
    kind: str
    headline: str
    why: str
    decision: str
    also: tuple[FlagRow, ...]
    panes: tuple[Pane, ...]
    absent: str
    place: int
    of: int
    before: str | None
    after: str | None
    can_dismiss: bool
    can_reopen: bool
    can_be_known: bool


def group_flags(flags: Sequence[StoredFlag], packets: Mapping[str, PacketFacts]) -> list[Group]:
    """Group open flags by weight; those dismissed, and those that a packet settled, come last."""
    names = packet_names(packets.values())

    def rows(wanted: Sequence[StoredFlag]) -> tuple[FlagRow, ...]:
        return tuple(_row(f, names) for f in wanted)

    groups = [
        Group(
            severity.value,
            SEVERITY_LABELS[severity],
            rows([f for f in flags if _open(f) and f.flag.severity is severity]),
        )
        for severity in Severity
    ]
    dismissed = [f for f in flags if f.flag.status == "dismissed"]
    done = [f for f in flags if f.flag.status == "resolved"]
    groups.append(Group("low", "Dismissed", rows(dismissed), settled=True))
    groups.append(Group("done", "Done", rows(done), settled=True))
    return [group for group in groups if group.rows]


def next_flag(groups: Sequence[Group], flag: str) -> str | None:
    """Give the open flag that follows `flag` in the list, else the first open one."""
    open_ones = [r.flag.id for g in groups for r in g.rows if r.flag.status == "open"]
    if flag not in open_ones:
        return next(iter(open_ones), None)
    place = open_ones.index(flag)
    following = open_ones[place + 1 :] + open_ones[:place]
    return next(iter(following), None)


def choose(
    house: House,
    flags: Sequence[StoredFlag],
    groups: Sequence[Group],
    packets: Mapping[str, PacketFacts],
    flag_id: str | None,
    *,
    whole: bool,
) -> ChosenFlag | None:
    """Give the flag with this id, else the first of the list; `whole` shows its pages unfolded."""
    ordered = [row.flag.id for group in groups for row in group.rows]
    if not ordered:
        return None
    if flag_id not in ordered:
        flag_id = ordered[0]
    settled = next(g.settled for g in groups if g.holds(flag_id))
    ordered = [row.flag.id for g in groups if g.settled == settled for row in g.rows]
    place = ordered.index(flag_id)
    stored = next(f for f in flags if f.flag.id == flag_id)
    flag = stored.flag
    names = packet_names(packets.values())
    first, rest = headline(flag.message)
    return ChosenFlag(
        flag=flag,
        sign=flag.severity.value if _open(stored) else "done",
        weight=SEVERITY_LABELS[flag.severity] if _open(stored) else flag.status.capitalize(),
        kind=KIND_LABELS[flag.kind],
        headline=first,
        why=rest,
        decision=_decision(stored),
        also=tuple(
            _row(f, names)
            for f in flags
            if f.flag.finding == flag.finding and f.flag.id != flag.id and _open(f)
        ),
        panes=_panes(house, flag, packets, names, whole=whole),
        absent=_absent(flag),
        place=place + 1,
        of=len(ordered),
        before=ordered[place - 1] if place else None,
        after=ordered[place + 1] if place + 1 < len(ordered) else None,
        can_dismiss=flag.status == "open",
        can_reopen=flag.status == "dismissed",
        can_be_known=flag.status == "open" and flag.kind is FlagKind.MISSING_PROVIDER,
    )


def _panes(
    house: House,
    flag: Flag,
    packets: Mapping[str, PacketFacts],
    names: Mapping[str, str],
    *,
    whole: bool,
) -> tuple[Pane, ...]:
    """Give the pages that a flag rests on, its evidence boxed; at most four."""
    marks: dict[tuple[str, int], list[Marked]] = {}
    for evidence in flag.evidence:
        held = marks.setdefault((evidence.packet, evidence.page), [])
        held.append(Marked(evidence.text, evidence.box))
    if flag.packet:
        for page in flag.pages:
            marks.setdefault((flag.packet, page), [])
    shown = [(ref, held) for ref, held in marks.items() if ref[0] in packets][:_MOST_PANES]
    return tuple(
        make_pane(
            house,
            packets[packet],
            page,
            held,
            name=names[packet],
            letter=chr(ord("A") + place) if len(shown) > 1 else "",
            folded=not whole,
        )
        for place, ((packet, page), held) in enumerate(shown)
    )


def _absent(flag: Flag) -> str:
    """Say what is not there, for the empty sheet between the pages on either side of it."""
    if flag.kind is FlagKind.MISSING_PAGES:
        missing = flag.detail.get("printed_missing", [])
        total = flag.detail.get("printed_total")
        if missing:
            which = page_list(missing)
            of = f" of {total}" if total else ""
            return f"Page{'s' if len(missing) > 1 else ''} {which}{of} not received"
    if flag.kind is FlagKind.VISIT_GAP:
        missing = flag.detail.get("visits_missing", [])
        if missing:
            which = page_list(missing)
            return f"Visit{'s' if len(missing) > 1 else ''} {which} not received"
    return ""


def _open(stored: StoredFlag) -> bool:
    return stored.flag.status == "open"


def _row(stored: StoredFlag, names: Mapping[str, str]) -> FlagRow:
    flag = stored.flag
    where = KIND_LABELS[flag.kind]
    if flag.packet and flag.packet in names:
        where = f"{names[flag.packet]} {page_span(flag.pages)}".strip()
    came_back = _open(stored) and stored.decision is not None and _dismissal(stored)
    return FlagRow(flag, headline(flag.message)[0], where, came_back)


def _dismissal(stored: StoredFlag) -> bool:
    return stored.decision is not None and stored.decision.action == "dismiss"


def _decision(stored: StoredFlag) -> str:
    if stored.resolved_at is not None:
        return f"Done: settled by what came or changed on {moment(stored.resolved_at)}."
    decision = stored.decision
    if decision is None:
        return ""
    said = f"by {decision.person}, {moment(decision.at)}: {decision.reason}"
    if stored.flag.status == "dismissed":
        return f"Dismissed {said}"
    if _dismissal(stored):
        return f"Came back: its evidence changed since it was dismissed {said}"
    return f"Opened again {said}"
