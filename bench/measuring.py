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


def core_seconds(work: Work) -> float:
    """Give the processor time that work takes in this process alone, whoever else is busy."""
    started = time.process_time()
    work()
    return time.process_time() - started


@dataclass(frozen=True)
class Taken:
    """What one round took: seconds by the wall clock, and of processors (None: not known)."""

    wall: float
    processor: float | None


def seconds(work: Work) -> float:
    """Give how long the work takes by the wall clock."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def less(whole: Taken, part: Taken) -> Taken:
    """Take a part off."""
    wall = whole.wall - part.wall
    if whole.processor is None or part.processor is None:
        return Taken(wall, None)
    return Taken(wall, whole.processor - part.processor)


def taken(work: Work) -> Taken:
    """Give what the work takes, in this process and all below it."""
    before = _processor_seconds()
    wall = seconds(work)
    after = _processor_seconds()
    return Taken(wall, None if before is None or after is None else after - before)


def _processor_seconds() -> float | None:
    """Give the processor time of this process and its living and ended descendants (Linux)."""
    ticks: dict[int, tuple[int, int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(") ")[2].split()
        except OSError:  # it ended meanwhile
            continue
        # After pid and name: state, parent, ...; times of its own and of children waited for.
        ticks[int(stat.parent.name)] = (int(fields[1]), sum(map(int, fields[11:15])))
    below = descendants(os.getpid(), {own: parent for own, (parent, _) in ticks.items()})
    if not ticks:
        return None
    return sum(ticks[own][1] for own in below if own in ticks) / os.sysconf("SC_CLK_TCK")


def descendants(pid: int, parents: Mapping[int, int]) -> set[int]:
    """Give a process and everything below it, from each process's parent."""
    below = {pid}
    while True:
        more = {own for own, parent in parents.items() if parent in below} - below
        if not more:
            return below
        below |= more


def alternated(contenders: Mapping[str, Work], rounds: int) -> dict[str, list[Taken]]:
    """Give what each contender's rounds took; they take turns, in turning order."""
    rows: dict[str, list[Taken]] = {name: [] for name in contenders}
    names = list(contenders)
    for number in range(rounds):
        for name in names if number % 2 == 0 else reversed(names):
            rows[name].append(taken(contenders[name]))
    return rows


def best(rounds: Sequence[Taken]) -> float:
    """Give the shortest round, in seconds by the wall clock."""
    return min(taken.wall for taken in rounds)


def ratio(slower: Sequence[Taken], faster: Sequence[Taken]) -> float:
    """Give the median of the ratios of wall time of two contenders, round by round."""
    return statistics.median(a.wall / b.wall for a, b in zip(slower, faster, strict=True))


def processor_ratio(slower: Sequence[Taken], faster: Sequence[Taken]) -> float | None:
    """Give the same of processor time, which a busy neighbour changes less; None if not known."""
    pairs = [(a.processor, b.processor) for a, b in zip(slower, faster, strict=True)]
    known = [a / b for a, b in pairs if a is not None and b]
    return statistics.median(known) if known else None
