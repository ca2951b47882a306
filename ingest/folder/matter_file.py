"""matter.json: who the client is and what was asked of whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails, from_json

from casefile.categories import Category
from casefile.matters import Client, Matter, Request


class BadMatterFile(ValueError):  # noqa: N818 - it names what the file is
    """A matter.json of which nothing can be used; `str()` is the plain reason."""


@dataclass(frozen=True, slots=True)
class MatterFile:
    """What a matter.json says, and what of it could not be used, in plain words."""

    matter: Matter
    problems: tuple[str, ...] = ()


class _RequestDoc(BaseModel):
    model_config = ConfigDict(str_strip_whitespace=True)
    provider: str = Field(min_length=1)
    sent: dt.date | None = None
    date_from: dt.date | None = Field(default=None, alias="from")
    date_to: dt.date | None = Field(default=None, alias="to")
    items: list[Category] = []
    files: list[str] = []


class _MatterDoc(BaseModel):
    model_config = ConfigDict(str_strip_whitespace=True)
    matter: str | None = Field(default=None, min_length=1, max_length=200)
    client: str | None = None
    dob: dt.date | None = None
    date_of_loss: dt.date | None = None
    requests: list[_RequestDoc] = []


def read_matter_file(path: Path, folder: str) -> MatterFile:
    """Read a matter.json; `folder` names the matter where the file does not.

    A value that makes no sense is left out and told of; the rest counts. Raises BadMatterFile
    where the file is no JSON object, and OSError where it cannot be read.
    """
    try:
        values = from_json(path.read_bytes())
    except ValueError as error:
        raise BadMatterFile(f"matter.json is not valid JSON: {error}") from error
    if not isinstance(values, dict):
        raise BadMatterFile("matter.json has to be an object in braces")
    doc, problems = _validated(values)
    matter = Matter(
        id=doc.matter or folder,
        client=Client(doc.client or None, doc.dob),
        date_of_loss=doc.date_of_loss,
        requests=tuple(_request(r) for r in doc.requests),
    )
    return MatterFile(matter, tuple(problems))


def _request(doc: _RequestDoc) -> Request:
    return Request(
        provider=doc.provider,
        items=tuple(dict.fromkeys(doc.items)),
        sent=doc.sent,
        date_from=doc.date_from,
        date_to=doc.date_to,
        files=tuple(doc.files),
    )


def _validated(values: dict[str, Any]) -> tuple[_MatterDoc, list[str]]:
    problems: list[str] = []
    while True:
        try:
            return _MatterDoc.model_validate(values), problems
        except ValidationError as error:
            found = error.errors(include_url=False)
            # From the back, so that places in a list keep their numbers while others go.
            for detail in sorted(found, key=lambda e: _order(e["loc"]), reverse=True):
                problems.insert(0, _told(detail))
                _take_out(values, detail["loc"])


def _order(place: Sequence[int | str]) -> list[tuple[int, int, str]]:
    return [(0, p, "") if isinstance(p, int) else (1, 0, p) for p in place]


def _told(detail: ErrorDetails) -> str:
    where = ".".join(str(p + 1) if isinstance(p, int) else p for p in detail["loc"])
    return f"{where} was left out: {detail['msg']}"


def _take_out(values: Any, place: Sequence[int | str]) -> None:
    holder, last = values, place[-1]
    for part in place[:-1]:
        try:
            holder = holder[part]
        except (KeyError, IndexError):
            return  # it went with what held it
    if (isinstance(holder, dict) and last in holder) or isinstance(last, int):
        del holder[last]
        return
    # A key that has to be there is absent: what lacks it goes as a whole.
    _take_out(values, place[:-1])
