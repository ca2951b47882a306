"""A searchable copy of a packet: its pages upright, with the words that were read laid under them.

The words are drawn invisibly (text render mode 3) in their boxes, so that any viewer finds, marks
and copies them. Words that a page carries as text already are not laid a second time. A scan's
earlier hidden text goes: it is what somebody else's reader made of it. The original is not changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, Pdf
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from casefile.pages import PageReading
from casefile.words import Word
from chronology.export.blank import FALL, WIDTH, BlankFaces
from chronology.export.frames import Rectangle, own_turn, visible
from chronology.export.hidden import drop_hidden_text

ReadingOf = Callable[[int], "PageReading | None"]
"""Gives what was read of a page (counted from 1), or None where nothing was."""

_BROKEN = (pikepdf.PdfError, OSError, ValueError, TypeError, KeyError, IndexError, RuntimeError)
_ACTING = ("/OpenAction", "/AA", "/JavaScript")


class CannotCopyError(ValueError):
    """The file cannot be copied; the message says why, in plain words."""


def write_searchable(source: Path, pages: int, reading_of: ReadingOf, target: Path) -> None:
    """Write a searchable copy of `source`, which is cited by so many pages.

    The same readings give the same bytes.

    Raises:
        CannotCopyError: the file is too damaged to be copied, or to be copied whole.
    """
    try:
        with pikepdf.open(source, suppress_warnings=True) as pdf:
            _still(pdf.Root)
            faces = BlankFaces(pdf)
            for number, page in enumerate(pdf.pages, start=1):
                reading = reading_of(number)
                if reading is not None:
                    _lay(pdf, page, reading, faces)
            faces.finish()
            pdf.save(target, deterministic_id=True)
    except _BROKEN as error:
        raise CannotCopyError("the file is damaged and cannot be copied") from error
    _require_whole(target, pages)


def _require_whole(copy: Path, pages: int) -> None:
    """Read the copy back with another library than wrote it: page n must still be page n."""
    try:
        with PdfReader(copy) as read:
            held = len(read.pages)
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise CannotCopyError(
            "the file is damaged, and other programs cannot open its copy"
        ) from error
    if held != pages:
        raise CannotCopyError(f"the file is damaged: its copy holds {held} of {pages} pages")


def _still(root: pikepdf.Object) -> None:
    """Take out what acts when the file is opened."""
    for key in _ACTING:
        for holder in (root, root.get("/Names")):
            if isinstance(holder, Dictionary) and key in holder:
                del holder[key]


def _lay(pdf: Pdf, page: pikepdf.Page, reading: PageReading, faces: BlankFaces) -> None:
    """Turn a page upright and lay its words under it."""
    turn = (own_turn(page) + reading.rotation) % 360
    page.obj.Rotate = turn
    words = [word for word in reading.words if word.confidence < 1]
    if len(words) == len(reading.words):
        drop_hidden_text(pdf, page)
    if not words:
        return
    drawn = "\n".join(_drawn(words, visible(page), turn, faces))
    page.contents_add(pdf.make_stream(b"q\n"), prepend=True)
    page.contents_add(pdf.make_stream(f"\nQ q BT 3 Tr\n{drawn}\nET Q\n".encode()))
    for name, face in faces.used(words):
        page.add_resource(face, Name.Font, name)


def _drawn(words: Sequence[Word], shown: Rectangle, turn: int, faces: BlankFaces) -> Iterator[str]:
    """Give the operators that draw each word over the whole of its box, and a blank after it.

    Words stand upright on leaning lines too: programs that extract text take slanted words apart.
    """
    left, bottom, right, top = shown
    across, down = right - left, top - bottom
    if turn in (90, 270):
        across, down = down, across
    for _, group in groupby(words, key=lambda word: word.line):
        line = list(group)
        for word in line:
            size = max(word.box.height * down, 0.1)
            wide = 100 * word.box.width * across / (len(word.text) * WIDTH * size)
            x, y = word.box.x0 * across, (1 - word.box.bottom) * down + FALL * size
            a, b, c, d, e, f = {
                0: (1, 0, 0, 1, left + x, bottom + y),
                90: (0, 1, -1, 0, right - y, bottom + x),
                180: (-1, 0, 0, -1, right - x, top - y),
                270: (0, -1, 1, 0, left + y, top - x),
            }[turn]
            text = word.text if word is line[-1] else f"{word.text} "
            yield (f"{wide:.3f} Tz {a} {b} {c} {d} {e:.3f} {f:.3f} Tm " + faces.shown(text, size))
