"""Where clinicians are named, and how surely each naming tells who rendered the care."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casefile.categories import Category
from casefile.names import person_tokens, shown_person
from ingest.finding.providers.cues import Cues
from ingest.finding.providers.leading_words import cue_above, cue_before, heads_names
from ingest.finding.providers.names import CREDENTIAL, CREDENTIALS, NAME, PLAIN, TURNED, names_in
from ingest.finding.providers.signings import heads_entry
from ingest.finding.rows import Row
from ingest.sorting.layout import fold

_STANDING = re.compile(
    rf"^\W{{0,3}}(?:Dr\.?\s)?(?P<name>{TURNED}|{PLAIN})(?:[\s,;.]{{1,3}}(?:{CREDENTIALS})\.?(?![A-Za-z]))+"
    r"(?:[\s,;.]{1,3}[A-Z][A-Z.\-]{1,9}(?![a-z]))*"
    r"\W*(?P<rest>\(?[A-Za-z &/,\-]{0,40}\)?|/ ?[A-Z][A-Za-z &',.\-]{0,70})?\W*(?:\d.*)?$"
)
_SIGNED_BEHIND = re.compile(
    r"[\s,;|(\[\u2013\u2014-]*(?:\bthis \w+ (?:has been|was|is) )?"
    r"\b(?:electronically |digitally |e-?)?(?:signed|authenticated|approved|finalized)\b.*$",
    re.IGNORECASE,
)
"""What tells of the signing behind a name: "Ana Ruiz, PT This note was electronically signed"."""

_GOES_ON = re.compile(r"\s[A-Za-z]{3}")
"""In the cell beside a name, "PT EVALUATION" is a title, and no credential."""

_LABEL_WORDS = 3
_HOUSE_WORDS = 6
_MARK_FOR_POINT = re.compile(r"(?<=\b[A-Z]),(?=\s?[A-Z])")
_OF_A_GROUP = re.compile(r"\bthe\s$", re.IGNORECASE)
"""Nobody is called so: "by the North Shore group" names a practice."""

_AUTHOR = 8.0
_AT_HOUSE = 4.0
LED_TO = "words before the name"
BARRED = "named in another part"


@dataclass(frozen=True, slots=True)
class Naming:
    """Where a clinician is named: the number of the row, the place in its text, and what it tells.

    `lead` is where the words begin that were read with the name; `how` says what it stands beside.
    """

    row: int
    lead: int
    start: int
    stop: int
    weight: float
    how: str


@dataclass(frozen=True, slots=True)
class NamedProvider:
    """A clinician whom a record names: the name shown, how surely he rendered it, and where.

    `barred` says that the words beside the name give him another part: he ordered, referred.
    """

    name: str
    weight: float
    namings: tuple[Naming, ...] = ()
    barred: bool = False


def namings_in(
    row: Row, number: int, rows: Sequence[Row], category: Category, cues: Cues
) -> Iterator[tuple[str, Naming]]:
    """Give the names of clinicians in a row, with what the words beside each weigh."""
    text = _MARK_FOR_POINT.sub(".", row.text).replace("|", " ")
    taken = 0
    for start, stop in names_in(text, cues.no_name):
        if start < taken or _OF_A_GROUP.search(text[:start]):
            continue
        credential = CREDENTIAL.match(text, stop)
        ahead = _ahead(row, text, taken, start)
        cue = cue_before(ahead, category, cues, named=bool(credential))
        lead, how = taken, LED_TO
        if cue is None and start == row.cell_of(start)[0]:
            above = rows[max(number - 1, 0) : number]
            cue, label = cue_above(row.box(start, stop), above, category, cues)
            lead, how = start, f"name under “{label}”"
            if cue == 0 and credential and heads_names(rows[number - 1]):
                cue = None
        end = credential.end() if credential else stop
        if cue == 0:
            taken = end
            shown = shown_person(text[start:stop])
            if credential and len(person_tokens(shown)) >= 2:
                yield shown, Naming(number, lead, start, end, 0.0, BARRED)
            continue
        weight = float(cue or 0)
        if weight == 0:
            house = _house_ahead(text[row.cell_of(start)[0] : start], cues)
            lead, (weight, how) = (
                start,
                _unlabelled(row, text, start, category, credential, behind_house=house),
            )
            if not weight:
                continue
        elif not credential and len(person_tokens(text[start:stop])) < 2:
            continue
        nurse = credential and "".join(fold(credential["c"])) in cues.nurses
        shown = shown_person(text[start:stop])
        if len(person_tokens(shown)) >= 2:
            told = weight + (1 if credential else 0) - (6 if nurse and weight < 13 else 0)
            yield shown, Naming(number, lead, start, end, told, how)
        taken = end


def _ahead(row: Row, text: str, taken: int, start: int) -> str:
    """Give the words that lead to a name; few words in the cell before it label it."""
    ahead = text[taken:start]
    begins = row.cell_of(start)[0]
    if begins != start or begins == 0:
        return ahead
    label = text[slice(*row.cell_of(begins - 2))]
    words = 0 < len(label.split()) <= _LABEL_WORDS and label[-1:].isalpha()
    return f"{ahead.rstrip()}: " if words and not CREDENTIAL.search(f" {label}") else ahead


def _house_ahead(ahead: str, cues: Cues) -> bool:
    """Tell whether a house is named before a name: "Alder Dental Arts", "Cove Spine Clinic"."""
    words = ahead.strip(" ,-").split()
    capitals = all(word[:1].isupper() for word in words)
    return (
        2 <= len(words) <= _HOUSE_WORDS
        and capitals
        and any(word.lower() in cues.places for word in words)
    )


def _unlabelled(
    row: Row,
    text: str,
    start: int,
    category: Category,
    credential: re.Match[str] | None,
    *,
    behind_house: bool,
) -> tuple[float, str]:
    """Weigh a name without words that lead to it: set by itself, or the author of an entry."""
    if credential and heads_entry(text[:start]):
        return _AUTHOR, "name behind the date of an entry"
    if credential and behind_house:
        return _AT_HOUSE, "name with credentials behind the name of the house"
    return float(_standing(row, text, start, category)), "name with credentials, by itself"


def _standing(row: Row, text: str, start: int, category: Category) -> float:
    """Weigh a name with credentials that stands by itself: a signature or a header line."""
    a, b = row.cell_of(start)
    cell = _SIGNED_BEHIND.sub("", text[a:b])
    beside = CREDENTIAL.match(text, b) if start == a else None
    if beside and NAME.fullmatch(cell):
        return 0 if _GOES_ON.match(text[: row.cell_of(b + 1)[1]], beside.end()) else 5
    if start - a > 4 or not _STANDING.match(cell) or len(cell) > 80:
        return 0
    if category is Category.PHARMACY:
        return 2
    return 6 if len(row.cells) == 1 else 4
