"""Titles that are put together from the words of their kind (title_forms.toml)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from pydantic import BaseModel, ConfigDict, Field

from casefile.categories import Category
from casefile.rules import RuleBook

_HEARD = re.compile(r"[a-z0-9]+")
_UNHEARD = frozenset({"and", "of", "the", "a", "an"})
_ITEM = re.compile(r"(<\w+>|\.\.\.|[\w']+)([?+*]?)")
_NUMBER = r"\d{1,3} "
_ID = r"(?:[a-z]{1,4} )?(?:[a-z]*\d[a-z\d]* )+"
_LONGEST = 12
_AGE = re.compile(r"\b(?:[2-9]\d|1[01]\d) y(?:ea)?rs? ")
"""So many years are somebody's age, and no time since an operation."""


class TitleForms(BaseModel):
    """Forms of one kind of title, and what they tell."""

    model_config = ConfigDict(extra="forbid")

    weights: dict[Category, float]
    forms: list[str]
    unless: list[str] = Field(default_factory=list)


class TitleFormTable(BaseModel):
    """The table title_forms.toml."""

    model_config = ConfigDict(extra="forbid")

    words: dict[str, list[str]]
    titles: list[TitleForms]


Told = tuple[tuple[Category, float], ...]
_Form = tuple[re.Pattern[str], re.Pattern[str] | None, Told]


@lru_cache(maxsize=16_384)  # the same titles stand on page after page
def composed_title(text: str, rules: RuleBook = RuleBook()) -> Told:
    """Give what a line tells that is, as a whole, a title put together from its words."""
    tokens = _heard(text)
    if not tokens or len(tokens) > _LONGEST:
        return ()
    line = "".join(f"{token} " for token in tokens)
    if _AGE.search(line):
        return ()
    best: dict[Category, float] = {}
    for form, barred, told in _title_forms(rules):
        if form.match(line) and not (barred and barred.search(f" {line}")):
            for category, weight in told:
                best[category] = max(best.get(category, 0.0), weight)
    return tuple(best.items())


def _heard(text: str) -> Sequence[str]:
    plain = text.lower().replace("'", "").replace("\u2019", "").replace("f/u", "followup")
    return tuple(t for t in _HEARD.findall(plain) if t not in _UNHEARD)


@cache
def _title_forms(rules: RuleBook = RuleBook()) -> tuple[_Form, ...]:
    """Load title_forms.toml; each form is made one pattern over the words of a line."""
    table = rules.table("ingest.sorting", "title_forms", TitleFormTable)
    words = {name: _any_of(group) for name, group in table.words.items()}
    return tuple(
        (
            re.compile("|".join(f"(?:{_pattern(form, words)}$)" for form in kind.forms)),
            re.compile(f" {_any_of(kind.unless)}") if kind.unless else None,
            tuple(kind.weights.items()),
        )
        for kind in table.titles
    )


def _any_of(group: Sequence[str]) -> str:
    """Give the pattern of one of a group's words, the longest first, as they are heard."""
    heard = {
        ("[a-z]+" if word.startswith("-") else "") + "".join(f"{t} " for t in _heard(word))
        for word in group
    }
    return f"(?:{'|'.join(sorted(heard, key=lambda w: (-len(w), w)))})"


def _pattern(form: str, words: dict[str, str]) -> str:
    return "".join(_item(hit[1], hit[2], words) for hit in _ITEM.finditer(form))


def _item(item: str, often: str, words: dict[str, str]) -> str:
    if item == "...":
        return "(?:[a-z0-9]+ ){0,4}"
    if item == "id":
        return _ID + often
    if item == "number":
        return f"(?:{words['number']}|{_NUMBER}){often}"
    plain = words[item[1:-1]] if item.startswith("<") else _any_of([item])
    return plain + often
