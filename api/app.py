"""The web application: REST under /api, pages for people beside it, OpenAPI at /api/docs."""

from __future__ import annotations

from importlib import resources

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from api.errors import install_errors
from api.house import provide
from api.pages import routes as pages
from api.routes import chronology, flags, health, jobs, matters, packets, uploads
from api.security import install_security
from service.house import House


def create_app(house: House) -> FastAPI:
    """Make the application that serves one running installation."""
    app = FastAPI(
        title="Fullchart",
        description="What came, what it says, what is missing: every answer with its page.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    provide(app, house)
    install_errors(app)
    install_security(app, house.settings.host)
    for part in (health, matters, packets, flags, chronology, uploads, jobs):
        app.include_router(part.router, prefix="/api", tags=[part.__name__.rsplit(".", 1)[-1]])
    app.include_router(pages.router, include_in_schema=False)
    static = resources.files("api") / "static"
    app.mount("/static", StaticFiles(directory=str(static)), name="static")
    return app
