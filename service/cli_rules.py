"""`fullchart rules`: the tables that a firm can override, from the command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from service.cli_settings import NOTHING_DONE, read_settings, told

if TYPE_CHECKING:
    from casefile.rule_problems import TableProblem
    from service.finding_again import FindingAgain
    from service.settings import Settings
    from service.trying_rules import Trial

rules_app = typer.Typer(help="The tables that a firm can override.", no_args_is_help=True)
console = Console()

SAME, CHANGED = 0, 2


@rules_app.callback()
def rules() -> None:
    """Hold the commands together, so that there can be one alone."""


@rules_app.command("test")
def rules_test(
    folder: Annotated[
        Path | None, typer.Argument(help="The changed tables; else FULLCHART_RULES")
    ] = None,
    matter: Annotated[str | None, typer.Option(help="Only this matter")] = None,
) -> None:
    """Check every table, work through the matters by them, show what would change; store nothing.

    Where a table bears on what is found in pages, they are sorted and found again from kept
    readings; no page is read again.
    """
    from service.rule_tables import bears_on_intake, own_tables, table_problems
    from service.trying_rules import try_rules

    settings = read_settings()
    tried = folder or settings.rules
    if tried is None or not tried.is_dir():
        told.print(f"There is no folder {tried}." if tried else "No folder of tables is named.")
        raise typer.Exit(NOTHING_DONE)
    problems = [*table_problems(tried), *_problems_in_force(settings, tried)]
    for problem in problems:
        told.print(str(problem), markup=False, soft_wrap=True)
    if problems:
        raise typer.Exit(NOTHING_DONE)
    for name in filter(bears_on_intake, own_tables(tried)):
        told.print(f"{name}.toml is sound; it bears on files that are dropped from now on, and "
                   "changes nothing in these matters.", markup=False, soft_wrap=True)  # fmt: skip
    with _finding_again(settings) as again:
        store = again.store
        known = [held.id for held in store.matters.all()]
        if matter is not None and matter not in known:
            told.print(f"There is no matter {matter!r} here.", markup=False)
            raise typer.Exit(NOTHING_DONE)
        chosen = [matter] if matter is not None else known
        trials = list(try_rules(again, tried, settings.rules, chosen))
    _show_trials(trials)
    raise typer.Exit(SAME if all(trial.is_same for trial in trials) else CHANGED)


def _problems_in_force(settings: Settings, tried: Path) -> list[TableProblem]:
    """Give what is wrong in the tables in force, with which the tried ones are compared."""
    from service.rule_tables import table_problems

    other = settings.rules is not None and settings.rules.resolve() != tried.resolve()
    return list(table_problems(settings.rules)) if other else []


@contextmanager
def _finding_again(settings: Settings) -> Iterator[FindingAgain]:
    from casefile.store import Vault, open_store
    from ingest.reading.cache import ReadingCache
    from ingest.reading.children import PageReaders
    from service.finding_again import FindingAgain

    store = open_store(settings.database)
    try:
        with PageReaders(settings.reading(), 1) as readers:
            cache = ReadingCache(settings.readings_folder)
            yield FindingAgain(store, Vault(settings.vault_folder), cache, readers)
    finally:
        store.close()


def _show_trials(trials: Sequence[Trial]) -> None:
    """Show what would change, matter by matter; those that stay as they are are counted."""
    for trial in (t for t in trials if not t.is_same):
        name = f"{trial.matter} ({trial.client})" if trial.client else trial.matter
        _say(f"{name}: {trial.counts()}")
        for change in trial.changes:
            _say(f"  {change.what}: {change.weight}: {change.message}")
            for detail in change.details:
                _say(f"    {detail}")
        for found in trial.found:
            _say(f"  {found.thing}s that {found.would}:")
            for row in found.rows:
                _say(f"    {row}")
        for remark in trial.remarks:
            _say(f"  {remark}")
    for trial in trials:
        for note in trial.notes:
            _say(f"{trial.matter}: {note}")
    same = sum(trial.is_same for trial in trials)
    _say(f"{same} of {len(trials)} matters would stay as they are.")


def _say(line: str) -> None:
    console.print(line, markup=False, highlight=False, soft_wrap=True)
