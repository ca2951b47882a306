"""Rows that were passed over are found by their marks, and their words put in their place."""

from dataclasses import replace

import cv2
import numpy as np
import pytest
from told import PICTURE, Told

from casefile.words import Box, Word
from ingest.reading.inked import Marks, marks
from ingest.reading.missed import missed_cells, missed_rows, with_heard, with_missed


def line(text: str, top: float, *, number: int, sure: float = 0.95) -> list[Word]:
    """Set words from the left margin, letters 0.01 of the page wide."""
    words, x = [], 0.1
    for part in text.split():
        words.append(Word(part, Box(x, top, x + 0.01 * len(part), top + 0.012), sure, number))
        x += 0.01 * (len(part) + 1)
    return words


def letters(words: list[Word]) -> list[tuple[float, float]]:
    """Give the middles of the letters that the words are printed with."""
    return [
        (w.box.x0 + 0.01 * (n + 0.5), w.box.middle[1]) for w in words for n in range(len(w.text))
    ]


HEADING = line("Patient Ledger", 0.05, number=0)
TABLE = line("Date Code Charges", 0.09, number=0) + line("01/05/2024 97110 60.00", 0.12, number=1)
SEEN = Marks(tuple(letters(HEADING + TABLE)), 0.01, 0.01)


def test_a_heading_that_was_not_read_is_found_by_its_marks() -> None:
    (row,) = missed_rows(SEEN, TABLE)
    assert all(row.holds(w.box) for w in HEADING)
    assert missed_rows(SEEN, HEADING + TABLE) == []


def test_few_marks_and_upright_ones_are_no_row() -> None:
    few = Marks(((0.5, 0.5), (0.51, 0.5), (0.52, 0.5)), 0.01, 0.01)
    upright = Marks(tuple((0.5, 0.3 + 0.004 * n) for n in range(20)), 0.01, 0.01)
    assert missed_rows(few, []) == []
    assert missed_rows(upright, []) == []


def test_its_words_stand_before_the_lines_below() -> None:
    rows = missed_rows(SEEN, TABLE)
    words = with_missed(TABLE, HEADING, rows)
    assert [w.text for w in words[:3]] == ["Patient", "Ledger", "Date"]
    assert [w.line for w in words] == [0, 0, 1, 1, 1, 2, 2, 2]


def test_noise_and_words_that_stand_already_are_not_added() -> None:
    rows = missed_rows(SEEN, TABLE)
    unsure = line("Patient Ledger", 0.05, number=0, sure=0.4)
    assert with_missed(TABLE, unsure, rows) == tuple(TABLE)
    assert with_missed(TABLE, TABLE, rows) == tuple(TABLE)


ROW = line("01/05/2024 97110 ICE PACK 60.00", 0.12, number=1)
DAY, CODE, ICE, PACK, CHARGE = ROW
LEDGER = [*line("Patient Ledger", 0.05, number=0), DAY, ICE, PACK]


def surely(word: Word, sure: float) -> Word:
    return Word(word.text, word.box, sure, 7)


def test_a_cell_that_was_not_read_joins_the_line_that_it_stands_on() -> None:
    words = with_missed(LEDGER, [CODE, CHARGE], [CODE.box, CHARGE.box])
    assert [w.text for w in words if w.line == 1] == [w.text for w in ROW]


def test_a_point_read_in_the_cell_gives_way_to_what_stands_there() -> None:
    x0, top = CODE.box.x0 + 0.01, CODE.box.top + 0.008
    point = Word(".", Box(x0, top, x0 + 0.002, top + 0.003), 0.9, 1)
    words = with_missed([*LEDGER[:3], point, ICE, PACK], [CODE], [CODE.box])
    assert [w.text for w in words if w.line == 1] == ["01/05/2024", "97110", "ICE", "PACK"]


def test_a_point_elsewhere_stays() -> None:
    point = Word(".", Box(0.8, 0.128, 0.802, 0.131), 0.9, 1)
    assert "." in {w.text for w in with_missed([*LEDGER, point], [CODE], [CODE.box])}


