"""Can a page be relied on: how much of its print was read right, and if too little, why."""

from __future__ import annotations

from collections.abc import Sequence

from casefile.words import Word
from ingest.reading.calibration import share_right_at_best
from ingest.reading.inked import Marks

NOT_RELIED_ON = "the print is too faint, damaged or distorted to be read reliably"
NO_TEXT = "there is something on the page, but no text could be read from it"
MUCH_MISSED = "much of what is on the page could not be read (handwriting or poor copy)"
BLACKENED = "the page came out black"

FEW_WORDS = 3
FEW_MARKS = 15
"""So many marks outside every word are specks and strokes, though nothing else be there."""

LITTLE_PRINT = 20
MANY_MARKS = 120
"""Beside fewer words than the one, fewer marks than the other may be a signature or a stamp."""


def problem(words: Sequence[Word], seen: Marks, legible_from: float) -> str | None:
    """Say in plain words why a page cannot be relied on; None where it can.

    `legible_from` is the least share of right print. What was read best speaks for the page, since
    captions of a form may drown; print that was never found is in no word, and counts as not read.
    """
    lettered = sum(any(c.isalnum() for c in w.text) for w in words)
    right, missed = share_right_at_best(words), seen.missed(words)
    if lettered < FEW_WORDS:
        few = missed * len(seen.centres) < FEW_MARKS
        return None if few and right >= legible_from else NO_TEXT
    if right < legible_from:
        return NOT_RELIED_ON
    signed = lettered < LITTLE_PRINT and len(seen.centres) <= MANY_MARKS
    if right * (1 - missed) < legible_from and not signed:
        return MUCH_MISSED
    return None
