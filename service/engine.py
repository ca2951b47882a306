"""The job engine: every packet's work is durable, and a killed service goes on where it was.

DBOS keeps what has been done in the same kind of database as the store. A packet is a workflow, a
chunk of pages a child workflow, a second's worth of its pages a step: one page that is recognised,
many that have a text layer. Packets and pages wait in separate queues, so that neither holds up the
other. The decorated functions stand at module level because DBOS finds
them by name when it recovers; the pipeline that they drive is set by `Engine`.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from types import TracebackType
from typing import ParamSpec, Self
from uuid import uuid4

from dbos import (
    DBOS,
    DBOSConfig,
    DBOSPortableJSONSerializer,
    SetEnqueueOptions,
    SetWorkflowID,
)

from casefile.store import engine_for_jobs
from ingest.reading.children import ReadersClosed
from service.pipeline import Pipeline

# Changes only when the order or the meaning of steps changes: a running packet is finished by the
# version that began it.
WORKFLOW_VERSION = "3"
PACKETS, PAGES, MATTERS = "packets", "pages", "matters"
_POLL, _POLL_PAGES = 0.5, 0.2
"""How often queues are looked at, in seconds: a look costs as much as reading a third of a page."""
_LAST_STEPS_SECONDS = 5.0
"""How long a stop waits for steps under way; services are often given ten seconds in all."""

_STOPPED = ["ERROR", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]

log = logging.getLogger(__name__)

Given = ParamSpec("Given")

_pipeline: Pipeline | None = None
_works = threading.Condition()
_running = 0


class Stopping(BaseException):
    """The process is ending.

    It is not an Exception, so that DBOS does not take it for a failed step: the workflow stays
    pending, and the next start goes on with it.
    """


def _counted(work: Callable[Given, None]) -> Callable[Given, None]:
    """Count a workflow as running until its last step has been written down."""

    @wraps(work)
    def counted(*args: Given.args, **kwargs: Given.kwargs) -> None:
        global _running  # noqa: PLW0603 - DBOS functions are module-level, so is what they share
        with _works:
            _running += 1
        try:
            work(*args, **kwargs)
        finally:
            with _works:
                _running -= 1
                _works.notify_all()

    return counted


@contextmanager
def _stages(stage: str, level: int = logging.INFO, **ids: str | int) -> Iterator[Pipeline]:
    """Give the pipeline to a step, and log how long it took; raises Stopping at the end."""
    pipeline = _pipeline
    if pipeline is None:
        raise Stopping
    started = time.monotonic()
    try:
        yield pipeline
    except ReadersClosed:
        raise Stopping from None
    log.log(level, stage, extra={**ids, "seconds": round(time.monotonic() - started, 3)})


@DBOS.step(name="open_packet")
def _open_packet(packet: str) -> int:
    with _stages("packet opened", packet=packet) as pipeline:
        return pipeline.open_packet(packet)


@DBOS.step(name="read_pages")
def _read_pages(packet: str, first: int, last: int) -> int:
    with _stages("pages read", logging.DEBUG, packet=packet, page=first) as pipeline:
        return pipeline.read_pages(packet, first, last)


@DBOS.step(name="all_pages_read")
def _all_pages_read(packet: str) -> bool:
    with _stages("pages counted", logging.DEBUG, packet=packet) as pipeline:
        return pipeline.all_pages_read(packet)


@DBOS.step(name="find_packet")
def _find_packet(packet: str) -> str | None:
    with _stages("packet found", packet=packet) as pipeline:
        return pipeline.find_packet(packet)


@DBOS.step(name="judge_matter")
def _judge_matter(matter: str) -> None:
    with _stages("matter judged") as pipeline:  # its id may be a patient's name
        pipeline.judge_matter(matter)


@DBOS.workflow(name="packet")
@_counted
def work_packet(packet: str, attempt: int, chunk: int, cores: int) -> None:
    """Take a registered packet in hand: open it and enqueue its pages in chunks."""
    total = _open_packet(packet)
    for first, last in _chunks(total, chunk, cores):
        # A short packet is not stuck behind a long one: fewer pages go first.
        with (
            SetWorkflowID(f"pages-{packet}-{attempt}-{first}"),
            SetEnqueueOptions(priority=max(total, 1)),
        ):
            DBOS.enqueue_workflow(PAGES, read_pages, packet, attempt, first, last)


def _chunks(total: int, most: int, cores: int) -> Iterator[tuple[int, int]]:
    """Part pages into chunks, ever smaller towards the end, so that all cores end together."""
    first = 1
    while first <= total:
        left = total - first + 1
        last = first + max(1, min(most, left // (2 * cores))) - 1
        yield first, last
        first = last + 1


@DBOS.workflow(name="pages", max_recovery_attempts=5)
@_counted
def read_pages(packet: str, attempt: int, first: int, last: int) -> None:
    """Read the pages `first` to `last`; whoever reads the last one goes on.

    Nobody waits for anybody: a waiting parent would hold a thread for as long as the packet takes.
    """
    while first <= last:
        first = _read_pages(packet, first, last)
    if _all_pages_read(packet):
        with SetWorkflowID(f"find-{packet}-{attempt}"):
            DBOS.enqueue_workflow(PACKETS, find, packet)


@DBOS.workflow(name="find")
@_counted
def find(packet: str) -> None:
    """Find a packet's facts from what was read, then have its matter judged."""
    matter = _find_packet(packet)
    if matter is not None:
        DBOS.enqueue_workflow(MATTERS, judge, matter)


