"""Names without a label at the head of a page: beside or above a record number or birth date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from casefile.dates import DateMention, DateRole
from casefile.names import DEPARTMENTS, place_tokens
from casefile.states import STATES
from ingest.finding.people.names import is_name, names_a_doctor
from ingest.finding.rows import Row

_RECORD_LABEL = re.compile(
    r"\b(?:MRN|DOB|D\.O\.B|B/D|MR ?#|Acct|Sex|id ?#|Date of Birth|Birth ?date|born|Age"
    r"|\d{1,3} ?(?:y\.?o\b|y(?:ea)?rs? old|Y old))",
    re.IGNORECASE,
)
_FOLLOWS = (
    r"(?=\(|\||MRN|DOB|dob\b|D\.O\.B|B/D|[Bb]orn\b|Birth ?[Dd]ate|Birth:"
    r"|MR ?#|Acct|Sex|Age|is an? \d|ID\b|\d|$|#|-)"
)
_NO_LABEL = r"(?!(?:DOB|MRN|Born|Birth|Age|Sex|ID)\b)"
_HEADER = re.compile(
    r"^[A-Z][A-Za-z'\u2019\-]+(?: [A-Z][A-Za-z'\u2019\-]+)?, ?[A-Z][A-Za-z'\u2019\-.]+"
    rf"(?: {_NO_LABEL}[A-Z][A-Za-z'\u2019\-.]*){{0,2}}\s*" + _FOLLOWS
)
_PLAIN_HEADER = re.compile(
    rf"^[A-Z][A-Za-z'\u2019\-]+(?: {_NO_LABEL}[A-Z](?:\.|[A-Za-z'\u2019\-]+)?){{0,2}} "
    rf"{_NO_LABEL}[A-Z][A-Za-z'\u2019\-]+,?\s*"
    r"(?=DOB|dob\b|D\.O\.B|B/D|[Bb]orn\b|Birth ?[Dd]ate|Birth:|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|- \d)"
)
"""First name first: a name only where a birth date follows it."""

_BIRTH_LABEL = re.compile(r"\W*(?:DOB|D\.O\.B|B/D|born|birth)", re.IGNORECASE)

_CITY = re.compile(rf"[a-z], ?(?:{'|'.join(sorted(STATES))})\s*$")
"""A city and its state, which look like a surname and a first name."""

_LEAD = re.compile(
    r"(?:(?:PATIENT|Patient) (?:HISTORY|History|PROFILE|Profile|RECORD|Record)|NAME|Name)\s+"
)
_OLDER = dt.timedelta(days=3 * 365)
"""A date so long before the newest of its page, right behind a name, is a birth date."""

_HOUSE = frozenset(
    place_tokens(
        "hospital clinic center medical health institute associates group care medicine record"
        " report note notes visit history summary page"
    )
)
_HEAD = 0.22
_BELOW = 0.05
"""How far below a name its record number or birth date may stand, as a share of the page."""


def names_at_head(
    rows: Sequence[Row], dates: Sequence[DateMention]
) -> Iterator[tuple[Row, int, int, bool]]:
    """Give names without a label at the top, beside or above a record number or birth date."""
    head = [r for r in rows if r.top < _HEAD]
    for number, row in enumerate(head):
        for first, last in row.cells:
            start, stop = row.span(first, last)
            text = row.text[start:stop]
            if names_a_doctor(text):
                continue
            if lead := _LEAD.match(text):
                start, text = start + lead.end(), text[lead.end() :]
            end = _header_end(row, start, text, head[number + 1 : number + 3], dates)
            if end is not None:
                yield row, start, end, True


def _header_end(
    row: Row, start: int, text: str, below: Sequence[Row], dates: Sequence[DateMention]
) -> int | None:
    """Tell where the name ends that a cell begins with; None where it begins with none."""
    match = _HEADER.match(text)
    if match and _CITY.search(match[0]):
        match = None
    if match and (
        _stands_with_record(row, start)
        or (match.end() == len(text) and _record_below(row, below))
        or birth_behind(row, start + match.end(), dates)
    ):
        return start + match.end()
    plain = _PLAIN_HEADER.match(row.text[start:])
    if plain and is_name(plain[0]) and not _of_a_house(plain[0]):
        end = start + plain.end()
        if _BIRTH_LABEL.match(row.text[end:]) or birth_behind(row, end, dates):
            return end
    return None


def _stands_with_record(row: Row, start: int) -> bool:
    return bool(_RECORD_LABEL.search(row.text[start:]))


def _record_below(row: Row, below: Sequence[Row]) -> bool:
    """Tell whether a row under a name that stands by itself gives its record number or birth."""
    return any(r.top - row.bottom < _BELOW and _RECORD_LABEL.search(r.text) for r in below)


def birth_behind(row: Row, stop: int, dates: Sequence[DateMention]) -> DateMention | None:
    """Give the old date without a label that stands right behind a name: a birth date."""
    newest = max((d.date for d in dates), default=None)
    for date in dates:
        if newest is None or date.role is not DateRole.UNKNOWN or date.label:
            continue
        at = row.text.find(date.text, stop)
        if at < 0 or at - stop > 3 or not row.top <= date.box.middle[1] <= row.bottom:
            continue
        if date.date <= newest - _OLDER:
            return date
    return None


def _of_a_house(name: str) -> bool:
    """Tell whether a word of the name is one of an institution or a department."""
    return any(t in DEPARTMENTS or t in _HOUSE for t in place_tokens(name))
