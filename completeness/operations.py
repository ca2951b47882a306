"""What records say of an operation against its own record: denied, another day, kind or side."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from casefile.categories import Category
from casefile.encounters import OperationTold
from completeness.contradictions import Quoted, contradiction, counts
from completeness.drafts import Draft
from completeness.held import Held
from completeness.phrases import day
from completeness.slips import is_slip
from completeness.tables import OperationRules


@dataclass(frozen=True, slots=True)
class _Told:
    """What a record says of an operation, and the packet it stands in."""

    packet: str
    words: OperationTold

    @property
    def quoted(self) -> Quoted:
        """The words, as they are shown."""
        return Quoted(self.packet, self.words.page, self.words.quote, self.words.box)


@dataclass(frozen=True, slots=True)
class _Contradicted:
    """How a statement contradicts the record of an operation."""

    operation: _Told
    value: str
    headline: str


def contradicted_operations(held: Held) -> Iterator[Draft]:
    """Flag what contradicts the record of an operation that the matter holds, with both quotes."""
    told = [
        _Told(packet.id, words)
        for packet in held.facts.packets
        for words in packet.operations
        if counts(packet.id, words.page, held)
    ]
    operations = [t for t in told if t.words.own and t.words.first is not None]
    odd: dict[tuple[dt.date, str], list[tuple[_Told, _Contradicted]]] = defaultdict(list)
    for one in told:
        found = None if one.words.own else _contradicted(one, operations, held)
        if found is not None:
            odd[_day(found.operation), found.value].append((one, found))
    for (date, value), found_here in sorted(odd.items()):
        first = found_here[0][1]
        yield contradiction(
            [one for one, _ in found_here],
            [first.operation],
            ("operation", date, value),
            first.headline,
            held,
        )


def _contradicted(one: _Told, operations: list[_Told], held: Held) -> _Contradicted | None:
    rules = held.tables.operations
    here = [o for o in operations if _same_part(one, o, rules) and _before(o, one)]
    same = [o for o in here if _same_kind(one, o, rules)]
    if not one.words.parts and _of_several_parts(same, rules):
        return None
    if not one.words.done:
        return _denied(one, same, rules)
    return (
        _other_side(one, same, rules)
        or _other_day(one, same, rules, held)
        or (None if same else _other_kind(one, here, rules))
    )


def _denied(one: _Told, same: list[_Told], rules: OperationRules) -> _Contradicted | None:
    words = one.words
    if words.noted is None:
        return None
    meant = [
        o
        for o in same
        if (words.first in (None, _day(o)))
        and _day(o) < words.noted
        and (words.kinds != () or _is_surgery(o, rules))
    ]
    if not meant:
        return None
    return _Contradicted(meant[-1], "denied", f"Operation of {day(_day(meant[-1]))} is denied here")


def _other_side(one: _Told, same: list[_Told], rules: OperationRules) -> _Contradicted | None:
    """Compare sides; injections come in series, so that of one the day must be told."""
    side = one.words.side
    sided = [o for o in same if o.words.side in ("left", "right")]
    if side is None or not sided or any(o.words.side == side for o in sided):
        return None
    undated = one.words.first is None
    meant = [o for o in sided if (_is_surgery(o, rules) if undated else _fits(one, o))]
    if not meant:
        return None
    usual, date = meant[0].words.side, day(_day(meant[0]))
    return _Contradicted(
        meant[0],
        side,
        f"Side of the operation of {date} differs: {side} here, {usual} in its record",
    )


def _other_day(
    one: _Told, same: list[_Told], rules: OperationRules, held: Held
) -> _Contradicted | None:
    """Compare a date written out, unless a record of that day is held."""
    words = one.words
    if not words.exact or words.first is None or not same or words.first == words.noted:
        return None
    date = words.first
    if any(_day(o) == date for o in same) or held.on(Category.OPERATIVE, date):
        return None
    if held.start is not None and date < held.start and not _is_year_slip(date, same):
        return None
    near = min(same, key=lambda o: abs((_day(o) - date).days))
    surgery = _is_surgery(near, rules)
    days = abs((_day(near) - date).days)
    if days > (rules.same_operation_days if surgery else rules.same_injection_days):
        near = next((o for o in same if is_slip(_day(o), date)), near)
        if not (surgery and is_slip(_day(near), date)) and not _is_year_slip(date, [near]):
            return None
    return _Contradicted(
        near,
        date.isoformat(),
        f"Date of operation differs: {day(date)} here, {day(_day(near))} in its record",
    )


def _is_year_slip(date: dt.date, operations: list[_Told]) -> bool:
    return any((_day(o).month, _day(o).day) == (date.month, date.day) for o in operations)


def _other_kind(one: _Told, here: list[_Told], rules: OperationRules) -> _Contradicted | None:
    """Compare kinds of which only one can have been done, on the same part at the same time."""
    named = set(one.words.kinds) & rules.exclusive
    meant = [
        o
        for o in here
        if set(o.words.kinds) & rules.exclusive
        and _groups(one, rules) & _groups(o, rules)
        and one.words.first is not None
        and _fits(one, o)
    ]
    if not named or not meant:
        return None
    kind, usual = min(named), min(set(meant[0].words.kinds) & rules.exclusive)
    return _Contradicted(
        meant[0],
        kind,
        f"Operation of {day(_day(meant[0]))} differs: {kind} here, {usual} in its record",
    )


def _fits(one: _Told, operation: _Told) -> bool:
    """Tell whether the days that a statement may mean take in that of the operation."""
    first, last = one.words.first, one.words.last
    return first is not None and last is not None and first <= _day(operation) <= last


def _same_part(one: _Told, operation: _Told, rules: OperationRules) -> bool:
    groups = _groups(one, rules)
    return not groups or not _groups(operation, rules) or bool(groups & _groups(operation, rules))


def _groups(told: _Told, rules: OperationRules) -> frozenset[str]:
    return rules.groups(told.words.parts)


def _same_kind(one: _Told, operation: _Told, rules: OperationRules) -> bool:
    named = set(one.words.kinds) - {rules.any}
    if not named:
        return _is_surgery(operation, rules)
    if not one.words.done and rules.any in one.words.kinds and _is_surgery(operation, rules):
        return True
    return bool(named & set(operation.words.kinds))


def _is_surgery(operation: _Told, rules: OperationRules) -> bool:
    return bool(set(operation.words.kinds) - rules.no_surgery)


def _of_several_parts(operations: list[_Told], rules: OperationRules) -> bool:
    """Tell whether a statement without a part may mean the one or the other of these."""
    parts = [groups for o in operations if (groups := _groups(o, rules))]
    return bool(parts) and not frozenset.intersection(*parts)


def _before(operation: _Told, one: _Told) -> bool:
    return one.words.noted is None or _day(operation) <= one.words.noted


def _day(operation: _Told) -> dt.date:
    return operation.words.first or dt.date.min
