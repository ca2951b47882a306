"""What a careful paralegal would flag in a made-up matter, worked out from what is true of it.

Arithmetic finds what arithmetic can (gaps, codes without records, numbers that skip); the rest
is listed by hand in the matter.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from sample_packets.builder.matter import Matter
from sample_packets.builder.packet import Packet, place_of

GAP_DAYS = 30

Flag = dict[str, Any]
Entry = dict[str, Any]


def find_flags(
    matter: Matter, packets: list[Packet], encounters: list[Entry], lines: list[Entry]
) -> list[Flag]:
    """Give every flag that is right for the matter, numbered."""
    flags = [
        *_missing_records(lines),
        *_missing_categories(matter, packets),
        *_missing_bills(matter, packets, encounters, lines),
        *_missing_pages(packets),
        *_page_flags(packets),
        *_undated(encounters),
        *_totals(packets),
        *_gaps(matter, encounters),
        *_outside(matter, packets, encounters),
        *_by_hand(matter, packets),
    ]
    return [flag | {"id": f"F{at:03d}"} for at, flag in enumerate(flags, start=1)]


def _flag(kind: str, detail: dict[str, Any], **more: Any) -> Flag:
    base: Flag = {"kind": kind, "category": None, "date": None, "detail": detail}
    return base | {"file": None, "pages": [], "optional": False} | more


def _missing_records(lines: list[Entry]) -> Iterator[Flag]:
    billed: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for line in lines:
        if not line["encounters_ok"] and not line["ancillary"] and line["legible"]:
            billed[line["date"], line["category"]].append(line)
    for (date, category), found in sorted(billed.items()):
        once = {(x["code"], x["charge"]): x for x in found}
        total = sum((Decimal(x["charge"]) for x in once.values()), Decimal(0))
        detail = {"codes": sorted({x["code"] for x in found}), "charge": f"{total:.2f}"}
        yield _flag(
            "missing_record",
            detail,
            category=category,
            date=date,
            file=found[0]["file"],
            pages=sorted({x["page"] for x in found if x["file"] == found[0]["file"]}),
        )


def _held(packets: list[Packet], request: int) -> set[str]:
    return {
        category
        for p in packets
        if p.request == request
        for leaf in p.leaves
        if leaf.legible and not leaf.sheet.stranger
        for category in (leaf.sheet.category, *(v.category for v in leaf.sheet.visits))
    }


def _missing_categories(matter: Matter, packets: list[Packet]) -> Iterator[Flag]:
    for at, asked in enumerate(matter.requests):
        held = _held(packets, at)
        for item in asked.items:
            if item not in held:
                detail = {"item": item}
                yield _flag(
                    "missing_category", detail, category=item, request=at, provider=asked.provider
                )


def _missing_bills(
    matter: Matter, packets: list[Packet], encounters: list[Entry], lines: list[Entry]
) -> Iterator[Flag]:
    billed = {e for line in lines for e in line["encounters_ok"]}
    request_of = {p.file: p.request for p in packets}
    seen: set[str] = set()
    for e in encounters:
        key = e["enc"]
        twins = {o["id"] for o in encounters if o["enc"] == key}
        if e["optional"] or key in seen or twins & billed:
            continue
        seen.add(key)
        request = request_of[e["file"]]
        if request is None:
            continue
        asked = matter.requests[request]
        wanted = "billing" in asked.items
        received = "billing" in _held(packets, request)
        if not wanted and not received:
            continue
        inside = asked.date_from.isoformat() <= e["date"] <= asked.date_to.isoformat()
        yield _flag(
            "missing_bill",
            {"encounter": e["id"]},
            category=e["category"],
            date=e["date"],
            encounters_ok=sorted(twins),
            file=e["file"],
            optional=not received or not inside,
        )


def _missing_pages(packets: list[Packet]) -> Iterator[Flag]:
    for p in packets:
        for gone in p.withheld:
            detail = {"printed_missing": list(gone.numbers), "printed_total": gone.total}
            yield _flag(
                "missing_pages",
                detail,
                category=gone.category,
                file=p.file,
                pages=list(gone.beside),
                optional=gone.optional,
            )


def _page_flags(packets: list[Packet]) -> Iterator[Flag]:
    for p in packets:
        for at, leaf in enumerate(p.leaves, start=1):
            if leaf.copy_of and not leaf.sheet.blank:
                of = {"file": leaf.copy_of[0], "pages": [leaf.copy_of[1]]}
                yield _flag("duplicate_pages", {"of": of}, file=p.file, pages=[at])
            if leaf.sheet.stranger:
                name = leaf.sheet.stranger.name
                yield _flag("wrong_patient", {"name": name}, file=p.file, pages=[at])
                yield _flag("outside_range", {}, file=p.file, pages=[at], optional=True)
            if not leaf.legible:
                yield _flag("illegible_page", {}, file=p.file, pages=[at])


def _undated(encounters: list[Entry]) -> Iterator[Flag]:
    for e in encounters:
        if e["undated"] and not e["foreign"]:
            yield _flag(
                "undated_record", {}, category=e["category"], file=e["file"], pages=e["pages"]
            )


def _totals(packets: list[Packet]) -> Iterator[Flag]:
    for p in packets:
        sums: dict[str, Decimal] = defaultdict(Decimal)
        pages: dict[str, list[int]] = defaultdict(list)
        totals: dict[str, Decimal] = {}
        for at, leaf in enumerate(p.leaves, start=1):
            bill = leaf.sheet.bill
            if bill is None or leaf.copy_of:
                continue
            totals[bill.key] = bill.total
            pages[bill.key].append(at)
            sums[bill.key] += sum((c.amount for c in leaf.sheet.charges), Decimal(0))
        for key, total in totals.items():
            if total != sums[key]:
                detail = {"printed": f"{total:.2f}", "sum": f"{sums[key]:.2f}"}
                yield _flag(
                    "billing_total_mismatch",
                    detail,
                    category="billing",
                    file=p.file,
                    pages=pages[key],
                )


def _gaps(matter: Matter, encounters: list[Entry]) -> Iterator[Flag]:
    loss = matter.date_of_loss.isoformat()
    stays = sorted(
        (e["date"], e["end_date"] or e["date"])
        for e in encounters
        if not e["optional"] and e["date"] >= loss
    )
    last = stays[0][1] if stays else loss
    for first, end in stays:
        days = (dt.date.fromisoformat(first) - dt.date.fromisoformat(last)).days
        if days > GAP_DAYS:
            yield _flag("treatment_gap", {"days": days}, date=last, end_date=first)
        last = max(last, end)


def _outside(matter: Matter, packets: list[Packet], encounters: list[Entry]) -> Iterator[Flag]:
    request_of = {p.file: p.request for p in packets}
    for e in encounters:
        request = request_of[e["file"]]
        if request is None or e["date"] is None or e["foreign"]:
            continue
        asked = matter.requests[request]
        if not asked.date_from.isoformat() <= e["date"] <= asked.date_to.isoformat():
            yield _flag(
                "outside_range",
                {},
                category=e["category"],
                date=e["date"],
                file=e["file"],
                pages=e["pages"],
                optional=e["optional"],
            )


def _by_hand(matter: Matter, packets: list[Packet]) -> Iterator[Flag]:
    files = {p.file for p in packets}
    for planted in matter.planted:
        if planted.kind == "ref":
            page = place_of(planted.sentence, packets, planted.file)
            yield _flag(
                "referenced_not_received",
                {"quote": planted.sentence, "page": page},
                category=planted.category,
                date=planted.date.isoformat() if planted.date else None,
                file=planted.file,
                pages=[page],
                optional=planted.optional,
            )
    for fault in matter.faults:
        pages = list(fault.pages)
        if fault.sentence and fault.file in files:
            pages = [place_of(fault.sentence, packets, str(fault.file))]
        names = {"names_ok": list(fault.names)} if fault.names else {}
        yield _flag(
            fault.kind,
            dict(fault.detail),
            category=fault.category,
            file=fault.file,
            pages=pages,
            optional=fault.optional,
            **names,
        )
