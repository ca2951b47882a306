"""Taking times side by side, and telling them.

Contenders take turns (A B A B), so that a busy neighbour slows all of them; what counts is the
median of their ratios, not the seconds of one.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

RESULTS = Path(__file__).parent / "results"

Cell = str | int | float | None
Work = Callable[[], object]


@dataclass(frozen=True)
class Report:
    """One table of figures: what was measured, its columns and rows, and how to read them."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)

    def show(self, console: Console) -> None:
        """Print the table and its notes."""
        table = Table(title=self.title, title_justify="left", box=None, pad_edge=False)
        for number, column in enumerate(self.columns):
            table.add_column(column, justify="right" if number else "left")
        for row in self.rows:
            table.add_row(*(_shown(cell) for cell in row))
        console.print()
        console.print(table)
        for note in self.notes:
            console.print(f"  {note}", style="dim", highlight=False)

    def write(self, folder: Path = RESULTS) -> Path:
        """Keep the figures as JSON, with the machine they were taken on."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{self.name}.json"
        figures = {
            "title": self.title,
            "command": f"python -m bench {self.name}",
            "machine": machine(),
            "columns": self.columns,
            "rows": self.rows,
            "notes": self.notes,
            **self.more,
        }
        path.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n")
        return path


def _shown(cell: Cell) -> str:
    if cell is None:
        return "-"
    if isinstance(cell, float):
        return f"{cell:,.2f}" if cell < 100 else f"{cell:,.0f}"
    return f"{cell:,}" if isinstance(cell, int) else cell


def machine() -> dict[str, str | int]:
    """Name what the figures depend on."""
    return {
        "cores": os.cpu_count() or 1,
        "processor": platform.machine(),
        "system": platform.system(),
        "python": platform.python_version(),
    }


def seconds(work: Work) -> float:
    """Give how long the work takes by the wall clock."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def alternated(contenders: Mapping[str, Work], rounds: int) -> dict[str, list[float]]:
    """Give the seconds of each contender's rounds; they take turns, in turning order."""
    taken: dict[str, list[float]] = {name: [] for name in contenders}
    names = list(contenders)
    for number in range(rounds):
        for name in names if number % 2 == 0 else reversed(names):
            taken[name].append(seconds(contenders[name]))
    return taken


def ratio(slower: Sequence[float], faster: Sequence[float]) -> float:
    """Give the median of the ratios of two contenders, round by round."""
    return statistics.median(a / b for a, b in zip(slower, faster, strict=True))
