"""`python -m bench [part ...]`: measure, print, and with --write keep the figures."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from bench import accuracy, calibration, digital, finding, growth, judging, mixed, reading
from bench.measuring import Report, machine
from bench.plot import draw_growth

LARGE = 3000
MOST_MEGABYTES = 600
"""What the service and two children may take together."""


def main() -> None:
    """Run the parts that are asked for, all of them by default."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"any of: {', '.join(_PARTS)}")
    parser.add_argument("--write", action="store_true", help="keep the figures in bench/results/")
    parser.add_argument(
        "--large", action="store_true", help=f"growth: also {LARGE:,} pages, and a picture"
    )
    parser.add_argument("--pages", type=int, help="reading (12), accuracy (60): how many scans")
    parser.add_argument("--rounds", type=int, default=3, help="rounds, where contenders take turns")
    parser.add_argument("--cores", type=int, help="processes that read; else all cores")
    parser.add_argument(
        "--set", type=Path, help="accuracy, calibration: matters with truth to read instead of ours"
    )
    parser.add_argument(
        "--fit", action="store_true", help="calibration: write the table that the reader uses"
    )
    asked = parser.parse_args()
    unknown = [part for part in asked.parts if part not in _PARTS]
    if unknown:
        parser.error(f"there is no part {unknown[0]!r}; there are: {', '.join(_PARTS)}")
    console = Console()
    console.print(", ".join(f"{name} {value}" for name, value in machine().items()), style="dim")
    for part in asked.parts or _PARTS:
        report = _PARTS[part](asked)
        report.show(console)
        if asked.write:
            console.print(f"  written to {report.write()}", style="dim", soft_wrap=True)


def _growth(asked: argparse.Namespace) -> Report:
    sizes = (100, 300, 1000)
    if not asked.large:
        return growth.measure(sizes=sizes, cores=asked.cores)
    report = growth.measure(sizes=(*sizes, LARGE), cores=asked.cores)
    draw_growth(report, MOST_MEGABYTES)
    return report


_PARTS: dict[str, Callable[[argparse.Namespace], Report]] = {
    "reading": lambda asked: reading.measure(
        pages=asked.pages or 12, rounds=asked.rounds, cores=asked.cores
    ),
    "mixed": lambda asked: mixed.measure(rounds=asked.rounds, cores=asked.cores),
    "digital": lambda asked: digital.measure(rounds=asked.rounds),
    "finding": lambda _: finding.measure(),
    "judging": lambda _: judging.measure(),
    "growth": _growth,
    "accuracy": lambda asked: accuracy.measure(
        of=asked.set, pages=asked.pages or 60, cores=asked.cores
    ),
    "calibration": lambda asked: calibration.measure(
        of=asked.set, cores=asked.cores, fit=asked.fit
    ),
}

if __name__ == "__main__":
    main()
