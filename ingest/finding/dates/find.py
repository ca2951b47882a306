"""Every date printed on a page, with the role it plays there. None is ever dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from casefile.categories import Category
from casefile.dates import DateMention, DateRole
from casefile.pages import PageReading, Source
from casefile.rules import RuleBook
from ingest.finding.dates.columns import Column, with_heads
from ingest.finding.dates.damaged import may_be_damaged, read_damaged
from ingest.finding.dates.forms import PrintedDate
from ingest.finding.dates.grammar import read_dates
from ingest.finding.dates.label_before import label_before
from ingest.finding.dates.labelling import UNMARKED, caption_end, label_of
from ingest.finding.dates.labels import Label, LabelBook, label_book
from ingest.finding.dates.mended_columns import mend_columns
from ingest.finding.dates.sheet_year import days_of_sheet, sheet_year
from ingest.finding.rows import Row, page_rows
from ingest.finding.running_text import is_running
from ingest.sorting.layout import fold

_BY_APPOINTMENT = frozenset(
    {Category.OFFICE_VISIT, Category.CHIROPRACTIC, Category.PHYSICAL_THERAPY}
)
_APPOINTMENT = frozenset({"appointment", "appt"})
_HEAD = 0.2
_LABEL_END = re.compile(r"[A-Za-z](?:[:;.]\s?|\s)(?=\d)")


def find_dates(
    reading: PageReading,
    rules: RuleBook = RuleBook(),
    page_row: Sequence[Row] | None = None,
) -> tuple[DateMention, ...]:
    """Find every printed date of a page, top to bottom.

    Args:
        reading: the page as read.
        rules: where the label table `dates.toml` may be overridden.
        page_row: the page's rows, where they are known already.
    """
    book = label_book(rules)
    rows = page_rows(reading.words) if page_row is None else page_row
    columns: list[Column] = []
    found: list[DateMention] = []
    births: list[tuple[int, PrintedDate]] = []
    unsure: list[tuple[int, PrintedDate]] = []
    prose = False
    year = sheet_year(rows)
    for row, below in zip_longest(rows, rows[1:]):
        printed = read_dates(row.text, forms=True) + _damaged(row, book)
        of_sheet = tuple(days_of_sheet(row, year, columns)) if year and not printed else ()
        printed = printed or of_sheet
        caption = caption_end(row, below, book) if printed else None
        prose = not of_sheet and (is_running(row) or (prose and row.text[:1].islower()))
        leads = prose and bool(printed) and _leads_alone(row, printed[0])
        if prose and not leads:
            columns = [c for c in columns if not c.table]
        stop, inherited = caption or 0, None
        for number, one in enumerate(printed):
            running = prose and not (leads and number == 0)
            label = label_of(
                row, one, stop, inherited=inherited, columns=columns, book=book, prose=running
            )
            if label is None and one.form in UNMARKED:
                continue
            mention = _mention(reading.page, row, one, label, prose=running)
            if mention.role is DateRole.BIRTH and one.short_year:
                births.append((len(found), one))
            if one.others:
                unsure.append((len(found), one))
            found.append(mention)
            stop, inherited = one.stop, label
        columns = with_heads(row, columns, book, dated=bool(printed) and not caption)
    dates = _births_in_the_past(_settled(found, unsure), births)
    return mend_columns(rows, dates) if reading.source is Source.OCR else dates


def by_kind_of_page(
    mentions: Sequence[DateMention], category: Category, rules: RuleBook = RuleBook()
) -> tuple[DateMention, ...]:
    """Give the dates of a page the roles that their labels mean on pages of its kind."""
    meant = label_book(rules).of_kind
    known = tuple(
        replace(m, role=meant.get((category, fold(m.label)), m.role)) if m.label else m
        for m in mentions
    )
    kept = _kept_appointment(known) if category in _BY_APPOINTMENT else None
    return tuple(replace(m, role=DateRole.SERVICE) if m is kept else m for m in known)


def _kept_appointment(mentions: Sequence[DateMention]) -> DateMention | None:
    """Give the one "Appointment:" at the head of a note that tells no other day of its visit.

    Below a note, and beside "next", an appointment is one to come.
    """
    made = [m for m in mentions if m.label in _APPOINTMENT and m.role is DateRole.NEXT_VISIT]
    at_head = len(made) == 1 and made[0].box.top < _HEAD
    dated = any(m.role.dates_a_visit or m.label == "date" for m in mentions)
    return made[0] if at_head and not dated else None


def _leads_alone(row: Row, one: PrintedDate) -> bool:
    """Tell whether a date has the first cell of a row to itself, the time aside or behind it."""
    return one.start == 0 and row.cell_of(one.stop - 1)[1] == one.stop


def _mention(
    page: int, row: Row, one: PrintedDate, label: Label | None, *, prose: bool
) -> DateMention:
    role = label.role if label else DateRole.NARRATIVE if prose else DateRole.UNKNOWN
    return DateMention(
        role=role,
        date=one.date,
        text=row.text[one.start : one.stop],
        page=page,
        box=row.box(one.start, one.stop),
        end=one.end,
        time=one.time,
        label=label.text if label else _printed_label(row, one),
        repaired=one.repaired,
    )


def _printed_label(row: Row, one: PrintedDate) -> str:
    """Give the words before a date that nothing in the table knows, where a colon sets them off."""
    cell, _ = row.cell_of(one.start)
    label = re.compile(r"([A-Za-z][\w/ .#]{0,40}):\s*$")
    match = label.search(row.text, cell, one.start) or label.search(row.text[: one.start])
    return match[1].strip() if match else ""


def _damaged(row: Row, book: LabelBook) -> tuple[PrintedDate, ...]:
    """Read dates that have lost a slash, where a visit's own label stands before them.

    Reading a page puts right what its line alone settles (`ingest.reading.dated`). Left for here is
    what only the page can settle: "317122" is the one of its readings that stands elsewhere too
    (`_settled`), and labels are known by the table, misread or not.
    """
    found = []
    for match in _LABEL_END.finditer(row.text):
        at = match.end()
        rest = row.text[at:]
        if not may_be_damaged(rest):
            continue
        label = label_before(book, row.text[:at], cell_start=0, prose=False)
        if label is None or label.kind != "label" or not label.role.dates_a_visit:
            continue
        damaged = read_damaged(rest)
        if damaged and not read_dates(rest[: damaged[0].stop + 4]):
            one = damaged[0]
            found.append(replace(one, start=one.start + at, stop=one.stop + at))
    return tuple(found)


def _settled(
    found: list[DateMention], unsure: Sequence[tuple[int, PrintedDate]]
) -> list[DateMention]:
    """Read damaged digits as the one date that the page prints elsewhere too.

    A damaged date of several readings, none of which stands elsewhere, is no date of a visit.
    """
    for index, one in unsure:
        rest = {m.date for n, m in enumerate(found) if n != index}
        told = sorted({one.date, *one.others} & rest)
        if len(told) == 1:
            found[index] = replace(found[index], date=told[0], repaired=True)
        elif one.repaired:
            found[index] = replace(found[index], role=DateRole.UNKNOWN, label="damaged")
    return found


def _births_in_the_past(
    found: list[DateMention], births: Sequence[tuple[int, PrintedDate]]
) -> tuple[DateMention, ...]:
    """Move a two-digit birth year back a century where it would follow the page's other dates."""
    others = [m.date for m in found if m.role is not DateRole.BIRTH]
    for index, one in births:
        if others and one.date > max(others):
            moved = one.date.replace(year=one.date.year - 100)
            found[index] = replace(found[index], date=moved)
    return tuple(found)
