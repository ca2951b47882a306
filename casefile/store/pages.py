"""Pages in the store: how each page of each packet was read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sqlalchemy import func, select

from casefile.pages import Source, Turn
from casefile.store.base import upsert
from casefile.store.engine import Sessions
from casefile.store.tables import PageRow

KNOWN_BEFORE_MS = 20
"""Getting a page's kept words takes less than this, reading it takes more."""


@dataclass(frozen=True, slots=True)
class PageRecord:
    """One page's reading. `reading` is the key of its words in the reading cache, `ms` the time.

    `verdict` is "read", "blank", "not legible" or what else became of the page.
    """

    packet: str
    page: int
    source: Source
    verdict: str
    reading: str | None = None
    confidence: float | None = None
    rotation: Turn = 0
    problem: str | None = None
    ms: int = 0


class Pages:
    """Every page, accounted for."""

    def __init__(self, sessions: Sessions) -> None:
        """Keep pages in the database behind `sessions`."""
        self._sessions = sessions

    def save(self, records: Iterable[PageRecord]) -> None:
        """Store readings; a page that was read before is overwritten, never doubled."""
        with self._sessions.write() as session:
            for record in records:
                upsert(session, PageRow, asdict(record))

    def of_packet(self, packet: str) -> tuple[PageRecord, ...]:
        """Give the pages read so far, in page order."""
        with self._sessions.read() as session:
            rows = session.scalars(
                select(PageRow).where(PageRow.packet == packet).order_by(PageRow.page)
            )
            return tuple(_record(row) for row in rows)

    def get(self, packet: str, page: int) -> PageRecord | None:
        """Give one page, or None where it was not read yet."""
        with self._sessions.read() as session:
            row = session.get(PageRow, (packet, page))
            return _record(row) if row else None

    def count(self, packet: str) -> int:
        """Count the pages read so far."""
        with self._sessions.read() as session:
            return session.scalar(select(func.count()).where(PageRow.packet == packet)) or 0

    def time_spent(self) -> tuple[int, int]:
        """Give how many pages were read, and the milliseconds that they took together.

        A page that was known from before took no time worth counting, and is left out.
        """
        with self._sessions.read() as session:
            count, total = session.execute(
                select(func.count(), func.sum(PageRow.ms)).where(PageRow.ms > KNOWN_BEFORE_MS)
            ).one()
            return count, int(total or 0)


def _record(row: PageRow) -> PageRecord:
    turns: dict[int, Turn] = {0: 0, 90: 90, 180: 180, 270: 270}
    return PageRecord(
        packet=row.packet,
        page=row.page,
        source=row.source,
        verdict=row.verdict,
        reading=row.reading,
        confidence=row.confidence,
        rotation=turns[row.rotation],
        problem=row.problem,
        ms=row.ms,
    )
