"""One shape for every error: what happened, and what to do about it.

{"error": {"code": "no_such_matter", "message": "...", "next": "..."}}

A person who asked for a page gets the same words as a page. Nothing of a request's body, and
nothing of a record, is repeated in an error.
"""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from api.pages.looks import TEMPLATES
from casefile.rules import RuleTableError
from casefile.store import StoreUnavailable
from ingest.pdf.errors import UnreadablePage, UnreadablePdf
from ingest.reading.children import ChildFailed, ReadersClosed


class ErrorDetail(BaseModel):
    """What happened (`code` for programs, `message` for people) and what to do next."""

    code: str
    message: str
    next: str


class ErrorOut(BaseModel):
    """The one shape of every error."""

    error: ErrorDetail


class Problem(Exception):  # noqa: N818 - what a person meets is a problem, not an error
    """Something a person can be told; becomes the one error shape."""

    def __init__(self, status: int, code: str, message: str, next_step: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.next_step = next_step


ERROR_RESPONSES: dict[int | str, dict[str, Any]] = {
    "4XX": {
        "model": ErrorOut,
        "description": "Refused: 400 wrong host, 403 another site's page, 404 no such thing, "
        "409 not in this state, 413 too large, 422 not understood",
    },
    "5XX": {"model": ErrorOut, "description": "500 broken inside, 503 not available just now"},
}
"""What OpenAPI says of errors, the same for every route."""

_BROKEN = Problem(
    500,
    "internal",
    "Something went wrong inside the service. Nothing received is lost.",
    "Try again; if it happens again, report what you did and the service's log.",
)
_UNAVAILABLE = Problem(
    503, "unavailable", "The service cannot answer just now.", "Try again in a minute."
)
_UNDRAWN = Problem(
    409, "page_cannot_be_shown", "This page cannot be drawn.", "Open the file as received."
)
_MEND = "Mend the table in the firm's rules folder, or take it away."
_HTTP = {
    404: ("no_such_address", "There is no such page.", "Check the address."),
    405: ("wrong_method", "That cannot be done with this address.", "See /api/openapi.json."),
    413: ("too_large", "That is larger than this service takes at once.", "Send it in parts."),
}


def not_found(what: str) -> Problem:
    """Give the problem of something that is not there; `what` is "matter", "packet", ..."""
    return Problem(
        404,
        f"no_such_{what}",
        f"There is no such {what}.",
        f"Check the address, or list the {what}s.",
    )


def problem_json(problem: Problem) -> JSONResponse:
    """Put a problem into the one error shape."""
    detail = ErrorDetail(code=problem.code, message=problem.message, next=problem.next_step)
    return JSONResponse(ErrorOut(error=detail).model_dump(), status_code=problem.status)


def install_errors(app: FastAPI) -> None:
    """Answer every error of the app in the one shape."""

    @app.exception_handler(Problem)
    async def _problem(request: Request, problem: Problem) -> Response:
        return _answer(request, problem)

    @app.exception_handler(RequestValidationError)
    async def _invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        said = f"{where}: {first['msg']}"
        return _answer(request, Problem(422, "not_understood", said, "Correct the named field."))

    @app.exception_handler(HTTPException)
    async def _http(request: Request, error: HTTPException) -> Response:
        usual = ("refused", str(error.detail), "")
        answer = _answer(request, Problem(error.status_code, *_HTTP.get(error.status_code, usual)))
        answer.headers.update(error.headers or {})
        return answer

    async def _unavailable(request: Request, _: Exception) -> Response:
        return _answer(request, _UNAVAILABLE)

    async def _undrawn(request: Request, _: Exception) -> Response:
        return _answer(request, _UNDRAWN)

    @app.exception_handler(RuleTableError)
    async def _bad_rules(request: Request, error: RuleTableError) -> Response:
        return _answer(
            request,
            Problem(503, "rules_not_usable", f"A table of rules cannot be used: {error}", _MEND),
        )

    async def _broken(request: Request, _: Exception) -> Response:
        return _answer(request, _BROKEN)

    app.add_exception_handler(StoreUnavailable, _unavailable)
    app.add_exception_handler(ReadersClosed, _unavailable)
    app.add_exception_handler(ChildFailed, _undrawn)
    app.add_exception_handler(UnreadablePdf, _undrawn)
    app.add_exception_handler(UnreadablePage, _undrawn)
    app.add_exception_handler(500, _broken)


def _answer(request: Request, problem: Problem) -> Response:
    for_a_person = "text/html" in request.headers.get("accept", "")
    if not for_a_person or request.url.path.startswith(("/api/", "/static/")):
        return problem_json(problem)
    return TEMPLATES.TemplateResponse(
        request, "error.html", {"here": "", "problem": problem}, status_code=problem.status
    )
