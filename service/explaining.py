"""Explaining what was decided of a page or an encounter, from the evidence kept with the facts."""

from __future__ import annotations

from collections.abc import Sequence

from casefile.dates import DateMention, DateRole
from casefile.encounters import Document, Encounter
from casefile.evidence import Choice, Ground, Question
from casefile.matters import PacketFacts
from casefile.pages import PageFacts, PrintedNumber
from ingest.sorting.sort import contract_number
from service.explained import (
    CandidateOut,
    ChoiceOut,
    DateOut,
    DocumentOut,
    GroundOut,
    NumberOut,
    PacketExplained,
    PageExplained,
    PageLine,
    ReadingOut,
    VisitExplained,
    VisitLine,
    VisitPageOut,
)

_PLACES = {
    "fax header": "it stands in a fax header",
    "page foot": "it stands at the foot of the page, beside page number or printing",
    "author line": "it stands in the line of the author",
    "damaged": "it is damaged, and more than one reading is possible",
}


def explain_packet(facts: PacketFacts) -> PacketExplained:
    """List a packet's pages and encounters with their close calls."""
    return PacketExplained(
        packet=facts.id,
        file=facts.file,
        pages=[
            PageLine(
                page=p.page,
                category=p.category,
                date=p.date,
                somebody_elses=p.foreign,
                needs_review=list(p.close),
            )
            for p in facts.pages
        ],
        visits=[
            VisitLine(
                id=e.id,
                category=e.category,
                date=e.date,
                provider=e.provider,
                pages=list(e.pages),
                needs_review=list(e.close),
            )
            for e in facts.encounters
        ],
    )


def explain_page(facts: PacketFacts, page: int) -> PageExplained | None:
    """Explain one page of a packet; None where there is no such page."""
    known = next((p for p in facts.pages if p.page == page), None)
    if known is None:
        return None
    visits = [e for e in facts.encounters if page in e.pages]
    own = next((e for e in visits if e.date == known.date), None)
    when = _choice_of(own, Question.DATE) if own else None
    document = next((d for d in facts.documents if page in d.pages), None)
    return PageExplained(
        packet=facts.id,
        file=facts.file,
        page=page,
        page_count=facts.page_count,
        category=_choice(_category(known)),
        person=_choice(known.whose) if known.whose else None,
        date=_choice(when) if when else None,
        date_from=_printed_elsewhere(known, own) if own else None,
        dates=[_date(m, visits) for m in known.dates],
        visits=[_visit(e, facts) for e in visits],
        printed=[_number(n, contract_number(known.printed)) for n in known.printed],
        document=_document(document, known) if document else None,
        letterhead=known.letterhead,
        reading=ReadingOut(
            source=known.source,
            confidence=known.confidence,
            rotation=known.rotation,
            legible=known.legible,
            blank=known.blank,
            problem=known.problem,
        ),
        needs_review=list(known.close),
    )


def explain_encounter(facts: PacketFacts, encounter: str) -> VisitExplained | None:
    """Explain one encounter of a packet; None where there is no such encounter."""
    known = next((e for e in facts.encounters if e.id == encounter), None)
    return _visit(known, facts) if known else None


def _category(page: PageFacts) -> Choice:
    """Put what was weighed of a page's kind as a choice."""
    first = page.candidates[0] if page.candidates else None
    grounds = first.grounds if first else ()
    heaviest = max(grounds, key=lambda g: g.weight or 0.0, default=None)
    why = str(heaviest) if heaviest else "nothing on the page tells its kind"
    if not page.legible:
        why += "; the page cannot be read, so nothing about it is sure"
    close = Question.CATEGORY in page.close
    return Choice(Question.CATEGORY, page.category.value, why, page.candidates, close)


def _choice_of(encounter: Encounter, question: Question) -> Choice | None:
    return next((c for c in encounter.choices if c.question is question), None)


def _dating(encounter: Encounter) -> tuple[Ground, ...]:
    """Give the printed dates by which an encounter has its date, the heaviest first."""
    when = _choice_of(encounter, Question.DATE)
    return when.candidates[0].grounds if when and when.value and when.candidates else ()


def _printed_elsewhere(page: PageFacts, own: Encounter) -> int | None:
    """Give the page that prints the date of a visit, where this one does not."""
    pages = [g.page for g in _dating(own)]
    return pages[0] if pages and page.page not in pages else None


def _visit(encounter: Encounter, facts: PacketFacts) -> VisitExplained:
    pages = {p.page: p for p in facts.pages}
    return VisitExplained(
        id=encounter.id,
        packet=facts.id,
        file=facts.file,
        category=encounter.category,
        date=encounter.date,
        end_date=encounter.end_date,
        provider=encounter.provider,
        facility=encounter.facility,
        pages=[VisitPageOut(page=n, why=_why_in(pages[n], encounter)) for n in encounter.pages],
        choices=[_choice(c) for c in encounter.choices],
        needs_review=list(encounter.close),
    )


def _why_in(page: PageFacts, encounter: Encounter) -> str:
    """Say what makes a page one of an encounter's: the date that it prints, else its document."""
    dating = next((g for g in _dating(encounter) if g.page == page.page), None)
    if dating is not None:
        return f"it prints the date: “{dating.words}”"
    return f"it prints no date of the visit, and is with its document because: {page.placed}"


def _date(mention: DateMention, visits: Sequence[Encounter]) -> DateOut:
    return DateOut(
        date=mention.date,
        end_date=mention.end,
        time=mention.time,
        text=mention.text,
        role=mention.role,
        because=_because(mention),
        repaired=mention.repaired,
        bbox=mention.box.rounded(),
        visits=[
            e.id
            for e in visits
            if any((g.page, g.box) == (mention.page, mention.box) for g in _dating(e))
        ],
    )


def _because(mention: DateMention) -> str:
    """Say what gave a printed date its role."""
    if mention.label in _PLACES:
        return _PLACES[mention.label]
    if mention.role is DateRole.NARRATIVE:
        return "it stands in running text"
    if not mention.label:
        return "no words beside it say what it is"
    if mention.role is DateRole.UNKNOWN:
        return f"“{mention.label}” does not say what it is"
    return f"“{mention.label}” stands beside or above it"


def _number(number: PrintedNumber, chosen: PrintedNumber | None) -> NumberOut:
    return NumberOut(
        numbering=number.numbering,
        number=number.number,
        total=number.total,
        series=number.series,
        text=number.text,
        bbox=number.box.rounded(),
        chosen=number is chosen,
    )


def _document(document: Document, page: PageFacts) -> DocumentOut:
    return DocumentOut(
        pages=list(document.pages),
        category=document.category,
        title=document.title,
        continues=page.page != document.pages[0],
        why=page.placed,
    )


def _choice(choice: Choice) -> ChoiceOut:
    scores = [c.score for c in choice.candidates]
    return ChoiceOut(
        question=choice.question,
        value=choice.value,
        why=choice.why,
        candidates=[
            CandidateOut(
                value=c.value, weight=round(c.score, 2), grounds=[_ground(g) for g in c.grounds]
            )
            for c in choice.candidates
        ],
        lead=round(scores[0] - max(scores[1:]), 2) if len(scores) > 1 else None,
        needs_review=choice.needs_review,
    )


def _ground(ground: Ground) -> GroundOut:
    return GroundOut(
        place=ground.place,
        words=ground.words,
        weight=ground.weight,
        page=ground.page,
        bbox=ground.box.rounded() if ground.box else None,
    )
