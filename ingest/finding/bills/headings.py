"""Header rows of billing tables: known by their words, else by what stands under them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import pairwise

from rapidfuzz import fuzz, process

from casefile.rules import RuleBook
from casefile.words import Word, union
from ingest.finding.bills.columns import CHARGED, Column, Columns, ColumnTable, Field
from ingest.finding.bills.printed_rows import Row, folded
from ingest.finding.bills.unnamed import named_by_content
from ingest.finding.bills.values import read_date, read_money

_BOX, _GLUED = re.compile(r"24\.?[A-Ja-j]\.?"), re.compile(r"^4[2-8](?=[A-Za-z]{3})")
_LIKE = 84.0
_FUZZY_FROM = 5
_WORD_GAP = 0.022
_LONGEST = 4
_FEWEST = 3
_AMOUNTS_WITHIN = 3


@dataclass(frozen=True)
class _Head:
    """A row read as a header; `strange` are its words that name no column."""

    columns: tuple[Column, ...]
    strange: tuple[str, ...]

    @cached_property
    def known(self) -> tuple[Column, ...]:
        """The columns that are named, where other words do not prevail."""
        known = tuple(c for c in self.columns if c.field is not Field.UNNAMED)
        return known if sum(len(folded(w)) > 2 for w in self.strange) <= len(known) else ()

    @property
    def is_plain(self) -> bool:
        """Tell whether the words alone make a table."""
        return _is_table(self.known)


def find_columns(rows: Sequence[Row], at: int, rules: RuleBook = RuleBook()) -> Columns | None:
    """Read row `at`, alone or with the next row below it, as the header of a table; else None.

    Headings that name nothing known are told by the rows below. A row of which they are the most,
    or that names too little by itself, is a header only if those rows make a table of it.
    """
    alone = _head(rows[at], rules)
    told_day = any(read_date(w.text) for w in rows[at].words)  # "Surgery Date 3/20/2024"
    if not told_day and at + 1 < len(rows) and rows[at + 1].box.top - rows[at].box.bottom < 0.012:
        stacked = _head(_stacked(rows[at], rows[at + 1]), rules)
        below = _head(rows[at + 1], rules)
        fewer = max(len(alone.known), len(below.known))
        dated = any(c.field is Field.DATE for c in stacked.known)
        below_dated = any(c.field is Field.DATE for c in below.known)
        more = len(stacked.known) - fewer
        if stacked.is_plain and (more > 0 or (more == 0 and dated and not below_dated)):
            return Columns(named_by_content(stacked.columns, rows[at + 2 :], rules))
    if not alone.is_plain and not _may_head(rows[at], alone, rows[at + 1 :]):
        return None
    told = named_by_content(alone.columns, rows[at + 1 :], rules)
    if not _is_table(told) or not (alone.is_plain or _is_dated_or_coded(told)):
        return None
    over = at and rows[at].box.top - rows[at - 1].box.bottom < 0.012
    return Columns(tuple(_titled(c, rows[at - 1]) for c in told) if over else told)


def _may_head(row: Row, head: _Head, below: Sequence[Row]) -> bool:
    """Tell whether a row of few known words can be a header: words in columns, amounts below."""
    parts = 1 + sum(b.box.x0 - a.box.x1 > _WORD_GAP for a, b in pairwise(row.words))
    figures = any(c.isdigit() for word in head.strange for c in word)
    amounts = any(read_money(w.text) for r in below[:_AMOUNTS_WITHIN] for w in r.words)
    named = any(c.field is not Field.UNNAMED for c in head.columns)
    return named and _FEWEST <= len(head.columns) <= parts + 1 and not figures and amounts


def _titled(column: Column, above: Row) -> Column:
    """Give a column the word that stands by itself over its title: "Ins" over "Paid"."""
    over = [n for n, w in enumerate(above.words) if w.box.x0 < column.x1 and w.box.x1 > column.x0]
    if len(over) != 1:
        return column
    beside = above.words[max(over[0] - 1, 0) : over[0] + 2]
    if any(b.box.x0 - a.box.x1 < _WORD_GAP for a, b in pairwise(beside)):
        return column
    return replace(column, title=f"{above.words[over[0]].text} {column.title}")


def _is_table(columns: Sequence[Column]) -> bool:
    """Tell whether columns make a table of charges, or one that lists payments by their day."""
    fields = {c.field for c in columns}
    known = fields & {Field.DATE, Field.CODE, Field.REVENUE, Field.DESCRIPTION, Field.NDC}
    charged = bool(fields & set(CHARGED)) and bool(known)
    return (charged or {Field.DATE, Field.PAYMENT} <= fields) and len(fields) >= 3


def _is_dated_or_coded(columns: Sequence[Column]) -> bool:
    return bool({c.field for c in columns} & {Field.DATE, Field.CODE, Field.REVENUE, Field.NDC})


def _head(row: Row, rules: RuleBook) -> _Head:
    """Read header words greedily, the longest phrase first.

    Other words belong to the known ones that they stand close to ("Exam Date"); by themselves they
    head an unnamed column.
    """
    row = _without_locators(row)
    tokens = [folded(w.text) for w in row.words]
    columns: list[Column] = []
    strange: list[str] = []
    at = 0
    while at < len(tokens):
        for size in range(min(_LONGEST, len(tokens) - at), 0, -1):
            words = row.words[at : at + size]
            if any(b.box.x0 - a.box.x1 > _WORD_GAP for a, b in pairwise(words)):
                continue
            named = [t for t in tokens[at : at + size] if t]
            field = None if _are_two(named, rules) else _named(" ".join(named), rules)
            if field:
                columns.append(_column(field, words))
                at += size
                break
        else:
            columns.append(_column(Field.UNNAMED, row.words[at : at + 1]))
            strange.append(row.words[at].text)
            at += 1
    return _Head(_drawn_together(columns), tuple(strange))


def _without_locators(row: Row) -> Row:
    """Give a head without the numbers of a claim form's boxes ("24D CPT", "42REV"), in their room.

    A number by itself heads a column that says nothing.
    """
    words: list[Word] = []
    for word in row.words:
        last = words[-1] if words else None
        if last and _BOX.fullmatch(last.text) and word.box.x0 - last.box.x1 < _WORD_GAP:
            words[-1] = replace(word, box=union((last.box, word.box)))
        else:
            words.append(replace(word, text=_GLUED.sub("", word.text)))
    return Row(tuple(words))


def _column(field: Field, words: Sequence[Word]) -> Column:
    box = union(w.box for w in words)
    return Column(field, box.x0, box.x1, " ".join(w.text for w in words))


def _drawn_together(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Join each unnamed word to the column it stands close to, a named one first."""
    found: list[Column] = []
    for column in columns:
        last = found[-1] if found else None
        if (
            last is None
            or column.x0 - last.x1 > _WORD_GAP
            or Field.UNNAMED not in (last.field, column.field)
        ):
            found.append(column)
            continue
        field = column.field if last.field is Field.UNNAMED else last.field
        found[-1] = Column(field, last.x0, column.x1, f"{last.title} {column.title}")
    return tuple(found)


