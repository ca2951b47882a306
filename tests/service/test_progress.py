"""Progress: what is told of the work on a packet, and how long it may take."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest

from casefile.matters import Matter
from casefile.pages import Source
from casefile.store import PageRecord, Store
from service.progress import JobState, jobs


@pytest.fixture
def store_url(tmp_path: Any) -> str:
    return f"sqlite:///{tmp_path / 'store.sqlite'}"


def states(store: Store, failed: dict[str, str] | None = None, cores: int = 2) -> list[JobState]:
    engine = SimpleNamespace(failed_packets=lambda: failed or {})
    house: Any = SimpleNamespace(store=store, engine=engine, settings=SimpleNamespace(cores=cores))
    return jobs(house)


def packet(store: Store, name: str, pages: int) -> str:
    store.matters.upsert(Matter("M"))
    return store.packets.register("M", name, name * 64, pages).id


def read(store: Store, packet: str, pages: range, ms: int, source: Source = Source.OCR) -> None:
    verdict = "blank" if source is Source.NONE else "read"
    store.pages.save(PageRecord(packet, n, source, verdict, ms=ms) for n in pages)
    store.progress.beat(packet, "reading", store.pages.count(packet), len(pages))


def history(store: Store) -> None:
    """Let this machine have read many pages of each kind: text, scans, blanks."""
    read(store, packet(store, "f", 9000), range(1, 2001), 20, Source.TEXT)
    read(store, packet(store, "0", 9000), range(1, 2001), 3000)
    read(store, packet(store, "9", 9000), range(1, 2001), 100, Source.NONE)
    for done in store.progress.all():
        store.progress.beat(done.packet, "done", 2000, 2000)


def test_a_usual_time_is_told_until_this_machine_has_a_history(store: Store) -> None:
    packet(store, "a", 40)
    (job,) = states(store)
    assert (job.stage, job.done, job.total) == ("waiting", 0, 40)
    assert job.seconds_left == 30


def test_this_machines_own_speed_counts_more_the_more_it_read(store: Store) -> None:
    done = packet(store, "a", 400)
    read(store, done, range(1, 401), 6000)
    store.progress.beat(done, "done", 400, 400)
    packet(store, "b", 100)
    finished, waiting = states(store)
    assert finished.seconds_left is None
    assert waiting.seconds_left == pytest.approx(289, abs=1)


def test_pages_known_before_say_nothing_of_the_speed(store: Store) -> None:
    read(store, packet(store, "a", 500), range(1, 501), 3)
    packet(store, "b", 40)
    assert states(store)[1].seconds_left == 30


@pytest.mark.parametrize(
    ("text", "scanned", "blank", "least", "most"),
    [
        # The rest of the packet, 800 pages on two cores, is taken to be as the first 200 were.
        (200, 0, 0, 8, 20),
        (0, 200, 0, 1180, 1200),
        (180, 10, 10, 60, 90),
    ],
)
def test_the_rest_of_a_packet_is_taken_to_be_as_its_pages_so_far(
    store: Store, text: int, scanned: int, blank: int, least: int, most: int
) -> None:
    history(store)
    mixed = packet(store, "a", 1000)
    read(store, mixed, range(1, 1 + text), 20, Source.TEXT)
    read(store, mixed, range(401, 401 + scanned), 3000)
    read(store, mixed, range(601, 601 + blank), 100, Source.NONE)
    job = next(s for s in states(store) if s.packet.id == mixed)
    assert job.done == 200
    assert job.seconds_left is not None
    assert least <= job.seconds_left <= most


def test_a_packet_of_known_pages_is_soon_through(store: Store) -> None:
    history(store)
    again = packet(store, "a", 1000)
    read(store, again, range(1, 201), 8)
    job = next(s for s in states(store) if s.packet.id == again)
    assert job.seconds_left is not None
    assert job.seconds_left < 30


def test_short_packets_go_first_and_long_ones_wait_for_them(store: Store) -> None:
    packet(store, "a", 80)
    packet(store, "b", 8)
    long, short = states(store)
    assert short.seconds_left == 6
    assert long.seconds_left == 66


def test_a_silent_worker_is_told_of(store: Store, clock: Any) -> None:
    store.progress.beat(packet(store, "a", 9), "reading", 3, 9)
    clock.forward(minutes=9)
    assert states(store)[0].problem is None
    clock.forward(minutes=2)
    (job,) = states(store)
    assert job.problem is not None
    assert "ten minutes" in job.problem
    assert job.heartbeat == clock.now - dt.timedelta(minutes=11)


def test_a_failed_packet_tells_its_reason(store: Store) -> None:
    name = packet(store, "a", 9)
    store.progress.beat(name, "reading", 3, 9)
    (job,) = states(store, {name: "The work on it stopped."})
    assert (job.stage, job.problem, job.seconds_left) == ("failed", "The work on it stopped.", None)
