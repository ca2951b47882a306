"""Where something stands: a page, and words on it."""

from __future__ import annotations

from dataclasses import dataclass

from casefile.words import Box


@dataclass(frozen=True, slots=True)
class PageRef:
    """A page of a packet."""

    packet: str
    page: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that stands on a page and supports a flag: its words and its place."""

    packet: str
    page: int
    text: str = ""
    box: Box | None = None
