"""Days of treatment in a row: therapy cards, a chiropractor's travel card, running notes."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from sample_packets.builder import fonts
from sample_packets.builder.sheet import HEIGHT, WIDTH, Sheet, number
from sample_packets.varied_bills.forms.figures import printed_day
from sample_packets.varied_bills.records.days import Day, Series
from sample_packets.varied_flags.records.note import initials_of


class _Pile:
    """Sheets being written down, each belonging to the visits on it."""

    def __init__(self, series: Series, style: str) -> None:
        self.series, self.style = series, style
        self.sheets: list[Sheet] = []
        self.y = 0.0

    @property
    def sheet(self) -> Sheet:
        return self.sheets[-1]

    def room(self, day: Day, points: float, head: Callable[[Sheet], float]) -> str:
        """Turn the page unless there is room; give the day as a date to print."""
        if not self.sheets or self.y + points > HEIGHT - 62:
            self.sheets.append(Sheet(day.visit.category, style=self.style))
            self.y = head(self.sheet)
        self.sheet.mark(day.visit)
        assert day.visit.date is not None
        return day.visit.date.isoformat()


def cards(series: Series) -> list[Sheet]:
    """A chain's daily notes: a ruled card to a visit."""
    pile = _Pile(series, "cards")
    patient, place = series.patient, series.place

    def head(sheet: Sheet) -> float:
        sheet.text(WIDTH / 2, 36, place.name, "vera-b", 12, align="center")
        where = f"{place.street}, {place.town} - {place.phone}"
        sheet.text(WIDTH / 2, 48, where, "vera", 7.5, align="center")
        born = printed_day(patient.dob, "us")
        words = f"{series.title}: {patient.formal}   (DOB {born}, acct {patient.mrn})"
        sheet.text(40, 68, words, "vera-b", 8.6)
        return 84

    for day in series.days:
        assert day.visit.date is not None
        lines = fonts.wrap(day.words, "vera", 8.2, 510)
        points = 40 + 11.5 * len(lines)
        pile.room(day, points + 8, head)
        sheet, y = pile.sheet, pile.y
        sheet.frame(40, y, 532, points, 0.6)
        sheet.line(40, y + 16, 572, y + 16, 0.4)
        when = printed_day(day.visit.date, "us")
        sheet.text(46, y + 11.5, f"Treatment date {when}", "vera-b", 8.4)
        sheet.text(566, y + 11.5, day.count, "vera-b", 8.4, align="right")
        for n, line in enumerate(lines):
            sheet.text(48, y + 28 + 11.5 * n, line, "vera", 8.2)
        signed = f"{series.signer}   e-signed {when}"
        sheet.text(566, y + points - 5, signed, "vera-i", 7.6, align="right")
        pile.y += points + 8
    for at, sheet in enumerate(pile.sheets, start=1):
        sheet.text(40, HEIGHT - 34, f"Page {at} of {len(pile.sheets)}", "vera", 7.8)
    number(pile.sheets)
    return pile.sheets


def grid(series: Series) -> list[Sheet]:
    """A travel card: a ruled row to a visit, initials in the last column."""
    pile = _Pile(series, "grid")
    edges = (36.0, 98.0, 176.0, 530.0, 576.0)

    def head(sheet: Sheet) -> float:
        sheet.text(36, 40, series.place.name.upper(), "serif-b", 12)
        sheet.text(576, 40, series.title.upper(), "serif-b", 11, align="right")
        sheet.text(36, 53, f"{series.place.street}, {series.place.town}", "serif", 9)
        born = printed_day(series.patient.dob, "bare")
        sheet.text(36, 72, f"Name: {series.patient.name}    Born: {born}", "serif", 10.5)
        sheet.text(576, 72, f"File {series.patient.mrn}", "serif", 10.5, align="right")
        sheet.bar(36, 80, 540, 16, 0.86)
        for x, words in zip(
            edges, ("Date", "Visit", "Remarks and treatment", "Init."), strict=False
        ):
            sheet.text(x + 3, 92, words, "serif-b", 9.5)
        return 96

    for day in series.days:
        assert day.visit.date is not None
        lines = fonts.wrap(day.words, "serif", 9.5, 346)
        high = 11.5 * len(lines) + 7
        pile.room(day, high, head)
        sheet, y = pile.sheet, pile.y
        for left, right in pairwise(edges):
            sheet.frame(left, y, right - left, high, 0.4)
        sheet.text(39, y + 11, printed_day(day.visit.date, "us2"), "serif", 9.5)
        sheet.text(101, y + 11, day.count, "serif", 9.5)
        for n, line in enumerate(lines):
            sheet.text(179, y + 11 + 11.5 * n, line, "serif", 9.5)
        sheet.text(534, y + 11, initials_of(series.signer), "serif-i", 9.5)
        pile.y += high
    for sheet in pile.sheets:
        sheet.text(36, HEIGHT - 40, f"Doctor: {series.signer}", "serif", 9.5)
    return pile.sheets


