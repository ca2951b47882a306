"""Rows cut from a page are found back at their place."""

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from ingest.pdf.pictures import Pixels
from ingest.reading.engines import Recognised
from ingest.reading.strips import cut, merged

HEIGHT = 900
WIDTH = 300


def page() -> Pixels:
    """Every row of the page has a gray of its own, as far as 250 grays go."""
    rows = (np.arange(HEIGHT) % 250).astype(np.uint8)
    return np.repeat(rows[:, None], WIDTH, axis=1)


bands = st.lists(st.tuples(st.integers(-20, HEIGHT), st.integers(1, 60)), min_size=1, max_size=12)


@given(bands)
def test_what_stands_on_a_strip_is_put_back_where_it_stood(rows: list[tuple[int, int]]) -> None:
    whole = page()
    kept = merged(((top, top + high) for top, high in rows), HEIGHT)
    assume(kept)
    strips = cut(whole, 200, kept)
    found = [
        Recognised("x", 5, at, 20, at + 1, 0.9, 0)
        for at in range(strips.pixels.shape[0])
        if strips.pixels[at, 0] != 255
    ]
    placed = strips.back(found)
    seen = [int(whole[word.top, word.left]) for word in placed]
    assert seen == [int(strips.pixels[word.top, word.left]) for word in found]
    assert [w.top for w in placed] == [y for top, bottom in kept for y in range(top, bottom)]


def test_rows_that_touch_are_one_and_white_parts_the_others() -> None:
    assert merged([(50, 80), (70, 95), (-5, 10), (200, 950)], 900) == [
        (0, 10),
        (50, 95),
        (200, 900),
    ]
    strips = cut(page(), 200, [(0, 10), (50, 95)])
    assert strips.pixels.shape == (30 + 10 + 30 + 45 + 30, WIDTH)
    assert (strips.pixels[40:70] == 255).all()
