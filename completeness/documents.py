"""Single documents that lack in the record of a visit, though its own pages tell of them."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from casefile.categories import FlagKind, Severity
from casefile.encounters import Encounter
from casefile.flags import Evidence
from casefile.pages import PageFacts
from completeness.courses import DocumentRule
from completeness.drafts import Draft, cause
from completeness.held import Held
from completeness.phrases import day, inside

_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+(?=[A-Z])")
_OF_OTHER = re.compile(r"\s?(?:from|of|at|by|dated)\b", re.IGNORECASE)
"""What stands behind the name of a document of another house or day."""
_BESIDE = 60
"""Characters on either side of a reference that are quoted with it."""


def missing_documents(held: Held, gaps: Sequence[Draft]) -> Iterator[Draft]:
    """Flag each single document that belongs to a visit in hand and that no page of the answer is.

    Only where the kind of record was asked for, and every page of the answer can be read. A gap in
    the page numbers of the same packet (`gaps`) may be the document: then both are one finding.
    """
    for visits in _visits(held):
        first = visits[0]
        index = held.requests.get(first.packet)
        rules = held.tables.documents.of_kind(first.category)
        if index is None or not rules or not _is_asked(first, index, held):
            continue
        pages = [(visit.packet, n) for visit in visits for n in visit.pages]
        named = [r for r in rules if r.expected == "always" or _is_named(r, pages, held)]
        said = [_said(packet, n, held) for packet, n in pages] if named else []
        for rule in named:
            evidence = _tells(said, rule)
            if evidence is None or _may_be_there(visits, rule, index, held):
                continue
            torn = [c for gap in gaps if gap.packet == first.packet for c in gap.causes]
            yield _flag(visits, rule, evidence, torn, held)


def _is_asked(visit: Encounter, index: int, held: Held) -> bool:
    return visit.category in held.tables.expected.items(held.matter.requests[index])


def _is_named(rule: DocumentRule, pages: Sequence[tuple[str, int]], held: Held) -> bool:
    """Tell whether a page refers to the document; hardly one does, and is looked at closely."""
    found = (held.page(packet, number) for packet, number in pages)
    return any(page is not None and rule.named.search(page.text) for page in found)


def _visits(held: Held) -> Iterator[list[Encounter]]:
    """Give the records of each dated visit, one house's together; a course of visits is one."""
    groups: dict[tuple[object, ...], list[Encounter]] = defaultdict(list)
    for encounter in held.encounters:
        if encounter.date and encounter.pages:
            in_course = encounter.category in held.tables.visits.kinds
            day_of = None if in_course else encounter.date
            key = (encounter.category, day_of, encounter.facility or encounter.packet)
            groups[key].append(encounter)
    for _, visits in sorted(groups.items(), key=lambda group: str(group[0])):
        yield sorted(visits, key=lambda e: (e.date or dt.date.min, e.packet, e.pages))


def _said(packet: str, number: int, held: Held) -> Evidence:
    """Give all words of a page."""
    page = held.page(packet, number)
    return Evidence(packet, number, " ".join(page.text.split()) if page else "")


def _may_be_there(visits: Sequence[Encounter], rule: DocumentRule, index: int, held: Held) -> bool:
    """Tell whether a page of the answer is the document, or cannot be read well and may be."""
    return any(
        not (page.legible or page.blank) or held.is_poorly_read(page) or _calls(page, rule)
        for page in _answer(visits, index, held)
    )


def _answer(visits: Sequence[Encounter], index: int, held: Held) -> list[PageFacts]:
    """Give the pages that the document may stand on: of the same answer, but of no other visit."""
    own = {(e.packet, number) for e in visits for number in e.pages}
    days = {e.date for e in visits}
    others = {
        (e.packet, number)
        for e in held.of_category[visits[0].category]
        if e.date and e.date not in days
        for number in e.pages
    } - own
    return [
        page
        for packet in held.facts.packets
        if held.requests.get(packet.id) == index
        for page in packet.pages
        if not page.foreign and (packet.id, page.page) not in others
    ]


def _tells(said: Sequence[Evidence], rule: DocumentRule) -> Evidence | None:
    """Give the sentence of a visit's pages that refers to the document, or where it belongs."""
    if rule.expected == "always":
        return Evidence(said[0].packet, said[0].page)
    for page in said:
        if not rule.named.search(page.text):
            continue
        for sentence in _SENTENCE_END.split(page.text):
            named = rule.named.search(sentence)
            if named and not _OF_OTHER.match(sentence, named.end()):
                return Evidence(page.packet, page.page, _around(sentence, named))
    return None


def _around(sentence: str, named: re.Match[str]) -> str:
    """Give whole words around those found, of a sentence that may be a page of a list."""
    start = sentence.rfind(" ", 0, max(0, named.start() - _BESIDE)) + 1
    end = sentence.find(" ", named.end() + _BESIDE)
    return sentence[start : end if end > 0 else None]


def _calls(page: PageFacts, rule: DocumentRule) -> bool:
    """Tell whether a page calls itself, or a part of it, by the document's name."""
    return bool(rule.titles.search(rule.named.sub(" ", " ".join(page.text.split()))))


def _flag(
    visits: Sequence[Encounter],
    rule: DocumentRule,
    evidence: Evidence,
    torn: Sequence[str],
    held: Held,
) -> Draft:
    visit = visits[0]
    assert visit.date is not None
    index = held.requests[visit.packet]
    request = held.matter.requests[index]
    what = held.tables.wording.visit[visit.category]
    several = len({e.date for e in visits}) > 1
    of_day = f"the {inside(what)}{'s from' if several else ' of'} {day(visit.date)}"
    of_day += " on" if several else ""
    at = f" at {visit.facility}" if visit.facility else ""
    place = held.place(evidence.packet, [evidence.page])
    said = f"See {place}: “{evidence.text}”." if evidence.text else f"The rest begins on {place}."
    may = "a page that is missing" if torn else "a page with another title"
    return Draft(
        kind=FlagKind.MISSING_CATEGORY,
        identity=(
            "document",
            rule.name,
            visit.category,
            None if visit.category in held.tables.visits.kinds else visit.date,
            visit.printed_place or visit.packet,
        ),
        message=(
            f"The {rule.name} of {of_day}{at} did not come, though the rest did. {said} "
            f"It may be {may}."
        ),
        causes=(cause("document", rule.name, visit.id), *torn),
        category=visit.category,
        date=visit.date,
        end_date=visit.end_date,
        packet=visit.packet,
        pages=(evidence.page,),
        detail={
            "item": visit.category.value,
            "request": index,
            "provider": request.addressee,
            "document": rule.name,
        },
        evidence=(evidence,),
        ask=f"The {rule.name} of {of_day}{at}.",
        severity=Severity.LOW,
    )
