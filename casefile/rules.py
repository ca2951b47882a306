"""Tables of knowledge that a firm may argue with: TOML beside the code, overridable by file.

A table is named by the package that owns it and its file name. A firm's copy of the file in its
rules folder (`<rules>/<package>/<name>.toml`) replaces, key by key at the top level, what ships.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ValidationError

from casefile.rule_problems import TableProblem, problems_of

Table = TypeVar("Table", bound=BaseModel)


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(
            f"no regular expression: {error}; mend it (in single quotes a backslash stays one)"
        ) from error
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]
"""The text of a regular expression; one that cannot be used is told when its table is loaded."""


class RuleTableError(ValueError):
    """A firm's table cannot be used; the message says which file, which key and why."""

    def __init__(self, problems: Sequence[TableProblem]) -> None:
        """Tell of `problems`, all of one table."""
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = tuple(problems)

    def __reduce__(self) -> tuple[type[RuleTableError], tuple[tuple[TableProblem, ...]]]:
        """Travel between processes with its problems."""
        return type(self), (self.problems,)


@dataclass(frozen=True)
class RuleBook:
    """The tables in force: what ships, with the firm's folder laid over it."""

    firm: Path | None = None

    def table(self, package: str, name: str, model: type[Table]) -> Table:
        """Load `<package>/<name>.toml` as `model`; raises RuleTableError where a table is bad."""
        loaded = _load(self.firm, package, name, model)
        assert isinstance(loaded, model)
        return loaded

    @property
    def version(self) -> str:
        """A digest of the firm's own tables; "shipped" where there are none."""
        if self.firm is None or not self.firm.is_dir():
            return "shipped"
        seen = hashlib.sha256()
        for path in sorted(self.firm.rglob("*.toml")):
            seen.update(path.relative_to(self.firm).as_posix().encode())
            seen.update(path.read_bytes())
        return seen.hexdigest()[:12]


@cache
def _load(firm: Path | None, package: str, name: str, model: type[BaseModel]) -> BaseModel:
    shipped = resources.files(package).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    values = tomllib.loads(shipped)
    own = firm / package / f"{name}.toml" if firm else None
    if own is not None and own.is_file():
        values |= _read(own)
    try:
        return model.model_validate(values)
    except ValidationError as error:
        mine = own if own is not None and own.is_file() else None
        text = mine.read_text(encoding="utf-8") if mine else shipped
        where = str(mine or f"{package}/{name}.toml")
        raise RuleTableError(list(problems_of(error, model, where, text))) from error


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        why = f"it is not valid TOML: {error}"
    except UnicodeDecodeError:
        why = "it is not UTF-8 text"
    except OSError as error:
        why = f"it cannot be read: {error.strerror}"
    raise RuleTableError([TableProblem(str(file), "", why)])
