"""Logs without health information: an error is told by its kind and place, never by its words.

The message of an exception can quote what was being worked on, which may be a record.
"""

from __future__ import annotations

import logging
import traceback
from types import TracebackType

_Exc = tuple[type[BaseException], BaseException, TracebackType | None]


class PlaceOnly(logging.Formatter):
    """Formats an exception as its type and the places it passed, without its message."""

    def formatException(self, ei: _Exc | tuple[None, None, None]) -> str:  # noqa: N802
        """Give the type and the places, innermost last."""
        kind, error, trace = ei
        if kind is None or error is None:
            return ""
        places = [f"  {f.filename}:{f.lineno} in {f.name}" for f in traceback.extract_tb(trace)]
        return "\n".join((f"{kind.__module__}.{kind.__qualname__}", *places))


def keep_logs_plain() -> None:
    """Send warnings and errors of every library to standard error in this form."""
    handler = logging.StreamHandler()
    handler.setFormatter(PlaceOnly("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
