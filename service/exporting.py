"""`fullchart export`: a matter's files from what the service has found, beside a running one."""

from __future__ import annotations

from pathlib import Path

from casefile.rules import RuleBook
from casefile.store import Vault, open_store
from service.pipeline import export_matter_files
from service.settings import Settings


def export_matter(settings: Settings, matter: str, out: Path) -> tuple[Path, ...]:
    """Write a matter's exports into `out`. Raises KeyError where there is no such matter."""
    store = open_store(settings.database)
    try:
        return export_matter_files(
            store, Vault(settings.vault_folder), RuleBook(settings.rules), matter, out
        )
    finally:
        store.close()
