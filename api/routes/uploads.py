"""Uploads go the way of every packet: into the watched folder, whole or not at all."""

from __future__ import annotations

import os
import shutil
import threading
import uuid
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile
from pydantic import BaseModel

from api.errors import Problem
from api.house import TheHouse
from ingest.folder.places import NAME_BYTES
from ingest.folder.scan import Ignored
from service.house import House

router = APIRouter()

_naming = threading.Lock()


class UploadOut(BaseModel):
    """Where the uploaded files lie now; the watcher takes them from there."""

    dropped: list[str]


@router.post("/upload", status_code=202)
def upload(
    house: TheHouse,
    files: Annotated[list[UploadFile], File()],
    matter: Annotated[str, Form()] = "",
    provider: Annotated[str, Form()] = "",
) -> UploadOut:
    """Drop files into the watched folder, under a matter and a provider where they are named."""
    if provider and not matter:
        raise Problem(422, "not_understood", "A provider needs its matter.", "Name the matter too.")
    ignored = house.pipeline.rules.table("ingest.folder", "ignored", Ignored)
    folder = house.settings.inbox_folder
    for part in (matter, provider):
        if part.strip():
            folder /= _name(part, taken=not ignored.folder(part.strip()))
    names = []
    for file in files:
        name = Path((file.filename or "upload.pdf").replace("\\", "/")).name
        names.append(_name(name, taken=not ignored.file(name.strip())))
    dropped = [_land(file, folder, name) for file, name in zip(files, names, strict=True)]
    return UploadOut(dropped=[_place(house, target) for target in dropped])


def _name(name: str, *, taken: bool) -> str:
    """Give a name as a file or folder can bear it; `taken`: the watched folder would take it."""
    clean = name.strip()
    # Room is left for a number and for the note that stands beside a failed file.
    short = len(os.fsencode(clean)) <= NAME_BYTES - 20
    if not taken or not clean or not short or "/" in clean or not clean.isprintable():
        raise Problem(422, "bad_name", "That name cannot be used for a file.", "Rename it.")
    return clean


def _land(file: UploadFile, folder: Path, name: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    # A name that the watcher passes over, until the last byte is there.
    landing = folder / f".{uuid.uuid4().hex}.part"
    try:
        with landing.open("xb") as out:
            shutil.copyfileobj(file.file, out)
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        landing.unlink(missing_ok=True)
        raise Problem(
            507, "not_kept", f"It could not be kept: {error.strerror}.", "Make room, send it again."
        ) from error
    with _naming:
        target = _free(folder, name)
        landing.replace(target)
    return target


def _free(folder: Path, name: str) -> Path:
    target, number = folder / name, 2
    while os.path.lexists(target):
        target = folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
        number += 1
    return target


def _place(house: House, target: Path) -> str:
    return target.relative_to(house.settings.inbox_folder).as_posix()
