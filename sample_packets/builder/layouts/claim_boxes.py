"""Boxes of claim forms, filled by typewriter face."""

from __future__ import annotations

from decimal import Decimal

from sample_packets.builder.sheet import Sheet


def box(sheet: Sheet, x: float, y: float, wide: float, high: float, label: str) -> None:
    """Draw a box with its caption."""
    sheet.frame(x, y, wide, high, 0.5)
    sheet.text(x + 2, y + 6.5, label, "sans", 5.6)


def cents(amount: Decimal) -> str:
    """Print an amount as claim forms do, without a point."""
    return f"{amount:.2f}".replace(".", " ")
