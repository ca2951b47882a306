"""The operations that a sentence names: of what kind, done how, on which part, side and level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from casefile.rules import RuleBook
from ingest.finding import PACKAGE
from ingest.finding.prose.anatomy import BodyPart, body_parts, nerves
from ingest.finding.prose.phrases import Hit, Phrase, Phrases, longest
from ingest.finding.prose.sentences import Sentence

ANY = "any"
"""The kind of words like "surgery", which name every operation."""

_NONE = "none"
_MODAL = "modal"
_RIGHT_BEHIND = 3
"""How many words may stand between an operation and the "would" that makes it a plan."""

_LEVEL = re.compile(r"\b([CTLS])(\d{1,2})\s?[-–/]\s?([CTLS]?)(\d{1,2})\b")
_SPINE = {
    "C": "cervical_spine",
    "T": "thoracic_spine",
    "L": "lumbar_spine",
    "S": "lumbar_spine",
}
_SIDES = {"l": "left", "lt": "left", "left": "left", "r": "right", "rt": "right", "right": "right"}
_SIDE = r"((?i:left|right|lt|rt)|[LR])\b"
# "left hemiarthroplasty" and "operative side: right" name no part, and yet a side.
_SIDE_AHEAD = re.compile(rf"\b{_SIDE}\.?\s+(?:[\w/-]+\s+)?$")
_SIDE_BEHIND = re.compile(rf"\s*(?:[:=(]|(?:is|was)(?:\s+on)?\s+the)\s*{_SIDE}(?!\.?\s+[A-Z][a-z])")
# "leg" may stand for any part of the limb.
_LIMBS = re.compile(r"(?:(?P<lower>legs?\b|lower\s)|(?P<upper>arms?\b|upper\s+ex))", re.IGNORECASE)
_CUT_AT = re.compile(r"\b(?:below|above|through)[\s-]+(?:the\s+)?$", re.IGNORECASE)
_NOT = re.compile(r"\b(?:no|not|never|without|than)\s+(?:an?\s+|by\s+|with\s+)?$", re.IGNORECASE)
# A fracture that healed in a cast needs no word of an operation to deny one.
_NO_OPERATION = re.compile(r"\b(?:non|only|alone|closed)", re.IGNORECASE)


class OperationWords(BaseModel):
    """Words that keep a sentence from speaking of the operation, or say that it was done."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    another: list[Phrase]
    planned: list[Phrase]
    modal: list[Phrase]
    beside: list[Phrase]
    healthy: list[Phrase]
    charted: list[Phrase]
    known: list[Phrase]
    seen: list[Phrase]


class OperationTable(BaseModel):
    """Kinds of operation as records name them, and the ways in which they are done."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    none: list[Phrase]
    any: list[Phrase]
    kinds: dict[str, list[Phrase]]
    ways: dict[str, list[Phrase]]
    words: OperationWords


@dataclass(frozen=True, slots=True)
class _Rules:
    kinds: Phrases[str]
    ways: Phrases[str]
    words: Phrases[str]


@lru_cache(maxsize=8)
def _rules(rules: RuleBook) -> _Rules:
    table = rules.table(PACKAGE, "operations_told", OperationTable)
    words: dict[str, list[str]] = table.words.model_dump()
    return _Rules(
        _phrases({_NONE: table.none, ANY: table.any, **table.kinds}),
        _phrases(table.ways),
        _phrases(words),
    )


def _phrases(named: dict[str, list[str]]) -> Phrases[str]:
    return Phrases((phrase, name) for name, phrases in named.items() for phrase in phrases)


@dataclass(frozen=True, slots=True)
class Named:
    """A sentence, the operations that it names, and what its other words mean."""

    said: str
    sentence: Sentence
    hits: tuple[Hit[str], ...]
    ways: tuple[str, ...]
    words: frozenset[str]
    parts: tuple[BodyPart, ...]

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels of the spine, written one way: "L4-5"."""
        return tuple(dict.fromkeys(level for level, _ in _levels(self.said)))

    @property
    def regions(self) -> tuple[str, ...]:
        """The parts of the body; "leg" and "arm" are whole limbs here."""
        named = [_limb(self.said, p) for p in self.parts]
        return tuple(dict.fromkeys((*named, *(region for _, region in _levels(self.said)))))

    @property
    def side(self) -> str | None:
        """The one side that is named, of a part or of the operation itself, unless to compare."""
        sides = {p.side for p in self.parts if p.side in ("left", "right")}
        if not sides:
            sides = set(self._own_sides())
        return sides.pop() if len(sides) == 1 and "healthy" not in self.words else None

    def _own_sides(self) -> Iterator[str]:
        for hit in self.hits:
            ahead = _SIDE_AHEAD.search(self.said[: hit.start])
            behind = _SIDE_BEHIND.match(self.said, hit.end)
            yield from (_SIDES[m[1].lower()] for m in (ahead, behind) if m)


def operations_named(said: str, sentence: Sentence, rules: RuleBook) -> Named | None:
    """Give the operations that a sentence names, or may deny without a name."""
    known = _rules(rules)
    hits = tuple(h for h in longest(known.kinds.find(said)) if h.value != _NONE)
    if not hits and not _NO_OPERATION.search(said):
        return None
    return Named(
        said,
        sentence,
        hits,
        tuple(sorted({h.value for h in known.ways.find(said) if not _NOT.search(said[: h.start])})),
        frozenset(_meanings(said, known.words.find(said), hits)),
        (*body_parts(said, rules), *nerves(said, rules)),
    )


def _meanings(said: str, words: list[Hit[str]], hits: tuple[Hit[str], ...]) -> Iterator[str]:
    """Give what the words mean; "would" plans only what it stands before, or right behind."""
    for word in words:
        if word.value != _MODAL:
            yield word.value
        elif any(
            word.start < h.start or len(said[h.end : word.start].split()) <= _RIGHT_BEHIND
            for h in hits
        ):
            yield "planned"


def _levels(said: str) -> Iterator[tuple[str, str]]:
    for match in _LEVEL.finditer(said):
        upper, above, lower, below = match.groups()
        end = f"{lower}{below}" if lower and lower != upper else below
        yield f"{upper}{above}-{end}", _SPINE[upper]


def _limb(said: str, part: BodyPart) -> str:
    """Give the limb where a part stands for it: "leg", and "below knee" of an amputation."""
    if _CUT_AT.search(said[: part.start]):
        return {"knee": "lower_limb", "elbow": "upper_limb"}.get(part.region, part.region)
    match = _LIMBS.match(said, part.start, part.end)
    if match is None:
        return part.region
    return "lower_limb" if match["lower"] else "upper_limb"
