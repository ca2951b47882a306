"""Open a received file: as it is, or as a repaired copy; the original is never altered."""

from __future__ import annotations

import tempfile
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pikepdf
import pypdfium2 as pdfium
from pypdfium2 import raw

from ingest.pdf.errors import UnreadablePdf
from ingest.pdf.kinds import NOT_A_PDF, PdfFacts, check_may_be_pdf, ends_properly

NEEDS_PASSWORD = "the file needs a password to open it"  # noqa: S105 - a reason, not a secret
CUT_OFF = "the file is cut off: it was not copied or sent to the end"
DAMAGED = "the file is damaged and cannot be repaired"
NO_PAGES = "the file has no pages"

_FILLED_IN = ("/Widget", "/FreeText", "/Stamp")
"""Annotations that print words on the page: form fields, typed notes, stamps."""


@dataclass(slots=True)
class Opened:
    """An open document: PDFium's handle, and the repaired copy where there is one."""

    pdf: pdfium.PdfDocument
    facts: PdfFacts
    source: Path | IO[bytes]

    def close(self) -> None:
        """Let go of the document; a repaired copy vanishes with it."""
        self.pdf.close()
        if not isinstance(self.source, Path):
            self.source.close()


@dataclass(frozen=True, slots=True)
class _Structure:
    """What qpdf sees: pages, whether it had to mend, whether words stand in annotations."""

    page_count: int
    mended: bool
    filled_in: bool
    encrypted: bool
    attachments: int


def inspect_pdf(path: Path, password: str | None = None) -> PdfFacts:
    """Find out whether a file can be read, and how many pages it has.

    Raises:
        UnreadablePdf: not a PDF, damaged beyond repair, cut off, locked by a password, or empty.
    """
    opened = open_pdf(path, password)
    opened.close()
    return opened.facts


def open_pdf(path: Path, password: str | None = None) -> Opened:
    """Open a file for PDFium, through a repaired copy where it needs one; raises UnreadablePdf."""
    claims = check_may_be_pdf(path)
    structure = _structure(path, password)
    if structure is None and not claims:
        raise UnreadablePdf(NOT_A_PDF)
    if (structure is None or structure.mended) and not ends_properly(path):
        raise UnreadablePdf(CUT_OFF)
    pdf = _pdfium(path, password)
    if structure is None:
        if pdf is None:
            raise UnreadablePdf(DAMAGED)
        return Opened(pdf, _facts(pdf, structure, repaired=False), path)
    if structure.page_count == 0:
        raise UnreadablePdf(NO_PAGES)
    agrees = pdf is not None and len(pdf) == structure.page_count
    if pdf is not None and agrees and not structure.filled_in:
        return Opened(pdf, _facts(pdf, structure, repaired=False), path)
    if pdf is not None:
        pdf.close()
    return _open_copy(path, password, structure, repaired=not agrees)


def _facts(pdf: pdfium.PdfDocument, structure: _Structure | None, *, repaired: bool) -> PdfFacts:
    count = len(pdf)
    if count == 0:
        pdf.close()
        raise UnreadablePdf(NO_PAGES)
    notes = []
    if repaired:
        notes.append("the file is damaged; a repaired copy was read")
    elif structure is None or structure.mended:
        notes.append("the file has small faults; its pages could still be opened")
    if structure is not None and structure.attachments:
        notes.append(
            f"{structure.attachments} file(s) are attached inside this PDF and were not read"
        )
    locked = raw.FPDF_GetSecurityHandlerRevision(pdf.raw) != -1
    encrypted = structure.encrypted if structure is not None else locked
    return PdfFacts(count, encrypted, repaired, tuple(notes))


def _pdfium(source: Path | IO[bytes], password: str | None) -> pdfium.PdfDocument | None:
    """Open with PDFium; None where the file is damaged for it."""
    try:
        return pdfium.PdfDocument(source, password=password)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise UnreadablePdf(NEEDS_PASSWORD) from error
        return None


def _structure(path: Path, password: str | None) -> _Structure | None:
    """Walk the file with qpdf; None where even qpdf finds no document in it."""
    try:
        with pikepdf.open(path, password=password or "", suppress_warnings=True) as pdf:
            count = len(pdf.pages)
            filled_in = any(_prints_words(page) for page in pdf.pages)
            return _Structure(
                page_count=count,
                mended=bool(pdf.get_warnings()),
                filled_in=filled_in,
                encrypted=pdf.is_encrypted,
                attachments=len(pdf.attachments),
            )
    except pikepdf.PasswordError as error:
        raise UnreadablePdf(NEEDS_PASSWORD) from error
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _prints_words(page: pikepdf.Page) -> bool:
    notes = page.obj.get("/Annots")
    if not isinstance(notes, pikepdf.Array):
        return False
    return any(
        isinstance(note, pikepdf.Dictionary) and str(note.get("/Subtype", "")) in _FILLED_IN
        for note in notes
    )


def _open_copy(
    path: Path, password: str | None, structure: _Structure, *, repaired: bool
) -> Opened:
    """Open a copy that qpdf wrote anew, with what was filled in printed onto its pages.

    The copy is a nameless temporary file: it is gone with the process, whatever ends it.
    """
    copy = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the document
    try:
        with (
            warnings.catch_warnings(action="ignore"),
            pikepdf.open(path, password=password or "", suppress_warnings=True) as pdf,
        ):
            if structure.filled_in:
                pdf.generate_appearance_streams()
                pdf.flatten_annotations("screen")
            pdf.save(copy)
        copy.seek(0)
        opened = _pdfium(copy, None)
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError) as error:
        copy.close()
        raise UnreadablePdf(DAMAGED) from error
    if opened is None:
        copy.close()
        raise UnreadablePdf(DAMAGED)
    return Opened(opened, _facts(opened, structure, repaired=repaired), copy)
