"""The watched folder: look, take in what has settled, wait to be woken, look again."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import Any

from filelock import FileLock, Timeout
from watchfiles import watch

from casefile.rules import RuleBook
from casefile.store import SERVICE, StoreUnavailable
from ingest.folder.intake import Intake, NotYet
from ingest.folder.matter_file import BadMatterFile, read_matter_file
from ingest.folder.reconcile import reconcile
from ingest.folder.scan import Mark, Scan, Seen, Waiting, scan
from ingest.folder.settle import Rest, SettleTracker

_LONGEST_RETRY = 600.0


class AlreadyWatched(RuntimeError):  # noqa: N818 - it names the state of the folder
    """Another process takes files in from the same folder."""


@dataclass(frozen=True, slots=True)
class FolderStatus:
    """What the watcher sees: when it last looked, what waits and why, what it cannot do."""

    last_scan: dt.datetime | None = None
    waiting: tuple[Waiting, ...] = ()
    problem: str | None = None


@dataclass(slots=True)
class _Retry:
    mark: Mark
    at: float
    pause: float


class FolderWatch:
    """Watches one inbox. `run` blocks until its event is set; `look` is one round of it.

    `status` may be read from any thread.
    """

    def __init__(
        self,
        intake: Intake,
        *,
        rest: Rest | None = None,
        scan_seconds: float = 5.0,
        poll: bool | None = None,
        seconds: Callable[[], float] = time.monotonic,
        rules: RuleBook = RuleBook(),
    ) -> None:
        """Take files in through `intake`; `poll` forces polling where events do not arrive."""
        self.status = FolderStatus()
        self._intake = intake
        self._scan_seconds = scan_seconds
        self._poll = poll
        self._seconds = seconds
        self._rules = rules
        self._settle = SettleTracker(rest or Rest(), seconds)
        self._matter_files: dict[str, tuple[Mark, str | None]] = {}
        self._retries: dict[str, _Retry] = {}

    def run(self, stop: Event) -> None:
        """Watch until `stop` is set. Raises AlreadyWatched where another process does so."""
        self._intake.places.make()
        try:
            with FileLock(self._intake.vault.root / "watcher.lock", timeout=0):
                reconcile(self._intake, self._scan())
                self._watch(stop)
        except Timeout as error:
            raise AlreadyWatched(
                f"another process takes files in from {self._intake.places.inbox}"
            ) from error

    def look(self) -> FolderStatus:
        """Look through the folder once and take in what has settled."""
        try:
            self.status = self._take_settled(self._scan())
        except OSError as error:
            problem = f"the watched folder cannot be reached: {error.strerror}"
            self.status = replace(self.status, problem=problem)
        except StoreUnavailable:
            problem = "the database cannot be reached; nothing is taken in until it can"
            self.status = replace(self.status, problem=problem)
        return self.status

    def _take_settled(self, found: Scan) -> FolderStatus:
        self._settle.forget_all_but(seen.source for seen in found.files)
        waiting = [*found.left_alone]
        for seen in found.files:
            reason = self._settle.waits_for(seen) or self._take(seen)
            if reason is not None:
                waiting.append(Waiting(seen.source, reason))
        return FolderStatus(self._intake.store.clock(), tuple(waiting))

    def _scan(self) -> Scan:
        places = self._intake.places
        return scan(places.inbox, self._rules, (places.processed, places.failed))

    def _take(self, seen: Seen) -> str | None:
        if seen.is_matter_file:
            return self._read_matter(seen)
        retry = self._retries.get(seen.source)
        if retry is not None and retry.mark == seen.mark and self._seconds() < retry.at:
            return "waiting for the next try"
        try:
            self._intake.take(seen)
        except NotYet as reason:
            # A file that cannot be moved must not be copied anew every few seconds.
            pause = self._scan_seconds
            if retry is not None and retry.mark == seen.mark:
                pause = min(retry.pause * 2, _LONGEST_RETRY)
            self._retries[seen.source] = _Retry(seen.mark, self._seconds() + pause, pause)
            return str(reason)
        self._retries.pop(seen.source, None)
        return None

    def _read_matter(self, seen: Seen) -> str | None:
        known = self._matter_files.get(seen.source)
        if known is not None and known[0] == seen.mark:
            return known[1]
        assert seen.matter_folder is not None
        store = self._intake.store
        try:
            told = read_matter_file(seen.path, seen.matter_folder)
        except BadMatterFile as reason:
            self._matter_files[seen.source] = (seen.mark, str(reason))
            matter = store.matters.of_folder(seen.matter_folder)
            store.activity.log(SERVICE, f"could not use it: {reason}", matter=matter)
            return str(reason)
        except OSError as error:
            return f"cannot be read: {error.strerror}"
        with store.transaction():
            news = store.matters.upsert(told.matter, seen.matter_folder)
            if news:
                for line in (
                    "read matter.json",
                    *(f"found in matter.json: {p}" for p in told.problems),
                ):
                    store.activity.log(SERVICE, line, matter=told.matter.id)
        if news:
            self._intake.matter_changed(told.matter.id)
        problem = "; ".join(told.problems) or None
        self._matter_files[seen.source] = (seen.mark, problem)
        return problem

    def _watch(self, stop: Event) -> None:
        wakes: Generator[Any, None, None] | None = None
        while not stop.is_set():
            self.look()
            try:
                # Events only shorten the wait; where they cannot be had, the clock does it.
                wakes = wakes or self._events(stop)
                next(wakes)
            except (OSError, RuntimeError, StopIteration):
                wakes = None
                stop.wait(self._scan_seconds)
        if wakes is not None:
            wakes.close()

    def _events(self, stop: Event) -> Generator[Any, None, None]:
        inbox: Path = self._intake.places.inbox
        return watch(
            inbox,
            watch_filter=None,
            debounce=200,
            stop_event=stop,
            rust_timeout=max(50, int(self._scan_seconds * 1000)),
            yield_on_timeout=True,
            raise_interrupt=False,
            force_polling=self._poll,
        )
