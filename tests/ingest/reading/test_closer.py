"""What a second look gives for words that were read badly."""

from dataclasses import replace

from casefile.words import Box, Word
from ingest.reading.closer import joined, needs_closer_look, poor_words


def word(text: str, x: float, confidence: float, *, wide: float = 0.08, line: int = 3) -> Word:
    return Word(text, Box(x, 0.30, x + wide, 0.315), confidence, line)


def test_the_surer_reading_of_a_poor_word_is_taken_in_its_line() -> None:
    first = [word("Lumhar", 0.1, 0.5), word("strain", 0.2, 0.95)]
    second = [word("Lumbar", 0.1, 0.9, line=0), word("strairn", 0.2, 0.99, line=0)]
    assert [(w.text, w.line) for w in joined(first, second)] == [("Lumbar", 3), ("strain", 3)]


def test_a_less_sure_reading_changes_nothing() -> None:
    first = [word("97140", 0.1, 0.7)]
    assert joined(first, [word("87140", 0.1, 0.6)]) == tuple(first)


def test_figures_that_ran_together_come_apart() -> None:
    first = [word("20991", 0.1, 0.4, wide=0.12)]
    second = [word(t, x, 0.93, wide=0.03) for t, x in (("08", 0.1), ("10", 0.14), ("91", 0.18))]
    assert [w.text for w in joined(first, second)] == ["08", "10", "91"]


def test_a_word_that_swallowed_its_neighbours_is_not_taken() -> None:
    first = [word("81.O0", 0.1, 0.5, wide=0.04)]
    assert joined(first, [word("81.00--1--GP", 0.06, 0.9, wide=0.12)]) == tuple(first)


def test_a_word_is_taken_for_one_word_only() -> None:
    first = [word("0B", 0.1, 0.5, wide=0.05), word("B10", 0.12, 0.4, wide=0.05)]
    second = [word("0810", 0.1, 0.9, wide=0.07)]
    assert [w.text for w in joined(first, second)].count("0810") == 1


def test_well_read_pages_get_no_second_look() -> None:
    page = [word(t, 0.1, 0.95) for t in ("seen", "for", "neck", "pain", "on", "03/14/2024")]
    assert not needs_closer_look(page)
    assert needs_closer_look([*page, word("smudqe", 0.3, 0.5)])
    assert needs_closer_look(
        [*page * 9, *(word(t, 0.5, 0.82) for t in ("9/1/2O24", "$4l.00", "97I10"))]
    )


def test_parts_that_spell_the_word_confirm_it() -> None:
    first = [word("S43.402A", 0.1, 0.6)]
    second = [word("S43.", 0.1, 0.91, wide=0.04), word("402A", 0.145, 0.95, wide=0.04)]
    assert [(w.text, w.confidence) for w in joined(first, second)] == [("S43.402A", 0.91)]


def test_a_reading_that_lost_the_end_is_not_taken() -> None:
    first = [word("R51.9", 0.1, 0.75)]
    assert joined(first, [word("R51.", 0.1, 0.95, wide=0.06)]) == tuple(first)


def test_a_word_that_was_put_together_does_not_fall_apart() -> None:
    first = [replace(word("M54.50", 0.1, 0.2), read="M54, 50")]
    parts = [word("M54,", 0.1, 0.9, wide=0.03), word("60", 0.14, 0.9, wide=0.02)]
    assert joined(first, parts) == tuple(first)
    assert [w.text for w in joined(first, [word("M54.50", 0.1, 0.9)])] == ["M54.50"]


def test_blots_are_not_looked_at_again() -> None:
    blot = Word("Il/", Box(0.1, 0.4, 0.5, 0.8), 0.1)
    assert poor_words([word("seen", 0.1, 0.95), word("Lumhar", 0.3, 0.5), blot]) == [
        word("Lumhar", 0.3, 0.5)
    ]
