"""What protects a service that holds health information and listens on this machine.

Requests that change something must come from the service's own pages or from a program: a browser
says with Sec-Fetch-Site and Origin where a request comes from, and another site's is refused. The
Host must be an address that the service was told to listen on, so that no foreign name can be
pointed at it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from fastapi import FastAPI, Request, Response

from api.errors import problem_response

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1", "testserver"})
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def install_security(app: FastAPI, host: str) -> None:
    """Check every request of the app, and send the headers that keep pages to themselves."""
    allowed = _LOCAL | {host}

    @app.middleware("http")
    async def _guard(
        request: Request, call_next: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        if host in _LOCAL and request.url.hostname not in allowed:
            return problem_response(
                400, "wrong_host", "This address is not the service's.", "Use its own address."
            )
        if request.method not in _SAFE and _from_elsewhere(request):
            return problem_response(
                403,
                "other_site",
                "A page of another site sent this request.",
                "Use the service's own pages.",
            )
        response = await call_next(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


def _from_elsewhere(request: Request) -> bool:
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != request.headers.get("host")
