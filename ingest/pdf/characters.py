"""The characters of a text layer, with what parts them, in PDFium's own order.

A page has thousands: they are held side by side in arrays, not one object each.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat

import numpy as np
import numpy.typing as npt
from pypdfium2 import raw

from ingest.pdf.frame import Edges, Frame, turned

JOINED, SET_APART, BLANK = 0, 1, 2
"""What stands before a character: nothing, a blank that nobody printed, a printed blank."""

_LINE_ENDS = (0x0D, 0x0A)
_SOFT_HYPHEN = 0x02
"""PDFium gives a hyphen at the end of a line as this control character."""

_NO_BREAK_SPACE = 0xA0
_REPLACEMENT = 0xFFFD
_NO_CHARACTER = 0xFFFE
_SURROGATES = (0xD800, 0xDFFF)
_LAST = 0x10FFFF

Codes = npt.NDArray[np.uint32]
Marked = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Characters:
    """Characters that are seen on a page: `text` has one for each row of `edges`.

    `before` tells what stands before each of them; for `unmapped` of them no Unicode value is
    known.
    """

    text: str
    edges: Edges
    before: npt.NDArray[np.uint8]
    unmapped: int


def characters_of(layer: raw.FPDF_TEXTPAGE, frame: Frame, turn: int) -> Characters:
    """Collect what is seen of an open text layer, on the page turned clockwise by `turn`."""
    count = raw.FPDFText_CountChars(layer)
    every = map(raw.FPDFText_GetUnicode, repeat(layer), range(count))
    codes = np.fromiter(every, np.uint32, count)
    blank = ((codes <= 0x20) & (codes != _SOFT_HYPHEN)) | (codes == _NO_BREAK_SPACE)
    edges, seen = _edges(layer, np.flatnonzero(~blank), frame)
    codes_seen = codes[seen]
    strange = _strange(codes_seen)
    unknown = map(raw.FPDFText_HasUnicodeMapError, repeat(layer), seen.tolist())
    unmapped = strange | (np.fromiter(unknown, np.int32, len(seen)) == 1)
    shown = np.where(strange, _REPLACEMENT, codes_seen).astype("<u4")
    return Characters(
        text=shown.tobytes().decode("utf-32-le"),
        edges=turned(edges, turn),
        before=_before(_blanks(layer, codes, blank), seen),
        unmapped=int(unmapped.sum()),
    )


def _edges(
    layer: raw.FPDF_TEXTPAGE, printed: npt.NDArray[np.intp], frame: Frame
) -> tuple[Edges, npt.NDArray[np.intp]]:
    """Give where characters stand, and the numbers of those that have a place on the page.

    What lies beyond the edge of the page as shown nobody can see.
    """
    rectangles = (raw.FS_RECTF * len(printed))()
    boxes = map(raw.FPDFText_GetLooseCharBox, repeat(layer), printed.tolist(), rectangles)
    boxed = np.fromiter(boxes, np.int32, len(printed)) != 0
    left, top, right, bottom = np.frombuffer(rectangles, np.float32).reshape(-1, 4).T
    edges = frame.place(np.stack((left, bottom, right, top), axis=1).astype(np.float64))
    across, down = edges[:, 0] + edges[:, 2], edges[:, 1] + edges[:, 3]
    seen = boxed & (across >= 0) & (across <= 2) & (down >= 0) & (down <= 2)
    return edges[seen], printed[seen]


def _strange(codes: Codes) -> Marked:
    """Tell which codes are no characters."""
    first, last = _SURROGATES
    strange: Marked = (
        (codes == _NO_CHARACTER)
        | (codes == _REPLACEMENT)
        | ((codes >= first) & (codes <= last))
        | (codes > _LAST)
    )
    return strange


def _blanks(layer: raw.FPDF_TEXTPAGE, codes: Codes, blank: Marked) -> npt.NDArray[np.uint8]:
    """Tell of each character whether it is a blank, and of which kind."""
    ends = np.isin(codes, _LINE_ENDS)
    kinds = np.zeros(len(codes), np.uint8)
    kinds[ends] = SET_APART
    for index in np.flatnonzero(blank & ~ends).tolist():
        kinds[index] = SET_APART if raw.FPDFText_IsGenerated(layer, index) == 1 else BLANK
    return kinds


def _before(blanks: npt.NDArray[np.uint8], seen: npt.NDArray[np.intp]) -> npt.NDArray[np.uint8]:
    """Give the strongest blank between each character seen and the one before."""
    if not len(seen):
        return np.zeros(0, np.uint8)
    starts = np.concatenate(([0], seen[:-1] + 1))
    return np.maximum.reduceat(blanks[: seen[-1] + 1], starts)
