"""One whole export of a made-up matter, written once and looked at by many tests."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

from made_export import Exported, matter  # noqa: E402
from made_records import write_pages  # noqa: E402


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    folder = tmp_path_factory.mktemp("exported")
    files = {
        "p1": write_pages(folder / "p1", [[f"clinic page {n}"] for n in range(1, 6)]),
        "p2": write_pages(folder / "p2", [[f"second page {n}"] for n in range(1, 4)]),
    }
    facts, judgement = matter()
    done = Exported(folder / "out", facts, judgement, files)
    done.again(done.folder)
    return done
