"""Which label a date goes by: of the words before, behind or above it, or of the page's edge."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casefile.dates import DateRole
from ingest.finding.dates.columns import Column, label_above
from ingest.finding.dates.forms import PrintedDate
from ingest.finding.dates.grammar import read_dates
from ingest.finding.dates.headings import dated_title, heading_label
from ingest.finding.dates.label_before import label_before
from ingest.finding.dates.labels import Label, LabelBook
from ingest.finding.rows import Row

_LINK = re.compile(r"[\s,;&/\-\u2013]*(?:and|to|thru|through|&)?[\s,;]*", re.IGNORECASE)
_FAX = re.compile(
    r"\bfax\b|\bP(?:g|age)?s?[.:]?\s*\d+\s*(?:/|of)\s*\d+|\bFrom:|\bTo:|\d{3}[-.]\d{3}[-.]\d{4}",
    re.IGNORECASE,
)
UNMARKED = frozenset({"spaced", "compact"})
_RUN_BY = re.compile(r"\btime\s*:.*\b(?:run )?user\s*:", re.IGNORECASE)
"""Who ran the print, behind its date and time: "Date: Dec 11, 2023  Time: 15:52  User: A. Penn"."""

_ASIDE, _FEW_WORDS = 0.01, 4
_FOOT = re.compile(r"\bprint|generated|\bpage\s*:?\s*\d|\d\s+of\s+\d", re.IGNORECASE)


def label_of(
    row: Row,
    one: PrintedDate,
    stop: int,
    *,
    inherited: Label | None,
    columns: Sequence[Column],
    book: LabelBook,
    prose: bool,
) -> Label | None:
    """Choose the label of a date; None where no words beside it say what it is."""
    ahead = row.text[stop : one.start]
    cell = row.cell_of(one.start)[0]
    binds = inherited is not None and inherited.kind != "title"
    # Nobody is born twice: what stands beside a birth date is a date of its own.
    binds = binds and inherited is not None and inherited.role is not DateRole.BIRTH
    if inherited and binds and _LINK.fullmatch(ahead):
        own = label_above(row, one, columns) if cell == one.start else None
        if own or one.form not in UNMARKED:
            return own or inherited
    titled = None if prose else dated_title(row, one, book)
    label = titled or label_before(book, ahead, cell_start=max(cell - stop, 0), prose=prose)
    if label and label.kind not in {"cue", "generic"}:
        return label
    if (title := _title_after(row, one, cell, book, prose=prose)) and label is None:
        return title
    if label is None and (heading := heading_label(row, one, book)):
        return heading
    if (label is None or label.kind == "generic") and _RUN_BY.search(row.text, one.stop):
        return Label(DateRole.PRINTED, "run by", "edge")
    above = None if prose or label else label_above(row, one, columns)
    stray = _edge(row, one) if label is None and above is None else None
    return above or label or stray


def caption_end(row: Row, below: Row | None, book: LabelBook) -> int | None:
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


def _edge(row: Row, one: PrintedDate) -> Label | None:
    """Know the stamps of fax machines and printers at the edges of a page."""
    if row.bottom < 0.075 and (_FAX.search(row.text) or one.time):
        return Label(DateRole.FAXED, "fax header", "edge")
    if row.top > 0.93 and (_FOOT.search(row.text) or one.time):
        return Label(DateRole.PRINTED, "page foot", "edge")
    return None
