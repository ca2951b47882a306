"""Watched folders to test with."""

import pytest
from folder_house import House


@pytest.fixture
def house(tmp_path, store_url, clock):
    made = House(tmp_path, store_url, clock)
    yield made
    made.close()


@pytest.fixture
def small_house(tmp_path, clock):
    """On SQLite only, where the database plays no part in what is tested."""
    made = House(tmp_path, f"sqlite:///{tmp_path / 'store.sqlite'}", clock)
    yield made
    made.close()
