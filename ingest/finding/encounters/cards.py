"""Travel cards, flow sheets and lists of fills: each dated row or column of them is a visit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casefile.categories import Category
from casefile.dates import DateMention, DateRole
from casefile.rules import RuleBook
from ingest.finding.encounters.day_columns import GRID_ROWS, headed_columns
from ingest.finding.encounters.leading import BY_ROW, is_own_visit, leads, row_of
from ingest.finding.encounters.listings import is_listed
from ingest.finding.encounters.passages import Passage
from ingest.finding.encounters.rules import encounter_rules
from ingest.finding.rows import Row
from ingest.sorting.layout import fold

_SHORT_ROW = 10
_IN_LINE = 0.012
_LETTERS = re.compile(r"[A-Za-z]")
_RATED = re.compile(r"\W*[A-Za-z]{1,2} \d{1,2}\b")
_OTHER_DAY = re.compile(r"\b\d{1,2}/\d{1,2}\b")


def card_dates(
    passage: Passage, rules: RuleBook = RuleBook(), *, goes_on: bool = False
) -> tuple[DateMention, ...]:
    """Give the dates of a card's rows, or of a flow sheet's columns; none where it is neither.

    One row is enough where the card `goes_on` from the page before.
    """
    return _led_rows(passage, rules, goes_on=goes_on) or headed_columns(passage)


def entry_row(passage: Passage, entry: DateMention) -> tuple[Row, ...]:
    """Give the row of a card that a visit is entered in, led by its date."""
    row = row_of(entry, passage.rows)
    return () if row is None else (row,)


def _led_rows(passage: Passage, rules: RuleBook, *, goes_on: bool) -> tuple[DateMention, ...]:
    """Find the rows of visits that took place."""
    led = led_dates(passage, rules, goes_on=goes_on)
    if passage.category is Category.PHARMACY:
        return tuple(d for d in led if not _undispensed(d, passage, rules))
    return tuple(d for d in led if not _called_off(d, passage, rules))


def led_dates(passage: Passage, rules: RuleBook, *, goes_on: bool = False) -> Sequence[DateMention]:
    """Find rows that begin with their date, under no label or the head of their column."""
    if passage.category not in BY_ROW:
        return ()
    pharmacy = passage.category is Category.PHARMACY
    led = [d for d in passage.dates if leads(d, passage, rules, pharmacy=pharmacy)]
    led = [d for d in led if d.role is not DateRole.NARRATIVE or _in_line(d, led) >= GRID_ROWS]
    if not pharmacy:
        led = [d for d in led if not is_listed(d, passage, rules)]
    days = len({d.date for d in led})
    if days < (1 if pharmacy or goes_on else 2):
        return ()
    if not pharmacy and days > 1 and len({round(d.box.middle[1], 3) for d in led}) == 1:
        return ()  # dates side by side head columns
    inline = [d for d in passage.dates if is_own_visit(d) and d not in led]
    if not pharmacy and (inline or _are_measures(led, passage)):
        return ()
    return led


def _are_measures(led: Sequence[DateMention], passage: Passage) -> bool:
    """Tell whether rows below a note's own "Date:" hold figures alone: vital signs of every visit.

    An entry of a visit says something of it.
    """
    own = [d for d in passage.dates if d.label == "date" and d not in led]
    if not led or not own or own[0].box.top > led[0].box.top:
        return False
    behind = ((row_of(d, passage.rows), d.text) for d in led)
    return not any(row and _LETTERS.search(row.text.partition(text)[2]) for row, text in behind)


def _undispensed(mention: DateMention, passage: Passage, rules: RuleBook) -> bool:
    """Tell whether a row says that its drug was not handed out: "Returned to stock"."""
    row = row_of(mention, passage.rows)
    said = f" {' '.join(fold(row.text))} " if row else ""
    return any(f" {words} " in said for words in encounter_rules(rules).not_dispensed)


def _called_off(mention: DateMention, passage: Passage, rules: RuleBook) -> bool:
    """Tell whether a short row says that no visit took place: "No show", "Records sent"."""
    row = row_of(mention, passage.rows)
    if row is None or len(row.words) - len(mention.text.split()) > _SHORT_ROW:
        return False
    table = encounter_rules(rules)
    for text in row.cell_texts():
        dated = mention.text in text
        behind = text.partition(mention.text)[2] if dated else text
        if _RATED.match(behind):
            continue  # "N 5": how bad the neck is, though "N/S" reads alike
        said = fold(behind)
        said = said[1:] if said[:1] in table.said_of else said
        if not dated and _OTHER_DAY.search(text):
            continue  # "n/s 6/8" among the remarks of another day's visit
        if any(said[: len(p)] == p for p in table.no_visit):
            return True
    return False


def _in_line(mention: DateMention, led: Sequence[DateMention]) -> int:
    """Count the rows that dates in one line with a date lead: a column, however long its rows."""
    return sum(abs(d.box.x0 - mention.box.x0) < _IN_LINE for d in led)
