"""What a page tells by itself: its heading, its kind as weighed, the title that opens it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from casefile.categories import Category
from casefile.evidence import Candidate
from casefile.pages import PrintedNumber
from casefile.rules import RuleBook
from ingest.sorting.categories import head_hits, letterhead_hits, signature_hits, text_hits, weigh
from ingest.sorting.charge_rows import ChargeRows, charge_row_hits
from ingest.sorting.cues import Cues, Hit
from ingest.sorting.headings import Heading, read_heading
from ingest.sorting.layout import PageLayout, Segment, fold
from ingest.sorting.letters import paper_hits
from ingest.sorting.notes import note_hits, within_note
from ingest.sorting.numbering import FoundNumber
from ingest.sorting.signed_visits import signed_visit_hits

_STUDY = 7.0
_CLAIM_FORM = Hit(Category.BILLING, "title", 14.0, "a claim form's printed words", 0.0)


@dataclass(frozen=True, slots=True)
class LookedPage:
    """What is left of a page once it has been looked at; its words are not.

    `weighed` says what the page tells by itself, `opening` the title that opens it, folded,
    `charges` that it is a page of a ledger by its rows.
    """

    page: int
    numbers: tuple[PrintedNumber, ...]
    heading: Heading
    weighed: Mapping[Category, Candidate]
    blank: bool
    legible: bool
    opening: str
    charges: bool


def look(
    layout: PageLayout,
    numbers: tuple[FoundNumber, ...],
    fax_rows: frozenset[int],
    cues: Cues,
    rules: RuleBook,
) -> LookedPage:
    """Look at a page by itself; `numbers` and `fax_rows` are what only counts it."""
    reading = layout.reading
    stamps = {f.segment.box for f in numbers}
    stamped = {i for i, s in enumerate(layout.segments) if s.box in stamps or s.row in fax_rows}
    heading = read_heading(layout, stamped, cues, rules)
    body = [s for i, s in enumerate(layout.segments) if i not in stamped]
    heading = replace(heading, titles=within_note(heading.titles, body, cues))
    blank = reading.blank or heading.left_blank or (reading.legible and not _has_words(body))
    rows = ChargeRows(body)
    charges = rows.are_ledger(cues)  # those named at its head sign nothing
    letterhead = [heading.letterhead] if heading.letterhead else []
    hits = (
        *heading.titles,
        *([_CLAIM_FORM] if heading.claim_form else []),
        *(
            [Hit(Category.RADIOLOGY, "text", _STUDY, "the study is named", 1.0)]
            if heading.study
            else []
        ),
        *letterhead_hits(letterhead, cues),
        *charge_row_hits(rows, cues),
        *head_hits(body, cues),
        *((not charges and signature_hits(body, cues)) or note_hits(body, cues)),
        *text_hits([t for s in body for t in s.tokens], cues),
    )
    hits = (*hits, *paper_hits(body, hits, cues))
    return LookedPage(
        reading.page,
        tuple(f.number for f in numbers),
        replace(heading, titles=tuple(replace(h, segment=None) for h in heading.titles)),
        weigh((*hits, *signed_visit_hits(body, weigh(hits, cues), cues)), cues),
        blank,
        reading.legible,
        _opening(heading, cues),
        charges,
    )


def _has_words(body: Sequence[Segment]) -> bool:
    """Tell whether anything but specks was read."""
    return any(
        sum(c.isalnum() for c in word.text) >= 3 and word.confidence >= 0.5
        for segment in body
        for word in segment.words
    )


def _opening(heading: Heading, cues: Cues) -> str:
    """Give the title that opens the page, folded, where one stands clearly at its top."""
    sure = [h for h in heading.titles if h.score >= cues.table.sure and h.top < 0.33]
    if not sure:
        return ""
    top = min(h.top for h in sure)
    title = max((h for h in sure if h.top < top + 0.08), key=lambda h: h.score)
    return "".join(fold(title.quote))
