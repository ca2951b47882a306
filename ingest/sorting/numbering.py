"""Page numbers at the head or foot of a page: "Page 3 of 12", "3/12", "Pg. 3", "- 3 -".

What one page cannot decide, such as whether a bare "3" counts pages or whether "112" is "1/2" with
its stroke misread, is marked tentative for `sequences` to settle by the neighbouring pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from casefile.look_alikes import DIGITS
from casefile.pages import Numbering, PrintedNumber
from casefile.rules import Pattern, RuleBook
from casefile.words import Word, union
from ingest.sorting.layout import PageLayout, Segment


class NumberingRules(BaseModel):
    """The table numbering.toml."""

    model_config = ConfigDict(extra="forbid")

    label: Pattern
    digit: Pattern
    not_pages: list[str]
    fax_row: list[str]
    not_fax_row: list[str]
    not_bates: list[str]


@dataclass(frozen=True)
class FoundNumber:
    """A printed number with what is still open about it.

    `tentative`: it counts only if the neighbouring pages or its place bear it out. `repaired`: some
    glyph was read as another. `segment` is the stretch of the page that it stands in; `margin`
    says that the segment stands by itself or outside the running text.
    """

    number: PrintedNumber
    segment: Segment
    tentative: bool = False
    repaired: bool = False
    margin: bool = False


@dataclass(frozen=True)
class _Grammar:
    labelled: re.Pattern[str]
    of: re.Pattern[str]
    alone: tuple[re.Pattern[str], ...]
    lost_stroke: re.Pattern[str]
    named: re.Pattern[str]
    not_pages: frozenset[str]


_DIGITS = str.maketrans({**DIGITS, "C": "0", "t": "1", "J": "1"})
_MARK = re.compile(r"(?P<n>\d{1,2})\s*(?:/|of)\s*(?P<of>\d{1,2})", re.IGNORECASE)
_DASHES = frozenset("-\u2013\u2014~")
_ONE_WORD = re.compile(r"\W*(?!(?:pa?ge?|sheet|leaf|folio)\b)[A-Za-z]{3,}\W+\d", re.IGNORECASE)
_REVISED = re.compile(
    r"\b(?:form|rev|revised|revision|omb|cms|hcfa|nucc|approved|ub|version|ver|edition|eff|effective)\b",
    re.IGNORECASE,
)
_PICTURED = frozenset({"image", "copy", "part"})
"""What a page may be called in its margin; elsewhere these count something else."""

_A_NUMBER = frozenset({"no", "nr", "num", "number"})
_LOWER = re.compile(r"\b[a-z]{3,}\b")
_SENTENCE = 3
_ONES = re.compile(r"[1lIi|tJ]{2}")


def read_digits(raw: str) -> int:
    """Give the number that `raw` is, glyphs misread as letters put right.

    A "1" is often read as two strokes, "l1": two that are not both digits are one.
    """
    if not raw.isdigit() and _ONES.fullmatch(raw):
        return 1
    return int(raw.translate(_DIGITS))


@cache
def _grammar(rules: RuleBook) -> _Grammar:
    table = rules.table("ingest.sorting", "numbering", NumberingRules)
    d, label = table.digit, f"(?i:{table.label})"
    number, total = rf"(?P<n>{d}{{1,4}})", rf"(?P<t>{d}{{1,4}})"
    ones = "[1lIi|tJ]{1,2}"
    return _Grammar(
        labelled=re.compile(
            rf"(?<![A-Za-z]){label}(?:(?i:s)(?=\s*:?\s*{d}{{1,4}}\s*(?:/|of\b)))?(?:\s*(?i:no\b|number\b|num\b|#)\.?)?\s*[.:#]*\s*{number}"
            rf"(?:\s*(?:(?i:of|0f|ot|out\s+of)|/|\\)\s*{total})?(?![\w/])"
        ),
        of=re.compile(rf"(?<![\w/.]){number}\s*(?i:of|0f)\s*{total}(?![\w/%])"),
        alone=(
            re.compile(rf"^(?:{label}\s*[.:]*\s*)?(?P<n>{ones})\s*[o0][fF]\s*(?P<t>{ones})$"),
            re.compile(rf"^[\[(]?{number}\s*/\s*{total}[\])]?$"),
            re.compile(rf"^[-–—~]+\s*{number}\s*[-–—~]+$"),
            re.compile(rf"^[pP]\.\s*{number}(?:\s*(?:of|/)\s*{total})?$"),
            re.compile(rf"^\D.*\s[-–—|]\s*{number}\s*/\s*{total}$"),
            re.compile(rf"^[A-Z][A-Za-z]{{1,9}}\s+{number}\s*/\s*{total}$"),
            re.compile(r"^(?P<n>\d{1,3})$"),
        ),
        # Behind whatever the print-out calls itself, in the page's margin only: "Tidewater 4/7",
        # "Quint MRN 5512 DOB 03/04/1980 4/7".
        named=re.compile(
            rf"^[A-Za-z][^\d/]*(?:\d+(?:/\d{{1,2}}/\d{{2,4}})?[^\d/]+)*?"
            rf"{number}\s*(?:/|(?i:of)\s)\s*{total}$"
        ),
        lost_stroke=re.compile(r"^(?P<n>[1-9])[17lI|](?P<t>[1-9])$"),
        not_pages=frozenset(table.not_pages),
    )


def find_page_numbers(layout: PageLayout, rules: RuleBook = RuleBook()) -> list[FoundNumber]:
    """Give every number on the page that may count the pages of its document, top to bottom."""
    grammar = _grammar(rules)
    found: list[FoundNumber] = []
    for before, segment in pairwise((None, *layout.segments)):
        assert segment is not None
        if _is_value(before, segment, grammar):
            continue
        edge = layout.is_head(segment) or layout.is_foot(segment)
        margin = layout.is_margin(segment)
        found.extend(
            replace(number, margin=margin or (edge and segment.alone and not _named(number)))
            for number in _numbers_in(segment, grammar, edge=edge, margin=margin)
        )
    columns = _columns(layout)
    return [f for f in found if not (_is_mark(f) and f.number.total in columns)]


def _is_value(before: Segment | None, segment: Segment, grammar: _Grammar) -> bool:
    """Tell whether the cell beside a label is what that counts: "Visit No.:" and "6 of 12"."""
    if before is None or before.row != segment.row or not before.text.endswith(":"):
        return False
    return _last_word(before.text) in grammar.not_pages


def _named(found: FoundNumber) -> bool:
    """Tell whether one word says what is counted: "Attendance: 1 of 8", and no page's label.

    In the page's margin it may still be what the print-out calls its pages.
    """
    return bool(_ONE_WORD.match(found.segment.text))


def _is_mark(found: FoundNumber) -> bool:
    return found.tentative or bool(_MARK.fullmatch(found.segment.text.strip()))


def _columns(layout: PageLayout) -> set[int]:
    """Give the totals of columns of marks: "7/10" above "4/10" rates pain, twelve pages have one.

    "2 of 12" above "3 of 12" counts the visits of a card.
    A page may print its number twice, but then the same.
    """
    rated: dict[int, set[str]] = {}
    for segment in layout.segments:
        mark = _MARK.fullmatch(segment.text.strip())
        if mark and int(mark["n"]) <= int(mark["of"]):
            rated.setdefault(int(mark["of"]), set()).add(mark["n"])
    return {total for total, marks in rated.items() if len(marks) > 1}


def _numbers_in(
    segment: Segment, grammar: _Grammar, *, edge: bool, margin: bool
) -> Iterator[FoundNumber]:
    text = segment.text.strip()
    hit = grammar.labelled.search(text)
    if hit is not None and _has_digit(hit):
        yield from _labelled_number(segment, hit, grammar, edge=edge)
        return
    if not edge:
        return
    hit = grammar.of.search(text)
    counted = hit is not None and _has_digit(hit) and hit.end() >= len(text) - 2
    counted = counted and not _ends_sentence(text, margin=margin)
    if hit is not None and counted and _before(text, hit) not in grammar.not_pages:
        found = found_number(segment, hit, Numbering.DOCUMENT)
        yield replace(found, tentative=found.tentative or (_named(found) and not margin))
        return
    # On a scan the revision of a form ("CMS-1500 02/12") is misread in too many ways.
    apart = margin or (segment.row == 0 and segment.alone)
    hit = grammar.named.match(text) if apart and segment.confidence >= 1 else None
    if (
        hit is not None
        and not hit["n"].startswith("0")
        and not _REVISED.search(text)
        and _before(text, hit) not in grammar.not_pages - _PICTURED
    ):
        yield replace(found_number(segment, hit, Numbering.DOCUMENT), tentative=True)
        return
    for pattern in (*grammar.alone, grammar.lost_stroke):
        hit = pattern.match(text)
        if hit is not None and _before(text, hit) not in grammar.not_pages:
            framed = segment.alone and text[0] in _DASHES
            found = found_number(segment, hit, Numbering.DOCUMENT)
            yield replace(found, tentative=not framed or found.number.total is not None)


def _ends_sentence(text: str, *, margin: bool) -> bool:
    """Tell whether a number ends running text: "Neck stiff, headaches shorter. 3 of 10."."""
    told = len(_LOWER.findall(text)) >= _SENTENCE
    return told and (text.endswith(".") or not margin)


def _labelled_number(
    segment: Segment, hit: re.Match[str], grammar: _Grammar, *, edge: bool
) -> Iterator[FoundNumber]:
    """Take "Page 3 of 12" wherever it stands, "Page 3" at the edge and at an end of its line.

    Within a table "stool sheet 1 of 3" counts sheets of another kind.
    """
    text = segment.text
    near_end = len(text) - hit.end() < 4 or hit.start() < 4
    found = found_number(segment, hit, Numbering.DOCUMENT)
    if hit["t"] is not None:
        in_cell = not edge and segment.row_size > 1 and hit.start() > 0
        if (near_end or edge or len(segment.words) < 12) and not in_cell:
            yield found
        return
    if not edge or not near_end:
        return
    stroke = grammar.lost_stroke.match(hit["n"])
    yield replace(found, tentative=stroke is not None)
    if stroke is not None and int(stroke["n"]) <= int(stroke["t"]):
        number = replace(found.number, number=int(stroke["n"]), total=int(stroke["t"]))
        yield replace(found, number=number, tentative=True, repaired=True)


def _before(text: str, hit: re.Match[str]) -> str:
    """Give the word before a number: it may say that the number counts something else."""
    return _last_word(text[: hit.start("n")])


def _last_word(text: str) -> str:
    """Give the last word of a text that says what is counted; nothing where it has none."""
    words = [w.lower() for w in re.split(r"[\s.:#,]+", text) if w]
    told = [w for w in words if w not in _A_NUMBER]  # "Visit No.: 6 of 12"
    return told[-1] if told else ""


def _has_digit(hit: re.Match[str]) -> bool:
    """Tell whether the number is more than letters that look like digits."""
    return any(c.isdigit() for c in hit["n"] + (hit.groupdict().get("t") or ""))


def found_number(
    segment: Segment, hit: re.Match[str], numbering: Numbering, series: str = ""
) -> FoundNumber:
    """Make a number of a match: its groups `n` or `n2` and, where there is a total, `t` or `t2`."""
    groups = hit.groupdict()
    raw_number = groups["n"] or groups["n2"]
    raw_total = groups.get("t") or groups.get("t2")
    words = _words_of(segment, hit)
    number = read_digits(raw_number)
    total = read_digits(raw_total) if raw_total else None
    return FoundNumber(
        PrintedNumber(
            numbering,
            number,
            total,
            " ".join(w.text for w in words),
            union(w.box for w in words),
            series,
        ),
        segment,
        tentative=total is not None and not 0 < number <= total,
        repaired=not (raw_number + (raw_total or "")).isdigit(),
    )


def _words_of(segment: Segment, hit: re.Match[str]) -> list[Word]:
    at, words = 0, []
    for word in segment.words:
        end = at + len(word.text)
        if at < hit.end() and end > hit.start():
            words.append(word)
        at = end + 1
    return words
