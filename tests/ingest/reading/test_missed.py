"""Rows that were passed over are found by their marks, and their words put in their place."""

from casefile.words import Box, Word
from ingest.reading.inked import Marks
from ingest.reading.missed import missed_rows, with_missed


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
