"""The truth of a matter, in the form that evaluations read ("fullchart-truth/1")."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from sample_packets.builder.findings import find_flags
from sample_packets.builder.matter import Matter
from sample_packets.builder.packet import Leaf, Packet, place_of
from sample_packets.builder.script import Planted, Visit

CARE = frozenset(
    {
        "ems", "emergency", "inpatient", "operative", "office_visit", "physical_therapy",
        "chiropractic", "radiology", "laboratory", "pharmacy",
    }
)  # fmt: skip


def truth_of(matter: Matter, *, loose: bool = True) -> dict[str, Any]:
    """Give the truth of a matter, its loose packets included unless told otherwise."""
    packets = [p for p in matter.packets if not p.cut_off] + (matter.loose if loose else [])
    encounters = [e for p in packets for e in _encounters(p)]
    lines = list(_lines(packets, encounters))
    return {
        "schema": "fullchart-truth/1",
        "complete": True,
        "matter": {
            "id": matter.id,
            "client": matter.client.name,
            "dob": matter.client.dob.isoformat(),
            "date_of_loss": matter.date_of_loss.isoformat(),
        },
        "matter_json": matter.matter_json(),
        "packets": [
            {
                "file": p.file,
                "request": p.request,
                "provider": p.provider,
                "profile": p.look,
                "arrives": "inbox" if p in matter.loose else "folder",
                "pages": [_page(leaf, at) for at, leaf in enumerate(p.leaves, start=1)],
            }
            for p in packets
        ],
        "encounters": encounters,
        "billing_lines": lines,
        "flags": find_flags(matter, packets, encounters, lines),
        "planted": [_planted(planted, packets) for planted in matter.planted],
    }


def _dates(leaf: Leaf) -> list[str]:
    """Give the days that may date the page: of a stay, each of them."""
    days: set[dt.date] = set()
    for visit in leaf.sheet.visits:
        if visit.date:
            last = visit.end_date or visit.date
            days |= {visit.date + dt.timedelta(n) for n in range((last - visit.date).days + 1)}
    return [d.isoformat() for d in sorted(days)]


def _page(leaf: Leaf, at: int) -> dict[str, Any]:
    sheet = leaf.sheet
    dates = _dates(leaf)
    return {
        "page": at,
        "style": sheet.style,
        "source": leaf.look,
        "category": sheet.category,
        "category_ok": [sheet.category, *sheet.also],
        "date": dates[0] if dates else None,
        "dates_ok": dates,
        "date_scored": bool(dates) and sheet.stranger is None and sheet.category in CARE,
        "printed": [list(p) for p in sheet.printed],
        "rotation": -leaf.turn % 360,
        "rotation_ok": [-leaf.turn % 360],
        "blank": sheet.blank,
        "blank_scored": True,
        "legible": leaf.legible,
        "wrong_patient": sheet.stranger.name if sheet.stranger else None,
        "duplicate_of": {"file": leaf.copy_of[0], "page": leaf.copy_of[1]}
        if leaf.copy_of
        else None,
        "text": sheet.running_text(),
        "rows": sheet.rows_text(),
    }


def _encounters(packet: Packet) -> Iterator[dict[str, Any]]:
    found: dict[str, tuple[Visit, list[int]]] = {}
    for at, leaf in enumerate(packet.leaves, start=1):
        for visit in leaf.sheet.visits:
            found.setdefault(visit.key, (visit, []))[1].append(at)
    for visit, pages in found.values():
        leaves = [packet.leaves[p - 1] for p in pages]
        own = [p for p, leaf in zip(pages, leaves, strict=True) if _first_hand(leaf)]
        foreign = any(leaf.sheet.stranger for leaf in leaves)
        yield {
            "id": f"{visit.key}@{packet.file}",
            "enc": visit.key,
            "file": packet.file,
            "date": visit.date.isoformat() if visit.date else None,
            "end_date": visit.end_date.isoformat() if visit.end_date else None,
            "category": visit.category,
            "provider": visit.provider,
            "providers_ok": list(visit.also),
            "facility": visit.facility,
            "pages": pages,
            "core": own or pages,
            "optional": not own or foreign or visit.date is None,
            "undated": visit.date is None,
            "foreign": foreign,
            "visit": None,
        }


def _first_hand(leaf: Leaf) -> bool:
    return leaf.copy_of is None and leaf.legible


def _lines(packets: list[Packet], encounters: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    at = 0
    for packet in packets:
        for page, leaf in enumerate(packet.leaves, start=1):
            if leaf.copy_of or leaf.sheet.stranger:
                continue
            for charge in leaf.sheet.charges:
                at += 1
                held = [
                    e["id"] for e in encounters if charge.visit and e["enc"] == charge.visit.key
                ]
                yield {
                    "id": f"L{at:04d}",
                    "file": packet.file,
                    "page": page,
                    "pages_ok": [[packet.file, page]],
                    "date": charge.date.isoformat(),
                    "code": charge.code or charge.revenue or None,
                    "codes_ok": charge.codes,
                    "code_system": charge.system,
                    "modifiers": list(charge.modifiers),
                    "units": charge.units,
                    "charge": f"{charge.amount:.2f}",
                    "description": charge.words,
                    "provider": leaf.sheet.bill.provider if leaf.sheet.bill else packet.provider,
                    "category": charge.category,
                    "ancillary": charge.ancillary,
                    "encounter": held[0] if held else None,
                    "encounters_ok": held,
                    "legible": leaf.legible,
                }


def _planted(planted: Planted, packets: list[Packet]) -> dict[str, Any]:
    page = place_of(planted.sentence, packets, planted.file)
    return {
        "kind": planted.kind,
        "sub": planted.sub,
        "sentence": planted.sentence,
        "file": planted.file,
        "page": page,
        "pages": [[planted.file, page]],
        "category": planted.category,
        "date": planted.date.isoformat() if planted.date else None,
    }
