"""Values whose form leaves one spelling are put right, and say what was read."""

import pytest

from casefile.doubt import is_doubtful
from casefile.words import Box, Word
from ingest.reading.mending import mended

BOX = Box(0.1, 0.1, 0.2, 0.12)


def word(text: str) -> Word:
    return Word(text, BOX, 0.96)


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("833.5XXA", "S33.5XXA"),
        ("$93.4010", "S93.401D"),
        ("S93.4010", "S93.401D"),
        ("$93.4014,", "S93.401A,"),
        ("S33.5XX4", "S33.5XXA"),
        ("¥93.01", "Y93.01"),
        ("c1713", "C1713"),
        ("|B1-30-2025|", "|01-30-2025|"),
        ("84/30/2025", "04/30/2025"),
        ("$13.4XXA", "S13.4XXA"),
        ("S33.5XKA", "S33.5XXA"),
        ("S33.5XXa,", "S33.5XXA,"),
        ("M54,50", "M54.50"),
        ("M54.,2", "M54.2"),
        ("(M25,511)", "(M25.511)"),
        ("S583.91XA", "S83.91XA"),
        ("$255,25", "$255.25"),
        ("$0,00", "$0.00"),
        ("683,00", "683.00"),
        ("1,100:39", "1,100.39"),
        ("12,214,50", "12,214.50"),
        ("$9.112.89", "$9,112.89"),
        ("$103:99|", "$103.99|"),
        ("-5,33", "-5.33"),
        ("MS1.26", "M51.26"),
        ("AQ0433", "A0433"),
        ("|j0690", "|J0690"),
        ("J0O702", "J0702"),
        ("LO172", "L0172"),
        ("279.899", "Z79.899"),
        ("779.899", "Z79.899"),
        ("WO01l.0XXA", "W01.0XXA"),
        ("02/28,2024", "02/28/2024"),
    ],
)
def test_one_spelling_is_left(read: str, printed: str) -> None:
    found = mended(word(read))
    assert (found.text, found.read) == (printed, read)
    assert is_doubtful(found)


@pytest.mark.parametrize(
    "text",
    [
        "133.250",
        "84-30-25",
        "B1-2025",
        "R40.2410",  # a code that ends in a figure
        "250.0000",
        "§25.00",  # a price, its sign misread
        "£25.00",
        "583.91",  # an amount, or a code of the ninth revision
        "$33.50",
        "S33.5XXA",
        "1,250",  # thousands
        "1,250.00",
        "03/14/2024",
        "10.5mg",
        "72.5",
        "97110",
        "v2.0a",
        "L4,5",  # levels of the spine
        "C5,6",
        "12,14",  # two days, or two pages
        "12.214.50",
        "45:30",
        "-1,200",
        "1116/2023",  # a docket number
        "13/28,2024",
        "7/10",
        "2.5/10",  # two drugs in one tablet
        "12.5/20",
        "8/3,22",
        "10:30",
    ],
)
def test_what_may_be_as_it_stands_is_left_alone(text: str) -> None:
    assert mended(word(text)) == word(text)


def test_a_text_with_two_possible_codes_is_left_alone() -> None:
    assert mended(word("S43.4018")).text == "S43.4018"  # A and S are both possible endings


def test_a_slash_is_put_back_only_where_the_word_was_read_badly() -> None:
    assert mended(Word("1116/2023", BOX, 0.7)).text == "11/16/2023"
    assert mended(Word("8/3,22", BOX, 0.7)).text == "8/3/22"
    assert mended(Word("2.5/10", BOX, 0.7)).text == "2.5/10"
    assert mended(Word("3316/2023", BOX, 0.7)).text == "3316/2023"


def test_what_was_read_stays_as_it_was_first() -> None:
    parted = Word("S33,5XXA", BOX, 0.2, read="S33, 5XXA")
    assert (mended(parted).text, mended(parted).read) == ("S33.5XXA", "S33, 5XXA")
