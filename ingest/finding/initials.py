"""Who initialled an entry of a travel card or flow sheet: the clinician named on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casefile.dates import DateMention
from casefile.names import person_tokens
from casefile.rules import RuleBook
from ingest.finding.providers import clinicians_named
from ingest.finding.rows import Row

_INITIALS = re.compile(r"^[A-Z]\.?[A-Z]?\.?[A-Z]\.?$")


def initialled_by(
    entry: DateMention, rows: Sequence[Row], rules: RuleBook = RuleBook()
) -> str | None:
    """Name the clinician whose initials stand in an entry's row, or in its column.

    Args:
        entry: the date that opens the entry.
        rows: the rows of the card, its letterhead and legend among them.
        rules: where `providers.toml` may be overridden.

    Returns:
        The clinician's name; None where no initials stand there, or where they fit nobody, or
        several, of those whom the page names.
    """
    named: dict[str, set[str]] = {}
    for name in clinicians_named(rows, rules):
        tokens = person_tokens(name)
        named.setdefault(tokens[0][0] + tokens[-1][0], set()).add(name)
    for signed in (_in_row(entry, rows), _in_column(entry, rows)):
        told = next((named[s] for s in signed if s in named), set())
        if len(told) == 1:
            return next(iter(told))
    return None


def _in_row(entry: DateMention, rows: Sequence[Row]) -> list[str]:
    y = entry.box.middle[1]
    row = next((r for r in rows if r.top - 0.001 <= y <= r.bottom + 0.001), None)
    return [] if row is None else _initials(row, entry.box.x1, 1.0)


def _in_column(entry: DateMention, rows: Sequence[Row]) -> list[str]:
    below = [r for r in rows if r.top > entry.box.bottom]
    return [s for r in below for s in _initials(r, entry.box.x0 - 0.005, entry.box.x1 + 0.005)]


def _initials(row: Row, left: float, right: float) -> list[str]:
    """Give the first and last letters of the initials between two places across the page."""
    words = [w for w in row.words if w.box.x0 >= left and w.box.x1 <= right]
    plain = [w.text.replace(".", "").lower() for w in words if _INITIALS.match(w.text)]
    return [p[0] + p[-1] for p in plain]
