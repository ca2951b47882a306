"""A packet being put together: sheets in order, how each was reproduced, what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sample_packets.builder.sheet import Sheet

DIGITAL = "digital"


@dataclass
class Leaf:
    """A sheet in its place in a packet.

    `look` names how it was reproduced (see degrade.py); `turn` is how far clockwise the picture
    lies from upright; `page_turn` is the page's own /Rotate with a picture stored sideways.
    """

    sheet: Sheet
    look: str
    turn: int = 0
    page_turn: int = 0
    copy_of: tuple[str, int] | None = None

    @property
    def legible(self) -> bool:
        """Tell whether the page can be read at all."""
        return self.look != "ruined"


@dataclass(frozen=True)
class Withheld:
    """Pages of a numbered document that were left out, and the pages on either side."""

    category: str
    numbers: tuple[int, ...]
    total: int | None
    beside: tuple[int, ...]
    optional: bool = False


@dataclass
class Packet:
    """One file to be received."""

    file: str
    provider: str
    shows: str
    request: int | None = None
    look: str = DIGITAL
    leaves: list[Leaf] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    cut_off: bool = False

    def add(
        self,
        sheets: Sheet | Sequence[Sheet],
        *,
        look: str = "",
        turn: int = 0,
        page_turn: int = 0,
        without: Iterable[int] = (),
        silent: bool = False,
    ) -> None:
        """Put sheets at the end. `without` numbers those that never came (1 is the first).

        `silent` says that their absence is nothing to flag: they come in another packet.
        """
        sheets = [sheets] if isinstance(sheets, Sheet) else list(sheets)
        gone = tuple(without)
        first = len(self.leaves)
        for at, sheet in enumerate(sheets, start=1):
            if at not in gone:
                self.leaves.append(Leaf(sheet.copy(), look or self.look, turn, page_turn))
        if gone and not silent:
            before = first + min(gone) - 1
            sides = tuple(n for n in (before, before + 1) if first < n <= len(self.leaves))
            self.withheld.append(Withheld(sheets[0].category, gone, len(sheets), sides))

    def again(self, source: Packet, page: int, *, look: str = "", turn: int = 0) -> None:
        """Put a second copy of a page at the end."""
        leaf = source.leaves[page - 1]
        copied = Leaf(leaf.sheet.copy(), look or self.look, turn, 0, (source.file, page))
        self.leaves.append(copied)

    def bates(self, prefix: str, first: int) -> None:
        """Stamp every page with a Bates number at the foot."""
        for at, leaf in enumerate(self.leaves):
            leaf.sheet.text(572, 776, f"{prefix}{first + at:06d}", "mono-b", 9, align="right")
            leaf.sheet.printed.append((first + at, None))

    def fax_line(self, when: str, sender: str, total: int | None = None) -> None:
        """Print the machine's line at the head of every page: when, who, page of pages."""
        total = total or len(self.leaves)
        for at, leaf in enumerate(self.leaves, start=1):
            line = f"{when}   {sender}"
            leaf.sheet.text(40, 15, line, "mono", 8.5)
            leaf.sheet.text(572, 15, f"P.{at:03d}/{total:03d}", "mono", 8.5, align="right")
            leaf.sheet.printed.append((at, total))


def place_of(sentence: str, packets: list[Packet], file: str) -> int:
    """Give the page of `file` on which a sentence stands; raises ValueError where none does."""
    packet = next(p for p in packets if p.file == file)
    for at, leaf in enumerate(packet.leaves, start=1):
        if sentence in leaf.sheet.running_text():
            return at
    raise ValueError(f"{file} has no page that says: {sentence}")
