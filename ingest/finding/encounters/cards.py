"""Travel cards, flow sheets and lists of fills: each dated row or column of them is a visit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casefile.categories import Category
from casefile.dates import DateMention, DateRole
from casefile.rules import RuleBook
from ingest.finding.encounters.counts import is_count
from ingest.finding.encounters.day_headings import WEEKDAY
from ingest.finding.encounters.disciplines import discipline_of
from ingest.finding.encounters.passages import Passage
from ingest.finding.encounters.rules import encounter_rules
from ingest.finding.rows import Row
from ingest.sorting.layout import fold

_BY_ROW = frozenset(
    {Category.CHIROPRACTIC, Category.PHYSICAL_THERAPY, Category.OFFICE_VISIT, Category.PHARMACY}
)
_BY_COLUMN = frozenset(
    {
        Category.CHIROPRACTIC,
        Category.PHYSICAL_THERAPY,
        Category.OFFICE_VISIT,
        Category.LABORATORY,
    }
)
_HEADS_COLUMN = frozenset(
    {
        DateRole.UNKNOWN,
        DateRole.SERVICE,
        DateRole.EXAM,
        DateRole.PROCEDURE,
        DateRole.COLLECTED,
    }
)
_GRID_ROWS = 3
_OTHER_WORDS = 8
_SHORT_ROW = 10
_TOP = 0.25
_IN_LINE = 0.012
_OF = re.compile(r"\d{1,3} ?(?:of|/) ?\d{1,3}")
_OTHER_DAY = re.compile(r"\b\d{1,2}/\d{1,2}\b")
_TIME_OR_ZONE = re.compile(r"^(?:\d{1,2}:?\d{2}(?::\d{2})?|[ap]m|[ecmp][sd]?t)$", re.IGNORECASE)


def card_dates(
    passage: Passage, rules: RuleBook = RuleBook(), *, goes_on: bool = False
) -> tuple[DateMention, ...]:
    """Give the dates of a card's rows, or of a flow sheet's columns; none where it is neither.

    One row is enough where the card `goes_on` from the page before.
    """
    return _led_rows(passage, rules, goes_on=goes_on) or headed_columns(passage)


def entry_row(passage: Passage, entry: DateMention) -> tuple[Row, ...]:
    """Give the row of a card that a visit is entered in, led by its date."""
    row = _row_of(entry, passage.rows)
    return () if row is None else (row,)


def _led_rows(passage: Passage, rules: RuleBook, *, goes_on: bool) -> tuple[DateMention, ...]:
    """Find the rows of visits that took place."""
    led = led_dates(passage, rules, goes_on=goes_on)
    if passage.category is Category.PHARMACY:
        return tuple(d for d in led if not _undispensed(d, passage, rules))
    return tuple(d for d in led if not _called_off(d, passage, rules))


def led_dates(passage: Passage, rules: RuleBook, *, goes_on: bool = False) -> Sequence[DateMention]:
    """Find rows that begin with their date, under no label or the head of their column."""
    if passage.category not in _BY_ROW:
        return ()
    pharmacy = passage.category is Category.PHARMACY
    led = [d for d in passage.dates if _leads(d, passage, rules, pharmacy=pharmacy)]
    led = [d for d in led if d.role is not DateRole.NARRATIVE or _in_line(d, led) >= _GRID_ROWS]
    if not pharmacy:
        led = [d for d in led if not is_listed(d, passage, rules)]
    days = len({d.date for d in led})
    if days < (1 if pharmacy or goes_on else 2):
        return ()
    if not pharmacy and days > 1 and len({round(d.box.middle[1], 3) for d in led}) == 1:
        return ()  # dates side by side head columns
    inline = [d for d in passage.dates if _is_own_visit(d) and d not in led]
    if inline and not pharmacy:
        return ()
    return led


def is_schedule(passage: Passage, rules: RuleBook = RuleBook()) -> bool:
    """Tell whether a page is a list of visits from its top on, which tells of none of them.

    Portals print what was kept and what is to come; the notes are elsewhere, or in no packet.
    """
    if passage.category not in _BY_ROW or passage.category is Category.PHARMACY:
        return False
    led = [
        d
        for d in passage.dates
        if d.role is not DateRole.NARRATIVE and _leads(d, passage, rules, pharmacy=False)
    ]
    listed = [d for d in led if is_listed(d, passage, rules)]
    own = any(_is_own_visit(d) and d not in led for d in passage.dates)
    at_top = bool(led) and led[0].box.top < passage.top + _TOP
    summary = _is_summary(passage, rules)
    only_lists = summary or (at_top and len(listed) == len(led))
    return only_lists and not own and len({d.date for d in led}) > 1


def _is_summary(passage: Passage, rules: RuleBook) -> bool:
    """Tell whether a page is titled as a summary of the whole chart."""
    titles = encounter_rules(rules).summaries
    head = [row for row in passage.rows if row.top < passage.top + _TOP]
    return any(fold(text) in titles for row in head for text in row.cell_texts())


def _undispensed(mention: DateMention, passage: Passage, rules: RuleBook) -> bool:
    """Tell whether a row says that its drug was not handed out: "Returned to stock"."""
    row = _row_of(mention, passage.rows)
    said = f" {' '.join(fold(row.text))} " if row else ""
    return any(f" {words} " in said for words in encounter_rules(rules).not_dispensed)


def _called_off(mention: DateMention, passage: Passage, rules: RuleBook) -> bool:
    """Tell whether a short row says that no visit took place: "No show", "Records sent"."""
    row = _row_of(mention, passage.rows)
    if row is None or len(row.words) - len(mention.text.split()) > _SHORT_ROW:
        return False
    table = encounter_rules(rules)
    for text in row.cell_texts():
        dated = mention.text in text
        said = fold(text.partition(mention.text)[2] if dated else text)
        said = said[1:] if said[:1] in table.said_of else said
        if not dated and _OTHER_DAY.search(text):
            continue  # "n/s 6/8" among the remarks of another day's visit
        if any(said[: len(p)] == p for p in table.no_visit):
            return True
    return False


def _is_own_visit(mention: DateMention) -> bool:
    """Tell whether a date with a label of its own says when the page's one visit was."""
    return mention.role is DateRole.SERVICE or (
        mention.role is DateRole.EXAM and mention.label != ""
    )


