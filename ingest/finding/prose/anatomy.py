"""Body regions, sides and imaging, as records name them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from casefile.encounters import Study
from casefile.rules import RuleBook
from ingest.finding import PACKAGE
from ingest.finding.prose.phrases import Hit, Phrase, Phrases, longest

_FINGERS = re.compile(r"(index|ring|middle|little)\s+finger", re.IGNORECASE)
_WEAK = r"(?:weak(?:ness)?|paralysis|paraly[sz]ed|paresis|plegia)\b"
_HALF = re.compile(
    rf"\b(left|right)[\s-]+sided?\s+(?:(?:is|was|body|motor)\s+)?{_WEAK}"
    rf"|\b{_WEAK}\s+(?:of|on|in)\s+(?:the|his|her)\s+(left|right)\s+side\b(?!\s+of)",
    re.IGNORECASE,
)
_SHORT = 2
"""Letters of a side written short: "Rt. ankle"."""
# "Is back with us", "sent back to the ward": no part of the body.
_ADVERB = re.compile(
    r"\b(?:is|am|are|was|were|be|been|came|comes?|coming|went|goes|go|going|gone|get|gets|got|sent|send"
    r"|called?|calls|put|brought|taken|moved|returned|transferred|here|him|it|them)\s+$",
    re.IGNORECASE,
)
_OF_SIDE = re.compile(
    r"\s*(?:,|-|\(|:|(?:on|of|to|is|was)\s+(?:on\s+)?(?:the|his|her|their))?\s*(?:hand\s+)?",
    re.IGNORECASE,
)
# "Shoulder pain, right", "Jaw clicks on the left": the trouble stands between.
_TROUBLED = re.compile(
    r"\s*(?:joint\s+)?(?:pains?|sprains?|strains?|tears?|fractures?|fx|injury|contusion|effusion|swelling|laceration"
    r"|bursitis|tend[io]nitis|impingement|dislocation|click(?:s|ing)?|pops?|popping|lock(?:s|ing)|hurts?|aches?)"
    r"\s*(?:,|-|\(|on\s+(?:the|his|her|their))?\s*",
    re.IGNORECASE,
)

# "A CT of the neck and plain films": the neck is the CT's.
_OF_OTHER = re.compile(
    r"\b(?:CT|MRI|scan|films?|x-?rays?|ultrasound|views?)s?\s+(?:scan\s+)?of\s+(?:(?:the|his|her|both|left|right)\s+)*$",
    re.IGNORECASE,
)
_NEXT_STUDY = re.compile(r"\s*(?:,|and\b|&|,\s*and\b)\s")


class AnatomyTable(BaseModel):
    """Phrases for each region, side and modality."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    regions: dict[str, list[Phrase]]
    nerves: dict[str, list[Phrase]]
    sides: dict[str, list[Phrase]]
    modalities: dict[str, list[Phrase]]


@dataclass(frozen=True, slots=True)
class _Part:
    what: str
    name: str


@dataclass(frozen=True, slots=True)
class BodyPart:
    """A region named in a sentence, with its side where one is given, and where it stands."""

    region: str
    side: str | None
    start: int
    end: int


@lru_cache(maxsize=16)
def _parts(rules: RuleBook, *, nerves: bool = False) -> Phrases[_Part]:
    table = rules.table(PACKAGE, "anatomy", AnatomyTable)
    return Phrases(
        (phrase, _Part(what, name))
        for what, named in (
            ("part", table.nerves if nerves else table.regions),
            ("side", table.sides),
        )
        for name, phrases in named.items()
        for phrase in phrases
    )


@lru_cache(maxsize=8)
def modalities(rules: RuleBook) -> tuple[tuple[str, str], ...]:
    """Give every phrase that names imaging, with its modality."""
    table = rules.table(PACKAGE, "anatomy", AnatomyTable)
    return tuple((p, name) for name, phrases in table.modalities.items() for p in phrases)


def body_parts(said: str, rules: RuleBook = RuleBook()) -> tuple[BodyPart, ...]:
    """Find the regions that a sentence names, each with the side that stands next to it.

    A side counts where at most two words part it from its region: "left knee", "left upper
    extremity", "knee, left".
    """
    return _sided(said, longest(_parts(rules).find(said)))


