"""Each page's kind, weighed in order: by itself, by its document so far, by who signs it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from casefile.categories import CARE, Category
from casefile.evidence import Candidate, Ground
from ingest.sorting.cues import Cues
from ingest.sorting.documents import Placing, own_number
from ingest.sorting.looking import LookedPage
from ingest.sorting.visits import VisitPage, settle_settings

_SHORT = 6
_WORDS = frozenset({"text", "head", "letterhead"})
_CHART = frozenset({Category.EMERGENCY, Category.INPATIENT})
_SECTIONS = _CHART | {Category.RADIOLOGY, Category.LABORATORY, Category.OPERATIVE}

_STUDIES = frozenset({Category.RADIOLOGY, Category.LABORATORY})
_REPORT = re.compile(r"\breport\b", re.IGNORECASE)
_SURE_REPORT, _VERY_TOP = 10.0, 0.2


@dataclass(frozen=True, slots=True)
class WeighedKind:
    """The kinds that were weighed for a page, best first, with their evidence.

    `continues` says that the page goes on from an earlier page of its document.
    """

    candidates: tuple[Candidate, ...]
    continues: bool

    @property
    def category(self) -> Category:
        """The best of them."""
        return Category(self.candidates[0].value)


def weigh_in_order(
    pages: Sequence[LookedPage], placings: Sequence[Placing], cues: Cues
) -> list[WeighedKind]:
    """Weigh each page, in order, with what its document has been so far.

    A page that tells too little by itself is weighed again with what the packet mostly is.
    """
    first = _pass(pages, placings, None, cues)
    usual = _usual_kind(pages, first, cues)
    weighed = first if usual is None else _pass(pages, placings, usual, cues)
    settled = settle_settings(
        [
            VisitPage(page.heading.dates, _titled(page), known.candidates)
            for page, known in zip(pages, weighed, strict=True)
        ],
        cues.table.sure,
    )
    return [
        replace(known, candidates=candidates)
        for known, candidates in zip(weighed, settled, strict=True)
    ]


def _titled(page: LookedPage) -> dict[Category, float]:
    best: dict[Category, float] = {}
    for hit in page.heading.titles:
        best[hit.category] = max(best.get(hit.category, 0.0), hit.score)
    return best


def _pass(
    pages: Sequence[LookedPage], placings: Sequence[Placing], usual: Category | None, cues: Cues
) -> list[WeighedKind]:
    under_way: dict[int, Category] = {}
    signers = _signers(pages, placings)
    result = []
    for page, placing in zip(pages, placings, strict=True):
        before = under_way.get(placing.document)
        candidates = _weigh_page(page, before, _carried(page, before, cues), cues)
        weak = candidates[0].score < cues.table.weak and not page.blank
        caring = Category(candidates[0].value) in CARE | {cues.table.default}
        if usual is not None and weak and caring:
            candidates = _with_usual(candidates, usual, cues)
        candidates = _as_signed(candidates, signers.get(placing.document), cues)
        category = Category(candidates[0].value)
        if not page.blank:
            between = before is not None and _is_of_short(page) and _reports_a_study(page)
            left = before if between else None  # a report bound in a note: the note goes on
            under_way[placing.document] = left or _closing(page, category)
        result.append(WeighedKind(candidates, before is not None))
    return result


def _usual_kind(
    pages: Sequence[LookedPage], kinds: Sequence[WeighedKind], cues: Cues
) -> Category | None:
    """Give the kind of care that most clear care pages of the packet are, where one prevails."""
    clear = Counter(
        kind.category
        for page, kind in zip(pages, kinds, strict=True)
        if kind.category.is_care and page.legible and kind.candidates[0].score >= cues.table.weak
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

    A ledger that ends the print-out of a chart is none of its notes.

    A short document with its own count is of one kind, whatever headings its pages begin with; a
    claim form is always one by itself, and so is the report of a study. A hospital chart or a long
    print-out is one of many sections; a title at the top opens one, and so do those who sign it.
    """
    if page.charges and before is not Category.BILLING:
        return 0.0
    if _is_of_short(page) and before not in _SECTIONS | {Category.BILLING}:
        return cues.table.carried * (1 if _reports_a_study(page) else 3)
    opens = page.opening or (before in _CHART and _is_headed_and_signed(page))
    return cues.table.carried / 4 if opens else cues.table.carried


def _reports_a_study(page: LookedPage) -> bool:
    """Tell whether a study's report has its title at the very top, beneath the house's name."""
    return any(
        h.category in _STUDIES and h.score >= _SURE_REPORT and h.top < _VERY_TOP
        for h in page.heading.titles
        if _REPORT.search(h.quote)
    )


def _is_headed_and_signed(page: LookedPage) -> bool:
    """Tell whether those whose discipline heads the page sign it: the ward's chart holds it."""
    places = [{g.place for g in kind.grounds} for kind in page.weighed.values()]
    return any("signature" in known and known & {"title", "letterhead"} for known in places)


def _is_of_short(page: LookedPage) -> bool:
    """Tell whether a page counts itself as one of few; a claim form is always one by itself."""
    own = own_number(page.numbers)
    short = own is not None and own.total is not None and own.total <= _SHORT
    return short and not page.heading.claim_form


def _signers(
    pages: Sequence[LookedPage], placings: Sequence[Placing]
) -> dict[int, tuple[Category, Ground]]:
    """Give whose signature stands below each short document, by its kind of care."""
    found: dict[int, tuple[Category, Ground]] = {}
    for page, placing in zip(pages, placings, strict=True):
        if page.charges or not _is_of_short(page):
            continue
        for category, candidate in page.weighed.items():
            for ground in candidate.grounds:
                if ground.place == "signature":
                    found[placing.document] = category, ground
    return found


def _as_signed(
    candidates: tuple[Candidate, ...], signer: tuple[Category, Ground] | None, cues: Cues
) -> tuple[Candidate, ...]:
    """Let a note that nothing but its words tells be of the kind of those who sign its last page.

    An examination reads the same whoever made it: a physician, a chiropractor.
    """
    best = candidates[0]
    plain = best.value == cues.table.signed_visit.of.value and all(
        g.place in _WORDS for g in best.grounds
    )
    if signer is None or not plain:
        return candidates
    category, ground = signer
    known = next((c for c in candidates if c.value == category.value), None)
    lifted = _lifted(
        known or Candidate(category.value, 0.0), "signed on another page", ground.weight or 0.0
    )
    others = [c for c in candidates if c.value != category.value]
    return tuple(sorted((lifted, *others), key=lambda c: (-c.score, c.value)))


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
