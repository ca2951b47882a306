"""How far the work is and how long it may take, from this machine's own history."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from casefile.store import Packet, PacketState
from service.house import House

_SILENT_AFTER = dt.timedelta(minutes=10)
_TYPICAL_MS = 1500.0


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
    now = house.store.clock()
    speed = _milliseconds_per_page(house)
    states = []
    for packet in house.store.packets.in_state(*PacketState):
        progress = known.get(packet.id)
        done = progress.done if progress else 0
        stage = progress.phase if progress else "waiting"
        problem = packet.reason
        if packet.id in failed:
            stage, problem = "failed", failed[packet.id]
        elif stage != "done" and progress and now - progress.heartbeat > _SILENT_AFTER:
            problem = "nothing has moved for ten minutes; is the worker running?"
        left = None
        if stage in {"waiting", "reading"}:
            left = round((packet.page_count - done) * speed / 1000 / house.settings.cores)
        heartbeat = progress.heartbeat if progress else None
        states.append(JobState(packet, stage, done, packet.page_count, left, heartbeat, problem))
    return states


def _milliseconds_per_page(house: House) -> float:
    """Give the mean time of a page on this machine; a usual one where nothing was read yet."""
    return house.store.pages.mean_ms() or _TYPICAL_MS
