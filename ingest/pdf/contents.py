"""What a page is made of: text layer, pictures, and a key that knows the page again."""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from casefile.words import Box
from ingest.pdf.documents import pdf_page
from ingest.pdf.frame import Frame
from ingest.pdf.native import NativeText, native_text

POINTS_PER_INCH = 72.0

OBJECTS_LOOKED_AT = 20_000
"""Beyond this many drawn objects a page is taken as seen: drawings, never records."""

_FORM_DEPTH = 4

Forms = tuple[raw.FPDF_PAGEOBJECT, ...]
"""The forms (drawings used as one object) that hold an object, the outermost first."""

_COVER_GRID = 40

_BOX_STROKES = 6
"""Rulings, boxes and shaded cells are drawn with no more strokes than this."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture drawn on the page: where and how many pixels, both as shown."""

    box: Box
    across: int
    down: int
    bilevel: bool


@dataclass(frozen=True, slots=True)
class PageContents:
    """The make-up of one page; `width` and `height` are points of the page as shown.

    `hidden` is the share of text objects that are not seen: drawn invisible, or under a picture.
    `covered` is the share of the page under pictures, `outlined` counts the strokes of shapes with
    many of them: letters may be drawn so. `key` changes whenever the page's look or text could.
    """

    width: float
    height: float
    text: NativeText
    pictures: tuple[PagePicture, ...]
    covered: float
    hidden: float
    outlined: int
    key: str

    @property
    def scan(self) -> PagePicture | None:
        """The largest picture of the page."""
        return max(self.pictures, key=lambda p: p.box.width * p.box.height, default=None)

    def resolution(self, picture: PagePicture) -> tuple[float, float]:
        """Give a picture's own pixels per inch, across and down, as shown on the page."""
        inches_across = max(picture.box.width * self.width / POINTS_PER_INCH, 0.01)
        inches_down = max(picture.box.height * self.height / POINTS_PER_INCH, 0.01)
        return picture.across / inches_across, picture.down / inches_down


@dataclass(slots=True)
class _Survey:
    """Counts gathered while the objects of a page are walked in drawing order."""

    pictures: list[PagePicture] = field(default_factory=list)
    texts: int = 0
    hidden: int = 0
    beneath: int = 0
    outlined: int = 0


def page_contents(path: Path, page: int) -> PageContents:
    """Survey one page (counted from 1); raises UnreadablePdf or UnreadablePage."""
    with pdf_page(path, page) as opened:
        width, height = opened.get_size()
        digest = hashlib.sha256(f"{width:.3f} {height:.3f} {opened.get_rotation()}".encode())
        survey = _survey(opened, Frame.of(opened), digest)
        text = native_text(opened)
    for word in text.words:
        digest.update(f"{word.text}\t{word.box.rounded()}\n".encode())
    return PageContents(
        width=width,
        height=height,
        text=text,
        pictures=tuple(survey.pictures),
        covered=_covered(survey.pictures),
        hidden=(survey.hidden + survey.beneath) / survey.texts if survey.texts else 0.0,
        outlined=survey.outlined,
        key=digest.hexdigest(),
    )


def _survey(page: pdfium.PdfPage, frame: Frame, digest: hashlib._Hash) -> _Survey:
    survey = _Survey()
    edges = [ctypes.c_float() for _ in range(4)]
    for handle, kind, forms in page_objects(page.raw):
        bounded = raw.FPDFPageObj_GetBounds(handle, *edges)
        left, bottom, right, top = [e.value for e in edges] if bounded else (0, 0, 0, 0)
        if forms and bounded:
            left, bottom, right, top = _outside(forms, left, bottom, right, top)
        digest.update(f"{kind} {left:.2f} {bottom:.2f} {right:.2f} {top:.2f}".encode())
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            survey.texts += 1
            if raw.FPDFTextObj_GetTextRenderMode(handle) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
                survey.hidden += 1
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            placed = frame.place(np.array([(left, bottom, right, top)]))[0].tolist()
            box = Box(*placed) if bounded else Box(0, 0, 1, 1)
            picture = _picture(page, handle, box, frame, digest)
            survey.pictures.append(picture)
            if picture.box.width * picture.box.height > 0.8:
                survey.beneath = survey.texts - survey.hidden
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            strokes = raw.FPDFPath_CountSegments(handle)
            survey.outlined += strokes if strokes > _BOX_STROKES else 0
    return survey


