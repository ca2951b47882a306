"""Tables of knowledge that a firm may argue with: TOML beside the code, overridable by file.

A table is named by the package that owns it and its file name. A firm's copy of the file in its
rules folder (`<rules>/<package>/<name>.toml`) replaces, key by key at the top level, what ships.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

Table = TypeVar("Table", bound=BaseModel)


class RuleTableError(ValueError):
    """A firm's table cannot be used; the message says which file, which key and why."""


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
        try:
            values |= tomllib.loads(own.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise RuleTableError(f"{own} is not valid TOML: {error}") from error
    try:
        return model.model_validate(values)
    except ValidationError as error:
        where = own if own is not None and own.is_file() else f"{package}/{name}.toml"
        raise RuleTableError(f"{where} cannot be used: {error}") from error
