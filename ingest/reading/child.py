"""The child process that reads pages: it may die, its parent may not."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import cv2

from ingest.pdf.errors import UnreadablePage, UnreadablePdf
from ingest.pdf.opening import inspect_pdf
from ingest.pdf.pictures import page_picture
from ingest.pdf.tables import ruled_tables
from ingest.reading.memory import give_back
from ingest.reading.read import read_page
from ingest.reading.settings import NoEngine, ReadingSettings
from ingest.reading.tasks import Answer, PageFunction, Task

GRACE_SECONDS = 10
"""A child outlives its time limit by no more than this, even where nobody is left to end it."""

LIGHT_SECONDS = 0.05
"""What takes no longer, as a page with a text layer, leaves little memory to give back."""

ADDRESS_ROOM = 3 << 30
"""Address space beyond the memory limit: libraries reserve far more than they use."""


def serve(
    requests: Connection, settings: ReadingSettings, read: PageFunction | None, scratch: str
) -> None:
    """Say that this process is ready, then do tasks until the parent hangs up."""
    os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = scratch
    for library in ("pikepdf", "pdfminer"):  # their remarks on faulty files may quote the files
        logging.getLogger(library).setLevel(logging.CRITICAL)
    cv2.setNumThreads(1)  # every core has a page of its own: more threads wait for each other
    _limit_memory(settings)
    threading.Thread(target=_end_with_parent, args=(os.getppid(), scratch), daemon=True).start()
    verbs: dict[str, Callable[..., Any]] = {
        "read": read or read_page,
        "inspect": inspect_pdf,
        "tables": ruled_tables,
        "picture": _picture,
    }
    requests.send(Answer())
    while True:
        try:
            task: Task = requests.recv()
        except EOFError:
            return
        signal.alarm(int(task.seconds) + GRACE_SECONDS)
        begun = time.monotonic()
        answer = _do(verbs[task.verb], task)
        signal.alarm(0)
        requests.send(answer)
        if time.monotonic() - begun > LIGHT_SECONDS:
            give_back()
        if answer.broke:
            sys.exit(1)


def _do(verb: Callable[..., Any], task: Task) -> Answer:
    """Do one task. Whatever else goes wrong is told by name, and this process is given up."""
    try:
        return Answer(value=verb(*task.arguments))
    except (UnreadablePdf, UnreadablePage, NoEngine) as refusal:
        return Answer(refusal=refusal)
    except MemoryError:
        return Answer(broke="it needed more memory than allowed")
    except Exception as error:  # noqa: BLE001 - the process boundary: a hostile page may raise anything
        return Answer(broke=f"it broke the reader ({type(error).__name__})")


def _picture(path: Path, page: int, width: int, rotation: Any, kind: Any) -> bytes:
    return page_picture(path, page, width=width, rotation=rotation, kind=kind)


def _limit_memory(settings: ReadingSettings) -> None:
    """Stop a sudden flood of memory at once (Linux); slow growth is watched by the parent."""
    if sys.platform != "linux":
        return
    import resource  # noqa: PLC0415 - absent on some platforms

    most = (settings.page_megabytes << 20) + ADDRESS_ROOM
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _end_with_parent(parent: int, scratch: str) -> None:
    """Once the parent is gone, however it went, end this process and whatever it started.

    Pictures of pages may lie in the scratch folder: it goes too.
    """
    while os.getppid() == parent:
        time.sleep(0.5)
    shutil.rmtree(scratch, ignore_errors=True)
    os.killpg(0, signal.SIGKILL)
