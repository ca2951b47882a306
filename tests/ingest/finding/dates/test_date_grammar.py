from __future__ import annotations

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.finding.dates.damaged import read_damaged
from ingest.finding.dates.grammar import read_dates

DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31))
FORMS = [
    lambda d: f"{d.month}/{d.day}/{d.year}",
    lambda d: f"{d.month:02d}/{d.day:02d}/{d.year}",
    lambda d: f"{d.month}/{d.day}/{d.year % 100:02d}",
    lambda d: f"{d.month}-{d.day}-{d.year % 100:02d}",
    lambda d: f"{d.month:02d}-{d.day:02d}-{d.year}",
    lambda d: f"{d.month}.{d.day}.{d.year % 100:02d}",
    lambda d: f"{calendar.month_name[d.month]} {d.day}, {d.year}",
    lambda d: f"{calendar.month_abbr[d.month]} {d.day}, {d.year}",
    lambda d: f"{calendar.month_abbr[d.month]}. {d.day}, {d.year}",
    lambda d: f"{d.day} {calendar.month_abbr[d.month]} {d.year}",
    lambda d: f"{d.day:02d}{calendar.month_abbr[d.month].upper()}{d.year}",
    lambda d: f"{d.day:02d}-{calendar.month_abbr[d.month]}-{d.year}",
    lambda d: f"{calendar.day_name[d.weekday()]}, {calendar.month_name[d.month]} {d.day}, {d.year}",
    lambda d: d.isoformat(),
    lambda d: f"{d.month:02d}/ {d.day:02d}/{d.year}",
]


@given(DAYS, st.sampled_from(FORMS), st.sampled_from(["", "DOS: ", "seen on ", "(", "Date "]))
def test_every_form_reads_back(day, form, lead):
    read = read_dates(lead + form(day))
    assert [r.date for r in read] == [day]
    assert not read[0].repaired


@given(DAYS, st.sampled_from(FORMS), st.integers(0, 23), st.integers(0, 59))
def test_a_clock_time_stands_with_the_date(day, form, hour, minute):
    (read,) = read_dates(f"{form(day)} {hour:02d}:{minute:02d}")
    assert read.time == f"{hour:02d}:{minute:02d}"


@given(DAYS, st.integers(0, 40), st.sampled_from([" - ", " to ", "-", " through "]))
def test_ranges(day, length, dash):
    last = min(day + dt.timedelta(days=length), dt.date(2049, 12, 31))
    (read,) = read_dates(f"{day:%m/%d/%Y}{dash}{last:%m/%d/%Y}")
    assert (read.date, read.end) == (day, last)


@given(st.text(alphabet="0123456789/-. :|lOISabcDOSJanuy,", max_size=60))
def test_nothing_breaks_the_grammar(text):
    for read in read_dates(text, forms=True):
        assert 0 <= read.start < read.stop <= len(text)
        assert 1900 <= read.date.year <= 2099
    read_damaged(text)


@pytest.mark.parametrize(
    "text",
    [
        "BP 120/80 strength 4/5 5/5",
        "Pain 7/10 1-2 weeks",
        "Page 3 of 12",
        "938-555-0819",
        "00591-5658-01",
        "SSN 123-45-6789",
        "2/3/4/5",
        "13/45/2023",
        "L4-5 C5-6-7",
        "1.2.345",
        "$1.25.10",
        "may 3 times",
    ],
)
def test_what_is_no_date(text):
    assert read_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("lO/O3/2O23", dt.date(2023, 10, 3)),
        ("I 0/3/23", dt.date(2023, 10, 3)),
        ("10/0S/23", dt.date(2023, 10, 5)),
    ],
)
def test_damage_is_repaired_and_marked(text, day):
    (read,) = read_dates(text)
    assert (read.date, read.repaired) == (day, True)


def test_a_lost_slash_has_one_reading_or_several():
    damaged = read_damaged("3121/22 Visit")
    assert damaged is not None
    assert (damaged[0].date, damaged[1]) == (dt.date(2022, 3, 21), 1)
    several = read_damaged("317/22")
    assert several is not None
    assert several[1] == 2


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("12 OCT 2023 2104 hrs", "21:04"),
        ("10/12/2023 9:21 PM", "21:21"),
        ("10/12/2023 at 12:05 am", "00:05"),
        ("Oct 12, 2023 1420", "14:20"),
        ("2023-10-12T09:21", "09:21"),
        ("10/12/23 2104", None),
    ],
)
def test_times(text, time):
    (read,) = read_dates(text)
    assert read.time == time


def test_boxes_of_forms_count_only_when_asked():
    assert read_dates("11 30 23") == ()
    assert [r.date for r in read_dates("11 30 23", forms=True)] == [dt.date(2023, 11, 30)]
    assert [r.date for r in read_dates("11302023", forms=True)] == [dt.date(2023, 11, 30)]
