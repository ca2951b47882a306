"""The cues that tell of a kind of page (cues.toml), made ready for looking up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from casefile.categories import Category
from casefile.rules import RuleBook
from ingest.sorting.layout import Segment, fold

Place = Literal["title", "letterhead", "head", "signature", "text"]


class Cue(BaseModel):
    """Phrases and patterns of one weight that tell of (or against) a category."""

    model_config = ConfigDict(extra="forbid")

    category: Category
    where: Place
    weight: float
    phrases: list[str] = Field(default_factory=list)
    patterns: list[re.Pattern[str]] = Field(default_factory=list)


class DictatedParts(BaseModel):
    """Heads of a dictated visit beside those of `note_parts`, and what all of them bring."""

    model_config = ConfigDict(extra="forbid")

    weight: float
    history: list[str]
    examination: list[str]
    opinion: list[str]


class SignedVisit(BaseModel):
    """What dates a visit's note at its top and who signs it, and what both together bring."""

    model_config = ConfigDict(extra="forbid")

    weight: float
    of: Category
    prose: int
    days: list[str]
    signers: list[str]


class Message(BaseModel):
    """Labels at the head of a message, and what all three kinds of them bring."""

    model_config = ConfigDict(extra="forbid")

    weight: float
    senders: list[str]
    receivers: list[str]
    subjects: list[str]


class Questions(BaseModel):
    """How many questions make a page look like a form for patients, and what they bring."""

    model_config = ConfigDict(extra="forbid")

    weight: float
    count: int


class CueTable(BaseModel):
    """The table cues.toml."""

    model_config = ConfigDict(extra="forbid")

    text_cap: float
    sure: float
    weak: float
    usual: float
    charge_rows: int
    charge_rows_weight: float
    charge_table_weight: float
    charge_heads: list[str]
    listed_codes: int
    listed_codes_weight: float
    carried: float
    later_title: float
    default: Category
    note_parts: dict[str, list[str]]
    note_parts_weight: float
    note_parts_of: Category
    dictated_parts: DictatedParts
    signed_visit: SignedVisit
    message: Message
    questions: Questions
    visit_heads: list[str]
    within_note: float
    within_note_of: list[Category]
    letter_weight: float
    cues: list[Cue]


@dataclass(frozen=True, slots=True)
class Hit:
    """One cue that was found: what it tells, how strongly, and the words that say so."""

    category: Category
    where: Place
    score: float
    quote: str
    top: float
    segment: Segment | None = None


Phrases = dict[str, list[tuple[tuple[str, ...], tuple[tuple[Category, float], ...]]]]


@dataclass(frozen=True)
class Cues:
    """The cue table made ready for looking up."""

    table: CueTable
    title: Phrases
    letterhead: Phrases
    text: Phrases
    patterns: tuple[tuple[re.Pattern[str], Category, float], ...]
    head_patterns: tuple[tuple[re.Pattern[str], Category, float], ...]
    signature_patterns: tuple[tuple[re.Pattern[str], Category, float], ...]
    note_parts: tuple[frozenset[tuple[str, ...]], ...]
    dictated_parts: tuple[frozenset[tuple[str, ...]], ...]
    visit_heads: frozenset[tuple[str, ...]]
    compact_titles: dict[str, tuple[tuple[Category, float], ...]]
    title_words: dict[str, tuple[str, ...]]
    titles_by_length: dict[int, tuple[str, ...]]
    rules: RuleBook
    spelt: dict[tuple[str, ...], str]


@cache
def load_cues(rules: RuleBook = RuleBook()) -> Cues:
    """Load cues.toml and index its phrases by their first token."""
    table = rules.table("ingest.sorting", "cues", CueTable)
    by_place: dict[Place, dict[tuple[str, ...], list[tuple[Category, float]]]] = {
        "title": defaultdict(list),
        "head": defaultdict(list),
        "signature": defaultdict(list),
        "letterhead": defaultdict(list),
        "text": defaultdict(list),
    }
    for cue in table.cues:
        for phrase in cue.phrases:
            by_place[cue.where][fold(phrase)].append((cue.category, cue.weight))
    compact = {
        "".join(tokens): tuple(told)
        for tokens, told in by_place["title"].items()
        if sum(map(len, tokens)) >= 8
    }
    return Cues(
        table,
        title=_by_first_token(by_place["title"]),
        letterhead=_by_first_token(by_place["letterhead"]),
        text=_by_first_token(by_place["text"]),
        patterns=_patterns(table, "title"),
        head_patterns=_patterns(table, "head"),
        signature_patterns=_patterns(table, "signature"),
        note_parts=tuple(frozenset(map(fold, heads)) for heads in table.note_parts.values()),
        dictated_parts=tuple(
            frozenset(map(fold, [*heads, *getattr(table.dictated_parts, part)]))
            for part, heads in table.note_parts.items()
        ),
        visit_heads=frozenset(
            fold(h) for heads in (*table.note_parts.values(), table.visit_heads) for h in heads
        ),
        compact_titles=compact,
        title_words={"".join(tokens): tokens for tokens in by_place["title"]},
        titles_by_length={
            n: tuple(sorted(t for t in compact if len(t) == n)) for n in {len(t) for t in compact}
        },
        rules=rules,
        spelt={fold(p): p for c in table.cues if c.where == "text" for p in c.phrases},
    )


def _patterns(table: CueTable, where: Place) -> tuple[tuple[re.Pattern[str], Category, float], ...]:
    return tuple(
        (p, c.category, c.weight) for c in table.cues if c.where == where for p in c.patterns
    )


def _by_first_token(phrases: dict[tuple[str, ...], list[tuple[Category, float]]]) -> Phrases:
    index: Phrases = defaultdict(list)
    for tokens, told in phrases.items():
        index[tokens[0]].append((tokens, tuple(told)))
    return {
        first: sorted(found, key=lambda entry: -len(entry[0])) for first, found in index.items()
    }


def matches(
    tokens: Sequence[str], phrases: Phrases
) -> Iterator[tuple[int, int, tuple[tuple[Category, float], ...]]]:
    """Give (start, length, what it tells) of each phrase in `tokens`, the longest at each start."""
    for start, token in enumerate(tokens):
        for phrase, told in phrases.get(token, ()):
            if tuple(tokens[start : start + len(phrase)]) == phrase:
                yield start, len(phrase), told
                break


def longest_matches(
    tokens: Sequence[str], phrases: Phrases
) -> Iterator[tuple[int, int, tuple[tuple[Category, float], ...]]]:
    """Give the matches that do not lie within a longer one: an ED provider note is no office's."""
    end = 0
    for start, length, told in matches(tokens, phrases):
        if start + length > end:
            end = start + length
            yield start, length, told
