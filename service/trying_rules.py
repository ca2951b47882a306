"""`fullchart rules test`: a firm's matters judged by changed tables, and what would be otherwise.

Nothing is stored. Judged is what was found already: a table that changes what is found in pages has
its effect only when the packets are found again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from casefile.flags import Flag, Judgement
from casefile.matters import MatterFacts
from casefile.money import shown
from casefile.rules import RuleBook
from casefile.store import Store, matter_facts
from chronology.export.wording import PAYER_LABELS, SEVERITY_LABELS
from completeness.judge import judge
from completeness.readiness import with_readiness
from service.rule_tables import own_tables

_JUDGED = "completeness/"
_WOULD = {"appears": "appear", "vanishes": "vanish", "changes": "change"}


@dataclass(frozen=True, slots=True)
class Change:
    """One finding that would appear, vanish or change: its weight, its words, and what changes."""

    what: str
    weight: str
    message: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trial:
    """What would be otherwise in one matter: findings, and sums or standing told in words."""

    matter: str
    client: str | None
    changes: tuple[Change, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        """Tell whether nothing would change."""
        return not self.changes and not self.remarks

    def counts(self) -> str:
        """Say how much would change: "2 would appear, 1 would vanish"."""
        said = [
            (would, sum(c.what == what for c in self.changes)) for what, would in _WOULD.items()
        ]
        parts = [f"{n} would {would}" for would, n in said if n]
        return ", ".join(parts) if parts else "sums or standing would change"


def try_rules(
    store: Store, folder: Path, in_force: Path | None, matters: Sequence[str]
) -> Iterator[Trial]:
    """Judge each matter by the tables in `folder` and compare with what people see now.

    Where `folder` is the one in force, changed since the service judged, that is what is stored;
    else the tables in force are asked too, so that only the tables differ. Raises RuleTableError.
    """
    rules = RuleBook(folder)
    same_folder = in_force is not None and in_force.resolve() == folder.resolve()
    for matter in matters:
        facts = matter_facts(store, matter)
        after = _judged(store, facts, rules)
        before = None if same_folder else _judged(store, facts, RuleBook(in_force))
        stored = tuple(held.flag for held in store.flags.of_matter(matter))
        yield Trial(
            matter,
            facts.matter.client.name,
            tuple(_changes(before.flags if before else stored, after.flags)),
            tuple(_remarks(before, after)) if before else (),
        )


def not_tried(folder: Path) -> list[str]:
    """Give the firm's tables that do not bear on judging, but on finding, reading or tracking."""
    return [name for name in own_tables(folder) if not name.startswith(_JUDGED)]


def _judged(store: Store, facts: MatterFacts, rules: RuleBook) -> Judgement:
    computed = judge(facts, rules)
    decided = store.flags.overlay(facts.matter.id, computed.flags)
    return with_readiness(facts, replace(computed, flags=decided), rules)


def _changes(before: Sequence[Flag], after: Sequence[Flag]) -> Iterator[Change]:
    """Compare flag by flag, and tell those of one finding that fare alike in one."""
    old, new = ({flag.id: flag for flag in flags} for flags in (before, after))
    yield from _by_finding("appears", [f for f in after if f.id not in old])
    yield from _by_finding("vanishes", [f for f in before if f.id not in new])
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
    if old.ask != new.ask:
        yield f"it would ask for: {new.ask}" if new.ask else "it would ask for nothing"
    if old.status != new.status:
        yield f"{new.status} instead of {old.status}: its evidence changes"
    elif (old.message, old.evidence) == (new.message, new.evidence) and old.detail != new.detail:
        yield "its details would change"
    elif old.evidence != new.evidence:
        yield "its evidence would change"


def _remarks(before: Judgement, after: Judgement) -> Iterator[str]:
    """Say what changes beside the findings: whether the demand can go, and the sums."""
    if before.readiness.ready is not after.readiness.ready:
        yield "ready for a demand" if after.readiness.ready else "not ready for a demand any more"
    sums = {
        name: (getattr(before.specials, name), getattr(after.specials, name))
        for name in ("billed", "adjusted", "paid", "outstanding", "lien")
    }
    for payer, label in PAYER_LABELS.items():
        said = f"paid, {label.lower()}"
        sums[said] = (before.specials.paid_by(payer), after.specials.paid_by(payer))
    for name, (old, new) in sums.items():
        if old != new:
            yield f"{name}: {shown(new)} instead of {shown(old)}"
