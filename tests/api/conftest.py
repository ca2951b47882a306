"""A running house with a small matter in it. One at a time in a process: the engine is shared."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

sys.path.insert(0, str(Path(__file__).parent))
from made import ABOUT, CHART, MATTER, STRAY, drop

from api.app import create_app
from ingest.folder.settle import Rest
from ingest.folder.watch import FolderWatch
from service.house import House, open_house
from service.settings import Settings

FILES = {
    f"{MATTER}/matter.json": ABOUT,
    f"{MATTER}/larkspur/chart #1 (50%).pdf": CHART,
    f"{MATTER}/cut off.pdf": CHART[: len(CHART) // 3],
    "stray.pdf": STRAY,
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house that watches its folder, with a matter, a packet of nobody and a broken file."""
    data = tmp_path_factory.mktemp("data")
    settings = Settings(
        data=data,
        cores=1,
        upload_megabytes=1,
        _env_file=None,
    )
    with open_house(settings) as opened:
        soon = Rest(whole=0.05, doubtful=0.05)
        opened.reception.watch = FolderWatch(opened.reception.intake, rest=soon, scan_seconds=0.2)
        with opened.reception.watching():
            drop(opened, FILES)
            yield opened


@pytest.fixture(scope="module")
def client(house: House) -> TestClient:
    """A program that asks the running service."""
    return TestClient(
        create_app(house), base_url="http://127.0.0.1:8321", raise_server_exceptions=False
    )
