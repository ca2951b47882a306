"""The job engine by its public doors, with counted stages in the pipeline's place."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import cast

import pytest
from dbos import DBOS, WorkflowStatus

from service.engine import Engine
from service.pipeline import Pipeline


class CountedStages:
    """Stands for the pipeline: keeps what was read as the cache does, and counts what was done.

    `gate` holds up reading while it is closed; `fails` says which pages raise an error, and
    `together` how many pages a step reads.
    """

    def __init__(self, database: str, pages: dict[str, int]) -> None:
        self.database = database
        self.pages = pages
        self.fails: set[tuple[str, int]] = set()
        self.together = 1
        self.order: list[tuple[str, int]] = []
        self.begun: Counter[tuple[str, int]] = Counter()
        self.recognised: Counter[tuple[str, int]] = Counter()
        self.found: Counter[str] = Counter()
        self.judged: Counter[str] = Counter()
        self.gate = threading.Event()
        self.gate.set()
        self._guard = threading.Lock()

    def open_packet(self, packet: str) -> int:
        return self.pages[packet]

    def read_pages(self, packet: str, first: int, last: int) -> int:
        for page in range(first, min(first + self.together, last + 1)):
            with self._guard:
                self.begun[packet, page] += 1
            assert self.gate.wait(60)
            with self._guard:
                if (packet, page) in self.fails:
                    raise ValueError("Marlowe, Odette: words of a record")
                self.order.append((packet, page))
                if (packet, page) not in self.recognised:
                    self.recognised[packet, page] += 1
        return page + 1

    def all_pages_read(self, packet: str) -> bool:
        with self._guard:
            return sum(1 for p, _ in self.recognised if p == packet) == self.pages[packet]

    def find_packet(self, packet: str) -> str | None:
        with self._guard:
            self.found[packet] += 1
        return "matter"

    def judge_matter(self, matter: str) -> None:
        with self._guard:
            self.judged[matter] += 1


@contextmanager
def engine_on(stages: CountedStages, *, cores: int = 2, chunk: int = 4) -> Iterator[Engine]:
    engine = Engine(cast("Pipeline", stages), chunk_pages=chunk, cores=cores, worker="tests-1")
    with engine:
        yield engine


def wait_for(condition: Callable[[], bool], what: str, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, f"{what} did not come about"
        time.sleep(0.02)


def idle(engine: Engine) -> None:
    wait_for(lambda: not engine.busy(), "the end of the work")


@pytest.fixture
def stages(store_url: str) -> CountedStages:
    return CountedStages(store_url, {"short": 2, "long": 30, "odd": 9})


@pytest.mark.parametrize("together", [1, 3, 50])
def test_a_packet_is_read_by_chunks_found_once_and_its_matter_judged(
    stages: CountedStages, together: int
) -> None:
    stages.together = together
    with engine_on(stages) as engine:
        engine.take("odd")
        idle(engine)
        assert engine.failed_packets() == {}
    assert sorted(stages.order) == [("odd", page) for page in range(1, 10)]
    assert set(stages.begun.values()) == {1}
    assert stages.found == {"odd": 1}
    assert stages.judged == {"matter": 1}


@pytest.mark.parametrize("cores", [1, 2, 4])
def test_chunks_grow_smaller_so_that_all_cores_end_together(
    stages: CountedStages, cores: int
) -> None:
    stages.together = 100
    with engine_on(stages, cores=cores, chunk=8) as engine:
        engine.take("long")
        idle(engine)
        chunks = _queued(engine, "pages-long")
    firsts = sorted(int(c.workflow_id.rsplit("-", 1)[1]) for c in chunks)
    sizes = [after - first for first, after in zip(firsts, [*firsts[1:], 31], strict=True)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] <= 8
    assert sizes[-cores:] == [1] * cores


def test_a_packet_taken_twice_is_one_work(stages: CountedStages) -> None:
    with engine_on(stages) as engine:
        engine.take("odd")
        engine.take("odd")
        idle(engine)
        engine.take("odd")
        idle(engine)
    assert set(stages.begun.values()) == {1}
    assert stages.found == {"odd": 1}


def test_a_packet_without_pages_to_read_yet_leaves_others_alone(stages: CountedStages) -> None:
    stages.pages["gone"] = 3
    stages.fails = {("gone", 1)}
    with engine_on(stages) as engine:
        engine.take("gone")
        engine.take("short")
        idle(engine)
        assert set(engine.failed_packets()) == {"gone"}
    assert stages.found == {"short": 1}


def test_a_failed_packet_is_told_plainly_and_a_retry_heals_it(stages: CountedStages) -> None:
    stages.fails = {("odd", 6)}
    with engine_on(stages) as engine:
        engine.take("odd")
        idle(engine)
        told = engine.failed_packets()["odd"]
        assert told.startswith("The work on it stopped with an internal error (ValueError).")
        assert "Marlowe" not in told, "an error's words may be a record's"
        assert stages.found == {}
        read = dict(stages.recognised)
        stages.fails = set()
        engine.retry("odd")
        idle(engine)
        assert engine.failed_packets() == {}
    assert stages.found == {"odd": 1}
    assert len(stages.recognised) == 9
    assert set(stages.recognised.values()) == {1}, "what was read before is not read again"
    assert read.items() <= dict(stages.recognised).items()


def test_a_retry_that_fails_again_is_told_again(stages: CountedStages) -> None:
    stages.fails = {("short", 2)}
    with engine_on(stages) as engine:
        engine.take("short")
        idle(engine)
        engine.retry("short")
        idle(engine)
        assert set(engine.failed_packets()) == {"short"}
        assert stages.begun["short", 2] == 2


def test_a_short_packet_overtakes_a_long_one(stages: CountedStages) -> None:
    stages.gate.clear()
    with engine_on(stages, cores=1) as engine:
        engine.take("long")
        wait_for(lambda: stages.begun["long", 1] > 0, "the first page")
        engine.take("short")
        wait_for(lambda: len(_queued(engine, "pages-short")) == 2, "the short packet in the queue")
        stages.gate.set()
        idle(engine)
    before = min(stages.order.index(("short", page)) for page in (1, 2))
    assert before <= 8, f"it waited behind {before} pages of the long one"
    assert len(stages.order) == 32


def _queued(engine: Engine, prefix: str) -> list[WorkflowStatus]:
    return list(DBOS.list_workflows(workflow_id_prefix=prefix, load_input=False))


def test_work_that_was_stopped_is_finished_by_the_next_engine(stages: CountedStages) -> None:
    stages.gate.clear()
    with engine_on(stages) as engine:
        engine.take("long")
        engine.take("short")
        wait_for(lambda: len(stages.begun) >= 2, "the first pages")
        threading.Timer(0.3, stages.gate.set).start()
    begun = Counter(stages.begun)
    assert len(stages.order) == begun.total(), "a step under way was seen to its end"
    assert len(stages.order) < 32
    with engine_on(stages) as engine:
        idle(engine)
        assert engine.failed_packets() == {}
    assert stages.found == {"long": 1, "short": 1}
    assert len(stages.recognised) == 32
    again = [page for page, times in stages.begun.items() if times > 1]
    assert again == [], "a step that was done is not done again"


def test_finding_and_judging_again(stages: CountedStages) -> None:
    with engine_on(stages) as engine:
        engine.take("short")
        idle(engine)
        engine.find_again("short")
        idle(engine)
        engine.judge_again("other")
        idle(engine)
    assert stages.found == {"short": 2}
    assert stages.judged == {"matter": 2, "other": 1}
    assert set(stages.begun.values()) == {1}


def test_a_failed_judgement_is_counted(
    stages: CountedStages, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(matter: str) -> None:
        raise KeyError(matter)

    monkeypatch.setattr(stages, "judge_matter", broken)
    with engine_on(stages) as engine:
        engine.judge_again("matter")
        idle(engine)
        assert engine.failed_judgements() == 1
        assert engine.failed_packets() == {}
