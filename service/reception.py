"""What happens when something comes or changes: a packet, a matter, a decision whose it is."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from casefile.matters import Matter
from casefile.store import SERVICE, PacketState, Store, Vault
from ingest.folder.intake import Intake
from ingest.folder.places import Places
from ingest.folder.settle import Rest
from ingest.folder.watch import AlreadyWatched, FolderWatch
from ingest.pdf.errors import UnreadablePdf
from ingest.pdf.kinds import PdfFacts
from ingest.reading.children import ChildFailed, PageReaders
from service.engine import Engine
from service.settings import Settings


class Reception:
    """Takes in what comes and starts the work that follows from it."""

    def __init__(
        self, settings: Settings, store: Store, vault: Vault, readers: PageReaders, engine: Engine
    ) -> None:
        """Receive for one installation; `problem` says why the folder is not watched."""
        self.settings = settings
        self.store = store
        self.readers = readers
        self.engine = engine
        self.problem: str | None = None
        self.intake = Intake(
            store=store,
            vault=vault,
            places=Places.beside(settings.inbox_folder),
            inspect=self.inspect,
            packet_came=self.packet_came,
            matter_changed=self.matter_changed,
        )
        self.watch = FolderWatch(
            self.intake,
            rest=Rest(settings.settle_seconds),
            scan_seconds=settings.scan_seconds,
        )

    def inspect(self, path: Path) -> PdfFacts:
        """Open a file in a child process; raises UnreadablePdf, also where the child fails."""
        try:
            return self.readers.inspect(path)
        except ChildFailed as failure:
            raise UnreadablePdf(f"the file could not be opened: {failure}") from failure

    def packet_came(self, packet: str) -> None:
        """Start the work on a packet, once; one that was read before is found again.

        That is a packet without a matter, dropped again into the folder of one.
        """
        if self.store.facts.rules_of(packet) is None:
            self.engine.take(packet)
        else:
            self.engine.find_again(packet)

    def matter_changed(self, matter: str) -> None:
        """Find again what depends on who the client is, and judge the matter again."""
        undecided = self.store.packets.unassigned()
        for packet in (*self.store.packets.of_matter(matter), *undecided):
            if packet.state is PacketState.FOUND:
                self.engine.find_again(packet.id)
        self.engine.judge_again(matter)

    def enter_matter(self, matter: Matter) -> None:
        """Enter what a person says of a matter."""
        if self.store.matters.upsert(matter, matter.id):
            self.store.activity.log(
                SERVICE, "entered what is known of the matter", matter=matter.id
            )
            self.matter_changed(matter.id)

    def assign(self, packet: str, matter: str) -> None:
        """Give a packet to a matter because a person says so; one it was in is judged again."""
        known = self.store.packets.get(packet)
        former = known.matter if known else None
        with self.store.transaction():
            self.store.packets.assign(packet, matter)
            self.store.activity.log(
                SERVICE, "put into this matter by hand", matter=matter, packet=packet
            )
        self.engine.find_again(packet)
        if former is not None and former != matter:
            self.engine.judge_again(former)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Watch the folder in a thread of its own while the block runs."""
        stop = threading.Event()
        thread = threading.Thread(target=self._watch, args=(stop,), name="watcher")
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join()

    def _watch(self, stop: threading.Event) -> None:
        try:
            self.watch.run(stop)
        except AlreadyWatched as problem:
            self.problem = str(problem)
