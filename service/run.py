"""`fullchart run`: one matter folder to its case file, without a server and without a trace.

The same pipeline, engine and store as the service, on a private data folder that is removed after.
The inputs are only read.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from casefile.matters import Matter
from casefile.store import PacketState, Verdict
from ingest.folder.matter_file import BadMatterFile, read_matter_file
from ingest.folder.scan import MATTER_FILE
from ingest.pdf.errors import UnreadablePdf
from service.house import House, open_house
from service.settings import Settings, user_cache

_LOOK_SECONDS = 0.5

Told = Callable[[int, int], None]
"""Told now and then how many pages of how many have been read."""


class NothingToDo(ValueError):  # noqa: N818 - it names what was met
    """The folder holds nothing that could be worked on; `str()` is the plain reason."""


class WorkStopped(RuntimeError):  # noqa: N818 - it names what happened
    """The work on a packet ended in an internal error; `str()` says which and what to do."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run left: the files it wrote, and the files that could not be read with reasons.

    `working` are the seconds from the first file to the judged matter, `writing` those of the
    exports.
    """

    written: tuple[Path, ...]
    unreadable: tuple[tuple[str, str], ...]
    problems: tuple[str, ...]
    working: float
    writing: float


@dataclass(frozen=True, slots=True)
class Worked:
    """A matter folder that was worked through, in its private house.

    `problems` say what matter.json lacked; `working` are the seconds from the first file on.
    """

    house: House
    matter: Matter
    problems: tuple[str, ...]
    working: float


def run_folder(
    folder: Path,
    out: Path,
    settings: Settings,
    *,
    keep_readings: bool = True,
    told: Told,
) -> Ran:
    """Work through a matter folder and write casefile.json and the chronology into `out`.

    Raises NothingToDo where there is no such folder or nothing received in it, and WorkStopped.
    """
    with worked_folder(folder, settings, keep_readings=keep_readings, told=told) as worked:
        house, matter = worked.house, worked.matter
        started = time.perf_counter()
        written = house.pipeline.export(matter.id, out)
        writing = time.perf_counter() - started
        unreadable = house.store.arrivals.unreadable(matter.id)
        bad = tuple((f.file, f.reason) for f in unreadable)
        return Ran(written, bad, worked.problems, worked.working, writing)


@contextmanager
def worked_folder(
    folder: Path, settings: Settings, *, keep_readings: bool = True, told: Told
) -> Iterator[Worked]:
    """Work through a matter folder in a private house, which is gone afterwards.

    Raises NothingToDo where there is no such folder or nothing received in it, and WorkStopped.
    """
    if not folder.is_dir():
        raise NothingToDo(f"{folder} is not a folder")
    received = _received(folder)
    if not received:
        raise NothingToDo(f"{folder} holds no packets")
    with _private_house(settings, keep_readings) as house:
        started = time.perf_counter()
        matter, problems = _enter_matter(house, folder)
        for file in received:
            _enter(house, matter, folder, file)
        house.engine.judge_again(matter.id)
        _wait(house, told)
        yield Worked(house, matter, problems, time.perf_counter() - started)


@contextmanager
def _private_house(settings: Settings, keep_readings: bool) -> Iterator[House]:
    with tempfile.TemporaryDirectory(prefix="fullchart-", ignore_cleanup_errors=True) as private:
        data = Path(private)
        readings = (settings.readings or user_cache()) if keep_readings else data / "readings"
        own = settings.model_copy(
            update={"data": data, "database_url": None, "inbox": None, "readings": readings}
        )
        with open_house(own) as house:
            yield house


def _received(folder: Path) -> list[Path]:
    """Give every received file: PDFs, and what says it is one but is not."""
    found = [p for p in folder.rglob("*") if p.is_file() and p.suffix.lower() == ".pdf"]
    visible = [p for p in found if not any(x.startswith(".") for x in p.relative_to(folder).parts)]
    return sorted(visible, key=lambda p: p.relative_to(folder).as_posix())


def _enter_matter(house: House, folder: Path) -> tuple[Matter, tuple[str, ...]]:
    name = folder.resolve().name
    described = next((p for p in folder.iterdir() if p.name.casefold() == MATTER_FILE), None)
    matter = Matter(name)
    problems: tuple[str, ...] = ()
    if described is not None:
        try:
            read = read_matter_file(described, name)
            matter, problems = read.matter, read.problems
        except BadMatterFile as error:
            problems = (str(error),)
    house.store.matters.upsert(matter)
    return matter, problems


def _enter(house: House, matter: Matter, folder: Path, file: Path) -> None:
    """Enter one file and start the work on it; one that cannot be opened is noted as such."""
    place = file.relative_to(folder)
    hint = place.parts[0] if len(place.parts) > 1 else None
    sha256 = house.vault.add(file)
    try:
        pages = house.reception.inspect(house.vault.path_of(sha256)).page_count
    except UnreadablePdf as reason:
        arrival = house.store.arrivals.begin(
            source=place.as_posix(),
            matter=matter.id,
            file=place.as_posix(),
            sha256=sha256,
            size=file.stat().st_size,
            folder_hint=hint,
        )
        house.store.arrivals.decide(arrival.id, Verdict.FAILED, "", reason=str(reason))
        return
    packet = house.store.packets.register(matter.id, place.as_posix(), sha256, pages, hint)
    house.engine.take(packet.id)


def _wait(house: House, told: Told) -> None:
    """Wait until all work has ended, telling how far it is. Raises WorkStopped."""
    total = sum(p.page_count for p in house.store.packets.in_state(*PacketState))
    while house.engine.busy():
        told(sum(p.done for p in house.store.progress.all()), total)
        time.sleep(_LOOK_SECONDS)
    failed = house.engine.failed_packets()
    for packet, why in failed.items():
        known = house.store.packets.get(packet)
        raise WorkStopped(f"{known.file if known else packet}: {why}")
    if house.engine.failed_judgements():
        raise WorkStopped("judging the matter stopped with an internal error; please report it")
