"""The limits of the settings reach the children, and memory does not grow with the packet."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from hostile_files import endless_drawing
from packets import visit_note, write_pdf

from bench.growth import look, run
from casefile.store import PacketState
from service.house import House, open_house
from service.settings import Settings

SHORT, LONG = 20, 200
MEGABYTES_PER_PAGE = 0.2
"""What a page may leave in the service while its packet is worked on: its facts, not its words."""


def notes(pages: int) -> list[str]:
    return [visit_note(f"03/{1 + n % 28:02}/{2024 + n // 28}", 1, 1) for n in range(pages)]


def test_memory_does_not_grow_with_the_packet(tmp_path: Path) -> None:
    write_pdf(tmp_path / "short" / "packet.pdf", notes(SHORT))
    write_pdf(tmp_path / "long" / "packet.pdf", notes(LONG))
    short = run(tmp_path / "short", tmp_path / "out-short", cores=2)
    long = run(tmp_path / "long", tmp_path / "out-long", cores=2)
    assert long.memory.children < short.memory.children * 1.5
    assert long.memory.service - short.memory.service < (LONG - SHORT) * MEGABYTES_PER_PAGE


def enter(house: House, file: Path) -> str:
    sha256 = house.vault.add(file)
    pages = house.reception.inspect(house.vault.path_of(sha256)).page_count
    packet = house.store.packets.register(None, file.name, sha256, pages, None)
    house.engine.take(packet.id)
    return packet.id


def see_through(house: House, look: Callable[[], None] = lambda: None) -> None:
    until = time.monotonic() + 120
    while house.engine.busy():
        assert time.monotonic() < until
        look()
        time.sleep(0.1)
    assert house.store.packets.in_state(PacketState.FOUND)


def test_no_more_pages_are_read_at_once_than_there_are_cores(tmp_path: Path) -> None:
    before = look(os.getpid()).children
    most = 0.0

    def watch() -> None:
        nonlocal most
        most = max(most, look(os.getpid()).children)

    with open_house(Settings(data=tmp_path / "data", cores=1)) as house:
        enter(house, write_pdf(tmp_path / "one.pdf", notes(40)))
        see_through(house, watch)
        one = most - before
    most = 0.0
    with open_house(Settings(data=tmp_path / "more", cores=3)) as house:
        enter(house, write_pdf(tmp_path / "one.pdf", notes(40)))
        see_through(house, watch)
        three = most - before
    assert one < three / 2


def test_the_time_limit_of_a_page_holds(tmp_path: Path) -> None:
    with open_house(Settings(data=tmp_path / "data", cores=1, page_seconds=2)) as house:
        packet = enter(house, endless_page(tmp_path))
        see_through(house)
        (page,) = house.store.pages.of_packet(packet)
    assert "it took longer than 2 seconds" in (page.problem or "")
    assert page.ms < 60_000


def endless_page(folder: Path) -> Path:
    endless_drawing(folder / "endless.pdf")
    return folder / "endless.pdf"
