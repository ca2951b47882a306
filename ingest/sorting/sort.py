"""Sorting a packet: each page's kind, printed numbers, heading, and the document it belongs to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from casefile.categories import Category
from casefile.close_calls import is_close
from casefile.encounters import Document
from casefile.evidence import Candidate, Question
from casefile.pages import Numbering, PageReading, PrintedNumber
from casefile.rules import RuleBook
from ingest.sorting.cues import load_cues
from ingest.sorting.documents import Leaf, Placing, part_documents
from ingest.sorting.kinds import WeighedKind, weigh_in_order
from ingest.sorting.layout import PageLayout
from ingest.sorting.looking import LookedPage, look
from ingest.sorting.numbering import FoundNumber, find_page_numbers
from ingest.sorting.print_runs import name_print_runs
from ingest.sorting.sequences import settle_numbers
from ingest.sorting.stamps import find_stamps


@dataclass(frozen=True, slots=True)
class SortedPage:
    """What sorting made of one page.

    `candidates` are the categories that were weighed, best first, with their evidence.
    `printed_page` and `printed_total` follow the contract: the document's own numbering, else the
    fax counter, else the Bates number. `document` is the ordinal of the page's document in the
    packet. `continues` says that the page goes on from an earlier page of its document, `placed`
    why it does or does not.
    """

    page: int
    category: Category
    candidates: tuple[Candidate, ...]
    printed: tuple[PrintedNumber, ...]
    printed_page: int | None
    printed_total: int | None
    document: int
    title: str
    letterhead: str | None
    blank: bool
    legible: bool
    continues: bool
    placed: str
    needs_review: bool = False


@dataclass(frozen=True, slots=True)
class Sorting:
    """A packet sorted: its pages in order and the documents they make."""

    pages: tuple[SortedPage, ...]
    documents: tuple[Document, ...]


_PRECEDENCE = (Numbering.DOCUMENT, Numbering.PRINT_RUN, Numbering.FAX, Numbering.BATES)
_AT_HAND = 600
"""Pages that stay laid out: a short packet whole."""

_TITLE = 3.5


def sort_pages(readings: Sequence[PageReading], rules: RuleBook = RuleBook()) -> Sorting:
    """Sort the pages of one packet, given in their physical order."""
    cues = load_cues(rules)

    @lru_cache(maxsize=_AT_HAND)
    def layout_of(place: int) -> PageLayout:
        return PageLayout(readings[place])

    # All numbers come first: of a long packet, each page is laid out twice and few are held.
    places = range(len(readings))
    stamped = [_stamped(layout_of(place), rules) for place in places]
    settled = settle_numbers([numbers for numbers, _ in stamped])
    pages = [
        look(layout_of(place), numbers, fax_rows, cues, rules)
        for place, numbers, (_, fax_rows) in zip(places, settled, stamped, strict=True)
    ]
    placings = part_documents([_leaf(page) for page in pages])
    kinds = weigh_in_order(pages, placings, cues)
    sorted_pages = [
        _sorted_page(page, placing, kind)
        for page, placing, kind in zip(pages, placings, kinds, strict=True)
    ]
    named = name_print_runs([(p.document, p.category, p.printed) for p in sorted_pages])
    numbered = [_numbered(p, n) for p, n in zip(sorted_pages, named, strict=True)]
    final = tuple(replace(p, needs_review=_is_doubtful(p, rules)) for p in numbered)
    return Sorting(final, _documents(final))


def _stamped(layout: PageLayout, rules: RuleBook) -> tuple[tuple[FoundNumber, ...], frozenset[int]]:
    """Give the numbers of a page and the rows that a fax machine printed.

    Numbers are stamped ones and those of the document, which no fax machine printed.
    """
    stamps = find_stamps(layout, rules)
    own = [f for f in find_page_numbers(layout, rules) if f.segment.row not in stamps.fax_rows]
    return (*stamps.numbers, *own), stamps.fax_rows


def _leaf(page: LookedPage) -> Leaf:
    return Leaf(page.numbers, page.heading, page.opening, page.blank, page.legible)


def _is_doubtful(page: SortedPage, rules: RuleBook) -> bool:
    """Tell whether the kind of a page was a close call, or rests on words that cannot be read."""
    close = is_close(Question.CATEGORY, page.candidates, rules)
    return not page.blank and (close or not page.legible)


def _sorted_page(page: LookedPage, placing: Placing, kind: WeighedKind) -> SortedPage:
    return SortedPage(
        page=page.page,
        category=kind.category,
        candidates=kind.candidates,
        printed=page.numbers,
        printed_page=None,
        printed_total=None,
        document=placing.document,
        title=_title(page, kind.category),
        letterhead=page.heading.house,
        blank=page.blank,
        legible=page.legible,
        continues=kind.continues,
        placed=placing.why,
    )


def _numbered(page: SortedPage, printed: tuple[PrintedNumber, ...]) -> SortedPage:
    chosen = contract_number(printed)
    return replace(
        page,
        printed=printed,
        printed_page=chosen.number if chosen else None,
        printed_total=chosen.total if chosen else None,
    )


def _title(page: LookedPage, category: Category) -> str:
    hits = [h for h in page.heading.titles if h.top < 0.4 and h.score >= _TITLE]
    best = max(hits, key=lambda h: (h.category is category, h.score), default=None)
    return best.quote if best else ""


def contract_number(printed: Sequence[PrintedNumber]) -> PrintedNumber | None:
    """Choose the number that a page goes by: of its document, else of print-out, fax or Bates."""
    for numbering in _PRECEDENCE:
        of_kind = [n for n in printed if n.numbering is numbering]
        if of_kind:
            return min(of_kind, key=lambda n: (n.total is None, n.total or 0))
    return None


def _documents(pages: Sequence[SortedPage]) -> tuple[Document, ...]:
    members: dict[int, list[SortedPage]] = {}
    for page in pages:
        members.setdefault(page.document, []).append(page)
    return tuple(
        Document(
            ordinal,
            tuple(p.page for p in own),
            _kind(own),
            next((p.title for p in own if p.title), ""),
            next((p.letterhead for p in own if p.letterhead), None),
        )
        for ordinal, own in sorted(members.items())
    )


def _kind(pages: Sequence[SortedPage]) -> Category:
    told = [p.category for p in pages if not p.blank] or [pages[0].category]
    return Counter(told).most_common(1)[0][0]
