"""`python -m api`: web pages, watcher and worker in one process, until stopped."""

from __future__ import annotations

import sys
from contextlib import ExitStack

import uvicorn

from api.app import create_app
from service.house import open_house
from service.settings import Settings


def serve(settings: Settings, *, watch: bool) -> None:
    """Serve until stopped; `watch` says whether this process also watches the folder."""
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
            log_level="warning",
            access_log=False,
            server_header=False,
        )


if __name__ == "__main__":
    serve(Settings(), watch="--no-watch" not in sys.argv[1:])
