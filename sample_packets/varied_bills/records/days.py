"""Days of therapy: several visits to a sheet, as blocks, as a table or as one-line entries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sample_packets.builder import fonts
from sample_packets.builder.script import Person, Place, Visit
from sample_packets.builder.sheet import HEIGHT, WIDTH, Sheet, number
from sample_packets.varied_bills.forms.figures import printed_day


@dataclass(frozen=True)
class Day:
    """One visit: how it is counted, and what was written."""

    visit: Visit
    count: str
    words: str


@dataclass(frozen=True)
class Series:
    """The days that one clinic wrote down."""

    place: Place
    patient: Person
    title: str
    days: Sequence[Day]
    signer: str


class _Paper:
    """Writes down sheets that belong to the visits on them."""

    def __init__(self, series: Series, style: str, face: str, size: float) -> None:
        self.series, self.style, self.face, self.size = series, style, face, size
        self.sheets: list[Sheet] = []
        self.y = 0.0

    @property
    def sheet(self) -> Sheet:
        return self.sheets[-1]

    def turn(self, visit: Visit) -> None:
        series = self.series
        self.sheets.append(Sheet(visit.category, style=self.style))
        self.sheet.text(44, 42, series.place.name, f"{self.face}-b", 12)
        self.sheet.text(44, 55, f"{series.place.street}, {series.place.town}", self.face, 8.5)
        self.sheet.text(WIDTH - 44, 42, series.title, f"{self.face}-b", 10, align="right")
        born = printed_day(series.patient.dob, "us")
        patient = f"{series.patient.name}    DOB {born}    ID {series.patient.mrn}"
        self.sheet.text(44, 72, patient, self.face, 9.5)
        self.sheet.line(44, 77, WIDTH - 44, 77, 0.8)
        self.y = 98

    def room(self, visit: Visit, lines: int) -> None:
        if not self.sheets or self.y + lines * self.size * 1.35 > HEIGHT - 60:
            self.turn(visit)
        self.sheet.mark(visit)


def blocks(series: Series) -> list[Sheet]:
    """Each visit as a block with its own heading and signature."""
    paper = _Paper(series, "day_blocks", "sans", 9.5)
    for day in series.days:
        assert day.visit.date is not None
        paper.room(day.visit, len(fonts.wrap(day.words, "sans", 9.5, 520)) + 6)
        when = printed_day(day.visit.date, "us")
        paper.sheet.bar(44, paper.y - 11, WIDTH - 88, 15, 0.9)
        paper.sheet.text(48, paper.y, f"Date of visit: {when}", "sans-b", 10)
        paper.sheet.text(WIDTH - 48, paper.y, day.count, "sans-b", 10, align="right")
        paper.y = paper.sheet.para(48, paper.y + 17, 516, day.words, "sans", 9.5, 12.8)
        signed = f"Treating clinician: {series.signer}"
        paper.sheet.text(48, paper.y + 2, signed, "sans-i", 9)
        paper.y += 26
    for at, sheet in enumerate(paper.sheets, start=1):
        words = f"Page {at} of {len(paper.sheets)}"
        sheet.text(WIDTH / 2, HEIGHT - 34, words, "sans", 8.5, align="center")
    number(paper.sheets)
    return paper.sheets


def table(series: Series) -> list[Sheet]:
    """A flow sheet: a row to a visit."""
    paper = _Paper(series, "day_table", "vera", 8)
    for day in series.days:
        assert day.visit.date is not None
        lines = fonts.wrap(day.words, "vera", 8, 370)
        fresh = len(paper.sheets)
        paper.room(day.visit, len(lines) + 2)
        if len(paper.sheets) > fresh:
            for x, head in ((48, "Date"), (112, "Visit"), (192, "Treatment and response")):
                paper.sheet.text(x, paper.y, head, "vera-b", 8.5)
            paper.y += 18
        paper.sheet.text(48, paper.y, printed_day(day.visit.date, "us"), "vera", 8)
        paper.sheet.text(112, paper.y, day.count, "vera", 8)
        for line in lines:
            paper.sheet.text(192, paper.y, line, "vera", 8)
            paper.y += 11
        initials = "".join(p[0] for p in series.signer.split(",")[0].split())
        paper.sheet.text(192, paper.y, f"Init. {initials}", "vera-i", 7.5)
        paper.y += 8
        paper.sheet.line(44, paper.y, WIDTH - 44, paper.y, 0.3)
        paper.y += 15
    for sheet in paper.sheets:
        sheet.text(44, HEIGHT - 40, f"Therapist of record: {series.signer}", "vera", 8)
    return paper.sheets


def typed(series: Series) -> list[Sheet]:
    """Typed chart notes that run on, each under its date."""
    paper = _Paper(series, "day_typed", "serif", 11)
    for day in series.days:
        assert day.visit.date is not None
        paper.room(day.visit, len(fonts.wrap(day.words, "serif", 11, 500)) + 4)
        head = f"{printed_day(day.visit.date, 'long')}    {day.count}".rstrip()
        paper.sheet.text(54, paper.y, head, "serif-b", 11)
        paper.y = paper.sheet.para(54, paper.y + 15, 500, day.words, "serif", 11, 14.5)
        paper.sheet.text(54, paper.y, series.signer, "serif-i", 10.5)
        paper.y += 28
    return paper.sheets


LAYOUTS: dict[str, Callable[[Series], list[Sheet]]] = {
    "blocks": blocks,
    "table": table,
    "typed": typed,
}
