"""Waiting until a file has been copied to its end.

A file is taken when it has not changed for a while. One that does not look complete (empty, no
PDF, no end mark) rests longer: a copy over a slow line can pause.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ingest.folder.scan import Mark, Seen
from ingest.pdf.errors import UnreadablePdf
from ingest.pdf.kinds import check_may_be_pdf, ends_properly


@dataclass(frozen=True, slots=True)
class Rest:
    """How long a file must be unchanged, in seconds: one that looks whole, and any other."""

    whole: float = 2.0
    doubtful: float = 30.0


class SettleTracker:
    """Remembers since when each file has been as it is."""

    def __init__(self, rest: Rest, seconds: Callable[[], float]) -> None:
        """Measure with `seconds`, a clock that never goes back."""
        self._rest = rest
        self._seconds = seconds
        self._since: dict[str, tuple[Mark, float]] = {}

    def waits_for(self, seen: Seen) -> str | None:
        """Say why a file has to wait, or None when it has settled."""
        now = self._seconds()
        mark, since = self._since.get(seen.source, (None, now))
        if mark != seen.mark:
            self._since[seen.source] = (seen.mark, now)
            since = now
        rested = now - since
        if rested < self._rest.whole:
            return "settling: it may still be copied"
        if rested < self._rest.doubtful and not seen.is_matter_file:
            return _doubt(seen)
        return None

    def forget_all_but(self, sources: Iterable[str]) -> None:
        """Drop what is remembered of files that are gone."""
        present = set(sources)
        self._since = {k: v for k, v in self._since.items() if k in present}


def _doubt(seen: Seen) -> str | None:
    try:
        may_be = check_may_be_pdf(seen.path)
        if may_be and ends_properly(seen.path):
            return None
    except UnreadablePdf as reason:
        return f"waiting for the rest of it: {reason}"
    except OSError as error:
        return f"cannot be opened: {error.strerror}"
    return "waiting for the rest of it: it does not look complete"
