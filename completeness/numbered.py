"""Runs of printed page numbers, as they stand on the pages of a packet."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from casefile.flags import PageRef
from casefile.matters import PacketFacts
from casefile.pages import Numbering, PageFacts
from completeness.held import Held


@dataclass(frozen=True, slots=True)
class Numbered:
    """A page and one of the numbers printed on it."""

    page: PageFacts
    number: int
    total: int | None


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
    """Give the runs of a packet: one per document, and one per counter over the packet."""
    return [*_document_runs(packet, held), *_counter_runs(packet, held)]


def _document_runs(packet: PacketFacts, held: Held) -> list[Run]:
    entries = []
    for page in packet.pages:
        if PageRef(packet.id, page.page) in held.duplicates or page.foreign:
            continue
        own = [n for n in page.printed if n.numbering is Numbering.DOCUMENT]
        if own:
            entries.append(Numbered(page, own[0].number, own[0].total))
    runs: list[list[Numbered]] = []
    for entry in _totals_repaired(entries):
        if entry.total is not None and entry.number > entry.total:
            continue
        if runs and _continues(runs[-1], entry):
            runs[-1].append(entry)
        else:
            runs.append([entry])
    return [Run(packet.id, Numbering.DOCUMENT, "", run[0].total, tuple(run)) for run in runs if run]


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


def _continues(run: list[Numbered], entry: Numbered) -> bool:
    last = run[-1]
    if entry.total != last.total or entry.number in {n.number for n in run}:
        return False
    if entry.number == last.number + 1 and entry.page.page - last.page.page <= 3:
        return True
    same_document = entry.page.document == last.page.document
    if entry.total is None:
        return same_document and entry.number > last.number
    if same_document:
        return True
    if entry.number < last.number:
        return False
    dates = {entry.page.date, last.page.date} - {None}
    near = entry.page.page - last.page.page <= entry.number - last.number + 1
    return near and len(dates) <= 1 and entry.page.category.is_care == last.page.category.is_care


def _counter_runs(packet: PacketFacts, held: Held) -> list[Run]:
    groups: dict[tuple[Numbering, str, int | None], list[Numbered]] = defaultdict(list)
    for page in packet.pages:
        seen: set[tuple[Numbering, str, int | None]] = set()
        for printed in page.printed:
            key = (printed.numbering, printed.series, printed.total)
            if printed.numbering is Numbering.DOCUMENT or key in seen:
                continue
            if printed.numbering is not Numbering.BATES and printed.total is None:
                continue
            seen.add(key)
            groups[key].append(Numbered(page, printed.number, printed.total))
    runs = []
    for key in sorted(groups, key=lambda k: (k[0], k[1], k[2] or 0)):
        numbering, series, total = key
        for part in _restarts(groups[key]):
            kept = _rising(part)
            enough = min(held.tables.windows.pages.counter_pages, total or 1)
            if len(kept) >= enough:
                runs.append(Run(packet.id, numbering, series, total, tuple(kept)))
    return runs


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
