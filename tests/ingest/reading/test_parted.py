"""Codes and prices parted at the point become one word again, a date and a time two."""

from dataclasses import replace

import pytest

from casefile.doubt import is_doubtful
from casefile.words import Box, Word
from ingest.reading.parted import parted, rejoined


def pair(before: str, after: str, *, gap: float = 0.005, sure: float = 0.2) -> list[Word]:
    """Set two words on one line, letters 0.01 of the page wide, `gap` apart."""
    end = 0.1 + 0.01 * len(before)
    first = Box(0.1, 0.5, end, 0.52)
    second = Box(end + gap, 0.501, end + gap + 0.01 * len(after), 0.52)
    return [Word(before, first, sure, line=3), Word(after, second, sure + 0.1, line=3)]


def test_parts_of_a_code_are_joined_and_what_was_read_is_kept() -> None:
    (whole,) = rejoined(pair("S13.", "4XXA"))
    assert (whole.text, whole.read, whole.confidence, whole.line) == (
        "S13.4XXA",
        "S13. 4XXA",
        0.2,
        3,
    )
    assert whole.box.rounded() == (0.1, 0.5, 0.185, 0.52)
    assert is_doubtful(whole)


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("S43.", "402A", "S43.402A"),
        ("S33", ".5XXA", "S33.5XXA"),
        ("583.", "241A", "583.241A"),
        ("$83,", "511A", "$83,511A"),
    ],
)
def test_the_end_of_an_injury_belongs_to_its_code_however_surely_it_was_read(
    before: str, after: str, code: str
) -> None:
    (whole,) = rejoined(pair(before, after, sure=0.85))
    assert whole.text == code
    assert is_doubtful(whole)


def test_parts_of_a_price_are_joined_over_the_lines_of_the_recogniser() -> None:
    whole, cents = pair("1,194.", "62", sure=0.87)
    other = Word("OFFICE", Box(0.3, 0.5, 0.4, 0.52), 0.96, line=4)
    price, kept = rejoined([whole, other, replace(cents, line=9)])
    assert (price.text, price.read, price.line) == ("1,194.62", "1,194. 62", 3)
    assert kept == other
    assert is_doubtful(price)


@pytest.mark.parametrize(("before", "after"), [("753", ".78"), ("424.", "62"), ("$8.", "40")])
def test_a_space_amid_a_price_that_was_read_surely_leaves_no_doubt(before: str, after: str) -> None:
    (price,) = rejoined(pair(before, after, sure=0.9))
    assert (price.text, price.read) == (before + after, "")
    assert not is_doubtful(price)


@pytest.mark.parametrize(
    "words",
    [
        pair("424.", "62", gap=0.02),
        pair("424.", "622"),
        pair("424", "62"),
        [Word("scored", Box(0.03, 0.5, 0.09, 0.52), 0.96, line=3), *pair("48.", "62", sure=0.9)],
        pair("M54.", "2", sure=0.9),  # read with ease: "M54. 2 visits"
        pair("M54.", "2", gap=0.02),  # a space between
        pair("Q99.", "XYZ"),  # no such code
        pair("599.", "999Q"),  # none, with an S either
        pair("Law,", "LLP"),
        [pair("S13.", "4XXA")[0], Word("4XXA", Box(0.145, 0.53, 0.185, 0.55), 0.2, line=4)],
    ],
)
def test_other_neighbours_stay_two_words(words: list[Word]) -> None:
    assert rejoined(words) == tuple(words)


def test_a_date_and_a_time_that_ran_together_come_apart() -> None:
    word = Word("9-3-211732", Box(0.1, 0.5, 0.2, 0.52), 0.9, line=3)
    date, time = parted([word])
    assert (date.text, time.text) == ("9-3-21", "1732")
    assert date.box.rounded() == (0.1, 0.5, 0.16, 0.52)
    assert time.box.rounded() == (0.16, 0.5, 0.2, 0.52)
    assert {w.read for w in (date, time)} == {"9-3-211732"}


@pytest.mark.parametrize(
    ("read", "code", "modifier"),
    [
        ("97110GP", "97110", "GP"),
        ("L1833RT,", "L1833", "RT,"),
        ("A0427SH", "A0427", "SH"),
        ("98941AT", "98941", "AT"),
        ("[97140GP", "[97140", "GP"),
    ],
)
def test_a_code_and_the_modifier_close_behind_it_are_two_words(
    read: str, code: str, modifier: str
) -> None:
    found = parted([Word(read, Box(0.1, 0.5, 0.2, 0.52), 0.9, line=3)])
    assert [(w.text, w.read) for w in found] == [(code, ""), (modifier, "")]


