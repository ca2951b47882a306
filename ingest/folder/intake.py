"""From a settled file to a registered packet, in steps that can each be repeated.

    seen, settled > hashed > noted > vaulted > registered > announced > moved > done

The file leaves the inbox only after its packet is committed, so a process that is killed between
any two steps finds it again and goes on. Whatever was half done, nothing is lost and nothing is
entered twice.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from casefile.store import SERVICE, Arrival, Copied, Packet, PacketState, Store, Vault, Verdict
from ingest.folder.places import Places, free, move, write_note
from ingest.folder.scan import Seen, mark_of
from ingest.pdf.errors import UnreadablePdf

Inspect = Callable[[Path], "HasPages"]


class HasPages(Protocol):
    """What inspecting a file has to tell."""

    @property
    def page_count(self) -> int:
        """How many pages the file has."""


class NotYet(Exception):  # noqa: N818 - it is no error: the file is looked at again
    """The file cannot be taken now; `str()` says why."""


def _nothing(_: str) -> None:
    pass


@dataclass(frozen=True)
class Intake:
    """Takes settled files in.

    `inspect` opens a file and raises UnreadablePdf where that cannot be done. `packet_came` and
    `matter_changed` are told (packet id; matter id) after the commit and may be told again: the
    work they start has to know what was already begun. `step` is told the name of each step done.
    """

    store: Store
    vault: Vault
    places: Places
    inspect: Inspect
    packet_came: Callable[[str], None] = _nothing
    matter_changed: Callable[[str], None] = _nothing
    step: Callable[[str], None] = field(default=_nothing)

    def take(self, seen: Seen) -> Arrival:
        """Take a settled file in, or go on where an earlier try ended. Raises NotYet."""
        copied = self._copy(seen)
        self.step("hashed")
        folder = seen.matter_folder
        arrival = self.store.arrivals.begin(
            source=seen.source,
            matter=self.store.matters.of_folder(folder) if folder is not None else None,
            file=seen.file,
            sha256=copied.sha256,
            size=copied.size,
            folder_hint=seen.provider_folder,
        )
        self.step("noted")
        self.vault.keep(copied)
        self.step("vaulted")
        arrival = self.settle(arrival)
        self._leave(arrival, seen)
        return arrival

    def settle(self, arrival: Arrival) -> Arrival:
        """Give a drop whose bytes are in the vault its verdict, and announce it."""
        if arrival.verdict is Verdict.PENDING:
            arrival = self._decide(arrival)
            self.step("registered")
        if arrival.verdict is Verdict.FAILED:
            if arrival.matter is not None:
                self.matter_changed(arrival.matter)
        elif arrival.packet is not None:
            self.packet_came(arrival.packet)
        self.step("announced")
        return arrival

    def _copy(self, seen: Seen) -> Copied:
        try:
            # Not through a link, and not waiting for a pipe, whatever lies there by now.
            flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
            with os.fdopen(os.open(seen.path, flags), "rb") as source:
                if mark_of(os.fstat(source.fileno())) != seen.mark:
                    raise NotYet("it is still changing")
                copied = self.vault.copy_in(source)
                same = mark_of(os.fstat(source.fileno())) == seen.mark
        except OSError as error:
            raise NotYet(f"it cannot be copied to the vault: {error.strerror}") from error
        if not same:
            self.vault.drop(copied)
            raise NotYet("it is still changing")
        return copied

    def _decide(self, arrival: Arrival) -> Arrival:
        known = self._known(arrival)
        if known is not None:
            return self._recognise(arrival, known)
        try:
            pages = self.inspect(self.vault.path_of(arrival.sha256)).page_count
        except UnreadablePdf as reason:
            return self._refuse(arrival, str(reason))
        return self._register(arrival, pages)

    def _register(self, arrival: Arrival, pages: int) -> Arrival:
        destination = str(self.places.for_received(_names(arrival), arrival.seen_at))
        with self.store.transaction():
            packet = self.store.packets.register(
                arrival.matter, arrival.file, arrival.sha256, pages, arrival.folder_hint
            )
            told = f"received {arrival.file}, {pages} page{'' if pages == 1 else 's'}"
            self.store.activity.log(SERVICE, told, matter=arrival.matter, packet=packet.id)
            return self.store.arrivals.decide(
                arrival.id, Verdict.REGISTERED, destination, packet.id
            )

    def _recognise(self, arrival: Arrival, known: Packet) -> Arrival:
        destination = str(self.places.for_received(_names(arrival), arrival.seen_at))
        reason = f"the same file as {known.file}, received before"
        told = f"received {arrival.file} again: {reason}"
        with self.store.transaction():
            if known.matter is None and arrival.matter is not None:
                self.store.packets.assign(known.id, arrival.matter)
                if known.state is PacketState.FOUND:
                    # What was found depends on whose client it is: it has to be found anew.
                    self.store.packets.set_state(known.id, PacketState.REGISTERED)
                told += "; it is this matter's, by the folder it was dropped in now"
            matter = arrival.matter or known.matter
            self.store.activity.log(SERVICE, told, matter=matter, packet=known.id)
            return self.store.arrivals.decide(
                arrival.id, Verdict.DUPLICATE, destination, known.id, reason
            )

    def _known(self, arrival: Arrival) -> Packet | None:
        same = self.store.packets.with_bytes(arrival.sha256)
        if arrival.matter is None:
            return same[0] if same else None
        mine = [p for p in same if p.matter == arrival.matter]
        undecided = [p for p in same if p.matter is None]
        return next(iter(mine + undecided), None)

    def _refuse(self, arrival: Arrival, reason: str) -> Arrival:
        destination = str(self.places.for_unreadable(_names(arrival)))
        with self.store.transaction():
            told = f"could not read {arrival.file}: {reason}"
            self.store.activity.log(SERVICE, told, matter=arrival.matter)
            return self.store.arrivals.decide(
                arrival.id, Verdict.FAILED, destination, reason=reason
            )

    def _leave(self, arrival: Arrival, seen: Seen) -> None:
        assert arrival.destination is not None
        destination = Path(arrival.destination)
        try:
            if mark_of(seen.path.lstat()) == seen.mark:
                if os.path.lexists(destination):
                    destination = free(destination.parent, (destination.name,))
                    self.store.arrivals.redirect(arrival.id, str(destination))
                if arrival.verdict is Verdict.FAILED:
                    write_note(destination, arrival.reason or "", arrival.seen_at)
                    self.step("explained")
                move(seen.path, destination)
                self.step("moved")
        except FileNotFoundError:
            # Somebody took it away meanwhile. Its bytes are in the vault, its packet is committed.
            pass
        except OSError as error:
            raise NotYet(f"it is taken in, but cannot be moved away: {error.strerror}") from error
        self.store.arrivals.moved(arrival.id)
        self.step("done")


def _names(arrival: Arrival) -> tuple[str, ...]:
    return tuple(arrival.source.split("/"))
