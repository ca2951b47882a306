import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from misbehaving import behave
from paper import digital, scan

from casefile.pages import Source
from ingest.pdf.errors import UnreadablePdf
from ingest.reading.cache import ReadingCache
from ingest.reading.children import PageReaders
from ingest.reading.settings import ReadingSettings

LIMITS = ReadingSettings(page_seconds=2.0, page_megabytes=300)


@pytest.fixture(scope="module")
def readers():
    with PageReaders(LIMITS, cores=2, read=behave) as pool:
        pool.read(Path("warm"), 1)
        yield pool


@pytest.mark.parametrize(
    ("verb", "reason"),
    [
        ("die", "crash"),
        ("hang", "longer than 2 seconds"),
        ("eat", "more memory"),
        ("flood", "more memory"),
        ("raise", "broke the reader"),
        ("torn", "damaged"),
    ],
)
def test_a_page_that_misbehaves_is_accounted_for(
    readers: PageReaders, verb: str, reason: str
) -> None:
    reading = readers.read(Path(verb), 7)
    assert (reading.page, reading.source, reading.legible) == (7, Source.NONE, False)
    assert reading.problem is not None
    assert reason in reading.problem
    assert "surprise" not in reading.problem
    assert readers.read(Path("fine"), 8).source is Source.TEXT


def test_a_page_gets_a_gentler_second_chance(readers: PageReaders) -> None:
    assert readers.read(Path("die_once"), 1).source is Source.TEXT


def test_an_unreadable_file_is_told_as_such(readers: PageReaders) -> None:
    with pytest.raises(UnreadablePdf, match="password"):
        readers.read(Path("locked"), 1)


def test_children_serve_many_threads_and_last(readers: PageReaders) -> None:
    with ThreadPoolExecutor(8) as threads:
        readings = list(threads.map(lambda n: readers.read(Path("fine"), n), range(1, 41)))
    assert [r.page for r in readings] == list(range(1, 41))
    assert len({r.engine for r in readings}) <= 2


def test_children_with_nothing_to_do_end_and_start_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with PageReaders(LIMITS, 1, read=behave) as pool:
        first = pool.read(Path("fine"), 1).engine
        pool.rest()
        assert pool.read(Path("fine"), 2).engine == first, "it has just been at work"
        monkeypatch.setattr("ingest.reading.children.REST_SECONDS", 0.0)
        pool.rest()
        assert pool.read(Path("fine"), 3).engine != first


def test_real_pages_go_through_children(tmp_path: Path) -> None:
    file = scan(tmp_path / "a.pdf")
    cache = ReadingCache(tmp_path / "cache")
    with PageReaders(ReadingSettings(), 1, cache) as readers:
        assert readers.inspect(file).page_count == 1
        assert readers.read(file, 1).source is Source.OCR
        assert readers.picture(file, 1, width=200, kind="jpeg").startswith(b"\xff\xd8")
        assert readers.tables(digital(tmp_path / "b.pdf"), 1) == ()
        (tmp_path / "c.pdf").write_bytes(b"")
        with pytest.raises(UnreadablePdf, match="empty"):
            readers.inspect(tmp_path / "c.pdf")
    assert list((tmp_path / "cache").rglob("*.reading"))


PARENT = """
import sys
from pathlib import Path
from ingest.reading.children import PageReaders
from ingest.reading.settings import ReadingSettings
from misbehaving import behave
if __name__ == "__main__":
    with PageReaders(ReadingSettings(page_seconds=600), 1, read=behave) as readers:
        readers.read(Path(sys.argv[1]), 1)
"""


def test_no_child_outlives_a_killed_parent(tmp_path: Path) -> None:
    script, told, scratch = tmp_path / "parent.py", tmp_path / "spawn", tmp_path / "scratch"
    scratch.mkdir()
    script.write_text(PARENT)
    here = os.pathsep.join([str(Path.cwd()), str(Path(__file__).parent), *sys.path])
    parent = subprocess.Popen(
        [sys.executable, str(script), str(told)],
        env=os.environ | {"PYTHONPATH": here, "TMPDIR": str(scratch)},
    )
    try:
        _until(lambda: told.exists() and len(told.read_text().split()) == 2)
        pids = [int(pid) for pid in told.read_text().split()]
        assert all(_alive(pid) for pid in pids)
    finally:
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    _until(lambda: not any(_alive(pid) for pid in pids))
    _until(lambda: not list(scratch.glob("fullchart-*")))


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or ") Z " not in state.read_text()


def _until(done) -> None:
    end = time.monotonic() + 30
    while not done():
        assert time.monotonic() < end, "it did not happen in 30 seconds"
        time.sleep(0.1)
