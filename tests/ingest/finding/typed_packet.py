"""Pages typed as text: columns become places, so that layouts can be written down as they look."""

from __future__ import annotations

import datetime as dt
import re
import textwrap

from casefile.encounters import Encounter
from casefile.matters import Client, PacketFacts
from casefile.pages import PageReading, Source
from casefile.words import Box, Word
from ingest.finding.packet import PacketHead, find_packet

CLIENT = Client("Dana R. Whitlock", dt.date(1979, 3, 14))
COLUMNS, ROWS = 110, 64


def typed(*pages: str, source: Source = Source.TEXT) -> list[PageReading]:
    """Lay out each text on a page of 110 columns and 64 rows."""
    return [_page(number, text, source) for number, text in enumerate(pages, start=1)]


def _page(number: int, text: str, source: Source) -> PageReading:
    lines = textwrap.dedent(text).strip("\n").split("\n")
    words = []
    for row, line in enumerate(lines):
        top = 0.04 + row * 0.9 / max(ROWS, len(lines))
        for match in re.finditer(r"\S+", line):
            box = Box(
                0.05 + match.start() * 0.9 / COLUMNS,
                top,
                0.05 + match.end() * 0.9 / COLUMNS,
                top + 0.011,
            )
            words.append(Word(match[0], box, 1.0 if source is Source.TEXT else 0.93, row))
    return PageReading(number, source, tuple(words), 612, 792, confidence=0.95)


def found(*pages: str, client: Client = CLIENT, source: Source = Source.TEXT) -> PacketFacts:
    """Find all that a packet of typed pages tells."""
    readings = typed(*pages, source=source)
    head = PacketHead("p1", "packet.pdf", "0" * 64, len(readings))
    return find_packet(head, readings, client)


def told(facts: PacketFacts) -> list[tuple[str, str | None, tuple[int, ...]]]:
    """Give category, date (with the last day of a stay) and pages of each visit, by date."""
    return sorted(
        ((e.category.value, _when(e), e.pages) for e in facts.encounters),
        key=lambda t: (t[1] or "", t[0], t[2]),
    )


def _when(encounter: Encounter) -> str | None:
    if encounter.date is None:
        return None
    end = f"..{encounter.end_date}" if encounter.end_date else ""
    return f"{encounter.date}{end}"
