"""Whether the demand can go, in the words of the exports."""

from __future__ import annotations

import pytest

from casefile.readiness import Blocker, Gate, GateCheck, Readiness, Reason, Standing
from chronology.export.readiness import demand_line, gate_rows

CLEAR = Readiness((GateCheck(Gate.CHRONOLOGY),), pages=4)


@pytest.mark.parametrize(
    ("packets", "said"),
    [(1, "1 packet is still being read"), (2, "2 packets are still being read")],
)
def test_packets_still_being_read_keep_the_demand_back(packets: int, said: str) -> None:
    readiness = Readiness(CLEAR.checks, pages=4, being_read=packets)
    assert demand_line(readiness).startswith(f"not ready: {said}")
    first, gate = gate_rows(readiness)
    assert first.standing == "Blocked"
    assert said in first.reason
    assert (gate.standing, gate.reason) == ("Not sure yet", "nothing open so far")


def test_what_blocks_is_told_beside_what_is_being_read() -> None:
    reason = Reason("The MRI never came.", Standing.BLOCKED, provider="Tern Imaging")
    readiness = Readiness(
        (GateCheck(Gate.CHRONOLOGY, (reason,)),), (Blocker("Tern Imaging", 1),), 1, 4, 1
    )
    assert demand_line(readiness) == (
        "not ready: 1 packet is still being read; chronology complete (1 finding). "
        "Only Tern Imaging blocks it."
    )


def test_with_everything_read_nothing_is_said_of_reading() -> None:
    assert demand_line(CLEAR) == "nothing blocks it"
    assert [row.standing for row in gate_rows(CLEAR)] == ["Passed"]