def _stacked(upper: Row, lower: Row) -> Row:
    """Join two header rows: what stands under a word belongs to it."""
    taken: set[int] = set()
    words: list[Word] = []
    for word in upper.words:
        mine = [
            n
            for n, w in enumerate(lower.words)
            if n not in taken and w.box.x0 < word.box.x1 + 0.004 and w.box.x1 > word.box.x0 - 0.004
        ]
        taken.update(mine)
        parts = [word, *(lower.words[n] for n in mine)]
        words.append(
            Word(" ".join(p.text for p in parts), union(p.box for p in parts), word.confidence)
        )
    words.extend(w for n, w in enumerate(lower.words) if n not in taken)
    return Row(tuple(sorted(words, key=lambda w: w.box.x0)))


@cache
def _vocabulary(rules: RuleBook) -> dict[str, Field]:
    table = rules.table("ingest.finding.bills", "columns", ColumnTable)
    return {phrase: field for field, phrases in table.headers.items() for phrase in phrases}


@cache
def _named(phrase: str, rules: RuleBook) -> Field | None:
    names = _vocabulary(rules)
    if phrase in names:
        return names[phrase]
    if len(phrase) < _FUZZY_FROM:
        return None
    near = process.extractOne(phrase, list(names), scorer=fuzz.ratio, score_cutoff=_LIKE)
    return names[near[0]] if near and len(near[0]) >= _FUZZY_FROM else None


def _are_two(tokens: Sequence[str], rules: RuleBook) -> bool:
    """Tell whether words that name no column together are the exact names of two beside another."""
    names = _vocabulary(rules)
    return " ".join(tokens) not in names and any(
        " ".join(tokens[:n]) in names and " ".join(tokens[n:]) in names
        for n in range(1, len(tokens))
    )
