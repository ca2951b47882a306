"""Scanned pages whose printed text is known: of a folder with truth, and hard ones made for it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from casefile.pages import PageReading
from ingest.reading.cache import ReadingCache
from ingest.reading.children import PageReaders
from ingest.reading.settings import ReadingSettings
from sample_packets.hard_pages.binding import bound
from sample_packets.hard_pages.matters import all_matters
from sample_packets.hard_pages.pages import Packet, Page
from service.evaluation.sets import find_set
from service.evaluation.truth import PageTruth, Place, Truth
from service.evaluation.words import how_made
from service.settings import user_cache


@dataclass(frozen=True)
class TruePage:
    """A page of a file, what is printed on it, and the five-character codes that it bills."""

    path: Path
    truth: PageTruth
    codes: frozenset[str] = frozenset()


def pages_of_set(folder: Path) -> list[TruePage]:
    """Give the scanned pages of every matter with truth in a folder, in file order."""
    return list(_pages_of_set(folder))


def _pages_of_set(folder: Path) -> Iterator[TruePage]:
    for matter in find_set(folder):
        true = Truth.model_validate(matter.truth)
        codes: dict[Place, set[str]] = defaultdict(set)
        for line in true.billing_lines:
            codes[line.file, line.page].update(c for c in line.codes_ok if len(c) == 5)
        loose = {path.name: path for path in matter.loose}
        for packet in true.packets:
            path = loose.get(packet.file, matter.folder / packet.file)
            for page in packet.pages if path.is_file() else ():
                if page.printed_text and not page.blank and how_made(page) != "digital":
                    yield TruePage(path, page, frozenset(codes[packet.file, page.page]))


def hard_scans() -> list[Page]:
    """Give the pages of the hard set that are scans of something."""
    packets = [packet for matter in all_matters() for packet in matter.packets]
    return [p for packet in packets for p in packet.pages if p.look and not p.sheet.blank]


def made(pages: Sequence[Page], file: Path) -> list[TruePage]:
    """Write hard pages into one file."""
    file.write_bytes(bound(Packet(file.name, list(pages))))
    told = (page.truth(number) for number, page in enumerate(pages, start=1))
    return [TruePage(file, PageTruth.model_validate_json(json.dumps(t))) for t in told]


def read_by_fullchart(pages: Sequence[TruePage], cores: int) -> list[PageReading]:
    """Read pages as the service does; readings are kept in the user's cache."""
    kept = ReadingCache(user_cache())
    with (
        PageReaders(ReadingSettings(), cores, kept) as readers,
        ThreadPoolExecutor(cores) as hands,
    ):
        return list(hands.map(lambda p: readers.read(p.path, p.truth.page), pages))
