"""A watched folder on a real disk with a real store; only the opening of PDFs is played."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from casefile.store import Store, Vault, open_store
from ingest.folder import FolderWatch, Intake, Places, Rest, reconcile, scan
from ingest.pdf.errors import UnreadablePdf


@dataclass(frozen=True)
class Pages:
    page_count: int


def play_inspect(path: Path) -> Pages:
    data = path.read_bytes()
    if not data.startswith(b"%PDF-"):
        raise UnreadablePdf("the file is not a PDF")
    if not data.rstrip().endswith(b"%%EOF"):
        raise UnreadablePdf("the file is cut off: it was not copied or sent to the end")
    return Pages(data.count(b"/Page"))


def pdf(text: str = "one", pages: int = 2) -> bytes:
    return b"%PDF-1.7\n" + text.encode() + b"\n/Page" * pages + b"\n%%EOF\n"


class KilledError(BaseException):
    """The process ends here: nothing catches this."""


class House:
    """One inbox with its watcher; `restart` is what happens after a kill."""

    def __init__(self, root: Path, url: str, clock) -> None:
        self.root = root
        self.url = url
        self.clock = clock
        self.seconds = 0.0
        self.kill_at: str | None = None
        self.packets_came: list[str] = []
        self.matters_changed: list[str] = []
        self.places = Places(root / "inbox", root / "processed", root / "failed")
        self.places.make()
        self.store: Store | None = None
        self._open()

    def _open(self) -> None:
        self.store = open_store(self.url, self.clock)
        self.intake = Intake(
            self.store,
            Vault(self.root / "vault"),
            self.places,
            play_inspect,
            self.packets_came.append,
            self.matters_changed.append,
            self._step,
        )
        self.watch = FolderWatch(
            self.intake,
            rest=Rest(whole=2, doubtful=30),
            scan_seconds=5,
            seconds=lambda: self.seconds,
        )

    def _step(self, name: str) -> None:
        if name == self.kill_at:
            self.kill_at = None
            raise KilledError

    def restart(self) -> None:
        self.close()
        self._open()
        reconcile(self.intake, scan(self.places.inbox))

    def close(self) -> None:
        assert self.store is not None
        self.store.close()

    def drop(self, file: str, data: bytes) -> Path:
        path = self.places.inbox / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def settle(self, seconds: float = 40):
        """Look twice, with enough time between for anything to settle."""
        self.watch.look()
        self.seconds += seconds
        return self.watch.look()

    def lying(self, place: Path) -> list[str]:
        return sorted(p.relative_to(place).as_posix() for p in place.rglob("*") if p.is_file())

    @property
    def inbox(self) -> list[str]:
        return self.lying(self.places.inbox)

    @property
    def processed(self) -> list[str]:
        return self.lying(self.places.processed)

    @property
    def failed(self) -> list[str]:
        return self.lying(self.places.failed)

    @property
    def vaulted(self) -> int:
        return len([p for p in self.lying(self.root / "vault") if p.endswith(".pdf")])

    @property
    def half_copied(self) -> list[str]:
        return self.lying(self.root / "vault" / "tmp")
