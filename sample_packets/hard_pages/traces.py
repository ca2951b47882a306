"""What a page carries besides its print: dust, holes, shadows, borders, the other side."""

from __future__ import annotations

import cv2
import numpy as np

from sample_packets.builder.degrade import Gray
from sample_packets.hard_pages.damage import Damage, Dice, as_gray


def specks(count: int) -> Damage:
    """Dust on the glass."""

    def damage(page: Gray, dpi: float, dice: Dice) -> Gray:
        page = page.copy()
        for _ in range(count):
            x, y = int(dice.integers(0, page.shape[1])), int(dice.integers(0, page.shape[0]))
            across = max(1, round(dpi * float(dice.uniform(0.004, 0.011))))
            page[y : y + across, x : x + across] = int(dice.integers(0, 90))
        return page

    return damage


def black_borders(inches: float) -> Damage:
    """Copied with the lid up: black around the sheet."""

    def damage(page: Gray, dpi: float, dice: Dice) -> Gray:
        page = page.copy()
        sides = [round(dpi * inches * float(dice.uniform(0.5, 1))) for _ in range(4)]
        page[: sides[0]] = page[-sides[1] :] = 12
        page[:, : sides[2]] = page[:, -sides[3] :] = 12
        return page

    return damage


def paper(shade: int) -> Damage:
    """Gray stock."""

    def damage(page: Gray, _dpi: float, _dice: Dice) -> Gray:
        return np.minimum(page, np.uint8(shade))

    return damage


def lamp_shadow(depth: float) -> Damage:
    """The shadow of a book's gutter along one side, and a gradient over the sheet."""

    def damage(page: Gray, _dpi: float, dice: Dice) -> Gray:
        wide = page.shape[1]
        fall = np.linspace(0, 1, wide, dtype=np.float32)
        shade = depth * np.exp(-fall * 9) + depth * 0.25 * fall
        if dice.random() < 0.5:
            shade = shade[::-1]
        return as_gray(page.astype(np.float32) - shade)

    return damage


def punch_holes(page: Gray, dpi: float, dice: Dice) -> Gray:
    """Two or three holes along an edge, black against the scanner's lid."""
    page = page.copy()
    high, wide = page.shape
    x = round(dpi * 0.45) if dice.random() < 0.5 else wide - round(dpi * 0.45)
    for share in (0.14, 0.5, 0.86) if dice.random() < 0.5 else (0.37, 0.63):
        cv2.circle(page, (x, round(high * share)), round(dpi * 0.14), 20, -1)
    return page


def staple_and_fold(page: Gray, dpi: float, dice: Dice) -> Gray:
    """A folded corner and the shadow of a staple."""
    page = page.copy()
    reach = round(dpi * float(dice.uniform(0.4, 0.8)))
    cv2.line(page, (0, reach), (reach, 0), 120, max(1, round(dpi * 0.008)))
    at = round(dpi * 0.35)
    cv2.line(page, (at, at), (at + round(dpi * 0.4), at + 6), 60, max(1, round(dpi * 0.015)))
    return page


def show_through(back: Gray, strength: float) -> Damage:
    """The other side of a thin sheet, mirrored, blurred and pale; `back` is a picture of it."""

    def damage(page: Gray, dpi: float, _dice: Dice) -> Gray:
        other = cv2.resize(back[:, ::-1], page.shape[::-1], interpolation=cv2.INTER_AREA)
        other = cv2.GaussianBlur(other, (0, 0), dpi * 0.012)
        return as_gray(page.astype(np.float32) - (255 - other.astype(np.float32)) * strength)

    return damage
