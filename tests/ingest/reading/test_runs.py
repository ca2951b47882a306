"""Runs begin where something holds and have ended where it does no more, at the edges, too."""

import numpy as np
import pytest

from ingest.reading.runs import runs


@pytest.mark.parametrize(
    ("holds", "found"),
    [
        ("", []),
        ("...", []),
        ("##", [(0, 2)]),
        ("#..##.", [(0, 1), (3, 5)]),
        (".#", [(1, 2)]),
    ],
)
def test_runs(holds: str, found: list[tuple[int, int]]) -> None:
    assert list(runs(np.array([c == "#" for c in holds], bool))) == found
