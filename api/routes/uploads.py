"""Uploads go the way of every packet: into the watched folder, whole or not at all."""

from __future__ import annotations

import shutil
import uuid
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile
from pydantic import BaseModel

from api.errors import Problem
from api.house import TheHouse

router = APIRouter()


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
    folder = house.settings.inbox_folder
    for part in (matter, provider):
        if part:
            folder /= _plain_name(part)
    if provider and not matter:
        raise Problem(422, "not_understood", "A provider needs its matter.", "Name the matter too.")
    dropped = []
    for file in files:
        target = _free(folder, _plain_name(Path(file.filename or "upload.pdf").name))
        _land(file, target)
        dropped.append(target.relative_to(house.settings.inbox_folder).as_posix())
    return UploadOut(dropped=dropped)


def _plain_name(name: str) -> str:
    clean = name.replace("\\", "/").rsplit("/", maxsplit=1)[-1].strip().strip("\0")
    if clean.startswith(".") or not clean or len(clean.encode()) > 200:
        raise Problem(422, "bad_name", "That name cannot be used for a file.", "Rename it.")
    return clean


def _free(folder: Path, name: str) -> Path:
    target = folder / name
    for number in range(2, 10_000):
        if not target.exists():
            break
        target = folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
    return target


def _land(file: UploadFile, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    # A name that the watcher passes over, until the last byte is there.
    landing = target.with_name(f".{uuid.uuid4().hex}.part")
    with landing.open("xb") as out:
        shutil.copyfileobj(file.file, out)
    landing.replace(target)
