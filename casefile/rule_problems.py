"""What is wrong in a firm's table, told so that a person can mend it: where, why, what to write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

_MOST_KEYS = 12


@dataclass(frozen=True, slots=True)
class TableProblem:
    """What is wrong in a table: the file, the key (empty where it is the whole file), and why."""

    file: str
    key: str
    reason: str

    def __str__(self) -> str:
        """Give it as one line."""
        where = f"{self.file}, {self.key}" if self.key else self.file
        return f"{where}: {self.reason}"


def problems_of(
    error: ValidationError, model: type[BaseModel], file: str, text: str
) -> Iterator[TableProblem]:
    """Give what a model says of a table, with the key as it is written in the file, and its line.

    `text` is what stands in the file.
    """
    for found in error.errors():
        place = found["loc"]
        key = ""
        for part in place:
            # People count from 1.
            key += f", entry {part + 1}" if isinstance(part, int) else f".{part}" if key else part
        line = _line(text, [part for part in place if isinstance(part, str)])
        at = f" (line {line})" if line else ""
        yield TableProblem(file, key, f"{_reason(found, model)}{at}")


def _reason(found: Any, model: type[BaseModel]) -> str:
    *parents, last = found["loc"] or ("",)
    if found["type"] == "extra_forbidden":
        known = _keys(model, parents)
        near = get_close_matches(str(last), known, n=1)
        listed = ", ".join(known[:_MOST_KEYS]) + (" ..." if len(known) > _MOST_KEYS else "")
        hint = f"did you mean {near[0]}?" if near else f"known here are {listed}"
        return f"there is no such key; {hint}" if known else "there is no such key"
    if found["type"] == "missing":
        return (
            "it must be given: a section is replaced whole, so copy the shipped one and change it"
        )
    return str(found["msg"]).removeprefix("Value error, ")


def _keys(model: type[BaseModel], parents: Sequence[int | str]) -> list[str]:
    """Give the keys that a section of a table may hold; none where any may stand there."""
    here: Any = model
    for part in parents:
        here = here.model_fields[part].annotation if isinstance(part, str) else here
        inner = [a for a in (here, *get_args(here)) if _is_model(a)]
        if not inner:
            return []
        here = inner[-1]
    return sorted(here.model_fields)


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _line(text: str, keys: Sequence[str]) -> int | None:
    """Give the line on which the last of the keys stands, below the headings of the others."""
    at = 0
    for number, key in enumerate(keys):
        written = rf"^[ \t]*(?:\[+[^\]\n]*\b)?\"?{re.escape(key)}\"?[ \t]*[=\].]"
        found = re.compile(written, re.MULTILINE).search(text, at)
        if found is None:
            return None
        at = found.start()
        if number == len(keys) - 1:
            return text.count("\n", 0, at) + 1
    return None
