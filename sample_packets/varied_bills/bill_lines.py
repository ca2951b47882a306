"""Read the lines of a bill as a matter's file writes them down.

    visit | code-modifiers | amount | words | options     a charge
    $ | date | amount | words                             a payment or adjustment
    # | words                                             a heading

The visit is a key; `key~` is a line that expects no record of its own, `~` one that belongs to no
visit held, `!category` care of which no record was ever sent. Several keys write
the line for each. Options, split at semicolons:
`on=`, `to=` (dates), `rev=`, `u=` (units), `ndc=`, `who=`, `note=`, `dx=`, `undated`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from sample_packets.builder.script import Charge, Visit, day
from sample_packets.varied_bills.forms.entry import Entry, Heading, Line, Receipt


def read_entry(text: str, visits: Mapping[str, Visit]) -> Entry:
    """Read one line."""
    parts = [p.strip() for p in text.split("|")]
    if parts[0] == "#":
        return Heading(parts[1])
    if parts[0] == "$":
        return Receipt(day(parts[1]), parts[3], Decimal(parts[2].replace(",", "")))
    key, code, amount, words, *rest = parts
    options = _options(rest[0] if rest else "")
    small = key.endswith("~")
    visit = visits.get(key.rstrip("~"))
    if visit is None and not small and not key.startswith("!"):
        raise ValueError(f"no such visit: {text}")
    own = visit.date if visit else None
    date = day(options["on"]) if "on" in options else own
    if date is None:
        raise ValueError(f"no date: {text}")
    category = visit.category if visit else key.strip("!~") or "other"
    bare, *mods = code.split("-") if code[:1].isalnum() else [""]
    charge = Charge(
        date, bare or options.get("ndc", ""), Decimal(amount.replace(",", "")), words, category,
        visit, int(options.get("u", "1")), tuple(mods), options.get("rev", ""), small,
        options.get("dx", "A"),
    )  # fmt: skip
    return Line(
        charge, day(options["to"]) if "to" in options else None, options.get("ndc", ""),
        options.get("who", ""), options.get("note", ""), "undated" in options,
    )  # fmt: skip


def spread(text: str) -> list[str]:
    """Give a line for each of the visits that it names."""
    keys, bar, rest = text.partition("|")
    return [f"{key} {bar}{rest}" for key in keys.split()]


def day_of(entry: Entry) -> dt.date:
    """Give the day that puts an entry in its place."""
    if isinstance(entry, Line):
        return entry.charge.date
    assert isinstance(entry, Receipt)
    return entry.date


def _options(text: str) -> dict[str, str]:
    pairs = (part.strip().partition("=") for part in text.split(";") if part.strip())
    return {name: value for name, _, value in pairs}
