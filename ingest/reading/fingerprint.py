"""Know a page again by its looks."""

from __future__ import annotations

import hashlib
from typing import Final

import cv2
import numpy as np

from casefile.pages import Fingerprint, Turn
from ingest.pdf.pictures import Pixels

FAX_HEADER: Final = 0.04
"""The top of a page is left out: every fax machine writes its own line there."""

PICTURE_DPI: Final = 50
"""Resolution of the picture that fingerprints are taken from."""

DARK: Final = 160


def fingerprint(pixels: Pixels, turn: Turn) -> Fingerprint:
    """Take the fingerprint of a page drawn in gray at PICTURE_DPI, turned upright by `turn`."""
    upright = np.ascontiguousarray(np.rot90(pixels, -turn // 90))
    digest = hashlib.sha256(f"{upright.shape}".encode() + upright.tobytes()).hexdigest()
    body = upright[round(upright.shape[0] * FAX_HEADER) :]
    ink = float((body < DARK).mean())
    return Fingerprint(digest, _dhash(body), round(ink, 5))


def _dhash(pixels: Pixels) -> int:
    """Give a 64-bit difference hash: for each of 8 × 8 places, is it darker than its right."""
    small = cv2.resize(pixels, (9, 8), interpolation=cv2.INTER_AREA).astype(np.int16)
    bits = (small[:, :-1] > small[:, 1:]).flatten()
    value = 0
    for bit in bits:
        value = value << 1 | int(bit)
    return value
