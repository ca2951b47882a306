"""How a bill that is a table is set."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """How a table is set.

    `columns` are (head, what is shown, x, side). `once` prints a day only on its first row;
    `subtotal` closes each heading, `carry` each sheet that is not the last; `foot` is where the
    sheet's number stands, "" for none.
    """

    head: str
    columns: tuple[tuple[str, str, float, str], ...]
    face: str = "sans"
    size: float = 8.5
    row: float = 14
    rule: str = ""
    date: str = "us"
    money: str = "plain"
    negative: str = "minus"
    upper: bool = False
    once: bool = False
    newest_first: bool = False
    subtotal: str = ""
    carry: str = ""
    foot: str = "Page {at} of {of}"
    rows: int = 30
    hang: bool = False

    @property
    def bold(self) -> str:
        """The heavy face that goes with the face."""
        return f"{self.face}-b"
