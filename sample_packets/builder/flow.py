"""Running text over as many sheets as it needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sample_packets.builder import fonts
from sample_packets.builder.script import Visit
from sample_packets.builder.sheet import HEIGHT, WIDTH, Sheet, Stroke

Furniture = Callable[[Sheet, int, int], None]


@dataclass(frozen=True)
class Type:
    """How a document is set: margins in points, face and size of its text."""

    face: str = "sans"
    bold: str = "sans-b"
    size: float = 9.5
    left: float = 54
    right: float = 54
    top: float = 96
    bottom: float = 60
    leading: float = 1.28


class Flow:
    """Writes down a page and goes on at the top of the next."""

    def __init__(self, category: str, kind: Type, style: str, visit: Visit | None = None) -> None:
        """Start a document of `category`; every sheet written on belongs to `visit`."""
        self.category, self.kind, self.style, self.visit = category, kind, style, visit
        self.sheets: list[Sheet] = []
        self.y = 0.0
        self.turn()

    @property
    def sheet(self) -> Sheet:
        """The sheet being written on."""
        return self.sheets[-1]

    @property
    def room(self) -> float:
        """Width of the text in points."""
        return WIDTH - self.kind.left - self.kind.right

    def turn(self) -> None:
        """Go on at the top of a new sheet."""
        self.sheets.append(Sheet(self.category, style=self.style))
        self.y = self.kind.top

    def need(self, points: float) -> None:
        """Turn the page unless `points` are left; note the visit on the sheet written on."""
        if self.y + points > HEIGHT - self.kind.bottom:
            self.turn()
        self.sheet.mark(self.visit)

    def space(self, points: float = 6) -> None:
        """Leave room."""
        self.y += points

    def rule(self) -> None:
        """Draw a line across."""
        self.need(8)
        self.sheet.line(self.kind.left, self.y - 4, WIDTH - self.kind.right, self.y - 4)
        self.y += 8

    def heading(self, text: str, *, bar: bool = False, size: float = 0) -> None:
        """Write a heading, on a gray bar if asked."""
        size = size or self.kind.size + 0.5
        self.need(size * 3.2)
        self.y += 5
        if bar:
            self.sheet.bar(self.kind.left - 3, self.y - size - 1, self.room + 6, size + 6)
        self.sheet.text(self.kind.left, self.y, text, self.kind.bold, size)
        self.y += size * 1.45

    def para(self, text: str, *, indent: float = 0, face: str = "") -> None:
        """Write a paragraph."""
        face = face or self.kind.face
        step = self.kind.size * self.kind.leading
        for line in fonts.wrap(text, face, self.kind.size, self.room - indent):
            self.need(step)
            if line:
                self.sheet.text(self.kind.left + indent, self.y, line, face, self.kind.size)
            self.y += step
        self.y += step * 0.35

    def labelled(self, label: str, text: str) -> None:
        """Write a paragraph that opens with its label in bold."""
        step = self.kind.size * self.kind.leading
        self.need(step)
        self.sheet.text(self.kind.left, self.y, label, self.kind.bold, self.kind.size)
        first = fonts.width(label + "  ", self.kind.bold, self.kind.size)
        lines = fonts.wrap(text, self.kind.face, self.kind.size, self.room - first)
        self.sheet.text(self.kind.left + first, self.y, lines[0], self.kind.face, self.kind.size)
        self.y += step
        rest = " ".join(lines[1:])
        if rest:
            self.para(rest)
        else:
            self.y += step * 0.35

    def items(self, texts: Sequence[str], *, numbered: bool = False) -> None:
        """Write a list."""
        step = self.kind.size * self.kind.leading
        for at, text in enumerate(texts, start=1):
            mark = f"{at}." if numbered else "-"
            lines = fonts.wrap(text, self.kind.face, self.kind.size, self.room - 28)
            for n, line in enumerate(lines):
                self.need(step)
                if n == 0:
                    self.sheet.text(
                        self.kind.left + 8, self.y, mark, self.kind.face, self.kind.size
                    )
                self.sheet.text(self.kind.left + 24, self.y, line, self.kind.face, self.kind.size)
                self.y += step
        self.y += step * 0.35

    def table(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        *,
        ruled: bool = True,
        right: Sequence[int] = (),
        size: float = 0,
        on_row: Callable[[Sheet, int], None] | None = None,
    ) -> None:
        """Write a table; its head is repeated on each sheet, `right` columns align right."""
        size = size or self.kind.size - 1
        edges = [self.kind.left + sum(widths[:n]) for n in range(len(widths) + 1)]
        high = size * 1.75

        def row(cells: Sequence[str], face: str) -> None:
            for n, cell in enumerate(cells):
                x = edges[n + 1] - 4 if n in right else edges[n] + 3
                side = "right" if n in right else "left"
                if cell:
                    self.sheet.text(x, self.y, cell, face, size, align=side)
            if ruled:
                for n in range(len(widths)):
                    self.sheet.frame(edges[n], self.y - size - 1.5, widths[n], high, 0.4)
            self.y += high

        def head() -> None:
            self.sheet.bar(edges[0], self.y - size - 1.5, sum(widths), high)
            row(heads, self.kind.bold)

        self.need(high * 2.5)
        self.y += 3
        head()
        for at, cells in enumerate(rows):
            before = len(self.sheets)
            self.need(high)
            if len(self.sheets) > before:
                head()
            row(cells, self.kind.face)
            if on_row:
                on_row(self.sheet, at)
        self.y += 4

    def done(self, furniture: Furniture | None = None) -> list[Sheet]:
        """Put head and foot on every sheet, told its number and the total; give the sheets."""
        if furniture:
            for at, sheet in enumerate(self.sheets, start=1):
                body: list[Stroke] = sheet.strokes
                sheet.strokes = []
                furniture(sheet, at, len(self.sheets))
                sheet.strokes.extend(body)
        return self.sheets
