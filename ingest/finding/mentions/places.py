"""Whom and what place a sentence names with a thing that took place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from casefile.categories import Category
from casefile.rules import Pattern

# Words in capitals that open the next sentence or a date: a name ends before them.
_OPENINGS = (
    "He|She|They|The|His|Her|I|We|It|In|On|At|Patient|Pt|This|There|January|February|March|April"
    "|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday"
    "|Friday|Saturday|Sunday|Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Dr|MD|Who|Which|For|And|But|Then|When|Since|Had|Was|Wife|Husband|Daughter|Saw|Went"
)
_WORD = rf"(?!(?:{_OPENINGS})\b)(?:(?:St|Mt|Ft|Ste)\.\s+)?[A-Z](?:[\w&\-]|['’.](?=\w))*"
_NAME = rf"{_WORD}(?:\s+(?:(?:of|and|&)\s+(?:the\s+)?)?{_WORD}){{0,6}}(?!['’])"
_ANY = re.compile(rf"(?<![\w.])({_NAME})")
# A name at the head of a sentence or clause, with nothing between it and what its bearer did but
# who it was there ("Mercy's people", "the Mercy emergency room").
_THERE = (
    r"emergency\s+(?:room|department)|ER|ED|people|office|team|staff|clinic|crew|nurses?|doctors?"
    r"|surgeons?|physicians?|residents?|technicians?"
)
_HEAD = (
    r"(?:^|[,;:.]\s|--\s|\d\s)\s*(?:(?:The|the|On|and|Then|then|A|An|a|an)\s+)?"
    r"(?:(?:people|staff|folks|doctors?|nurses?|surgeons?|therapists?|dentist|orthotist|team|crew)\s+(?:at|from|of)\s+(?:the\s+)?)?"
)
_JOINED = r"\b(?:and|after|then|when|where|until|that|because|says|said)\s+(?:the\s+)?"
_ACTOR = re.compile(
    rf"(?:{_HEAD}|(?P<joined>{_JOINED}))(?P<name>{_NAME})(?P<there>\s+(?:{_THERE}))?\s+$"
)
_EMERGENCY = re.compile(rf"(?<![\w.])({_NAME})\s+(?:emergency|ER\b|ED\b|E\.R\.)")
# "MRI of the Lumbar Spine" names no house, though "Prairie Spine" may be one.
_ANATOMY = re.compile(r"\bSpine\b")
_NEXT_SENTENCE = re.compile(rf"\s+(?:{_OPENINGS})$")
_DEPARTMENT = re.compile(r"(?<=\w)\s+(?:ER|ED|ICU|OR|Emergency(?:\s+(?:Room|Department|Dept))?)$")
_AND = re.compile(r"\s+(?:and|&)\s+")
_POSSESSIVE = re.compile(r"['’]s?$")
_TITLE = re.compile(r"\bDrs?\.?\s+$")
_TITLED = re.compile(r"(?:Drs?|Doctor)\.?\s+")
# A house that opens its sentence and tells of what it did: "Bay Therapy writes that she came".
_TELLS = re.compile(
    rf"(?:{_HEAD})(?P<name>{_NAME})\s+(?:also\s+)?(?:writes|wrote|reports|reported|notes|noted|says|advises|advised"
    r"|confirms|confirmed|faxed|documents|documented|lists|states)\s"
)
_STUDY = re.compile(r"\b(?:MRI|CT|X-?[Rr]ays?|Xray|Ultrasound|Imaging|Labs?|Pathology|Studio)$")

_Span = tuple[int, int, str]


class Names(BaseModel):
    """How doctors' and places' names are known (see mentions.toml)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    doctor: Pattern
    leads: tuple[str, ...]
    parts: tuple[str, ...]
    institution: tuple[str, ...]
    not_places: tuple[str, ...]
    not_actors: Pattern
    carrier: Pattern


