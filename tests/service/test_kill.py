"""kill -9 in mid-packet, then start again: the packet completes, finished pages stay."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from packets import visit_note, write_pdf

PAGES = 60


def start(data: Path) -> subprocess.Popen[bytes]:
    environment = os.environ | {
        "FULLCHART_DATA": str(data),
        "FULLCHART_CORES": "2",
        "FULLCHART_SETTLE_SECONDS": "0.2",
        "FULLCHART_SCAN_SECONDS": "0.3",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "service.cli", "watch"],
        env=environment,
        cwd=data.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def ask(data: Path, query: str) -> list[tuple[object, ...]]:
    database = data / "fullchart.db"
    if not database.exists():
        return []
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=30)) as connection:
        try:
            return list(connection.execute(query))
        except sqlite3.OperationalError:
            return []


def wait_for(condition: Callable[[], bool], what: str, seconds: float = 120) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, f"{what} did not come about"
        time.sleep(0.05)


def pages_read(data: Path) -> dict[object, object]:
    return {row[0]: row[1] for row in ask(data, "SELECT page, ms FROM pages")}


def readings(data: Path) -> dict[str, int]:
    """Give when each page was read: its reading is written once, and then only found again."""
    return {p.name: p.stat().st_mtime_ns for p in data.rglob("*.reading")}


@pytest.fixture
def dropped(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    notes = [visit_note(f"03/{1 + n % 28:02}/2024", n + 1, PAGES) for n in range(PAGES)]
    write_pdf(data / "inbox" / "T-100" / "harrow" / "long.pdf", notes)
    return data


def test_a_killed_service_goes_on_where_it_was(dropped: Path) -> None:
    first = start(dropped)
    wait_for(lambda: len(pages_read(dropped)) >= 10, "ten pages")
    first.send_signal(signal.SIGKILL)
    first.wait()
    before = pages_read(dropped)
    kept = readings(dropped)
    assert 10 <= len(before) < PAGES, "the kill has to come in mid-packet"

    second = start(dropped)
    try:
        wait_for(
            lambda: ask(dropped, "SELECT state FROM packets") == [("found",)], "the end of the work"
        )
    finally:
        second.terminate()
        _, errors = second.communicate(timeout=60)
    assert second.returncode == 0, errors.decode()
    after = pages_read(dropped)
    assert len(after) == PAGES
    assert before.items() <= after.items(), "the time that a page took is not forgotten"
    assert len(kept) >= len(before), "a page that is noted has its words kept"
    assert kept.items() <= readings(dropped).items(), "only pages in flight are read again"
    assert len(readings(dropped)) == PAGES


def test_a_stopped_service_stops_soon_and_goes_on_later(dropped: Path) -> None:
    first = start(dropped)
    wait_for(lambda: len(pages_read(dropped)) >= 5, "five pages")
    asked = time.monotonic()
    first.terminate()
    _, errors = first.communicate(timeout=60)
    assert first.returncode == 0, errors.decode()
    assert time.monotonic() - asked < 30
    assert all(p is not None for p in pages_read(dropped))
    assert ask(dropped, "SELECT count(*) FROM pages WHERE problem IS NOT NULL") == [(0,)]
    second = start(dropped)
    try:
        wait_for(
            lambda: ask(dropped, "SELECT state FROM packets") == [("found",)], "the end of the work"
        )
    finally:
        second.terminate()
        second.communicate(timeout=60)
    assert len(pages_read(dropped)) == PAGES
