"""A sheet of paper as a list of strokes: what is drawn can be printed, scanned and counted."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from sample_packets.builder import fonts
from sample_packets.builder.script import Bill, Charge, Person, Visit

WIDTH, HEIGHT = 612.0, 792.0


@dataclass(frozen=True)
class Text:
    """A string; `y` is its baseline, from the top of the sheet."""

    x: float
    y: float
    text: str
    face: str = "sans"
    size: float = 9
    gray: float = 0
    angle: float = 0


@dataclass(frozen=True)
class Line:
    """A straight stroke."""

    x0: float
    y0: float
    x1: float
    y1: float
    weight: float = 0.6
    gray: float = 0


@dataclass(frozen=True)
class Rect:
    """A frame, or a filled bar where `fill` is a gray."""

    x: float
    y: float
    width: float
    height: float
    weight: float = 0.6
    fill: float | None = None


Stroke = Text | Line | Rect


@dataclass
class Sheet:
    """One side of paper, and what is true of it."""

    category: str
    strokes: list[Stroke] = field(default_factory=list)
    also: tuple[str, ...] = ()
    visits: list[Visit] = field(default_factory=list)
    charges: list[Charge] = field(default_factory=list)
    printed: list[tuple[int, int | None]] = field(default_factory=list)
    bill: Bill | None = None
    stranger: Person | None = None
    blank: bool = False
    style: str = ""

    def mark(self, visit: Visit | None) -> None:
        """Say that the sheet records `visit`."""
        if visit is not None and visit not in self.visits:
            self.visits.append(visit)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        face: str = "sans",
        size: float = 9,
        *,
        align: str = "left",
        gray: float = 0,
        angle: float = 0,
    ) -> None:
        """Write a string at a baseline; `align` says which end `x` is."""
        if align != "left":
            room = fonts.width(text, face, size)
            x -= room if align == "right" else room / 2
        self.strokes.append(Text(x, y, text, face, size, gray, angle))

    def line(self, x0: float, y0: float, x1: float, y1: float, weight: float = 0.6) -> None:
        """Draw a stroke."""
        self.strokes.append(Line(x0, y0, x1, y1, weight))

    def frame(self, x: float, y: float, width: float, height: float, weight: float = 0.6) -> None:
        """Draw an empty frame; `y` is its top."""
        self.strokes.append(Rect(x, y, width, height, weight))

    def bar(self, x: float, y: float, width: float, height: float, gray: float = 0.88) -> None:
        """Draw a filled bar; `y` is its top."""
        self.strokes.append(Rect(x, y, width, height, 0, gray))

    def para(
        self,
        x: float,
        y: float,
        room: float,
        text: str,
        face: str = "sans",
        size: float = 9,
        leading: float = 0,
    ) -> float:
        """Write wrapped text from baseline `y`; gives the baseline below the last line."""
        for line in fonts.wrap(text, face, size, room):
            if line:
                self.text(x, y, line, face, size)
            y += leading or size * 1.25
        return y

    def tick(self, x: float, y: float, label: str, *, ticked: bool, size: float = 8.5) -> None:
        """Draw a check box with its label on baseline `y`."""
        self.frame(x, y - 7, 8, 8)
        if ticked:
            self.line(x + 1.5, y - 5.5, x + 6.5, y - 0.5, 1)
            self.line(x + 1.5, y - 0.5, x + 6.5, y - 5.5, 1)
        self.text(x + 12, y, label, "sans", size)

    def sign(self, x: float, y: float, name: str, size: float = 26) -> None:
        """Sign with a pen, over baseline `y`; a signature is a drawing, not text to be read."""
        sway = random.Random(name).uniform(-2.5, 3.5)
        self.strokes.append(Text(x, y, name, "script", size, 0.1, sway))

    def hand(self, x: float, y: float, text: str, size: float = 11, seed: str = "") -> None:
        """Write by hand: words that sit a little off the line."""
        dice = random.Random(f"{text}|{seed}|{x:.0f}|{y:.0f}")
        for word in text.split(" "):
            tilt, lift = dice.uniform(-1.2, 1.2), dice.uniform(-0.8, 0.8)
            self.strokes.append(Text(x, y + lift, word, "serif-i", size, 0.12, tilt))
            x += fonts.width(word + " ", "serif-i", size)

    def stretch(self, factor: float) -> None:
        """Spread what is drawn down the sheet; type keeps its size."""
        spread: list[Stroke] = []
        for s in self.strokes:
            if isinstance(s, Text):
                spread.append(replace(s, y=s.y * factor))
            elif isinstance(s, Line):
                spread.append(replace(s, y0=s.y0 * factor, y1=s.y1 * factor))
            else:
                spread.append(replace(s, y=s.y * factor, height=s.height * factor))
        self.strokes = spread

    @property
    def words(self) -> list[Text]:
        """The strings to be read: signatures and blank labels left out."""
        return [s for s in self.strokes if isinstance(s, Text) and s.face != "script" and s.text]

    def running_text(self) -> str:
        """Give the words in the order in which they were written."""
        return " ".join(" ".join(s.text for s in self.words).split())

    def rows_text(self) -> str:
        """Give the words row by row, top to bottom."""
        rows: dict[int, list[Text]] = {}
        for string in self.words:
            rows.setdefault(round(string.y / 3), []).append(string)
        ordered = (sorted(rows[k], key=lambda s: s.x) for k in sorted(rows))
        return "\n".join(" ".join(s.text for s in row) for row in ordered)

    def copy(self) -> Self:
        """Give a copy that can be stamped without touching this sheet."""
        return replace(
            self,
            strokes=list(self.strokes),
            visits=list(self.visits),
            charges=list(self.charges),
            printed=list(self.printed),
        )


def number(sheets: Sequence[Sheet], total: bool = True) -> None:
    """Note that the sheets carry the document's own numbering, 1 to n."""
    for at, sheet in enumerate(sheets, start=1):
        sheet.printed.append((at, len(sheets) if total else None))
