"""The patients that a page names: by a label, at its head, or in the boxes of a form."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from casefile.dates import DateMention, DateRole
from casefile.pages import PageReading, PersonOnPage
from casefile.rules import RuleBook
from casefile.words import Box
from ingest.finding.dates.find import find_dates
from ingest.finding.people.headers import birth_behind, names_at_head
from ingest.finding.people.labels import Labels, labels_in, labels_in_force
from ingest.finding.people.names import name_after, name_below
from ingest.finding.rows import Row, page_rows

_RECORD = re.compile(
    r"\b(?:MRN|M\.?R\.?\s?#|MR\s?(?:No|Number)|Med(?:ical)?\.? Rec(?:ord)?\.?(?: (?:No|Number|#))?"
    r"|Chart\s?(?:No|Number|#)|Patient ID|Pt ID|id #|HRN|Unit (?:No|#)|Acct|Account)"
    r"[\s:.#]*((?:[A-Z]{1,3}-?)?\d[\dA-Z\-]{3,})",
    re.IGNORECASE,
)
_BESIDE_BIRTH = frozenset({DateRole.BIRTH, DateRole.PRINTED, DateRole.FAXED})
"""A running foot repeats the birth date beside the day of printing."""

_PARTED = (
    r"(?:^|[\s|(])(?:(?:Patient|Pt)(?:'s)? )?{} ?Name(?: ?: ?|\s)"
    r"(?!(?:First|Last|Middle|Given|Family|MI|Suffix|Name)\b)([A-Z][A-Za-z'\u2019\-]+)(?!\S*:)"
)
_LAST_NAME = re.compile(_PARTED.format("(?:Last|Family)"))
_FIRST_NAME = re.compile(_PARTED.format("(?:First|Given)"))


def patient_on(
    reading: PageReading,
    rules: RuleBook = RuleBook(),
    page_row: Sequence[Row] | None = None,
    dates: Sequence[DateMention] | None = None,
) -> PersonOnPage | None:
    """Find the patient that the page names, with birth date and record number where given."""
    return next(patients_on(reading, rules, page_row, dates), None)


def patients_on(
    reading: PageReading,
    rules: RuleBook = RuleBook(),
    page_row: Sequence[Row] | None = None,
    dates: Sequence[DateMention] | None = None,
) -> Iterator[PersonOnPage]:
    """Find everybody whom the page names as its patient, the surest first."""
    rows = page_rows(reading.words) if page_row is None else page_row
    known = find_dates(reading, rules, rows) if dates is None else dates
    told = {d.date for d in known if d.role not in _BESIDE_BIRTH}
    births = [d for d in known if d.role is DateRole.BIRTH and d.date not in told]
    record = next((m[1] for r in rows if (m := _RECORD.search(r.text))), None)
    anybody = False
    for row, start, stop, sure in _names(rows, labels_in_force(rules), known):
        box = row.box(start, stop)
        near = [b for b in births if abs(b.box.top - box.top) < 0.12]
        if not near and (bare := birth_behind(row, stop, known)):
            near = [bare]
        if not sure and not near and record is None:
            continue
        anybody = True
        name = row.text[start:stop].strip(" ,.:;(|-")
        label = row.text[row.cell_of(start)[0] : start].strip(" ,.:;(|-#")
        yield PersonOnPage(name, _born(near, box), record, box, label)
    parted = None if anybody else _parted_name(rows)
    if parted is not None:
        name, box = parted
        near = [b for b in births if abs(b.box.top - box.top) < 0.12]
        yield PersonOnPage(name, _born(near, box), record, box, "last name and first name")


def _born(near: Sequence[DateMention], box: Box) -> dt.date | None:
    """Take the birth date that stands closest to a name, where it was read for certain."""
    closest = min(
        near,
        key=lambda b: abs(b.box.top - box.top) + abs(b.box.x0 - box.x1) / 10,
        default=None,
    )
    return None if closest is None or closest.repaired else closest.date


def _parted_name(rows: Sequence[Row]) -> tuple[str, Box] | None:
    """Read a name that a form asks for in parts: "Last Name" and "First Name"."""
    for number, row in enumerate(rows):
        last = _LAST_NAME.search(row.text)
        if last is None or row.top > 0.6:
            continue
        for other in rows[max(number - 1, 0) : number + 2]:
            first = _FIRST_NAME.search(other.text)
            if first is not None:
                return f"{first[1]} {last[1]}", row.box(*last.span(1))
    return None


def _names(
    rows: Sequence[Row], labels: Labels, dates: Sequence[DateMention]
) -> Iterator[tuple[Row, int, int, bool]]:
    """Give the spans of patient names, the surest kinds first."""
    yield from names_at_head(rows, dates)
    loose: list[tuple[Row, int, int, bool]] = []
    for number, row in enumerate(rows):
        if row.top > 0.6:
            break
        for kind, at in labels_in(row, labels):
            span = name_after(row, at, labels) or name_below(rows, number, row, at, labels)
            if span is None:
                continue
            if kind == "patient":
                yield (*span, True)
            else:
                loose.append((*span, False))
    yield from loose
