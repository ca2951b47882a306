"""Dates that a slip of the pen explains."""

import datetime as dt

import pytest

from completeness.slips import is_slip


@pytest.mark.parametrize(
    ("other", "slip"),
    [
        ("2023-04-08", True),
        ("2024-04-18", True),
        ("2024-09-08", True),
        ("2024-08-04", True),
        ("2024-04-08", False),
        ("2024-05-09", False),
        ("2022-04-18", False),
    ],
)
def test_one_part_wrong_or_two_changed_places(other, slip):
    assert is_slip(dt.date.fromisoformat(other), dt.date(2024, 4, 8)) is slip
