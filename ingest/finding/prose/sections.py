"""Headings of clinical notes, and what stands under each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict, model_validator
from rapidfuzz import fuzz, process

from casefile.categories import Category, FactKind
from casefile.rules import RuleBook
from ingest.finding import PACKAGE

OTHER_KINDS = frozenset({"review", "family", "social", "allergy", "skip", "body"})
_LETTERS = re.compile(r"[^a-z0-9]+")
_BEFORE_COLON = re.compile(r"([A-Za-z][A-Za-z0-9 /&'’()\-]{0,48}?)[ ]?[:;](?=[\s\"*A-Z]|$)")
_ITEM = re.compile(r"^[\W_]{0,4}(?:\d{1,2}[.)]\s*)?")


class Tolerance(BaseModel):
    """How much damage a heading on a line of its own may have."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    likeness: float
    shortest: int


class Titles(BaseModel):
    """How the title of a part of a record ends."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    last_words: frozenset[str]


class SectionTable(BaseModel):
    """The headings in force: kind to headings, and per category the kinds that differ."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    headings: dict[str, list[str]]
    override: dict[Category, dict[str, list[str]]]
    tolerance: Tolerance
    titles: Titles

    @model_validator(mode="after")
    def _known_kinds(self) -> SectionTable:
        known = OTHER_KINDS | {str(k) for k in FactKind}
        for kinds in (self.headings, *self.override.values()):
            for kind in kinds:
                if kind not in known:
                    raise ValueError(f"{kind!r} is no kind of section")
        return self


@dataclass(frozen=True, slots=True)
class Section:
    """A heading on a page: its kind, its span, and where its body begins and ends.

    `kind` is a FactKind value, one of OTHER_KINDS, or "" before the first heading of a page.
    """

    kind: str
    heading: str
    start: int
    body: int
    end: int


def plain(heading: str) -> str:
    """Give a heading's letters and digits, lower case, single spaces."""
    return _LETTERS.sub(" ", heading.lower()).strip()


@lru_cache(maxsize=64)
def _headings(rules: RuleBook, category: Category) -> dict[str, str]:
    table = rules.table(PACKAGE, "sections", SectionTable)
    known = {plain(h): kind for kind, listed in table.headings.items() for h in listed}
    for kind, listed in table.override.get(category, {}).items():
        known.update({plain(h): kind for h in listed})
    return known


@lru_cache(maxsize=8192)
def heading_kind(text: str, category: Category, rules: RuleBook, *, damaged: bool) -> str | None:
    """Give the kind of section that `text` heads, or None; `damaged` forgives a wrong letter."""
    known = _headings(rules, category)
    wanted = plain(text)
    if wanted in known:
        return known[wanted]
    bare = wanted.removesuffix(" continued").removesuffix(" cont")
    if bare in known:
        return known[bare]
    tolerance = rules.table(PACKAGE, "sections", SectionTable).tolerance
    if not damaged or len(wanted) < tolerance.shortest:
        return None
    near = process.extractOne(
        wanted, known.keys(), scorer=fuzz.ratio, score_cutoff=tolerance.likeness
    )
    return known[near[0]] if near and len(near[0]) >= tolerance.shortest else None


def line_heading(line: str, category: Category, rules: RuleBook) -> str | None:
    """Give the kind that a line heads all by itself, or None where it is no heading."""
    bare = line.strip(" :|[]{}()*#_=~-–•")
    if not bare or len(bare) > 60 or bare[-1] in ".,;" or not bare[0].isupper():
        return None
    words = bare.split()
    if len(words) > 6 or (len(plain(bare)) < 2 and line.strip()[-1] != ":"):
        return None
    titled = sum(w[0].isupper() for w in words if w[0].isalpha())
    if titled < (len(words) + 1) // 2:
        return None
    kind = heading_kind(bare, category, rules, damaged=True)
    if kind is None and len(words) > 1:
        titles = rules.table(PACKAGE, "sections", SectionTable).titles
        return "other" if plain(words[-1]) in titles.last_words else None
    return kind


@dataclass(frozen=True, slots=True)
class InlineHeading:
    """A heading with its colon inside a line: its kind, its text and its span in the line."""

    kind: str
    heading: str
    start: int
    end: int


def inline_headings(line: str, category: Category, rules: RuleBook) -> list[InlineHeading]:
    """Find the headings that stand in a line with a colon after them.

    Inside a line a heading begins a sentence or stands in capitals; "pain: the neck" in the
    middle of a sentence is none.
    """
    found: list[InlineHeading] = []
    if ":" not in line and ";" not in line:
        return found
    for match in _BEFORE_COLON.finditer(line):
        words = list(re.finditer(r"\S+", match.group(1)))
        for word in words[-7:]:
            start = match.start(1) + word.start()
            text = line[start : match.end(1)].strip()
            if line[match.end() - 1] == ";" and not text.isupper():
                continue
            if not _begins(line, start, text):
                continue
            kind = heading_kind(text, category, rules, damaged=False)
            if kind is not None:
                found.append(InlineHeading(kind, text, start, match.end()))
                break
        else:
            at_start = match.start(1) == _item_end(line)
            if at_start and match.group(1).isupper() and len(match.group(1)) > 3:
                found.append(InlineHeading("other", match.group(1), match.start(1), match.end()))
    return found


def _item_end(line: str) -> int:
    opening = _ITEM.match(line)
    return opening.end() if opening else 0


def _begins(line: str, start: int, text: str) -> bool:
    if start == _item_end(line):
        return text[0].isupper() or len(text) > 3
    before = line[:start].rstrip()
    return text[0].isupper() and (text.isupper() or before[-1:] in ".:;!?)")
