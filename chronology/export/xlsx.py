"""The chronology as a workbook: quotes, findings, charges, packets, each source a link."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from casefile.flags import PageRef
from chronology.export.rows import Citation, Report, Visit, page_sources
from chronology.export.wording import page_list

Cell = str | int | Decimal | dt.date | Citation | None

COLUMNS: dict[str, dict[str, int]] = {
    "Chronology": {
        "Date": 11, "To": 11, "Time": 7, "Provider": 26, "Facility": 34, "Visit": 23, "Kind": 16,
        "Weight": 11, "Quote": 80, "Source": 34, "Also on": 24,
    },
    "Missing or wrong": {
        "Weight": 10, "Date": 11, "What and why": 80, "How sure": 40, "What would close it": 40,
        "To ask for": 60, "Source": 30, "All sources": 36,
    },
    "Charges": {
        "Date": 11, "To": 11, "Provider": 28, "Code": 10, "Modifiers": 10, "Service": 40,
        "Units": 8, "Charge": 12, "Not sure": 24, "Source": 30, "Record of it": 30,
    },
    "Specials": {
        "Provider": 34, "Billed": 13, "Adjusted": 13, "Paid by insurance": 13,
        "Paid by patient": 13, "Paid by attorney": 13, "Paid, payer not said": 13,
        "Outstanding": 13, "Lien": 13, "Source": 30, "All sources": 36,
    },
    "Ledger": {
        "Provider": 30, "Date": 11, "To": 11, "Kind": 20, "Code": 10, "Modifiers": 10,
        "Service or payer": 40, "Units": 8, "Charged": 12, "Paid": 12, "Adjusted": 12,
        "Not sure": 24, "Source": 30, "Also on": 30,
    },
    "Does not add up": {"Provider": 34, "What": 90, "Source": 30, "Also on": 30},
    "Readiness": {"Check": 28, "Standing": 18, "Why": 90, "Who owes it": 34},
    "Packets": {"File": 44, "Provider": 32, "Pages": 8, "What became of them": 60},
    "Not read": {"File": 44, "Pages": 30, "Why": 70},
}  # fmt: skip
"""The sheets, their columns, and how many characters wide these are."""

MONEY = frozenset(
    {
        "Charge", "Billed", "Adjusted", "Paid by insurance", "Paid by patient",
        "Paid by attorney", "Paid, payer not said", "Outstanding", "Lien", "Charged", "Paid",
    }
)  # fmt: skip
"""Columns that hold dollars."""

WEIGHTS = {1: "Key", 2: "Supporting", 3: "Routine"}

_MOST_LINKS = 65_530
"""Links that Excel allows on a sheet (Excel specifications and limits)."""
_MOST_CHARACTERS = 32_767
"""Characters that Excel allows in a cell (the same)."""
_HIGHEST_ROW = 409
"""Points that a row of Excel can be high (the same)."""
_LINE_POINTS = 13.5
_CUT = " … (cut here: a cell holds no more)"
_FIRST_YEAR = 1900
"""Excel has no dates before it."""


def write_xlsx(report: Report, target: Path, links: Mapping[PageRef, str]) -> None:
    """Write the workbook; `links` gives for a copied page the address that its citations open."""
    with xlsxwriter.Workbook(target, {"strings_to_formulas": False}) as book:
        book.set_properties(
            {
                "title": report.title[:255],
                "author": "Fullchart",
                "created": dt.datetime(2000, 1, 1, tzinfo=dt.UTC),
            }
        )
        sheets = _Sheets(book, links, report.title)
        sheets.add("Chronology", list(_quotes((*report.visits, *report.undated))))
        sheets.add("Missing or wrong", list(_flags(report)))
        sheets.add("Charges", list(_charges(report)))
        sheets.add("Specials", list(_specials(report)))
        sheets.add("Ledger", list(_ledger(report)))
        sheets.add(
            "Does not add up", [(r.provider, r.message, *_first(r.sources)) for r in report.remarks]
        )
        sheets.add("Readiness", [(g.gate, g.standing, g.reason, g.provider) for g in report.gates])
        sheets.add("Packets", [(p.file, p.provider, p.pages, p.verdicts) for p in report.packets])
        sheets.add(
            "Not read", [(u.file, u.pages or "the whole file", u.why) for u in report.unread]
        )


def _quotes(visits: Sequence[Visit]) -> Iterator[Sequence[Cell]]:
    """Give a row for each quote; a visit of which nothing is quoted has one without."""
    for visit in visits:
        about = (visit.day, visit.end, visit.time, visit.provider, visit.facility, visit.what)
        for quote in visit.quotes:
            weight = WEIGHTS.get(quote.weight, "")
            others = _listed(quote.sources[1:])
            yield (*about, quote.kind, weight, quote.text, quote.source, others)
        if not visit.quotes:
            first = visit.pages[0] if visit.pages else None
            yield (*about, None, None, None, first, _listed(visit.pages[1:]))


def _flags(report: Report) -> Iterator[Sequence[Cell]]:
    for flag in report.flags:
        first = flag.sources[0] if flag.sources else None
        told = (flag.message, flag.sure, flag.closes, flag.ask)
        yield (flag.weight, flag.day, *told, first, _listed(flag.sources))


def _charges(report: Report) -> Iterator[Sequence[Cell]]:
    for c in report.charges:
        yield (
            c.day, c.end, c.provider, c.code, c.modifiers, c.what, c.units, c.charge, c.doubt,
            c.source, c.record,
        )  # fmt: skip


def _specials(report: Report) -> Iterator[Sequence[Cell]]:
    for s in report.specials:
        source = s.sources[0] if s.sources else None
        sums = (s.billed, s.adjusted, *s.paid, s.outstanding, s.lien)
        yield (s.name, *sums, source, _listed(s.sources))


def _ledger(report: Report) -> Iterator[Sequence[Cell]]:
    for n in report.ledger:
        yield (
            n.provider, n.day, n.end, n.kind, n.code, n.modifiers, n.what, n.units, n.charged,
            n.paid, n.adjusted, n.doubt, *_first(n.sources),
        )  # fmt: skip


def _first(sources: Sequence[Citation]) -> tuple[Cell, Cell]:
    """Give the first source, and the others as text."""
    return (sources[0] if sources else None), _listed(sources[1:])


def _listed(pages: Sequence[Citation]) -> str:
    return "\n".join(
        f"{file} p. {page_list(p for run in runs for p in run.pages)}"
        for file, runs in page_sources(pages)
    )


class _Sheets:
    """Adds sheets of one look: frozen head, filter, wrapped cells, real dates and links."""

    def __init__(self, book: Any, links: Mapping[PageRef, str], title: str) -> None:
        self.book = book
        self.links = links
        self.title = title
        base = {"valign": "top", "text_wrap": True, "font_size": 10}
        self.plain = book.add_format(base)
        self.head = book.add_format({**base, "bold": True, "bg_color": "#ECEEF2"})
        self.date = book.add_format({**base, "num_format": "mm/dd/yyyy", "align": "left"})
        self.number = book.add_format({**base, "num_format": "General"})
        self.money = book.add_format({**base, "num_format": "#,##0.00"})
        self.link = book.add_format({**base, "font_color": "#1B5CB8", "underline": 1})

    def add(self, name: str, rows: Sequence[Sequence[Cell]]) -> None:
        """Add a sheet with the columns that `COLUMNS` names."""
        sheet = self.book.add_worksheet(name)
        columns = COLUMNS[name]
        for place, (title, width) in enumerate(columns.items()):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, title, self.head)
        money = [place for place, title in enumerate(columns) if title in MONEY]
        linked = 0
        for line, row in enumerate(rows, start=1):
            sheet.set_row(line, _height(row, list(columns.values())))
            for place, value in enumerate(row):
                if isinstance(value, Citation):
                    linked += self._cite(sheet, line, place, value, linked < _MOST_LINKS)
                else:
                    self._write(sheet, line, place, value, is_money=place in money)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        # In a header "&" begins a code, and 255 characters are the most.
        sheet.set_header(f"&L{self.title[:80].replace('&', '&&')}&R&A")
        sheet.set_footer("&Rpage &P of &N")

    def _cite(self, sheet: Any, line: int, place: int, source: Citation, may_link: bool) -> bool:
        """Write a citation; True where it became a link."""
        address = self.links.get(source.ref)
        if address and may_link:
            sheet.write_url(line, place, f"external:{address}", self.link, _fitting(source.label))
            return True
        said = source.label if address else f"{source.label} (page not copied)"
        sheet.write_string(line, place, _fitting(said), self.plain)
        return False

    def _write(self, sheet: Any, line: int, place: int, value: Cell, *, is_money: bool) -> None:
        if value is None:
            sheet.write_blank(line, place, None, self.plain)
        elif isinstance(value, dt.date) and value.year >= _FIRST_YEAR:
            sheet.write_datetime(line, place, value, self.date)
        elif isinstance(value, dt.date):
            sheet.write_string(line, place, f"{value:%m/%d}/{value.year}", self.plain)
        elif isinstance(value, int | Decimal):
            sheet.write_number(line, place, value, self.money if is_money else self.number)
        else:
            # Text from a received page is data: never a formula, whatever it begins with.
            sheet.write_string(line, place, _fitting(str(value)), self.plain)


def _height(row: Sequence[Cell], widths: Sequence[int]) -> float:
    """Give the points a row needs to show its longest text: not every program works that out."""
    lines = 1
    for value, width in zip(row, widths, strict=True):
        said = value.label if isinstance(value, Citation) else value
        if isinstance(said, str):
            lines = max(lines, sum(1 + int(len(part) / width * 0.9) for part in said.split("\n")))
    return min(_LINE_POINTS * lines + 2, _HIGHEST_ROW)


def _fitting(text: str) -> str:
    """Cut a text to what a cell holds, counted as Excel counts: in UTF-16 units."""
    if len(text.encode("utf-16-le")) // 2 <= _MOST_CHARACTERS:
        return text
    room = (_MOST_CHARACTERS - len(_CUT)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + _CUT
