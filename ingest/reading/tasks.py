"""What parent and child tell each other: a task, and what came of it.

Both import this, the parent nothing more: what draws and recognises pages is large, and stays out
of the service's own memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from casefile.pages import PageReading
from ingest.pdf.errors import UnreadablePage, UnreadablePdf
from ingest.reading.cache import ReadingCache
from ingest.reading.settings import NoEngine, ReadingSettings


class PageFunction(Protocol):
    """What reads a page; tests put misbehaving ones in its place."""

    def __call__(
        self, path: Path, page: int, settings: ReadingSettings, cache: ReadingCache | None = None
    ) -> PageReading:
        """Read one page."""
        ...


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a task: its value, or the plain reason (`refusal`) why there is none."""

    value: Any = None
    refusal: UnreadablePdf | UnreadablePage | NoEngine | None = None
    broke: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """What a child is asked to do: a verb and its arguments."""

    verb: str
    arguments: tuple[Any, ...]
    seconds: float
