"""Printed numbers in the light of the neighbouring pages: what one page leaves open, settled.

A number is taken over as read unless its neighbours show it to be misread; a digit is mended only
where both neighbours ask for the same number and one glyph stands between. A number that could be
something else (a bare "3", a stamp without a padded number) counts only if its neighbours go on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from casefile.pages import Numbering, PrintedNumber
from ingest.sorting.layout import fold
from ingest.sorting.numbering import FoundNumber


_REACH = 3
Found = tuple[FoundNumber, ...]


def settle_numbers(pages: Sequence[Found]) -> list[tuple[FoundNumber, ...]]:
    """Give, for each page of a packet in order, the numbers that hold."""
    fax = _settle_running(pages, Numbering.FAX)
    bates = _settle_bates(pages)
    own = _settle_own(pages)
    return [
        tuple(sorted((*a, *b, *c), key=lambda f: (f.number.box.top, f.number.box.x0)))
        for a, b, c in zip(own, fax, bates, strict=True)
    ]


def _only(pages: Sequence[Found], numbering: Numbering) -> list[Found]:
    return [tuple(f for f in page if f.number.numbering is numbering) for page in pages]


def _settle_running(pages: Sequence[Found], numbering: Numbering) -> list[Found]:
    """Settle a counter that runs over the packet page by page, as a fax machine's does."""
    counters = [page[:1] for page in _only(pages, numbering)]
    settled: list[Found] = []
    for index, page in enumerate(counters):
        if not page:
            settled.append(())
            continue
        found = page[0]
        expected = _expected(counters, index)
        if expected is not None:
            mended = _mend(found.number, *expected)
            settled.append((replace(found, number=mended),) if mended else page)
        elif not found.tentative:
            settled.append(page)
        else:
            settled.append(())
    return settled


def _expected(counters: Sequence[Found], index: int) -> tuple[int, int | None] | None:
    """Tell what number and total both neighbours ask for here; None where they do not agree."""
    before = _nearest(counters, index, -1)
    after = _nearest(counters, index, 1)
    if before is None or after is None:
        return None
    (i, low), (j, high) = before, after
    if low.number + index - i != high.number + index - j:
        return None
    return low.number + index - i, low.total if low.total == high.total else None


def _nearest(counters: Sequence[Found], index: int, step: int) -> tuple[int, PrintedNumber] | None:
    for away in range(1, _REACH + 1):
        at = index + step * away
        if 0 <= at < len(counters) and counters[at] and not counters[at][0].tentative:
            return at, counters[at][0].number
    return None


def _mend(printed: PrintedNumber, number: int, total: int | None) -> PrintedNumber | None:
    """Give `printed` with the asked number and total where one glyph is between; None if more."""
    width = max(len(str(number)), len(str(printed.number)))
    wanted, read = str(number).zfill(width), str(printed.number).zfill(width)
    if Levenshtein.distance(wanted, read) > 1:
        return None
    if total is None or printed.total is None:
        return replace(printed, number=number)
    if Levenshtein.distance(str(total), str(printed.total)) > 1:
        return None
    return replace(printed, number=number, total=total)


def _settle_bates(pages: Sequence[Found]) -> list[Found]:
    stamps = _only(pages, Numbering.BATES)
    prefixes = Counter(
        f.number.series for page in stamps for f in page if f.number.series and not f.repaired
    )
    named = [_with_known_prefix(page, prefixes) for page in stamps]
    settled: list[Found] = []
    for index, page in enumerate(named):
        best: FoundNumber | None = None
        for found in page:
            support = _support(named, index, found)
            wanted = 2 if not found.number.series else 1
            if support >= wanted or (not found.tentative and not best):
                best = found
        settled.append((best,) if best else ())
    return _settle_running(settled, Numbering.BATES)


def _with_known_prefix(page: Found, prefixes: Counter[str]) -> Found:
    """Read a prefix that occurs seldom as the packet's usual one where a glyph or two differ."""
    renamed = []
    for found in page:
        series = found.number.series
        own = prefixes[series]
        usual = [
            p
            for p, n in prefixes.most_common(3)
            if n > own
            and Levenshtein.distance("".join(fold(p)), "".join(fold(series))) <= len(p) // 4
        ]
        if series and usual:
            found = replace(found, number=replace(found.number, series=usual[0]), tentative=False)
        renamed.append(found)
    return tuple(renamed)


def _support(pages: Sequence[Found], index: int, found: FoundNumber) -> int:
    """Count the near pages whose stamp of the same series is as far on as the page is."""
    count = 0
    for at in range(max(0, index - _REACH), min(len(pages), index + _REACH + 1)):
        if at != index:
            count += any(
                other.number.series == found.number.series
                and other.number.number - found.number.number == at - index
                for other in pages[at]
            )
    return count


def _settle_own(pages: Sequence[Found]) -> list[Found]:
    """Settle the documents' own numbering."""
    counters = _only(pages, Numbering.DOCUMENT)
    settled: list[Found] = []
    for index, page in enumerate(counters):
        kept: list[FoundNumber] = []
        for found in page:
            before = counters[index - 1] if index else ()
            after = counters[index + 1] if index + 1 < len(counters) else ()
            held = _hold(found, before, after)
            if held is not None and all(_counts(held) != _counts(k) for k in kept):
                kept.append(held)
        settled.append(tuple(kept))
    return settled


def _counts(found: FoundNumber) -> tuple[int, int | None]:
    return found.number.number, found.number.total


def _hold(found: FoundNumber, before: Found, after: Found) -> FoundNumber | None:
    number, total = _counts(found)
    goes_on = (number - 1, total) in map(_counts, before) or (number + 1, total) in map(
        _counts, after
    )
    if not found.tentative:
        return _mended(found, before, after) or found if not goes_on else found
    if total is not None and 0 < number <= total and (goes_on or found.segment.alone):
        return found
    if goes_on and total is None and _same_place(found, before, after):
        return found
    return _mended(found, before, after)


def _mended(found: FoundNumber, before: Found, after: Found) -> FoundNumber | None:
    """Mend a number between two neighbours of one count; None where they ask for nothing."""
    if found.number.total is None:
        return None
    for low in before:
        for high in after:
            same = low.number.total is not None and low.number.total == high.number.total
            if same and high.number.number == low.number.number + 2:
                mended = _mend(found.number, low.number.number + 1, low.number.total)
                return replace(found, number=mended, tentative=False) if mended else None
    return None


def _same_place(found: FoundNumber, before: Found, after: Found) -> bool:
    """Tell whether a neighbour's next or previous number stands at the same place of its page."""
    x, y = found.number.box.middle
    for other in (*before, *after):
        if abs(other.number.number - found.number.number) == 1:
            ox, oy = other.number.box.middle
            if abs(oy - y) < 0.04 and abs(ox - x) < 0.04:
                return True
    return False
