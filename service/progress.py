"""How far the work is and how long it may take, from this machine's own history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from casefile.store import Packet, PacketState, PageKind, TimeSpent
from service.house import House

_SILENT_AFTER = dt.timedelta(minutes=10)
_SILENT = "Nothing has moved for ten minutes. Is the service that reads still running?"
_TYPICAL_MS = {
    PageKind.TYPED: 25,
    PageKind.RECOGNISED: 1500,
    PageKind.BLANK: 150,
    PageKind.KNOWN: 25,
    PageKind.UNREAD: 1500,
}
_TYPICAL_WEIGHT = 20
"""The usual times count like so many pages read on this machine; its own take over from them."""

_MIX_WEIGHT = 2
"""What packets usually hold counts like so many pages read of this one."""


Times = Mapping[PageKind, TimeSpent]


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
    history = house.store.pages.time_spent()
    left = {}
    ahead = 0.0
    for state in reading:
        own = house.store.pages.time_spent(state.packet.id) if state.done else {}
        ahead += (state.total - state.done) * _page_ms(own, history)
        left[state.packet.id] = round(ahead / 1000 / house.settings.cores)
    return left


def _page_ms(own: Times, history: Times) -> float:
    """Give the time that a page yet unread may take: a page of the packet's own mix so far.

    A page of each kind takes this machine's mean. A packet of which nothing was read holds what
    others held; pages that were known before say nothing of them.
    """
    others = [spent for kind, spent in history.items() if kind is not PageKind.KNOWN]
    pages = sum(s.pages for s in others)
    usual = _mean(pages, sum(s.ms for s in others), PageKind.RECOGNISED)
    mine = sum(
        spent.pages * _mean(history[kind].pages, history[kind].ms, kind)
        for kind, spent in own.items()
    )
    return (mine + usual * _MIX_WEIGHT) / (sum(s.pages for s in own.values()) + _MIX_WEIGHT)


def _mean(pages: int, ms: float, kind: PageKind) -> float:
    return (ms + _TYPICAL_MS[kind] * _TYPICAL_WEIGHT) / (pages + _TYPICAL_WEIGHT)
