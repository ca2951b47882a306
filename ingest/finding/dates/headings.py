"""A heading that ends with its day: "Home visit, May 3, 2024", "First visit at home on May 3".

Each house has its own words for a visit, and none is a label; what the heading is of, and that
nothing follows its day, tell it from a sentence. "Seen May 3, 2024" may close a line of others.
"""

from __future__ import annotations

import re

from ingest.finding.dates.forms import PrintedDate
from ingest.finding.dates.labels import Label, LabelBook
from ingest.finding.rows import Row
from ingest.finding.tokens import tokens_of

_HEAD = 0.3
_WORDS = 9
_LONGEST = 4
_BEHIND = 3
_CLOSING = re.compile(r"[.;]\s([A-Z][a-z]+(?:\s[a-z]+){0,3})\W*$")
_POST_OP = re.compile(r"\bpost[- ]?(?:op\w*|surg\w*|procedure|injection|partum)\b", re.IGNORECASE)
_NAME = r"[A-Z][A-Za-z'\u2019-]+,?(?: [A-Z][A-Za-z'\u2019.-]*){1,3}"
_PATIENT_AHEAD = re.compile(rf"(?<=\s){_NAME}[\s,(-]*$")
_DASH_DATE = re.compile(
    r"([A-Z][\w &/-]{3,40}?)\s+[-\u2013\u2014]\s+(?:date|dated|dos):?\s*", re.IGNORECASE
)
_DOCTOR = re.compile(r"\b(?:Dr|MD|DO|DC|DDS|PT|NP|PA)\b")
_ENDS = re.compile(
    r"^\W*$|^\s*(?:[-\u2013\u2014|,(]|with\b|by\b|at\b)|^\s*[A-Za-z ]{2,24}:"
    rf"|^\s+{_NAME}\s*(?:[,(]|DOB\b|$)|^\s+(?i:visit|session|treatment|tx)\b"
)
"""What may follow the day: nothing, who was seen, by whom or where, or another label."""


def heading_label(row: Row, one: PrintedDate, book: LabelBook) -> Label | None:
    """Read the heading of care before a date at the head of a page; None where there is none.

    Args:
        row: the row in which the date stands.
        one: the date.
        book: the labels, whose titles and nouns tell what a heading is of.
    """
    if row.top > _HEAD or one.form == "spaced":
        return None
    first, last = row.cell_of(one.start)
    ahead, behind = row.text[first : one.start], row.text[one.stop : last]
    if (closing := _CLOSING.search(ahead)) and not behind.strip(" ."):
        label = book.exactly(closing[1])
        return label if label and label.role.dates_a_visit else None
    if not _stands_alone(ahead) or not _ENDS.match(behind):
        return None
    return _named(ahead, book) or _named(_without_patient(ahead), book)


def dated_title(row: Row, one: PrintedDate, book: LabelBook) -> Label | None:
    """Read a title from which a dash parts its day: "RE-EVALUATION - DATE 5/3/24"."""
    first, _ = row.cell_of(one.start)
    parted = _DASH_DATE.fullmatch(row.text, first, one.start)
    return _named(parted[1], book) if parted else None


def _without_patient(ahead: str) -> str:
    """Leave out who was seen: "Recheck Ana Ruiz 5/3/24"; a physician's name is of another visit."""
    named = _PATIENT_AHEAD.search(ahead)
    return ahead if named is None or _DOCTOR.search(named[0]) else ahead[: named.start()]


def _stands_alone(ahead: str) -> bool:
    """Tell whether words are short and set as a heading, without a label's mark or a sentence."""
    broken = re.search(r"[:.;?!]\s", ahead) is not None
    return ahead[:1].isupper() and not broken and len(ahead.split()) <= _WORDS


def _named(ahead: str, book: LabelBook) -> Label | None:
    """Read the name of care that a heading ends with, words like "at home on" aside."""
    words = [t.text for t in tokens_of(_POST_OP.sub("postop", ahead))]
    if book.elsewhen & set(words):
        return None
    for start in range(len(words)):
        for size in range(min(_LONGEST, len(words) - start), 0, -1):
            label = book.headings.get(tuple(words[start : start + size]))
            rest = words[start + size :]
            if label and len(rest) <= _BEHIND and book.links.issuperset(rest):
                return label
    return None
