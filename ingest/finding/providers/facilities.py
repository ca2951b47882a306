"""The place where care was given, where no letterhead was told: a label's, or the head's own."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from itertools import pairwise

from casefile.names import same_person
from casefile.rules import RuleBook
from casefile.words import Box
from ingest.finding import PACKAGE
from ingest.finding.providers.cues import ProviderCues
from ingest.finding.providers.names import CREDENTIALS
from ingest.finding.rows import Row
from ingest.finding.running_text import is_prose
from ingest.sorting.layout import fold
from ingest.sorting.letterheads import is_department
from ingest.sorting.titles import TELEPHONE

_HEAD = 0.25
_LABELLED = re.compile(r"^\W*([A-Za-z][A-Za-z /]{2,28}):\s+(.{4,70})$")
_ADDRESS = re.compile(r"(?<=\S)\s+(?=\(?\d|P\.? ?O\.? Box)", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:report|record|notes?|summary|form(?! [A-Za-z])|profile|evaluation|authorization"
    r"|contrast|discharge|history|page|patient|log|sheet|chart|statement|card|department of"
    r"|questionnaire|results?|consult(?:ation)?)\b",
    re.IGNORECASE,
)
_AN_ADDRESS = re.compile(
    r"^(?:P\.? ?O\.? Box )?\d{1,5} .*[A-Z][A-Za-z]+|\b[A-Z]{2}\.? \d{5}(?:-\d{4})?\b|"
    + TELEPHONE.pattern
)
_SIGNED_AT = re.compile(
    rf"^[A-Z][\w.'\u2019 -]{{3,40}}(?:,? (?:{CREDENTIALS})\.?)+"
    r" ?(?:/|[-\u2013\u2014|]) ?([A-Z].{3,60})$"
)
_TOP_ROWS, _ASIDE, _UNDER = 4, 0.03, 0.035
_MOST_CELLS = 3
"""A row of more cells is the head of a table."""

_FOOT_ROWS = 3
_PARTED = re.compile(r",\s|\s[\u00b7\u2022|*\u2013\u2014-]\s")


@cache
def _words(rules: RuleBook) -> tuple[frozenset[str], frozenset[tuple[str, ...]]]:
    table = rules.table(PACKAGE, "providers", ProviderCues)
    return (
        frozenset("".join(fold(w)) for w in table.places),
        frozenset(fold(w) for w in table.facility),
    )


def facility_in(
    rows: Sequence[Row],
    rules: RuleBook = RuleBook(),
    patients: Collection[str] = (),
    hint: str | None = None,
) -> str | None:
    """Name the place that the rows of a visit tell of; None where they tell of none.

    Args:
        rows: the rows of a page.
        rules: where `providers.toml` may be overridden.
        patients: whose names stand at the head too, and name no place.
        hint: the name of the folder that the packet came in; a head that begins so is the sender.
    """
    places, labels = _words(rules)
    if hint and (sender := _begins_with(hint, rows)):
        return sender
    for row in rows:
        if row.top > _HEAD:
            break
        for text in row.cell_texts() if len(row.cells) <= _MOST_CELLS else ():
            name = _ADDRESS.split(text, maxsplit=1)[0].strip(" ,-:|\u00b7\u2022")
            if _is_place(name, places):
                return name
    for row in rows:
        for text in row.cell_texts():
            match = _LABELLED.match(text)
            if match and fold(match[1]) in labels:
                place = re.split(r",|\s{2,}|\s\w+:", match[2])[0].strip()
                if _is_place(place, places):
                    return place
    told = _over_address(rows, patients) or _in_signature(rows, places)
    return told or _at_foot(rows, places, rules)


def _begins_with(hint: str, rows: Sequence[Row]) -> str | None:
    """Name the cell at the very top that begins with the words of a folder's name."""
    tokens = fold(hint.replace("_", " "))
    for row in rows[:_TOP_ROWS]:
        for text in row.cell_texts():
            if _is_head(text) and tokens and fold(text)[: len(tokens)] == tokens:
                return text
    return None


def _at_foot(rows: Sequence[Row], places: frozenset[str], rules: RuleBook) -> str | None:
    """Name the place in the last rows, before its street or telephone: "Ash Clinic, 4 Pier St".

    A department stands there, too ("Clinical laboratory"), and names no house.
    """
    for row in reversed(rows[-_FOOT_ROWS:]):
        for text in row.cell_texts():
            name, *rest = (part.strip() for part in _PARTED.split(text, maxsplit=1))
            apart = bool(rest) or len(row.cells) > 1 or name == row.text
            if apart and _is_place(name, places) and not is_department(name, rules):
                return name
    return None


def _in_signature(rows: Sequence[Row], places: frozenset[str]) -> str | None:
    """Name the place that follows its clinician: "Ana Ruiz, PT / Elk Bend Therapy, Elk Bend"."""
    for row in rows:
        match = _SIGNED_AT.match(row.text)
        place = match[1].split(",")[0].strip() if match else ""
        if place and _is_place(place, places):
            return place
    return None


def _over_address(rows: Sequence[Row], patients: Collection[str]) -> str | None:
    """Name the line at the very top that stands over an address or telephone, as houses print it.

    No word of it need tell a place: "Northern Lakes" over its street is one.
    """
    for row, below in pairwise(rows[: _TOP_ROWS + 1]):
        for first, last in row.cells:
            name = row.text[slice(*row.span(first, last))].strip(" ,-")
            if _is_head(name) and not any(same_person(name, p) for p in patients):
                box = row.box(*row.span(first, last))
                if any(_stands_under(box, below, *cell) for cell in below.cells):
                    return name
    return None


def _is_head(text: str) -> bool:
    words = text.split()
    return (
        2 <= len(words) <= 8
        and not re.search(r"[:\d|]", text)
        and all(w[:1].isupper() or w in {"of", "and", "the", "for", "at", "&"} for w in words)
        and not _TITLE.search(words[-1])
    )


def _stands_under(head: Box, below: Row, first: int, last: int) -> bool:
    text, box = below.text[slice(*below.span(first, last))], below.box(*below.span(first, last))
    aligned = abs(box.x0 - head.x0) < _ASIDE or abs(box.middle[0] - head.middle[0]) < _ASIDE
    return aligned and box.top - head.bottom < _UNDER and bool(_AN_ADDRESS.search(text))


def _is_place(text: str, places: frozenset[str]) -> bool:
    words = text.split()
    if not 2 <= len(words) <= 9 or ":" in text or is_prose(text) or _TITLE.search(text):
        return False
    if not text[:1].isupper() or sum(w[:1].islower() for w in words) > 2:
        return False
    return any(t in places for t in fold(text))
