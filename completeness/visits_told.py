"""Sentences of a record that state how many visits of a course were attended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from casefile.number_words import ANY_SPELT, number_of
from completeness.courses import VisitRules
from completeness.places import may_be_called

_NUMBER = rf"\(?(?P<n>\d{{1,3}}|{ANY_SPELT})\b(?:\s?\(\d{{1,3}}\))?(?!\s?[%x:])"
_OF = re.compile(r"\s?(?:of|/|out of)\s?(\d{1,3})\b")
_DATES = re.compile(r"/\d{1,2}(?:/\d|\s?[,;&]\s?\d{1,2}/\d)")
_HEADED = re.compile(r"\s*[A-Z•*#–-][^:.\n]{0,40}:")
_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+")
_RUNNING = 45
"""Characters of a line that may run on into the next."""
_BESIDE = 60
_AT = re.compile(r"\bat ((?:[A-Z][\w&.'’-]*)(?: (?:of|and|&|[A-Z][\w&.'’-]*))*)")


def stated_visits(text: str, house: str | None, rules: VisitRules) -> Iterator[tuple[str, int]]:
    """Give the sentences of a page that state how many visits were attended, with the number."""
    counted = re.compile(rf"{rules.units}|attend|times|occasions")
    for said in _sentences(text) if counted.search(text.lower()) else ():
        if not counted.search(said.lower()) or _names_other(said, house):
            continue
        small = said.lower()
        found = (_number(match, rules) for p in _patterns(rules) for match in p.finditer(small))
        visits = max((n for n in found if n), default=0)
        if visits:
            yield said, visits
    yield from _in_columns(text, rules)


def _in_columns(text: str, rules: VisitRules) -> Iterator[tuple[str, int]]:
    """Give the counts that stand under their heads: "Scheduled Attended Cancelled", "12 9 3"."""
    for table in _tables(rules).finditer(text.lower()):
        heads = [head[0] for head in re.finditer(rules.column, table["heads"])]
        numbers = table["row"].split()
        if len(heads) == len(numbers):
            for head, number in zip(heads, numbers, strict=True):
                if rules.attended_column.search(head):
                    yield " ".join(text[table.start() : table.end()].split()), int(number)


@lru_cache(maxsize=8)
def _tables(rules: VisitRules) -> re.Pattern[str]:
    heads, row = rf"(?:{rules.column}\s+){{2,}}", r"(?:\d{1,3}(?![^\s])\s*){2,}"
    return re.compile(rf"(?P<heads>{heads})(?P<row>{row})")


def _number(match: re.Match[str], rules: VisitRules) -> int | None:
    """Give the number of attended visits; None where the words count something else."""
    small, start, end = match.string, match.start(), match.end()
    behind = small[match.end("n") :]
    beside = small[max(0, start - _BESIDE) : end + _BESIDE]
    if (
        rules.to_come.search(small[:start])
        or rules.not_behind.search(small[end:])
        or rules.of_other.search(beside)
        or _DATES.match(behind)
    ):
        return None
    number = number_of(match["n"])
    total = _OF.match(behind)
    return number if total is None or number <= int(total[1]) else None


def _sentences(text: str) -> Iterator[str]:
    """Give the sentences of a page; a long line goes on in the next, unless that has a label."""
    passage: list[str] = []
    for line in text.splitlines():
        if passage and (len(passage[-1]) < _RUNNING or _HEADED.match(line)):
            yield from _SENTENCE_END.split(" ".join(" ".join(passage).split()))
            passage = []
        passage.append(line)
    yield from _SENTENCE_END.split(" ".join(" ".join(passage).split()))


@lru_cache(maxsize=8)
def _patterns(rules: VisitRules) -> tuple[re.Pattern[str], ...]:
    put = {"<N>": _NUMBER, "<U>": rules.units, "<W>": rules.words}
    return tuple(
        re.compile(re.sub("<[NUW]>", lambda sign: put[sign[0]], pattern))
        for pattern in rules.attended
    )


def _names_other(sentence: str, house: str | None) -> bool:
    """Tell whether the words name a place that is not the house whose record it is."""
    named = _AT.search(sentence)
    return named is not None and not (house and may_be_called(named[1], house))
