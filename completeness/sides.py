"""A visit that says the other side of what the matter's other visits say of a part."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casefile.categories import Category
from completeness.contradictions import Asserted, contradiction
from completeness.drafts import Draft
from completeness.held import Held

_SIDES = ("left", "right")
# Between a side and its part, within one sentence: "mild on the left. Shoulder" names no side.
_GAP = r"[^\w.;]+"


@dataclass(frozen=True, slots=True)
class _Part:
    """What is said of one part: the side that most visits name, and the other one."""

    name: str
    usual: list[Asserted]
    odd: list[Asserted]


def contradicted_sides(said: Iterable[Asserted], held: Held) -> Iterator[Draft]:
    """Flag one visit that says the other side of what several others say of a part.

    Both sides of a part can be hurt: only a lone visit that never names the usual side counts,
    unless it says that the side is the injury's.
    """
    parts: dict[str, list[Asserted]] = defaultdict(list)
    limbs: dict[str, list[Asserted]] = defaultdict(list)
    same = held.tables.windows.injury.same_part
    for one in said:
        if one.words.value not in _SIDES:
            continue
        name = one.words.subject.replace("_", " ")
        if one.words.topic == "side":
            parts[name].append(one)
        if one.words.topic in ("side", "injured_side"):
            limbs[same.get(name, name)].append(one)
    flagged: set[tuple[str, int, str]] = set()
    for name, stated in sorted(parts.items()):
        part = _part(name, stated)
        if _is_lone(part, held):
            flagged.update(_place(s) for s in part.odd)
            yield _flag(part, part.odd, held)
    for name, stated in sorted(limbs.items()):
        part = _part(name, [s for s in stated if s.words.topic == "side"])
        injured = {_place(s) for s in stated if s.words.topic == "injured_side"}
        odd = [s for s in part.odd if _place(s) in injured - flagged]
        if odd and _is_of_injury(part, held):
            flagged.update(_place(s) for s in odd)
            yield _flag(part, odd, held)


def _part(name: str, stated: list[Asserted]) -> _Part:
    left = [s for s in stated if s.words.value == "left"]
    right = [s for s in stated if s.words.value == "right"]
    usual, odd = (left, right) if len(left) >= len(right) else (right, left)
    return _Part(name, usual, odd)


def _flag(part: _Part, odd: list[Asserted], held: Held) -> Draft:
    here, elsewhere = (
        f"{s.words.value} {s.words.subject.replace('_', ' ')}" for s in (odd[0], part.usual[0])
    )
    return contradiction(
        odd,
        part.usual,
        ("side", part.name, odd[0].words.value),
        f"Side differs: {here} here, {elsewhere} elsewhere",
        held,
    )


def _is_lone(part: _Part, held: Held) -> bool:
    injury = held.tables.windows.injury
    narrow = part.name in injury.narrow_parts
    least = injury.agreeing_visits_narrow if narrow else injury.agreeing_visits
    most = injury.odd_visits_narrow if narrow else 1
    visits, usual = _visits(part.odd), _visits(part.usual)
    if not 1 <= len(visits) <= most or len(usual) < least + len(visits) - 1:
        return False
    if visits & usual and not _in_course_of_stay(part, held):
        return False
    return not _names(part.odd, part.usual[0].words.value, part.name, held)


def _is_of_injury(part: _Part, held: Held) -> bool:
    """Tell whether enough visits name the usual side against one that calls the other injured."""
    injury = held.tables.windows.injury
    visits, usual = _visits(part.odd), _visits(part.usual)
    both = bool(visits & usual) or _names(part.odd, part.usual[0].words.value, part.name, held)
    least = injury.agreeing_visits_both if both else injury.agreeing_visits_injured
    return len(visits) == 1 and len(usual - visits) >= least


def _in_course_of_stay(part: _Part, held: Held) -> bool:
    """Tell whether only other pages of a stay say the usual side; its course is no first look."""
    pages = {(s.packet, s.words.page) for s in part.usual}
    return all(
        (s.packet, s.words.page) not in pages
        and (page := held.page(s.packet, s.words.page)) is not None
        and page.category is Category.INPATIENT
        for s in part.odd
    )


def _names(said: list[Asserted], side: str, region: str, held: Held) -> bool:
    """Tell whether a page names that side of the region anywhere: to compare, say."""
    named = re.compile(rf"\b{side}\b(?:{_GAP}\w+){{0,2}}?{_GAP}{re.escape(region)}", re.IGNORECASE)
    pages = (held.page(s.packet, s.words.page) for s in said)
    return any(q is not None and named.search(q.text) for q in pages)


def _visits(said: list[Asserted]) -> set[tuple[str, object]]:
    return {(s.packet, s.words.encounter or s.words.page) for s in said}


def _place(said: Asserted) -> tuple[str, int, str]:
    return said.packet, said.words.page, said.words.quote
