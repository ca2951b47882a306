"""What is measured on: pages of the made-up sample packets, and packets made of them."""

from __future__ import annotations

import io
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import numpy as np
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from casefile.pages import PageReading
from casefile.words import Word
from ingest.pdf.pictures import Pixels, gray_picture
from ingest.pdf.tables import ruled_tables
from ingest.reading.read import read_page
from ingest.reading.settings import ReadingSettings

SAMPLES = Path(__file__).parent.parent / "sample_packets"
BILLS = "billing"

_DAY = re.compile(r"^(\d{1,2}/)(\d{1,2})(/(?:\d{4}|\d{2})\D*)$")
_AMOUNT = re.compile(r"^(\$?[\d,]*)(\d\.\d\d)(\D*)$")
_LONG_NUMBER = re.compile(r"\d{5,}")
_FAX_DPI = 200

Item = TypeVar("Item")


@dataclass(frozen=True)
class SamplePage:
    """A page of a sample packet; `source` is "digital" or "scan" or "fax", as it was made."""

    path: Path
    page: int
    source: str
    category: str
    blank: bool = False


def sample_pages() -> tuple[SamplePage, ...]:
    """Give every sample page that lies upright and can be read, in file order."""
    return tuple(page for page in _sample_pages() if not page.blank)


def blank_pages() -> list[SamplePage]:
    """Give the pages that were scanned with nothing on them."""
    return [page for page in _sample_pages() if page.blank and page.source != "digital"]


def _sample_pages() -> Iterator[SamplePage]:
    for truth in sorted((SAMPLES / "truth").glob("*.json")):
        told = json.loads(truth.read_text())
        for packet in told["packets"]:
            path = next(
                p
                for p in (
                    SAMPLES / "inbox" / told["matter"]["id"] / packet["file"],
                    SAMPLES / "inbox" / packet["file"],
                )
                if p.exists()
            )
            for page in packet["pages"]:
                if page["legible"] and page["rotation"] == 0:
                    yield SamplePage(
                        path, page["page"], page["source"], page["category"], blank=page["blank"]
                    )


def evenly(pages: Sequence[Item], count: int) -> list[Item]:
    """Give `count` pages spread evenly over all of them, so that every layout has its share."""
    count = min(count, len(pages))
    return [pages[n * len(pages) // count] for n in range(count)]


def digital_pages() -> list[SamplePage]:
    """Give the pages with a text layer."""
    return [p for p in sample_pages() if p.source == "digital"]


def scanned_pages() -> list[SamplePage]:
    """Give the pages that are pictures."""
    return [p for p in sample_pages() if p.source != "digital"]


def readings(pages: Sequence[SamplePage]) -> list[PageReading]:
    """Read pages and number them as one packet."""
    settings = ReadingSettings()
    return [
        replace(read_page(p.path, p.page, settings), page=number)
        for number, p in enumerate(pages, start=1)
    ]


def changed(words: Sequence[Word], seed: int) -> tuple[Word, ...]:
    """Change days, amounts and long numbers, so that no page is a repetition of another."""
    chance = random.Random(seed)
    return tuple(replace(word, text=_changed(word.text, chance)) for word in words)


def _changed(text: str, chance: random.Random) -> str:
    day = _DAY.match(text)
    if day:
        return f"{day[1]}{chance.randint(1, 28):02}{day[3]}"
    amount = _AMOUNT.match(text)
    if amount:
        return f"{amount[1]}{chance.randint(1, 999) / 100:.2f}{amount[3]}"
    return _LONG_NUMBER.sub(lambda m: "".join(chance.choices("123456789", k=len(m[0]))), text)


def write_packet(path: Path, pages: int, *, scanned_share: float) -> Path:
    """Write a packet of `pages` made from the digital samples, each with numbers of its own.

    `scanned_share` of the pages, evenly spread, are black-and-white pictures at 200 dpi.
    """
    models = readings(digital_pages())
    path.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(path), pageCompression=1)
    for number in range(pages):
        model = models[number % len(models)]
        typed = changed(model.words, number)
        size = (model.width, model.height)
        canvas.setPageSize(size)
        if int((number + 1) * scanned_share) > int(number * scanned_share):
            picture = _bilevel(_typed_picture(typed, size, path.with_suffix(".one.pdf")))
            canvas.drawImage(ImageReader(picture), 0, 0, *size)
        else:
            _type(canvas, typed, size)
        canvas.showPage()
    canvas.save()
    path.with_suffix(".one.pdf").unlink(missing_ok=True)
    return path


def write_bills(path: Path, pages: int) -> Path:
    """Write a packet of `pages` made from the digital sample bills, with their ruled tables."""
    samples = [p for p in digital_pages() if p.category == BILLS]
    tables = [ruled_tables(p.path, p.page) for p in samples]
    models = list(zip(readings(samples), tables, strict=True))
    path.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(path), pageCompression=1)
    for number in range(pages):
        model, ruled = models[number % len(models)]
        canvas.setPageSize((model.width, model.height))
        _type(canvas, changed(model.words, number), (model.width, model.height))
        for cell in (c for table in ruled for row in table.rows for c in row if c):
            left, foot = cell.box.x0 * model.width, (1 - cell.box.bottom) * model.height
            canvas.rect(left, foot, cell.box.width * model.width, cell.box.height * model.height)
        canvas.showPage()
    canvas.save()
    return path


def _type(canvas: Canvas, words: Sequence[Word], size: tuple[float, float]) -> None:
    width, height = size
    for word in words:
        points = max(word.box.height * height * 0.85, 4.0)
        canvas.setFont("Helvetica", points)
        own = canvas.stringWidth(word.text, "Helvetica", points) or 1.0
        text = canvas.beginText(word.box.x0 * width, (1 - word.box.bottom) * height + points * 0.2)
        text.setHorizScale(min(100 * word.box.width * width / own, 150))
        text.textOut(word.text)
        canvas.drawText(text)


def _typed_picture(words: Sequence[Word], size: tuple[float, float], draft: Path) -> Pixels:
    canvas = Canvas(str(draft), pagesize=size)
    _type(canvas, words, size)
    canvas.showPage()
    canvas.save()
    return gray_picture(draft, 1, _FAX_DPI).pixels


def _bilevel(pixels: Pixels) -> io.BytesIO:
    buffer = io.BytesIO()
    Image.fromarray(np.asarray(pixels)).point(lambda v: 255 if v > 160 else 0, "1").save(
        buffer, "PNG"
    )
    buffer.seek(0)
    return buffer
