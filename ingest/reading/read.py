"""One page, end to end: text layer, recognition or both, which way up, blank or legible."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from casefile.pages import Fingerprint, OtherText, PageReading, Source, Turn
from casefile.words import PageText, Word
from ingest.pdf.contents import PageContents, page_contents
from ingest.pdf.pictures import Pixels, gray_picture
from ingest.reading.cache import ReadingCache
from ingest.reading.calibration import share_right, share_right_at_best
from ingest.reading.engines import Engine, engine
from ingest.reading.fingerprint import PICTURE_DPI, fingerprint
from ingest.reading.grays import shrunk
from ingest.reading.inked import Marks, marks
from ingest.reading.layer import Layer, judge, more_printed, soundness
from ingest.reading.laying import is_unseen, overlaid
from ingest.reading.legibility import BLACKENED, problem
from ingest.reading.mirrored import is_back_of_sheet
from ingest.reading.preparing import Sheet, normalised
from ingest.reading.recognising import Recognition, recognise
from ingest.reading.ruled import without_streaks
from ingest.reading.settings import ReadingSettings
from ingest.reading.tones import is_black, positive, with_bars_turned

LEAST_LAYER = 20
VERY_SOUND = 0.9

COARSE_DPI = 150
"""Letters of a scan with fewer pixels to the inch than this, across or down, have steps."""

MARKS_DPI = 150
"""Letter-sized marks show well enough at this resolution, and single specks vanish."""

SCAN_FILLS = 0.25
"""A picture smaller than this share of the page is no scan of it."""

TEXT_LAYER = "text layer"


@dataclass(frozen=True, slots=True)
class _Page:
    """A page under the reader's eyes."""

    path: Path
    number: int
    contents: PageContents
    settings: ReadingSettings

    def looks(self) -> Pixels:
        """Draw the page small, to know it again by."""
        return gray_picture(self.path, self.number, PICTURE_DPI).pixels

    def marks(self) -> Marks:
        """Find the letter-sized marks of the page, turned as its text layer is."""
        picture = gray_picture(self.path, self.number, MARKS_DPI)
        return marks(normalised(picture.pixels), picture.dpi).turned(self.contents.text.turn)

    def size(self, turn: Turn) -> tuple[float, float]:
        """Give width and height in points once turned upright."""
        width, height = self.contents.width, self.contents.height
        return (height, width) if turn in (90, 270) else (width, height)

    def drawn(self) -> Sheet:
        """Draw the page at the scan's own resolution, within limits."""
        scan, settings = self.contents.scan, self.settings
        dpi, bilevel, coarse = float(settings.drawn_dpi), False, False
        if scan is not None and scan.box.width * scan.box.height >= SCAN_FILLS:
            own = self.contents.resolution(scan)
            dpi = min(max(*own, settings.least_dpi), settings.most_dpi)
            bilevel, coarse = scan.bilevel, min(own) < COARSE_DPI
        picture = gray_picture(self.path, self.number, dpi, settings.megapixels)
        return Sheet(positive(picture.pixels, picture.dpi), picture.dpi, bilevel, coarse)


def read_page(
    path: Path, page: int, settings: ReadingSettings, cache: ReadingCache | None = None
) -> PageReading:
    """Read one page (counted from 1) of a file.

    The reading depends on the page and the settings alone. With a cache, a page whose content was
    read before under the same settings and engine is not read again, whichever file brings it.

    Raises:
        UnreadablePdf: the file cannot be opened.
        UnreadablePage: the page cannot be opened or drawn.
        NoEngine: the page must be recognised and no recogniser is installed.
    """
    leaf = _Page(path, page, page_contents(path, page), settings)
    layer = judge(leaf.contents)
    if layer is Layer.KEEP and more_printed(leaf.contents, leaf.marks):
        layer = Layer.ADD
    reader = None if layer is Layer.KEEP else engine(settings.engine)
    key = _key(leaf, reader.name if reader else TEXT_LAYER)
    kept = cache.get(key) if cache else None
    if kept is not None:
        return replace(kept, page=page)
    found = _from_picture(leaf, layer, reader) if reader else _from_layer(leaf)
    reading = replace(found, key=key)
    if cache:
        cache.put(key, reading)
    return reading


def _key(leaf: _Page, reader: str) -> str:
    named = f"{leaf.contents.key} {reader} {leaf.settings.fingerprint()}"
    return hashlib.sha256(named.encode()).hexdigest()


