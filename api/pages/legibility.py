"""What reading a page gave, in plain words: where its words come from, and can they be trusted."""

from __future__ import annotations

from casefile.pages import PageReading
from chronology.export.wording import counted


def how_read(reading: PageReading, doubtful: int) -> list[tuple[str, str]]:
    """Say where a page's words come from and whether they can be relied on."""
    turned = ", turned upright" if reading.rotation else ""
    rows = [("Read from", _source(reading) + turned)]
    if not reading.blank:
        rows.append(("Legible", _legible(reading, doubtful)))
    return rows


def _source(reading: PageReading) -> str:
    if reading.blank:
        return "Nothing: blank"
    if not reading.words:
        return "Nothing: not read"
    typed = sum(word.confidence >= 1 for word in reading.words)
    if typed == len(reading.words):
        return "The file’s own text"
    return "The file’s own text and a scan" if typed else "A scan"


def _legible(reading: PageReading, doubtful: int) -> str:
    if not reading.legible:
        return f"No: {reading.problem}" if reading.problem else "No"
    if doubtful:
        return f"Yes, but check {counted(doubtful, 'doubtful word')}"
    return "Yes"
