"""How pages are read: engine, limits and thresholds."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Literal

EngineChoice = Literal["auto", "tesserocr", "pytesseract"]


class NoEngine(RuntimeError):  # noqa: N818
    """No recogniser can be used here; the message says what to install."""


VERSION = "49"
"""Raised whenever reading changes, so that older readings are not taken from a cache."""


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """Settings of page reading; the defaults were chosen by measuring scans, faxes and forms.

    `least_dpi` is the floor of the resolution that a scan is recognised at, `most_dpi` the
    ceiling (scans of 300 dpi are read no better than at 250, and slower), `drawn_dpi` what pages
    are drawn at that are no scan. A page of which less than
    `legible_from` (0..1) was likely read right is not relied on. `second_look` reads pages with
    poor words once more, enlarged. `page_seconds` and `page_megabytes` limit the child process that
    reads one page.
    """

    engine: EngineChoice = "auto"
    least_dpi: int = 200
    most_dpi: int = 250
    drawn_dpi: int = 250
    megapixels: float = 36.0
    legible_from: float = 0.50
    page_seconds: float = 120.0
    page_megabytes: int = 2000
    plain: bool = False
    second_look: bool = True

    def gentler(self) -> ReadingSettings:
        """Give settings for a second attempt at a page that was too much: smaller and simpler."""
        return replace(self, least_dpi=100, most_dpi=150, drawn_dpi=150, megapixels=6.0, plain=True)

    def fingerprint(self) -> str:
        """Name what shapes a reading, this code's version too; limits that only stop it do not."""
        shaping = asdict(self)
        del shaping["page_seconds"], shaping["page_megabytes"]
        named = " ".join(f"{name}={value}" for name, value in sorted(shaping.items()))
        return f"{VERSION} {named}"
