"""The job engine: every packet's work is durable, and a killed service goes on where it was.

DBOS keeps what has been done in the same kind of database as the store. A packet is a workflow, a
chunk of pages a child workflow, a page a step. Packets and pages wait in separate queues, since
parents wait for their children. The decorated functions stand at module level because DBOS finds
them by name when it recovers; the pipeline that they drive is set by `Engine`.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self

from dbos import (
    DBOS,
    DBOSConfig,
    DBOSPortableJSONSerializer,
    SetEnqueueOptions,
    SetWorkflowID,
)

from casefile.store import engine_for_jobs
from service.pipeline import Pipeline

# Changes only when the order or the meaning of steps changes: a running packet is finished by the
# version that began it.
WORKFLOW_VERSION = "1"
PACKETS, PAGES, MATTERS = "packets", "pages", "matters"
_POLL = 0.2

_pipeline: Pipeline | None = None


def _stages() -> Pipeline:
    if _pipeline is None:
        raise RuntimeError("the engine has not been started")
    return _pipeline


@DBOS.step(name="open_packet")
def _open_packet(packet: str) -> int:
    return _stages().open_packet(packet)


@DBOS.step(name="read_page")
def _read_page(packet: str, page: int) -> None:
    _stages().read_page(packet, page)


@DBOS.step(name="find_packet")
def _find_packet(packet: str) -> str | None:
    return _stages().find_packet(packet)


@DBOS.step(name="judge_matter")
def _judge_matter(matter: str) -> None:
    _stages().judge_matter(matter)


@DBOS.step(name="revision_of_matter")
def _revision(matter: str) -> str:
    return _stages().revision(matter)


@DBOS.workflow(name="read_pages", max_recovery_attempts=5)
def read_pages(packet: str, first: int, last: int) -> None:
    """Read the pages `first` to `last` of a packet, each one a step."""
    for page in range(first, last + 1):
        _read_page(packet, page)


@DBOS.workflow(name="judge")
def judge(matter: str) -> None:
    """Judge and chronicle a matter, whole."""
    _judge_matter(matter)


@DBOS.workflow(name="find")
def find(packet: str) -> None:
    """Find a packet's facts again from what was read, then judge its matter."""
    _find_and_judge(packet)


@DBOS.workflow(name="packet")
def work_packet(packet: str, chunk: int) -> None:
    """Take a registered packet through all stages: open, read, find, judge."""
    total = _open_packet(packet)
    waiting = []
    for first in range(1, total + 1, chunk):
        last = min(first + chunk - 1, total)
        # A short packet is not stuck behind a long one: fewer pages go first.
        with (
            SetWorkflowID(f"{DBOS.workflow_id}-from-{first}"),
            SetEnqueueOptions(priority=max(total, 1)),
        ):
            waiting.append(DBOS.enqueue_workflow(PAGES, read_pages, packet, first, last))
    for handle in waiting:
        handle.get_result(polling_interval_sec=_POLL)
    _find_and_judge(packet)


def _find_and_judge(packet: str) -> None:
    matter = _find_packet(packet)
    if matter is not None:
        revision = _revision(matter)
        with SetWorkflowID(f"judge-{matter}-{revision}"):
            handle = DBOS.enqueue_workflow(MATTERS, judge, matter)
        handle.get_result(polling_interval_sec=_POLL)


class Engine:
    """Runs the pipeline for one process; a context manager that stops cleanly."""

    def __init__(self, pipeline: Pipeline, *, chunk_pages: int, cores: int, worker: str) -> None:
        """Prepare to run `pipeline` with `cores` chunks at a time under the name `worker`."""
        self.pipeline = pipeline
        self.chunk_pages = chunk_pages
        self.cores = cores
        self.worker = worker

    def __enter__(self) -> Self:
        global _pipeline  # noqa: PLW0603 - DBOS functions are module-level, so is what they drive
        _pipeline = self.pipeline
        logging.getLogger("dbos").setLevel(logging.WARNING)
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
        DBOS.register_queue(PAGES, worker_concurrency=self.cores, polling_interval_sec=_POLL)
        DBOS.register_queue(MATTERS, worker_concurrency=1, polling_interval_sec=_POLL)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        global _pipeline  # noqa: PLW0603
        DBOS.destroy(workflow_completion_timeout_sec=0)
        _pipeline = None

    def take(self, packet: str, attempt: int = 1) -> str:
        """Enqueue a registered packet; the same packet and attempt again is a no-op.

        Gives the id of its workflow.
        """
        name = f"packet-{packet}-{attempt}"
        with SetWorkflowID(name):
            DBOS.enqueue_workflow(PACKETS, work_packet, packet, self.chunk_pages)
        return name

    def retry(self, packet: str) -> str:
        """Take a packet through all stages once more; pages that were read are not read again."""
        attempts = DBOS.list_workflows(
            workflow_id_prefix=f"packet-{packet}-", name="packet", load_input=False
        )
        return self.take(packet, len(attempts) + 1)

    def find_again(self, packet: str, revision: str) -> str:
        """Enqueue finding a packet's facts again, because its client or the rules changed."""
        name = f"find-{packet}-{revision}"
        with SetWorkflowID(name):
            DBOS.enqueue_workflow(PACKETS, find, packet)
        return name

    def judge_again(self, matter: str) -> str:
        """Enqueue judging a matter again, because a request or a decision changed."""
        name = f"judge-{matter}-{self.pipeline.revision(matter)}"
        with SetWorkflowID(name):
            DBOS.enqueue_workflow(MATTERS, judge, matter)
        return name

    def wait(self, workflows: Sequence[str]) -> None:
        """Wait until the named workflows have ended; raises what one of them raised."""
        for name in workflows:
            handle: Any = DBOS.retrieve_workflow(name)
            handle.get_result(polling_interval_sec=_POLL)

    def failures(self) -> dict[str, str]:
        """Give the ids of workflows that ended in an error, with the kind of error."""
        ended = DBOS.list_workflows(
            status=["ERROR", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"], load_input=False
        )
        return {w.workflow_id: type(w.error).__name__ if w.error else w.status for w in ended}

    def failed_packets(self) -> dict[str, str]:
        """Give the packets whose last attempt ended in an error, with what to do about it."""
        last: dict[str, tuple[str, str]] = {}
        for w in DBOS.list_workflows(name=["packet", "find"], load_input=False):
            packet = w.workflow_id.split("-")[1]
            kind = type(w.error).__name__ if w.error else w.status
            last[packet] = (w.status, kind)
        return {
            packet: f"the work on it stopped with an internal error ({kind}); try it again, and "
            "report it if it stops again"
            for packet, (status, kind) in last.items()
            if status in {"ERROR", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"}
        }
