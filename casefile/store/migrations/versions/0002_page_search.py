"""The words of pages, and the full-text index over them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_SQLITE = (
    """CREATE VIRTUAL TABLE page_search USING fts5(
        words, content='page_texts', content_rowid='id', tokenize='unicode61 remove_diacritics 0'
    )""",
    """CREATE TRIGGER page_search_added AFTER INSERT ON page_texts BEGIN
        INSERT INTO page_search(rowid, words) VALUES (new.id, new.words);
    END""",
    """CREATE TRIGGER page_search_gone AFTER DELETE ON page_texts BEGIN
        INSERT INTO page_search(page_search, rowid, words) VALUES ('delete', old.id, old.words);
    END""",
)
_POSTGRES = (
    "CREATE INDEX page_search ON page_texts USING gin (to_tsvector('simple'::regconfig, words))"
)


def upgrade() -> None:
    op.create_table(
        "page_texts",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("packet", sa.String(length=32), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["packet"], ["packets.id"], name=op.f("fk_page_texts_packet_packets")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_page_texts")),
        sa.UniqueConstraint("packet", "page", name=op.f("uq_page_texts_packet_page")),
    )
    postgres = op.get_bind().dialect.name == "postgresql"
    for statement in (_POSTGRES,) if postgres else _SQLITE:
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        op.execute("DROP TABLE page_search")
    op.drop_table("page_texts")
