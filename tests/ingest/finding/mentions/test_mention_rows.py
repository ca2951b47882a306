"""Care that a list of reviewed records names, row by row."""

from __future__ import annotations

import datetime as dt

from casefile.categories import Category
from casefile.encounters import Mention
from ingest.finding.mentions.find import find_mentions
from tests.ingest.finding.mentions.mentioned import DONE
from tests.ingest.finding.typed_page import typed_page

EXAM = dt.date(2024, 3, 6)


def told(*lines: str) -> list[Mention]:
    found = find_mentions(typed_page("\n".join(lines)), Category.OFFICE_VISIT, "e1", EXAM)
    return [m for m in found if m.status is DONE and m.strength == 3]


def test_each_row_of_reviewed_records_is_told_with_its_day_and_house() -> None:
    film, test = told(
        "RECORDS REVIEWED",
        "Date Document Source",
        "08/22/2023 MRI left knee, two pages, from Larch Open Imaging",
        "09/01/2023 Functional capacity evaluation, valid effort Quarry Work Testing",
        "undated Job description",
        "EXAMINATION",
        "The knee is stable.",
    )
    assert (film.category, film.date, film.place) == (
        Category.RADIOLOGY,
        dt.date(2023, 8, 22),
        "Larch Open Imaging",
    )
    assert (test.category, test.date, test.place) == (
        Category.PHYSICAL_THERAPY,
        dt.date(2023, 9, 1),
        "Quarry Work Testing",
    )


def test_rows_that_were_cancelled_or_are_to_come_are_not_told() -> None:
    assert not told(
        "Past visits",
        "08/22/2023 MRI left knee Cancelled by clinic",
        "04/30/2024 MRI left knee",
    )
