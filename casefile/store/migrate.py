"""Bringing a database to the present tables: Alembic, configured here, under a lock."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from filelock import FileLock
from sqlalchemy import Connection, Engine, text

from casefile.store.engine import database_file, engine_for_store

_LOCK_SECONDS = 120
_ADVISORY_LOCK = 0x46554C4C  # "FULL": any number that nobody else takes


def migrate(url: str, revision: str = "head") -> None:
    """Bring the database at `url` to `revision`; safe to call from several processes at once.

    Raises filelock.Timeout or sqlalchemy.exc.OperationalError where another process holds the
    lock for longer than two minutes.
    """
    file = database_file(url)
    engine = engine_for_store(url)
    try:
        if file is not None:
            with FileLock(f"{file}.migrate.lock", timeout=_LOCK_SECONDS):
                _upgrade(engine, revision)
        else:
            _upgrade(engine, revision)
    finally:
        engine.dispose()


def alembic_config(connection: Connection | None = None) -> Config:
    """Give Alembic's configuration, which lives here and in no ini file."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def at_head(engine: Engine) -> bool:
    """Tell whether the database has the present tables."""
    head = ScriptDirectory.from_config(alembic_config()).get_current_head()
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == head


def _upgrade(engine: Engine, revision: str) -> None:
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text(f"SET lock_timeout = '{_LOCK_SECONDS}s'"))
            connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": _ADVISORY_LOCK})
            connection.commit()
        try:
            command.upgrade(alembic_config(connection), revision)
            connection.commit()
        finally:
            connection.rollback()
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _ADVISORY_LOCK})
                connection.commit()
