"""From the body of a layout to sheets.

What the first signs of a line mean:

# heading      ## bold line     = centered     - item           _ as typed
: a: x | b: y  labels and values in columns     Label:: text        label in bold before text
[x] yes [ ] no [?] either       boxes           ~ name              signed with a pen
@cols 60 90    columns of the table that follows (`@cols 60 90 plain` without rulings)
|! head | head                  its head        | cell | cell       a row
<< ... <> ... >>                two columns     --- a line across   +12 room
*each ... *end                  once to each visit; *charges ... *end once to each charge
? before any of these           left out where the record is undated
& before any of these           only in a long document
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sample_packets.builder import fonts
from sample_packets.builder.flow import Flow
from sample_packets.builder.sheet import WIDTH
from sample_packets.varied_records.blocks import BOX, boxes, columns, pairs
from sample_packets.varied_records.grid import Grid
from sample_packets.varied_records.slots import Slots
from sample_packets.varied_records.template import Template


class Setting:
    """Writes the lines of one document onto its sheets."""

    def __init__(self, template: Template, flow: Flow, slots: Slots, *, long: bool) -> None:
        """Write into `flow`, with what `slots` gives."""
        self.long = long
        self.template, self.flow, self.slots = template, flow, slots
        self.grid = Grid(flow, ())

    def write(self, lines: Sequence[str]) -> None:
        """Write lines one after another."""
        at = 0
        while at < len(lines):
            if lines[at] == "<<":
                middle, end = lines.index("<>", at), lines.index(">>", at)
                sides = (lines[at + 1 : middle], lines[middle + 1 : end])
                columns(self.flow, *([self.slots.fill(line) for line in side] for side in sides))
                at = end
            else:
                self._line(lines[at])
            at += 1

    def across(
        self, widths: str, lines: Sequence[str], visits: Sequence[Callable[[], None]]
    ) -> None:
        """Write a table with a column to each visit; calling a visit turns the slots to it."""
        first, other = (float(w) for w in widths.split())
        grid = Grid(self.flow, [first, *([other] * len(visits))])
        for line in lines:
            label, cell = (part.strip() for part in line.lstrip("|!").split("|"))
            cells = [label]
            for turn_to in visits:
                turn_to()
                cells.append(self.slots.fill(cell))
            (grid.head if line.startswith("|!") else grid.row)(cells)

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
        elif BOX.search(line):
            boxes(self.flow, self.slots.fill(line), self.slots.dice)
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
            "#": self._heading, "##": self._bold, "=": self._centered, "_": self._typed,
            "-": lambda text: self.flow.items([text]), ":": lambda text: pairs(self.flow, text),
            "~": self._pen, "---": lambda _: self.flow.rule(), "@cols": self._table,
            "|!": lambda text: self.grid.head(text.split("|")),
            "|": lambda text: self.grid.row(text.split("|")),
        }  # fmt: skip

    def _table(self, text: str) -> None:
        words = text.split()
        widths = [float(w) for w in words if w != "plain"]
        self.grid = Grid(self.flow, widths, ruled=words[-1] != "plain")

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

    def _typed(self, text: str) -> None:
        flow = self.flow
        flow.need(flow.kind.size * 1.25)
        flow.sheet.text(flow.kind.left, flow.y, text.rstrip(), flow.kind.face, flow.kind.size)
        flow.y += flow.kind.size * flow.kind.leading

    def _pen(self, text: str) -> None:
        flow = self.flow
        flow.need(40)
        flow.sheet.sign(flow.kind.left + 8, flow.y + 20, text, 22)
        flow.sheet.line(flow.kind.left, flow.y + 26, flow.kind.left + 200, flow.y + 26)
        flow.y += 40
