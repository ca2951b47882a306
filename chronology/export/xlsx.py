"""The chronology as a workbook: visits, flags, charges, packets, each source a link."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from casefile.flags import PageRef
from chronology.export.report import Citation, Report

Cell = str | float | dt.date | Citation | None


def write_xlsx(report: Report, target: Path, links: Mapping[PageRef, str]) -> None:
    """Write the workbook; `links` gives for a page the address that its citations open."""
    with xlsxwriter.Workbook(target, {"strings_to_formulas": False}) as book:
        book.set_properties(
            {"title": report.title, "created": dt.datetime(2000, 1, 1, tzinfo=dt.UTC)}
        )
        sheets = _Sheets(book, links)
        sheets.add(
            "Chronology",
            {
                "Date": 12,
                "When": 22,
                "Provider": 28,
                "Kind": 18,
                "What": 16,
                "Quote": 90,
                "Source": 32,
            },
            [
                (visit.day, visit.when, visit.who, visit.what, quote.kind, quote.text, quote.source)
                for visit in (*report.visits, *report.undated)
                for quote in visit.quotes
            ]
            + [
                (visit.day, visit.when, visit.who, visit.what, "", "", visit.pages[0])
                for visit in (*report.visits, *report.undated)
                if not visit.quotes and visit.pages
            ],
        )
        sheets.add(
            "Flags",
            {"Weight": 11, "What is missing or wrong": 80, "To ask for": 60, "Source": 32},
            [
                (flag.weight, flag.message, flag.ask, flag.sources[0] if flag.sources else None)
                for flag in report.flags
            ],
        )
        sheets.add(
            "Charges",
            {
                "Date": 12, "Provider": 28, "Code": 12, "Service": 40, "Units": 8, "Charge": 12,
                "Record of it": 32, "Source": 32,
            },
            [
                (c.day, c.provider, c.code, c.what, c.units, c.amount, c.record, c.source)
                for c in report.charges
            ],
        )  # fmt: skip
        sheets.add(
            "Packets",
            {"File": 44, "Provider": 32, "Pages": 8, "What became of them": 60},
            [(p.file, p.provider, float(p.pages), p.verdicts) for p in report.packets],
        )


class _Sheets:
    """Adds sheets of one look: frozen head, filter, wrapped cells, real dates and links."""

    def __init__(self, book: Any, links: Mapping[PageRef, str]) -> None:
        self.book = book
        self.links = links
        base = {"valign": "top", "text_wrap": True, "font_size": 10}
        self.plain = book.add_format(base)
        self.head = book.add_format({**base, "bold": True, "bg_color": "#ECEEF2"})
        self.date = book.add_format({**base, "num_format": "mm/dd/yyyy", "align": "left"})
        self.money = book.add_format({**base, "num_format": "#,##0.00"})
        self.link = book.add_format({**base, "font_color": "#1B5CB8", "underline": 1})

    def add(self, name: str, columns: Mapping[str, int], rows: Sequence[Sequence[Cell]]) -> None:
        sheet = self.book.add_worksheet(name)
        for place, (title, width) in enumerate(columns.items()):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, title, self.head)
        for line, row in enumerate(rows, start=1):
            for place, value in enumerate(row):
                self._write(sheet, line, place, value)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def _write(self, sheet: Any, line: int, place: int, value: Cell) -> None:
        if value is None:
            sheet.write_blank(line, place, None, self.plain)
        elif isinstance(value, Citation):
            address = self.links.get(value.ref)
            if address:
                sheet.write_url(line, place, f"external:{address}", self.link, value.label)
            else:
                sheet.write_string(line, place, value.label, self.plain)
        elif isinstance(value, dt.date):
            sheet.write_datetime(line, place, value, self.date)
        elif isinstance(value, float):
            sheet.write_number(line, place, value, self.plain if value.is_integer() else self.money)
        else:
            # Text from a received page is data: never a formula, whatever it begins with.
            sheet.write_string(line, place, value, self.plain)
