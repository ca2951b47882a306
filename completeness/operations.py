"""What records say of an operation against its own record: denied, another day, kind or side."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from casefile.categories import Category
from completeness.contradictions import contradiction, counts
from completeness.drafts import Draft
from completeness.held import Held
from completeness.operations_same import (
    Told,
    before,
    fits,
    is_lone,
    is_surgery,
    known_operations,
    of_several_parts,
    same_kind,
    same_part,
)
from completeness.phrases import day, listed
from completeness.slips import is_slip
from completeness.tables import OperationRules

_SIDES = ("left", "right")


@dataclass(frozen=True, slots=True)
class _Contradicted:
    """How a statement contradicts the record of an operation."""

    operation: Told
    value: str
    headline: str


def contradicted_operations(held: Held) -> Iterator[Draft]:
    """Flag what contradicts an operation as its record, or two packets, tell it, with quotes."""
    rules = held.tables.operations
    told = [
        Told(packet.id, words)
        for packet in held.facts.packets
        for words in packet.operations
        if counts(packet.id, words.page, held)
    ]
    operations = known_operations(told, rules)
    odd: dict[tuple[dt.date, str], list[tuple[Told, _Contradicted]]] = defaultdict(list)
    for one in told:
        found = None if one.words.own else _contradicted(one, operations, held)
        if found is not None:
            odd[found.operation.day, found.value].append((one, found))
    for (date, value), found_here in sorted(odd.items()):
        first = found_here[0][1]
        yield contradiction(
            [one for one, _ in found_here],
            [first.operation],
            ("operation", date, value),
            first.headline,
            held,
        )


def _contradicted(one: Told, operations: list[Told], held: Held) -> _Contradicted | None:
    rules = held.tables.operations
    here = [o for o in operations if same_part(one, o, rules) and before(o, one)]
    same = [o for o in here if same_kind(one, o, rules)]
    if len(rules.groups(one.words.parts)) != 1 and of_several_parts(same, rules):
        return None
    if not one.words.done:
        return _denied(one, same, rules)
    return (
        _other_side(one, same, held)
        or _other_day(one, same, held)
        or _other_way(one, same or [o for o in here if _placed(one, o, rules)], rules)
        or _other_level(one, same, rules)
        or (None if same else _other_kind(one, here, rules))
    )


def _denied(one: Told, same: list[Told], rules: OperationRules) -> _Contradicted | None:
    words = one.words
    if words.noted is None:
        return None
    meant = [
        o
        for o in same
        if words.first in (None, o.day)
        and o.day < words.noted
        and (words.kinds != () or is_surgery(o, rules))
    ]
    if not meant:
        return None
    return _Contradicted(meant[-1], "denied", f"Operation of {day(meant[-1].day)} is denied here")


def _other_side(one: Told, same: list[Told], held: Held) -> _Contradicted | None:
    """Compare sides; injections come in series, so that of one the day must be told."""
    side = one.words.side
    sided = [o for o in same if o.words.side in _SIDES]
    if side not in _SIDES or not sided or any(o.words.side == side for o in sided):
        return None
    undated = one.words.first is None
    rules = held.tables.operations
    meant = [o for o in sided if (is_surgery(o, rules) if undated else fits(one, o))]
    if not meant:
        return None
    if undated and set(one.words.kinds) & rules.either_side and _names_both(one, meant[0], held):
        return None
    usual = meant[0]
    return _Contradicted(
        usual,
        side,
        f"Side of the operation of {day(usual.day)} differs: {side} here,"
        f" {usual.words.side} {usual.where}",
    )


def _names_both(one: Told, operation: Told, held: Held) -> bool:
    """Tell whether the page names the operation's side of that part, too."""
    page, usual = held.page(one.packet, one.words.page), str(operation.words.side)
    parts = "|".join(re.escape(p.replace("_", " ")) for p in one.words.parts)
    if page is None or not parts:
        return False
    sides = rf"(?i:{usual}|{usual[0]}t)|{usual[0].upper()}"
    near = rf"\b(?:{sides})\b(?:\W+\w+){{0,2}}?\W+(?i:{parts})"
    return re.search(near, page.text) is not None


