"""What every table of this room is: closed, frozen, and whole where words are needed."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from pydantic import BaseModel, ConfigDict


class Table(BaseModel):
    """A table of this room, which takes no other keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


_Kind = TypeVar("_Kind", bound=StrEnum)
_Said = TypeVar("_Said")


def with_all(given: dict[_Kind, _Said], needed: Iterable[_Kind]) -> dict[_Kind, _Said]:
    """Give a section of a table back; raises ValueError where a word that it needs is missing."""
    missing = sorted(word.value for word in needed if word not in given)
    if missing:
        raise ValueError(
            f"a section is replaced whole, and these are missing: {', '.join(missing)}"
        )
    return given
