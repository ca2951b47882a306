"""What reading a page gave, in plain words: where its words come from, and can they be trusted."""

from __future__ import annotations

from casefile.pages import PageReading, Source
from chronology.export.wording import counted

MOST_TOLD = 98
"""Beyond so many in a hundred, the measure is no surer than the difference to all."""


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
        verdict = f"No: {reading.problem}" if reading.problem else "No"
    elif doubtful:
        verdict = f"Yes, but check {counted(doubtful, 'doubtful word')}"
    else:
        verdict = "Yes"
    share = _share_told(reading)
    return f"{verdict}. {share}" if share else verdict


def _share_told(reading: PageReading) -> str | None:
    """Say how much of a page was read right; None where its words are the file's own."""
    if reading.confidence is None or not reading.words or reading.confidence == 1:
        return None
    percent = round(reading.confidence * 100)
    if percent > MOST_TOLD:
        return "Nearly all of it was read right"
    return f"About {percent} % of it was read right"


def not_used(reading: PageReading) -> tuple[str, str] | None:
    """Give what the page says by the way of reading that was not kept, under a heading."""
    if reading.other is None:
        return None
    source = "The file’s own text" if reading.other.source is Source.TEXT else "As recognised"
    return f"{source}, not used", reading.other.text