@DBOS.workflow(name="judge")
@_counted
def judge(matter: str) -> None:
    """Judge a matter, whole."""
    _judge_matter(matter)


class Engine:
    """Runs the pipeline for one process; a context manager that stops cleanly."""

    def __init__(self, pipeline: Pipeline, *, chunk_pages: int, cores: int, worker: str) -> None:
        """Prepare to run `pipeline`, whose readers use `cores`, under the name `worker`."""
        self.pipeline = pipeline
        self.chunk_pages = chunk_pages
        self.cores = cores
        self.worker = worker

    def __enter__(self) -> Self:
        global _pipeline  # noqa: PLW0603 - DBOS functions are module-level, so is what they drive
        _pipeline = self.pipeline
        config: DBOSConfig = {
            "name": "fullchart",
            "system_database_url": self.pipeline.database,
            "system_database_engine": engine_for_jobs(self.pipeline.database),
            "application_version": WORKFLOW_VERSION,
            "executor_id": self.worker,
            "serializer": DBOSPortableJSONSerializer(),
            "log_level": "WARNING",
            "max_executor_threads": 64,
        }
        DBOS(config=config)
        DBOS.listen_queues([PACKETS, PAGES, MATTERS])
        DBOS.launch()
        DBOS.register_queue(PACKETS, worker_concurrency=16, polling_interval_sec=_POLL)
        # The readers take no more pages at once than there are cores; a chunk more is at hand, so
        # that no core waits while another chunk is fetched or its pages are noted.
        DBOS.register_queue(
            PAGES, worker_concurrency=self.cores + 1, polling_interval_sec=_POLL_PAGES
        )
        DBOS.register_queue(MATTERS, worker_concurrency=1, polling_interval_sec=_POLL)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        global _pipeline  # noqa: PLW0603
        with _works:
            _pipeline = None
            _works.wait_for(lambda: _running == 0, timeout=_LAST_STEPS_SECONDS)
        DBOS.destroy(workflow_completion_timeout_sec=0)

    def take(self, packet: str, attempt: int = 1) -> None:
        """Enqueue a registered packet; the same packet and attempt again is a no-op."""
        with SetWorkflowID(f"packet-{packet}-{attempt}"):
            DBOS.enqueue_workflow(
                PACKETS, work_packet, packet, attempt, self.chunk_pages, self.cores
            )

    def retry(self, packet: str) -> None:
        """Take a packet through all stages once more; pages that were read are not read again."""
        attempts = DBOS.list_workflows(
            workflow_id_prefix=f"packet-{packet}-", name="packet", load_input=False
        )
        self.take(packet, len(attempts) + 1)

    def find_again(self, packet: str) -> None:
        """Enqueue finding a packet's facts again, because its client or the rules changed."""
        with SetWorkflowID(f"find-{packet}-{uuid4().hex}"):
            DBOS.enqueue_workflow(PACKETS, find, packet)

    def judge_again(self, matter: str) -> None:
        """Enqueue judging a matter again, because a request or a file of it changed."""
        DBOS.enqueue_workflow(MATTERS, judge, matter)

    def busy(self) -> bool:
        """Tell whether any work is queued or under way."""
        return bool(
            DBOS.list_workflows(
                status=["ENQUEUED", "PENDING", "DELAYED"], load_input=False, limit=1
            )
        )

    def failed_packets(self) -> dict[str, str]:
        """Give the packets whose last work ended in an error, with what to do about it."""
        stopped = DBOS.list_workflows(status=_STOPPED)
        packets = {w.input["args"][0] for w in stopped if w.input and w.name != "judge"}
        failed = {}
        for packet in sorted(packets):
            error = self._last_error(packet)
            if error is not None:
                failed[packet] = (
                    f"The work on it stopped with an internal error ({error}). Try it again, and "
                    "report it if it stops again."
                )
        return failed

    def failed_judgements(self) -> int:
        """Count judgements that ended in an error."""
        return len(DBOS.list_workflows(status=_STOPPED, name="judge", load_input=False))

    def _last_error(self, packet: str) -> str | None:
        error = None
        for w in DBOS.list_workflows(
            workflow_id_prefix=[f"{verb}-{packet}-" for verb in ("packet", "pages", "find")],
            load_input=False,
        ):
            if w.status in _STOPPED:
                # An error comes back from the database as a portable one that carries its name.
                error = getattr(w.error, "name", None) or "it stopped again and again"
            elif w.name == "packet" or (w.name == "find" and w.status == "SUCCESS"):
                error = None
        return error
