"""The process is killed between any two steps, and started again: nothing lost, nothing twice."""

import datetime as dt
import hashlib
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from folder_house import House, KilledError, pdf
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from casefile.store import Verdict

NOW = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
STEPS = ["hashed", "noted", "vaulted", "registered", "announced", "moved", "done"]


def kill(house, step):
    house.kill_at = step
    with pytest.raises(KilledError):
        house.settle()
    house.restart()


def assert_taken_in_once(house):
    (packet,) = house.store.packets.of_matter("marlowe")
    assert [a.verdict for a in house.store.arrivals.recent()] == [Verdict.REGISTERED]
    assert house.store.arrivals.unmoved() == ()
    assert (house.vaulted, house.half_copied) == (1, [])
    assert packet.id in house.packets_came


@pytest.mark.parametrize("step", STEPS)
def test_a_packet_after_a_kill(house, step):
    house.drop("marlowe/fernhill/a.pdf", pdf())
    kill(house, step)
    house.settle()
    assert_taken_in_once(house)
    assert house.processed == ["2026-03/marlowe/fernhill/a.pdf"]
    assert house.inbox == []


@pytest.mark.parametrize("first", ["hashed", "vaulted", "announced"])
@pytest.mark.parametrize("second", STEPS)
def test_a_packet_after_two_kills(small_house, first, second):
    small_house.drop("marlowe/a.pdf", pdf())
    kill(small_house, first)
    small_house.kill_at = second
    try:
        small_house.settle()
    except KilledError:
        small_house.restart()
    small_house.kill_at = None
    small_house.settle()
    assert_taken_in_once(small_house)
    assert small_house.processed == ["2026-03/marlowe/a.pdf"]


@pytest.mark.parametrize("step", [*STEPS[:5], "explained", *STEPS[5:]])
def test_an_unreadable_file_after_a_kill(house, step):
    house.drop("marlowe/bad.pdf", b"%PDF-1.7 cut")
    kill(house, step)
    house.settle()
    assert [a.verdict for a in house.store.arrivals.recent()] == [Verdict.FAILED]
    assert house.failed == ["marlowe/bad.pdf", "marlowe/bad.pdf.txt"]
    assert len(house.store.arrivals.unreadable("marlowe")) == 1
    assert house.inbox == []


@pytest.mark.parametrize("step", STEPS[1:])
def test_a_file_taken_away_while_the_process_was_dead_is_not_lost(small_house, step):
    path = small_house.drop("marlowe/a.pdf", pdf())
    small_house.kill_at = step
    with pytest.raises(KilledError):
        small_house.settle()
    path.unlink(missing_ok=True)
    small_house.restart()
    small_house.settle()
    assert_taken_in_once(small_house)


def test_a_file_taken_away_before_it_was_noted_was_never_received(small_house):
    path = small_house.drop("marlowe/a.pdf", pdf())
    small_house.kill_at = "hashed"
    with pytest.raises(KilledError):
        small_house.settle()
    path.unlink()
    small_house.restart()
    assert small_house.store.arrivals.recent() == ()
    assert small_house.half_copied == []


def test_a_noted_drop_whose_bytes_are_gone_is_withdrawn(small_house):
    small_house.drop("marlowe/a.pdf", pdf())
    small_house.kill_at = "noted"
    with pytest.raises(KilledError):
        small_house.settle()
    (small_house.places.inbox / "marlowe/a.pdf").unlink()
    for half in (small_house.root / "vault" / "tmp").iterdir():
        half.unlink()
    small_house.restart()
    (arrival,) = small_house.store.arrivals.recent()
    assert arrival.verdict is Verdict.WITHDRAWN
    assert small_house.store.arrivals.unmoved() == ()


@pytest.mark.parametrize("step", STEPS)
def test_another_file_under_the_same_name_while_the_process_was_dead(small_house, step):
    small_house.drop("marlowe/a.pdf", pdf("one"))
    small_house.kill_at = step
    with pytest.raises(KilledError):
        small_house.settle()
    small_house.drop("marlowe/a.pdf", pdf("two"))
    small_house.restart()
    small_house.settle()
    held = {p.sha256 for p in small_house.store.packets.of_matter("marlowe")}
    # What was overwritten by its sender before it was noted here had not been received yet.
    received = ("two",) if step == "hashed" else ("one", "two")
    assert held == {hashlib.sha256(pdf(text)).hexdigest() for text in received}
    assert small_house.inbox == []
    assert small_house.store.arrivals.unmoved() == ()


