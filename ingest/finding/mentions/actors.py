"""Who did it: the clinician, trade or house that stands before what was done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from casefile.categories import Category
from ingest.finding.mentions.names import (
    ANY_NAME,
    CLAUSE_HEAD,
    NAME,
    POSSESSIVE,
    Names,
    Span,
    house_patterns,
)

# A name at the head of a sentence or clause, with nothing between it and what its bearer did but
# who it was there ("Mercy's people", "the Mercy emergency room").
_THERE = (
    r"emergency\s+(?:room|department)|ER|ED|people|office|team|staff|clinic|crew|nurses?|doctors?"
    r"|surgeons?|physicians?|residents?|technicians?"
)
_JOINED = r"\b(?:and|after|then|when|where|until|that|because|says|said)\s+(?:the\s+)?"
_HOUSE = re.compile(
    rf"(?:{CLAUSE_HEAD}|(?P<joined>{_JOINED}))(?P<name>{NAME})(?P<there>\s+(?:{_THERE}))?\s+$"
)
_TITLE = re.compile(r"\bDrs?\.?\s+$")
# What may stand between somebody and what was done: "who then", "has since".
_LINK = (
    r"[\s,]+(?:(?:who|which|also|then|has|had|have|been|since|later|just|finally|recently|already"
    r"|first|again|next|subsequently|promptly|eventually|initially|herself|himself|only)\s+)*$"
)
_WHERE = r"(?:\s+(?:over|up|down|out|back))?\s+(?:at|from|of|in|with)\s+"
# "Dr. Lind over at Northgate Family", "Beth Arno, LCSW,"
_AFTER_DOCTOR = re.compile(
    rf"(?:,?\s+[A-Z][A-Z.\-]{{1,6}})*(?:,?\s+the\s+[a-z]+(?:\s+[a-z]+)?,?)?(?:{_WHERE}(?:the\s+)?{NAME})?(?:{_LINK})"
)
_AT_HEAD = re.compile(r"(?:^|[,;:.]|\b(?:and|then|but|after|when|that))\s*$", re.IGNORECASE)
_ITS_OWN = re.compile(
    r"\b(?:our|my|this|these|the\s+office)\s+(?:[\w'’-]+\s+){0,2}$", re.IGNORECASE
)
_SOMEBODYS = re.compile(
    r"\b(?:his|her|their|an?|another|some|outside)\s+(?:[\w'’-]+\s+){0,3}$", re.IGNORECASE
)
# "the pain clinic" is another house, where "the attending physician" is the note's own.
_THE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_ANYBODY = re.compile(
    r"(?:treating|attending|supervising|nurse|physician|on|covering|other|same|emergency)\b",
    re.IGNORECASE,
)
# "the Selby Walk-In, where they": the house stands just before.
_THEY = re.compile(
    r",?\s+(?:and\s+there|where)\s+(?:they|(?:the|an?)\s+(?:[a-z]+\s+)?(?:doctors?|physicians?|nurses?|staff|team|dentist"
    r"|surgeon|therapist|pa|np)|staff|somebody|someone)(?:\s+(?:then|also|had))*\s+$"
)
_A_HOUSE = re.compile(
    r"\b(?:hospital|infirmary|clinic|urgent\s+care|walk-?in|offices?|center|emergency|er|ed|doctor|physician|dentist"
    r"|specialist|surgeon)\b",
    re.IGNORECASE,
)
_HOSPITAL = re.compile(r"\b(?:hospital|infirmary|emergency|ER|ED|trauma)\b")
_NEAR = 70


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did something: where it stands, the name if it has one, and what a visit is filed under.

    `category` is None where the name, or what was done, tells.
    """

    start: int
    end: int
    name: str | None
    category: Category | None = None

    @property
    def span(self) -> Span | None:
        """The name and where it stands."""
        return (self.start, self.end, self.name) if self.name else None


def actor_before(
    start: int, said: str, doctors: tuple[Span, ...], names: Names, places: tuple[Span, ...] = ()
) -> Actor | None:
    """Give the clinician or house that stands right before what was done.

    A house opens its sentence or clause; a department of the same house is none.
    """
    for doctor in doctors:
        if doctor[1] <= start and _AFTER_DOCTOR.fullmatch(said, doctor[1], start):
            return Actor(*doctor, _trade_of(doctor[0], said, names))
    return (
        _house(start, said, doctors, names)
        or _trade(start, said, names)
        or _they(start, said, places)
    )


