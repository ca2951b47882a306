"""What copiers, scanners and fax machines do to a page; the same seed gives the same dirt."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Gray = NDArray[np.uint8]


@dataclass(frozen=True)
class Look:
    """A way of reproducing a page: resolution across and down, bilevel or gray, and its faults.

    `skew` is the largest slant in degrees, `blur` a Gaussian's sigma in pixels, `noise` the
    standard deviation of the sensor's noise in gray levels, `specks` dark dots per page.
    """

    dpi: tuple[int, int]
    bilevel: bool
    skew: float = 0.5
    blur: float = 0.5
    noise: float = 4
    specks: int = 40
    quality: int = 42
    fade: float = 0


LOOKS = {
    "gray300": Look((300, 300), False, quality=34, noise=2.5),
    "gray200": Look((200, 200), False, quality=46, noise=3),
    "worn200": Look((200, 200), False, skew=0.9, blur=0.8, noise=5, specks=120, fade=0.25),
    "bilevel300": Look((300, 300), True, noise=9, specks=90),
    "bilevel200": Look((200, 200), True, noise=9, specks=60),
    "fax": Look((204, 196), True, skew=0.7, blur=0.6, noise=12, specks=110),
    "ruined": Look((204, 98), True, skew=1.2, blur=2.6, noise=46, specks=2600, fade=0.5),
}


def degrade(page: Gray, look: Look, seed: int) -> Gray:
    """Give the picture as the machine would: slanted, dirty, faded; 0 or 255 where bilevel."""
    dice = np.random.default_rng(seed)
    picture = _slant(page, float(dice.uniform(-look.skew, look.skew)))
    if look.blur:
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), look.blur), np.uint8)
    shades = picture.astype(np.float32)
    if look.fade:
        shades = 255 - (255 - shades) * (1 - look.fade)
    shades += dice.normal(0, look.noise, shades.shape).astype(np.float32)
    picture = np.clip(shades, 0, 255).astype(np.uint8)
    _speckle(picture, look.specks, dice)
    _shade_edge(picture, dice)
    if look.bilevel:
        return np.where(picture < 150, 0, 255).astype(np.uint8)
    # A scanner's own clean-up: paper white stays white, which also keeps the file small.
    return np.where(picture > 236, 255, picture).astype(np.uint8)


def _slant(page: Gray, degrees: float) -> Gray:
    high, wide = page.shape
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1.0)
    return np.asarray(
        cv2.warpAffine(page, turn, (wide, high), flags=cv2.INTER_LINEAR, borderValue=255), np.uint8
    )


def _speckle(picture: Gray, specks: int, dice: np.random.Generator) -> None:
    high, wide = picture.shape
    for _ in range(specks):
        x, y = int(dice.integers(0, wide)), int(dice.integers(0, high))
        size = int(dice.integers(1, 3))
        picture[y : y + size, x : x + size] = int(dice.integers(0, 110))


def _shade_edge(picture: Gray, dice: np.random.Generator) -> None:
    """Darken a strip where the lid stood open, on some pages."""
    if dice.random() < 0.7:
        return
    wide = picture.shape[1]
    strip = int(wide * float(dice.uniform(0.004, 0.012)))
    if dice.random() < 0.5:
        picture[:, :strip] = 40
    else:
        picture[:, wide - strip :] = 40
