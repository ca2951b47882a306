"""Settings: one validated model, from environment variables or a .env file.

Every setting is `FULLCHART_<NAME>`; docs/operations.md lists them all.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingest.reading.settings import ReadingSettings


def user_cache() -> Path:
    """Give this user's cache folder for page readings, as the system keeps such folders."""
    if sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "fullchart" / "readings"


class Settings(BaseSettings):
    """How this installation runs."""

    model_config = SettingsConfigDict(env_prefix="FULLCHART_", env_file=".env", extra="ignore")

    data: Path = Field(
        default=Path("data"), description="Folder for the vault, the database, the inbox, exports"
    )
    database_url: str | None = Field(
        default=None,
        description="SQLAlchemy URL of the database; empty: SQLite in the data folder",
    )
    inbox: Path | None = Field(
        default=None, description="The watched folder; empty: `inbox` in the data folder"
    )
    readings: Path | None = Field(
        default=None, description="Where page readings are kept; empty: in the data folder"
    )
    rules: Path | None = Field(
        default=None, description="Folder with the firm's own rule tables (TOML)"
    )
    host: str = Field(default="127.0.0.1", description="Address that the web pages listen on")
    port: int = Field(default=8321, ge=0, le=65535, description="Port of the web pages")
    cores: int = Field(
        default_factory=lambda: os.cpu_count() or 1,
        ge=1,
        description="Pages read at the same time, one child process each",
    )
    ocr: Literal["auto", "tesserocr", "pytesseract"] = Field(
        default="auto", description="OCR engine; auto: tesserocr, else pytesseract"
    )
    second_look: bool = Field(
        default=True, description="Read pages with poor words once more, enlarged"
    )
    page_seconds: float = Field(default=120.0, gt=0, description="Time limit of one page")
    page_megabytes: int = Field(default=1500, ge=200, description="Memory limit of one page")
    chunk_pages: int = Field(default=8, ge=1, description="Pages per unit of queued work")
    settle_seconds: float = Field(
        default=2.0, ge=0, description="How long a dropped file must rest before it is taken"
    )
    scan_seconds: float = Field(
        default=5.0, gt=0, description="How often the watched folder is looked through"
    )
    upload_megabytes: int = Field(
        default=1024, ge=1, description="The most that one upload may bring"
    )
    log: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="How much is logged; never health information"
    )
    worker: str = Field(
        default="fullchart-1", description="Name of this worker; unique and stable per process"
    )

    def reading(self) -> ReadingSettings:
        """How pages are read."""
        return ReadingSettings(
            engine=self.ocr,
            second_look=self.second_look,
            page_seconds=self.page_seconds,
            page_megabytes=self.page_megabytes,
        )

    @property
    def inbox_folder(self) -> Path:
        """The watched folder."""
        return self.inbox or self.data / "inbox"

    @property
    def readings_folder(self) -> Path:
        """Where page readings are kept."""
        return self.readings or self.data / "readings"

    @property
    def vault_folder(self) -> Path:
        """Where received files are kept for good."""
        return self.data / "vault"

    @property
    def exports_folder(self) -> Path:
        """Where chronologies are written."""
        return self.data / "exports"

    @property
    def database(self) -> str:
        """The URL of the database in force."""
        return self.database_url or f"sqlite:///{(self.data / 'fullchart.db').resolve()}"
