"""Database engines and sessions: SQLite and PostgreSQL set up so that neither surprises.

SQLite runs in WAL, waits for a lock instead of failing, and takes the write lock when a write
begins: a transaction that reads first and writes later would otherwise be refused.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.orm import Session

BUSY_MS = 30_000
_WRITES = "fullchart_writes"


def engine_for_store(url: str) -> Engine:
    """Make the engine of the store: `sqlite:///path` or `postgresql://...` (psycopg 3)."""
    engine = _engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _begin_by_hand)
        event.listen(engine, "begin", _begin)
    return engine


def engine_for_jobs(url: str) -> Engine:
    """Make the engine that the job engine works on (its `system_database_engine`).

    Same settings as the store's own. It is a separate engine because the job engine relies on the
    driver's own IMMEDIATE transactions.
    """
    engine = _engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _begin_immediate)
    return engine


def database_file(url: str) -> Path | None:
    """Give the file behind a SQLite URL; None for a server. Raises ValueError for `:memory:`."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return None
    if not parsed.database or parsed.database == ":memory:":
        raise ValueError("the store needs a database file: one in memory would lose what it holds")
    return Path(parsed.database)


def _engine(url: str) -> Engine:
    file = database_file(url)
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(
            url, connect_args={"timeout": BUSY_MS / 1000}, pool_size=20, max_overflow=40
        )
        event.listen(engine, "connect", _tune_sqlite)
        return engine
    parsed = make_url(url)
    if parsed.get_backend_name() != "postgresql":
        raise ValueError(f"the store knows SQLite and PostgreSQL, not {parsed.get_backend_name()}")
    return create_engine(
        parsed.set(drivername="postgresql+psycopg"),
        pool_size=10,
        max_overflow=30,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": 10,
            "keepalives_idle": 30,
            "options": "-c timezone=utc",
        },
    )


def _tune_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_MS}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin_by_hand(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    # A dropped file is moved once its packet is committed: the commit has to outlast a power cut.
    connection.execute("PRAGMA synchronous=FULL")


def _begin_immediate(connection: Any, _record: Any) -> None:
    connection.isolation_level = "IMMEDIATE"


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


class Sessions:
    """Short sessions. Inside `write()`, further reads and writes of the thread join it."""

    def __init__(self, engine: Engine) -> None:
        """Open sessions on `engine`."""
        self.engine = engine
        self._writing = engine.execution_options(**{_WRITES: True})
        self._own = threading.local()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that only reads."""
        joined: Session | None = getattr(self._own, "session", None)
        if joined is not None:
            joined.flush()
            yield joined
            return
        with Session(self.engine) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Give a session that commits when the outermost block ends, or undoes it all."""
        joined: Session | None = getattr(self._own, "session", None)
        if joined is not None:
            yield joined
            return
        with Session(self._writing) as session, session.begin():
            self._own.session = session
            try:
                yield session
            finally:
                self._own.session = None
