"""Exports in the store: which files were given out, when, and what their bytes were."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select

from casefile.store.base import Clock
from casefile.store.engine import Sessions
from casefile.store.tables import ExportRow


@dataclass(frozen=True, slots=True)
class Export:
    """A file that was written for a matter; `format` is "json", "pdf", "docx" or "xlsx"."""

    matter: str
    format: str
    path: str
    sha256: str
    at: dt.datetime


class Exports:
    """The book of what went out."""

    def __init__(self, sessions: Sessions, clock: Clock) -> None:
        """Keep exports in the database behind `sessions`."""
        self._sessions = sessions
        self._clock = clock

    def record(self, matter: str, format: str, path: str, sha256: str) -> Export:  # noqa: A002
        """Enter an export; the same bytes again are the same export, at its new place."""
        with self._sessions.write() as session:
            row = session.scalars(
                select(ExportRow).where(
                    ExportRow.matter == matter,
                    ExportRow.format == format,
                    ExportRow.sha256 == sha256,
                )
            ).first()
            if row is None:
                row = ExportRow(matter=matter, format=format, sha256=sha256)
                session.add(row)
            row.path, row.at = path, self._clock()
            session.flush()
            return _export(row)

    def of_matter(self, matter: str) -> tuple[Export, ...]:
        """Give a matter's exports, oldest first."""
        with self._sessions.read() as session:
            rows = session.scalars(
                select(ExportRow)
                .where(ExportRow.matter == matter)
                .order_by(ExportRow.at, ExportRow.id)
            )
            return tuple(_export(row) for row in rows)


def _export(row: ExportRow) -> Export:
    return Export(row.matter, row.format, row.path, row.sha256, row.at)
