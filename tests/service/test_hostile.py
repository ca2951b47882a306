"""Hostile files dropped all at once: each ends as a packet or with a reason, and nothing is lost.

FULLCHART_HOSTILE names a folder of further files to drop; the same holds for them.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hostile_files import make_all, sound

from casefile.store import Arrival, PacketState, Verdict
from ingest.folder.places import note_path
from service.house import House, open_house
from service.settings import Settings

FURTHER = os.environ.get("FULLCHART_HOSTILE")
WORK_SECONDS = 1800 if FURTHER else 240


@contextmanager
def watching_house(data: Path) -> Iterator[House]:
    settings = Settings(
        data=data,
        cores=2,
        settle_seconds=0.2,
        scan_seconds=0.3,
        page_seconds=20 if FURTHER else 6,
        page_megabytes=1000 if FURTHER else 600,
    )
    with open_house(settings) as house, house.reception.watching():
        yield house


def digests(files: Iterable[Path]) -> Counter[str]:
    return Counter(hashlib.sha256(f.read_bytes()).hexdigest() for f in files)


def files_in(folder: Path) -> list[Path]:
    return [p for p in sorted(folder.rglob("*")) if p.is_file()]


def arrivals(house: House) -> tuple[Arrival, ...]:
    return house.store.arrivals.recent(10_000)


def wait_until_done(house: House, dropped: int) -> None:
    until = time.monotonic() + WORK_SECONDS
    while files_in(house.settings.inbox_folder) or house.engine.busy():
        assert time.monotonic() < until, house.reception.watch.status
        time.sleep(0.2)
    assert len(arrivals(house)) == dropped


def every_page_is_accounted_for(house: House) -> None:
    assert house.engine.failed_packets() == {}
    for packet in house.store.packets.in_state(*PacketState):
        assert packet.state is PacketState.FOUND
        facts = house.store.facts.load(packet.id)
        assert facts is not None
        assert [p.page for p in facts.pages] == list(range(1, packet.page_count + 1))
        for page in house.store.pages.of_packet(packet.id):
            assert page.verdict in {"read", "blank"} or page.problem


def drop(house: House, folder: Path) -> Counter[str]:
    """Put a folder of files into the watched folder in one move; gives what lay in it."""
    came = digests(files_in(folder))
    house.settings.inbox_folder.mkdir(exist_ok=True)
    folder.rename(house.settings.inbox_folder / "T-100")
    return came


def nothing_is_lost(house: House, came: Counter[str]) -> None:
    beside = house.settings.inbox_folder.parent
    failed = files_in(beside / "failed")
    notes = {note_path(f) for f in failed} & set(failed)
    left = [*files_in(beside / "processed"), *(f for f in failed if f not in notes)]
    assert digests(left) == came
    assert len(left) == len(arrivals(house))
    assert all(note_path(f) in notes for f in failed if f not in notes)
    for note in notes:
        assert "This file could not be read: " in note.read_text()
        assert "Traceback" not in note.read_text()


def the_service_still_works(house: House, tmp_path: Path) -> None:
    before = len(arrivals(house))
    shutil.copyfile(
        sound(tmp_path / "after.pdf", 2), house.settings.inbox_folder / "T-100" / "after.pdf"
    )
    wait_until_done(house, before + 1)
    after = next(
        p for p in house.store.packets.in_state(PacketState.FOUND) if p.file == "after.pdf"
    )
    facts = house.store.facts.load(after.id)
    assert facts is not None
    assert [str(e.date) for e in facts.encounters] == ["2024-03-01", "2024-03-02"]


def drop_all_at_once(tmp_path: Path, folder: Path) -> dict[str, Arrival]:
    """Drop a folder into a working house, see it through; gives what became of each file."""
    with watching_house(tmp_path / "data") as house:
        came = drop(house, folder)
        wait_until_done(house, came.total())
        nothing_is_lost(house, came)
        every_page_is_accounted_for(house)
        became = {Path(a.source).stem: a for a in arrivals(house)}
        the_service_still_works(house, tmp_path)
    return became


def test_hostile_files_all_at_once(tmp_path: Path) -> None:
    make_all(tmp_path / "made")
    became = drop_all_at_once(tmp_path, tmp_path / "made")
    refused = {sort: a.reason or "" for sort, a in became.items() if a.verdict is Verdict.FAILED}
    assert refused.keys() == {
        "empty", "zeros", "letter", "archive", "header_only", "cut_off", "user_password",
        "no_pages",
    }  # fmt: skip
    assert "empty" in refused["empty"]
    assert "not a PDF" in refused["letter"]
    assert "cut off" in refused["cut_off"]
    assert "password" in refused["user_password"]
    assert "no pages" in refused["no_pages"]


if FURTHER:

    @pytest.mark.timeout(WORK_SECONDS + 100)
    def test_further_hostile_files_all_at_once(tmp_path: Path) -> None:
        shutil.copytree(FURTHER, tmp_path / "further")
        drop_all_at_once(tmp_path, tmp_path / "further")
