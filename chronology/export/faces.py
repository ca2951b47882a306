"""The typefaces of the PDF: Helvetica, which every viewer has, and Vera for what it lacks.

Vera comes with reportlab. It carries the Latin letters of Europe and the common signs of
measurement; a character that neither has is printed as "?", and stands whole in the other files.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from html import escape
from itertools import groupby

from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

PLAIN, BOLD = "Helvetica", "Helvetica-Bold"
_WIDER = "Vera"
_SMALLEST = 0.55


def markup(text: str) -> str:
    """Give text as reportlab's paragraph markup, each character in a face that has it."""
    return "<br/>".join(_line(line) for line in text.split("\n"))


def fitted(text: str, size: float, width: float) -> tuple[str, float, str]:
    """Give face, size and text for one line of at most `width` points.

    A line that is too long is set smaller, and then loses its beginning: its end tells the page.
    """
    shown = "".join(_known(char) for char in text)
    face = _WIDER if any(not _in_plain(char) for char in shown) else PLAIN
    wide = stringWidth(shown, face, size)
    if wide > width:
        size = max(size * width / wide, size * _SMALLEST)
    while len(shown) > 2 and stringWidth(shown, face, size) > width:
        shown = "…" + shown[max(2, len(shown) // 20) :]
    return face, size, shown


def _line(line: str) -> str:
    shown = "".join(_known(char) for char in line)
    return "".join(
        escape("".join(run)) if plain else f'<font name="{_WIDER}">{"".join(run)}</font>'
        for plain, run in groupby(shown, _in_plain)
    )


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
