"""Whose page it is: the patient a page names, and whether that is somebody else.

A page is somebody else's only where its first name or surname is clearly another one; a single
damaged letter is not enough, and neither is a name that belongs to a contact, an insured, a doctor
or an addressee.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict
from rapidfuzz import fuzz

from casefile.dates import DateMention, DateRole
from casefile.matters import Client
from casefile.names import DEPARTMENTS, person_tokens, place_tokens, same_person, short_form
from casefile.pages import PageReading, PersonOnPage, Source
from casefile.rules import RuleBook
from casefile.words import Box
from ingest.finding import PACKAGE
from ingest.finding.dates.find import find_dates
from ingest.finding.rows import Row, page_rows
from ingest.sorting.layout import fold

_RECORD = re.compile(
    r"\b(?:MRN|M\.?R\.?\s?#|MR\s?(?:No|Number)|Med(?:ical)?\.? Rec(?:ord)?\.?(?: (?:No|Number|#))?"
    r"|Chart\s?(?:No|Number|#)|Patient ID|Pt ID|id #|HRN|Unit (?:No|#)|Acct|Account)"
    r"[\s:.#]*((?:[A-Z]{1,3}-?)?\d[\dA-Z\-]{3,})",
    re.IGNORECASE,
)
_RECORD_LABEL = re.compile(
    r"\b(?:MRN|DOB|D\.O\.B|B/D|MR ?#|Acct|Sex|id ?#|Date of Birth|Birth ?date|born|Age"
    r"|\d{1,3} ?(?:y\.?o\b|y(?:ea)?rs? old|Y old))",
    re.IGNORECASE,
)
_FOLLOWS = (
    r"(?=\(|\||MRN|DOB|D\.O\.B|B/D|[Bb]orn\b|Birth ?[Dd]ate|Birth:"
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
    r"(?=DOB|D\.O\.B|B/D|[Bb]orn\b|Birth ?[Dd]ate|Birth:|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|- \d)"
)
"""First name first: a name only where a birth date follows it."""

_BIRTH_LABEL = re.compile(r"\W*(?:DOB|D\.O\.B|B/D|born|birth)", re.IGNORECASE)
_BESIDE_BIRTH = frozenset({DateRole.BIRTH, DateRole.PRINTED, DateRole.FAXED})
"""A running foot repeats the birth date beside the day of printing."""

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
_NAME_WORD = re.compile(r"^[A-Z][A-Za-z'\u2019.\-]*(?:,[A-Z][A-Za-z'\u2019.\-]*)?,?$")
_BOX_LABEL = re.compile(r"^\W*(?:\d{1,2}[a-z]?\b\W*)?(.*?)\s*(?:\(.*)?$")
_LABEL = re.compile(
    r"([A-Za-z][A-Za-z.'\u2019/\-]*(?: [A-Za-z(][A-Za-z.,'\u2019/()\-]*){0,7}) ?[:#]"
)
_PARTED = r"(?:^|[\s|(])(?:(?:Patient|Pt)(?:'s)? )?{} ?Name ?: ?([A-Z][A-Za-z'\u2019\-]+)(?!\S*:)"
_LAST_NAME = re.compile(_PARTED.format("(?:Last|Family)"))
_FIRST_NAME = re.compile(_PARTED.format("(?:First|Given)"))
_BARE = re.compile(
    r"^\W*(?:PATIENT|Patient|PT|Patient's)(?: (?:NAME|Name))?\s+(?=[A-Z])"
    r"|^\W*(?:NAME|Name|RE|Re)\s+(?=[A-Z])"
    r"|^(?:FL|Fl) ?0?8[a-b]?\s+(?=[A-Z])"
)


ALIKE = 72
"""Parts of names that are as like as this (of 100) are taken for one, read badly."""


class PeopleLabels(BaseModel):
    """The table `people.toml`."""

    model_config = ConfigDict(extra="forbid")

    patient: tuple[str, ...]
    loose: tuple[str, ...]
    others: tuple[str, ...]
    stops: tuple[str, ...]


@dataclass(frozen=True)
class _Labels:
    patient: frozenset[tuple[str, ...]]
    loose: frozenset[tuple[str, ...]]
    others: frozenset[tuple[str, ...]]
    stops: frozenset[str]


@cache
def _labels(rules: RuleBook) -> _Labels:
    table = rules.table(PACKAGE, "people", PeopleLabels)
    return _Labels(
        frozenset(fold(t) for t in table.patient),
        frozenset(fold(t) for t in table.loose),
        frozenset(fold(t) for t in table.others),
        frozenset(table.stops),
    )


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
    for row, start, stop, sure in _names(rows, _labels(rules), known):
        box = row.box(start, stop)
        near = [b for b in births if abs(b.box.top - box.top) < 0.12]
        if not near and (bare := _birth_behind(row, stop, known)):
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
    rows: Sequence[Row], labels: _Labels, dates: Sequence[DateMention]
) -> Iterator[tuple[Row, int, int, bool]]:
    """Give the spans of patient names, the surest kinds first."""
    yield from _headers(rows, dates)
    loose: list[tuple[Row, int, int, bool]] = []
    for number, row in enumerate(rows):
        if row.top > 0.6:
            break
        for kind, at in _labelled(row, labels):
            span = _name_after(row, at, labels) or _name_below(rows, number, row, at, labels)
            if span is None:
                continue
            if kind == "patient":
                yield (*span, True)
            else:
                loose.append((*span, False))
    yield from loose


def _headers(
    rows: Sequence[Row], dates: Sequence[DateMention]
) -> Iterator[tuple[Row, int, int, bool]]:
    """Give names without a label at the top, beside or above a record number or birth date."""
    head = [r for r in rows if r.top < _HEAD]
    for number, row in enumerate(head):
        for first, last in row.cells:
            start, stop = row.span(first, last)
            text = row.text[start:stop]
            if _doctor(text):
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
    if match and (
        _stands_with_record(row, start)
        or (match.end() == len(text) and _record_below(row, below))
        or _birth_behind(row, start + match.end(), dates)
    ):
        return start + match.end()
    plain = _PLAIN_HEADER.match(row.text[start:])
    if plain and _is_name(plain[0]) and not _of_a_house(plain[0]):
        end = start + plain.end()
        if _BIRTH_LABEL.match(row.text[end:]) or _birth_behind(row, end, dates):
            return end
    return None


def _stands_with_record(row: Row, start: int) -> bool:
    return bool(_RECORD_LABEL.search(row.text[start:]))


def _record_below(row: Row, below: Sequence[Row]) -> bool:
    """Tell whether a row under a name that stands by itself gives its record number or birth."""
    return any(r.top - row.bottom < _BELOW and _RECORD_LABEL.search(r.text) for r in below)


def _birth_behind(row: Row, stop: int, dates: Sequence[DateMention]) -> DateMention | None:
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


def _doctor(text: str) -> bool:
    return bool(re.search(r"\b(?:M\.?D|D\.?O|D\.?C|PA-C|N\.?P|R\.?N|DPT|PT)\b\.?", text))


def _labelled(row: Row, labels: _Labels) -> Iterator[tuple[str, int]]:
    """Give the labels of patient names in a row: their kind and where the name would begin."""
    marked = ":" in row.text or "#" in row.text
    for match in _LABEL.finditer(row.text) if marked else ():
        words = fold(match[1])
        for size in range(min(len(words), 8), 0, -1):
            tail = words[-size:]
            if tail in labels.others:
                break
            if tail in labels.patient:
                yield "patient", match.end()
                break
            if tail in labels.loose:
                if size == len(words) or _fresh(match[1], size):
                    yield "loose", match.end()
                break
    for first, last in row.cells:
        start, stop = row.span(first, last)
        bare = _BARE.match(row.text[start:stop])
        box = _BOX_LABEL.match(row.text[start:stop])
        if box and fold(box[1]) in labels.patient:
            yield "patient", stop
        elif bare:
            kind = "patient" if bare[0].strip().lower().startswith("p") else "loose"
            yield kind, start + bare.end()


def _fresh(label: str, size: int) -> bool:
    """Tell whether a short label ("Name") is not the tail of another one ("Drug name")."""
    ahead = label.split()[:-size]
    return bool(ahead) and ahead[-1][-1] in ").,"


def _name_after(row: Row, at: int, labels: _Labels) -> tuple[Row, int, int] | None:
    """Read the name that begins at `at`: capitalised words up to the next label."""
    text = row.text
    while at < len(text) and text[at] in " :.#_|-(":
        at += 1
    cell = row.cell_of(at)[1] if at < len(text) else at
    start = at
    count = 0
    for match in re.finditer(r"\S+", text[at:cell]):
        word = match[0]
        plain = word.strip(".,;:()|").lower()
        following = text[at + match.end() : at + match.end() + 2]
        if not _NAME_WORD.match(word.rstrip(";")) or plain in labels.stops or word.endswith(":"):
            break
        if following.startswith(":") or count == 5:
            break
        count += 1
        start_stop = at + match.end()
    if count < 1 or (count == 1 and "," not in text[start:start_stop]):
        return None
    name = text[start:start_stop]
    if not _is_name(name) or _doctor(name) or _faint(row, start, start_stop):
        return None
    return row, start, start_stop


def _is_name(text: str) -> bool:
    """Tell a person's name from a scrap of a form: two words with vowels, of usual letters."""
    tokens = [t for t in person_tokens(text) if len(t) > 1]
    if len(tokens) < 2:
        return False
    return all(re.search(r"[aeiouy]", t) for t in (tokens[0], tokens[-1]))


