"""`make demo`: the service on an empty data folder, the samples dropped, what it found shown.

It goes the way of a user: a service process is started, files are copied into its watched folder,
and everything that is shown is asked of its web interface.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from rich.console import Console
from rich.live import Live
from rich.table import Table

_START_SECONDS, _WORK_SECONDS = 60, 1800
_QUIET_LOOKS = 3
_WEIGHTS = {"high": "Blocking", "medium": "Check", "low": "Note"}


def run_demo(data: Path, samples: Path, console: Console) -> int:
    """Run the demo on `data`; gives the exit status: 0, or 1 where anything failed."""
    if not samples.is_dir():
        console.print(f"There are no sample packets at {samples}; run this in the project folder.")
        return 1
    data.mkdir(parents=True)
    with _service(data) as service:
        _drop(samples, data / "inbox")
        expected = sum(1 for p in samples.rglob("*.pdf"))
        console.print(f"Dropped {expected} files into {data / 'inbox'}.")
        if not _watch(service, expected, console):
            return 1
        return _show(service, data, console)


class _Service:
    """The running service, asked over its REST interface."""

    def __init__(self, port: int, process: subprocess.Popen[bytes], log: Path) -> None:
        self.port = port
        self.process = process
        self.log = log

    def ask(self, path: str, *, post: bool = False) -> Any:
        address = f"http://127.0.0.1:{self.port}/api{path}"
        request = urllib.request.Request(address, method="POST" if post else "GET")
        with urllib.request.urlopen(request, timeout=120) as answer:  # noqa: S310
            return json.load(answer)

    def alive(self) -> bool:
        try:
            return bool(self.ask("/health")["status"] == "ok")
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False


@contextmanager
def _service(data: Path) -> Iterator[_Service]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = data / "service.log"
    environment = os.environ | {"FULLCHART_DATA": str(data), "FULLCHART_PORT": str(port)}
    command = [sys.executable, "-m", "service.cli", "serve"]
    with log.open("wb") as out:
        process = subprocess.Popen(  # noqa: S603 - our own command
            command, env=environment, stdout=out, stderr=out
        )
        service = _Service(port, process, log)
        try:
            until = time.monotonic() + _START_SECONDS
            while not service.alive():
                if process.poll() is not None or time.monotonic() > until:
                    raise SystemExit(f"The service did not start; see {log}.")
                time.sleep(0.2)
            yield service
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def _drop(samples: Path, inbox: Path) -> None:
    """Copy the samples in as a user would: each file under a name of its own until it is whole."""
    for source in sorted(samples.rglob("*")):
        if source.is_file():
            target = inbox / source.relative_to(samples)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)


def _watch(service: _Service, expected: int, console: Console) -> bool:
    """Show the work until everything has ended; tell whether it did."""
    until = time.monotonic() + _WORK_SECONDS
    quiet = 0
    with Live(console=console, refresh_per_second=4, transient=True) as live:
        while time.monotonic() < until:
            if service.process.poll() is not None:
                console.print(f"The service stopped; see {service.log}.")
                return False
            jobs = service.ask("/jobs")
            live.update(_progress(jobs))
            came = len(service.ask("/packets")) + len(service.ask("/failed"))
            working = [j for j in jobs if j["stage"] != "failed"]
            quiet = quiet + 1 if came >= expected and not working else 0
            if quiet >= _QUIET_LOOKS:
                return True
            time.sleep(0.7)
    console.print("It took longer than half an hour, and was given up.")
    return False


def _progress(jobs: list[dict[str, Any]]) -> Table:
    table = Table(title="Being read", box=None)
    for title in ("Packet", "Stage", "Page", "Time left"):
        table.add_column(title)
    for job in jobs[:20]:
        left = job["seconds_left"]
        time_left = "" if left is None else f"{left // 60}:{left % 60:02}"
        page = f"{job['done']} of {job['total']}"
        table.add_row(job["file"], job["problem"] or job["stage"], page, time_left)
    return table


def _show(service: _Service, data: Path, console: Console) -> int:
    failed_jobs = [j for j in service.ask("/jobs") if j["stage"] == "failed"]
    exports: list[str] = []
    packets = _packet_table()
    flags: list[tuple[str, dict[str, Any]]] = []
    for matter in service.ask("/matters"):
        home = f"/matters/{quote(matter['id'], safe='')}"
        casefile = service.ask(f"{home}/casefile")
        found = [f for f in casefile["flags"] if f["status"] == "open"]
        files = {p["id"]: p["file"] for p in casefile["packets"]}
        for packet in casefile["packets"]:
            _packet_row(packets, matter["id"], packet, found)
        flags += [(files.get(f["packet"] or "", ""), f) for f in found]
        exports += [made["path"] for made in service.ask(f"{home}/exports", post=True)]
    console.print(packets)
    _flag_list(flags, console)
    _rest(service, console)
    console.print("\nExports:")
    for path in exports:
        console.print(f"  {path}", soft_wrap=True, highlight=False)
    console.print(f"\nLook around: FULLCHART_DATA={data} make serve", highlight=False)
    for job in failed_jobs:
        console.print(f"Failed: {job['file']}: {job['problem']}", style="red")
    return 1 if failed_jobs or not exports else 0


def _packet_table() -> Table:
    table = Table(box=None, pad_edge=False)
    for title in ("Packet", "Pages", "Read", "Visits", "Lines", "Flags"):
        right = title in {"Pages", "Visits", "Lines"}
        table.add_column(title, justify="right" if right else "left", overflow="fold")
    return table


def _packet_row(
    table: Table, matter: str, packet: dict[str, Any], flags: list[dict[str, Any]]
) -> None:
    sources = Counter(p["source"] for p in packet["pages"])
    names = {"text": "text", "ocr": "scan", "none": "not read"}
    read = ", ".join(f"{sources[s]} {n}" for s, n in names.items() if sources[s])
    mine = Counter(f["severity"] for f in flags if f["packet"] == packet["id"])
    table.add_row(
        f"{matter}/{packet['file']}",
        str(packet["page_count"]),
        read,
        str(len(packet["encounters"])),
        str(len(packet["billing_lines"])),
        ", ".join(f"{mine[s]} {w.lower()}" for s, w in _WEIGHTS.items() if mine[s]),
    )


def _flag_list(flags: list[tuple[str, dict[str, Any]]], console: Console) -> None:
    console.print("\nOpen flags:")
    for severity, weight in _WEIGHTS.items():
        for file, flag in flags:
            if flag["severity"] != severity:
                continue
            pages = ", ".join(str(p) for p in flag["pages"])
            where = f" ({file}" + (f" p. {pages})" if pages else ")") if file else ""
            console.print(f"  {weight}: {flag['message']}{where}", soft_wrap=True, highlight=False)


def _rest(service: _Service, console: Console) -> None:
    for packet in service.ask("/unassigned"):
        console.print(f"  Whose packet is it? {packet['file']}", highlight=False)
    for failed in service.ask("/failed"):
        console.print(f"  Not opened: {failed['source']}: {failed['reason']}", highlight=False)
