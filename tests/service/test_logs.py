"""What is logged: JSON lines with ids, never the words of a record or the name of a file."""

from __future__ import annotations

import json
import logging
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hostile_files import endless_drawing, sound

from service.logs import keep_logs

Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def logged(capfd: pytest.CaptureFixture[str]) -> Iterator[Lines]:
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    yield lambda: [json.loads(line) for line in capfd.readouterr().err.splitlines()]
    root.handlers[:] = before
    root.setLevel(level)


def test_a_line_carries_ids(logged: Lines) -> None:
    keep_logs("info")
    logging.getLogger("service.engine").info(
        "page read", extra={"packet": "p12", "page": 3, "file": "Marlowe.pdf"}
    )
    (line,) = logged()
    assert line["event"] == "page read"
    assert (line["packet"], line["page"], line["level"]) == ("p12", 3, "info")
    assert line["timestamp"].endswith("Z")
    assert "Marlowe" not in json.dumps(line)


@pytest.mark.parametrize("name", ["service.engine", "dbos", "uvicorn.error"])
def test_an_error_is_told_by_kind_and_place(logged: Lines, name: str) -> None:
    # An engine that was there before leaves the logger to itself.
    logging.getLogger(name).propagate = name != "dbos"
    keep_logs("info")
    try:
        raise ValueError("Marlowe, Odette")
    except ValueError:
        logging.getLogger(name).exception("it stopped", extra={"operationUUID": "find-p12-1"})
    (line,) = logged()
    assert line["error"] == "builtins.ValueError"
    assert line["workflow"] == "find-p12-1"
    assert line["places"][0].startswith("service/test_logs.py:")
    assert "Marlowe" not in json.dumps(line)


def test_libraries_are_heard_only_when_they_warn(logged: Lines) -> None:
    keep_logs("info")
    logging.getLogger("watchfiles.main").info("1 change: Marlowe.pdf")
    logging.getLogger("pypdf").warning("odd object: Marlowe")
    logging.getLogger("service.engine").debug("page read")
    assert logged() == []
    logging.getLogger("uvicorn.error").warning("port taken")
    assert [line["event"] for line in logged()] == ["port taken"]


def test_a_service_stopped_in_mid_page_ends_soon_and_logs_no_names(tmp_path: Path) -> None:
    inbox = tmp_path / "data" / "inbox" / "Marlowe"
    sound(inbox / "Marlowe_office.pdf")
    endless_drawing(inbox / "Marlowe_films.pdf")
    environment = os.environ | {
        "FULLCHART_DATA": str(tmp_path / "data"),
        "FULLCHART_CORES": "2",
        "FULLCHART_SETTLE_SECONDS": "0.1",
        "FULLCHART_SCAN_SECONDS": "0.2",
        "FULLCHART_LOG": "debug",
    }
    command = [sys.executable, "-m", "service.cli", "watch"]
    process = subprocess.Popen(command, env=environment, cwd=tmp_path, stderr=subprocess.PIPE)
    until = time.monotonic() + 90
    while _states(tmp_path / "data") != ["found", "reading"]:
        assert time.monotonic() < until
        assert process.poll() is None
        time.sleep(0.1)
    time.sleep(1)
    asked = time.monotonic()
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors.decode()
    assert time.monotonic() - asked < 15
    told, *lines = errors.decode().splitlines()
    assert told.startswith("Watching ")
    events = [json.loads(line)["event"] for line in lines]
    assert {"packet opened", "pages read", "packet found", "matter judged"} <= set(events)
    assert "Marlowe" not in "".join(lines)


def _states(data: Path) -> list[str]:
    if not (data / "fullchart.db").exists():
        return []
    with closing(sqlite3.connect(data / "fullchart.db", timeout=30)) as connection:
        try:
            return [s for (s,) in connection.execute("SELECT state FROM packets ORDER BY state")]
        except sqlite3.OperationalError:
            return []
