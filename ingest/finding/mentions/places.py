"""Whom and what places a sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.finding.mentions.names import (
    ANATOMY,
    ANY_NAME,
    CLAUSE_HEAD,
    NAME,
    OPENINGS,
    POSSESSIVE,
    Names,
    Span,
    house_patterns,
)
from ingest.finding.mentions.names_said import NamesSaid

_EMERGENCY = re.compile(rf"(?<![\w.])({NAME})\s+(?:emergency|ER\b|ED\b|E\.R\.)")
_NEXT_SENTENCE = re.compile(rf"\s+(?:{OPENINGS})$")
_DEPARTMENT = re.compile(r"(?<=\w)\s+(?:ER|ED|ICU|OR|Emergency(?:\s+(?:Room|Department|Dept))?)$")
_AND = re.compile(r"\s+(?:and|&)\s+")
_TITLED = re.compile(
    r"(?:[AP]M\s+)?(?:(?:Follow-?[Uu]p|Recheck|Consult(?:ation)?|Visit)\s+)?(?:(?:Drs?|Doctor)\.?\s+)?"
)
# A house that opens its sentence and tells of what it did: "Bay Therapy writes that she came".
_TELLS = re.compile(
    rf"(?:{CLAUSE_HEAD})(?P<name>{NAME})\s+(?:also\s+)?(?:writes|wrote|reports|reported|notes|noted|says|advises|advised"
    r"|confirms|confirmed|faxed|documents|documented|lists|states)\s"
)
# "in" stands before departments, too: "in Physical Therapy".
_WITHIN = re.compile(rf"\bin\s+(?:the\s+)?({NAME})")
_HOSPITAL = re.compile(r"\w\s+(?:Hospital|Medical\s+Center|Infirmary)$")
# A name that is reached and told of: "brought to Hull, whose doctors".
_REACHED = re.compile(
    rf"\bto\s+(?:the\s+)?({NAME})(?=,?\s+(?:whose|where\s+(?:they|a|an|the\s+(?:doctor|nurse|staff|surgeon))))\b"
)
_STUDY = re.compile(r"\b(?:MRI|CT|X-?[Rr]ays?|Xray|Ultrasound|Imaging|Labs?|Pathology|Studio)$")


def house_of_row(said: str, names: Names) -> Span | None:
    """Give the house whose name ends a row of a list, behind what was done there."""
    for match in ANY_NAME.finditer(said):
        name = match[1]
        if match.end() == len(said) and house_patterns(names)[0].search(ANATOMY.sub("", name)):
            opens = not re.search(r"[A-Za-z]", said[: match.start()])
            return None if opens or re.search(names.not_actors, name) else (*match.span(1), name)
    return None


def names_in(said: str, names: Names) -> NamesSaid:
    """Find the names of a sentence; "Dr. Ames's partner" is not Dr. Ames."""
    doctors = [
        _without_opening(_without_title((match.start(n), match.end(n), match[n])))
        for match in re.finditer(names.doctor, said)
        for n in range(1, (match.re.groups or 0) + 1)
        if match[n] and not POSSESSIVE.search(match[n])
    ]
    kinds, behind, of = house_patterns(names)
    found = list(_trimmed(behind, said, kinds))
    places = [n for n in found if kinds.search(n[2])]
    places += [n for n in _trimmed(of, said, kinds) if kinds.search(ANATOMY.sub("", n[2]))]
    places += [n for n in _with_emergency(said) if kinds.search(n[2])]
    places += [n for n in _trimmed(_WITHIN, said, kinds) if _HOSPITAL.search(n[2])]
    places += [n for n in _telling(said, names) if kinds.search(n[2])]
    places += _with_lower_kind(found, said, names)
    at = [n for n in found if not kinds.search(n[2]) and _is_place(n, said, names)]
    at = [n for n in at if all(n[0] != p[0] for p in places)]
    at += [n for n in _trimmed(_REACHED, said, kinds) if not kinds.search(n[2])]
    carriers = [_without_lead(n, names) for n in _trimmed(ANY_NAME, said, kinds)]
    return NamesSaid(
        tuple(doctors),
        tuple(
            n
            for n in places
            if not _is_carrier(n, said, names) and not re.search(names.nameless, n[2])
        ),
        tuple(at),
        tuple(n for n in carriers if _is_carrier(n, said, names)),
    )


def _trimmed(pattern: re.Pattern[str], said: str, kinds: re.Pattern[str]) -> Iterator[Span]:
    """Find names; "Mercy Hospital and CT" is a house and something else."""
    for match in pattern.finditer(said):
        name = match[1].rstrip(".")
        for joint in _AND.finditer(name):
            if kinds.search(name[: joint.start()]) and not kinds.search(name[joint.end() :]):
                name = name[: joint.start()]
                break
        name = _DEPARTMENT.sub("", name)
        yield match.start(1), match.start(1) + len(name), name


def _with_emergency(said: str) -> Iterator[Span]:
    """Find the houses whose emergency department is named: "Mercy Hospital's emergency room"."""
    for match in _EMERGENCY.finditer(said):
        name = POSSESSIVE.sub("", match[1])
        yield match.start(1), match.start(1) + len(name), name


def _with_lower_kind(found: list[Span], said: str, names: Names) -> Iterator[Span]:
    """Find the houses whose kind is written small: "the Quayside walk-in clinic"."""
    for start, end, name in found:
        kind = re.match(rf"\s+(?:{names.lower_kinds})\b", said[end:])
        first = re.split(r"[\s\-]", name)[0]
        if kind is None or first in names.not_places or re.search(names.not_actors, name):
            continue
        if re.search(r"[a-z]{3}", name):
            yield start, end + kind.end(), name + kind.group()


def _telling(said: str, names: Names) -> Iterator[Span]:
    for match in _TELLS.finditer(said):
        if not re.search(names.not_actors, match["name"]) and not _STUDY.search(match["name"]):
            yield match.start("name"), match.end("name"), match["name"]


def _is_place(name: Span, said: str, names: Names) -> bool:
    """Tell whether a name without a kind of institution is a place: it stands behind "at"."""
    ahead = said[: name[0]].lower().split()
    if not ahead or "at" not in ahead[-2:] or (ahead[-1] not in ("at", "the")):
        return False
    first = re.split(r"[\s\-]", name[2])[0]
    return first not in names.not_places and bool(re.match(r"(?:St\.|[A-Z][a-z]{2,})", name[2]))


def _without_lead(name: Span, names: Names) -> Span:
    """Leave out a preposition in a capital that opens a sentence: "Per Tri-County EMS"."""
    start, end, said = name
    first, _, rest = said.partition(" ")
    return (start + len(first) + 1, end, rest) if first.lower() in names.leads else name


def _without_opening(name: Span) -> Span:
    """Leave out the word that opens the next sentence: "seen by Dr. Smith He was given"."""
    kept = _NEXT_SENTENCE.sub("", name[2])
    return name[0], name[0] + len(kept), kept


def _without_title(name: Span) -> Span:
    """Leave out a title behind a trade, and what a row says before: "9:20 AM Recheck Ann Lowe"."""
    title = _TITLED.match(name[2])
    skipped = title.end() if title else 0
    return name[0] + skipped, name[1], name[2][skipped:]


def _is_carrier(name: Span, said: str, names: Names) -> bool:
    """Tell whether a name is that of an ambulance service: words of its own, then the kind.

    "Mode: Ambulance  Acuity: 3" is a form: a label is no name.
    """
    own, _, kind = name[2].partition(" ")
    is_label = said[name[1] :].lstrip().startswith(":")
    return bool(own and not is_label and re.search(names.carrier, kind))
