"""Watcher and worker without web pages, until the process is told to stop."""

from __future__ import annotations

import signal
import threading

from service.house import open_house
from service.logs import keep_logs
from service.settings import Settings


def watch_until_stopped(settings: Settings) -> str | None:
    """Watch and work; gives the reason where the folder cannot be watched."""
    keep_logs(settings.log)
    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    with open_house(settings) as house, house.reception.watching():
        while not stop.wait(1.0):
            if house.reception.problem:
                return house.reception.problem
    return None
