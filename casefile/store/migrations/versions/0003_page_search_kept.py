"""Keep the parsed words with PostgreSQL: its planner took parsing each page again for cheap."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_PARSED = "to_tsvector('simple'::regconfig, words)"


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP INDEX page_search")
        op.execute(
            "ALTER TABLE page_texts ADD COLUMN page_search tsvector"
            f" GENERATED ALWAYS AS ({_PARSED}) STORED"
        )
        # Searched while it grows: what waits to be merged would be looked through each time.
        op.execute(
            "CREATE INDEX page_search ON page_texts USING gin (page_search)"
            " WITH (fastupdate = off)"
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE page_texts DROP COLUMN page_search")
        op.execute(f"CREATE INDEX page_search ON page_texts USING gin ({_PARSED})")
