"""`python -m api`: web pages, watcher and worker in one process, until stopped."""

from __future__ import annotations

import signal
import sys
from contextlib import ExitStack

import uvicorn

from api.app import create_app
from service.house import open_house
from service.logs import keep_logs
from service.settings import Settings

_LAST_ANSWERS_SECONDS = 3
"""How long a stop waits for answers under way."""


def serve(settings: Settings, *, watch: bool) -> None:
    """Serve until stopped; `watch` says whether this process also watches the folder."""
    keep_logs(settings.log)
    # The web server raises the signal again once it has stopped: the house is still to be closed.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with ExitStack() as stack:
        house = stack.enter_context(open_house(settings))
        if watch:
            stack.enter_context(house.reception.watching())
        sys.stderr.write(
            f"Fullchart is at http://{settings.host}:{settings.port}\n"
            f"Drop packets into {settings.inbox_folder.resolve()}\n"
        )
        uvicorn.run(
            create_app(house),
            host=settings.host,
            port=settings.port,
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_LAST_ANSWERS_SECONDS,
        )


if __name__ == "__main__":
    serve(Settings(), watch="--no-watch" not in sys.argv[1:])
