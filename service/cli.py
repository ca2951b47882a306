"""The command line: `fullchart <verb>`. It only asks, calls and tells; the work is elsewhere.

Each command imports what it needs, so that `doctor` still speaks where something is missing.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from service.cli_rules import rules_app
from service.cli_settings import NOTHING_DONE, told
from service.cli_settings import read_settings as _settings
from service.cycles import look_seldom_for_cycles
from service.doctor import Health, examine

app = typer.Typer(
    help="Reads medical-record packets and says what is missing, every fact with its page.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
console = Console()
look_seldom_for_cycles()  # loading what a command needs makes many objects

DONE, SOME_UNREADABLE = 0, 2


@contextmanager
def _reading() -> Iterator[Callable[[int, int], None]]:
    """Show how far the reading of pages is; gives what wants to be told."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
               TimeElapsedColumn())  # fmt: skip
    with Progress(*columns, console=told, transient=True, refresh_per_second=2) as progress:
        task = progress.add_task("Reading pages", total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total or None)


@app.command()
def run(
    folder: Annotated[Path, typer.Argument(help="A matter folder: matter.json and packets")],
    out: Annotated[Path, typer.Option(help="Where casefile.json and the chronology go")],
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Read every page anew; keep no readings")
    ] = False,
) -> None:
    """Work through one matter folder, without a server."""
    from chronology.verify import BrokenCitationsError
    from service.logs import keep_logs
    from service.run import NothingToDo, WorkStopped, run_folder

    keep_logs("error")
    try:
        with _reading() as read:
            ran = run_folder(folder, out, _settings(), keep_readings=not no_cache, told=read)
    except NothingToDo as nothing:
        told.print(f"Nothing could be done: {nothing}.")
        raise typer.Exit(NOTHING_DONE) from None
    except (WorkStopped, BrokenCitationsError) as stopped:
        told.print(str(stopped))
        raise typer.Exit(NOTHING_DONE) from None
    for problem in ran.problems:
        told.print(f"matter.json: {problem}")
    for file, reason in ran.unreadable:
        told.print(f"{file} could not be read: {reason}.")
    for path in ran.written:
        console.print(str(path), soft_wrap=True)
    told.print(f"Read and judged in {ran.working:.1f} s, written in {ran.writing:.1f} s.")
    raise typer.Exit(SOME_UNREADABLE if ran.unreadable else DONE)


@app.command()
def serve(
    no_watch: Annotated[
        bool, typer.Option("--no-watch", help="Web and worker only; another process watches")
    ] = False,
) -> None:
    """Run web pages, watcher and worker in one process."""
    # This floor may not import the roof: the process becomes the web process.
    arguments = [sys.executable, "-m", "api", *(["--no-watch"] if no_watch else [])]
    os.execv(sys.executable, arguments)  # noqa: S606 - our own module, no shell


@app.command()
def watch() -> None:
    """Watch the folder and work, without web pages."""
    from service.watching import watch_until_stopped

    settings = _settings()
    told.print(f"Watching {settings.inbox_folder}. Stop with Ctrl+C.", soft_wrap=True)
    problem = watch_until_stopped(settings)
    if problem:
        told.print(f"Not watching: {problem}.")
        raise typer.Exit(NOTHING_DONE)


@app.command()
def export(
    matter: Annotated[str, typer.Argument(help="The matter's id")],
    out: Annotated[Path, typer.Option(help="Where the files go")],
    searchable: Annotated[
        bool, typer.Option("--searchable", help="A searchable copy of each packet, too")
    ] = False,
) -> None:
    """Write a matter's case file and chronology from what the service has found."""
    from chronology.export.searchable import CannotCopyError
    from chronology.verify import BrokenCitationsError
    from service.exporting import export_matter

    try:
        for path in export_matter(_settings(), matter, out, searchable=searchable):
            console.print(str(path), soft_wrap=True)
    except (CannotCopyError, BrokenCitationsError) as error:
        told.print(f"{error}.")
        raise typer.Exit(NOTHING_DONE) from None
    except KeyError:
        told.print(f"There is no matter {matter!r} here. `fullchart check` lists what there is.")
        raise typer.Exit(NOTHING_DONE) from None


