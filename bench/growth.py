"""Time and memory of packets of growing size through the whole service.

Each packet goes through `fullchart run` in a process of its own, from the file to the exports,
without any reading kept from before. Its pages are the digital sample pages over and over, each
with days, amounts and numbers of its own, so that no page is a repetition; one in ten is drawn,
made black and white at 200 dpi, and has to be recognised.

Memory is that of the largest moment: resident memory, in which what processes share counts for
each of them, and, where the system tells it, the proportional share (PSS), in which it counts once.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.material import write_packet
from bench.measuring import Report, descendants

SCANNED_SHARE = 0.1
LOOK_SECONDS = 0.5

_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


@dataclass(frozen=True)
class Memory:
    """Megabytes of a process and of all below it; `shared_once` counts shared memory once."""

    service: float
    children: float
    together: float
    shared_once: float | None

    def largest(self, other: Memory) -> Memory:
        """Give the larger of each figure."""
        known = [m for m in (self.shared_once, other.shared_once) if m is not None]
        return Memory(
            max(self.service, other.service),
            max(self.children, other.children),
            max(self.together, other.together),
            max(known, default=None),
        )


@dataclass(frozen=True)
class Ran:
    """What one run took: seconds by the wall clock and of processors, and memory at its largest."""

    seconds: float
    processor: float
    memory: Memory


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
            memory = ran.memory
            rows.append(
                (size, ran.seconds, size / ran.seconds, ran.processor, memory.service,
                 memory.children, memory.together, memory.shared_once)
            )  # fmt: skip
    grown = (rows[-1][3] / rows[0][3]) / (sizes[-1] / sizes[0])
    return Report(
        "growth",
        f"Whole service, {cores} children, {scanned_share:.0%} of the pages scanned",
        ("pages", "s", "pages/s", "processor, s", "service, MB", "children, MB", "together, MB",
         "shared counted once, MB"),
        tuple(rows),
        (
            f"From {sizes[0]} to {sizes[-1]} pages a page's processor time grows {grown:.2f}-fold.",
            "Starting, judging and exports are included.",
        ),
    )  # fmt: skip


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
    memory = Memory(0, 0, 0, None)
    while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
        memory = memory.largest(look(process.pid))
        time.sleep(LOOK_SECONDS)
    _, status, used = ended
    process.returncode = os.waitstatus_to_exitcode(status)
    _, told = process.communicate()
    if process.returncode:
        raise RuntimeError(f"the run ended with {process.returncode}: {told}")
    return Ran(time.perf_counter() - started, used.ru_utime + used.ru_stime, memory)


def look(pid: int) -> Memory:
    """Give the memory of a process and of everything below it, as `ps` and Linux tell it."""
    told = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid=,rss="],  # noqa: S607 - wherever the system keeps it
        capture_output=True,
        text=True,
        check=True,
    )
    processes = [tuple(map(int, line.split())) for line in told.stdout.splitlines()]
    tree = descendants(pid, {own: parent for own, parent, _ in processes})
    size = {own: kilobytes / 1024 for own, _, kilobytes in processes}
    service = size.get(pid, 0.0)
    children = sum(size.get(own, 0.0) for own in tree - {pid})
    return Memory(service, children, service + children, _proportional(tree))


def _proportional(pids: set[int]) -> float | None:
    """Give the proportional share of processes together; None where the system tells none."""
    shares = []
    for pid in pids:
        try:
            told = _PSS.search(Path(f"/proc/{pid}/smaps_rollup").read_text())
        except OSError:  # another system, or it ended meanwhile
            continue
        shares += [int(told[1]) / 1024] if told else []
    return sum(shares) if shares else None