@pytest.mark.parametrize(
    ("read", "words", "kept"),
    [
        ("Jul13,2023", ["Jul", "13,", "2023"], ""),
        ("|Sept4,2021.", ["|Sept", "4,", "2021."], ""),
        ("4,.2023", ["4,", "2023"], "4,.2023"),
    ],
)
def test_a_written_date_that_ran_together_comes_apart(
    read: str, words: list[str], kept: str
) -> None:
    found = parted([Word(read, Box(0.1, 0.5, 0.2, 0.52), 0.9, line=3)])
    assert [w.text for w in found] == words
    assert {w.read for w in found} == {kept}
    assert found[0].box.x0 == 0.1
    assert found[-1].box.x1 == pytest.approx(0.2)


def boxes(*texts: str) -> list[Word]:
    return [Word(t, Box(0.1 * n, 0.5, 0.1 * n + 0.05, 0.52), 0.9) for n, t in enumerate(texts)]


@pytest.mark.parametrize(
    "read",
    [
        ("121223", "1212", "23"),
        ("12", "1223", "12", "12", "23"),
        ("12", "12", "231212", "23"),
    ],
)
def test_boxes_of_a_first_and_a_last_day_come_apart(read: tuple[str, ...]) -> None:
    found = parted(boxes("1.", *read, "99204"))
    assert [w.text for w in found] == ["1.", "12", "12", "23", "12", "12", "23", "99204"]


@pytest.mark.parametrize(
    "texts",
    [
        ("121223", "121223"),  # each date is one word: no boxes
        ("1212", "23", "1212", "24"),  # two years
        ("1412", "23", "1412", "23"),  # no month
        ("1213", "23", "1212", "23"),  # the last day before the first
        ("1212", "23", "99204"),
        ("1212", "23", "11", "12"),
    ],
)
def test_other_figures_beside_each_other_stay_as_they_are(texts: tuple[str, ...]) -> None:
    words = boxes(*texts)
    assert parted(words) == tuple(words)


@pytest.mark.parametrize(
    "text",
    [
        "9-3-201732",
        "9/3/2117",
        "13-3-211732",
        "9-3-212532",
        "3-211732",
        "97110-GP",
        "9711025",
        "97110XX",
        "97110SH",
        "971100GP",
    ],
)
def test_other_figures_stay_one_word(text: str) -> None:
    word = Word(text, Box(0.1, 0.5, 0.2, 0.52), 0.9)
    assert parted([word]) == (word,)


def _codes(*texts: str) -> list[Word]:
    return [
        Word(text, Box(0.1 + 0.2 * n, 0.5, 0.1 + 0.2 * n + 0.01 * len(text), 0.52), 0.9, line=1)
        for n, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("ran", "parts"),
    [
        ("9711097140", ["97110", "97140"]),
        ("|9711097140", ["|97110", "97140"]),
        ("971109703597140", ["97110", "97035", "97140"]),
    ],
)
def test_codes_of_one_visit_that_ran_together_are_parted(ran: str, parts: list[str]) -> None:
    apart = parted([*_codes(ran), *_codes("97110", "97140", "97035,")])
    assert [w.text for w in apart[: len(parts)]] == parts
    assert apart[1].box.x0 == pytest.approx(0.1 + 0.01 * len(parts[0]))


@pytest.mark.parametrize("number", ["9711097112", "5550134417", "97110971401"])
def test_a_number_stays_whose_parts_are_no_codes_of_the_page(number: str) -> None:
    assert next(w.text for w in parted(_codes(number, "97110", "97140"))) == number


@pytest.mark.parametrize(
    ("ran", "parts"),
    [
        ("154.93CR", ["154.93", "CR"]),
        ("$1,154.93CR", ["$1,154.93", "CR"]),
        ("79291CR", ["79291", "CR"]),
        ("12.50DR", ["12.50", "DR"]),
    ],
)
def test_a_credit_stands_beside_its_amount(ran: str, parts: list[str]) -> None:
    assert [w.text for w in parted(_codes(ran))] == parts


def test_other_letters_stay_with_their_figures() -> None:
    assert [w.text for w in parted(_codes("154.93CC", "CR", "2CR"))] == ["154.93CC", "CR", "2CR"]
