"""Sorting a packet: each page's kind, printed numbers, heading, and the document it belongs to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from casefile.categories import CARE, Category
from casefile.close_calls import is_close
from casefile.encounters import Document
from casefile.evidence import Candidate, Ground, Question
from casefile.pages import Numbering, PageReading, PrintedNumber
from casefile.rules import RuleBook
from ingest.sorting.cues import Cues, load_cues
from ingest.sorting.documents import Leaf, Placing, part_documents
from ingest.sorting.layout import PageLayout
from ingest.sorting.looking import LookedPage, look
from ingest.sorting.numbering import FoundNumber, find_page_numbers
from ingest.sorting.print_runs import name_print_runs
from ingest.sorting.sequences import settle_numbers
from ingest.sorting.stamps import find_stamps
from ingest.sorting.visits import VisitPage, settle_settings


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

_SHORT = 6
_TITLE = 3.5
_CHART = frozenset({Category.EMERGENCY, Category.INPATIENT})
_SECTIONS = _CHART | {Category.RADIOLOGY, Category.LABORATORY, Category.OPERATIVE}


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
    sorted_pages = _categorise(pages, placings, cues)
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


def _categorise(
    pages: Sequence[LookedPage], placings: Sequence[Placing], cues: Cues
) -> list[SortedPage]:
    """Weigh each page, in order, with what its document has been so far.

    A page that tells too little by itself is weighed again with what the packet mostly is.
    """
    first = _pass(pages, placings, None, cues)
    usual = _usual_kind(first, cues)
    weighed = first if usual is None else _pass(pages, placings, usual, cues)
    settled = settle_settings(
        [
            VisitPage(page.heading.dates, _titled(page), known.candidates)
            for page, known in zip(pages, weighed, strict=True)
        ],
        cues.table.sure,
    )
    return [
        known
        if candidates is known.candidates
        else _sorted_page(page, placing, candidates, continues=known.continues)
        for page, known, candidates, placing in zip(pages, weighed, settled, placings, strict=True)
    ]


def _titled(page: LookedPage) -> dict[Category, float]:
    best: dict[Category, float] = {}
    for hit in page.heading.titles:
        best[hit.category] = max(best.get(hit.category, 0.0), hit.score)
    return best


def _pass(
    pages: Sequence[LookedPage], placings: Sequence[Placing], usual: Category | None, cues: Cues
) -> list[SortedPage]:
    under_way: dict[int, Category] = {}
    result = []
    for page, placing in zip(pages, placings, strict=True):
        before = under_way.get(placing.document)
        candidates = _weigh_page(page, before, _carried(page, before, cues), cues)
        weak = candidates[0].score < cues.table.weak and not page.blank
        caring = Category(candidates[0].value) in CARE | {cues.table.default}
        if usual is not None and weak and caring:
            candidates = _with_usual(candidates, usual, cues)
        category = Category(candidates[0].value)
        if not page.blank:
            under_way[placing.document] = _closing(page, category)
        result.append(_sorted_page(page, placing, candidates, continues=before is not None))
    return result


def _usual_kind(pages: Sequence[SortedPage], cues: Cues) -> Category | None:
    """Give the kind of care that most clear care pages of the packet are, where one prevails."""
    clear = Counter(
        p.category
        for p in pages
        if p.category.is_care and p.legible and p.candidates[0].score >= cues.table.weak
    )
    most = clear.most_common(1)
    return most[0][0] if most and most[0][1] >= max(2, 0.6 * clear.total()) else None


def _with_usual(
    candidates: tuple[Candidate, ...], usual: Category, cues: Cues
) -> tuple[Candidate, ...]:
    known = next((c for c in candidates if c.value == usual.value), Candidate(usual.value, 0.0))
    lifted = _lifted(known, f"the packet is mostly {_plain(usual)}", cues.table.usual)
    others = [c for c in candidates if c.value != usual.value]
    return tuple(sorted((lifted, *others), key=lambda c: (-c.score, c.value)))


def _lifted(known: Candidate, reason: str, bonus: float) -> Candidate:
    """Give a candidate more weight for what other pages tell."""
    grounds = (Ground("", reason, bonus), *known.grounds)
    return replace(known, score=known.score + bonus, grounds=grounds)


def _plain(category: Category) -> str:
    return category.value.replace("_", " ")


def _carried(page: LookedPage, before: Category | None, cues: Cues) -> float:
    """Tell how much the document so far says of a page that goes on from it.

    A short document with its own count is of one kind, whatever headings its pages begin with; a
    claim form is always one by itself. A hospital chart or a long print-out is one of many
    sections, and a title at the top opens one.
    """
    own = _leaf(page).own
    short = own is not None and own.total is not None and own.total <= _SHORT
    short = short and not page.heading.claim_form
    if short and before not in _SECTIONS:
        return 3 * cues.table.carried
    return cues.table.carried if not page.opening else cues.table.carried / 4


def _weigh_page(
    page: LookedPage, before: Category | None, bonus: float, cues: Cues
) -> tuple[Candidate, ...]:
    if page.blank:
        stamps = Ground("", "nothing but stamps on the page", 1.0)
        return (Candidate(Category.BLANK.value, 1.0, (stamps,)),)
    scores = dict(page.weighed)
    if before is not None:
        known = scores.get(before, Candidate(before.value, 0.0))
        scores[before] = _lifted(known, f"goes on from a page of {_plain(before)}", bonus)
    ranked = sorted(scores.values(), key=lambda c: (-c.score, c.value))
    if not ranked or ranked[0].score <= 0:
        default = cues.table.default.value
        nothing = Ground("", "nothing on the page tells its kind")
        return (Candidate(default, 0.0, (nothing,)), *ranked)
    return tuple(ranked[:5])


def _closing(page: LookedPage, category: Category) -> Category:
    """Give the kind of section that a page of a hospital chart leaves open at its foot."""
    if category not in _SECTIONS:
        return category
    last = [h for h in page.heading.titles if h.category in _SECTIONS and h.score >= 4.4]
    return max(last, key=lambda h: (h.top, h.score)).category if last else category


def _is_doubtful(page: SortedPage, rules: RuleBook) -> bool:
    """Tell whether the kind of a page was a close call, or rests on words that cannot be read."""
    close = is_close(Question.CATEGORY, page.candidates, rules)
    return not page.blank and (close or not page.legible)


def _sorted_page(
    page: LookedPage, placing: Placing, candidates: tuple[Candidate, ...], *, continues: bool
) -> SortedPage:
    return SortedPage(
        page=page.page,
        category=Category(candidates[0].value),
        candidates=candidates,
        printed=page.numbers,
        printed_page=None,
        printed_total=None,
        document=placing.document,
        title=_title(page, Category(candidates[0].value)),
        letterhead=page.heading.house,
        blank=page.blank,
        legible=page.legible,
        continues=continues,
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
