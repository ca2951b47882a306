"""A pool of disposable children that read pages: a page may kill its child, never the service."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from casefile.pages import PageReading, Source, Table, Turn
from ingest.pdf.errors import UnreadablePage
from ingest.pdf.kinds import PdfFacts
from ingest.reading.cache import ReadingCache
from ingest.reading.settings import ReadingSettings
from ingest.reading.tasks import Answer, PageFunction, Task

LOOK_SECONDS = 0.1
"""How often a busy child's memory and time are looked at."""

START_SECONDS = 60.0

REST_SECONDS = 5.0
"""A child that had nothing to do for so long may end; starting one takes a second."""

PAGE_OF_MEMORY = os.sysconf("SC_PAGE_SIZE")

LETTER = (612.0, 792.0)
"""Points of a US letter page, given for a page whose size is not known."""


class ChildFailed(RuntimeError):  # noqa: N818
    """A child died, hung or grew too large over a task; the message is the plain reason."""


class ReadersClosed(RuntimeError):  # noqa: N818
    """The readers were closed before the page was read; nothing is known of the page."""


class PageReaders:
    """Readers of pages, as many at once as there are cores; safe to use from many threads.

    A child that dies, hangs or outgrows its memory is ended and replaced. Its page is tried once
    more with gentler settings, then given up as a reading that says what happened.
    """

    def __init__(
        self,
        settings: ReadingSettings | None = None,
        cores: int | None = None,
        cache: ReadingCache | None = None,
        read: PageFunction | None = None,
    ) -> None:
        """Set up; children start when first needed. `read` is for tests."""
        self.settings = settings or ReadingSettings()
        self._cache = cache
        self._read = read
        self._free = threading.BoundedSemaphore(cores or os.cpu_count() or 1)
        self._idle: list[_Child] = []
        self._busy: set[_Child] = set()
        self._guard = threading.Lock()
        self._scratch = tempfile.mkdtemp(prefix="fullchart-")
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End every child; a page being read is given up."""
        with self._guard:
            self._closed = True
            children = [*self._idle, *self._busy]
            self._idle.clear()
        for child in children:
            child.end()
        shutil.rmtree(self._scratch, ignore_errors=True)

    def read(self, path: Path, page: int) -> PageReading:
        """Read one page (counted from 1), whatever it takes; see read_page.

        Raises:
            UnreadablePdf: the file cannot be opened.
            NoEngine: no recogniser is installed.
            ReadersClosed: the readers were closed meanwhile.
        """
        reasons: list[str] = []
        for settings in (self.settings, self.settings.gentler()):
            try:
                reading = self._ask("read", path, page, settings, self._cache)
            except UnreadablePage as error:
                return _given_up(page, str(error))
            except ChildFailed as error:
                if self._closed:
                    raise ReadersClosed("reading was stopped") from error
                reasons.append(str(error))
                continue
            assert isinstance(reading, PageReading)
            return reading
        again = "twice" if len(set(reasons)) == 1 else f"then {reasons[-1]}"
        return _given_up(page, f"{reasons[0]} ({again})")

    def inspect(self, path: Path, password: str | None = None) -> PdfFacts:
        """Find out what a file is; see inspect_pdf. Raises UnreadablePdf or ChildFailed."""
        facts = self._ask("inspect", path, password)
        assert isinstance(facts, PdfFacts)
        return facts

    def tables(self, path: Path, page: int) -> tuple[Table, ...]:
        """Find ruled tables; none where the page is too much. Raises UnreadablePdf."""
        try:
            tables: tuple[Table, ...] = self._ask("tables", path, page)
        except (ChildFailed, UnreadablePage):
            return ()
        return tables

    def picture(
        self,
        path: Path,
        page: int,
        *,
        width: int,
        rotation: Turn = 0,
        kind: Literal["png", "jpeg"] = "png",
    ) -> bytes:
        """Draw a page; raises UnreadablePdf, UnreadablePage or ChildFailed."""
        data = self._ask("picture", path, page, width, rotation, kind)
        assert isinstance(data, bytes)
        return data

    def rest(self) -> None:
        """End the children that have had nothing to do; they start again when they are needed."""
        before = time.monotonic() - REST_SECONDS
        with self._guard:
            resting = [child for child in self._idle if child.idle_since < before]
            self._idle = [child for child in self._idle if child not in resting]
        for child in resting:
            child.end()

    def _ask(self, verb: str, *arguments: Any) -> Any:
        """Have a free child do a task; raises what it refused with, or ChildFailed."""
        with self._free:
            child = self._take()
            kept = False
            try:
                answer = child.do(Task(verb, arguments, self.settings.page_seconds))
                kept = answer.broke is None
            finally:
                self._give_back(child, keep=kept)
        if answer.broke:
            raise ChildFailed(answer.broke)
        if answer.refusal is not None:
            raise answer.refusal
        return answer.value

    def _take(self) -> _Child:
        with self._guard:
            if self._closed:
                raise ReadersClosed("reading was stopped")
            child = self._idle.pop() if self._idle else None
            if child is None:
                child = _Child(self.settings, self._read, self._scratch)
            self._busy.add(child)
            return child

    def _give_back(self, child: _Child, *, keep: bool) -> None:
        with self._guard:
            self._busy.discard(child)
            if keep and not self._closed:
                child.idle_since = time.monotonic()
                self._idle.append(child)
                return
        child.end()


class _Child:
    """One child process and the pipe to it."""

    def __init__(self, settings: ReadingSettings, read: PageFunction | None, scratch: str) -> None:
        context = multiprocessing.get_context("spawn")
        self._settings = settings
        self._pipe: Connection
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(theirs, settings, read, scratch), daemon=True
        )
        self._process.start()
        theirs.close()
        self._ready = False
        self.idle_since = 0.0

    def do(self, task: Task) -> Answer:
        """Have the task done within its limits; a breach comes back as an answer that broke."""
        try:
            if not self._ready:
                started = self._wait(START_SECONDS)
                if started.broke:
                    return Answer(broke="a reader could not be started")
                self._ready = True
            self._pipe.send(task)
            return self._wait(task.seconds)
        except (EOFError, ConnectionError):
            return Answer(broke="it made the reader crash")

    def _wait(self, seconds: float) -> Answer:
        until = time.monotonic() + seconds
        while not self._pipe.poll(LOOK_SECONDS):
            if time.monotonic() > until:
                self.end()
                return Answer(broke=f"it took longer than {seconds:.0f} seconds")
            if self._megabytes() > self._settings.page_megabytes:
                self.end()
                return Answer(broke="it needed more memory than allowed")
        answer = self._pipe.recv()
        assert isinstance(answer, Answer)
        return answer

    def _megabytes(self) -> int:
        """Give the child's resident memory; 0 where the system does not tell."""
        try:
            with open(f"/proc/{self._process.pid}/statm") as file:  # noqa: PTH123
                return int(file.read().split()[1]) * PAGE_OF_MEMORY >> 20
        except (OSError, IndexError, ValueError):
            return 0

    def end(self) -> None:
        """End the child and all that it started."""
        pid = self._process.pid
        if pid is not None and self._process.is_alive():
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(pid, signal.SIGKILL)
            self._process.kill()
        self._process.join(5)
        with contextlib.suppress(OSError):  # a thread whose page was given up closes it, too
            self._pipe.close()


def _serve(*arguments: Any) -> None:
    """Begin as a child, which alone loads what draws and recognises pages."""
    from ingest.reading.child import serve  # noqa: PLC0415

    serve(*arguments)


def _given_up(page: int, reason: str) -> PageReading:
    return unread_page(
        page,
        f"The page could not be read: {reason}. Look at the page itself, "
        "and ask for a better copy if it matters.",
    )


def unread_page(page: int, problem: str) -> PageReading:
    """Account for a page that could not be read; `problem` says why, in plain words."""
    return PageReading(
        page=page,
        source=Source.NONE,
        words=(),
        width=LETTER[0],
        height=LETTER[1],
        legible=False,
        problem=problem,
    )


__all__: Sequence[str] = ("ChildFailed", "PageReaders", "ReadersClosed", "unread_page")
