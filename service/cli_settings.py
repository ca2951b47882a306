"""The settings as every command reads them, and where commands tell what is not a result."""

from __future__ import annotations

import typer
from pydantic import ValidationError
from rich.console import Console

from service.settings import Settings

told = Console(stderr=True)

NOTHING_DONE = 1


def read_settings() -> Settings:
    """Read the settings; one that cannot be used is named, and nothing is begun."""
    try:
        return Settings()
    except ValidationError as error:
        for problem in error.errors():
            name = "_".join(str(part) for part in problem["loc"]).upper()
            told.print(f"The setting FULLCHART_{name} cannot be used: {problem['msg']}.")
        raise typer.Exit(NOTHING_DONE) from None
