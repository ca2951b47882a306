"""How the names of doctors, houses and ambulance services are written in a sentence."""

from __future__ import annotations

import re
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from casefile.categories import Category
from casefile.rules import Pattern

# Words in capitals that open the next sentence or a date: a name ends before them.
OPENINGS = (
    "He|She|They|The|His|Her|I|We|It|In|On|At|Patient|Pt|This|There|January|February|March|April"
    "|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday"
    "|Friday|Saturday|Sunday|Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Dr|MD|Who|Which|For|And|But|Then|When|Since|Had|Was|Wife|Husband|Daughter|Saw|Went"
)
_WORD = rf"(?!(?:{OPENINGS})\b)(?:(?:St|Mt|Ft|Ste)\.\s+)?[A-Z](?:[\w&\-]|['’.](?=\w))*"
NAME = rf"{_WORD}(?:\s+(?:(?:of|and|&)\s+(?:the\s+)?)?{_WORD}){{0,6}}(?!['’])"
ANY_NAME = re.compile(rf"(?<![\w.])({NAME})")
CLAUSE_HEAD = (
    r"(?:^|[,;:.]\s|--\s|\d\s)\s*(?:(?:The|the|On|and|Then|then|A|An|a|an)\s+)?"
    r"(?:(?:people|staff|folks|doctors?|nurses?|surgeons?|therapists?|dentist|orthotist|team|crew)\s+(?:at|from|of)\s+(?:the\s+)?)?"
)
# "MRI of the Lumbar Spine" names no house, though "Prairie Spine" may be one.
ANATOMY = re.compile(r"\bSpine\b")
POSSESSIVE = re.compile(r"['’]s?$")

Span = tuple[int, int, str]


class Trade(BaseModel):
    """Words for somebody who treats people, and what a visit there would be filed under."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    category: Category
    words: Pattern


class Names(BaseModel):
    """How doctors' and places' names are known (see mentions.toml)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    doctor: Pattern
    leads: tuple[str, ...]
    parts: tuple[str, ...]
    institution: tuple[str, ...]
    not_places: tuple[str, ...]
    nameless: Pattern
    not_actors: Pattern
    carrier: Pattern
    trades: tuple[Trade, ...]
    lower_kinds: Pattern


@lru_cache(maxsize=8)
def house_patterns(names: Names) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Give the patterns of a house's kind, of a name behind a lead, and of a part of a house."""
    kinds = re.compile(rf"\b(?:{'|'.join(names.institution)})\b")
    behind = re.compile(rf"\b(?i:{'|'.join(names.leads)})\s+(?:the\s+)?({NAME})")
    of = re.compile(rf"\b(?i:{'|'.join(names.parts)})\s+of\s+(?:the\s+)?({NAME})")
    return kinds, behind, of
