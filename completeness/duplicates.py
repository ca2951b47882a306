"""Pages that stand in the matter twice.

Pages are paired by the rare words and figures that they share, so that thousands of pages need no
comparison of each with each; pairs are then compared word by word and figure by figure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

from casefile.categories import FlagKind
from casefile.flags import Evidence, PageRef
from casefile.matters import MatterFacts, PacketFacts
from completeness.drafts import Draft, cause
from completeness.page_looks import Look, looks_of
from completeness.phrases import pages as pages_phrase
from completeness.same_page import is_same
from completeness.windows import DuplicateFloors

_RARE = 6
_SHARED = 2


def find_duplicates(facts: MatterFacts, floors: DuplicateFloors) -> dict[PageRef, PageRef]:
    """Map each page that repeats an earlier one to that one; packets and pages in their order.

    Blank pages repeat nothing, nor do pages that cannot be read.
    """
    looks = looks_of(facts)
    repeats: dict[PageRef, PageRef] = {}
    for first, second in _pairs(looks):
        one, other = looks[first], looks[second]
        if other.ref not in repeats and is_same(one, other, floors):
            repeats[other.ref] = repeats.get(one.ref, one.ref)
    return repeats


def _pairs(looks: list[Look]) -> list[tuple[int, int]]:
    """Pair pages that share several words which few pages have, or the very picture.

    A page may come any number of times: of many with one word few pairs are looked at.
    """
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
        if len(same) > 1:
            shared.update(combinations(same, 2) if len(same) <= _RARE else _few_of(same))
    pairs = {pair for pair, count in shared.items() if count >= _SHARED}
    pairs.update(_exact_pairs(looks))
    for same in pictures.values():
        pairs.update((same[0], other) for other in same[1:])
    return sorted(pairs)


def _few_of(many: list[int]) -> Iterator[tuple[int, int]]:
    """Pair each page with the first and with the next: all pairs would be too many."""
    yield from pairwise(many)
    yield from ((many[0], other) for other in many[2:])


def _exact_pairs(looks: list[Look]) -> Iterator[tuple[int, int]]:
    """Pair pages with the very same words, which one form sent many times has."""
    first: dict[str, int] = {}
    for index, look in enumerate(looks):
        if look.said in first:
            yield first[look.said], index
        else:
            first[look.said] = index


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
