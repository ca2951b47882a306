"""Amounts and dates in the many ways in which offices print them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

DATES = {
    "us": "%m/%d/%Y",
    "us2": "%m/%d/%y",
    "dash": "%m-%d-%Y",
    "dash2": "%m-%d-%y",
    "iso": "%Y-%m-%d",
    "month": "%d-%b-%Y",
    "words": "%b %d, %Y",
    "long": "%B %d, %Y",
    "mil": "%d %b %Y",
    "wday": "%A, %B %d, %Y",
    "slash": "%Y/%m/%d",
    "dots": "%m.%d.%y",
    "box": "%m %d %y",
    "run": "%m%d%y",
    "run4": "%m%d%Y",
}


def printed_day(day: dt.date, style: str) -> str:
    """Print a day; "bare" leaves leading zeros out."""
    if style == "bare":
        return f"{day.month}/{day.day}/{day:%y}"
    return day.strftime(DATES[style])


def printed_money(amount: Decimal, style: str = "plain", negative: str = "minus") -> str:
    """Print an amount; `negative` says how one below zero is marked."""
    size = abs(amount)
    text = {
        "plain": f"{size:,.2f}",
        "bare": f"{size:.2f}",
        "dollar": f"${size:,.2f}",
        "space": f"$ {size:,.2f}",
        "box": f"{size:.2f}".replace(".", " "),
    }[style]
    if amount >= 0:
        return text
    return {
        "minus": f"-{text}",
        "after": f"{text}-",
        "paren": f"({text})",
        "cr": f"{text} CR",
    }[negative]