@pytest.mark.parametrize("step", STEPS)
def test_the_same_file_dropped_again_while_the_first_is_under_work(small_house, step):
    small_house.drop("marlowe/a.pdf", pdf())
    small_house.kill_at = step
    with pytest.raises(KilledError):
        small_house.settle()
    small_house.drop("marlowe/again.pdf", pdf())
    small_house.restart()
    small_house.settle()
    assert len(small_house.store.packets.of_matter("marlowe")) == 1
    verdicts = sorted(a.verdict for a in small_house.store.arrivals.recent())
    assert verdicts == [Verdict.DUPLICATE, Verdict.REGISTERED]
    assert small_house.processed == ["2026-03/marlowe/a.pdf", "2026-03/marlowe/again.pdf"]


@pytest.mark.parametrize("step", ["noted", "registered", "moved"])
def test_a_real_kill(tmp_path, clock, step):
    script = f"""
import os, signal, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from pathlib import Path
from folder_house import House, pdf
from casefile.store import utc_now
house = House(Path({str(tmp_path)!r}), "sqlite:///" + {str(tmp_path / "s.sqlite")!r}, utc_now)
object.__setattr__(house.intake, "step",
    lambda name: os.kill(os.getpid(), signal.SIGKILL) if name == {step!r} else None)
house.drop("marlowe/a.pdf", pdf())
house.settle()
"""
    ended = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True)
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
    house = House(tmp_path, f"sqlite:///{tmp_path / 's.sqlite'}", clock)
    house.restart()
    house.settle()
    assert len(house.store.packets.of_matter("marlowe")) == 1
    assert len(house.store.arrivals.recent()) == 1
    assert [Path(p).name for p in house.processed] == ["a.pdf"]
    assert house.inbox == []
    house.close()


class Kills(RuleBasedStateMachine):
    """Files are dropped and the process is killed in any order."""

    @initialize()
    def start(self):
        self.folder = tempfile.TemporaryDirectory()
        root = Path(self.folder.name)
        self.house = House(root, f"sqlite:///{root / 'store.sqlite'}", lambda: NOW)
        self.dropped = {}

    @rule(
        name=st.sampled_from(["a.pdf", "b.pdf", "c/a.pdf"]),
        matter=st.sampled_from(["marlowe", "quill"]),
        text=st.sampled_from(["one", "two", "three"]),
        good=st.booleans(),
    )
    def drop(self, name, matter, text, good):
        if f"{matter}/{name}" in self.house.inbox:
            return  # overwriting a file that nobody has taken yet is the sender's own act
        data = pdf(text) if good else text.encode()
        self.house.drop(f"{matter}/{name}", data)
        self.dropped.setdefault((matter, hashlib.sha256(data).hexdigest()), good)

    @rule(step=st.sampled_from([*STEPS, "explained"]))
    def kill(self, step):
        self.house.kill_at = step
        try:
            self.house.settle()
        except KilledError:
            self.house.restart()
        self.house.kill_at = None

    @rule()
    def work(self):
        self.house.settle()

    @invariant()
    def nothing_lost_nothing_twice(self):
        if not hasattr(self, "house"):
            return
        lying = {
            hashlib.sha256((self.house.places.inbox / p).read_bytes()).hexdigest()
            for p in self.house.inbox
        }
        for (matter, sha256), good in self.dropped.items():
            packets = [p for p in self.house.store.packets.of_matter(matter) if p.sha256 == sha256]
            assert len(packets) <= 1
            assert self.house.intake.vault.holds(sha256) or sha256 in lying
            assert packets or not good or sha256 in lying

    def teardown(self):
        if not hasattr(self, "house"):
            return
        self.house.settle()
        assert self.house.inbox == []
        assert self.house.half_copied == []
        for matter, sha256 in (k for k, good in self.dropped.items() if good):
            held = [p for p in self.house.store.packets.of_matter(matter) if p.sha256 == sha256]
            assert len(held) == 1
        self.house.close()
        self.folder.cleanup()


TestKills = Kills.TestCase
TestKills.settings = settings(
    max_examples=15,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