def _faint(row: Row, start: int, stop: int) -> bool:
    """Tell whether the words were too badly read to name anybody."""
    words = row.words[row.word_at(start) : row.word_at(stop - 1) + 1]
    return sum(w.confidence for w in words) / len(words) < 0.55


def _name_below(
    rows: Sequence[Row], number: int, row: Row, at: int, labels: _Labels
) -> tuple[Row, int, int] | None:
    """Read the name in the box under its label, as claim forms print it."""
    cell = row.cell_of(at - 1)
    if row.text[at : cell[1]].strip():
        return None
    label = row.box(*cell)
    for below in rows[number + 1 : number + 3]:
        if below.top - row.bottom > 0.03:
            return None
        for first, last in below.cells:
            start, stop = below.span(first, last)
            box = below.box(start, stop)
            if box.x0 < label.x1 and box.x1 > label.x0 - 0.02:
                return _name_after(below, start, labels)
    return None


def is_foreign(
    person: PersonOnPage | None,
    client: Client,
    *,
    source: Source = Source.OCR,
    client_record: str | None = None,
) -> bool:
    """Decide whether a page that names `person` is of somebody other than the client.

    Args:
        person: the patient the page names; None follows its document and is never foreign.
        client: whose records these are; without a name nothing is foreign.
        source: a text layer has no misread letters, so a twin's one other letter counts there.
        client_record: the record number under which this packet's sender keeps the client.
    """
    if person is None or client.name is None:
        return False
    born = compare_births(person.dob, client.dob)
    if born == "other":
        named_alike = same_person(person.name, client.name)
        return not named_alike or source is Source.TEXT or _generations(person, client)
    other_record = client_record is not None and person.mrn not in {None, client_record}
    a, b = person_tokens(person.name), person_tokens(client.name)
    first, last = (
        alike(a[0], b[0]) or alike(a[0], b[-1]),
        alike(a[-1], b[-1]) or alike(a[-1], b[0]),
    )
    same_record = client_record is not None and person.mrn == client_record
    if same_person(person.name, client.name) or (first and (last or set(a[1:]) & set(b[1:]))):
        if source is not Source.TEXT or same_record or short_form(person.name, client.name):
            return False
        return _another_given_name(a, b) or (other_record and a[-1] != b[-1])
    if same_record and first:
        return False
    return not (born in {"same", "near"} and (first or (last and same_record)))


