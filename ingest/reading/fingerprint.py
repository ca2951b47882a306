"""Know a page again by its looks."""

from __future__ import annotations

import hashlib
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from casefile.pages import Fingerprint, Turn
from ingest.pdf.pictures import Pixels
from ingest.reading.grays import shade_at

FAX_HEADER: Final = 0.04
"""The top of a page is left out: every fax machine writes its own line there."""

PICTURE_DPI: Final = 50
"""Resolution of the picture that fingerprints are taken from."""

DARK: Final = 0.75
"""Darker than this share of the paper's own gray is ink."""

STEP: Final = 0.004
"""Two places differ where their shares of ink differ by more than this: specks do not count."""


def fingerprint(pixels: Pixels, turn: Turn) -> Fingerprint:
    """Take the fingerprint of a page drawn in gray at PICTURE_DPI, turned upright by `turn`."""
    upright = np.ascontiguousarray(np.rot90(pixels, -turn // 90))
    digest = hashlib.sha256(f"{upright.shape}".encode() + upright.tobytes()).hexdigest()
    body = upright[round(upright.shape[0] * FAX_HEADER) :]
    ink = (body < DARK * shade_at(body, 0.5)[0]).astype(np.float32)
    return Fingerprint(digest, _dhash(ink), round(float(ink.mean()), 5))


def _dhash(ink: npt.NDArray[np.float32]) -> int:
    """Give a 64-bit difference hash: for each of 8 × 8 places, has it more ink than its right."""
    rows = cv2.resize(ink, (ink.shape[1], 8), interpolation=cv2.INTER_AREA)  # one way is cheap
    small = cv2.resize(rows, (9, 8), interpolation=cv2.INTER_AREA)
    value = 0
    for bit in (small[:, :-1] - small[:, 1:] > STEP).flatten():
        value = value << 1 | int(bit)
    return value
