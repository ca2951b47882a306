"""Facts that stand in rows: laboratory results and a pharmacy's fills."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from casefile.categories import FactKind
from casefile.encounters import Fact
from casefile.words import Box
from ingest.finding.dates.grammar import read_dates
from ingest.finding.facts.quotable import is_sentence
from ingest.finding.prose.layout import Layout

Span = tuple[float, float]
_FLAG = re.compile(
    r"(?:^|[\s|(])(?:HH?|LL?|A|AB|C|\*|↑|↓|High|Low|Abnormal|Critical|Positive|Detected|Reactive)\*?(?=[\s|)]|$)"
    r"|(?:^|[\s|(])(?:HIGH|LOW|ABNORMAL|CRITICAL|POSITIVE|DETECTED|REACTIVE)(?=[\s|)]|$)"
)
_RESULT = re.compile(
    r"^\W*[A-Za-z][A-Za-z0-9 ,.()/%+#\-]{1,44}?[\s:|]+"
    r"(?:[<>]?\s?\d[\d.,]*|negative|positive|normal|abnormal|none|trace|(?:not )?detected|clear"
    r"|yellow)(?=[\s|;,]|$)",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"\d\s?(?:-|–|to)\s?[<>]?\d|[<>]=?\s?\d|\b(?:mg/dl|mmol/l|k/ul|g/dl|u/l|meq/l|%|iu/l|ng/ml|pg|fl|mm/hr|negative|10\^|x10)",
    re.IGNORECASE,
)
_DRUG = re.compile(
    r"\b\d+(?:\.\d+)?\s?-?(?:\d+\s?)?(?:mg|mcg|ml|g|gm|units?|%|meq)\b|\b(?:tab|tabs|tablet|cap|caps|capsule|cream|gel|patch|susp|soln|inj|oint|spray|syr)\w*\b",
    re.IGNORECASE,
)


def _lines(layout: Layout, span: Span) -> list[tuple[int, int, str]]:
    text = layout.text
    return [
        (start, end, text.text[start:end])
        for start, end in text.line_spans
        if end > start and span[0] <= text.box(start, end).middle[1] <= span[1]
    ]


def _rows(layout: Layout, span: Span) -> list[tuple[int, int, str]]:
    """Give the lines whole, where the cells of a wide table were read as lines of their own."""
    rows: list[tuple[int, int, str]] = []
    for start, end, line in _lines(layout, span):
        if rows and _level(layout.box(*rows[-1][:2]), layout.box(start, end)):
            first, _, before = rows.pop()
            rows.append((first, end, f"{before} {line}"))
        else:
            rows.append((start, end, line))
    return rows


def _fact(layout: Layout, kind: FactKind, start: int, end: int, significance: int) -> Fact:
    return Fact(
        kind,
        layout.text.quote(start, end),
        layout.reading.page,
        layout.text.box(start, end),
        significance=significance,
    )


def lab_rows(pages: Iterable[tuple[Layout, Span]], cap: int) -> list[Fact]:
    """Give the result rows of a laboratory report, out-of-range ones before the others.

    Rows within range are given only as far as `cap` allows after those that are flagged.
    """
    flagged: list[Fact] = []
    plain: list[Fact] = []
    for layout, span in pages:
        for start, end, line in _rows(layout, span):
            if not _RESULT.match(line) or not _RANGE.search(line) or read_dates(line):
                continue
            if is_sentence(line):
                continue
            if _FLAG.search(line):
                flagged.append(_fact(layout, FactKind.FINDING, start, end, 2))
            else:
                plain.append(_fact(layout, FactKind.FINDING, start, end, 3))
    return [*flagged[: 2 * cap], *plain[: max(0, cap - len(flagged))]]


def pharmacy_rows(layout: Layout, span: Span, filled: dt.date | None) -> list[Fact]:
    """Give the rows of one fill date.

    Where a table was read cell by cell, the drug stands on a line of its own at the height of the
    date; where no date stands with any drug, all drugs of the stretch are given.
    """
    lines = _lines(layout, span)
    drugs = [(a, b, line) for a, b, line in lines if _DRUG.search(line)]
    days = [(a, b, {d.date for d in read_dates(line)}) for a, b, line in lines]
    if filled is None or not any(found for _, _, found in days):
        return [_fact(layout, FactKind.MEDICATION, a, b, 3) for a, b, _ in drugs]
    heights = [layout.box(a, b) for a, b, found in days if filled in found]
    other_days = {a for a, _, found in days if found and filled not in found}
    return [
        _fact(layout, FactKind.MEDICATION, a, b, 3)
        for a, b, _ in drugs
        if a not in other_days and any(_level(layout.box(a, b), h) for h in heights)
    ]


def _level(one: Box, other: Box) -> bool:
    apart = abs(one.middle[1] - other.middle[1])
    return apart < 0.6 * max(one.height, other.height)
