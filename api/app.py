"""The web application: REST under /api (described in /api/openapi.json), pages beside it."""

from __future__ import annotations

from importlib import metadata, resources

from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.staticfiles import StaticFiles
from starlette.types import ASGIApp

from api.errors import ERROR_RESPONSES, install_errors
from api.house import provide
from api.pages import forms
from api.pages import routes as pages
from api.routes import (
    chronology,
    copies,
    directory,
    explanations,
    flags,
    health,
    jobs,
    matters,
    packets,
    pictures,
    readiness,
    search,
    specials,
    uploads,
)
from api.security import Guard
from service.house import House


def create_app(house: House) -> ASGIApp:
    """Make the application that serves one running installation, with its guard around it."""
    app = make_api(house)
    return Guard(app, house.settings.host, house.settings.upload_megabytes << 20)


def make_api(house: House) -> FastAPI:
    """Make the application without its guard."""
    app = FastAPI(
        title="Fullchart",
        version=metadata.version("fullchart"),
        description="What came, what it says, what is missing: every answer with its page.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        generate_unique_id_function=_operation_id,
    )
    provide(app, house)
    install_errors(app)
    for part in (
        health,
        matters,
        packets,
        explanations,
        pictures,
        copies,
        search,
        flags,
        directory,
        chronology,
        specials,
        readiness,
        uploads,
        jobs,
    ):
        app.include_router(
            part.router,
            prefix="/api",
            tags=[part.__name__.rsplit(".", 1)[-1]],
            responses=ERROR_RESPONSES,
        )
    app.include_router(pages.router, include_in_schema=False)
    app.include_router(forms.router, include_in_schema=False)
    static = resources.files("api") / "static"
    app.mount("/static", StaticFiles(directory=str(static)), name="static")
    return app


def _operation_id(route: APIRoute) -> str:
    return route.name
