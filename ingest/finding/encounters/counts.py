"""Printed visit counts: "Visit 4 of 12", or "#4" in a card's column of visits."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, zip_longest

from casefile.dates import DateMention
from casefile.encounters import VisitNumber
from casefile.rules import RuleBook
from casefile.words import Box
from ingest.finding.encounters.passages import WEEKDAY
from ingest.finding.encounters.rules import encounter_rules
from ingest.finding.rows import Row
from ingest.sorting.layout import fold

_SPELT = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty",
)  # fmt: skip
_N = rf"\d{{1,3}}|\b(?:{'|'.join(reversed(_SPELT))})\b"
_COUNT = re.compile(
    r"(?P<words>[A-Za-z][A-Za-z./]*(?:\s(?:/\s)?[A-Za-z#][A-Za-z./]*){0,2}?)"
    r"\s?(?:#|No\.?|Number)?\s?[:.]?\s?#?"
    rf"(?P<n>{_N})\s?(?:(?:of|/|out of|ot)\s?(?P<of>{_N}))?"
    r"(?![\d/:.\-]\d|\d|\s?(?:weeks?|wks?|days?|months?|mos?\b|%))",
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
_BEHIND_DATE = re.compile(
    r"[\s,;|-]*(?:#|\(|No\.?\s?)?(?P<n>\d{1,3})\)?(?:\s?(?:of|/)\s?(?P<of>\d{1,3}))?(?=[\s|;,]|$)"
    r"(?!\s?(?:[ap]m|min\w*|hrs?|lbs?|kg|units?|%|/)\b)",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(
    r"\W*(?:No\.?\s?)?(?P<n>\d{1,3})[.)]?(?:\s?(?:of|/)\s?(?P<of>\d{1,3}))?[\s|,:-]*", re.IGNORECASE
)
_IN_LINE = 0.02
_FEWEST, _MOST, _STEP = 3, 0.75, 2
_TABLE = 3


def visit_number(
    page: int, rows: Sequence[Row], rules: RuleBook = RuleBook(), *, after: str = ""
) -> VisitNumber | None:
    """Find the visit count of a passage; None where none is printed.

    A number without a total counts only where a mark ("Visit #4", "Visit No. 4", "Visit: 4")
    shows that it is one, or its place does: right behind or before `after`, the date of a card's
    entry.
    """
    words = encounter_rules(rules).visit
    last_words = {label[-1] for label in words if label}
    for row in rows:
        if not (any(c.isdigit() for c in row.text) or " of " in row.text):
            continue
        letters = "".join(fold(row.text))
        if not any(last in letters for last in last_words):
            continue
        for match in _COUNT.finditer(row.text):
            tokens = fold(match["words"])
            if not _names_visit(tokens, rules):
                continue
            marked = re.search(r"#|No\b|Number|:", match[0], re.IGNORECASE)
            sure = marked and match["n"].isdigit()
            if match["of"] is None and not sure and not _beside(row, match, after):
                continue
            number, total = _number(match["n"]), _number(match["of"])
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


def is_count(text: str, rules: RuleBook = RuleBook()) -> bool:
    """Tell whether words are nothing but the count of a visit: "Visit 2 of 12", "Tx #4", "#4"."""
    text = text.strip(" ,-:;")
    if re.fullmatch(r"(?:#|No\.?)\s?\d{1,3}", text, re.IGNORECASE):
        return True
    count = _COUNT.fullmatch(text)
    return count is not None and _names_visit(fold(count["words"]), rules)


def _number(printed: str | None) -> int | None:
    if printed is None:
        return None
    return int(printed) if printed.isdigit() else _SPELT.index(printed.lower()) + 1


def _ordinal(page: int, rows: Sequence[Row], rules: RuleBook) -> VisitNumber | None:
    """Read a count whose number stands first; a word beside it says that visits are counted."""
    words = encounter_rules(rules).visit
    for row in rows:
        ordinals = [(m, f"{m['before'] or ''} {m['behind']}") for m in _ORDINAL.finditer(row.text)]
        counts = [(m, m["behind"]) for m in _COUNTED_BEHIND.finditer(row.text)]
        for match, said in (*ordinals, *counts):
            if not any(w in _ALLOWED or (w,) in words for w in fold(said)):
                continue
            number, total = _number(match["n"]), _number(match["of"])
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
            found = below and _count_under(page, below, row.box(*row.span(first, last)))
            if found and found.total:
                return found
    return None


def visit_in_column(
    page: int, entry: Sequence[Row], rows: Sequence[Row], rules: RuleBook = RuleBook()
) -> VisitNumber | None:
    """Read the count in a card's row that stands under a head of its own ("Visit": "#4")."""
    for row in entry:
        for head in reversed([r for r in rows if r.bottom <= row.top + 0.002]):
            for first, last in _heads_of_counts(head, rules):
                return _count_under(page, row, head.box(*head.span(first, last)))
    return None