def nerves(said: str, rules: RuleBook = RuleBook()) -> tuple[BodyPart, ...]:
    """Find the nerves and nerve roots that a sentence names, each with its side.

    "Left-sided weakness" is a hemiparesis by another name.
    """
    found = _sided(said, longest(_parts(rules, nerves=True).find(said)))
    half = (
        BodyPart("hemiparesis", (m[1] or m[2]).lower(), m.start(), m.end())
        for m in _HALF.finditer(said)
    )
    return (*found, *half)


def sides_named(said: str, rules: RuleBook = RuleBook()) -> frozenset[str]:
    """Give every side that a sentence names, of whatever."""
    hits = longest(_parts(rules).find(said))
    return frozenset(h.value.name for h in hits if h.value.what == "side" and _is_side(said, h))


def finger_of(said: str, part: BodyPart) -> str:
    """Tell which finger a sentence names: another finger is another part."""
    named = _FINGERS.match(said, part.start, part.end)
    return f"{named[1].lower()} finger" if named else part.region


def _sided(said: str, hits: Sequence[Hit[_Part]]) -> tuple[BodyPart, ...]:
    hits = [h for h in hits if not _is_adverb(said, h)]
    sides = [h for h in hits if h.value.what == "side" and _is_side(said, h)]
    parts = [h for h in hits if h.value.what == "part"]
    return tuple(
        BodyPart(h.value.name, _side(said, h, sides, parts), h.start, h.end) for h in parts
    )


def _is_adverb(said: str, part: Hit[_Part]) -> bool:
    if said[part.start : part.end].lower() != "back":
        return False
    lead = _ADVERB.search(said[: part.start])
    return lead is not None and not said[part.end :].lstrip().startswith(("pain", "inj", "strain"))


def _is_side(said: str, side: Hit[_Part]) -> bool:
    """Tell "R knee" from "r/o" and "l" lost from a word."""
    if side.end - side.start > 1:
        return True
    behind = said[side.end : side.end + 1]
    if behind in ("", ",", ";") and re.search(r"[a-z],?\s$", said[: side.start]):
        return said[side.start].isupper()
    return said[side.start].isupper() and (
        behind == " " or (behind == ")" and said[side.start - 1] == "(")
    )


def _side(
    said: str, region: Hit[_Part], sides: list[Hit[_Part]], parts: list[Hit[_Part]]
) -> str | None:
    before = [s for s in sides if s.end <= region.start]
    if before:
        between = said[before[-1].end : region.start]
        if before[-1].end - before[-1].start <= _SHORT:
            between = between.removeprefix(".")
        if len(between.split()) <= 2 and not any(c in between for c in ".;:"):
            return before[-1].value.name
    after = [s for s in sides if s.start >= region.end]
    if after and _OF_SIDE.fullmatch(said, region.end, after[0].start):
        return after[0].value.name
    if after and _TROUBLED.fullmatch(said, region.end, after[0].start):
        behind = re.match(r"\W*(?:\w+\W+){0,3}", said[after[0].end :])
        reach = after[0].end + (behind.end() if behind else 0)
        if not any(after[0].end <= p.start <= reach for p in parts):
            return after[0].value.name
    return None


def study_of(said: str, start: int, end: int, modality: str, rules: RuleBook) -> Study:
    """Give the study whose modality stands at said[start:end], with the region next to it."""
    parts = body_parts(said, rules)
    behind = [p for p in parts if p.start >= start and _near(said[end : p.start])]
    ahead = [p for p in parts if p.end <= start and _near(said[p.end : start], 3)]
    if ahead and _OF_OTHER.search(said[: ahead[-1].start]):
        ahead = [p for p in ahead if not _NEXT_STUDY.match(said, p.end)]
    part = behind[0] if behind else ahead[-1] if ahead else None
    if behind and ahead and _led(said[end : behind[0].start]):
        part = behind[0]
    elif behind and ahead and len(said[ahead[-1].end : start].split()) == 0:
        part = ahead[-1]
    if part is None:
        return Study(modality)
    side = part.side if part.side in ("left", "right", "bilateral") else None
    return Study(modality, part.region, side)


def _near(between: str, most: int = 6) -> bool:
    return (
        len(between.split()) <= most and not any(c in between for c in ";:") and ". " not in between
    )


def _led(between: str) -> bool:
    words = between.lower().split()
    return (bool(words) and words[0] in ("of", "scan", "scans", "the")) or not words
