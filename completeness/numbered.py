"""Runs of printed page numbers, as they stand on the pages of a packet."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from casefile.flags import PageRef
from casefile.matters import PacketFacts
from casefile.pages import Numbering, PageFacts, Source
from completeness.held import Held


@dataclass(frozen=True, slots=True)
class Numbered:
    """A page and one of the numbers printed on it."""

    page: PageFacts
    number: int
    total: int | None


_PAGE = re.compile(r"p[ao]?g|sheet|leaf|folio", re.IGNORECASE)
_Counter = tuple[Numbering, str, int | None]
_Groups = dict[_Counter, list[Numbered]]


@dataclass(frozen=True, slots=True)
class Run:
    """Numbered pages of one counter in one packet, the numbers rising."""

    packet: str
    numbering: Numbering
    series: str
    total: int | None
    pages: tuple[Numbered, ...]

    @property
    def numbers(self) -> set[int]:
        """The numbers that are there."""
        return {n.number for n in self.pages}


def runs_of(packet: PacketFacts, held: Held) -> list[Run]:
    """Give the runs of a packet: one per document or print-out, and one per counter over it."""
    return [
        *_totalled_runs(packet, Numbering.DOCUMENT, held),
        *_totalled_runs(packet, Numbering.PRINT_RUN, held),
        *_counter_runs(packet, held),
    ]


def _totalled_runs(packet: PacketFacts, numbering: Numbering, held: Held) -> list[Run]:
    entries = []
    # A stranger's page, or a copy, is no part of a document; in the count of a print-out it stands.
    printed_through = numbering is Numbering.PRINT_RUN
    for page in packet.pages:
        apart = PageRef(packet.id, page.page) in held.duplicates or page.foreign
        if apart and not printed_through:
            continue
        own = [n for n in page.printed if n.numbering is numbering]
        if own:
            # "Carried forward to page 2" has no total; "Page 1 of 2" beside it is the page's own.
            sure = next((n for n in own if n.total is not None), own[0])
            entries.append(Numbered(page, sure.number, sure.total))
    runs: list[list[Numbered]] = []
    for entry in _totals_repaired(entries):
        if entry.total is not None and entry.number > entry.total:
            continue
        if runs and _is_misread(runs[-1][-1], entry):
            runs[-1].append(Numbered(entry.page, entry.number, runs[-1][-1].total))
        elif runs and _continues(runs[-1], entry, numbering):
            runs[-1].append(entry)
        else:
            runs.append([entry])
    # Of a print-out whose pages were shuffled, other pages bear the same total.
    often = Counter(entry.total for entry in entries) if printed_through else Counter()
    return [
        Run(packet.id, numbering, "", run[0].total, tuple(run))
        for run in runs
        if often[run[0].total] > 1 or _holds(run, held)
    ]


def _is_misread(last: Numbered, entry: Numbered) -> bool:
    """Tell whether a scanned page goes on with the page before it, only its total misread."""
    return (
        last.total is not None
        and entry.total != last.total
        and entry.page.source is Source.OCR
        and entry.page.page == last.page.page + 1
        and entry.page.category is last.page.category
        and entry.number == last.number + 1 <= last.total
    )


def _holds(run: list[Numbered], held: Held) -> bool:
    """Tell whether a run is believed: a lone "2 of 12" is misread, a date, or a rating of pain.

    One that is called a page's counts pages, where it was not recognised from a scan.
    """
    total, page = run[0].total, run[0].page
    if len(run) > 1 or total is None:
        return True
    printed = (n.text for n in page.printed if (n.number, n.total) == (run[0].number, total))
    if page.source is not Source.OCR and any(_PAGE.search(text) for text in printed):
        return True
    return total - 1 <= held.tables.windows.pages.lone_page_misses


def _totals_repaired(entries: list[Numbered]) -> list[Numbered]:
    """Give a lone other total inside a document the total that its other pages agree on."""
    totals: dict[int, Counter[int]] = defaultdict(Counter)
    for entry in entries:
        if entry.total is not None:
            totals[entry.page.document][entry.total] += 1
    repaired = []
    for entry in entries:
        common = totals[entry.page.document].most_common(2)
        if (
            len(common) == 2
            and common[0][1] >= 2
            and common[1][1] == 1
            and sum(totals[entry.page.document].values()) == common[0][1] + 1
            and entry.number <= common[0][0]
        ):
            repaired.append(Numbered(entry.page, entry.number, common[0][0]))
        else:
            repaired.append(entry)
    return repaired


def _continues(run: list[Numbered], entry: Numbered, numbering: Numbering) -> bool:
    last = run[-1]
    if entry.total != last.total or entry.number in {n.number for n in run}:
        return False
    apart = entry.page.page - last.page.page
    if entry.number == last.number + 1 and apart <= 3:
        return True
    rises = entry.number > last.number
    if entry.page.document == last.page.document:
        return rises or entry.total is not None
    if entry.total is None or not rises:
        return False
    if numbering is Numbering.PRINT_RUN:
        return apart <= 2 * (entry.number - last.number)
    one_visit = len({entry.page.date, last.page.date} - {None}) <= 1
    alike = entry.page.category.is_care == last.page.category.is_care
    return one_visit and alike and apart <= entry.number - last.number + 1


def _counter_runs(packet: PacketFacts, held: Held) -> list[Run]:
    groups: _Groups = defaultdict(list)
    for page in packet.pages:
        seen: set[_Counter] = set()
        for printed in page.printed:
            key = (printed.numbering, printed.series, printed.total)
            if printed.numbering not in (Numbering.FAX, Numbering.BATES) or key in seen:
                continue
            if printed.numbering is Numbering.FAX and printed.total is None:
                continue
            seen.add(key)
            groups[key].append(Numbered(page, printed.number, printed.total))
    runs = []
    for key in sorted(groups, key=lambda k: (k[0], k[1], k[2] or 0)):
        numbering, series, total = key
        for part in _restarts(groups[key]):
            kept = _rising(part)
            if len(kept) >= _enough(groups, key, held):
                runs.append(Run(packet.id, numbering, series, total, tuple(kept)))
    return runs


def _enough(groups: _Groups, key: _Counter, held: Held) -> int:
    """Give how many pages must carry a counter: more beside another one, whose total is misread."""
    windows = held.tables.windows.pages
    largest = max(len(g) for k, g in groups.items() if k[0] is key[0])
    if len(groups[key]) < largest:
        return 2 * windows.counter_pages
    return min(windows.counter_pages, key[2] or 1)


def _restarts(entries: list[Numbered]) -> list[list[Numbered]]:
    """Part the pages where the counter begins again: another transmission."""
    parts: list[list[Numbered]] = []
    for entry in entries:
        if not parts or (entry.number == 1 and parts[-1][-1].number > 1):
            parts.append([])
        parts[-1].append(entry)
    return parts


def _rising(entries: Sequence[Numbered]) -> list[Numbered]:
    """Give the longest rising part: a number out of order was misread, its page is there."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for index, entry in enumerate(entries):
        place = bisect_left(tails, entry.number)
        before.append(ends[place - 1] if place else None)
        if place == len(tails):
            tails.append(entry.number)
            ends.append(index)
        else:
            tails[place], ends[place] = entry.number, index
    kept: list[Numbered] = []
    at: int | None = ends[-1] if ends else None
    while at is not None:
        kept.append(entries[at])
        at = before[at]
    return kept[::-1]
