"""The truth of a matter of flags: what the bills' set works out, and who was never asked."""

from __future__ import annotations

from typing import Any

from sample_packets.builder.matter import Matter
from sample_packets.varied_bills.truth import true_of as truth_of_bills
from sample_packets.varied_flags.reading import FlagReader

Entry = dict[str, Any]


def true_of(matter: Matter, reader: FlagReader) -> Entry:
    """Give the truth file's content; the matter's own `flags`, `maybe` and `unasked` are added.

    No bill is missed of a house that was never asked for one.
    """
    data = reader.data
    given = {
        "unasked": [*data.get("unasked", ()), *_unasked(matter, reader)],
        "unasked_maybe": [
            *data.get("unasked_maybe", ()),
            *([name] for name, maybe in reader.named if maybe),
        ],
    }
    truth = truth_of_bills(matter, data | given)
    strangers = {name for names in given["unasked"] for name in names[:1]}
    house = {e["id"]: e["facility"] for e in truth["encounters"]}
    truth["flags"] = [
        flag
        for flag in truth["flags"]
        if flag["kind"] != "missing_bill" or house[flag["detail"]["encounter"]] not in strangers
    ]
    return truth


def _unasked(matter: Matter, reader: FlagReader) -> list[list[str]]:
    """Give the houses that treated the client and got no request, with names that mean them."""
    data, places = reader.data, reader.places
    asked = {a.provider for a in matter.requests}
    asked |= {places[key].name for key in data.get("same", ())}
    found: dict[str, set[str]] = {name: set() for name, maybe in reader.named if not maybe}
    leaves = [leaf for packet in matter.packets for leaf in packet.leaves]
    for sheet in (leaf.sheet for leaf in leaves):
        if sheet.stranger is None:
            for visit in sheet.visits:
                found.setdefault(visit.facility, set()).add(visit.provider)
            if sheet.bill:
                found.setdefault(sheet.bill.provider, set())
    return [[name, *sorted(who - {name})] for name, who in found.items() if name not in asked]
