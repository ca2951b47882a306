"""Printed visit counts: "Visit 4 of 12", "4th of 8 approved", "Visit" over "4 of 12"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from casefile.encounters import VisitNumber
from casefile.number_words import ANY_SPELT, number_of
from casefile.rules import RuleBook
from casefile.words import Box
from ingest.finding.encounters.day_headings import WEEKDAY
from ingest.finding.encounters.rules import encounter_rules
from ingest.finding.rows import Row
from ingest.sorting.layout import fold

_N = rf"\d{{1,3}}|\b(?:{ANY_SPELT})\b"
COUNT = re.compile(
    r"(?<![A-Za-z])(?P<words>[A-Za-z][A-Za-z./]*(?:\s(?:/\s)?[A-Za-z#][A-Za-z./]*){0,2}?)"
    r"\s?(?:#|No\.?|Number)?\s?[:.]?\s?#?"
    rf"(?P<n>{_N})\s?(?:(?:of|/|out of|ot)\s?(?P<of>{_N}))?"
    r"(?![\d/:.\-]\d|[\dA-Za-z]|\s?(?:weeks?|wks?|days?|months?|mos?\b|%))",
    re.IGNORECASE,
)

# "3rd of 8 approved", "4th visit of 10": the number stands first.
_ORDINAL = re.compile(
    r"\b(?P<n>\d{1,3})(?:st|nd|rd|th)\s(?P<before>[A-Za-z]+\s)?(?:out\s)?of\s(?P<of>\d{1,3})\b"
    r"(?!\s?(?:weeks?|days?|%))(?P<behind>(?:\s[A-Za-z]+){0,2})",
    re.IGNORECASE,
)
# "4/12 visits", "4 of 12 sessions": what is counted stands behind.
_COUNTED_BEHIND = re.compile(
    rf"(?<![\d/.-])(?P<n>{_N})\s?(?:of|/|out of)\s?(?P<of>{_N})\s(?P<behind>[A-Za-z]+)\b"
    r"(?!\s(?:remain\w*|left|missed|cancel\w*|no[\s-]show\w*|per|an?|each|every|weekly))",
    re.IGNORECASE,
)
_ALLOWED = frozenset({"approved", "authorized", "authorised", "prescribed"})

_IN_COLUMN = re.compile(
    r"(?:#|No\.?)?\s?(?P<n>\d{1,3})\.?(?:\s?(?:of|/)\s?(?P<of>\d{1,3}))?", re.IGNORECASE
)
_MARK = re.compile(r"#|No\b|Number|:", re.IGNORECASE)
_BARE = re.compile(r"(?:#|No\.?)\s?\d{1,3}", re.IGNORECASE)
IN_LINE = 0.02
_HEAD, _HEADING = 0.25, 6
_SET_OFF = re.compile(r"(?:[-\u2013\u2014:|,]|\band)$", re.IGNORECASE)


def count_of(printed: str | None) -> int | None:
    """Read a number in figures or spelt out; None where none is printed."""
    return None if printed is None else number_of(printed)


def visit_number(
    page: int, rows: Sequence[Row], rules: RuleBook = RuleBook(), *, after: str = ""
) -> VisitNumber | None:
    """Find the visit count of a passage; None where none is printed.

    A number without a total counts only where a mark ("Visit #4", "Visit No. 4", "Visit: 4")
    shows that it is one, or its place does: right behind or before `after`, the date of a card's
    entry, or at the end of a heading ("Progress note - Session 4").
    """
    words = encounter_rules(rules).visit
    last_words = {label[-1] for label in words if label}
    for row in rows:
        if not (any(c.isdigit() for c in row.text) or " of " in row.text):
            continue
        letters = "".join(fold(row.text))
        if not any(last in letters for last in last_words):
            continue
        for match in COUNT.finditer(row.text):
            tokens = fold(match["words"])
            if not names_visit(tokens, rules):
                continue
            marked = _MARK.search(match[0])
            sure = marked and match["n"].isdigit()
            placed = _beside(row, match, after) or _ends_heading(row, match)
            if match["of"] is None and not sure and not placed:
                continue
            number, total = count_of(match["n"]), count_of(match["of"])
            if not number or (total is not None and number > total):
                continue
            box = row.box(match.start(), match.end())
            return VisitNumber(number, total, page, box)
    return _labelled(page, rows, rules) or _ordinal(page, rows, rules)


def _beside(row: Row, count: re.Match[str], date: str) -> bool:
    """Tell whether a count opens an entry together with its date, in either order."""
    ahead, behind = row.text[: count.start()], WEEKDAY.sub("", row.text[count.end() :])
    date = date.strip(" ,-:")
    return bool(date) and (
        ahead.strip(" ,-:") == date
        or (not ahead.strip() and behind.lstrip(" ,-:").startswith(date))
    )


def _ends_heading(row: Row, count: re.Match[str]) -> bool:
    """Tell whether a count closes a short heading at the top of a page, set off from its title."""
    noun = count.start("words") + count["words"].rfind(" ") + 1
    ahead, behind = row.text[:noun].rstrip(), row.text[count.end() :]
    heads = row.top < _HEAD and len(row.words) <= _HEADING and not behind.strip(" .")
    return heads and count["n"].isdigit() and _SET_OFF.search(ahead) is not None


def is_count(text: str, rules: RuleBook = RuleBook()) -> bool:
    """Tell whether words are nothing but the count of a visit: "Visit 2 of 12", "Tx #4", "#4"."""
    text = text.strip(" ,-:;")
    if _BARE.fullmatch(text):
        return True
    count = COUNT.fullmatch(text)
    return count is not None and names_visit(fold(count["words"]), rules)


def _ordinal(page: int, rows: Sequence[Row], rules: RuleBook) -> VisitNumber | None:
    """Read a count whose number stands first; a word beside it says that visits are counted."""
    words = encounter_rules(rules).visit
    for row in rows:
        ordinals = [(m, f"{m['before'] or ''} {m['behind']}") for m in _ORDINAL.finditer(row.text)]
        counts = [(m, m["behind"]) for m in _COUNTED_BEHIND.finditer(row.text)]
        for match, said in (*ordinals, *counts):
            if not any(w in _ALLOWED or (w,) in words for w in fold(said)):
                continue
            number, total = count_of(match["n"]), count_of(match["of"])
            if number and total and number <= total:
                return VisitNumber(number, total, page, row.box(match.start(), match.end()))
    return None


def _labelled(page: int, rows: Sequence[Row], rules: RuleBook) -> VisitNumber | None:
    """Read a count from the cell beside its label ("Visit", "4"), or a full one below it."""
    words = encounter_rules(rules).visit
    for row, below in zip_longest(rows, rows[1:]):
        for (first, last), beside in zip_longest(row.cells, row.cells[1:]):
            label = row.text[slice(*row.span(first, last))].rstrip(" :")
            if fold(label) not in words or label.lower().endswith("s"):
                continue  # "Visits" are how many there were
            if beside and (count := _count_in(page, row, beside)):
                return count
            found = below and count_under(page, below, row.box(*row.span(first, last)))
            if found and found.total:
                return found
    return None


def names_visit(tokens: tuple[str, ...], rules: RuleBook) -> bool:
    """Tell whether the words before a number name what visits are counted by."""
    words = encounter_rules(rules).visit
    return bool(tokens) and (tokens in words or tokens[-1:] in words)


def count_under(page: int, row: Row, head: Box) -> VisitNumber | None:
    """Read the count in the cell of a row that stands under a head."""
    for cell in row.cells:
        box = row.box(*row.span(*cell))
        if abs(box.x0 - head.x0) <= IN_LINE and (count := _count_in(page, row, cell)):
            return count
    return None


def _count_in(page: int, row: Row, cell: tuple[int, int]) -> VisitNumber | None:
    start, end = row.span(*cell)
    count = _IN_COLUMN.fullmatch(row.text[start:end])
    if count is None or not int(count["n"]):
        return None
    number, total = int(count["n"]), count_of(count["of"])
    if total is not None and number > total:
        return None
    return VisitNumber(number, total, page, row.box(start, end))
