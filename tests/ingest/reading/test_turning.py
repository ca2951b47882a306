"""Pages that lie wrong, where the recogniser has no sense of their direction."""

import numpy as np
import pytest

from ingest.pdf.pictures import Pixels
from ingest.reading.engines import Orientation, Recognised
from ingest.reading.inked import Marks
from ingest.reading.preparing import Sheet
from ingest.reading.recognising import recognise
from ingest.reading.settings import ReadingSettings

SETTINGS = ReadingSettings(second_look=False)


class Lost:
    """A recogniser that reads a page with its dark corner top left alone, and has no compass."""

    name = "lost"

    def words(self, pixels: Pixels, dpi: int) -> list[Recognised]:
        sure = 0.95 if pixels[:50, :50].mean() < 128 else 0.1
        rows = range(100, 800, 40)
        return [Recognised("shoulder", 100, y, 300, y + 25, sure, y) for y in rows]

    def figures(self, pixels: Pixels, dpi: int, allowed: str) -> list[Recognised]:
        raise AssertionError(allowed)

    def orientation(self, pixels: Pixels, dpi: int) -> Orientation | None:
        return None


def marks(count: int) -> Marks:
    """So many marks, all in the words that the upright page has."""
    return Marks(tuple((0.2, 0.1 + 0.5 * n / count) for n in range(count)), 0.02, 0.02)


@pytest.mark.parametrize("turn", [90, 180, 270])
@pytest.mark.parametrize(("count", "found"), [(400, True), (40, False)])
def test_much_print_is_tried_every_way_up(turn: int, count: int, found: bool) -> None:
    pixels = np.full((1100, 850), 255, np.uint8)
    pixels[:60, :60] = 0
    lying = np.ascontiguousarray(np.rot90(pixels, turn // 90))
    read = recognise(Sheet(lying, 100, bilevel=True), Lost(), SETTINGS, marks(count))
    assert read.turn == (turn if found else 0)
