"""Dates that lost their slashes are put right amid dates printed alike, and nowhere else."""

import pytest

from casefile.doubt import is_doubtful
from casefile.words import Box, Word
from ingest.reading.slashed import slashed

SHORT = ("2/24/25", "3/6/25", "11/20/25")
LONG = ("02/24/2025", "03/06/2025", "11/20/2025")


def column(*texts: str, x: float = 0.1) -> list[Word]:
    return [
        Word(text, Box(x, 0.1 + 0.02 * n, x + 0.08, 0.11 + 0.02 * n), 0.7, n)
        for n, text in enumerate(texts)
    ]


def row(*texts: str) -> list[Word]:
    return [
        Word(text, Box(0.1 + 0.1 * n, 0.1, 0.18 + 0.1 * n, 0.11), 0.7, 5)
        for n, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("around", "read", "printed"),
    [
        (SHORT, "2127125", "2/27/25"),
        (SHORT, "3122125", "3/22/25"),
        (SHORT, "11123125", "11/23/25"),
        (SHORT, "11723125", "11/23/25"),
        (SHORT, "3/6125", "3/6/25"),
        (SHORT, "|3126|25,", "|3/26/25,"),
        (("06/22/2025", *SHORT), "2127125", "2/27/25"),  # the head of a fax
        (LONG, "0370472025", "03/04/2025"),
        (LONG, "0304/2025", "03/04/2025"),
        (LONG, "03/0412025", "03/04/2025"),
    ],
)
def test_a_date_that_can_be_one_alone_is_put_right_in_doubt(
    around: tuple[str, ...], read: str, printed: str
) -> None:
    for words in (column(*around, read), row("Exercise", *around, read)):
        found = slashed(words)
        assert [w.text for w in found] == [*(w.text for w in words[:-1]), printed]
        assert found[-1].read == read
        assert is_doubtful(found[-1])


@pytest.mark.parametrize(
    ("around", "read"),
    [
        (SHORT, "31325"),  # 3/3/25 or 3/13/25
        (SHORT, "2127124"),  # a year that no other has
        (SHORT, "22725"),  # nothing is left of either slash
        (SHORT, "0212725"),  # the others have no leading zeros
        (LONG, "312712025"),  # the others have
        (SHORT, "99213"),
        (SHORT, "13113125"),
        (SHORT[:2], "2127125"),
    ],
)
def test_anything_else_stays(around: tuple[str, ...], read: str) -> None:
    words = column(*around, read)
    assert slashed(words) == tuple(words)


def test_beside_dates_stands_no_other_column_and_no_row_of_other_words() -> None:
    words = [*column(*SHORT), *column("x", "y", "z", "2127125", x=0.5)]
    assert slashed(words) == tuple(words)
    sentence = row("seen", "on", "2/24/25", "and", "3/6/25", "account", "2127125")
    assert slashed(sentence) == tuple(sentence)
