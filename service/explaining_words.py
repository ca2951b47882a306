"""Explanations in plain words, as `fullchart explain` prints them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence

from casefile.categories import Category
from casefile.evidence import Question
from casefile.pages import Numbering, Source
from chronology.export.wording import CATEGORY_LABELS, page_list, us_date
from service.explained import (
    ChoiceOut,
    DateOut,
    Explained,
    GroundOut,
    PacketExplained,
    PageExplained,
    ReadingOut,
    VisitExplained,
)

QUESTIONS = {
    Question.CATEGORY: "kind",
    Question.DATE: "date of visit",
    Question.END_DATE: "last day",
    Question.PERSON: "whose page",
    Question.PROVIDER: "provider",
    Question.FACILITY: "facility",
}
NEEDS_REVIEW = "needs review"

_MOST = 6
"""How many grounds of a candidate are told."""

_PERSONS = {"client": "the client", "another": "somebody else", "unknown": "not known"}
_NUMBERINGS = {
    Numbering.DOCUMENT: "of the document",
    Numbering.PRINT_RUN: "of the whole print-out",
    Numbering.FAX: "of the fax",
    Numbering.BATES: "Bates stamp",
}
_SOURCES = {
    Source.TEXT: "the file's own text",
    Source.OCR: "a scan, by OCR",
    Source.NONE: "nothing: it was not read",
}


def review_words(close: Iterable[Question]) -> str:
    """Name what was a close call: "kind, provider"."""
    return ", ".join(QUESTIONS[question] for question in close)


def to_json(explained: Sequence[Explained]) -> str:
    """Give explanations as JSON: the one that was asked for, or a list of packets."""
    data = [each.model_dump(mode="json") for each in explained]
    one = data[0] if len(data) == 1 and not isinstance(explained[0], PacketExplained) else data
    return json.dumps(one, ensure_ascii=False, indent=1) + "\n"


def lines(explained: Explained) -> Iterator[str]:
    """Tell an explanation in lines of plain words."""
    if isinstance(explained, PacketExplained):
        return _packet_lines(explained)
    if isinstance(explained, PageExplained):
        return _page_lines(explained)
    return _visit_lines(explained)


def _packet_lines(packet: PacketExplained) -> Iterator[str]:
    """List a packet's pages and encounters, a line each."""
    yield packet.file
    for page in packet.pages:
        when = us_date(page.date) if page.date else ""
        kind = CATEGORY_LABELS[page.category]
        other = ", somebody else's" if page.somebody_elses else ""
        yield f"  page {page.page:<4} {when:<10}  {kind}{other}{_marked(page.needs_review)}"
    for visit in packet.visits:
        when = us_date(visit.date) if visit.date else "no date"
        kind, pages = CATEGORY_LABELS[visit.category], page_list(visit.pages)
        who = f", {visit.provider}" if visit.provider else ""
        told = f"{visit.id}  {when:<10}  {kind}{who}, p. {pages}"
        yield f"  {told}{_marked(visit.needs_review)}"


def _page_lines(page: PageExplained) -> Iterator[str]:
    """Explain a page."""
    yield f"{page.file}, page {page.page} of {page.page_count}{_marked(page.needs_review)}"
    yield from _choice_lines(page.category)
    if page.person:
        yield from _choice_lines(page.person)
    yield from _heading("Dates printed on it" if page.dates else "No dates are printed on it")
    for date in page.dates:
        yield _date_line(date)
    if page.date:
        yield from _choice_lines(page.date)
        if page.date_from:
            yield f"  not printed on this page, but on page {page.date_from} of the same visit"
    yield from _heading("Printed numbers" if page.printed else "No printed numbers")
    for number in page.printed:
        goes_by = "; the page goes by it" if number.chosen else ""
        yield f"  “{number.text}” {_NUMBERINGS[number.numbering]}{goes_by}"
    yield from _document_lines(page)
    yield from _heading(f"Read from: {_SOURCES[page.reading.source]}")
    yield f"  {_legible(page.reading)}"
    for visit in page.visits:
        yield ""
        yield from _visit_lines(visit, skip=page.date)


def _visit_lines(visit: VisitExplained, *, skip: ChoiceOut | None = None) -> Iterator[str]:
    """Explain an encounter; `skip` is a choice that was told already."""
    yield f"Encounter {visit.id} of {visit.file}{_marked(visit.needs_review)}"
    for choice in visit.choices:
        if choice != skip:
            yield from _choice_lines(choice)
    yield from _heading(f"Pages: {page_list([p.page for p in visit.pages])}")
    for page in visit.pages:
        yield f"  page {page.page}: {page.why}"


def _choice_lines(choice: ChoiceOut) -> Iterator[str]:
    name = QUESTIONS[choice.question].capitalize()
    marked = f"  [{NEEDS_REVIEW}]" if choice.needs_review else ""
    yield from _heading(f"{name}: {_value(choice.question, choice.value)}{marked}")
    yield f"  because: {choice.why}"
    for number, candidate in enumerate(choice.candidates):
        lead = number == 0 and choice.lead is not None and choice.value is not None
        ahead = f", ahead of the next by {choice.lead:g}" if lead else ""
        value = _value(choice.question, candidate.value)
        yield f"  {value}: weighs {candidate.weight:g}{ahead}"
        yield from (f"    {_ground(ground)}" for ground in candidate.grounds[:_MOST])
        more = len(candidate.grounds) - _MOST
        if more > 0:
            yield f"    and {more} more"


def _ground(ground: GroundOut) -> str:
    told = f"{ground.place}: “{ground.words}”" if ground.place else ground.words
    where = f", page {ground.page}" if ground.page is not None else ""
    return told + where + (f"  {ground.weight:+g}" if ground.weight is not None else "")


def _value(question: Question, value: str | None) -> str:
    if value is None:
        return "none"
    if question is Question.CATEGORY:
        return CATEGORY_LABELS[Category(value)]
    if question is Question.PERSON:
        return _PERSONS[value]
    if question in {Question.DATE, Question.END_DATE}:
        return us_date(dt.date.fromisoformat(value))
    return value


def _date_line(date: DateOut) -> str:
    role = date.role.value.replace("_", " ")
    repaired = "; a damaged digit was put right" if date.repaired else ""
    dates = f"; dates encounter {', '.join(date.visits)}" if date.visits else ""
    return f"  “{date.text}” {role}: {date.because}{repaired}{dates}"


def _document_lines(page: PageExplained) -> Iterator[str]:
    if page.document is None:
        return
    pages = page_list(page.document.pages)
    title = f" “{page.document.title}”" if page.document.title else ""
    yield from _heading(f"Document: pages {pages}{title}")
    does = "goes on with it" if page.document.continues else "begins it"
    yield f"  the page {does}: {page.document.why}"
    if page.letterhead:
        yield f"  letterhead: “{page.letterhead}”"


def _legible(reading: ReadingOut) -> str:
    if reading.blank:
        return "blank"
    measured = reading.source is Source.OCR and reading.confidence
    share = f"; about {reading.confidence:.0%} of it was read right" if measured else ""
    if reading.legible:
        return f"legible{share}"
    return f"not legible: {reading.problem or 'too little of it was read right'}{share}"


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield text


def _marked(close: Sequence[Question]) -> str:
    return f"  [{NEEDS_REVIEW}: {review_words(close)}]" if close else ""
