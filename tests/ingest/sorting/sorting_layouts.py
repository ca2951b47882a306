"""The made-up pages of layouts.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple


class Layout(NamedTuple):
    """A page as some maker prints it: what it is called, its category, its text."""

    name: str
    category: str
    text: str


LAYOUTS = [
    Layout(**entry)
    for entry in tomllib.loads(
        Path(__file__).with_name("layouts.toml").read_text(encoding="utf-8")
    )["layout"]
]
