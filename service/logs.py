"""Logs: JSON lines on standard error, without health information.

A line names packets, pages and workflows by their ids. File names, folder names and matters may be
patients' names, and the message of an error may quote a record, so none of them is logged: an error
is told by its kind and by the places that it passed.
"""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import Path
from typing import Any, Literal

import structlog
from structlog.typing import EventDict

Level = Literal["debug", "info", "warning", "error"]

_OURS = ("api", "casefile", "chronology", "completeness", "ingest", "service", "tracking")
_IDS = ("packet", "page", "seconds")
_QUOTING = ("PIL", "fontTools", "pdfminer", "pikepdf", "pypdf", "reportlab")
"""Libraries whose remarks quote the files that they work on."""


def keep_logs(level: Level) -> None:
    """Log what this process does, from `level` on; of libraries, warnings and errors only."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[
                structlog.stdlib.add_log_level,
                structlog.stdlib.add_logger_name,
                structlog.stdlib.ExtraAdder(_IDS),
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                _workflow,
                _error_by_kind_and_place,
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in _OURS:
        logging.getLogger(name).setLevel(level.upper())
    for name in _QUOTING:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    # With a handler of its own, DBOS does not set up one that prints the words of errors; one that
    # it set up before is taken off.
    engine = logging.getLogger("dbos")
    engine.handlers[:] = [logging.NullHandler()]
    engine.propagate = True


def _workflow(_logger: Any, _method: str, line: EventDict) -> EventDict:
    """Name the workflow in which something was logged."""
    workflow = getattr(line.get("_record"), "operationUUID", None)
    if workflow:
        line["workflow"] = workflow
    return line


def _error_by_kind_and_place(_logger: Any, _method: str, line: EventDict) -> EventDict:
    """Put an error's kind and the places that it passed in place of its words."""
    given = line.pop("exc_info", None)
    line.pop("exc_text", None)
    error = sys.exc_info()[1] if given is True else given[1] if isinstance(given, tuple) else given
    if not isinstance(error, BaseException):
        return line
    kind = type(error)
    line["error"] = f"{kind.__module__}.{kind.__qualname__}"
    line["places"] = [
        f"{'/'.join(Path(frame.filename).parts[-2:])}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return line
