"""Whether two records may speak of one operation: the same part, of a kind, on a day that fits."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from casefile.encounters import OperationTold
from completeness.contradictions import Quoted
from completeness.tables import OperationRules

_SIDES = ("left", "right")


@dataclass(frozen=True, slots=True)
class Told:
    """What a record says of an operation, and the packet it stands in."""

    packet: str
    words: OperationTold

    @property
    def quoted(self) -> Quoted:
        """The words, as they are shown."""
        return Quoted(self.packet, self.words.page, self.words.quote, self.words.box)

    @property
    def day(self) -> dt.date:
        """The day, or the first one that it may have been."""
        return self.words.first or dt.date.min

    @property
    def where(self) -> str:
        """Say where the operation is told so: in its own record, or elsewhere."""
        return "in its record" if self.words.own else "elsewhere"


def known_operations(told: Sequence[Told], rules: OperationRules) -> list[Told]:
    """Give the operations that the matter knows: by their records, else by packets that agree."""
    recorded = [t for t in told if t.words.own and t.words.first is not None]
    return recorded + [
        agreed
        for agreed in _agreed(told, rules)
        if not any(same_part(agreed, o, rules) for o in recorded)
    ]


def _agreed(told: Iterable[Told], rules: OperationRules) -> Iterator[Told]:
    """Give each surgery to which two packets give one day; what they differ on is left open."""
    days: dict[dt.date, list[Told]] = defaultdict(list)
    for one in told:
        if one.words.done and one.words.exact and not one.words.own and is_surgery(one, rules):
            days[one.day].append(one)
    for _, here in sorted(days.items()):
        placed = [t for t in here if rules.groups(t.words.parts)]
        like = [t for t in placed if same_part(t, placed[0], rules)]
        if len({t.packet for t in like}) < 2:
            continue
        sides = {t.words.side for t in like if t.words.side in _SIDES}
        words = replace(
            like[0].words,
            kinds=tuple(sorted({k for t in like for k in t.words.kinds})),
            side=sides.pop() if len(sides) == 1 else None,
            ways=tuple(sorted({w for t in like for w in t.words.ways})),
            levels=tuple(sorted({v for t in like for v in t.words.levels})),
        )
        yield replace(like[0], words=words)


def fits(one: Told, operation: Told) -> bool:
    """Tell whether the days that a statement may mean take in that of the operation."""
    first, last = one.words.first, one.words.last
    return first is not None and last is not None and first <= operation.day <= last


def before(operation: Told, one: Told) -> bool:
    """Tell whether the operation lies before the note that the statement stands in."""
    return one.words.noted is None or operation.day <= one.words.noted


def same_part(one: Told, operation: Told, rules: OperationRules) -> bool:
    """Tell whether the two may be of one part of the body; a statement need not name it."""
    if set(one.words.kinds) & set(operation.words.kinds) & rules.placed:
        return True
    here, there = rules.groups(one.words.parts), rules.groups(operation.words.parts)
    return not here or not there or bool(here & there)


def same_kind(one: Told, operation: Told, rules: OperationRules) -> bool:
    """Tell whether a statement names the operation's kind; "surgery" is any but a small one."""
    named = set(one.words.kinds) - {rules.any}
    if not named:
        return is_surgery(operation, rules)
    if not one.words.done and rules.any in one.words.kinds and is_surgery(operation, rules):
        return True
    return bool(named & set(operation.words.kinds))


def is_surgery(operation: Told, rules: OperationRules) -> bool:
    """Tell whether people would call it surgery."""
    return bool(set(operation.words.kinds) - rules.no_surgery)


def is_lone(operation: Told, rules: OperationRules) -> bool:
    """Tell whether it is done once, not in a series."""
    return bool(set(operation.words.kinds) - rules.in_series)


def of_several_parts(operations: Iterable[Told], rules: OperationRules) -> bool:
    """Tell whether a statement of no one part may mean the one or the other of these."""
    parts = [groups for o in operations if (groups := rules.groups(o.words.parts))]
    return bool(parts) and not frozenset.intersection(*parts)
