"""Damaged dates among the rows of a card are read by their neighbours, or left alone."""

from __future__ import annotations

import datetime as dt

import pytest

from casefile.pages import Source
from ingest.finding.dates.find import find_dates
from tests.ingest.finding.typed_packet import found, told, typed

HEAD = """
    Oak Hollow Chiropractic                                   VISIT TRAVEL CARD
    Patient: Dana Whitlock    DOB: 03/14/1979
    DATE        PAIN     ADJUSTED      REMARKS
"""


def days(rows: list[str], source: Source = Source.OCR) -> list[str]:
    body = "".join(f"    {row.split(' ', 1)[0]:<12}{row.split(' ', 1)[1]}\n" for row in rows)
    mentions = find_dates(typed(HEAD + body, source=source)[0])
    return [m.date.isoformat() for m in mentions if m.date.year == 2023]


@pytest.mark.parametrize(
    "spoilt", ["52023", "5/2023", "520723", "572023", "5/20723", "5.20.23", "5120123", "5/20%23"]
)
def test_a_spoilt_date_is_read_by_its_neighbours(spoilt: str) -> None:
    rows = ["5/11/23 6 C2 C5", "5/15/23 6 C2", f"{spoilt} 5 C5", "5/24/23 5 C5", "5/30/23 4 C5"]
    assert days(rows) == ["2023-05-11", "2023-05-15", "2023-05-20", "2023-05-24", "2023-05-30"]


def test_a_whole_date_out_of_order_is_mended_where_one_digit_does_it() -> None:
    rows = ["5/11/23 6 C2", "5/15/23 6 C2", "5/20/23 5 C5", "5/04/23 5 C5", "5/30/23 4 C5"]
    assert days(rows)[-2] == "2023-05-24"


def test_a_whole_date_out_of_order_that_no_one_digit_mends_is_left() -> None:
    rows = ["5/11/23 6 C2", "5/12/23 6 C2", "5/14/23 5 C5", "4/29/23 5 C5", "5/16/23 4 C5"]
    assert "2023-04-29" in days(rows)


def test_of_two_runs_the_one_that_the_spoilt_rows_fit_is_the_true_one() -> None:
    whole = ["5/01/23 7 C2", "5/05/23 6 C2", "5/18/23 5 C5"]
    rows = [*whole, "521723 5 C5", "5/2523 4 C5", "5/08/23 4 C5", "5/30/23 3 C5"]
    assert days(rows) == [f"2023-05-{day:02}" for day in (1, 5, 18, 21, 25, 28, 30)]


def test_a_date_of_two_possible_readings_is_left() -> None:
    rows = ["1/02/23 6 C2", "1/10/23 6 C2", "11223 5 C5", "12/24/23 5 C5", "12/30/23 4 C5"]
    assert days(rows) == ["2023-01-02", "2023-01-10", "2023-12-24", "2023-12-30"]


def test_text_that_was_never_scanned_is_not_mended() -> None:
    rows = ["5/11/23 6 C2", "5/15/23 6 C2", "5/04/23 5 C5", "5/24/23 5 C5", "5/30/23 4 C5"]
    assert "2023-05-04" in days(rows, Source.TEXT)


def test_rows_that_fall_are_read_likewise() -> None:
    rows = ["5/30/23 6 C2", "5/24/23 6 C2", "52023 5 C5", "5/15/23 5 C5", "5/11/23 4 C5"]
    assert dt.date(2023, 5, 20).isoformat() in days(rows)


def test_each_mended_row_of_a_card_is_a_visit() -> None:
    body = "".join(
        f"    {date:<12}6        C2 C5         better\n"
        for date in ("5/11/23", "5/15/23", "52023", "5/24/23")
    )
    visits = told(found(HEAD + body, source=Source.OCR))
    assert ("chiropractic", "2023-05-20", (1,)) in visits
    assert len(visits) == 4
