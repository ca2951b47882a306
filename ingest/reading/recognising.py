"""One scanned page to words: prepare the picture, recognise, and turn it if it lies wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import cast

import cv2

from casefile.pages import Turn
from casefile.words import Box, Word
from ingest.reading.calibration import share_right_at_best
from ingest.reading.closer import joined, needs_closer_look, poor_words
from ingest.reading.crossed import crossed, with_cells
from ingest.reading.dated import dated
from ingest.reading.engines import Engine, Orientation, Recognised
from ingest.reading.figures import lost_figures, with_figures
from ingest.reading.grays import shrunk
from ingest.reading.inked import Marks
from ingest.reading.lettered import lettered
from ingest.reading.mending import mended
from ingest.reading.missed import missed_cells, missed_rows, with_heard, with_missed
from ingest.reading.parted import parted, rejoined
from ingest.reading.pointless import bare_prices, with_points
from ingest.reading.preparing import Prepared, Sheet, as_it_is, enlarged, prepare
from ingest.reading.settings import ReadingSettings
from ingest.reading.slashed import slashed
from ingest.reading.spaced import spaced
from ingest.reading.strips import Band, cut, merged
from ingest.reading.twice import read_twice, unsure_values

MISSED_SHARE = 0.55
MISSED_MARKS = 120
FEW_WORDS = 12
COMPASS_DPI = 150
COMPASS_SURE = 4.0
"""Below this the recogniser's sense of direction is a guess."""

CLEARLY_BETTER = 0.1

ROOM = 0.8
"""Heights of a word that are cut out above and below it."""

_LONE_BAR = "|"
_PROSE_WORD = re.compile(r"^[A-Za-z][a-z'’]+[,.;:]?$")

