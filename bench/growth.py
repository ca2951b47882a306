"""Time and memory of packets of growing size through the whole service.

Each packet goes through `fullchart run` in a process of its own, from the file to the exports,
without any reading kept from before. Memory is the resident memory of that process, and of the
largest moment of all its children together.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.material import write_packet
from bench.measuring import Report, descendants

SCANNED_SHARE = 0.1
LOOK_SECONDS = 0.2


@dataclass(frozen=True)
class Ran:
    """What one run took: seconds, and megabytes of the service and of its children."""

    seconds: float
    service: float
    children: float


def measure(
    *,
    sizes: tuple[int, ...] = (100, 300, 1000),
    scanned_share: float = SCANNED_SHARE,
    cores: int | None = None,
) -> Report:
    """Run packets of growing size and watch time and memory."""
    cores = cores or os.cpu_count() or 1
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        for size in sizes:
            folder = Path(scratch) / str(size)
            write_packet(folder / "matter" / "packet.pdf", size, scanned_share=scanned_share)
            ran = run(folder / "matter", folder / "out", cores)
            both = ran.service + ran.children
            rows.append(
                (str(size), ran.seconds, size / ran.seconds, ran.service, ran.children, both)
            )
    first, last = rows[0], rows[-1]
    grown = (last[1] / first[1]) / (sizes[-1] / sizes[0])
    return Report(
        "growth",
        f"Whole service, {cores} children, {scanned_share:.0%} of the pages scanned",
        ("pages", "s", "pages/s", "service, MB", "children, MB", "together, MB"),
        tuple(rows),
        (
            f"From {sizes[0]} to {sizes[-1]} pages the time of a page grows {grown:.2f} times.",
            "Starting, judging and exports are included.",
        ),
    )


def run(matter: Path, out: Path, cores: int) -> Ran:
    """Run a matter folder in a process of its own; raises RuntimeError where that fails."""
    started = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "service.cli", "run", str(matter), "--out", str(out), "--no-cache"],
        env=os.environ | {"FULLCHART_CORES": str(cores)},
        cwd=Path(__file__).parent.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    service = children = 0.0
    while process.poll() is None:
        own, below = megabytes(process.pid)
        service, children = max(service, own), max(children, below)
        time.sleep(LOOK_SECONDS)
    _, told = process.communicate()
    if process.returncode:
        raise RuntimeError(f"the run ended with {process.returncode}: {told}")
    return Ran(time.perf_counter() - started, service, children)


def megabytes(pid: int) -> tuple[float, float]:
    """Give the resident memory of a process and of everything below it, as `ps` tells it."""
    told = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid=,rss="],  # noqa: S607 - wherever the system keeps it
        capture_output=True,
        text=True,
        check=True,
    )
    processes = [tuple(map(int, line.split())) for line in told.stdout.splitlines()]
    below = descendants(pid, {own: parent for own, parent, _ in processes})
    size = {own: kilobytes / 1024 for own, _, kilobytes in processes}
    return size.get(pid, 0.0), sum(size.get(own, 0.0) for own in below - {pid})
