"""Make a picture ready for the recogniser: even background, no specks, straight lines."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from casefile.pages import Turn
from casefile.words import Box
from ingest.pdf.pictures import Pixels
from ingest.reading.dashed import dashes
from ingest.reading.grays import amid, ink_of, shade_at
from ingest.reading.pieces import Pieces, pieces_of
from ingest.reading.ruled import without_rules
from ingest.reading.straightening import LEAST_SKEW, laid_straight, skew_of

Places = npt.NDArray[np.intp]

EVERY = 3
"""Every so many rows and columns are enough to tell the grays of a page by."""

MOST_STRETCH = 5.0
GRAIN_DEVIATIONS = 3
MOST_GRAIN = 48
"""Gray levels: grain coarser than this is no longer told from weak ink."""

GRAIN_INCHES = 0.01
"""By so much a page is smoothed until grain is gone and print is not."""

SPECK_INCHES = 0.014
"""Ink no wider and no taller than this may be a speck: no larger than a full stop."""

LEAST_LETTER_INCHES = 0.03
BESIDE_INCHES = 0.09
"""Small ink beside a letter and no farther from it belongs to the text: typewriters set ten letters
to the inch, with a decimal point amid the width of a whole one."""

ABOVE_INCHES = 0.02

MOST_PIECES = 30_000
"""The densest printed page has some ten thousand letters and dots; more pieces are noise."""


COARSE_BLUR = 0.6
"""Pixels at 200 dpi by which the steps of a coarse fax are smoothed away."""

FINE_BLUR = 1.0
FINE_DPI = 250
SMALL_PRINT_DPI = 300


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page picture with an even background, before it is prepared.

    `bilevel` says that the scan is black and white, `coarse` that its pixels stand so far apart
    that letters have steps (faxes of 200 by 100, small pictures).
    """

    pixels: Pixels
    dpi: float
    bilevel: bool
    coarse: bool = False

    def turned(self, turn: Turn) -> Sheet:
        """Give the sheet turned clockwise."""
        return replace(self, pixels=np.ascontiguousarray(np.rot90(self.pixels, -turn // 90)))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture ready to be recognised, and how it came from its sheet.

    `clean` is the sheet without specks, `skew` the clockwise angle (degrees) that was taken out,
    `scale` how much it was enlarged. `ruined` says that more noise than print is left on it.
    """

    pixels: Pixels
    dpi: float
    clean: Sheet
    skew: float = 0.0
    scale: float = 1.0
    ruined: bool = False

    def place_of(self, box: Box) -> tuple[float, float, float, float]:
        """Give where a box of the sheet lies on the picture, in pixels: left, top, right, bottom.

        Its middle is moved as the sheet was straightened; its size stays.
        """
        height, width = self.pixels.shape
        there = cv2.getRotationMatrix2D((width / 2, height / 2), self.skew, 1.0)
        x, y = box.middle
        across, down = (float(v) for v in there @ (x * width, y * height, 1.0))
        half_width, half_height = box.width * width / 2, box.height * height / 2
        return across - half_width, down - half_height, across + half_width, down + half_height


def as_it_is(sheet: Sheet) -> Prepared:
    """Show a sheet as it is: for pages that were too much otherwise."""
    return Prepared(sheet.pixels, sheet.dpi, sheet)


def prepare(sheet: Sheet) -> Prepared:
    """Clean and straighten a sheet."""
    dpi, found = sheet.dpi, pieces_of(ink_of(sheet.pixels))
    even, pieces = _undashed(sheet.pixels, found, dpi), len(found.stats)
    if sheet.bilevel or _is_noisy(even):
        even, pieces = _despeckled(even, found, dpi)
    ruined = pieces > MOST_PIECES
    if ruined:
        smooth = cv2.medianBlur(even, 3).astype(np.uint8, copy=False)
        even, _ = _despeckled(smooth, pieces_of(ink_of(smooth)), dpi)
    skew = skew_of(even, dpi)
    skew = skew if abs(skew) >= LEAST_SKEW else 0.0
    shown = _laid(even, dpi, skew)
    if sheet.coarse:
        shown = _smoothed(shown, COARSE_BLUR)
    return Prepared(shown, dpi, replace(sheet, pixels=even), skew, ruined=ruined)


def enlarged(picture: Prepared, megapixels: float) -> Prepared:
    """Show a prepared picture in a larger size, within a budget of pixels."""
    sheet = picture.clean
    wanted = (FINE_DPI if sheet.coarse else SMALL_PRINT_DPI) / sheet.dpi
    scale = max(1.0, min(wanted, math.sqrt(megapixels * 1e6 / sheet.pixels.size)))
    shown = _laid(sheet.pixels, sheet.dpi, picture.skew, scale)
    if sheet.coarse:
        shown = _smoothed(shown, FINE_BLUR)
    return replace(picture, pixels=shown, dpi=sheet.dpi * scale, scale=scale)


def _laid(pixels: Pixels, dpi: float, skew: float, scale: float = 1.0) -> Pixels:
    """Lay a picture straight; the rules on it, which lean in steps, are in pieces then."""
    straight = laid_straight(pixels, skew, scale)
    return without_rules(straight, dpi * scale) if skew else straight


def _smoothed(pixels: Pixels, sigma: float) -> Pixels:
    return cv2.GaussianBlur(pixels, (0, 0), sigma).astype(np.uint8, copy=False)


def normalised(pixels: Pixels) -> Pixels:
    """Make paper white and ink dark, whatever shade, gradient, grain or weakness the scan has."""
    lighter = cv2.subtract(_paper(pixels), pixels).astype(np.uint8, copy=False)
    marks = lighter - np.minimum(lighter, _grain(lighter))
    stretch = _stretch(marks)
    if not stretch:  # as weak as the grain there may still be print, which nobody can read
        marks, stretch = lighter, _stretch(lighter) or 1.0
    dark = cv2.convertScaleAbs(marks, alpha=stretch)
    return (255 - dark).astype(np.uint8, copy=False)


def strengthened(pixels: Pixels, dpi: float) -> Pixels:
    """Make print black that is no darker than the grain of the paper, which is smoothed away."""
    smooth = _smoothed(pixels, GRAIN_INCHES * dpi)
    lighter = cv2.subtract(_paper(smooth), smooth).astype(np.uint8, copy=False)
    darkest = shade_at(amid(lighter), 0.995)[0]
    dark = cv2.convertScaleAbs(lighter, alpha=255.0 / max(darkest, 1.0))
    return (255 - dark).astype(np.uint8, copy=False)


def _paper(pixels: Pixels) -> Pixels:
    """Give the gray of the paper at each pixel: what is brightest around it."""
    small = cv2.resize(pixels, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 31)
    whole = cv2.resize(paper, pixels.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return whole.astype(np.uint8, copy=False)


def _grain(lighter: Pixels) -> np.uint8:
    """Find how far below the brightest paper its grain reaches, which must not pass for weak ink.

    Paper is most of a page, so that half of it and more lies above the middle gray. How far it
    reaches on the other side, where ink lies, is told by the side where none does.
    """
    least, middle = shade_at(amid(lighter)[::EVERY, ::EVERY], 0.16, 0.5)
    return np.uint8(round(min(middle + GRAIN_DEVIATIONS * (middle - least), MOST_GRAIN)))


def _stretch(lighter: Pixels) -> float:
    """Find how much weak ink must be strengthened, by the marks amid the page.

    Scanner shadows and black edges lie outside. 0 where there are no marks.
    """
    sample = amid(lighter)[::EVERY, ::EVERY]
    for least in (48, 16):
        inked = sample[sample > least]
        if inked.size > sample.size * 2e-4:
            return float(min(max(255.0 / shade_at(inked, 0.7)[0], 1.0), MOST_STRETCH))
    return 0.0


def _undashed(pixels: Pixels, found: Pieces, dpi: float) -> Pixels:
    """Wipe out dashed lines, with the gray around each dash."""
    line = dashes(found.stats, dpi)
    if not line.size:
        return pixels
    clean = pixels.copy()
    for left, top, wide, high, _ in found.stats[line].tolist():
        clean[max(top - 1, 0) : top + high + 1, max(left - 1, 0) : left + wide + 1] = 255
    return clean


def _despeckled(pixels: Pixels, found: Pieces, dpi: float) -> tuple[Pixels, int]:
    """Paint out specks (single pixels, small ink by itself), and count the pieces that are left.

    Small ink beside a letter stays: it is a full stop, the dot of an i, a decimal point. `found`
    are the pieces of ink on the picture.
    """
    ink, stats = ink_of(pixels), found.stats
    wide, high = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    letter = LEAST_LETTER_INCHES * dpi
    faint = np.flatnonzero((wide < letter) & (high < letter))
    _paint(ink, 0, found, faint)
    side = max(2, round(SPECK_INCHES * dpi))
    small = faint[(wide[faint] <= side) & (high[faint] <= side)]
    single = stats[small, cv2.CC_STAT_AREA] <= 1
    clean = pixels.copy()
    specks = small[single | _lone(small, ink, stats, dpi)]
    _paint(clean, 255, found, specks)
    return clean, len(stats) - len(specks)


def _paint(pixels: Pixels, gray: int, found: Pieces, chosen: Places) -> None:
    """Give pieces of ink another gray, pixel by pixel of their boxes: all are small."""
    left, top, wide, high, _ = found.stats[chosen].T
    for down in range(high.max(initial=0)):
        for right in range(wide.max(initial=0)):
            there = (down < high) & (right < wide)
            rows, columns = top[there] + down, left[there] + right
            own = found.labels[rows, columns] == chosen[there]
            pixels[rows[own], columns[own]] = gray


def _lone(
    small: Places, letters: Pixels, stats: npt.NDArray[np.int32], dpi: float
) -> npt.NDArray[np.bool_]:
    """Tell of each small piece of ink whether no letter stands near its middle."""
    wide, high = (max(3, round(2 * far * dpi)) for far in (BESIDE_INCHES, ABOVE_INCHES))
    near = np.asarray(cv2.dilate(letters, np.ones((high, wide), np.uint8)))
    left, top, across, down, _ = stats[small].T
    alone: npt.NDArray[np.bool_] = near[top + down // 2, left + across // 2] == 0
    return alone


def _is_noisy(pixels: Pixels) -> bool:
    """Tell salt-and-pepper noise: many single dark pixels amid light ones."""
    middle = pixels[pixels.shape[0] // 8 :: 2, pixels.shape[1] // 8 :: 2][:600, :600]
    ink = ink_of(np.ascontiguousarray(middle))
    total = int(ink.sum())
    if total < 50:
        return False
    opened = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
    return (total - int(opened.sum())) / ink.size > 0.004
