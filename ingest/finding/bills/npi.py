"""The National Provider Identifier of who bills, from the box of a claim form that is for it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from casefile.names import valid_npi
from ingest.finding.bills.printed_rows import Row

_NUMBER = re.compile(r"(?:a\.?)?([12]\d{9})", re.IGNORECASE)


def npi_in(rows: Iterable[Row]) -> str | None:
    """Give the last number of these rows that is an NPI; one whose digits do not add up is none."""
    found = [m[1] for row in rows for w in row.words if (m := _NUMBER.fullmatch(w.text))]
    return next((number for number in reversed(found) if valid_npi(number)), None)
