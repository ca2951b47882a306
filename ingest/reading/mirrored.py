"""The back of a thin sheet: its front shines through, and can be read in the mirror."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from casefile.words import Word
from ingest.pdf.pictures import Pixels
from ingest.reading.calibration import share_right_at_best
from ingest.reading.engines import Engine
from ingest.reading.inked import FAINT_INK, Marks
from ingest.reading.preparing import Sheet, strengthened
from ingest.reading.recognising import Recognition, recognise
from ingest.reading.settings import ReadingSettings

SURE_LETTERS = 4
NO_ACCIDENT = ((0.85, 2), (0.7, 3))
"""So many more long words that are read so surely in the mirror are no accident."""

NOTHING_SEEN = Marks((), 0.0, 0.0)

SHADE = 110
"""What shines through is never so many gray levels darker than the paper: pen and print are."""


def is_back_of_sheet(
    drawn: Pixels, sheet: Sheet, found: Recognition, engine: Engine, settings: ReadingSettings
) -> bool:
    """Tell whether a gray page that reads badly is the other side of a sheet, seen through it.

    `drawn` is the page before its background was evened, `sheet` after.
    """
    if share_right_at_best(found.words) >= settings.legible_from or not _pale(drawn):
        return False
    once = replace(settings, second_look=False)
    if _reads_better(_mirrored(sheet), found.words, engine, once):
        return True
    strong = replace(sheet, pixels=strengthened(drawn, sheet.dpi))
    own = recognise(strong, engine, once, NOTHING_SEEN)
    return _reads_better(_mirrored(strong), own.words, engine, once)


def _mirrored(sheet: Sheet) -> Sheet:
    return replace(sheet, pixels=np.ascontiguousarray(sheet.pixels[:, ::-1]))


def _reads_better(
    mirror: Sheet, own: Sequence[Word], engine: Engine, settings: ReadingSettings
) -> bool:
    """Tell whether clearly more words are read in the mirror than the page's own."""
    words = recognise(mirror, engine, settings, NOTHING_SEEN).words
    return any(
        _sure_words(words, sure) >= _sure_words(own, sure) + more for sure, more in NO_ACCIDENT
    )


def _pale(pixels: Pixels) -> bool:
    """Tell whether nothing but specks is darker than what shines through paper.

    Punch holes are: the sides are left out.
    """
    height, width = pixels.shape
    amid = pixels[height // 16 : -height // 16, width // 8 : -width // 8]
    return float((amid < float(np.median(amid)) - SHADE).mean()) < FAINT_INK


def _sure_words(words: Sequence[Word], sure: float) -> int:
    return sum(
        len(w.text) >= SURE_LETTERS and w.text.isalpha() and w.confidence > sure for w in words
    )
