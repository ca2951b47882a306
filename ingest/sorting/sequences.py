"""Printed numbers in the light of the neighbouring pages: what one page leaves open, settled.

A number is taken over as read unless its neighbours show it to be misread; a digit is mended only
where both neighbours ask for the same number and one glyph stands between. A number that could be
something else (a bare "3", a stamp without a padded number) counts only if its neighbours go on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from casefile.pages import Numbering, PrintedNumber
from ingest.sorting.layout import fold
from ingest.sorting.numbering import FoundNumber

_REACH = 3
_CLEAR = 0.35
_DOUBT = 0.6
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
    usual = _usual(counters)
    settled: list[Found] = []
    for index, page in enumerate(counters):
        if not page:
            settled.append(())
            continue
        found = page[0]
        expected = _expected(counters, index)
        if expected is None and found.tentative and usual is not None:
            expected = (usual[0] + index, usual[1])
        if expected is not None:
            mended = _mend(found.number, *expected)
            settled.append((replace(found, number=mended),) if mended else _firm(page))
        else:
            settled.append(_firm(page))
    return settled


def _firm(page: Found) -> Found:
    return tuple(f for f in page if not f.tentative)


def _usual(counters: Sequence[Found]) -> tuple[int, int | None] | None:
    """Give how far the packet's counter is ahead of the pages, and its total, where three agree."""
    ahead = Counter(
        (f.number.number - index, f.number.total)
        for index, page in enumerate(counters)
        for f in page
        if not f.tentative and not f.repaired
    )
    most = ahead.most_common(1)
    return most[0][0] if most and most[0][1] >= 3 else None


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
    glyphs = Levenshtein.distance(str(number).zfill(width), str(printed.number).zfill(width))
    if total is not None and printed.total is not None:
        glyphs += Levenshtein.distance(str(total), str(printed.total))
    if glyphs > 1:
        return None
    return replace(printed, number=number, total=printed.total if total is None else total)


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
        settled.append((replace(best, tentative=False),) if best else ())
    return _settle_running(settled, Numbering.BATES)


def _with_known_prefix(page: Found, prefixes: Counter[str]) -> Found:
    """Read a prefix that occurs seldom as the packet's usual one where a glyph or two differ."""
    renamed = []
    for found in page:
        series = found.number.series
        better = found
        own = prefixes[series]
        usual = [
            p
            for p, n in prefixes.most_common(3)
            if n > own
            and Levenshtein.distance("".join(fold(p)), "".join(fold(series))) <= len(p) // 4
        ]
        if series and usual:
            better = replace(found, number=replace(found.number, series=usual[0]), tentative=False)
        renamed.append(better)
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
            if held is not None and all(held.segment is not k.segment for k in kept):
                kept.append(held)
        settled.append(tuple(kept))
    return settled


def _counts(found: FoundNumber) -> tuple[int, int | None]:
    return found.number.number, found.number.total


def _hold(found: FoundNumber, before: Found, after: Found) -> FoundNumber | None:
    """Give the number as it holds among its neighbours, mended where they ask for it."""
    number, total = _counts(found)
    goes_on = (number - 1, total) in map(_counts, before) or (number + 1, total) in map(
        _counts, after
    )
    if goes_on and (total is not None or not found.tentative or _same_place(found, before, after)):
        return found
    mended = _mended(found, before, after)
    if mended is not None or total is None:
        return mended or (None if found.tentative else found)
    if not found.tentative:
        return found
    only_page = number == total == 1 and found.repaired
    clear = only_page or found.segment.confidence >= _CLEAR
    return found if 0 < number <= total and found.margin and clear else None


def _mended(found: FoundNumber, before: Found, after: Found) -> FoundNumber | None:
    """Mend a number that is doubtful by itself to what its neighbours ask for.

    A number that was read clearly stands, whatever its neighbours say: a missing page and a copy
    must stay visible. To an impossible number one neighbour is enough, else both must agree.
    """
    number, total = _counts(found)
    if total is None:
        return None
    impossible = not 0 < number <= total
    if not impossible and not found.repaired and found.segment.confidence >= _DOUBT:
        return None
    low = {f.number.total: f.number.number for f in before if f.segment.confidence >= _DOUBT}
    high = {f.number.total: f.number.number for f in after if f.segment.confidence >= _DOUBT}
    asked = []
    for count in sorted({*low, *high} - {None}, key=str):
        if count in low and count in high and high[count] == low[count] + 2:
            asked.append((low[count] + 1, count))
        elif count in high and high[count] > 1 and (impossible or _odd_total(found, count, high)):
            asked.append((high[count] - 1, count))
        elif impossible and count in low:
            asked.append((low[count] + 1, count))
    for wanted, count in asked:
        mended = _mend(found.number, wanted, count) if wanted <= (count or 0) else None
        if mended is not None:
            return replace(found, number=mended, tentative=False, repaired=True)
    return None


def _odd_total(found: FoundNumber, total: int | None, after: Mapping[int | None, int]) -> bool:
    """Tell whether only the total is in doubt: the next page goes on from this number."""
    number, read = _counts(found)
    return found.tentative and read is not None and read > number and after[total] == number + 1


def _same_place(found: FoundNumber, before: Found, after: Found) -> bool:
    """Tell whether a neighbour's next or previous number stands at the same place of its page."""
    x, y = found.number.box.middle
    for other in (*before, *after):
        if abs(other.number.number - found.number.number) == 1:
            ox, oy = other.number.box.middle
            if abs(oy - y) < 0.04 and abs(ox - x) < 0.04:
                return True
    return False