@dataclass(frozen=True, slots=True)
class NamesSaid:
    """The names of a sentence: doctors, places by kind or by "at", and ambulance services."""

    doctors: tuple[_Span, ...]
    places: tuple[_Span, ...]
    loose: tuple[_Span, ...]
    carriers: tuple[_Span, ...]

    def who_and_where(
        self, category: Category, start: int, end: int, others: Sequence[tuple[int, int]]
    ) -> tuple[str | None, str | None]:
        """Give the clinician or place named with the thing at start..end, and the place.

        The name nearest behind the thing is taken, else the last one before it; `others` are the
        other things of the sentence: where a name stands before the next of them, one behind that
        is the other's. Where an ambulance takes somebody is not the ambulance's name, nor is the
        ambulance where somebody was treated.
        """
        if category is Category.EMS:
            return _nearest(self.carriers, start, end), _nearest(self.carriers, start, end)
        known = sorted([*self.doctors, *self.places, *self.loose])
        stop = min((a for a, _ in others if a >= end), default=None)
        if stop is not None and any(n[0] >= start and n[1] <= stop for n in known):
            known = [n for n in known if n[1] <= stop]
        who = [n for n in known if n not in self.loose]
        where = [n for n in known if n not in self.doctors]
        return _nearest(who, start, end), _nearest(where, start, end)

    def named_at(self, end: int, said: str, *, clinician: bool = False) -> str | None:
        """Give the place, or `clinician`, whose name follows at once, an article aside."""
        named = (*self.places, *self.loose, *(self.doctors if clinician else ()))
        for start, _, name in named:
            if start >= end and not said[end:start].lower().replace("the", "").strip():
                return name
        return None

    def actor_before(self, start: int, said: str, names: Names) -> _Span | None:
        """Give the house or clinician whose name stands right before what was done.

        A house opens its sentence or clause; a department of the same house is none.
        """
        for doctor in self.doctors:
            if not said[doctor[1] : start].strip(" ,"):
                return doctor
        match = _ACTOR.search(said[:start])
        if match is None or not _may_act(match, names):
            return None
        name = _POSSESSIVE.sub("", match["name"])
        at = match.start("name")
        if _TITLE.search(said[:at]):
            here = next((d for d in self.doctors if d[0] == at), None)
            return here if here or not match["there"] else (at, at + len(name), name)
        return (at, at + len(name), name)

    def with_house(self, house: _Span) -> NamesSaid:
        """Add a house that is known by what it did."""
        known = any(a <= house[0] and house[1] <= b for a, b, _ in (*self.doctors, *self.places))
        return self if known else replace(self, loose=tuple(sorted((*self.loose, house))))

    def within_place(self, start: int, end: int) -> bool:
        """Tell whether words are no more than a part of a place's name."""
        spans = (*self.places, *self.loose, *self.carriers)
        return any(a <= start and end <= b and end - start < b - a for a, b, _ in spans)


def house_of_row(said: str, names: Names) -> _Span | None:
    """Give the house whose name ends a row of a list, behind what was done there."""
    for match in _ANY.finditer(said):
        name = match[1]
        if match.end() == len(said) and _patterns(names)[0].search(_ANATOMY.sub("", name)):
            opens = not re.search(r"[A-Za-z]", said[: match.start()])
            return None if opens or re.search(names.not_actors, name) else (*match.span(1), name)
    return None


def _may_act(match: re.Match[str], names: Names) -> bool:
    """Tell whether a name before an act is that of a house, and the house the one that acts.

    Within a sentence only its kind tells a house; "Mercy's" alone has something, and does nothing.
    """
    name = _POSSESSIVE.sub("", match["name"])
    if re.search(names.not_actors, name) or not re.search(r"[a-z]{3}", name):
        return False
    if name.split(maxsplit=1)[0] in names.not_places:
        return False
    if match["joined"] and not _patterns(names)[0].search(name):
        return False
    return name == match["name"] or match["there"] is not None


