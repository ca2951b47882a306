"""What was read of a packet, page by page: fetched when it is looked at, not held."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import overload

from casefile.pages import PageReading

AT_HAND = 600
"""Pages that stay decoded: a short packet whole, of a long one those just looked at."""


class PacketReadings(Sequence[PageReading]):
    """The readings of a packet in page order, as if all were there; memory holds the last few."""

    def __init__(self, pages: int, fetch: Callable[[int], PageReading]) -> None:
        """Stand for `pages` readings; `fetch` gives one by its page, counted from 1."""
        self._pages = range(1, pages + 1)
        self._fetch = lru_cache(maxsize=AT_HAND)(fetch)

    def __len__(self) -> int:
        return len(self._pages)

    @overload
    def __getitem__(self, place: int) -> PageReading: ...
    @overload
    def __getitem__(self, place: slice) -> list[PageReading]: ...
    def __getitem__(self, place: int | slice) -> PageReading | list[PageReading]:
        if isinstance(place, slice):
            return [self._fetch(page) for page in self._pages[place]]
        return self._fetch(self._pages[place])
