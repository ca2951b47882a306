"""One shape for every error: what happened, and what to do about it.

{"error": {"code": "no_such_matter", "message": "...", "next": "..."}}
"""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException


class Problem(Exception):  # noqa: N818 - what a person meets is a problem, not an error
    """Something a person can be told; becomes the JSON error shape."""

    def __init__(self, status: int, code: str, message: str, next_step: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.next_step = next_step


def not_found(what: str) -> Problem:
    """Give the problem of something that is not there; `what` is "matter", "packet", ..."""
    return Problem(
        404,
        f"no_such_{what}",
        f"There is no such {what}.",
        f"Check the address, or list the {what}s.",
    )


def problem_response(status: int, code: str, message: str, next_step: str = "") -> JSONResponse:
    """Put a problem into the one error shape."""
    return JSONResponse(
        {"error": {"code": code, "message": message, "next": next_step}}, status_code=status
    )


def install_errors(app: FastAPI) -> None:
    """Answer every error of the app in the one shape; nothing of a request's body is repeated."""

    @app.exception_handler(Problem)
    async def _problem(_: Request, problem: Problem) -> JSONResponse:
        return problem_response(problem.status, problem.code, problem.message, problem.next_step)

    @app.exception_handler(RequestValidationError)
    async def _invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return problem_response(
            422, "not_understood", f"{where}: {first['msg']}", "Correct the named field."
        )

    @app.exception_handler(500)
    async def _broken(_: Request, __: Exception) -> JSONResponse:
        return problem_response(
            500,
            "internal",
            "Something went wrong inside the service. Nothing received is lost.",
            "Try again; if it happens again, report what you did and the service's log.",
        )

    @app.exception_handler(HTTPException)
    async def _http(_: Request, error: HTTPException) -> JSONResponse:
        return problem_response(error.status_code, "http", str(error.detail))