def _leads(mention: DateMention, passage: Passage, rules: RuleBook, *, pharmacy: bool) -> bool:
    if pharmacy and mention.role is DateRole.DISPENSED:
        return True
    columned = mention.role in {DateRole.SERVICE, DateRole.EXAM}
    if mention.role not in {DateRole.UNKNOWN, DateRole.NARRATIVE} and not columned:
        return False
    if mention.role is DateRole.UNKNOWN and mention.label not in {"", "date"}:
        return False
    row = _row_of(mention, passage.rows)
    if row is None:
        return False
    ahead = [w for w in row.words if w.box.x1 <= mention.box.x0 + 0.002]
    said = WEEKDAY.sub("", " ".join(w.text for w in ahead)).strip()
    spelt = any(sum(c.isalpha() for c in word) > 1 for word in said.split())
    counted = is_count(said, rules) or _OF.fullmatch(said)
    named = counted or discipline_of(said, rules) is not None
    if (spelt or len(ahead) > 2) and not named:
        return False
    return len(row.words) > len(mention.text.split()) or len(row.cells) > 1


def _in_line(mention: DateMention, led: Sequence[DateMention]) -> int:
    """Count the rows that dates in one line with a date lead: a column, however long its rows."""
    return sum(abs(d.box.x0 - mention.box.x0) < _IN_LINE for d in led)


def is_listed(mention: DateMention, passage: Passage, rules: RuleBook) -> bool:
    """Tell whether a date stands in a list of other people's records, or of visits to come."""
    above = [r for r in passage.rows if r.bottom < mention.box.middle[1]]
    for row in reversed(above):
        tokens = fold(row.text)
        lists = encounter_rules(rules).lists
        if len(row.words) <= 8 and any(tokens[: len(phrase)] == phrase for phrase in lists):
            return True
        if len(row.words) <= 5 and len(row.cells) == 1 and row.text.isupper():
            return False
    return False


def headed_columns(passage: Passage) -> tuple[DateMention, ...]:
    """Find the row of dates that heads the columns of a flow sheet or a cumulative result.

    On a note that says when it was, columns of days only show how measures have changed.
    """
    if passage.category not in _BY_COLUMN:
        return ()
    for number, row in enumerate(passage.rows):
        heads = [
            d
            for d in passage.dates
            if d.end is None and d.role in _HEADS_COLUMN and _row_of(d, (row,)) is row
        ]
        if len({d.date for d in heads}) < 2 or not _nothing_else(row, heads):
            continue
        if passage.category is not Category.LABORATORY and any(
            _is_own_visit(d) and d not in heads for d in passage.dates
        ):
            continue
        if _filled(heads, passage.rows[number + 1 :]) >= _GRID_ROWS:
            return tuple(heads)
    return ()


def _nothing_else(row: Row, heads: Sequence[DateMention]) -> bool:
    """Tell whether a row holds little but dates and times, and nothing between two dates."""
    left, right = heads[0].box.x0, heads[-1].box.x1
    dated = {w for d in heads for w in d.text.split()}
    other = [
        w
        for w in row.words
        if w.text not in dated and not _TIME_OR_ZONE.match(w.text) and not WEEKDAY.fullmatch(w.text)
    ]
    between = [w for w in other if left < w.box.middle[0] < right]
    return not between and len(other) <= _OTHER_WORDS


def _filled(heads: Sequence[DateMention], below: Sequence[Row]) -> int:
    """Count the rows that hold something under two or more of the columns."""
    filled = 0
    for row in below:
        under = [
            h for h in heads if any(w.box.x1 > h.box.x0 and w.box.x0 < h.box.x1 for w in row.words)
        ]
        if len(under) >= 2:
            filled += len(row.words) <= 3 * len(heads) + _OTHER_WORDS
    return filled


def _row_of(mention: DateMention, rows: Sequence[Row]) -> Row | None:
    y = mention.box.middle[1]
    return next((r for r in rows if r.reaches(y)), None)
