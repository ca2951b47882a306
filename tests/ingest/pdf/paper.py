"""Made-up pages for tests: digital, scanned, faxed, turned, and files broken on purpose."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import cv2
import numpy as np
import pikepdf
import pypdfium2 as pdfium
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 612, 792
NOTE = (
    "Brightwater Family Clinic",
    "Patient: Odette Marlowe    DOB: 03/14/1971",
    "Date of service: 09/17/2022",
    "",
    "The patient returns today with pain in the lower back after the collision.",
    "She reports that the medication helps, and that I should note the headaches.",
    "On examination the neck is tender, and the range of motion is reduced.",
    "Assessment: lumbar strain, improving. Plan: continue therapy twice a week.",
    "Total charge for this visit: $245.50, code 99213.",
    "Signed electronically by Harriet Quill, M.D.",
)


def digital(path: Path, pages: Sequence[Sequence[str]] = (NOTE,), **how: object) -> Path:
    """Write pages of text as a word processor would."""
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), **how)
    for lines in pages:
        text(canvas, lines)
        canvas.showPage()
    canvas.save()
    return path


def text(canvas: Canvas, lines: Sequence[str], x: float = 72, y: float = 700) -> None:
    canvas.setFont("Helvetica", 12)
    for line in lines:
        canvas.drawString(x, y, line)
        y -= 20


def picture_of(path: Path, dpi: int = 200) -> np.ndarray:
    """Draw the first page of a file in gray."""
    with pdfium.PdfDocument(path) as pdf:
        return pdf[0].render(scale=dpi / 72, grayscale=True).to_numpy()[:, :].copy()


def scan(
    path: Path,
    lines: Sequence[str] = NOTE,
    *,
    turn: int = 0,
    dpi: int = 200,
    spoil: Callable[[np.ndarray], np.ndarray] = lambda pixels: pixels,
    hidden: Sequence[str] = (),
) -> Path:
    """Write one page as a picture only; `hidden` adds an invisible text layer over it."""
    drawn = picture_of(digital(path.with_suffix(".draft.pdf"), (lines,)), dpi)
    pixels = np.ascontiguousarray(np.rot90(spoil(drawn.reshape(drawn.shape[:2])), turn // 90))
    done, data = cv2.imencode(".png", pixels)
    assert done
    size = (HEIGHT, WIDTH) if turn in (90, 270) else (WIDTH, HEIGHT)
    canvas = Canvas(str(path), pagesize=size)
    canvas.drawImage(ImageReader(io.BytesIO(data.tobytes())), 0, 0, *size)
    if hidden:
        layer = canvas.beginText(72, 700)
        layer.setTextRenderMode(3)
        layer.setFont("Helvetica", 12)
        for line in hidden:
            layer.textLine(line)
        canvas.drawText(layer)
    canvas.showPage()
    canvas.save()
    return path


def locked(path: Path, *, user: str = "", owner: str = "owner") -> Path:
    """Lock a file with passwords."""
    draft = digital(path.with_suffix(".draft.pdf"))
    with pikepdf.open(draft) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(user=user, owner=owner))
    return path


def turned(path: Path, rotate: int) -> Path:
    """Write a page whose text stands upright only by its own /Rotate."""
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))
    canvas.saveState()
    # reportlab swaps the sides of a page that it rotates by a quarter
    across, down = (HEIGHT, WIDTH) if rotate in (90, 270) else (WIDTH, HEIGHT)
    canvas.translate(across / 2, down / 2)
    canvas.rotate(rotate)
    text(canvas, NOTE, x=-280, y=250)
    canvas.restoreState()
    canvas.setPageRotation(rotate)
    canvas.showPage()
    canvas.save()
    return path


def stamped(path: Path, stamp: str) -> Path:
    """Write a scan with a stamp typed over it afterwards, as Bates software does."""
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))
    done, data = cv2.imencode(".png", picture_of(digital(path.with_suffix(".draft.pdf"))))
    assert done
    canvas.drawImage(ImageReader(io.BytesIO(data.tobytes())), 0, 0, WIDTH, HEIGHT)
    canvas.drawString(450, 30, stamp)
    canvas.save()
    return path
