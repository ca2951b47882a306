"""The tables. Rows stay inside the store; the floors above see frozen dataclasses."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casefile.categories import FlagKind
from casefile.pages import Source
from casefile.store.base import Base
from casefile.store.states import Action, PacketState, RequestStatus, Verdict


class MatterRow(Base):
    """A client's case."""

    __tablename__ = "matters"
    id: Mapped[str] = mapped_column(primary_key=True)
    client: Mapped[str | None]
    dob: Mapped[dt.date | None]
    date_of_loss: Mapped[dt.date | None]
    created_at: Mapped[dt.datetime]
    judged_at: Mapped[dt.datetime | None]
    rules: Mapped[str | None]


class MatterFolderRow(Base):
    """The folder of the inbox that belongs to a matter; one matter may have several."""

    __tablename__ = "matter_folders"
    folder: Mapped[str] = mapped_column(primary_key=True)
    matter: Mapped[str] = mapped_column(ForeignKey("matters.id"), index=True)


class RequestRow(Base):
    """A tracked request for records. A withdrawn one stays, but answers nothing any more."""

    __tablename__ = "requests"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    matter: Mapped[str] = mapped_column(ForeignKey("matters.id"), index=True)
    position: Mapped[int]
    provider: Mapped[str]
    items: Mapped[str] = mapped_column(Text)
    files: Mapped[str] = mapped_column(Text)
    sent: Mapped[dt.date | None]
    date_from: Mapped[dt.date | None]
    date_to: Mapped[dt.date | None]
    status: Mapped[RequestStatus]
    due: Mapped[dt.date | None]
    owner: Mapped[str | None]
    next_step: Mapped[str] = mapped_column(Text)
    next_step_on: Mapped[dt.date | None]
    by_hand: Mapped[bool]
    withdrawn: Mapped[bool]
    created_at: Mapped[dt.datetime]


class PacketRow(Base):
    """One received file. `matter` is null while it is undecided whose it is."""

    __tablename__ = "packets"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    matter: Mapped[str | None] = mapped_column(ForeignKey("matters.id"), index=True)
    file: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    page_count: Mapped[int]
    folder_hint: Mapped[str | None]
    provider: Mapped[str | None]
    request: Mapped[str | None] = mapped_column(ForeignKey("requests.id"))
    state: Mapped[PacketState]
    reason: Mapped[str | None] = mapped_column(Text)
    received_at: Mapped[dt.datetime]


class ArrivalRow(Base):
    """One drop of one file. `verdict` is pending until the packet is committed."""

    __tablename__ = "arrivals"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    source: Mapped[str] = mapped_column(Text)
    matter: Mapped[str | None] = mapped_column(ForeignKey("matters.id"), index=True)
    file: Mapped[str] = mapped_column(Text)
    folder_hint: Mapped[str | None]
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int]
    seen_at: Mapped[dt.datetime]
    verdict: Mapped[Verdict]
    reason: Mapped[str | None] = mapped_column(Text)
    packet: Mapped[str | None] = mapped_column(ForeignKey("packets.id"), index=True)
    destination: Mapped[str | None] = mapped_column(Text)
    moved_at: Mapped[dt.datetime | None] = mapped_column(index=True)


class PageRow(Base):
    """How one page was read; `reading` is the key of its words in the reading cache."""

    __tablename__ = "pages"
    packet: Mapped[str] = mapped_column(ForeignKey("packets.id"), primary_key=True)
    page: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    reading: Mapped[str | None] = mapped_column(String(128))
    source: Mapped[Source]
    confidence: Mapped[float | None]
    rotation: Mapped[int]
    verdict: Mapped[str] = mapped_column(String(64))
    problem: Mapped[str | None] = mapped_column(Text)
    ms: Mapped[int]


class PageTextRow(Base):
    """The words of a page, plain, for searching; the full-text index stands beside the table."""

    __tablename__ = "page_texts"
    __table_args__ = (UniqueConstraint("packet", "page"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    packet: Mapped[str] = mapped_column(ForeignKey("packets.id"))
    page: Mapped[int]
    words: Mapped[str] = mapped_column(Text)


class FactsRow(Base):
    """What was found in a packet, whole, as JSON."""

    __tablename__ = "facts"
    packet: Mapped[str] = mapped_column(ForeignKey("packets.id"), primary_key=True)
    rules: Mapped[str] = mapped_column(String(64))
    facts: Mapped[str] = mapped_column(Text)
    found_at: Mapped[dt.datetime]


class FlagRow(Base):
    """A flag as last computed; one that is no longer raised stays, with `resolved_at`."""

    __tablename__ = "flags"
    matter: Mapped[str] = mapped_column(ForeignKey("matters.id"), primary_key=True)
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    position: Mapped[int]
    kind: Mapped[FlagKind]
    flag: Mapped[str] = mapped_column(Text)
    raised_at: Mapped[dt.datetime]
    resolved_at: Mapped[dt.datetime | None]


class DecisionRow(Base):
    """What a person decided about a flag, on what evidence. Never changed, only added to."""

    __tablename__ = "decisions"
    __table_args__ = (Index("ix_decisions_matter_flag", "matter", "flag"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    matter: Mapped[str] = mapped_column(ForeignKey("matters.id"))
    flag: Mapped[str] = mapped_column(String(32))
    action: Mapped[Action]
    reason: Mapped[str] = mapped_column(Text)
    person: Mapped[str]
    evidence: Mapped[str] = mapped_column(String(64))
    at: Mapped[dt.datetime]


class NamingRow(Base):
    """A printed name that a person confirmed to be a provider. Taken back, it stays as it was."""

    __tablename__ = "directory"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    printed: Mapped[str] = mapped_column(Text)
    provider: Mapped[str] = mapped_column(Text)
    department: Mapped[str | None]
    npi: Mapped[str | None] = mapped_column(String(10))
    person: Mapped[str]
    at: Mapped[dt.datetime]
    taken_back_by: Mapped[str | None]
    taken_back_at: Mapped[dt.datetime | None]


class ActivityRow(Base):
    """Who did what, when. Never changed, only added to."""

    __tablename__ = "activity"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[dt.datetime]
    who: Mapped[str]
    what: Mapped[str] = mapped_column(Text)
    matter: Mapped[str | None] = mapped_column(ForeignKey("matters.id"), index=True)
    request: Mapped[str | None] = mapped_column(ForeignKey("requests.id"), index=True)
    packet: Mapped[str | None] = mapped_column(ForeignKey("packets.id"), index=True)


class ProgressRow(Base):
    """How far the work on a packet is; `heartbeat` tells a slow one from a dead one."""

    __tablename__ = "progress"
    packet: Mapped[str] = mapped_column(ForeignKey("packets.id"), primary_key=True)
    phase: Mapped[str] = mapped_column(String(64))
    done: Mapped[int]
    total: Mapped[int]
    started_at: Mapped[dt.datetime]
    heartbeat: Mapped[dt.datetime]
    reason: Mapped[str] = mapped_column(Text)


class ExportRow(Base):
    """A file given out: which, when, and what its bytes were."""

    __tablename__ = "exports"
    __table_args__ = (UniqueConstraint("matter", "format", "sha256"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    matter: Mapped[str] = mapped_column(ForeignKey("matters.id"), index=True)
    format: Mapped[str] = mapped_column(String(32))
    path: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    at: Mapped[dt.datetime]
