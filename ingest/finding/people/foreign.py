"""Whether a page is of somebody other than the client.

A page is somebody else's only where its first name or surname is clearly another one; a single
damaged letter is not enough, and neither is a name that belongs to a contact, an insured, a doctor
or an addressee.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from rapidfuzz import fuzz

from casefile.matters import Client
from casefile.names import person_tokens, same_person, short_form
from casefile.pages import PersonOnPage, Source

ALIKE = 72
"""Parts of names that are as like as this (of 100) are taken for one, read badly."""


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
    whole = len(a) > 1 and len(b) > 1
    first = alike(a[0], b[0]) or alike(a[0], b[-1])
    first = first or (whole and short_form(person.name, client.name))
    last = alike(a[-1], b[-1]) or alike(a[-1], b[0])
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
