"""Documents in a print: those of one visit or none, told in sections, and days in a row.

A line of text that `¦` parts is a row of a table; rows find their own widths, the first of them
bold, unless `=: 60 200` set them before. `@key` goes over to another visit, `- ` opens an item of
a list, an empty text leaves room.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from sample_packets.builder import fonts
from sample_packets.builder.flow import Flow, Type
from sample_packets.builder.script import Visit
from sample_packets.builder.sheet import HEIGHT, Sheet, number
from sample_packets.varied_bills.records.days import Day, Series
from sample_packets.varied_flags.marks import Fields, RowType, height, put_marks
from sample_packets.varied_flags.records.note import Note
from sample_packets.varied_flags.records.prints import (
    Print,
    When,
    fields_of,
    prints,
    with_capitals,
)


def printed(note: Note, name: str, visits: Mapping[str, Visit]) -> list[Sheet]:
    """Print a document; `visits` are those that its text may go over to."""
    look = prints()[name]
    fields = fields_of(note.place, note.patient, note.title, note.signer, look.date)
    own = {
        "day": When(look.date, *note.days, blank="____________"),
        "signed": When(look.date, note.closed), "dated": note.dated,
        "provider": note.visit.provider, "says": "   ".join(f"{k}: {v}" for k, v in note.says),
    }  # fmt: skip
    writer = _Writer(
        name, look, note.visit.category, {**with_capitals({**fields, **own}), **note.fill}
    )
    writer.flow.visit = note.visit if note.care else None
    writer.opening()
    for head, text in note.body:
        writer.section(head, text, visits)
    return writer.done()


def listed(series: Series, name: str) -> list[Sheet]:
    """Print days of treatment one after the other."""
    look = prints()[name]
    fields = fields_of(series.place, series.patient, series.title, series.signer, look.date)
    writer = _Writer(name, look, series.days[0].visit.category, with_capitals(fields))
    writer.opening()
    for day in series.days:
        writer.day(day)
    return writer.done()


class _Writer:
    """Writes a document down as a print has it."""

    def __init__(self, name: str, look: Print, category: str, fields: Fields) -> None:
        self.look, self.fields = look, fields
        left, right, *more = look.margins
        self.rows = RowType(look.face, look.small, left, right)
        top, bottom = more or (
            34 + height(look.head, self.rows) + look.size + 6, 30 + height(look.foot, self.rows),
        )  # fmt: skip
        bold = f"{look.face}-b"
        kind = Type(look.face, bold, look.size, left, right, top, bottom, look.leading)
        self.flow = Flow(category, kind, name)
        self.widths: Sequence[float] = ()
        self.at = 0

    def opening(self) -> None:
        """Write what stands before the text."""
        if self.look.first:
            self.flow.need(1)
            kind = RowType(self.look.face, self.look.size, self.rows.left, self.rows.right)
            marks = self.look.first
            self.flow.y = put_marks(self.flow.sheet, self.flow.y, marks, self.fields, kind) + 6
        self.lines(self.look.opens, self.fields)

    def done(self) -> list[Sheet]:
        """Write what stands after the text, then head and foot of every sheet; give the sheets."""
        self.lines(self.look.closes, self.fields)
        sheets = self.flow.done(self._furniture)
        told = str((self.look.head, self.look.foot))
        if "{at}" in told:
            number(sheets, total="{of}" in told)
        return sheets

    def _furniture(self, sheet: Sheet, at: int, of: int) -> None:
        fields = {**self.fields, "at": at, "of": of}
        put_marks(sheet, 34, self.look.head, fields, self.rows)
        y = HEIGHT - 16 - height(self.look.foot, self.rows)
        put_marks(sheet, y, self.look.foot, fields, self.rows)

    def lines(self, templates: Sequence[str], fields: Fields) -> None:
        """Write lines of the print's own."""
        for template in templates:
            self.flow.para(template.format_map(fields))

    def section(self, head: str, text: str, visits: Mapping[str, Visit]) -> None:
        """Write a heading, "" for none, and the text under it."""
        if head:
            self.at += 1
            self.heading(head)
        if text.startswith("@"):
            self.flow.visit = visits[text[1:]]
        elif text.startswith("=:"):
            self.widths = [float(width) for width in text[2:].split()]
        elif text:
            self.text(text)
        elif not head:
            self.flow.space()

    def day(self, day: Day) -> None:
        """Write a day of treatment."""
        self.flow.visit = day.visit
        own = {**self.fields, "count": day.count, "words": day.words,
               "day": When(self.look.date, day.visit.date)}  # fmt: skip
        self.flow.need(self.flow.kind.size * 5)
        if self.look.row:
            self.row([cell.format_map(own) for cell in self.look.row], self.look.widths)
            return
        self.heading(self.look.day.format_map(own))
        self.text(day.words)
        self.lines(self.look.day_closes, own)

    def heading(self, head: str) -> None:
        """Write a heading in the print's way."""
        words = self.look.section.format(head=head, HEAD=head.upper(), at=self.at)
        how = self.look.heading
        if how in {"run", "plain"}:
            self.flow.para(words, face=self.flow.kind.bold if how == "run" else "")
        else:
            self.flow.heading(words, bar=how == "bar")

    def text(self, text: str) -> None:
        """Write paragraphs and tables."""
        for table, lines in groupby(text.split("\n"), key=lambda line: "¦" in line):
            if table:
                self.table([[cell.strip() for cell in line.split("¦")] for line in lines])
            else:
                words = "\n".join(lines)
                indent = 12 if words.startswith("- ") else self.look.indent
                self.flow.para(words, indent=indent)

    def table(self, rows: list[list[str]]) -> None:
        """Write rows of a table."""
        if self.widths:
            for row in rows:
                self.row(row, self.widths)
            return
        count = max(len(row) for row in rows)
        rows = [row + [""] * (count - len(row)) for row in rows]
        widths = self._own_widths(rows)
        for at, row in enumerate(rows):
            self.row(row, widths, bold=at == 0 and len(rows) > 1)
        self.flow.space(8)

    def _own_widths(self, rows: list[list[str]]) -> list[float]:
        """Give columns the widths that their words ask for, where there is room."""
        room, kind = self.flow.room, self.flow.kind
        asked = [
            max(fonts.width(cell, kind.bold, kind.size) for cell in column) + 8
            for column in zip(*rows, strict=True)
        ]
        asked = [min(width, room / len(asked) * 1.6) for width in asked]
        return [width * min(1.0, room / sum(asked)) for width in asked]

    def row(self, cells: Sequence[str], widths: Sequence[float], *, bold: bool = False) -> None:
        """Write a row, each cell over as many lines as its column needs."""
        assert len(cells) <= len(widths), f"more cells than columns: {cells}"
        face = self.flow.kind.bold if bold else self.look.face
        size = self.look.cells or self.look.size
        wrapped = [
            fonts.wrap(cell, face, size, width - 6)
            for cell, width in zip(cells, widths, strict=False)
        ]
        high = max(len(lines) for lines in wrapped) * size * 1.25
        self.flow.need(high + 4)
        x = self.rows.left
        for lines, width in zip(wrapped, widths, strict=False):
            for n, words in enumerate(lines):
                if words:
                    self.flow.sheet.text(x + 3, self.flow.y + n * size * 1.25, words, face, size)
            if self.look.ruled:
                self.flow.sheet.frame(x, self.flow.y - size - 1, width, high + 4, 0.4)
            x += width
        self.flow.y += high + 4