def _another_given_name(a: Sequence[str], b: Sequence[str]) -> bool:
    """Tell whether printed first names differ in a letter: twins are named so, and not one child.

    Only where nothing is misread; a name turned round or given as an initial is no other name.
    """
    if a[-1] != b[-1] or len(a[0]) < 2 or len(b[0]) < 2:
        return False
    return a[0] != b[0] and a[0] not in b and b[0] not in a


def _generations(person: PersonOnPage, client: Client) -> bool:
    """Tell whether two of one name can be parent and child, by their birth years."""
    if person.dob is None or client.dob is None:
        return False
    return abs(person.dob.year - client.dob.year) >= 12


def without_others(text: str, rules: RuleBook = RuleBook()) -> str:
    """Give a row without what stands behind labels of other people: "Mother: Dana Whitlock"."""
    return _others(rules).sub(" ", text)


@cache
def _others(rules: RuleBook) -> re.Pattern[str]:
    labels = sorted(rules.table(PACKAGE, "people", PeopleLabels).others, key=len)[::-1]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, labels))}) ?:[^:|]*", re.IGNORECASE)


def alike(one: str, other: str) -> bool:
    """Tell whether two parts of names are one, a damaged letter or an initial allowed for."""
    return (one[:1] == other[:1] and min(len(one), len(other)) == 1) or fuzz.ratio(
        one, other
    ) >= ALIKE


def compare_births(one: dt.date | None, other: dt.date | None) -> str:
    """Compare birth dates: "same", "near" (one part apart), "other" or "unknown"."""
    if one is None or other is None:
        return "unknown"
    parts = [one.year != other.year, one.month != other.month, one.day != other.day]
    return ("same", "near", "other", "other")[sum(parts)]
