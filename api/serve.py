"""The application as uvicorn starts it: it opens the house, and closes it when it stops."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager

from fastapi import FastAPI

from api.app import create_app
from service.house import open_house
from service.settings import Settings


def make_app() -> FastAPI:
    """Serve pages, watch the folder and work, as the settings say."""
    return _make(watch=True)


def make_app_without_watcher() -> FastAPI:
    """Serve pages and work; another process watches the folder."""
    return _make(watch=False)


def _make(*, watch: bool) -> FastAPI:
    settings = Settings()
    stack = ExitStack()
    house = stack.enter_context(open_house(settings))
    app = create_app(house)

    @asynccontextmanager
    async def alive(_: FastAPI) -> AsyncIterator[None]:
        if watch:
            stack.enter_context(house.reception.watching())
        sys.stderr.write(
            f"Fullchart is at http://{settings.host}:{settings.port}\n"
            f"Drop packets into {settings.inbox_folder.resolve()}\n"
        )
        try:
            yield
        finally:
            stack.close()

    app.router.lifespan_context = alive
    return app
