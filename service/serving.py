"""The service as a process: web, watcher and worker together, or watcher and worker alone."""

from __future__ import annotations

import signal
import threading

import structlog
import uvicorn

from service.house import open_house
from service.settings import Settings

log = structlog.get_logger()


def serve_web(settings: Settings, *, watch: bool) -> None:
    """Serve the web pages until stopped; the application opens the house and starts the work."""
    factory = "api.serve:make_app" if watch else "api.serve:make_app_without_watcher"
    uvicorn.run(
        factory,
        factory=True,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        server_header=False,
    )


def watch_until_stopped(settings: Settings) -> None:
    """Watch and work until the process is told to stop."""
    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    with open_house(settings) as house, house.reception.watching():
        while not stop.wait(1.0):
            if house.reception.problem:
                log.error("not watching", problem=house.reception.problem)
                return
