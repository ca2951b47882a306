"""Sentences of bills, letters and other papers that speak of a lien on an account."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from casefile.bills import LienStatement
from casefile.categories import Category
from casefile.money import amount
from casefile.pages import PageReading
from casefile.rules import RuleBook
from casefile.words import PageText
from ingest.finding import PACKAGE

_SPEAKING = frozenset({Category.BILLING, Category.CORRESPONDENCE, Category.OTHER})
_AMOUNT = re.compile(r"\$\s?\d[\d,]*\.\d{2}|\$\s?\d[\d,]*")
_STOP = re.compile(r"[.!?](?=\s+[\"“(]?[A-Z$]|\s*$)")
_LABELLED = re.compile(r"\s*[A-Za-z][A-Za-z ]{1,20}:")
_RUNNING = 45
"""Characters of a line that may run on into the next."""

_LONGEST = 300


class LienTable(BaseModel):
    """The wordings in force."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lien: tuple[str, ...]
    no_lien: tuple[str, ...]


@lru_cache(maxsize=8)
def _words(rules: RuleBook) -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = rules.table(PACKAGE, "liens", LienTable)
    return _any_of(table.lien), _any_of(table.no_lien)


def _any_of(phrases: Sequence[str]) -> re.Pattern[str]:
    spelled = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in phrases) or "(?!)"
    return re.compile(rf"(?<![\w-])(?:{spelled})(?![\w-])", re.IGNORECASE)


def find_liens(
    reading: PageReading, category: Category, rules: RuleBook = RuleBook()
) -> tuple[LienStatement, ...]:
    """Find the sentence of a page that speaks of a lien: with an amount if any, and the fullest.

    A page of which a sentence says that there is no lien may still speak of one in another.
    """
    speaks, denies = _words(rules)
    if category not in _SPEAKING or not speaks.search(" ".join(w.text for w in reading.words)):
        return ()
    text = reading.page_text()
    said = [
        _statement(text, start, end, reading.page)
        for start, end in _sentences(text, speaks)
        if not denies.search(text.text[start:end])
    ]
    said.sort(key=lambda statement: (statement.amount is None, -len(statement.quote)))
    return tuple(said[:1])


def _sentences(text: PageText, speaks: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Give the span of each sentence with such a word: on its line, and where that runs on."""
    reached = 0
    for match in speaks.finditer(text.text):
        if match.start() < reached:
            continue
        first, last = _running_lines(text, match.start())
        stops = [m.end() for m in _STOP.finditer(text.text, first, last)]
        start = max((s for s in stops if s <= match.start()), default=first)
        end = min((s for s in stops if s >= match.end()), default=last)
        reached = end
        yield start, end


def _running_lines(text: PageText, at: int) -> tuple[int, int]:
    """Give the span of the line at a place, with the lines before and after that run into it."""
    spans = text.line_spans
    own = next(n for n, (_, end) in enumerate(spans) if end > at)
    first = last = own
    runs = [_runs_on(text.text[a:b], text.text[c:d]) for (a, b), (c, d) in pairwise(spans)]
    while first > 0 and own - first < 2 and runs[first - 1]:
        first -= 1
    while last < len(runs) and last - own < 2 and runs[last]:
        last += 1
    return spans[first][0], spans[last][1]


def _runs_on(line: str, following: str) -> bool:
    """Tell whether a line of running text goes on in the next: long, and not ended."""
    open_ended = not _STOP.search(line[-2:]) and not _LABELLED.match(line)
    return len(line) >= _RUNNING and open_ended and following[:1].isalnum() | (following[:1] == "$")


def _statement(text: PageText, start: int, end: int, page: int) -> LienStatement:
    quote = text.quote(start, end)
    stated = [amount(m[0].replace(" ", "")) for m in _AMOUNT.finditer(quote)]
    largest = max((a for a in stated if a is not None), default=None)
    return LienStatement(quote[:_LONGEST], largest, page, text.box(start, end))