def names_in(said: str, names: Names) -> NamesSaid:
    """Find the names of a sentence; "Dr. Ames's partner" is not Dr. Ames."""
    doctors = [
        _without_opening(_without_title((match.start(n), match.end(n), match[n])))
        for match in re.finditer(names.doctor, said)
        for n in range(1, (match.re.groups or 0) + 1)
        if match[n] and not _POSSESSIVE.search(match[n])
    ]
    kinds, behind, of = _patterns(names)
    found = list(_trimmed(behind, said, kinds))
    places = [n for n in found if kinds.search(n[2])]
    places += [n for n in _trimmed(of, said, kinds) if kinds.search(_ANATOMY.sub("", n[2]))]
    places += [n for n in _with_emergency(said) if kinds.search(n[2])]
    places += [n for n in _telling(said, names) if kinds.search(n[2])]
    at = [n for n in found if not kinds.search(n[2]) and _is_place(n, said, names)]
    carriers = [_without_lead(n, names) for n in _trimmed(_ANY, said, kinds)]
    return NamesSaid(
        tuple(doctors),
        tuple(n for n in places if not _is_carrier(n, said, names)),
        tuple(at),
        tuple(n for n in carriers if _is_carrier(n, said, names)),
    )


@lru_cache(maxsize=8)
def _patterns(names: Names) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    kinds = re.compile(rf"\b(?:{'|'.join(names.institution)})\b")
    behind = re.compile(rf"\b(?i:{'|'.join(names.leads)})\s+(?:the\s+)?({_NAME})")
    of = re.compile(rf"\b(?i:{'|'.join(names.parts)})\s+of\s+(?:the\s+)?({_NAME})")
    return kinds, behind, of


def _trimmed(pattern: re.Pattern[str], said: str, kinds: re.Pattern[str]) -> Iterator[_Span]:
    """Find names; "Mercy Hospital and CT" is a house and something else."""
    for match in pattern.finditer(said):
        name = match[1].rstrip(".")
        for joint in _AND.finditer(name):
            if kinds.search(name[: joint.start()]) and not kinds.search(name[joint.end() :]):
                name = name[: joint.start()]
                break
        name = _DEPARTMENT.sub("", name)
        yield match.start(1), match.start(1) + len(name), name


def _with_emergency(said: str) -> Iterator[_Span]:
    """Find the houses whose emergency department is named: "Mercy Hospital's emergency room"."""
    for match in _EMERGENCY.finditer(said):
        name = _POSSESSIVE.sub("", match[1])
        yield match.start(1), match.start(1) + len(name), name


def _telling(said: str, names: Names) -> Iterator[_Span]:
    for match in _TELLS.finditer(said):
        if not re.search(names.not_actors, match["name"]) and not _STUDY.search(match["name"]):
            yield match.start("name"), match.end("name"), match["name"]


def _is_place(name: _Span, said: str, names: Names) -> bool:
    """Tell whether a name without a kind of institution is a place: it stands behind "at"."""
    ahead = said[: name[0]].lower().split()
    if not ahead or "at" not in ahead[-2:] or (ahead[-1] not in ("at", "the")):
        return False
    first = re.split(r"[\s\-]", name[2])[0]
    return first not in names.not_places and bool(re.match(r"(?:St\.|[A-Z][a-z]{2,})", name[2]))


def _without_lead(name: _Span, names: Names) -> _Span:
    """Leave out a preposition in a capital that opens a sentence: "Per Tri-County EMS"."""
    start, end, said = name
    first, _, rest = said.partition(" ")
    return (start + len(first) + 1, end, rest) if first.lower() in names.leads else name


def _without_opening(name: _Span) -> _Span:
    """Leave out the word that opens the next sentence: "seen by Dr. Smith He was given"."""
    kept = _NEXT_SENTENCE.sub("", name[2])
    return name[0], name[0] + len(kept), kept


def _without_title(name: _Span) -> _Span:
    """Leave out a title behind a trade: "psychiatrist Dr. Ann Lowe"."""
    title = _TITLED.match(name[2])
    skipped = title.end() if title else 0
    return name[0] + skipped, name[1], name[2][skipped:]


def _is_carrier(name: _Span, said: str, names: Names) -> bool:
    """Tell whether a name is that of an ambulance service: words of its own, then the kind.

    "Mode: Ambulance  Acuity: 3" is a form: a label is no name.
    """
    own, _, kind = name[2].partition(" ")
    is_label = said[name[1] :].lstrip().startswith(":")
    return bool(own and not is_label and re.search(names.carrier, kind))


def _nearest(names: Sequence[_Span], start: int, end: int) -> str | None:
    if not names:
        return None
    behind = [n for n in names if n[0] >= start or n[1] >= end]
    return min(behind)[2] if behind else max(names)[2]
