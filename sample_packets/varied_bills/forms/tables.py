"""Bills that are a table: lines under a head over as many sheets as they need, and a foot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from sample_packets.builder.script import Bill
from sample_packets.builder.sheet import HEIGHT, WIDTH, Sheet, number
from sample_packets.varied_bills.forms.entry import Account, Heading, Line
from sample_packets.varied_bills.forms.figures import printed_money
from sample_packets.varied_bills.forms.heads import HEADS, Head
from sample_packets.varied_bills.forms.look import Look
from sample_packets.varied_bills.forms.rows import Row, cell, rows_of


class _Writer:
    def __init__(self, bill: Account, look: Look, style: str) -> None:
        self.bill, self.look, self.style = bill, look, style
        self.sheets: list[Sheet] = []
        self.y = 0.0
        self.so_far = Decimal(0)

    @property
    def sheet(self) -> Sheet:
        return self.sheets[-1]

    def right_edge(self) -> float:
        return max(x for _, _, x, side in self.look.columns if side == "right")

    def turn(self, top: float) -> None:
        bill = self.bill
        self.sheets.append(
            Sheet("billing", style=self.style, bill=Bill(bill.key, bill.place.name, bill.shown))
        )
        look, self.y = self.look, top
        if look.rule in {"box", "zebra"}:
            self.sheet.bar(34, top - look.size - 3, WIDTH - 68, look.size + 7, 0.85)
        for head, _, x, side in look.columns:
            self.sheet.text(x, top, head, look.bold, look.size - 0.5, align=side)
        if look.rule != "box":
            self.sheet.line(34, top + 4, WIDTH - 34, top + 4, 0.7)
        self.y += look.row + 2

    def amount(self, label: str, amount: Decimal, *, bold: bool = True) -> None:
        face = self.look.bold if bold else self.look.face
        shown = printed_money(amount, self.look.money, self.look.negative)
        edge = self.right_edge()
        label = label.upper() if self.look.upper else label
        self.sheet.text(edge - 92, self.y, label, face, self.look.size, align="right")
        self.sheet.text(edge, self.y, shown, face, self.look.size, align="right")
        self.y += self.look.row

    def write(self, row: Row, at: int) -> None:
        look, sheet = self.look, self.sheet
        if isinstance(row.entry, Heading):
            words = row.entry.words.upper() if look.upper else row.entry.words
            sheet.text(38, self.y, words, look.bold, look.size)
        elif row.entry is None:
            self.amount(row.label, row.amount)
            return
        else:
            if look.rule == "zebra" and at % 2:
                sheet.bar(34, self.y - look.size - 1, WIDTH - 68, look.row, 0.94)
            for _, what, x, side in look.columns:
                words = cell(row, what, self.bill, look)
                if words:
                    words = words.upper() if look.upper else words
                    sheet.text(x, self.y, words, look.face, look.size, align=side)
            if look.rule in {"rows", "box"}:
                sheet.line(34, self.y + 4, WIDTH - 34, self.y + 4, 0.3)
        if isinstance(row.entry, Line):
            sheet.charges.append(row.entry.charge)
            self.so_far += row.entry.charge.amount
            if look.hang and row.entry.note:
                self.y += look.row - 3
                sheet.text(
                    look.columns[1][2] + 10, self.y, row.entry.note, look.face, look.size - 1
                )
        self.y += look.row


def _parts(rows: list[Row], most: int) -> Iterator[list[Row]]:
    for start in range(0, len(rows), most):
        yield rows[start : start + most]


def table_bill(
    bill: Account, look: Look, style: str, heads: Mapping[str, Head] = HEADS
) -> list[Sheet]:
    """Print a bill as a table under one of the heads."""
    parts = list(_parts(rows_of(bill, look), look.rows))
    writer = _Writer(bill, look, style)
    for at, part in enumerate(parts, start=1):
        scratch = Sheet("billing")
        writer.turn(heads[look.head](scratch, bill, look.date, at, len(parts)))
        writer.sheet.strokes = [*scratch.strokes, *writer.sheet.strokes]
        if look.carry and at > 1:
            writer.amount(f"{look.carry} from page {at - 1}", writer.so_far)
        for n, row in enumerate(part):
            writer.write(row if n else replace(row, fresh_day=True), n)
        if look.carry and at < len(parts):
            writer.amount(f"{look.carry} to page {at + 1}", writer.so_far)
    writer.y += 4
    for label, what in bill.foot:
        writer.amount(label, bill.figure(what))
    if bill.remark:
        writer.y += 8
        writer.sheet.para(40, writer.y, WIDTH - 90, bill.remark, look.face, look.size)
    for at, sheet in enumerate(writer.sheets, start=1):
        if look.foot:
            words = look.foot.format(at=at, of=len(parts))
            sheet.text(WIDTH / 2, HEIGHT - 30, words, look.face, 8, align="center")
    if look.foot or look.head in {"boxed", "printout"}:
        number(writer.sheets)
    return writer.sheets
