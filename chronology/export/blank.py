"""Typefaces without shapes: they say which characters stand in a place, and draw nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from casefile.words import Word

WIDTH = 0.5
"""Width of every character as a share of the type size."""

FALL = 0.2
"""How far a character reaches below the line, as a share of the type size; the rest is above."""

_CODES = 256
_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CMapName /Words def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{entries}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
_MOST_ENTRIES = 100
"""A list in a CMap holds no more than this (Adobe Technical Note 5014)."""


class BlankFaces:
    """The blank faces of one file, as many as its characters need: each holds 256."""

    def __init__(self, pdf: Pdf) -> None:
        """Prepare faces for `pdf`; `finish` completes them."""
        self._pdf = pdf
        self._codes: dict[str, int] = {}
        self._faces: list[pikepdf.Object] = []

    def shown(self, text: str, size: float) -> str:
        """Give the operators that show a text in this type size."""
        codes = [self._code(char) for char in text]
        return " ".join(
            f"/FullchartWords{face} {size:.3f} Tf <{''.join(f'{c % _CODES:02X}' for c in run)}> Tj"
            for face, run in groupby(codes, key=lambda code: code // _CODES)
        )

    def used(self, words: Iterable[Word]) -> Iterator[tuple[Name, pikepdf.Object]]:
        """Give the faces that show these words, with the names they are shown by."""
        codes = {self._code(char) // _CODES for word in words for char in f"{word.text} "}
        for face in sorted(codes):
            yield Name(f"/FullchartWords{face}"), self._faces[face]

    def finish(self) -> None:
        """Say in each face which characters its codes stand for."""
        for number, face in enumerate(self._faces):
            first = number * _CODES
            held = [c for c, code in self._codes.items() if first <= code < first + _CODES]
            face.LastChar = len(held) - 1
            face.Widths = Array([WIDTH * 1000] * len(held))
            face.Encoding = Dictionary(
                Type=Name.Encoding, Differences=Array([0, *[Name.blank] * len(held)])
            )
            face.ToUnicode = self._pdf.make_stream(_cmap(held))

    def _code(self, char: str) -> int:
        code = self._codes.setdefault(char, len(self._codes))
        if code // _CODES == len(self._faces):
            self._faces.append(self._pdf.make_indirect(self._blank()))
        return code

    def _blank(self) -> Dictionary:
        low, high = -FALL * 1000, (1 - FALL) * 1000
        glyph = f"{WIDTH * 1000:.0f} 0 0 {low:.0f} {WIDTH * 1000:.0f} {high:.0f} d1"
        return Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=Array([0, low, WIDTH * 1000, high]),
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
            CharProcs=Dictionary(blank=self._pdf.make_stream(glyph.encode())),
            FirstChar=0,
            Resources=Dictionary(),
        )


def _cmap(chars: list[str]) -> bytes:
    """Give the table from codes to characters (ToUnicode)."""
    lines = [f"<{n:02X}> <{c.encode('utf-16-be').hex().upper()}>" for n, c in enumerate(chars)]
    lists = [lines[at : at + _MOST_ENTRIES] for at in range(0, len(lines), _MOST_ENTRIES)]
    entries = "\n".join(
        f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in lists
    )
    return _CMAP.format(entries=entries).encode()
