"""`fullchart rules`: the tables that a firm can override, from the command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from service.cli_settings import NOTHING_DONE, read_settings, told

if TYPE_CHECKING:
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
    """Check every table, judge the matters by them, and show what would change; store nothing."""
    from casefile.store import open_store
    from service.rule_tables import table_problems
    from service.trying_rules import not_tried, try_rules

    settings = read_settings()
    tried = folder or settings.rules
    if tried is None or not tried.is_dir():
        told.print(f"There is no folder {tried}." if tried else "No folder of tables is named.")
        raise typer.Exit(NOTHING_DONE)
    problems = list(table_problems(tried))
    for problem in problems:
        told.print(str(problem), markup=False, soft_wrap=True)
    if problems:
        raise typer.Exit(NOTHING_DONE)
    for name in not_tried(tried):
        told.print(f"{name}.toml is sound; it bears on what is found, read or tracked, which is "
                   "not done again here.", markup=False, soft_wrap=True)  # fmt: skip
    store = open_store(settings.database)
    try:
        known = [held.id for held in store.matters.all()]
        if matter is not None and matter not in known:
            told.print(f"There is no matter {matter!r} here.", markup=False)
            raise typer.Exit(NOTHING_DONE)
        chosen = [matter] if matter is not None else known
        trials = list(try_rules(store, tried, settings.rules, chosen))
    finally:
        store.close()
    _show_trials(trials)
    raise typer.Exit(SAME if all(trial.is_same for trial in trials) else CHANGED)


def _show_trials(trials: Sequence[Trial]) -> None:
    """Show what would change, matter by matter; those that stay as they are are counted."""
    for trial in (t for t in trials if not t.is_same):
        name = f"{trial.matter} ({trial.client})" if trial.client else trial.matter
        _say(f"{name}: {trial.counts()}")
        for change in trial.changes:
            _say(f"  {change.what}: {change.weight}: {change.message}")
            for detail in change.details:
                _say(f"    {detail}")
        for remark in trial.remarks:
            _say(f"  {remark}")
    same = sum(trial.is_same for trial in trials)
    _say(f"{same} of {len(trials)} matters would stay as they are.")


def _say(line: str) -> None:
    console.print(line, markup=False, highlight=False, soft_wrap=True)
