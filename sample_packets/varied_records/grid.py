"""Tables with rows that wrap; the head is repeated at the top of a new page."""

from __future__ import annotations

from collections.abc import Sequence

from sample_packets.builder import fonts
from sample_packets.builder.flow import Flow


class Grid:
    """A table being written into a flow."""

    def __init__(self, flow: Flow, widths: Sequence[float], *, ruled: bool = True) -> None:
        """Start a table of columns so wide, in points."""
        self.flow, self.widths, self.ruled = flow, list(widths), ruled
        self._head: list[str] = []

    def head(self, cells: Sequence[str]) -> None:
        """Write the head."""
        self._head = list(cells)
        self._cells(self._head, self.flow.kind.bold)

    def row(self, cells: Sequence[str]) -> None:
        """Write a row."""
        self._cells(cells, self.flow.kind.face)

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