_WORTH_A_LOOK: tuple[Callable[[Sequence[Word]], Iterator[object]], ...] = (
    unsure_values,
    lost_figures,
    bare_prices,
)
"""What tells which words of a page to read by themselves."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """The words found on a picture, the turn that made it upright, and the upright picture."""

    words: tuple[Word, ...]
    turn: Turn
    picture: Prepared


def recognise(sheet: Sheet, engine: Engine, settings: ReadingSettings, seen: Marks) -> Recognition:
    """Read a sheet; turn it where the words make no sense, and look closer where some are poor.

    The recogniser's own sense of direction is tried first. It fails on forms, so the other ways
    up are tried after it, until one is legible. A turn must read clearly better to be taken.
    `seen` are the marks of the sheet as it lies.
    """
    best = _attempt(sheet, 0, engine, settings)
    if not _sound(best, seen, settings):
        best = _upright(sheet, best, engine, settings, seen)
    if not settings.second_look or settings.plain or best.picture.ruined:
        return best

    @cache
    def large() -> Prepared:
        """Enlarge the picture once, if anything on it is read again."""
        return enlarged(best.picture, settings.megapixels)

    upright = seen.turned(best.turn)
    return _alone(_closer(best, large, engine, upright), large, engine, upright)


def _closer(
    best: Recognition, enlarge: Callable[[], Prepared], engine: Engine, seen: Marks
) -> Recognition:
    """Read poor words and rows that were passed over once more, enlarged; take what is surer."""
    poor = poor_words(best.words) if needs_closer_look(best.words) else []
    missed = missed_rows(seen, best.words)
    if not poor and not missed:
        return best
    large = enlarge()
    bands = _bands([w.box for w in poor] + missed, large)
    if not bands:  # a leaning page ends beyond its picture
        return best
    strips = cut(large.pixels, large.dpi, bands)
    found = _placed(strips.back(engine.words(strips.pixels, round(large.dpi))), large)
    words = with_missed(joined(best.words, found) if poor else best.words, found, missed)
    return replace(best, words=_mended(words))


def _alone(
    best: Recognition, enlarge: Callable[[], Prepared], engine: Engine, seen: Marks
) -> Recognition:
    """Read dates, amounts and codes that are not sure, lost their form or stood in no word."""
    words = best.words
    cells, missed = crossed(words, best.picture), missed_cells(seen, words)
    unsure = any(next(worth(words), None) is not None for worth in _WORTH_A_LOOK)
    if not cells and not missed and not unsure:
        return best
    large = enlarge()
    words = _mended(with_cells(words, cells, large, engine)) if cells else words
    words = with_heard(words, missed, large, engine) if missed else words
    for look in (read_twice, with_figures, with_points):
        words = look(words, large, engine)
    return replace(best, words=slashed(words))


def _bands(boxes: Sequence[Box], picture: Prepared) -> list[Band]:
    """Give the rows of a picture that hold what stands in the boxes of its sheet."""
    bands = []
    for box in boxes:
        _, top, _, bottom = picture.place_of(box)
        room = (bottom - top) * ROOM
        bands.append((round(top - room), round(bottom + room)))
    return merged(bands, picture.pixels.shape[0])


def _upright(
    sheet: Sheet, best: Recognition, engine: Engine, settings: ReadingSettings, seen: Marks
) -> Recognition:
    """Turn the sheet until its words make sense, else give what reads best."""
    compass = _compass(best.picture, engine)
    printed = len(seen.centres) > MISSED_MARKS
    for turn in _turns(compass, printed=printed, ruined=best.picture.ruined):
        other = _attempt(sheet.turned(turn), turn, engine, settings)
        told = compass is not None and compass.confidence >= COMPASS_SURE
        if len(other.words) < FEW_WORDS and not told:
            continue  # a handful of words can be read into any mark
        if _worth(other, seen) > _worth(best, seen) + CLEARLY_BETTER:
            best = other
        if _sound(best, seen, settings):
            break
    return best


def _compass(picture: Prepared, engine: Engine) -> Orientation | None:
    """Ask the recogniser which way up a picture lies."""
    small, dpi = shrunk(picture.pixels, picture.dpi, COMPASS_DPI)
    return engine.orientation(small, round(dpi))


def _turns(found: Orientation | None, *, printed: bool, ruined: bool) -> list[Turn]:
    """Give the turns worth trying, the likeliest first; none where there is no text to turn.

    The recogniser knows nothing of the direction of small print that it makes out no letters of.
    """
    turns: list[Turn] = [180, 90, 270]
    if found is None:
        return turns if printed and not ruined else []
    likeliest = cast("Turn", found.turn)
    if found.confidence >= COMPASS_SURE or ruined:
        return [likeliest] if likeliest else []
    return sorted(turns, key=lambda turn: turn != likeliest)


def _sound(found: Recognition, seen: Marks, settings: ReadingSettings) -> bool:
    """Tell whether the words make sense, and are not a few amid much that was not read."""
    if len(found.words) < 3 or _sureness(found) < settings.legible_from:
        return False
    return not much_missed(seen.turned(found.turn), found.words)


def much_missed(seen: Marks, words: Sequence[Word]) -> bool:
    """Tell whether most of many letter-sized marks stand outside every word."""
    return len(seen.centres) > MISSED_MARKS and seen.missed(words) > MISSED_SHARE


def _sureness(found: Recognition) -> float:
    return share_right_at_best(found.words)


def _worth(found: Recognition, seen: Marks) -> float:
    """Weigh a reading: how sure it is, and whether it covers what stands on the page."""
    return _sureness(found) * (0.5 if much_missed(seen.turned(found.turn), found.words) else 1.0)


def _attempt(sheet: Sheet, turn: Turn, engine: Engine, settings: ReadingSettings) -> Recognition:
    picture = as_it_is(sheet) if settings.plain else prepare(sheet)
    found = engine.words(picture.pixels, round(picture.dpi))
    words = spaced(_mended(_repaired(_placed(found, picture))), picture)
    return Recognition(words, turn, picture)


def _mended(words: Sequence[Word]) -> tuple[Word, ...]:
    return slashed(lettered(dated(mended(w) for w in rejoined(parted(words)))))


def _placed(found: Sequence[Recognised], picture: Prepared) -> list[Word]:
    """Put words back where they stand on the picture before it was straightened."""
    height, width = picture.pixels.shape
    back = cv2.getRotationMatrix2D((width / 2, height / 2), -picture.skew, 1.0)
    words = []
    for item in found:
        x, y = (item.left + item.right) / 2, (item.top + item.bottom) / 2
        if picture.skew:
            x, y = back @ (x, y, 1.0)
        half_w, half_h = (item.right - item.left) / 2, (item.bottom - item.top) / 2
        box = Box(
            _share(x - half_w, width),
            _share(y - half_h, height),
            _share(x + half_w, width),
            _share(y + half_h, height),
        )
        words.append(Word(item.text, box, round(item.confidence, 4), item.line))
    return words


def _share(value: float, whole: int) -> float:
    return round(min(max(float(value) / whole, 0.0), 1.0), 5)


def _repaired(words: Sequence[Word]) -> tuple[Word, ...]:
    """Read a lone bar amid prose as the word it is ("I"): the recogniser's commonest slip.

    Bars between numbers or at the edge of a grid are rulings; they are left out.
    """
    repaired: list[Word] = []
    for _, group in groupby(words, key=lambda w: w.line):
        line = list(group)
        for place, word in enumerate(line):
            if word.text != _LONE_BAR:
                repaired.append(word)
                continue
            beside = line[max(0, place - 1) : place] + line[place + 1 : place + 3]
            prose = sum(1 for w in beside if _PROSE_WORD.match(w.text))
            if prose >= max(1, len(beside) - 1) and len(line) >= 4:
                repaired.append(replace(word, text="I"))
    return tuple(repaired)
