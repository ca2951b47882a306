"""Figures printed apart are parted where the paper shows the spaces, and nowhere else."""

import cv2
import numpy as np
import pytest

from casefile.words import Box, Word
from ingest.reading.preparing import Prepared, Sheet
from ingest.reading.spaced import spaced

DPI, HEIGHT, WIDTH = 200, 220, 1700
LEFT, LINE, FIGURE, SPACE = 300, 120, 20, 14


def printed(text: str, *, read: str = "", figure: int = FIGURE) -> tuple[Word, Prepared]:
    """Print figures of one width, blanks narrower, and give what was read without the blanks."""
    page = np.full((HEIGHT, WIDTH), 255, np.uint8)
    at = LEFT
    for letter in text:
        if letter != " ":
            cv2.putText(page, letter, (at, LINE), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (0,), 2)
        at += SPACE if letter == " " else figure
    box = Box((LEFT - 1) / WIDTH, (LINE - 21) / HEIGHT, at / WIDTH, (LINE + 2) / HEIGHT)
    word = Word(read or text.replace(" ", ""), box, 0.9, 4)
    return word, Prepared(page, DPI, Sheet(page, DPI, bilevel=True))


def parts(text: str, *, read: str = "") -> list[str]:
    word, picture = printed(text, read=read)
    return [w.text for w in spaced([word], picture)]


@pytest.mark.parametrize(
    "text",
    ["02 17 25", "10 20 2024", "99213 25", "97010 59", "J3301 59", "08 09 1968", "1 02 24 25"],
)
def test_what_was_printed_apart_is_parted(text: str) -> None:
    assert parts(text) == text.split()


@pytest.mark.parametrize(
    "text",
    [
        "021725",  # nothing stands apart: the institutional claim prints dates so
        "99213 44",  # no modifier
        "13 17 25",  # no month
        "0217 25",  # one space where a date has two
        "021 725",
        "555 0142",
    ],
)
def test_anything_else_stays_whole(text: str) -> None:
    assert parts(text) == [text.replace(" ", "")]


def test_each_part_has_its_own_place_and_all_else_of_the_word() -> None:
    word, picture = printed("02 17 25")
    month, day, year = spaced([word], picture)
    assert (month.box.x0, year.box.x1) == (word.box.x0, pytest.approx(word.box.x1))
    assert month.box.x1 < (LEFT + 2 * FIGURE + SPACE) / WIDTH < day.box.x1 < year.box.x0
    assert {(w.confidence, w.line, w.box.top) for w in (month, day, year)} == {
        (0.9, 4, word.box.top)
    }


def test_a_word_beyond_the_picture_stays() -> None:
    word, picture = printed("02 17 25")
    away = Word(word.text, Box(1.1, 0.2, 1.2, 0.3), 0.9)
    assert spaced([away], picture) == (away,)


@pytest.mark.parametrize(("spaces", "parts"), [(6, 1), (9, 3)])
def test_a_typewriter_sets_all_figures_apart(spaces: int, parts: int) -> None:
    page = np.full((HEIGHT, WIDTH), 255, np.uint8)
    at = LEFT
    for apart in (5, spaces, 5, spaces, 5, 0):
        page[LINE - 17 : LINE, at : at + 10] = 0
        at += 10 + apart
    box = Box(LEFT / WIDTH, (LINE - 17) / HEIGHT, at / WIDTH, LINE / HEIGHT)
    found = spaced([Word("061624", box, 0.9)], Prepared(page, DPI, Sheet(page, DPI, bilevel=True)))
    assert len(found) == parts