def _heads_of_counts(head: Row, rules: RuleBook) -> Iterator[tuple[int, int]]:
    """Give the words of a row that head a column of counts: a cell, or a part of a table's head."""
    words = encounter_rules(rules).visit
    parts = list(head.cells)
    if len(head.cells) >= _TABLE and not any(c.isdigit() for c in head.text):
        numbers = range(len(head.words))
        parts += [(n, n + size) for size in (2, 1) for n in numbers if n + size <= len(head.words)]
    yield from (part for part in parts if fold(head.text[slice(*head.span(*part))]) in words)


def numbers_in_series(
    page: int, entries: Mapping[dt.date, DateMention], rows: Sequence[Row], before: int | None
) -> dict[dt.date, VisitNumber]:
    """Read the bare numbers beside the dates of a card's entries, which count its visits.

    Nothing but their rise from entry to entry tells: by one or two, as visits do, from the first
    or second visit, or from the number `before` of the card's other side. Pain and weights go
    their own ways.
    """
    found = {}
    for day in sorted(entries):
        count = _bare_number(page, entries[day], rows)
        if count is not None:
            found[day] = count
    numbers = [v.number for v in found.values()]
    if len(numbers) < _FEWEST or len(numbers) < _MOST * len(entries):
        return {}
    rise = numbers[-1] - numbers[0]
    goes_on = before is not None and 0 < numbers[0] - before <= _STEP * 2
    rises = all(a < b for a, b in pairwise(numbers)) and rise <= _STEP * (len(numbers) - 1)
    return found if rises and (numbers[0] <= _STEP or goes_on) else {}


def _bare_number(page: int, entry: DateMention, rows: Sequence[Row]) -> VisitNumber | None:
    """Read the number that stands right behind an entry's date, or before it."""
    y = entry.box.middle[1]
    row = next((r for r in rows if r.top - 0.001 <= y <= r.bottom + 0.001), None)
    if row is None:
        return None
    at = row.text.find(entry.text)
    behind = _BEHIND_DATE.match(row.text, at + len(entry.text)) if at >= 0 else None
    ahead = _BEFORE_DATE.fullmatch(row.text[: max(at, 0)])
    match = behind or ahead
    if match is None or not int(match["n"]):
        return None
    total = int(match["of"]) if match["of"] else None
    return VisitNumber(int(match["n"]), total, page, row.box(*match.span("n")))


def visit_under_date(
    page: int, date: Box, rows: Sequence[Row], others: Sequence[Box], rules: RuleBook = RuleBook()
) -> VisitNumber | None:
    """Read the count that stands under an entry's date in the same column of a log.

    `others` are the dates of the other entries: what stands below the next of them is its own.
    A cell that holds nothing but the name of a visit and a number ("Pool visit 3") is a count.
    """
    ends = min((o.top for o in others if o.top > date.bottom), default=1.0)
    for row in rows:
        if row.top < date.bottom - _IN_LINE / 4 or row.bottom > ends + _IN_LINE / 4:
            continue
        for cell in row.cells:
            start, end = row.span(*cell)
            if abs(row.box(start, end).x0 - date.x0) > _IN_LINE:
                continue
            count = _COUNT.fullmatch(row.text[start:end])
            tokens = fold(count["words"]) if count else ()
            if count is None or not _names_visit(tokens, rules):
                continue
            number, total = _number(count["n"]), _number(count["of"])
            if number and (total is None or number <= total):
                return VisitNumber(number, total, page, row.box(start, end))
    return None


def _names_visit(tokens: tuple[str, ...], rules: RuleBook) -> bool:
    words = encounter_rules(rules).visit
    return bool(tokens) and (tokens in words or tokens[-1:] in words)


def _count_under(page: int, row: Row, head: Box) -> VisitNumber | None:
    for cell in row.cells:
        box = row.box(*row.span(*cell))
        if abs(box.x0 - head.x0) <= _IN_LINE and (count := _count_in(page, row, cell)):
            return count
    return None


def _count_in(page: int, row: Row, cell: tuple[int, int]) -> VisitNumber | None:
    start, end = row.span(*cell)
    count = _IN_COLUMN.fullmatch(row.text[start:end])
    if count is None or not int(count["n"]):
        return None
    number, total = int(count["n"]), _number(count["of"])
    if total is not None and number > total:
        return None
    return VisitNumber(number, total, page, row.box(start, end))
