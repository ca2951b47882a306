"""`fullchart rules test`: a firm's matters by changed tables, and what would be otherwise.

Where a table bears on what is found, the packets are sorted and found again from kept readings;
then the matter is judged and chronicled. Nothing is stored.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from casefile.flags import ChronologyEntry, Flag, Judgement
from casefile.matters import MatterFacts
from casefile.money import shown
from casefile.rules import RuleBook
from casefile.store import RequestStatus, Store, printed_facts
from chronology.export.wording import PAYER_LABELS, SEVERITY_LABELS, counted, us_date
from chronology.merge import chronicle
from completeness.judge import judge
from completeness.readiness import with_readiness
from service.finding_again import FindingAgain
from service.found_changes import Found, found_changes
from service.rule_tables import bears_on_finding, changed_tables
from tracking.presets import cadence_in_force

_WOULD = {"opens": "open", "closes": "close", "changes": "change"}


@dataclass(frozen=True, slots=True)
class Change:
    """One finding that would open, close or change: its weight, its words, and what changes."""

    what: str
    weight: str
    message: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trial:
    """What would be otherwise in one matter: findings, what is found in its pages, and sums.

    `notes` say what could not be tried; they change nothing.
    """

    matter: str
    client: str | None
    changes: tuple[Change, ...] = ()
    found: tuple[Found, ...] = ()
    remarks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        """Tell whether nothing would change."""
        return not (self.changes or self.found or self.remarks)

    def counts(self) -> str:
        """Say how much would change: "2 findings would open, 1 page would be something else"."""
        said = [
            f"{counted(n, 'finding')} would {would}"
            for what, would in _WOULD.items()
            if (n := sum(c.what == what for c in self.changes))
        ]
        said += [f"{counted(len(f.rows), f.thing)} {f.would}" for f in self.found]
        return ", ".join(said) if said else "sums or standing would change"


def try_rules(
    again: FindingAgain, folder: Path, in_force: Path | None, matters: Sequence[str]
) -> Iterator[Trial]:
    """Work through each matter by the tables in `folder` and compare with what people see now.

    Where `folder` is the one in force, changed since the service worked, that is what is stored;
    else the tables in force are asked too, so that only the tables differ. Raises RuleTableError.
    """
    stored = in_force is not None and in_force.resolve() == folder.resolve()
    tables = _Tables(RuleBook(folder), None if stored else RuleBook(in_force))
    finds = any(bears_on_finding(name) for name in changed_tables(folder, in_force))
    for matter in matters:
        old = stored and _is_old(again.store, matter, tables)
        yield _tried(again, tables, matter, finds=finds or old)


@dataclass(frozen=True, slots=True)
class _Tables:
    """The tables that are tried, and those in force; None where what is stored is compared."""

    tried: RuleBook
    in_force: RuleBook | None


@dataclass(frozen=True, slots=True)
class _Seen:
    """A matter as people would see it."""

    facts: MatterFacts
    judgement: Judgement
    chronology: tuple[ChronologyEntry, ...]


def _is_old(store: Store, matter: str, tables: _Tables) -> bool:
    """Tell whether a packet of the matter was found under other tables."""
    packets = store.packets.of_matter(matter)
    return any(store.facts.rules_of(p.id) not in {None, tables.tried.version} for p in packets)


def _tried(again: FindingAgain, tables: _Tables, matter: str, *, finds: bool) -> Trial:
    store = again.store
    printed = printed_facts(store, matter)
    after = _seen(store, again.found(printed, tables.tried) if finds else printed, tables.tried)
    if tables.in_force is None:
        flags = tuple(held.flag for held in store.flags.of_matter(matter))
        before, known = None, store.directory.in_force().applied(printed)
    else:
        was = again.found(printed, tables.in_force) if finds else printed
        before = _seen(store, was, tables.in_force)
        flags, known = before.judgement.flags, before.facts
    files = sorted(again.lost & {packet.file for packet in printed.packets})
    return Trial(
        matter,
        printed.matter.client.name,
        tuple(_changes(flags, after.judgement.flags)),
        tuple(found_changes(known, after.facts)) if finds else (),
        tuple(_remarks(before, after)) + tuple(_clocks(store, matter, tables)) if before else (),
        tuple(f"{file}: its pages are not kept as read, so it stays as it was found. Retry the "
              "packet to have it read again." for file in files),
    )  # fmt: skip


def _seen(store: Store, printed: MatterFacts, rules: RuleBook) -> _Seen:
    facts = store.directory.in_force().applied(printed)
    computed = judge(facts, rules)
    decided = store.flags.overlay(facts.matter.id, computed.flags)
    judgement = with_readiness(facts, replace(computed, flags=decided), rules)
    return _Seen(facts, judgement, chronicle(facts, judgement, rules))


def _changes(before: Sequence[Flag], after: Sequence[Flag]) -> Iterator[Change]:
    """Compare flag by flag, and tell those of one finding that fare alike in one."""
    old, new = ({flag.id: flag for flag in flags} for flags in (before, after))
    yield from _by_finding("opens", [f for f in after if f.id not in old])
    yield from _by_finding("closes", [f for f in before if f.id not in new])
    for flag in after:
        details = tuple(_differences(old[flag.id], flag)) if flag.id in old else ()
        if details:
            weight = SEVERITY_LABELS[flag.severity]
            yield Change("changes", weight, old[flag.id].message, details)


def _by_finding(what: str, flags: Sequence[Flag]) -> Iterator[Change]:
    findings: dict[str, list[Flag]] = {}
    for flag in flags:
        findings.setdefault(flag.finding, []).append(flag)
    for same in findings.values():
        first = min(same, key=lambda flag: list(SEVERITY_LABELS).index(flag.severity))
        others = tuple(f"also: {f.message}" for f in same if f is not first)
        put_aside = ("it was dismissed",) if first.status == "dismissed" else ()
        yield Change(what, SEVERITY_LABELS[first.severity], first.message, (*put_aside, *others))


def _differences(old: Flag, new: Flag) -> Iterator[str]:
    if old.severity is not new.severity:
        yield f"{SEVERITY_LABELS[new.severity]} instead of {SEVERITY_LABELS[old.severity]}"
    if old.message != new.message:
        yield f"it would say: {new.message}"
    if old.sure != new.sure:
        yield f"how sure: {new.sure}"
    if old.closes != new.closes:
        yield f"what would close it: {new.closes}"
    if old.ask != new.ask:
        yield f"it would ask for: {new.ask}" if new.ask else "it would ask for nothing"
    if old.status != new.status:
        yield f"{new.status} instead of {old.status}: its evidence changes"
    elif (old.message, old.evidence) == (new.message, new.evidence) and old.detail != new.detail:
        yield "its details would change"
    elif old.evidence != new.evidence:
        yield "its evidence would change"


def _remarks(before: _Seen, after: _Seen) -> Iterator[str]:
    """Say what changes beside the findings: whether the demand can go, sums, the chronology."""
    was, would = before.judgement, after.judgement
    if was.readiness.ready is not would.readiness.ready:
        yield "ready for a demand" if would.readiness.ready else "not ready for a demand any more"
    sums = {
        name: (getattr(was.specials, name), getattr(would.specials, name))
        for name in ("billed", "adjusted", "paid", "outstanding", "lien")
    }
    for payer, label in PAYER_LABELS.items():
        said = f"paid, {label.lower()}"
        sums[said] = (was.specials.paid_by(payer), would.specials.paid_by(payer))
    for name, (old, new) in sums.items():
        if old != new:
            yield f"{name}: {shown(new)} instead of {shown(old)}"
    rows = len(before.chronology), len(after.chronology)
    if rows[0] != rows[1]:
        yield f"the chronology would have {counted(rows[1], 'visit')} instead of {rows[0]}"


def _clocks(store: Store, matter: str, tables: _Tables) -> Iterator[str]:
    """Say which open requests would be due, followed up or escalated on another day."""
    assert tables.in_force is not None
    for tracked in store.requests.of_matter(matter):
        sent = tracked.request.sent
        if sent is None or tracked.status is RequestStatus.CLOSED:
            continue
        days = [_days(sent, rules) for rules in (tables.in_force, tables.tried)]
        told = [
            f"{what} {us_date(new)} instead of {us_date(old)}"
            for (what, old), (_, new) in zip(*days, strict=True)
            if old != new
        ]
        if told:
            to = f"the request to {tracked.request.provider} of {us_date(sent)}"
            yield f"{to} would be {', '.join(told)}"


def _days(sent: dt.date, rules: RuleBook) -> list[tuple[str, dt.date]]:
    cadence, workdays = cadence_in_force(rules)
    return [
        ("due", cadence.due(sent)),
        ("first followed up", cadence.follow_up(sent, sent, workdays)),
        ("escalated", cadence.escalation(sent, workdays)),
        ("aged after", cadence.aged(sent)),
    ]
