"""`fullchart explain`: why a page or an encounter is what it is said to be, from what is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from casefile.matters import PacketFacts
from casefile.store import Store, open_store
from service.explained import Explained, PageExplained, VisitExplained
from service.explaining import explain_encounter, explain_packet, explain_page
from service.run import Told, worked_folder
from service.settings import Settings


class CannotExplain(ValueError):  # noqa: N818 - it names what was met
    """What was asked about is not there, or not one thing; `str()` says so in plain words."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked about: a page, or an encounter; neither, and every packet is listed.

    `packet` names the packet by its file or its id.
    """

    packet: str | None = None
    page: int | None = None
    encounter: str | None = None


def explain_kept(settings: Settings, matter: str, asked: Asked) -> list[Explained]:
    """Explain from what the service has found. Raises CannotExplain."""
    store = open_store(settings.database)
    try:
        return _explain(store, matter, asked)
    finally:
        store.close()


def explain_folder(
    folder: Path, settings: Settings, asked: Asked, *, told: Told
) -> list[Explained]:
    """Work through a matter folder as `fullchart run` does, and explain.

    Raises CannotExplain, NothingToDo and WorkStopped.
    """
    with worked_folder(folder, settings, told=told) as worked:
        return _explain(worked.house.store, worked.matter.id, asked)


def _explain(store: Store, matter: str, asked: Asked) -> list[Explained]:
    if store.matters.get(matter) is None:
        raise CannotExplain(
            f"There is no matter {matter!r} here. `fullchart check` lists what there is."
        )
    packets = store.facts.of_matter(matter)
    if not packets:
        raise CannotExplain("Nothing has been found in this matter's packets yet.")
    if asked.packet is not None:
        packets = tuple(p for p in packets if asked.packet in {p.file, p.id, Path(p.file).name})
        if not packets:
            raise CannotExplain(f"The matter has no packet {asked.packet!r} in which was found.")
    if asked.encounter is not None:
        return [_encounter(packets, asked.encounter)]
    if asked.page is not None:
        return [_page(packets, asked.page)]
    return [explain_packet(packet) for packet in packets]


def _encounter(packets: Sequence[PacketFacts], encounter: str) -> VisitExplained:
    for packet in packets:
        explained = explain_encounter(packet, encounter)
        if explained is not None:
            return explained
    raise CannotExplain(f"There is no encounter {encounter!r}. Without --encounter all are listed.")


def _page(packets: Sequence[PacketFacts], page: int) -> PageExplained:
    if len(packets) > 1:
        names = ", ".join(f"{p.file} ({p.id})" for p in packets)
        raise CannotExplain(f"Name one packet with --packet, by file or id: {names}.")
    explained = explain_page(packets[0], page)
    if explained is None:
        raise CannotExplain(f"{packets[0].file} has no page {page}, but {packets[0].page_count}.")
    return explained
