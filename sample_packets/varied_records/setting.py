"""From the body of a layout to sheets.

What the first signs of a line mean:

# heading      ## bold line     = centered      > to the right      - item      _ as typed
: a: x | b: y  labels and values in columns     Label:: text        label in bold before text
[x] yes [ ] no [?] either       boxes           ~ name              signed with a pen
@cols 60 90    columns of the table that follows (`@cols 60 90 plain` without rulings)
|! head | head                  its head        | cell | cell       a row
<< ... <> ... >>                two columns     --- a line across   ^^^ a new page   +12 room
*each ... *end                  once to each visit; *charges ... *end once to each charge
? before any of these           left out where the record is undated
& before any of these           only in a long document
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from sample_packets.builder import fonts
from sample_packets.builder.flow import Flow
from sample_packets.builder.sheet import HEIGHT, WIDTH
from sample_packets.varied_records.slots import Slots
from sample_packets.varied_records.template import Template

_BOX = re.compile(r"\[([x ?])\] ([^\[]+)")


class Setting:
    """Writes the lines of one document onto its sheets."""

    def __init__(self, template: Template, flow: Flow, slots: Slots, *, long: bool) -> None:
        """Write into `flow`, with what `slots` gives."""
        self.long = long
        self.template, self.flow, self.slots = template, flow, slots
        self.widths: list[float] = []
        self.ruled = True
        self._head: list[str] = []

    def write(self, lines: Sequence[str]) -> None:
        """Write lines one after another."""
        at = 0
        while at < len(lines):
            if lines[at] == "<<":
                middle, end = lines.index("<>", at), lines.index(">>", at)
                self._columns(lines[at + 1 : middle], lines[middle + 1 : end])
                at = end
            else:
                self._line(lines[at])
            at += 1

    def across(
        self, widths: str, lines: Sequence[str], visits: Sequence[Callable[[], None]]
    ) -> None:
        """Write a table with a column to each visit; calling a visit turns the slots to it."""
        first, other = (float(w) for w in widths.split())
        self.widths, self.ruled = [first, *([other] * len(visits))], True
        for line in lines:
            label, cell = (part.strip() for part in line.lstrip("|!").split("|"))
            cells = [label]
            for turn_to in visits:
                turn_to()
                cells.append(self.slots.fill(cell))
            face = self.flow.kind.bold if line.startswith("|!") else self.flow.kind.face
            self._cells(cells, face)

    def _line(self, line: str) -> None:
        if line.startswith("? "):
            if self.slots.undated:
                return
            line = line[2:]
        if line.startswith("& "):
            if not self.long:
                return
            line = line[2:]
        sign, _, rest = line.partition(" ")
        draw = self._signs().get(sign)
        if draw:
            draw(self.slots.fill(rest))
        elif _BOX.search(line):
            self._boxes(self.slots.fill(line))
        elif line.startswith("+"):
            self.flow.space(float(line[1:]))
        elif ":: " in line:
            label, _, text = self.slots.fill(line).partition(":: ")
            self.flow.labelled(f"{label}:", text)
        elif line:
            self.flow.para(self.slots.fill(line))
        else:
            self.flow.space()

    def _signs(self) -> dict[str, Callable[[str], None]]:
        return {
            "#": self._heading, "##": self._bold, "=": self._centered, ">": self._right,
            "-": lambda text: self.flow.items([text]), "_": self._typed, ":": self._pairs,
            "~": self._pen, "@cols": self._cols, "|!": self._table_head, "|": self._row,
            "---": lambda _: self.flow.rule(), "^^^": lambda _: self._turn(),
        }  # fmt: skip

    def _heading(self, text: str) -> None:
        flow, heads = self.flow, self.template.heads
        if heads == "caps":
            text = text.upper()
        flow.heading(text, bar=heads == "bar")
        under = flow.y - flow.kind.size * 1.15
        if heads == "rule":
            flow.sheet.line(flow.kind.left, under, WIDTH - flow.kind.right, under, 0.5)
        elif heads == "under":
            wide = fonts.width(text, flow.kind.bold, flow.kind.size + 0.5)
            flow.sheet.line(flow.kind.left, under, flow.kind.left + wide, under, 0.7)

    def _bold(self, text: str) -> None:
        self.flow.para(text, face=self.flow.kind.bold)

    def _centered(self, text: str) -> None:
        size = self.flow.kind.size + 2
        self.flow.need(size * 1.5)
        self.flow.sheet.text(
            WIDTH / 2, self.flow.y, text, self.flow.kind.bold, size, align="center"
        )
        self.flow.y += size * 1.4

    def _right(self, text: str) -> None:
        flow = self.flow
        flow.need(flow.kind.size * 1.4)
        flow.sheet.text(
            WIDTH - flow.kind.right, flow.y, text, flow.kind.face, flow.kind.size, align="right"
        )
        flow.y += flow.kind.size * 1.3

    def _typed(self, text: str) -> None:
        flow = self.flow
        flow.need(flow.kind.size * 1.25)
        flow.sheet.text(flow.kind.left, flow.y, text.rstrip(), flow.kind.face, flow.kind.size)
        flow.y += flow.kind.size * flow.kind.leading

    def _pairs(self, text: str) -> None:
        flow = self.flow
        cells = [cell.strip() for cell in text.split("|")]
        wide = flow.room / len(cells)
        step = flow.kind.size * 1.35
        flow.need(step)
        deepest = flow.y
        for at, cell in enumerate(cells):
            label, _, value = cell.partition(": ")
            x, y = flow.kind.left + wide * at, flow.y
            flow.sheet.text(x, y, label.rstrip(":") + ":", flow.kind.bold, flow.kind.size)
            indent = fonts.width(label.rstrip(":") + ": ", flow.kind.bold, flow.kind.size) + 2
            if value:
                y = flow.sheet.para(
                    x + indent, y, wide - indent - 4, value, flow.kind.face, flow.kind.size, step
                )
                deepest = max(deepest, y - step)
        flow.y = deepest + step

    def _boxes(self, text: str) -> None:
        flow, size = self.flow, self.flow.kind.size
        flow.need(size * 1.7)
        x = flow.kind.left
        lead = text[: text.index("[")].strip()
        if lead:
            flow.sheet.text(x, flow.y, lead, flow.kind.face, size)
            x += fonts.width(lead, flow.kind.face, size) + 10
        for state, words in _BOX.findall(text):
            label = words.strip()
            wide = fonts.width(label, "sans", size) + 28
            if x + wide > WIDTH - flow.kind.right + 12 and x > flow.kind.left:
                x, flow.y = flow.kind.left, flow.y + size * 1.6
                flow.need(size * 1.7)
            ticked = state == "x" or (state == "?" and self.slots.dice.random() < 0.4)
            flow.sheet.tick(x, flow.y, label, ticked=ticked, size=size)
            x += wide
        flow.y += size * 1.6

    def _pen(self, text: str) -> None:
        flow = self.flow
        flow.need(40)
        flow.sheet.sign(flow.kind.left + 8, flow.y + 20, text, 22)
        flow.sheet.line(flow.kind.left, flow.y + 26, flow.kind.left + 200, flow.y + 26)
        flow.y += 40

    def _turn(self) -> None:
        self.flow.turn()

    def _cols(self, text: str) -> None:
        words = text.split()
        self.ruled = words[-1] != "plain"
        self.widths = [float(w) for w in words if w != "plain"]
        self._head = []

    def _table_head(self, text: str) -> None:
        self._head = text.split("|")
        self._cells(self._head, self.flow.kind.bold)

    def _row(self, text: str) -> None:
        self._cells(text.split("|"), self.flow.kind.face)

    def _cells(self, cells: Sequence[str], face: str) -> None:
        flow, size = self.flow, self.flow.kind.size - 0.6
        step = size * 1.22
        wrapped = [
            fonts.wrap(cell.strip(), face, size, wide - 6)
            for cell, wide in zip(cells, self.widths, strict=True)
        ]
        high = step * max(len(lines) for lines in wrapped) + 5
        sheets = len(flow.sheets)
        flow.need(high)
        if len(flow.sheets) > sheets and self._head and cells is not self._head:
            self._cells(self._head, flow.kind.bold)
        x, top = flow.kind.left, flow.y - size - 1
        for lines, wide in zip(wrapped, self.widths, strict=True):
            for n, line in enumerate(lines):
                if line:
                    flow.sheet.text(x + 3, flow.y + 1 + n * step, line, face, size)
            if self.ruled:
                flow.sheet.frame(x, top, wide, high, 0.4)
            x += wide
        flow.y += high

    def _columns(self, left: Sequence[str], right: Sequence[str]) -> None:
        """Write two columns side by side, each of bold lines and paragraphs."""
        flow = self.flow
        half = flow.room / 2 - 8
        texts = [[self.slots.fill(line) for line in side] for side in (left, right)]
        flow.need(min(self._depth(side, half) for side in texts))
        depth = max(self._depth(side, half) for side in texts)
        if flow.y + depth > HEIGHT - flow.kind.bottom:
            flow.turn()
            flow.need(20)
        for n, side in enumerate(texts):
            y = flow.y
            for line in side:
                face = flow.kind.bold if line.startswith("## ") else flow.kind.face
                x = flow.kind.left + n * (half + 16)
                y = flow.sheet.para(x, y, half, line.removeprefix("## "), face, flow.kind.size)
        flow.y += depth + 4

    def _depth(self, lines: Sequence[str], room: float) -> float:
        kind = self.flow.kind
        return sum(
            len(fonts.wrap(line, kind.bold, kind.size, room)) * kind.size * 1.25 for line in lines
        )
