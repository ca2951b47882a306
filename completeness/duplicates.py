"""Pages that stand in the matter twice.

Two pages are one page when they carry the same words and the same figures. Words may be read
differently, and a fax header may differ; figures may not, beyond reading errors: two visits of
one patient on one form differ in little else than a date. Pages are paired by the rare words they
share, so that thousands of pages need no comparison of each with each.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from rapidfuzz import fuzz

from casefile.categories import FlagKind
from casefile.dates import DateRole
from casefile.flags import Evidence, PageRef
from casefile.matters import MatterFacts, PacketFacts
from casefile.pages import PageFacts, Source
from completeness.drafts import Draft, cause
from completeness.phrases import pages as pages_phrase
from completeness.tables import DuplicateFloors

_WORD = re.compile(r"[a-z]{3,}")
_FIGURE = re.compile(r"\d[\d.,/\-]*\d|(?<![a-z])\d(?![a-z])")
_STAMP = re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?\b|\b\d{3}\s?/\s?\d{3}\b")
_MARKS = str.maketrans("", "", ".,/-")
_RARE = 6
_SHARED = 2
_FEW = 80
_GARBLED = 55.0
_STAMP_ROLES = frozenset({DateRole.FAXED, DateRole.PRINTED, DateRole.RECEIVED})


@dataclass(frozen=True, slots=True)
class _Look:
    """What a page is compared by."""

    ref: PageRef
    page: PageFacts
    said: str
    words: Counter[str]
    figures: Counter[str]
    phrases: frozenset[str]
    charges: tuple[tuple[str, ...], ...]
    dates: frozenset[dt.date]


def find_duplicates(facts: MatterFacts, floors: DuplicateFloors) -> dict[PageRef, PageRef]:
    """Map each page that repeats an earlier one to that one; packets and pages in their order.

    Blank pages repeat nothing, nor do pages that cannot be read.
    """
    looks = [look for packet in facts.packets for look in _looks(packet)]
    repeats: dict[PageRef, PageRef] = {}
    for first, second in _pairs(looks):
        one, other = looks[first], looks[second]
        if other.ref not in repeats and _is_same(one, other, floors):
            repeats[other.ref] = repeats.get(one.ref, one.ref)
    return repeats


def _looks(packet: PacketFacts) -> Iterator[_Look]:
    charges: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    for bill in packet.bills:
        for line in bill.lines:
            key = (bill.form.value, str(line.date), line.code or "", str(line.charge))
            charges[line.page].append(key)
    for page in packet.pages:
        if not page.blank and page.legible and page.text:
            yield _look(PageRef(packet.id, page.page), page, charges.get(page.page, ()))


def _look(ref: PageRef, page: PageFacts, charges: Iterable[tuple[str, ...]]) -> _Look:
    text = page.text.lower()
    for stamp in (n.text for n in page.printed if n.text):
        text = text.replace(stamp.lower(), " ")
    for mention in page.dates:
        if mention.role in _STAMP_ROLES:
            text = text.replace(mention.text.lower(), " ", 1)
    text = _STAMP.sub(" ", text)
    words, figures = _WORD.findall(text), _FIGURE.findall(text)
    return _Look(
        ref=ref,
        page=page,
        said=" ".join((*words, *figures)),
        words=Counter(words),
        figures=Counter(f.translate(_MARKS) for f in figures),
        phrases=frozenset(map(" ".join, pairwise(words))) if len(words) < _FEW else frozenset(),
        charges=tuple(sorted(charges)),
        dates=frozenset(m.date for m in page.dates if m.role not in _STAMP_ROLES),
    )


def _pairs(looks: list[_Look]) -> list[tuple[int, int]]:
    """Pair pages that share several words which few pages have, or the very picture."""
    holders: dict[str, list[int]] = defaultdict(list)
    pictures: dict[str, list[int]] = defaultdict(list)
    for index, look in enumerate(looks):
        for token in (*look.words, *look.phrases):
            holders[token].append(index)
        for token in look.figures:
            if len(token) > 2:
                holders[token].append(index)
        if look.page.fingerprint:
            pictures[look.page.fingerprint.picture].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for same in holders.values():
        if 2 <= len(same) <= _RARE:
            shared.update(combinations(same, 2))
    pairs = {pair for pair, count in shared.items() if count >= _SHARED}
    pairs.update(_exact_pairs(looks))
    for same in pictures.values():
        pairs.update((same[0], other) for other in same[1:])
    return sorted(pairs)


def _exact_pairs(looks: list[_Look]) -> Iterator[tuple[int, int]]:
    """Pair pages with the very same words, which one form sent many times has."""
    first: dict[str, int] = {}
    for index, look in enumerate(looks):
        if look.said in first:
            yield first[look.said], index
        else:
            first[look.said] = index


def _is_same(one: _Look, other: _Look, floors: DuplicateFloors) -> bool:
    if one.page.foreign != other.page.foreign or one.charges != other.charges:
        return False
    if not _dates_agree(one, other):
        return False
    if min(one.words.total(), other.words.total()) < floors.few_words:
        return one.words == other.words and one.figures == other.figures
    if len(one.charges) >= floors.same_charges:
        return _share(one.words, other.words) >= floors.same_words_same_picture
    room = floors.other_figures
    if len(one.dates) >= 2 and one.dates == other.dates:
        room = floors.other_figures_same_dates
    if not _figures_agree(one.figures, other.figures, room, floors):
        return False
    return _words_agree(one, other, floors)


def _words_agree(one: _Look, other: _Look, floors: DuplicateFloors) -> bool:
    alike = _share(one.words, other.words)
    scanned = Source.OCR in (one.page.source, other.page.source)
    garbled = scanned and _same_picture(one.page, other.page, floors.picture_bits)
    if alike < 1 and not garbled and _contrary(one.words, other.words) > floors.other_words:
        return False
    if alike >= floors.same_words or alike < floors.same_words_same_picture:
        return alike >= floors.same_words
    if _same_picture(one.page, other.page, floors.picture_bits):
        return True
    return fuzz.ratio(one.page.text.lower(), other.page.text.lower()) >= 100 * floors.same_words


def _dates_agree(one: _Look, other: _Look) -> bool:
    """Tell whether the dates printed on both can be the same: at most one misread or missed."""
    if not one.dates or not other.dates:
        return True
    return len(one.dates ^ other.dates) <= 1 or one.dates == other.dates


def _contrary(one: Counter[str], other: Counter[str]) -> float:
    """Give the share of words that stand against others, beyond what misreading explains.

    A poor reading loses words or garbles them; two notes on one form have other words each.
    """
    lone = [sorted((a - b).elements()) for a, b in ((one, other), (other, one))]
    unlike = [
        sum(not any(fuzz.ratio(w, x) >= _GARBLED for x in lone[1 - side]) for w in words)
        for side, words in enumerate(lone)
    ]
    return min(unlike) / max(one.total(), other.total(), 1)


def _share(one: Counter[str], other: Counter[str]) -> float:
    longer = max(one.total(), other.total())
    return (one & other).total() / longer if longer else 0.0


def _figures_agree(
    one: Counter[str], other: Counter[str], room: float, floors: DuplicateFloors
) -> bool:
    """Tell whether the figures are the same but for reading errors.

    A figure that stands on one page only may have been missed on the other; figures that stand
    against each other are another visit's, beyond `room` as a share of all.
    """
    longer = max(one.total(), other.total())
    only_one, only_other = (one - other).total(), (other - one).total()
    contrary, missed = sorted((only_one, only_other))
    if longer < floors.few_figures:
        return contrary == 0 and missed <= 1
    if contrary > room * longer:
        return False
    return missed - contrary <= floors.missed_figures * longer


def _same_picture(one: PageFacts, other: PageFacts, bits: int) -> bool:
    if one.fingerprint is None or other.fingerprint is None:
        return False
    return (one.fingerprint.dhash ^ other.fingerprint.dhash).bit_count() <= bits


def duplicate_flags(facts: MatterFacts, duplicates: dict[PageRef, PageRef]) -> Iterator[Draft]:
    """Flag each run of repeated pages, with the run that it repeats."""
    files = {p.id: p.file for p in facts.packets}
    for packet in facts.packets:
        run: list[tuple[int, PageRef]] = []
        for page in packet.pages:
            original = duplicates.get(PageRef(packet.id, page.page))
            if original is None:
                continue
            if run and not _continues(run[-1], page.page, original):
                yield _flag(packet, run, files)
                run = []
            run.append((page.page, original))
        if run:
            yield _flag(packet, run, files)


def _continues(last: tuple[int, PageRef], page: int, original: PageRef) -> bool:
    number, of = last
    return page == number + 1 and original == PageRef(of.packet, of.page + 1)


def _flag(packet: PacketFacts, run: list[tuple[int, PageRef]], files: dict[str, str]) -> Draft:
    pages = tuple(number for number, _ in run)
    originals = tuple(of.page for _, of in run)
    of = run[0][1].packet
    where = "" if of == packet.id else f" of {files[of]}"
    verb = "repeats" if len(pages) == 1 else "repeat"
    return Draft(
        kind=FlagKind.DUPLICATE_PAGES,
        identity=(packet.id, pages),
        message=(
            f"{pages_phrase(pages, capital=True)} of {packet.file} {verb} "
            f"{pages_phrase(originals)}{where}."
        ),
        causes=(cause("copy", packet.id, pages[0]),),
        packet=packet.id,
        pages=pages,
        detail={
            "pages": list(pages),
            "of": [{"packet": o.packet, "page": o.page} for _, o in run],
        },
        evidence=tuple(Evidence(packet.id, n) for n in pages)
        + tuple(Evidence(o.packet, o.page) for _, o in run),
    )
