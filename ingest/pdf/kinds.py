"""What a dropped file is: by its first and last bytes, and once it was opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ingest.pdf.errors import UnreadablePdf

HEADER_REACH = 1024
"""PDF readers accept the header within the first 1024 bytes (ISO 32000-1, annex H.3.4.1)."""

TAIL_REACH = 2048

_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"GIF8", "a GIF picture"),
    (b"BM", "a bitmap picture"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document or a saved e-mail"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"{\\rtf", "a rich-text document"),
    (b"%!PS", "a PostScript file"),
    (b"<?xml", "an XML document"),
    (b"<!doc", "a web page"),
    (b"<html", "a web page"),
    (b"MZ", "a Windows program"),
)


NOT_A_PDF = "the file is not a PDF"


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What opening a file told: how many pages, and what had to be done to open it."""

    page_count: int
    encrypted: bool
    repaired: bool
    notes: tuple[str, ...] = ()


def check_may_be_pdf(path: Path) -> bool:
    """Tell whether the file says that it is a PDF.

    Raises:
        UnreadablePdf: the file is missing, empty or plainly something else.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEADER_REACH)
    except OSError as error:
        raise UnreadablePdf(f"the file cannot be opened: {error.strerror}") from error
    if not head:
        raise UnreadablePdf("the file is empty")
    if not head.strip(b"\x00"):
        raise UnreadablePdf("the file holds nothing but zeros: it was not copied to the end")
    if b"%PDF-" in head:
        return True
    lowered = head.lstrip().lower()
    for magic, name in _KINDS:
        if lowered.startswith(magic.lower()):
            raise UnreadablePdf(f"{NOT_A_PDF}: it is {name}")
    return False


def ends_properly(path: Path) -> bool:
    """Tell whether the file carries the end mark that every complete PDF has.

    The mark (`startxref` and `%%EOF`) is the last thing written (ISO 32000-1, 7.5.5), so a file
    without it was cut off while it was copied, sent or saved.
    """
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - TAIL_REACH))
        tail = file.read().rstrip(b"\x00\r\n\t ")
    return b"%%EOF" in tail or b"startxref" in tail