@pytest.mark.parametrize(
    ("word", "sure", "added"),
    [
        (CHARGE, 0.35, True),
        (CHARGE, 0.2, False),
        (PACK, 0.95, True),
        (PACK, 0.8, False),
        (replace(PACK, text="1"), 0.97, False),
    ],
)
def test_words_where_no_letters_were_seen_are_sure_or_values(
    word: Word, sure: float, added: bool
) -> None:
    read = [w for w in [*LEDGER[:2], DAY, ICE] if w is not word]
    words = with_missed(read, [surely(word, sure)], [])
    assert (word.text in {w.text for w in words}) is added


def test_of_two_columns_a_word_joins_the_nearer() -> None:
    left, right = line("Ice pack", 0.3, number=0), line("Date", 0.3, number=1)
    far = [Word(w.text, Box(w.box.x0 + 0.7, 0.3, w.box.x1 + 0.7, 0.312), 0.95, 1) for w in right]
    new = Word("applied", Box(0.2, 0.3, 0.27, 0.312), 0.95, 4)
    words = with_missed([*left, *far], [new], [new.box])
    assert [w.text for w in words if w.line == 0] == ["Ice", "pack", "applied"]


def black_edged(text: str) -> Marks:
    """Print close to the black that a scanner shows beside the paper."""
    page = np.full((1100, 850), 255, np.uint8)
    page[:, 790:] = 0
    cv2.putText(page, text, (724, 500), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (0,), 1, cv2.LINE_AA)
    return marks(page, 100)


def test_print_beside_a_black_edge_is_worth_a_look_though_it_counts_for_nothing() -> None:
    seen = black_edged("1224.06")
    assert (seen.centres, seen.blank) == ((), True)
    (row,) = missed_rows(seen, [])
    assert 0.7 < row.x0 < row.x1 < 0.93
    (turned,) = missed_rows(seen.turned(180), [])
    assert turned.middle == pytest.approx((1 - row.middle[0], 1 - row.middle[1]), abs=0.01)


def test_a_black_edge_alone_is_no_row() -> None:
    assert missed_rows(black_edged(""), []) == []


PRICES = [
    word
    for row, text in enumerate(("01/05/2024 60.00", "01/08/2024 42.50", "01/12/2024 60.00"))
    for word in line(text, 0.12 + 0.03 * row, number=row)
]
LAST = line("01/15/2024", 0.21, number=3)
CELL = line("01/15/2024 7.73", 0.21, number=3)[1:]


def cell_seen(top: float = 0.21) -> Marks:
    """The three figures of a price in the ledger's column, whose point is no mark."""
    places = [(x, y + top - 0.21) for n, (x, y) in enumerate(letters(CELL)) if n != 1]
    return Marks(tuple(places), 0.01, 0.01)


def test_a_cell_of_a_column_that_was_not_read_is_found_and_heard() -> None:
    words = PRICES + LAST
    (cell,) = missed_cells(cell_seen(), words)
    assert cell.holds(CELL[0].box)
    assert missed_rows(cell_seen(), words)
    heard = with_heard(words, [cell], PICTURE, Told("7.73"))
    assert [(w.text, w.line) for w in heard[-2:]] == [("01/15/2024", 3), ("7.73", 3)]


def test_what_two_looks_hear_differently_or_is_no_value_stays_out() -> None:
    words = PRICES + LAST
    cells = missed_cells(cell_seen(), words)
    assert with_heard(words, cells, PICTURE, Told("7.73", "1.73", "7.13")) == tuple(words)
    assert with_heard(words, cells, PICTURE, Told("773")) == tuple(words)


def test_marks_beside_the_rows_or_the_columns_are_no_cell() -> None:
    assert missed_cells(cell_seen(), PRICES) == []  # nothing else in its row
    assert missed_cells(cell_seen(), LAST + PRICES[:4]) == []  # two values are no column
    beside = Marks(tuple((x + 0.03, y) for x, y in cell_seen().centres), 0.01, 0.01)
    assert missed_cells(beside, PRICES + LAST) == []
