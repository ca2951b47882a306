"""The running count of a print-out over many notes, told from a document's own count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from casefile.categories import Category
from casefile.pages import Numbering, PrintedNumber

Numbered = tuple[int, Category, tuple[PrintedNumber, ...]]


def name_print_runs(pages: Sequence[Numbered]) -> list[tuple[PrintedNumber, ...]]:
    """Name the counters that run over a whole print-out; `pages` are (document, kind, numbers).

    A count is the print-out's where a page bears a smaller one too, where it goes on from one
    document into the next, or where the pages that it holds together are of several kinds. Its
    `series` is the ordinal of the print-out in the packet, from "1".
    """
    runs = _runs(pages)
    result = []
    for index, (_, _, printed) in enumerate(pages):
        largest = _largest(printed)
        series = runs.get(index)
        result.append(
            tuple(
                replace(n, numbering=Numbering.PRINT_RUN, series=series)
                if n is largest and series is not None
                else n
                for n in printed
            )
        )
    return result


def _largest(printed: Sequence[PrintedNumber]) -> PrintedNumber | None:
    own = [n for n in printed if n.numbering is Numbering.DOCUMENT and n.total is not None]
    return max(own, key=lambda n: n.total or 0, default=None)


def _runs(pages: Sequence[Numbered]) -> dict[int, str]:
    """Give the series of each page's print-out, by the page's index."""
    stretches: list[list[int]] = []
    last: PrintedNumber | None = None
    for index, (_, _, printed) in enumerate(pages):
        largest = _largest(printed)
        if largest is None:
            continue
        goes_on = last is not None and last.total == largest.total and last.number < largest.number
        if goes_on and stretches:
            stretches[-1].append(index)
        else:
            stretches.append([index])
        last = largest
    found = _gathered([s for s in stretches if _is_print_out(s, pages)], pages)
    return {index: str(n) for n, stretch in enumerate(found, 1) for index in stretch}


def _gathered(stretches: Sequence[list[int]], pages: Sequence[Numbered]) -> list[list[int]]:
    """Make one of the stretches of a print-out that was shuffled: of one total, no number twice."""
    gathered: list[tuple[set[tuple[int, int | None]], list[int]]] = []
    for stretch in stretches:
        counts = {(n.number, n.total) for i in stretch if (n := _largest(pages[i][2]))}
        totals = {total for _, total in counts}
        home = next(
            (g for g in gathered if {t for _, t in g[0]} == totals and not g[0] & counts), None
        )
        if home is None:
            gathered.append((counts, list(stretch)))
        else:
            home[0].update(counts)
            home[1].extend(stretch)
    return [indexes for _, indexes in gathered]


def _is_print_out(stretch: Sequence[int], pages: Sequence[Numbered]) -> bool:
    kinds = {pages[i][1] for i in stretch} - {Category.BLANK}
    documents = {pages[i][0] for i in stretch}
    twice = any(
        sum(n.numbering is Numbering.DOCUMENT for n in pages[i][2]) > 1 and _largest(pages[i][2])
        for i in stretch
    )
    return bool(twice) or len(kinds) > 1 or len(documents) > 1
