"""The typefaces of the PDF: Helvetica, which every viewer has, and Vera for what it lacks.

Vera comes with reportlab. It carries the Latin letters of Europe and the common signs of
measurement; a character that neither has is printed as "?", and stands whole in the other files.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import groupby

from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

from chronology.export.lines import Run

PLAIN, BOLD = "Helvetica", "Helvetica-Bold"
_WIDER = "Vera"
_SMALLEST = 0.55


def runs_of(text: str, size: float = 0, address: str = "") -> list[Run]:
    """Give text as runs, each character in a face that has it."""
    shown = "".join(map(_known, text))
    return [
        Run("".join(run), "" if plain else _WIDER, size, address)
        for plain, run in groupby(shown, _in_plain)
    ]


def fitted(text: str, size: float, width: float) -> tuple[str, float, str]:
    """Give face, size and text for one line of at most `width` points.

    A line that is too long is set smaller, and then loses its beginning: its end tells the page.
    """
    shown = "".join(map(_known, text))
    face = _WIDER if any(not _in_plain(char) for char in shown) else PLAIN
    wide = stringWidth(shown, face, size)
    if wide > width:
        size = max(size * width / wide, size * _SMALLEST)
    while len(shown) > 2 and stringWidth(shown, face, size) > width:
        shown = "…" + shown[max(2, len(shown) // 20) :]
    return face, size, shown


@cache
def _known(char: str) -> str:
    """Give the character, or what stands for it where no face has it."""
    if _in_plain(char) or ord(char) in _vera():
        return char
    spelled = unicodedata.normalize("NFKD", char)
    kept = "".join(c for c in spelled if _in_plain(c) or ord(c) in _vera())
    return kept or ("" if unicodedata.category(char) in {"Mn", "Cf"} else "?")


@cache
def _in_plain(char: str) -> bool:
    """Tell whether the standard faces have the character (PDF WinAnsiEncoding)."""
    try:
        char.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _vera() -> frozenset[int]:
    font = TTFont(_WIDER, "Vera.ttf")
    registerFont(font)
    return frozenset(font.face.charToGlyph)
