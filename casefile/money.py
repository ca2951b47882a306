"""Amounts of money as exact decimals."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

_AMOUNT = re.compile(
    r"^\(?-?\s*\$?\s*-?(\d{1,3}(?:,\d{3})+|\d+)(?:[.\s](\d{2}))?\s*(?:CR|-)?\)?$", re.IGNORECASE
)


def amount(text: str) -> Decimal | None:
    """Read an amount ("$1,234.50", "1234 50", "(75.00)", "75.00-", "75.00 CR"); None if it is none.

    Parentheses, a minus sign on either side and CR make it negative.
    """
    clean = text.strip()
    match = _AMOUNT.match(clean)
    if not match:
        return None
    try:
        value = Decimal(match[1].replace(",", "") + "." + (match[2] or "00"))
    except InvalidOperation:
        return None
    negative = "(" in clean or "-" in clean or clean.upper().endswith("CR")
    return -value if negative else value


def plain(value: Decimal) -> str:
    """Give the decimal string of the contract, with two places: "1234.50"."""
    return f"{value.quantize(Decimal('0.01'))}"


def shown(value: Decimal) -> str:
    """Give the amount as people read it: "$1,234.50"."""
    return f"${value.quantize(Decimal('0.01')):,}"
