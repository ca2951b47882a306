"""What Alembic runs: on the connection that `casefile.store.migrate` hands over."""

from __future__ import annotations

from typing import Literal

from alembic import context
from sqlalchemy import Enum

import casefile.store.tables  # noqa: F401 - makes the tables known to Base
from casefile.store.base import Base, Moment


def _render(kind: str, item: object, _autogen: object) -> str | Literal[False]:
    # Migrations must not depend on types that may change later.
    if kind == "type" and isinstance(item, Moment):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, Enum):
        return f"sa.String(length={item.length})"
    return False


def _modelled(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out the full-text index: each database has its own form, and no model."""
    return kind not in {"table", "index", "column"} or not (name or "").startswith("page_search")


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    render_item=_render,
    compare_type=True,
    include_name=_modelled,
)
with context.begin_transaction():
    context.run_migrations()