def _house(start: int, said: str, doctors: tuple[Span, ...], names: Names) -> Actor | None:
    match = _HOUSE.search(said[:start])
    if match is None or not _may_act(match, names):
        return None
    name = POSSESSIVE.sub("", match["name"])
    at = match.start("name")
    if _TITLE.search(said[:at]):
        here = next((d for d in doctors if d[0] == at), None)
        if here or not match["there"]:
            return Actor(*here) if here else None
    return Actor(at, at + len(name), name)


def _may_act(match: re.Match[str], names: Names) -> bool:
    """Tell whether a name before an act is that of a house, and the house the one that acts.

    Within a sentence only its kind tells a house; "Mercy's" alone has something, and does nothing.
    """
    name = POSSESSIVE.sub("", match["name"])
    if re.search(names.not_actors, name) or not re.search(r"[a-z]{3}", name):
        return False
    if name.split(maxsplit=1)[0] in names.not_places:
        return False
    if match["joined"] and not house_patterns(names)[0].search(name):
        return False
    return name == match["name"] or match["there"] is not None


def _words(names: Names) -> str:
    return "|".join(f"(?P<t{n}>{t.words})" for n, t in enumerate(names.trades))


@lru_cache(maxsize=8)
def _titles(names: Names) -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{_words(names)}),?\s+(?:(?:Drs?|Doctor)\.?\s+)?$")


def _trade_of(start: int, said: str, names: Names) -> Category | None:
    """Give what a doctor is filed under whose trade stands before the name."""
    match = _titles(names).search(said[:start], max(0, start - _NEAR))
    return _kind(match, names) if match else None


def _kind(match: re.Match[str], names: Names) -> Category:
    return next(t.category for n, t in enumerate(names.trades) if match[f"t{n}"])


@lru_cache(maxsize=8)
def _trades(names: Names) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?i:{_words(names)})(?:{_WHERE}(?P<of>(?:[\w'’&-]+\.?\s*){{1,7}}?))?(?:\s+(?:named|called)\s+(?P<called>{NAME}))?(?:,\s(?!where\b|who\b|which\b|and\b)[^,;.]{{3,40}})?{_LINK}"
    )


def _trade(start: int, said: str, names: Names) -> Actor | None:
    """Give somebody who is known by a trade: whose, or where, tells that it is another house's."""
    begin = max(0, start - _NEAR)
    match = _trades(names).search(said[:start], begin)
    if match is None or match.lastgroup is None:
        return None
    ahead = said[: match.start()]
    trade = next(match[f"t{n}"] for n in range(len(names.trades)) if match[f"t{n}"])
    if _ITS_OWN.search(ahead):
        return None
    told = match["of"] or match["called"] or _SOMEBODYS.search(ahead) or _AT_HEAD.search(ahead)
    special = _THE.search(ahead) and " " in trade and not _ANYBODY.match(trade)
    if not (told or special):
        return None
    kind = _kind(match, names)
    house = ANY_NAME.search(match["of"] or "")
    # behind "in" stands a town
    if match["called"]:
        return Actor(match.start("called"), match.end("called"), match["called"], kind)
    if house is None or re.search(r"\bin\s+$", said[: match.start("of")]):
        return Actor(match.start(), match.end(), None, kind)
    at = match.start("of") + house.start(1)
    return Actor(at, at + len(house[1]), house[1], kind)


def _they(start: int, said: str, places: tuple[Span, ...]) -> Actor | None:
    match = _THEY.search(said[:start])
    if match is None:
        return None
    begin = max(0, match.start() - _NEAR)
    near = [p for p in places if begin <= p[0] and p[1] <= match.start()]
    ahead = said[begin : match.start()]
    if not near and not _A_HOUSE.search(ahead):
        return None
    kind = Category.EMERGENCY if _HOSPITAL.search(ahead) else None
    if near:
        return Actor(*max(near), kind)
    return Actor(begin, match.start(), None, kind)
