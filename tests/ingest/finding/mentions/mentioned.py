"""What a sentence of a note mentions."""

from __future__ import annotations

import datetime as dt

from casefile.categories import Category, Status
from casefile.encounters import Mention
from ingest.finding.mentions.find import find_mentions
from tests.ingest.finding.typed_page import typed_page

VISIT = dt.date(2023, 9, 20)


DONE = Status.DONE


def mentions(
    sentence: str,
    category: Category = Category.OFFICE_VISIT,
    heading: str = "HISTORY OF PRESENT ILLNESS:",
) -> tuple[Mention, ...]:
    return find_mentions(typed_page(f"{heading}\n{sentence}"), category, "e1", VISIT)
