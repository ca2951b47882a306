"""What protects a service that holds health information and listens on this machine.

Requests that change something must come from the service's own pages or from a program: a browser
says with Sec-Fetch-Site and Origin where a request comes from, and another site's is refused. The
Host must be an address that the service was told to listen on, so that no foreign name can be
pointed at it. Bodies have a limit, and every answer carries the headers that keep pages to
themselves.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import Problem, problem_json

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
_EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared with, not listened on
_PLAIN_BODY = 1 << 20
"""Bytes of a body that is no upload: forms and JSON are short."""

_WRONG_HOST = Problem(
    400, "wrong_host", "This address is not the service's.", "Use its own address."
)
_OTHER_SITE = Problem(
    403,
    "other_site",
    "A page of another site sent this request.",
    "Use the service's own pages.",
)
_TOO_LARGE = Problem(
    413, "too_large", "That is larger than this service takes at once.", "Send it in parts."
)


@dataclass(frozen=True)
class Guard:
    """The outermost layer of the application.

    `host` is the address that the service listens on, `upload_bytes` the most it takes at once.
    """

    app: ASGIApp
    host: str
    upload_bytes: int

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what must not come in, and pass everything else on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        answer = _Answer(send, head=scope["method"] == "HEAD")
        limit = self._limit(headers)
        problem = self._problem(scope["method"], headers, limit)
        if problem is not None:
            await problem_json(problem)(scope, receive, answer)
            return
        if answer.head:
            scope = {**scope, "method": "GET"}
        await self.app(scope, _Body(receive, limit), answer)

    def _limit(self, headers: Headers) -> int:
        kind = headers.get("content-type", "")
        return self.upload_bytes if kind.startswith("multipart/form-data") else _PLAIN_BODY

    def _problem(self, method: str, headers: Headers, limit: int) -> Problem | None:
        if not self._our_own(headers.get("host", "")):
            return _WRONG_HOST
        if method not in _SAFE and _from_elsewhere(headers):
            return _OTHER_SITE
        announced = headers.get("content-length", "0")
        return _TOO_LARGE if announced.isdigit() and int(announced) > limit else None

    def _our_own(self, host: str) -> bool:
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        if name in _LOCAL or name == self.host.lower():
            return True
        if self.host in _LOCAL:
            return False
        # Foreign names pointed here are what is dangerous, not numbers.
        return _is_number(name) or (
            self.host in _EVERYWHERE and name == socket.gethostname().lower()
        )


class _Body:
    """The body of a request, refused as soon as it grows over the limit."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self._receive = receive
        self._left = limit

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise HTTPException(_TOO_LARGE.status)
        return message


class _Answer:
    """Adds the headers to an answer; leaves the body out where only the head was asked for."""

    def __init__(self, send: Send, *, head: bool) -> None:
        self._send = send
        self.head = head

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        elif message["type"] == "http.response.body" and self.head:
            message = {**message, "body": b""}
        await self._send(message)


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _from_elsewhere(headers: Headers) -> bool:
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")
