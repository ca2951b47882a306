"""`fullchart evaluate`: run every matter of a set with truth, and show how right the result is."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from service.evaluation.compare import evaluate
from service.evaluation.scores import Scores
from service.evaluation.sets import NoTruthFoundError, TruthMatter, find_set
from service.evaluation.tables import print_scores
from service.evaluation.words import words_of_matter
from service.run import NothingToDo, WorkStopped, run_folder
from service.settings import Settings

_MISSES = 20


def evaluate_folder(folder: Path, out: Path | None, settings: Settings, console: Console) -> int:
    """Score the matters in `folder`; case files go to `out/<matter>` where it is given.

    Gives the exit status: 0, or 1 where there is no truth or a matter could not be worked on.
    """
    try:
        matters = find_set(folder)
    except NoTruthFoundError as error:
        console.print(str(error))
        return 1
    total = Scores()
    with _kept(out) as place:
        for matter in matters:
            console.print(f"Reading {matter.name} ...", highlight=False)
            try:
                with _whole(matter) as packets:
                    run_folder(packets, place / matter.name, settings, told=_silent)
                    read = words_of_matter(packets, matter.truth, settings)
            except (NothingToDo, WorkStopped) as stopped:
                console.print(f"{matter.name}: {stopped}")
                return 1
            casefile = json.loads((place / matter.name / "casefile.json").read_text("utf-8"))
            scores = evaluate(casefile, matter.truth)
            scores.add(read)
            total.add(scores)
            print_scores(matter.name, scores, console, misses=_MISSES)
    if len(matters) > 1:
        print_scores("All matters", total, console)
    return 0


@contextmanager
def _whole(matter: TruthMatter) -> Iterator[Path]:
    """Give a folder with all packets of the matter, those that lie beside it too."""
    if not matter.loose:
        yield matter.folder
        return
    with tempfile.TemporaryDirectory(prefix="fullchart-") as private:
        folder = Path(private) / matter.name
        shutil.copytree(matter.folder, folder)
        for packet in matter.loose:
            shutil.copyfile(packet, folder / packet.name)
        yield folder


@contextmanager
def _kept(out: Path | None) -> Iterator[Path]:
    if out is not None:
        yield out
        return
    with tempfile.TemporaryDirectory(prefix="fullchart-") as private:
        yield Path(private)


def _silent(_done: int, _total: int) -> None:
    """Say nothing: the scores are what is asked for."""
