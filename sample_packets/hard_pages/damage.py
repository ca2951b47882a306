"""What befell a page before it was scanned: copiers, weather, old machines."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from sample_packets.builder.degrade import Gray

Dice = np.random.Generator
Damage = Callable[[Gray, float, Dice], Gray]
"""Takes the picture, its dots per inch, and dice."""


def as_gray(picture: NDArray[np.floating]) -> Gray:
    """Round to gray levels."""
    return np.asarray(np.clip(picture, 0, 255), np.uint8)


def pale(left: float) -> Damage:
    """Leave so much (0..1) of the ink: a cartridge at its end."""

    def damage(page: Gray, _dpi: float, _dice: Dice) -> Gray:
        return as_gray(255 - (255 - page.astype(np.float32)) * left)

    return damage


def dark_copy(spread: float) -> Damage:
    """A copier set far too dark: ink runs by `spread` inches, the paper goes black in clouds."""

    def damage(page: Gray, dpi: float, dice: Dice) -> Gray:
        side = max(3, round(spread * dpi)) | 1
        ink = cv2.erode(page, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)))
        clouds = dice.normal(0, 1, (64, 50)).astype(np.float32)
        sky = cv2.resize(clouds, page.shape[::-1], interpolation=cv2.INTER_CUBIC)
        grain = dice.normal(0, 60, page.shape).astype(np.float32)
        return as_gray(ink.astype(np.float32) - 118 - 75 * sky + grain)

    return damage


def static(level: float, grain: float) -> Damage:
    """Static over the whole page, in grains of so many inches: a bad line, a dying drum."""

    def damage(page: Gray, dpi: float, dice: Dice) -> Gray:
        scale = 1 / max(1.0, grain * dpi)
        high, wide = (max(1, round(side * scale)) for side in page.shape)
        grains = dice.normal(0, level, (high, wide)).astype(np.float32)
        spread = cv2.resize(grains, page.shape[::-1], interpolation=cv2.INTER_LINEAR)
        return as_gray(page.astype(np.float32) + spread)

    return damage


def smear(inches: float) -> Damage:
    """The page moved under the lamp: everything drawn out down and across."""

    def damage(page: Gray, dpi: float, dice: Dice) -> Gray:
        reach = max(3, round(inches * dpi)) | 1
        kernel = np.eye(reach, dtype=np.float32)[:, :: int(dice.choice((-1, 1)))] / reach
        drawn = cv2.filter2D(page, -1, np.ascontiguousarray(kernel))
        return as_gray(255 - (255 - drawn.astype(np.float32)) * 1.5)

    return damage


def coarse(dpi: float) -> Damage:
    """Scanned before at so few dots per inch."""

    def damage(page: Gray, own: float, _dice: Dice) -> Gray:
        small = cv2.resize(page, None, fx=dpi / own, fy=dpi / own, interpolation=cv2.INTER_AREA)
        return cast("Gray", cv2.resize(small, page.shape[::-1], interpolation=cv2.INTER_NEAREST))

    return damage


def tilt(degrees: float) -> Damage:
    """Fed askew."""

    def damage(page: Gray, _dpi: float, _dice: Dice) -> Gray:
        high, wide = page.shape
        turn = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1.0)
        return cast("Gray", cv2.warpAffine(page, turn, (wide, high), borderValue=255))

    return damage


def streaks(*across: float) -> Damage:
    """Dirt on the glass: thin lines down the whole page at these shares of its width."""

    def damage(page: Gray, dpi: float, _dice: Dice) -> Gray:
        page = page.copy()
        thick = max(1, round(dpi * 0.009))
        for share in across:
            left = round(share * page.shape[1])
            page[:, left : left + thick] = np.minimum(page[:, left : left + thick], 30)
        return page

    return damage


def dark_paper(shade: float, grain: float) -> Damage:
    """Paper of so dark a gray, with grain in every dot, and the ink a little lighter for it."""

    def damage(page: Gray, _dpi: float, dice: Dice) -> Gray:
        inked = 40 + page.astype(np.float32) / 255 * (shade - 40)
        return as_gray(inked + dice.normal(0, grain, page.shape).astype(np.float32))

    return damage


def shift(across: float, down: float, shrink: float = 1) -> Damage:
    """Laid elsewhere on the glass, by inches, and a little smaller."""

    def damage(page: Gray, dpi: float, _dice: Dice) -> Gray:
        high, wide = page.shape
        move = np.array([[shrink, 0, across * dpi], [0, shrink, down * dpi]], np.float32)
        return cast("Gray", cv2.warpAffine(page, move, (wide, high), borderValue=255))

    return damage


def scrawl(lines: int) -> Damage:
    """Fast handwriting in pen that nobody could read: loops along a wavering line."""

    def damage(page: Gray, dpi: float, dice: Dice) -> Gray:
        page = page.copy()
        high, wide = page.shape
        for n in range(lines):
            y = high * (0.12 + 0.78 * n / max(lines, 1))
            x, end = wide * float(dice.uniform(0.08, 0.16)), wide * float(dice.uniform(0.6, 0.92))
            while x < end:
                x = _pen_word(page, x, y, dpi, dice) + dpi * 0.14
        return page

    return damage


def _pen_word(page: Gray, x: float, y: float, dpi: float, dice: Dice) -> float:
    """Draw one scribbled word at a base line; give where it ends."""
    turns = int(dice.integers(3, 9))
    steps = np.linspace(0, 2 * np.pi * turns, turns * 24)
    tall = dice.uniform(0.04, 0.13, turns + 1).repeat(24)[: len(steps)] * dpi
    across = x + steps / (2 * np.pi) * dpi * 0.075 + np.sin(steps) * dpi * 0.03
    down = y - np.abs(np.cos(steps / 2)) * tall + np.cumsum(dice.normal(0, 0.12, len(steps)))
    points = np.stack([across, down], axis=1).round().astype(np.int32)
    cv2.polylines(page, [points], False, 40, max(1, round(dpi * 0.011)), cv2.LINE_AA)
    return float(across[-1])