def running(series: Series) -> list[Sheet]:
    """Notes of a web system that run on, newest last, under a line with date and visit."""
    pile = _Pile(series, "running")

    def head(sheet: Sheet) -> float:
        born = printed_day(series.patient.dob, "month")
        sheet.text(
            50, 38, f"{series.patient.name}  |  {born}  |  {series.patient.mrn}", "sans-b", 9.5
        )
        sheet.text(562, 38, series.place.name, "sans", 9, align="right")
        sheet.text(50, 51, series.title, "sans", 9)
        sheet.line(50, 57, 562, 57, 0.8)
        return 76

    for day in series.days:
        assert day.visit.date is not None
        lines = fonts.wrap(day.words, "sans", 9.6, 500)
        pile.room(day, 36 + 13 * len(lines), head)
        when = printed_day(day.visit.date, "words")
        head_words = f"{when}  {day.count}  -  {series.signer}"
        pile.sheet.bar(50, pile.y - 11, 512, 15, 0.92)
        pile.sheet.text(54, pile.y, head_words, "sans-b", 9.4)
        pile.y = pile.sheet.para(54, pile.y + 17, 500, day.words, "sans", 9.6, 13) + 12
    for at, sheet in enumerate(pile.sheets, start=1):
        sheet.text(562, HEIGHT - 30, f"{at} / {len(pile.sheets)}", "sans", 8.5, align="right")
    number(pile.sheets)
    return pile.sheets


def log(series: Series) -> list[Sheet]:
    """A treatment log: day and session beside the entry, initials after it, a key at the foot."""
    pile = _Pile(series, "log")
    own = initials_of(series.signer)

    def head(sheet: Sheet) -> float:
        sheet.text(54, 42, series.title, "serif-b", 13)
        sheet.text(558, 42, series.place.name, "serif", 10, align="right")
        born = printed_day(series.patient.dob, "words")
        sheet.text(54, 57, f"{series.patient.formal}   b. {born}", "serif", 10)
        sheet.text(558, 57, f"no. {series.patient.mrn}", "serif", 10, align="right")
        sheet.line(54, 63, 558, 63, 0.6)
        return 84

    for day in series.days:
        assert day.visit.date is not None
        lines = fonts.wrap(day.words, "serif", 10, 424)
        pile.room(day, 13 * len(lines) + 24, head)
        sheet, y = pile.sheet, pile.y
        sheet.text(54, y, printed_day(day.visit.date, "dash2"), "serif-b", 10)
        sheet.text(54, y + 13, day.count, "serif-i", 9.5)
        y = sheet.para(130, y, 424, day.words, "serif", 10, 13)
        sheet.text(558, y - 1, own, "serif-i", 10, align="right")
        pile.y = y + 20
    for sheet in pile.sheets:
        sheet.text(54, HEIGHT - 40, f"Key to initials: {own} - {series.signer}", "serif", 9)
    return pile.sheets


LAYOUTS: dict[str, Callable[[Series], list[Sheet]]] = {
    "cards": cards, "grid": grid, "running": running, "log": log,
}  # fmt: skip
