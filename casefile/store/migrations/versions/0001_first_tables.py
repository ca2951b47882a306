"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "matters",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("client", sa.String(), nullable=True),
        sa.Column("dob", sa.Date(), nullable=True),
        sa.Column("date_of_loss", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("judged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rules", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matters")),
    )
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("matter", sa.String(), nullable=False),
        sa.Column("flag", sa.String(length=32), nullable=False),
        sa.Column("action", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("evidence", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["matter"], ["matters.id"], name=op.f("fk_decisions_matter_matters")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    op.create_index("ix_decisions_matter_flag", "decisions", ["matter", "flag"], unique=False)
    op.create_table(
        "exports",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("matter", sa.String(), nullable=False),
        sa.Column("format", sa.String(length=32), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["matter"], ["matters.id"], name=op.f("fk_exports_matter_matters")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exports")),
        sa.UniqueConstraint(
            "matter", "format", "sha256", name=op.f("uq_exports_matter_format_sha256")
        ),
    )
    op.create_index(op.f("ix_exports_matter"), "exports", ["matter"], unique=False)
    op.create_table(
        "flags",
        sa.Column("matter", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("flag", sa.Text(), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["matter"], ["matters.id"], name=op.f("fk_flags_matter_matters")),
        sa.PrimaryKeyConstraint("matter", "id", name=op.f("pk_flags")),
    )
    op.create_table(
        "matter_folders",
        sa.Column("folder", sa.String(), nullable=False),
        sa.Column("matter", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["matter"], ["matters.id"], name=op.f("fk_matter_folders_matter_matters")
        ),
        sa.PrimaryKeyConstraint("folder", name=op.f("pk_matter_folders")),
    )
    op.create_index(op.f("ix_matter_folders_matter"), "matter_folders", ["matter"], unique=False)
    op.create_table(
        "requests",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("matter", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("provider", sa.String(), nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.Column("files", sa.Text(), nullable=False),
        sa.Column("sent", sa.Date(), nullable=True),
        sa.Column("date_from", sa.Date(), nullable=True),
        sa.Column("date_to", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("next_step", sa.Text(), nullable=False),
        sa.Column("next_step_on", sa.Date(), nullable=True),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["matter"], ["matters.id"], name=op.f("fk_requests_matter_matters")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requests")),
    )
    op.create_index(op.f("ix_requests_matter"), "requests", ["matter"], unique=False)
    op.create_table(
        "packets",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("matter", sa.String(), nullable=True),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("page_count", sa.Integer(), nullable=False),
        sa.Column("folder_hint", sa.String(), nullable=True),
        sa.Column("provider", sa.String(), nullable=True),
        sa.Column("request", sa.String(length=32), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["matter"], ["matters.id"], name=op.f("fk_packets_matter_matters")),
        sa.ForeignKeyConstraint(
            ["request"], ["requests.id"], name=op.f("fk_packets_request_requests")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_packets")),
    )
    op.create_index(op.f("ix_packets_matter"), "packets", ["matter"], unique=False)
    op.create_index(op.f("ix_packets_sha256"), "packets", ["sha256"], unique=False)
    op.create_table(
        "activity",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("matter", sa.String(), nullable=True),
        sa.Column("request", sa.String(length=32), nullable=True),
        sa.Column("packet", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["matter"], ["matters.id"], name=op.f("fk_activity_matter_matters")
        ),
        sa.ForeignKeyConstraint(
            ["packet"], ["packets.id"], name=op.f("fk_activity_packet_packets")
        ),
        sa.ForeignKeyConstraint(
            ["request"], ["requests.id"], name=op.f("fk_activity_request_requests")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
    )
    op.create_index(op.f("ix_activity_matter"), "activity", ["matter"], unique=False)
    op.create_index(op.f("ix_activity_packet"), "activity", ["packet"], unique=False)
    op.create_index(op.f("ix_activity_request"), "activity", ["request"], unique=False)
    op.create_table(
        "arrivals",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("matter", sa.String(), nullable=True),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("folder_hint", sa.String(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verdict", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("packet", sa.String(length=32), nullable=True),
        sa.Column("destination", sa.Text(), nullable=True),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["matter"], ["matters.id"], name=op.f("fk_arrivals_matter_matters")
        ),
        sa.ForeignKeyConstraint(
            ["packet"], ["packets.id"], name=op.f("fk_arrivals_packet_packets")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arrivals")),
    )
    op.create_index(op.f("ix_arrivals_matter"), "arrivals", ["matter"], unique=False)
    op.create_index(op.f("ix_arrivals_moved_at"), "arrivals", ["moved_at"], unique=False)
    op.create_index(op.f("ix_arrivals_packet"), "arrivals", ["packet"], unique=False)
    op.create_index(op.f("ix_arrivals_sha256"), "arrivals", ["sha256"], unique=False)
    op.create_table(
        "facts",
        sa.Column("packet", sa.String(length=32), nullable=False),
        sa.Column("rules", sa.String(length=64), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["packet"], ["packets.id"], name=op.f("fk_facts_packet_packets")),
        sa.PrimaryKeyConstraint("packet", name=op.f("pk_facts")),
    )
    op.create_table(
        "pages",
        sa.Column("packet", sa.String(length=32), nullable=False),
        sa.Column("page", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reading", sa.String(length=128), nullable=True),
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=True),
        sa.Column("rotation", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=64), nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("ms", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["packet"], ["packets.id"], name=op.f("fk_pages_packet_packets")),
        sa.PrimaryKeyConstraint("packet", "page", name=op.f("pk_pages")),
    )
    op.create_table(
        "progress",
        sa.Column("packet", sa.String(length=32), nullable=False),
        sa.Column("phase", sa.String(length=64), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("heartbeat", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["packet"], ["packets.id"], name=op.f("fk_progress_packet_packets")
        ),
        sa.PrimaryKeyConstraint("packet", name=op.f("pk_progress")),
    )


def downgrade() -> None:
    op.drop_table("progress")
    op.drop_table("pages")
    op.drop_table("facts")
    op.drop_index(op.f("ix_arrivals_sha256"), table_name="arrivals")
    op.drop_index(op.f("ix_arrivals_packet"), table_name="arrivals")
    op.drop_index(op.f("ix_arrivals_moved_at"), table_name="arrivals")
    op.drop_index(op.f("ix_arrivals_matter"), table_name="arrivals")
    op.drop_table("arrivals")
    op.drop_index(op.f("ix_activity_request"), table_name="activity")
    op.drop_index(op.f("ix_activity_packet"), table_name="activity")
    op.drop_index(op.f("ix_activity_matter"), table_name="activity")
    op.drop_table("activity")
    op.drop_index(op.f("ix_packets_sha256"), table_name="packets")
    op.drop_index(op.f("ix_packets_matter"), table_name="packets")
    op.drop_table("packets")
    op.drop_index(op.f("ix_requests_matter"), table_name="requests")
    op.drop_table("requests")
    op.drop_index(op.f("ix_matter_folders_matter"), table_name="matter_folders")
    op.drop_table("matter_folders")
    op.drop_table("flags")
    op.drop_index(op.f("ix_exports_matter"), table_name="exports")
    op.drop_table("exports")
    op.drop_index("ix_decisions_matter_flag", table_name="decisions")
    op.drop_table("decisions")
    op.drop_table("matters")