@app.command()
def explain(
    matter: Annotated[str, typer.Argument(help="The matter's id; with --folder, a matter folder")],
    *,
    folder: Annotated[
        bool, typer.Option("--folder", help="Work through a matter folder, without a server")
    ] = False,
    packet: Annotated[str | None, typer.Option(help="The packet, by its file or id")] = None,
    page: Annotated[int | None, typer.Option(help="The page to explain")] = None,
    encounter: Annotated[str | None, typer.Option(help="The encounter to explain")] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="As JSON, in the form of the REST interface")
    ] = False,
) -> None:
    """Say why a page or an encounter is what it is said to be; else list what needs review."""
    from service.explain import Asked, CannotExplain, explain_folder, explain_kept
    from service.explaining_words import lines, to_json
    from service.logs import keep_logs
    from service.run import NothingToDo, WorkStopped

    keep_logs("error")
    asked = Asked(packet, page, encounter)
    try:
        if folder:
            with _reading() as read:
                explained = explain_folder(Path(matter), _settings(), asked, told=read)
        else:
            explained = explain_kept(_settings(), matter, asked)
    except (CannotExplain, WorkStopped) as reason:
        told.print(str(reason), soft_wrap=True, markup=False)
        raise typer.Exit(NOTHING_DONE) from None
    except NothingToDo as nothing:
        told.print(f"Nothing could be done: {nothing}.")
        raise typer.Exit(NOTHING_DONE) from None
    if as_json:
        sys.stdout.write(to_json(explained))
        return
    for each in explained:
        for line in lines(each):
            console.print(line, soft_wrap=True, markup=False, highlight=False)


@app.command()
def evaluate(
    folder: Annotated[Path, typer.Argument(help="A set of matters with truth")],
    out: Annotated[
        Path | None, typer.Option(help="Keep the case files here, else they are thrown away")
    ] = None,
) -> None:
    """Work through a set of matters with truth and score the result."""
    from service.evaluation.run import evaluate_folder
    from service.logs import keep_logs

    keep_logs("error")
    raise typer.Exit(evaluate_folder(folder, out, _settings(), console))


@app.command()
def check() -> None:
    """Check that everything received is there, unaltered, and every page accounted for."""
    from casefile.store import open_store
    from service.check import check_house

    settings = _settings()
    problems = check_house(open_store(settings.database), settings, console)
    raise typer.Exit(NOTHING_DONE if problems else DONE)


@app.command()
def doctor() -> None:
    """Say what is installed, what is not, and what to do."""
    table = Table(box=None, pad_edge=False)
    for title in ("What", "State", "Found", "What to do"):
        table.add_column(title, overflow="fold")
    colours = {Health.FINE: "green", Health.OPTIONAL: "yellow", Health.BAD: "red"}
    findings = examine(_settings())
    for finding in findings:
        state = f"[{colours[finding.health]}]{finding.health.value}[/]"
        table.add_row(finding.what, state, finding.found, finding.advice)
    console.print(table)
    raise typer.Exit(any(f.health is Health.BAD for f in findings))


@app.command()
def demo(
    data: Annotated[Path, typer.Option(help="Data folder of the demo; emptied first")] = Path(
        "demo-data"
    ),
    samples: Annotated[Path, typer.Option(help="What is dropped")] = Path("sample_packets/inbox"),
) -> None:
    """Start on an empty data folder, drop the sample packets, show what was found."""
    from service.demo import run_demo

    if data.exists() and not (data / "fullchart.db").exists() and any(data.iterdir()):
        told.print(f"{data} holds something that is not a demo's; name another folder.")
        raise typer.Exit(NOTHING_DONE)
    shutil.rmtree(data, ignore_errors=True)
    raise typer.Exit(run_demo(data, samples, console))


@app.command()
def schema() -> None:
    """Print the JSON Schema of casefile.json."""
    from casefile.contract import schema_json

    sys.stdout.write(schema_json())


app.add_typer(rules_app, name="rules")


if __name__ == "__main__":
    app()
