"""What would be found otherwise in the pages of a matter, in the words of a supervisor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from casefile.bills import BillingLine
from casefile.encounters import Encounter
from casefile.matters import MatterFacts, PacketFacts
from casefile.money import shown
from casefile.pages import PageFacts
from chronology.export.wording import CATEGORY_LABELS, page_list, us_date


@dataclass(frozen=True, slots=True)
class Found:
    """Things of one kind that fare alike: "charge" "would be found", and each of them in words."""

    thing: str
    would: str
    rows: tuple[str, ...]


def found_changes(before: MatterFacts, after: MatterFacts) -> Iterator[Found]:
    """Give the pages of another kind, and the visits and charges found anew or no longer.

    Things are compared as they are told: what reads the same is the same.
    """
    pages = tuple(_pages(before, after))
    if pages:
        yield Found("page", "would be of another kind", pages)
    for thing, words in (("visit", _visits), ("charge", _charges)):
        was, would = Counter(words(before)), Counter(words(after))
        for how, rows in (("would be found", would - was), ("would not be found", was - would)):
            if rows:
                yield Found(thing, how, tuple(rows.elements()))


def _pages(before: MatterFacts, after: MatterFacts) -> Iterator[str]:
    for old, new in zip(before.packets, after.packets, strict=True):
        for was, would in zip(old.pages, new.pages, strict=True):
            kinds = [_kind(page) for page in (was, would)]
            if kinds[0] != kinds[1]:
                yield f"page {was.page} of {old.file}: {kinds[1]} instead of {kinds[0]}"


def _kind(page: PageFacts) -> str:
    label = CATEGORY_LABELS[page.category]
    return f"{label}, of somebody else" if page.foreign else label


def _visits(facts: MatterFacts) -> Iterator[str]:
    return (_visit(visit, packet) for packet in facts.packets for visit in packet.encounters)


def _charges(facts: MatterFacts) -> Iterator[str]:
    return (_charge(line, packet) for packet in facts.packets for line in packet.lines)


def _visit(visit: Encounter, packet: PacketFacts) -> str:
    when = us_date(visit.date)
    if visit.end_date and visit.end_date != visit.date:
        when += f" to {us_date(visit.end_date)}"
    who = ", ".join(dict.fromkeys(name for name in (visit.provider, visit.facility) if name))
    by = f", {who}" if who else ""
    word = "page" if len(visit.pages) == 1 else "pages"
    where = f"{word} {page_list(visit.pages)} of {packet.file}"
    return f"{CATEGORY_LABELS[visit.category]}, {when}{by} ({where})"


def _charge(line: BillingLine, packet: PacketFacts) -> str:
    code = " ".join((line.code or "no code", *line.modifiers))
    kind = f", for {CATEGORY_LABELS[line.category].lower()}" if line.category else ""
    return (
        f"{code}, {us_date(line.date)}, {shown(line.charge)}{kind} (page {line.page} of "
        f"{packet.file})"
    )