def _from_layer(leaf: _Page) -> PageReading:
    turn = leaf.contents.text.turn
    width, height = leaf.size(turn)
    return PageReading(
        page=leaf.number,
        source=Source.TEXT,
        words=leaf.contents.text.words,
        width=width,
        height=height,
        rotation=turn,
        confidence=1.0,
        fingerprint=fingerprint(leaf.looks(), turn),
        engine=TEXT_LAYER,
    )


def _from_picture(leaf: _Page, layer: Layer, reader: Engine) -> PageReading:
    drawn = leaf.drawn()
    even = drawn.pixels if drawn.bilevel else normalised(drawn.pixels)
    clean = with_bars_turned(without_streaks(even, drawn.dpi), drawn.dpi)
    sheet = replace(drawn, pixels=clean)
    seen = marks(*shrunk(sheet.pixels, sheet.dpi, MARKS_DPI))
    bare = layer in (Layer.NONE, Layer.HIDDEN)
    if bare and seen.blank:
        return _blank(leaf, reader, drawn)
    found = recognise(sheet, reader, leaf.settings, seen)
    gray = bare and not sheet.bilevel
    if gray and is_back_of_sheet(drawn.pixels, sheet, found, reader, leaf.settings):
        return _blank(leaf, reader, drawn)
    if _layer_is_better(layer, leaf, found):
        sure = round(soundness(leaf.contents.text.words), 4)
        unused = _other(Source.OCR, found.words)
        return replace(_from_layer(leaf), confidence=sure, other=unused)
    if layer is Layer.ADD and is_unseen(leaf.contents.text.words, found.words):
        layer = Layer.HIDDEN
    read = _recognised(leaf, layer, reader, found, seen.turned(found.turn))
    return replace(read, fingerprint=_looks(drawn, found.turn))


def _looks(drawn: Sheet, turn: Turn) -> Fingerprint:
    """Take the fingerprint of a page that was drawn to be recognised: drawing it costs more."""
    return fingerprint(shrunk(drawn.pixels, drawn.dpi, PICTURE_DPI)[0], turn)


def _blank(leaf: _Page, reader: Engine, drawn: Sheet) -> PageReading:
    """Give a page with nothing on it; of a black one nobody knows what was on it."""
    black = is_black(drawn.pixels)
    width, height = leaf.size(0)
    return PageReading(
        page=leaf.number,
        source=Source.NONE,
        words=(),
        width=width,
        height=height,
        blank=not black,
        legible=not black,
        problem=BLACKENED if black else None,
        confidence=0.0 if black else None,
        fingerprint=_looks(drawn, 0),
        engine=reader.name,
    )


def _layer_is_better(layer: Layer, leaf: _Page, found: Recognition) -> bool:
    """Prefer a doubted layer only where it reads better, or where recognition failed."""
    own = leaf.contents.text.words
    if layer is Layer.ADD:
        return found.turn != leaf.contents.text.turn
    if layer is Layer.DOUBT and soundness(own) > soundness(found.words):
        return True
    failed = share_right_at_best(found.words) < leaf.settings.legible_from
    return failed and len(own) >= LEAST_LAYER and soundness(own) >= VERY_SOUND


def _recognised(
    leaf: _Page, layer: Layer, reader: Engine, found: Recognition, seen: Marks
) -> PageReading:
    """Give what was recognised, under the page's own words, and say whether it can be relied on."""
    words, source = found.words, Source.OCR
    if layer is Layer.ADD:
        own = leaf.contents.text.words
        words = overlaid(found.words, own)
        source = Source.TEXT if len(own) * 2 > len(words) else Source.OCR
    covered = 1 - seen.missed(words)
    why_not = problem(words, seen, leaf.settings.legible_from)
    width, height = leaf.size(found.turn)
    return PageReading(
        page=leaf.number,
        source=source,
        words=words,
        width=width,
        height=height,
        rotation=found.turn,
        confidence=round(share_right(words) * covered, 4),
        covered=round(covered, 4),
        legible=why_not is None,
        problem=why_not,
        engine=reader.name,
        other=None if layer is Layer.ADD else _other(Source.TEXT, leaf.contents.text.words),
    )


def _other(source: Source, words: Sequence[Word]) -> OtherText | None:
    """Remember what the page says by the way of reading that was not kept."""
    return OtherText(source, PageText(words).text) if words else None
