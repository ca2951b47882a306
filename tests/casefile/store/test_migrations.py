from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from casefile.store.base import Base
from casefile.store.engine import engine_for_store
from casefile.store.migrate import alembic_config, at_head, migrate


def is_modelled(name, kind, _parents):
    """The full-text index has no model."""
    return kind not in {"table", "index", "column"} or not name.startswith("page_search")


def test_migrations_give_exactly_the_tables_of_the_models(store_url):
    migrate(store_url)
    engine = engine_for_store(store_url)
    with engine.connect() as connection:
        opts = {"compare_type": True, "include_name": is_modelled}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, Base.metadata) == []
    assert at_head(engine)
    engine.dispose()


def test_migrating_twice_changes_nothing(store_url):
    migrate(store_url)
    migrate(store_url)
    engine = engine_for_store(store_url)
    assert at_head(engine)
    engine.dispose()


def test_several_at_once_migrate_once(store_url):
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(migrate, [store_url] * 4)) == [None] * 4
    engine = engine_for_store(store_url)
    assert at_head(engine)
    engine.dispose()


def test_migrations_can_be_taken_back(store_url):
    migrate(store_url)
    engine = engine_for_store(store_url)
    with engine.connect() as connection:
        command.downgrade(alembic_config(connection), "base")
        connection.commit()
    assert set(inspect(engine).get_table_names()) == {"alembic_version"}
    engine.dispose()


def test_a_database_in_memory_is_refused():
    with pytest.raises(ValueError, match="would lose"):
        migrate("sqlite://")


def test_another_database_is_refused():
    with pytest.raises(ValueError, match="SQLite and PostgreSQL"):
        migrate("mysql://somewhere/db")
