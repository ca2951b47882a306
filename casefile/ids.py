"""Ids that come from content, so that the same inputs always give the same ids."""

from __future__ import annotations

import hashlib


def digest(*parts: object, length: int = 12) -> str:
    """Give a short hexadecimal digest of the parts in order."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:length]


def packet_id(sha256: str, file: str) -> str:
    """Name a packet by its bytes and its place; two files with the same bytes stay two."""
    return "p" + digest(sha256, file)


def encounter_id(packet: str, page: int, ordinal: int) -> str:
    """Name an encounter by its packet, its first page and its place among those starting there."""
    return f"{packet}-e{page}.{ordinal}"


def line_id(packet: str, page: int, ordinal: int) -> str:
    """Name a billing line by its page and its place on it."""
    return f"{packet}-l{page}.{ordinal}"


def bill_id(packet: str, page: int, ordinal: int) -> str:
    """Name a bill by its first page and its place among those starting there."""
    return f"{packet}-b{page}.{ordinal}"


def flag_id(kind: str, *identity: object) -> str:
    """Name a flag by its kind and the thing it is about."""
    return "f" + digest(kind, *identity)


def finding_id(*cause: object) -> str:
    """Name the cause that several flags may share."""
    return "n" + digest(*cause)
