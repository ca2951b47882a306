"""Codes that lost their letter or point are put right among such codes, and nowhere else."""

import pytest

from casefile.words import Box, Word
from ingest.reading.lettered import lettered

CODES = ("S39.012A", "M51.26", "G44.319", "E78.5")


def column(*texts: str, x0: float = 0.2) -> list[Word]:
    return [
        Word(text, Box(x0, 0.1 + 0.02 * n, x0 + 0.01 * len(text), 0.11 + 0.02 * n), 0.9, n)
        for n, text in enumerate(texts)
    ]


def texts(words: tuple[Word, ...]) -> list[str]:
    return [w.text for w in words]


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("125.10", "I25.10"),
        ("(125.10,", "(I25.10,"),
        ("154.50", "M54.50"),
        ("130.2", "J30.2"),
        ("298.51", "Z98.51"),
        ("647.00", "G47.00"),
    ],
)
def test_what_can_be_one_code_alone_is_put_right_in_doubt(read: str, printed: str) -> None:
    words = lettered(column(*CODES, read))
    assert texts(words) == [*CODES, printed]
    assert (words[-1].read, words[0].read) == (read, "")


@pytest.mark.parametrize("read", ["125.99", "207.50", "97110", "125.1Q"])
def test_what_is_no_code_whatever_its_letter_stays(read: str) -> None:
    assert texts(lettered(column(*CODES, read))) == [*CODES, read]


def test_prices_and_codes_of_the_ninth_revision_stay() -> None:
    prices = column("125.10", "154.50", "130.20")
    assert lettered([*column(*CODES, x0=0.7), *prices]) == (*column(*CODES, x0=0.7), *prices)
    old = column("724.2", "847.0", "154.50", "V43.52XA")
    assert lettered(old) == tuple(old)


def test_a_column_that_is_mostly_without_letters_is_none_of_such_codes() -> None:
    mixed = column(*CODES[:3], "125.10", "154.50", "130.2")
    assert lettered(mixed) == tuple(mixed)


@pytest.mark.parametrize(
    ("read", "printed"), [("M5412", "M54.12"), ("S134XXD,", "S13.4XXD,"), ("(R519)", "(R51.9)")]
)
def test_a_code_without_its_point_gets_it_where_the_others_have_theirs(
    read: str, printed: str
) -> None:
    words = lettered([*column(*CODES), *column(read, x0=0.7)])
    assert (words[-1].text, words[-1].read) == (printed, read)


@pytest.mark.parametrize("read", ["J1885", "G0283", "L3650", "A6402", "B12", "C5"])
def test_codes_of_supplies_and_names_of_parts_have_no_point(read: str) -> None:
    assert texts(lettered([*column(*CODES), *column(read, x0=0.7)])) == [*CODES, read]


def test_a_claim_prints_its_codes_without_points() -> None:
    claim = column("M5412", "S134XXD", "R519", "M54.50", "M51.26")
    assert lettered(claim) == tuple(claim)