def _other_day(one: Told, same: list[Told], held: Held) -> _Contradicted | None:
    """Compare a date written out, unless it is the accident's or a record of that day is held."""
    words, rules = one.words, held.tables.operations
    if not words.exact or words.first is None or not same or words.first == words.noted:
        return None
    date = words.first
    if any(o.day == date for o in same) or held.on(Category.OPERATIVE, date):
        return None
    if date == held.matter.date_of_loss:
        return None
    if held.start is not None and date < held.start and not any(is_slip(o.day, date) for o in same):
        return None
    near = min(same, key=lambda o: abs((o.day - date).days))
    lone = is_lone(near, rules)
    days = abs((near.day - date).days)
    if days > (rules.same_operation_days if lone else rules.same_injection_days):
        near = next((o for o in same if is_slip(o.day, date)), near)
        if not (lone and is_slip(near.day, date)) and not _is_year_slip(date, [near]):
            return None
    return _Contradicted(
        near,
        date.isoformat(),
        f"Date of operation differs: {day(date)} here, {day(near.day)} {near.where}",
    )


def _is_year_slip(date: dt.date, operations: list[Told]) -> bool:
    return any((o.day.month, o.day.day) == (date.month, date.day) for o in operations)


def _other_way(one: Told, same: list[Told], rules: OperationRules) -> _Contradicted | None:
    """Compare ways of which only one is taken: a nail or a plate, forceps or vacuum."""
    meant = [o for o in same if _means(one, o, same, rules)]
    done = {way for o in meant for way in o.words.ways}
    for pair in rules.one_way:
        here, there = set(pair) & set(one.words.ways), set(pair) & done
        if len(here) == 1 and len(there) == 1 and here != there:
            return _differs(meant[0], _words(min(here)), _words(min(there)))
    return None


def _other_level(one: Told, same: list[Told], rules: OperationRules) -> _Contradicted | None:
    """Compare levels of the spine; of an injection, one of a series, the day must be told."""
    meant = [o for o in same if o.words.levels and _means(one, o, same, rules)]
    done = {level for o in meant for level in o.words.levels}
    named = set(one.words.levels)
    if not named or not done or named & done:
        return None
    if not fits(one, meant[0]) and not is_lone(meant[0], rules):
        return None
    return _differs(meant[0], listed(sorted(named)), listed(sorted(done)))


def _other_kind(one: Told, here: list[Told], rules: OperationRules) -> _Contradicted | None:
    """Compare kinds of which only one can have been done, on the same part at the same time."""
    named = set(one.words.kinds) & rules.exclusive
    meant = [
        o
        for o in here
        if set(o.words.kinds) & rules.exclusive
        and _means(one, o, here, rules)
        and _placed(one, o, rules)
    ]
    if not named or not meant:
        return None
    return _differs(meant[0], min(named), min(set(meant[0].words.kinds) & rules.exclusive))


def _differs(operation: Told, here: str, there: str) -> _Contradicted:
    return _Contradicted(
        operation,
        here,
        f"Operation of {day(operation.day)} differs: {here} here, {there} {operation.where}",
    )


def _words(way: str) -> str:
    return way.replace("_", " ")


def _means(one: Told, operation: Told, among: list[Told], rules: OperationRules) -> bool:
    """Tell whether a statement means the operation: by its day, or soon after the only one.

    Later on, a part may have been operated on again; a birth is not.
    """
    if one.words.first is not None:
        return fits(one, operation)
    if one.words.noted is None or len({o.day for o in among}) > 1:
        return False
    sides = {one.words.side, operation.words.side} & set(_SIDES)
    soon = (one.words.noted - operation.day).days <= rules.same_operation_days
    return len(sides) < 2 and (soon or bool(set(operation.words.kinds) & rules.placed))


def _placed(one: Told, operation: Told, rules: OperationRules) -> bool:
    """Tell whether both name the part, or the statement the very day."""
    groups = rules.groups(one.words.parts)
    return bool(groups & rules.groups(operation.words.parts)) or (
        one.words.exact and one.day == operation.day
    )