def page_objects(page: raw.FPDF_PAGE) -> Iterator[tuple[raw.FPDF_PAGEOBJECT, int, Forms]]:
    """Walk the page's objects in drawing order, each with its kind and the forms that hold it."""
    seen = 0
    waiting: list[tuple[raw.FPDF_PAGEOBJECT, Forms]] = [
        (raw.FPDFPage_GetObject(page, i), ()) for i in range(raw.FPDFPage_CountObjects(page))
    ][::-1]
    while waiting and seen < OBJECTS_LOOKED_AT:
        handle, forms = waiting.pop()
        seen += 1
        kind = raw.FPDFPageObj_GetType(handle)
        if kind == raw.FPDF_PAGEOBJ_FORM and len(forms) < _FORM_DEPTH:
            inner = raw.FPDFFormObj_CountObjects(handle)
            waiting.extend(
                (raw.FPDFFormObj_GetObject(handle, i), (*forms, handle))
                for i in reversed(range(inner))
            )
        else:
            yield handle, kind, forms


def _outside(
    forms: Forms, left: float, bottom: float, right: float, top: float
) -> tuple[float, float, float, float]:
    """Give where a rectangle inside forms stands on the page; they may turn and shrink it."""
    matrix = raw.FS_MATRIX()
    for form in reversed(forms):
        raw.FPDFPageObj_GetMatrix(form, matrix)
        corners = [(x, y) for x in (left, right) for y in (bottom, top)]
        across = [matrix.a * x + matrix.c * y + matrix.e for x, y in corners]
        up = [matrix.b * x + matrix.d * y + matrix.f for x, y in corners]
        left, bottom, right, top = min(across), min(up), max(across), max(up)
    return left, bottom, right, top


def _picture(
    page: pdfium.PdfPage,
    handle: raw.FPDF_PAGEOBJECT,
    box: Box,
    frame: Frame,
    digest: hashlib._Hash,
) -> PagePicture:
    facts = raw.FPDF_IMAGEOBJ_METADATA()
    raw.FPDFImageObj_GetImageMetadata(handle, page.raw, facts)
    size = raw.FPDFImageObj_GetImageDataRaw(handle, None, 0)
    if size:
        data = ctypes.create_string_buffer(size)
        raw.FPDFImageObj_GetImageDataRaw(handle, data, size)
        digest.update(data)
    digest.update(f"{facts.width}x{facts.height}".encode())
    across, down = facts.width, facts.height
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(handle, matrix)
    lies = abs(matrix.b) > abs(matrix.a)
    if lies != (frame.turn in (90, 270)):
        across, down = down, across
    return PagePicture(box, across, down, facts.bits_per_pixel == 1)


def _covered(pictures: list[PagePicture]) -> float:
    """Give the share of the page under pictures, overlaps counted once."""
    cells: set[tuple[int, int]] = set()
    for picture in pictures:
        box = picture.box
        left, right = _cells(box.x0, box.x1)
        top, bottom = _cells(box.top, box.bottom)
        cells.update((x, y) for x in range(left, right) for y in range(top, bottom))
    return len(cells) / (_COVER_GRID * _COVER_GRID)


def _cells(start: float, end: float) -> tuple[int, int]:
    first = round(min(max(start, 0.0), 1.0) * _COVER_GRID)
    return first, round(min(max(end, 0.0), 1.0) * _COVER_GRID)
