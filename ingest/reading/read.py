"""One page, end to end: text layer, recognition or both, which way up, blank or legible."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from casefile.pages import Fingerprint, PageReading, Source, Turn
from casefile.words import Word
from ingest.pdf.contents import PageContents, page_contents
from ingest.pdf.pictures import gray_picture
from ingest.reading.cache import ReadingCache
from ingest.reading.engines import Engine, engine
from ingest.reading.fingerprint import PICTURE_DPI, fingerprint
from ingest.reading.inked import Marks, marks
from ingest.reading.layer import SOUND, Layer, judge, soundness
from ingest.reading.laying import overlaid
from ingest.reading.preparing import despeckled, normalised
from ingest.reading.recognising import Recognition, mean_confidence, recognise
from ingest.reading.settings import ReadingSettings

VERSION = "1"
"""Raised whenever reading changes, so that older readings are not taken from the cache."""

NOT_RELIED_ON = "the print is too faint, damaged or distorted to be read reliably"
NO_TEXT = "there is something on the page, but no text could be read from it"
MUCH_MISSED = "much of what is on the page could not be read (handwriting or poor copy)"

MISSED_SHARE = 0.55
MISSED_MARKS = 120
FEW_WORDS = 3


def read_page(
    path: Path, page: int, settings: ReadingSettings, cache: ReadingCache | None = None
) -> PageReading:
    """Read one page (counted from 1) of a file.

    The reading depends on the page and the settings alone. With a cache, a page whose content was
    read before under the same settings and engine is not recognised again.

    Raises:
        UnreadablePdf: the file cannot be opened.
        UnreadablePage: the page cannot be opened or drawn.
        NoEngine: the page must be recognised and no recogniser is installed.
    """
    contents = page_contents(path, page)
    layer = judge(contents)
    if layer is Layer.KEEP:
        return _from_layer(path, page, contents)
    reader = engine(settings.engine)
    key = f"{contents.key} {reader.name} {VERSION} {settings.fingerprint()}"
    kept = cache.get(key) if cache else None
    if kept is not None:
        return replace(kept, page=page)
    reading = _from_picture(path, page, contents, layer, reader, settings)
    if cache:
        cache.put(key, reading)
    return reading


def _looks(path: Path, page: int, turn: Turn) -> Fingerprint:
    return fingerprint(gray_picture(path, page, PICTURE_DPI).pixels, turn)


def _from_layer(path: Path, page: int, contents: PageContents) -> PageReading:
    turn = contents.text.turn
    width, height = _upright(contents, turn)
    return PageReading(
        page=page,
        source=Source.TEXT,
        words=contents.text.words,
        width=width,
        height=height,
        rotation=turn,
        confidence=1.0,
        fingerprint=_looks(path, page, turn),
        engine="text layer",
    )


def _upright(contents: PageContents, turn: Turn) -> tuple[float, float]:
    width, height = contents.width, contents.height
    return (height, width) if turn in (90, 270) else (width, height)


def _resolution(contents: PageContents, settings: ReadingSettings) -> tuple[float, bool]:
    """Choose the resolution to draw at: the scan's own, within limits; tell black-and-white."""
    scan = contents.scan
    if scan is None or scan.box.width * scan.box.height < 0.25:
        return settings.drawn_dpi, False
    across, down = contents.resolution(scan)
    return min(max(across, down, settings.least_dpi), settings.most_dpi), scan.bilevel


def _from_picture(
    path: Path,
    page: int,
    contents: PageContents,
    layer: Layer,
    reader: Engine,
    settings: ReadingSettings,
) -> PageReading:
    dpi, bilevel = _resolution(contents, settings)
    drawn = gray_picture(path, page, dpi, settings.megapixels)
    even = drawn.pixels if bilevel else normalised(drawn.pixels)
    seen = marks(despeckled(even, drawn.dpi), drawn.dpi)
    if seen.blank and layer in (Layer.NONE, Layer.HIDDEN):
        width, height = _upright(contents, 0)
        looks = _looks(path, page, 0)
        return PageReading(
            page, Source.NONE, (), width, height, blank=True, fingerprint=looks, engine=reader.name
        )
    found = recognise(drawn.pixels, drawn.dpi, reader, settings, bilevel=bilevel)
    return _weighed(path, page, contents, layer, reader, settings, found, seen)


def _weighed(
    path: Path,
    page: int,
    contents: PageContents,
    layer: Layer,
    reader: Engine,
    settings: ReadingSettings,
    found: Recognition,
    seen: Marks,
) -> PageReading:
    """Choose between what was recognised and the text layer, and say whether it can be relied on."""
    own = contents.text.words
    if layer in (Layer.HIDDEN, Layer.DOUBT) and _layer_is_better(layer, own, found, settings):
        return replace(_from_layer(path, page, contents), confidence=soundness(own))
    words, source = found.words, Source.OCR
    if layer is Layer.ADD and found.turn == contents.text.turn:
        words = overlaid(found.words, own)
        if len(own) * 2 > len(words):
            source = Source.TEXT
    elif layer is Layer.ADD:
        return _from_layer(path, page, contents)
    confidence = mean_confidence(words)
    upright = marks(found.picture.pixels, found.picture.dpi) if found.turn else seen
    problem = _problem(words, confidence, upright, settings)
    width, height = _upright(contents, found.turn)
    return PageReading(
        page=page,
        source=source,
        words=words,
        width=width,
        height=height,
        rotation=found.turn,
        confidence=round(confidence, 4),
        legible=problem is None,
        problem=problem,
        fingerprint=_looks(path, page, found.turn),
        engine=reader.name,
    )


def _layer_is_better(
    layer: Layer, own: tuple[Word, ...], found: Recognition, settings: ReadingSettings
) -> bool:
    """Prefer a layer over recognition only where recognition failed and the layer is sound."""
    if layer is Layer.DOUBT and soundness(own) > soundness(found.words):
        return True
    failed = found.confidence < settings.legible_from
    return failed and len(own) >= 20 and soundness(own) >= max(SOUND, 0.9)


def _problem(
    words: tuple[Word, ...], confidence: float, seen: Marks, settings: ReadingSettings
) -> str | None:
    lettered = [w for w in words if any(c.isalnum() for c in w.text)]
    if len(lettered) < FEW_WORDS:
        return NO_TEXT if len(seen.centres) >= FEW_WORDS * 5 or not lettered else None
    if confidence < settings.legible_from:
        return NOT_RELIED_ON
    if len(seen.centres) > MISSED_MARKS and seen.missed(words) > MISSED_SHARE:
        return MUCH_MISSED
    return None
