"""Every date printed on a page, with the role it plays there. None is ever dropped."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from casefile.categories import Category
from casefile.dates import DateMention, DateRole
from casefile.pages import PageReading, Source
from casefile.rules import RuleBook
from ingest.finding.dates.grammar import PrintedDate, may_be_damaged, read_damaged, read_dates
from ingest.finding.dates.headings import heading_label
from ingest.finding.dates.labels import Label, LabelBook, label_book, tokens_of
from ingest.finding.dates.mended_columns import mend_columns
from ingest.finding.rows import Row, page_rows
from ingest.sorting.layout import fold

_LINK = re.compile(r"[\s,;&/\-\u2013]*(?:and|to|thru|through|&)?[\s,;]*", re.IGNORECASE)
_FAX = re.compile(
    r"\bfax\b|\bP(?:g|age)?s?[.:]?\s*\d+\s*(?:/|of)\s*\d+|\bFrom:|\bTo:|\d{3}[-.]\d{3}[-.]\d{4}",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[A-Za-z][A-Za-z']+")
_MONTHS = frozenset(name for n in range(1, 13) for name in (month_name[n], month_abbr[n]))
_UNMARKED = frozenset({"spaced", "compact"})
_ASIDE, _FEW_WORDS = 0.01, 4
_LABEL_END = re.compile(r"[A-Za-z](?:[:;.]\s?|\s)(?=\d)")
_FOOT = re.compile(r"\bprint|generated|\bpage\s*:?\s*\d|\d\s+of\s+\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Column:
    """A date label that heads a column or a box."""

    x0: float
    x1: float
    label: Label
    top: float
    table: bool


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
    columns: list[_Column] = []
    found: list[DateMention] = []
    births: list[tuple[int, PrintedDate]] = []
    unsure: list[tuple[int, PrintedDate]] = []
    prose = False
    for row, below in zip_longest(rows, rows[1:]):
        printed = read_dates(row.text, forms=True) + _damaged(row, book)
        caption = _caption(row, below, book) if printed else None
        prose = is_running(row) or (prose and row.text[:1].islower())
        leads = prose and bool(printed) and _leads_alone(row, printed[0])
        if prose and not leads:
            columns = [c for c in columns if not c.table]
        stop, inherited = caption or 0, None
        for number, one in enumerate(printed):
            running = prose and not (leads and number == 0)
            label = _label(
                row, one, stop, inherited=inherited, columns=columns, book=book, prose=running
            )
            if label is None and one.form in _UNMARKED:
                continue
            mention = _mention(reading.page, row, one, label, prose=running)
            if mention.role is DateRole.BIRTH and one.short_year:
                births.append((len(found), one))
            if one.others:
                unsure.append((len(found), one))
            found.append(mention)
            stop, inherited = one.stop, label
        columns = _headed(row, columns, book, dated=bool(printed) and not caption)
    dates = _births_in_the_past(_settled(found, unsure), births)
    return mend_columns(rows, dates) if reading.source is Source.OCR else dates


def by_kind_of_page(
    mentions: Sequence[DateMention], category: Category, rules: RuleBook = RuleBook()
) -> tuple[DateMention, ...]:
    """Give the dates of a page the roles that their labels mean on pages of its kind."""
    meant = label_book(rules).of_kind
    return tuple(
        replace(m, role=meant.get((category, fold(m.label)), m.role)) if m.label else m
        for m in mentions
    )


def is_prose(text: str) -> bool:
    """Tell whether a row is running text rather than a header, a form or a table."""
    words = [w for w in _LETTERS.findall(text) if w not in _MONTHS]
    if len(words) < 7:
        return False
    lower = sum(1 for w in words if w.islower())
    return lower > 0.6 * len(words)


def _leads_alone(row: Row, one: PrintedDate) -> bool:
    """Tell whether a date has the first cell of a row to itself, the time aside or behind it."""
    return one.start == 0 and row.cell_of(one.stop - 1)[1] == one.stop


def is_running(row: Row) -> bool:
    """Tell whether a row is running text; a row of many cells is so only where one of them is."""
    if not is_prose(row.text):
        return False
    return len(row.cells) <= 2 or any(is_prose(text) for text in row.cell_texts())


def _label(
    row: Row,
    one: PrintedDate,
    stop: int,
    *,
    inherited: Label | None,
    columns: Sequence[_Column],
    book: LabelBook,
    prose: bool,
) -> Label | None:
    ahead = row.text[stop : one.start]
    cell = row.cell_of(one.start)[0]
    binds = inherited is not None and inherited.kind != "title"
    # Nobody is born twice: what stands beside a birth date is a date of its own.
    binds = binds and inherited is not None and inherited.role is not DateRole.BIRTH
    if inherited and binds and _LINK.fullmatch(ahead):
        own = _above(row, one, columns) if cell == one.start else None
        if own or one.form not in _UNMARKED:
            return own or inherited
    label = book.before(ahead, cell_start=max(cell - stop, 0), prose=prose)
    if label and label.kind not in {"cue", "generic"}:
        return label
    if (title := _title_after(row, one, cell, book, prose=prose)) and label is None:
        return title
    if label is None and (heading := heading_label(row, one, book)):
        return heading
    above = None if prose or label else _above(row, one, columns)
    stray = _edge(row, one) if label is None and above is None else None
    return above or label or stray


def _caption(row: Row, below: Row | None, book: LabelBook) -> int | None:
    """Tell where a label ends that stands over its own date, with a note's text beside it.

    In the column "DOB" over "06/11/1948", with "October 14, 2022 she fell" to its right, the fall
    is no birth.
    """
    text = row.text[slice(*row.span(*row.cells[0]))]
    label = book.exactly(text)
    if below is None or len(row.cells) < 2 or label is None or label.kind != "label":
        return None
    beside = row.text[slice(*row.span(*row.cells[1]))]
    under = below.text[slice(*below.span(*below.cells[0]))]
    aside = abs(below.words[0].box.x0 - row.words[0].box.x0)
    dated = read_dates(under)
    runs_on = len(beside.split()) > _FEW_WORDS or beside[:1].isalpha()
    return len(text) if runs_on and dated and dated[0].start == 0 and aside < _ASIDE else None


def _title_after(
    row: Row, one: PrintedDate, cell: int, book: LabelBook, *, prose: bool
) -> Label | None:
    if prose or row.text[cell : one.start].strip(" -:|[("):
        return None
    return book.after(row.text[one.stop : row.cell_of(one.start)[1]])


def _above(row: Row, one: PrintedDate, columns: Sequence[_Column]) -> Label | None:
    """Read the label in the cell above: of a table at any distance, of a form close by."""
    box = row.box(one.start, one.stop)
    height = max(row.bottom - row.top, 0.008)
    for column in reversed(columns):
        if box.x1 < column.x0 - 0.01 or box.x0 > column.x1 + 0.02:
            continue
        if column.table or box.top - column.top < 3.2 * height:
            return column.label
    return None


def _headed(row: Row, columns: list[_Column], book: LabelBook, *, dated: bool) -> list[_Column]:
    """Add the labels of this row that may head dates below it."""
    if dated or len(row.words) > 24:
        return columns
    short = [cell for cell in row.cells if cell[1] - cell[0] <= 7]
    near = [
        (cell, label)
        for cell in short
        if len(text := row.text[slice(*row.span(*cell))]) > 1 and (label := book.exactly(text))
    ]
    if not near and len(row.words) < 3:
        return columns
    heads = sum(1 for t in _phrases(row.text) if t in book.heads)
    if not near and heads >= 2:
        near = _inside(row, book)
    if not near:
        return columns
    table = heads >= 1 or len(row.cells) >= 4
    kept = [c for c in columns if not (table and c.table)]
    for (first, last), label in near:
        box = row.box(*row.span(first, last))
        kept.append(_Column(box.x0, box.x1, label, box.top, table))
    return kept


def _phrases(text: str) -> list[tuple[str, ...]]:
    words = [t.text for t in tokens_of(text)]
    return [(w,) for w in words] + list(pairwise(words))


def _inside(row: Row, book: LabelBook) -> list[tuple[tuple[int, int], Label]]:
    """Find a date label inside a table head whose cells stand too close to be told apart."""
    for size in (3, 2, 1):
        for first in range(len(row.words) - size + 1):
            span = row.span(first, first + size)
            label = book.exactly(row.text[slice(*span)])
            if label and label.kind in {"label", "generic"}:
                return [((first, first + size), label)]
    return []


def _edge(row: Row, one: PrintedDate) -> Label | None:
    """Know the stamps of fax machines and printers at the edges of a page."""
    if row.bottom < 0.075 and (_FAX.search(row.text) or one.time):
        return Label(DateRole.FAXED, "fax header", "edge")
    if row.top > 0.93 and (_FOOT.search(row.text) or one.time):
        return Label(DateRole.PRINTED, "page foot", "edge")
    return None


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
    """Read dates that have lost a slash, where a visit's own label stands before them."""
    found = []
    for match in _LABEL_END.finditer(row.text):
        at = match.end()
        rest = row.text[at:]
        if not may_be_damaged(rest):
            continue
        label = book.before(row.text[:at], cell_start=0, prose=False)
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
