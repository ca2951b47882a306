"""Page functions that do what hostile pages do: die, hang, eat memory, raise."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

from casefile.pages import PageReading, Source
from ingest.pdf.errors import UnreadablePage, UnreadablePdf
from ingest.reading.cache import ReadingCache
from ingest.reading.settings import ReadingSettings


def behave(
    path: Path, page: int, settings: ReadingSettings, cache: ReadingCache | None = None
) -> PageReading:
    """Do what the file's name says."""
    verb = path.stem
    if verb == "die" or (verb == "die_once" and not settings.plain):
        os.kill(os.getpid(), signal.SIGKILL)
    elif verb == "hang":
        time.sleep(3600)
    elif verb == "eat":
        eaten = []
        while True:
            eaten.append(b"x" * (50 << 20))
    elif verb == "flood":
        bytearray(60 << 30)
    elif verb == "raise":
        raise KeyError("surprise")
    elif verb == "torn":
        raise UnreadablePage("the page is damaged")
    elif verb == "locked":
        raise UnreadablePdf("the file needs a password to open it")
    elif verb == "spawn":
        sleeper = subprocess.Popen(["sleep", "3600"])
        path.write_text(f"{os.getpid()} {sleeper.pid}")
        time.sleep(3600)
    return PageReading(page, Source.TEXT, (), 612.0, 792.0, engine=str(os.getpid()))
