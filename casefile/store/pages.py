"""Pages in the store: how each page of each packet was read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum

from sqlalchemy import case, func, select

from casefile.pages import Source, Turn
from casefile.store.base import upsert
from casefile.store.engine import Sessions
from casefile.store.tables import PageRow

KNOWN_BEFORE_MS = 60
"""Getting a recognised page's kept words takes less than this, recognising it takes more."""


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


class PageKind(StrEnum):
    """What a page costs to read depends on its kind.

    TYPED has a text layer, RECOGNISED went through OCR, KNOWN was recognised for another page of
    the same content, UNREAD was given up.
    """

    TYPED = "typed"
    RECOGNISED = "recognised"
    BLANK = "blank"
    KNOWN = "known"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class TimeSpent:
    """How many pages there were of a kind, and the milliseconds that they took together."""

    pages: int
    ms: int


class Pages:
    """Every page, accounted for."""

    def __init__(self, sessions: Sessions) -> None:
        """Keep pages in the database behind `sessions`."""
        self._sessions = sessions

    def save(self, records: Iterable[PageRecord]) -> None:
        """Store readings; a page that was read before is overwritten, never doubled.

        Where the former reading was found again, its record stays, with the time that it took.
        """
        given = tuple(records)
        of_given = PageRow.packet.in_({r.packet for r in given}) & PageRow.page.in_(
            [r.page for r in given]
        )
        with self._sessions.write() as session:
            kept = {
                (packet, page): reading
                for packet, page, reading in session.execute(
                    select(PageRow.packet, PageRow.page, PageRow.reading).where(of_given)
                )
            }
            new = [
                asdict(r)
                for r in given
                if r.reading is None or kept.get((r.packet, r.page)) != r.reading
            ]
            if new:
                upsert(session, PageRow, *new)

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

    def time_spent(self, packet: str | None = None) -> dict[PageKind, TimeSpent]:
        """Give how long the pages took to read, by kind; of one packet, or of all there are."""
        recognised = PageRow.source == Source.OCR
        kind = case(
            (PageRow.verdict == "blank", PageKind.BLANK),
            (recognised & (PageRow.ms <= KNOWN_BEFORE_MS), PageKind.KNOWN),
            (recognised, PageKind.RECOGNISED),
            (PageRow.source == Source.TEXT, PageKind.TYPED),
            else_=PageKind.UNREAD,
        )
        asked = select(kind, func.count(), func.sum(PageRow.ms)).group_by(kind)
        if packet is not None:
            asked = asked.where(PageRow.packet == packet)
        with self._sessions.read() as session:
            return {
                PageKind(name): TimeSpent(count, int(ms))
                for name, count, ms in session.execute(asked)
            }


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
