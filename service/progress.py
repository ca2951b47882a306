"""How far the work is and how long it may take, from this machine's own history."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from casefile.store import Packet, PacketState
from service.house import House

_SILENT_AFTER = dt.timedelta(minutes=10)
_SILENT = "Nothing has moved for ten minutes. Is the service that reads still running?"
_TYPICAL_MS = 1500.0
_TYPICAL_WEIGHT = 20


@dataclass(frozen=True, slots=True)
class JobState:
    """The work on one packet. `stage`: waiting, reading, finding, done or failed."""

    packet: Packet
    stage: str
    done: int
    total: int
    seconds_left: int | None
    heartbeat: dt.datetime | None
    problem: str | None


def jobs(house: House) -> list[JobState]:
    """Give the work on every packet, in the order in which they came."""
    failed = house.engine.failed_packets()
    known = {p.packet: p for p in house.store.progress.all()}
    packets = house.store.packets.in_state(*PacketState)
    now = house.store.clock()
    states = []
    for packet in packets:
        progress = known.get(packet.id)
        stage = progress.phase if progress else "waiting"
        problem = packet.reason
        if packet.id in failed:
            stage, problem = "failed", failed[packet.id]
        elif stage != "done" and progress and now - progress.heartbeat > _SILENT_AFTER:
            problem = _SILENT
        done = progress.done if progress else 0
        heartbeat = progress.heartbeat if progress else None
        states.append(JobState(packet, stage, done, packet.page_count, None, heartbeat, problem))
    left = _seconds_left(states, house)
    return [replace(state, seconds_left=left.get(state.packet.id)) for state in states]


def _seconds_left(states: list[JobState], house: House) -> dict[str, int]:
    """Give the time until each packet's last page is read: short packets go first, as queued."""
    reading = [s for s in states if s.stage in {"waiting", "reading"} and s.done < s.total]
    reading.sort(key=lambda s: s.total)
    seconds = _milliseconds_per_page(house) / 1000 / house.settings.cores
    left = {}
    pages = 0
    for state in reading:
        pages += state.total - state.done
        left[state.packet.id] = round(pages * seconds)
    return left


def _milliseconds_per_page(house: House) -> float:
    """Give the mean time of a page on this machine; a usual one counts until many were read."""
    timed, spent = house.store.pages.time_spent()
    return (spent + _TYPICAL_MS * _TYPICAL_WEIGHT) / (timed + _TYPICAL_WEIGHT)
