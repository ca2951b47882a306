"""The states that stored things go through."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """What became of a dropped file. Withdrawn: taken away again before it was whole here."""

    PENDING = "pending"
    REGISTERED = "registered"
    DUPLICATE = "duplicate"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"


class PacketState(StrEnum):
    """How far the work on a packet has come."""

    REGISTERED = "registered"
    READING = "reading"
    READ = "read"
    FOUND = "found"
    FAILED = "failed"


class RequestStatus(StrEnum):
    """Where a request for records stands."""

    NEW = "new"
    PENDING_CLARIFICATION = "pending_clarification"
    IN_PROGRESS = "in_progress"
    ESCALATED = "escalated"
    CLOSED = "closed"


class Action(StrEnum):
    """What a person can decide about a flag."""

    DISMISS = "dismiss"
    REOPEN = "reopen"
