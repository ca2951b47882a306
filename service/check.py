"""The sanity check: everything received is there, unaltered, and every page is accounted for."""

from __future__ import annotations

import hashlib
from pathlib import Path

from rich.console import Console

from casefile.store import Packet, PacketState, Store, Vault
from service.settings import Settings


def check_house(store: Store, settings: Settings, console: Console) -> list[str]:
    """Compare database and vault and count pages; print and give what does not hold."""
    vault = Vault(settings.vault_folder)
    packets = store.packets.in_state(*PacketState)
    problems = [problem for packet in packets for problem in _packet_problems(store, vault, packet)]
    for matter in store.matters.all():
        held = store.packets.of_matter(matter.id)
        pages = sum(p.page_count for p in held)
        console.print(f"{matter.id}: {len(held)} packets, {pages} pages", highlight=False)
    unassigned = store.packets.unassigned()
    if unassigned:
        console.print(f"without a matter: {len(unassigned)} packets", highlight=False)
    for problem in problems:
        console.print(problem, style="red", highlight=False)
    if not problems:
        console.print(f"All {len(packets)} packets are whole and accounted for.", highlight=False)
    return problems


def _packet_problems(store: Store, vault: Vault, packet: Packet) -> list[str]:
    file = vault.path_of(packet.sha256)
    if not file.is_file():
        return [f"{packet.file}: its file is gone from the vault ({file})."]
    problems = []
    if _sha256(file) != packet.sha256:
        problems.append(f"{packet.file}: its file in the vault was altered ({file}).")
    if packet.state is PacketState.FOUND:
        facts = store.facts.load(packet.id)
        accounted = len(facts.pages) if facts else 0
        if accounted != packet.page_count:
            problems.append(
                f"{packet.file}: {packet.page_count} pages came, {accounted} are accounted for."
            )
    return problems


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
