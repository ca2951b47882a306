"""The workbook: real dates and amounts, links that work, and text that never becomes a formula."""

from __future__ import annotations

import datetime as dt
import warnings
from decimal import Decimal
from pathlib import Path

import openpyxl
import pypdfium2 as pdfium
import pytest
from made_export import FORMULA, Exported
from made_records import DAY

from casefile.flags import PageRef
from chronology.export import xlsx
from chronology.export.report import Citation
from chronology.export.rows import Quote, Report, Visit
from chronology.export.xlsx import COLUMNS, write_xlsx

DOCS = Path(__file__).parents[3] / "docs" / "exports.md"


@pytest.fixture(scope="module")
def book(exported: Exported) -> openpyxl.Workbook:
    return openpyxl.load_workbook(exported.folder / "chronology.xlsx")


def column(book: openpyxl.Workbook, sheet: str, title: str) -> list[openpyxl.cell.Cell]:
    place = list(COLUMNS[sheet]).index(title) + 1
    return [row[0] for row in book[sheet].iter_rows(2, None, place, place)]


def test_every_sheet_has_its_heads_frozen_and_filtered(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == list(COLUMNS)
    for name, columns in COLUMNS.items():
        assert [cell.value for cell in book[name][1]] == list(columns)
        assert book[name].freeze_panes == "A2"
        assert book[name].auto_filter.ref


def test_every_column_is_explained_in_the_docs() -> None:
    said = DOCS.read_text(encoding="utf-8")
    for name, columns in COLUMNS.items():
        section = said.split(f"### {name}\n")[1].split("\n#")[0]
        for title in columns:
            assert f"| {title} |" in section, (name, title)


def test_every_source_opens_its_page_of_the_pdf_beside(
    book: openpyxl.Workbook, exported: Exported
) -> None:
    cells = [c for name in COLUMNS for row in book[name].iter_rows() for c in row if c.hyperlink]
    assert len(cells) > 8
    with pdfium.PdfDocument(exported.folder / "chronology.pdf") as pdf:
        for cell in cells:
            assert cell.hyperlink.target == "chronology.pdf"
            page = int(cell.hyperlink.location.removeprefix("page="))
            text = pdf[page - 1].get_textpage().get_text_bounded()
            assert f"Source: {cell.value}" in text


def test_dates_times_and_amounts_are_values(book: openpyxl.Workbook) -> None:
    days = [cell.value for cell in column(book, "Chronology", "Date")]
    assert dt.datetime.combine(DAY, dt.time()) in days
    assert days[-1] is None, "an undated record has no date"
    assert [c.value for c in column(book, "Charges", "Charge")] == [1245.5]
    assert [c.value for c in column(book, "Charges", "Units")] == [1.5]
    assert [c.value for c in column(book, "Specials", "Outstanding")] == [1000, 1000]
    assert [c.value for c in column(book, "Ledger", "Charged")] == [1245.5, None, None]
    assert [c.value for c in column(book, "Ledger", "Paid")] == [None, 200.25, None]
    assert [c.value for c in column(book, "Ledger", "Adjusted")] == [None, None, 45.25]
    assert [c.value for c in column(book, "Readiness", "Standing")] == ["Blocked", "Passed"]
    assert [c.value for c in column(book, "Readiness", "Who owes it")] == ["Ann Roe & Co", ""]
    assert column(book, "Ledger", "Paid")[1].number_format == "#,##0.00"
    assert column(book, "Ledger", "Also on")[0].value.endswith(" p. 1")


def test_text_of_a_record_is_never_a_formula(book: openpyxl.Workbook) -> None:
    quotes = {c.value: c.data_type for c in column(book, "Chronology", "Quote")}
    assert quotes[FORMULA] == "s"
    assert [c.data_type for c in column(book, "Charges", "Service")] == ["s"]


def test_a_quote_that_no_cell_holds_is_cut_and_says_so(book: openpyxl.Workbook) -> None:
    longest = max((c.value or "" for c in column(book, "Chronology", "Quote")), key=len)
    assert len(longest) == 32_767
    assert longest.endswith("(cut here: a cell holds no more)")


def test_a_repeated_quote_names_its_other_page(book: openpyxl.Workbook) -> None:
    quotes = [c.value for c in column(book, "Chronology", "Quote")]
    others = [c.value for c in column(book, "Chronology", "Also on")]
    assert others[quotes.index("Neck is tender on the left.")] == "p2 p. 1"


def report_of(quotes: int, day: dt.date = DAY) -> Report:
    source = Citation(PageRef("p1", 1), "p1")
    said = tuple(Quote("Exam", f"quote {n}", (source,)) for n in range(quotes))
    visit = Visit(day, None, None, "Ann Roe", None, "Office visit", said, (source,))
    return Report("Title", (), (visit,), (), (), (), (), (), ())


def test_beyond_the_links_that_excel_allows_sources_are_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "_MOST_LINKS", 5)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        write_xlsx(report_of(8), tmp_path / "a.xlsx", {PageRef("p1", 1): "chronology.pdf#page=7"})
    sources = column(openpyxl.load_workbook(tmp_path / "a.xlsx"), "Chronology", "Source")
    assert [bool(c.hyperlink) for c in sources] == [True] * 5 + [False] * 3
    assert {c.value for c in sources} == {"p1 p. 1"}


def test_a_date_before_the_years_of_excel_is_text(tmp_path: Path) -> None:
    write_xlsx(report_of(1, dt.date(1899, 5, 6)), tmp_path / "a.xlsx", {})
    (cell,) = column(openpyxl.load_workbook(tmp_path / "a.xlsx"), "Chronology", "Date")
    assert cell.value == "05/06/1899"


def test_units_may_be_parts(book: openpyxl.Workbook) -> None:
    assert Decimal(str(column(book, "Charges", "Units")[0].value)) == Decimal("1.5")
