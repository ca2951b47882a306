"""The store: one door to everything that is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from casefile.matters import MatterFacts
from casefile.store.activity import Activity
from casefile.store.arrivals import Arrivals
from casefile.store.base import Clock
from casefile.store.confirmations import Confirmations
from casefile.store.engine import Sessions, engine_for_store
from casefile.store.exports import Exports
from casefile.store.facts import Facts
from casefile.store.flags import Flags
from casefile.store.matters import Matters
from casefile.store.migrate import migrate
from casefile.store.packets import Packets
from casefile.store.pages import Pages
from casefile.store.progress import ProgressBook
from casefile.store.requests import Requests
from casefile.store.search import PageSearch
from casefile.store.states import PacketState


def utc_now() -> dt.datetime:
    """Give the present moment; the one wall clock, everywhere else it is injected."""
    return dt.datetime.now(dt.UTC)


class Store:
    """What is kept, by noun. Each call is one short transaction; `transaction` joins several.

    Safe to use from many threads; each has its own session.
    """

    def __init__(self, url: str, clock: Clock = utc_now) -> None:
        """Use the database at `url`, whose tables are already there."""
        self._engine = engine_for_store(url)
        sessions = self._sessions = Sessions(self._engine)
        self.clock = clock
        self.requests = Requests(sessions, clock)
        self.matters = Matters(sessions, clock, self.requests)
        self.packets = Packets(sessions, clock)
        self.arrivals = Arrivals(sessions, clock)
        self.pages = Pages(sessions)
        self.search = PageSearch(sessions)
        self.facts = Facts(sessions, clock)
        self.flags = Flags(sessions, clock)
        self.directory = Confirmations(sessions, clock)
        self.activity = Activity(sessions, clock)
        self.progress = ProgressBook(sessions, clock)
        self.exports = Exports(sessions, clock)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make the calls of this thread inside the block one transaction: all of it, or nothing."""
        with self._sessions.write():
            yield

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()


def open_store(url: str, clock: Clock = utc_now) -> Store:
    """Open the store at `url`, its tables brought up to date first.

    `sqlite:///relative` or `sqlite:////absolute/path`, or `postgresql://user:password@host/name`.
    """
    migrate(url)
    return Store(url, clock)


def matter_facts(store: Store, matter: str) -> MatterFacts:
    """Put together all that judging a matter may look at, under the directory's names.

    Packets stand in file order. Raises KeyError where there is no such matter.
    """
    return store.directory.in_force().applied(printed_facts(store, matter))


def printed_facts(store: Store, matter: str) -> MatterFacts:
    """Put the same together as it is printed. Raises KeyError where there is no such matter."""
    known = store.matters.get(matter)
    if known is None:
        raise KeyError(matter)
    being_read = [
        p.file for p in store.packets.of_matter(matter) if p.state is not PacketState.FOUND
    ]
    return MatterFacts(
        known,
        store.facts.of_matter(matter),
        store.arrivals.unreadable(matter),
        tuple(sorted(being_read)),
    )
