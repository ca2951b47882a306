"""Rows of ruled tables: wrapped cells are one row, unruled charges stay apart."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from casefile.categories import Category
from casefile.matters import Client
from casefile.pages import PageReading
from casefile.rules import RuleBook
from ingest.finding.packet import PacketHead, find_packet
from ingest.pdf.tables import ruled_tables
from ingest.reading.read import read_page
from ingest.reading.settings import ReadingSettings

HEAD = ["Date", "Code", "Description", "Units", "Charge", "Balance"]
LONG = "Therapeutic exercise, strengthening of the shoulder girdle and instruction for the home"


def statement(path: Path, rows: list[list[str]], *, ruled: bool) -> Path:
    style = getSampleStyleSheet()["BodyText"]
    cells = [HEAD, *([r[0], r[1], Paragraph(r[2], style), *r[3:]] for r in rows)]
    look = [("GRID", (0, 0), (-1, -1), 0.5, "black")] if ruled else []
    title = Paragraph("PATIENT ACCOUNT STATEMENT", style)
    who = Paragraph("Patient: Odalys Brenneman &nbsp; DOB: 04/09/1971 &nbsp; Account 5519", style)
    table = Table(cells, colWidths=(65, 50, 190, 40, 60, 60), style=TableStyle(look))
    SimpleDocTemplate(str(path), pagesize=letter).build([title, who, table])
    return path


def lines_of(path: Path) -> list[tuple[str, str, str]]:
    reading = read_page(path, 1, ReadingSettings())
    facts = find_packet(
        PacketHead("p1", "bill.pdf", "0" * 64, 1),
        [reading],
        Client(),
        RuleBook(),
        lambda page: ruled_tables(path, page),
    )
    assert facts.pages[0].category is Category.BILLING
    return [(str(line.date), line.code or "", line.description) for line in facts.lines]


def test_a_wrapped_description_stays_with_its_charge(tmp_path: Path) -> None:
    rows = [
        ["03/11/2024", "97110", LONG, "2", "120.00", "120.00"],
        ["03/13/2024", "97140", "Manual therapy", "1", "64.00", "184.00"],
        ["03/18/2024", "97110", LONG, "2", "120.00", "304.00"],
    ]
    found = lines_of(statement(tmp_path / "bill.pdf", rows, ruled=True))
    assert [(day, code) for day, code, _ in found] == [(_iso(r[0]), r[1]) for r in rows]
    assert found[0][2] == LONG
    assert found[2][2] == LONG


def test_tables_are_asked_for_only_on_bills(tmp_path: Path) -> None:
    path = statement(
        tmp_path / "bill.pdf",
        [["03/11/2024", "97110", "Exercise", "1", "60.00", "60.00"]],
        ruled=True,
    )
    reading = read_page(path, 1, ReadingSettings())
    blank = PageReading(2, reading.source, (), reading.width, reading.height, blank=True)
    asked: list[int] = []

    def tables(page: int) -> tuple[()]:
        asked.append(page)
        return ()

    head = PacketHead("p1", "bill.pdf", "0" * 64, 2)
    find_packet(head, [reading, blank], Client(), RuleBook(), tables)
    assert asked == [1]


def _iso(day: str) -> str:
    month, date, year = day.split("/")
    return f"{year}-{month}-{date}"
