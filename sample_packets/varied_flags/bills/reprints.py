"""Bills as clearing-houses, portals, suppliers and care homes reprint them."""

from __future__ import annotations

from collections.abc import Sequence

from sample_packets.builder.sheet import Sheet
from sample_packets.varied_bills.forms.entry import Account
from sample_packets.varied_bills.forms.figures import printed_day
from sample_packets.varied_bills.forms.heads import Head
from sample_packets.varied_bills.forms.look import Look

L, R = "left", "right"

Piece = tuple[float, float, str, str, float, str]


def _head(pieces: Sequence[Piece], below: float, label: tuple[float, str, float]) -> Head:
    """Give a head made of pieces (x, y, side, face, size, words), labels of the bill under them."""

    def draw(sheet: Sheet, bill: Account, date: str, at: int, of: int) -> float:
        words = {
            "place": bill.place.name, "street": bill.place.street, "town": bill.place.town,
            "phone": bill.place.phone, "npi": bill.place.npi, "tax": bill.place.tax_id,
            "title": bill.title, "name": bill.patient.name, "formal": bill.patient.formal,
            "born": printed_day(bill.patient.dob, date), "mrn": bill.patient.mrn, "no": bill.number,
            "printed": printed_day(bill.printed, date), "address": bill.patient.address,
            "who": bill.who, "at": at, "of": of,
        }  # fmt: skip
        for x, y, side, face, size, text in pieces:
            sheet.text(x, y, text.format_map(words), face, size, align=side)
        x, face, size = label
        for n, (name, value) in enumerate(bill.says):
            sheet.text(x, below + (size + 4) * n, f"{name}: {value}", face, size)
        return below + (size + 4) * len(bill.says) + 12

    return draw


HEADS: dict[str, Head] = {
    "clearing_house": _head(
        (
            (40, 36, L, "mono-b", 9.4, "837 CLAIM REPRINT   {title}"), (572, 36, R, "mono", 9, "{at}/{of}"),
            (40, 50, L, "mono", 8.6, "BILLING PRV 85: {place}   NPI {npi}   TAX {tax}"),
            (40, 61, L, "mono", 8.6, "{street} {town}"), (40, 75, L, "mono", 8.6, "SUBSCRIBER/PATIENT QC: {formal}  DMG {born}"),
            (40, 86, L, "mono", 8.6, "CLM01 {no}   ACCEPTED {printed}   RENDERING 82: {who}"),
        ), 100, (40, "mono", 8.6),
    ),
    "home": _head(
        (
            (54, 44, L, "sans-b", 13, "{place}"), (54, 57, L, "sans", 8.6, "{street}"), (54, 68, L, "sans", 8.6, "{town}"),
            (558, 44, R, "sans-b", 11, "{title}"), (558, 58, R, "sans", 8.6, "Statement date {printed}"),
            (54, 96, L, "sans", 9, "For {formal} ({mrn})"), (558, 96, R, "sans", 9, "A/R no. {no}"), (54, 109, L, "sans", 9, "Bill to: {address}"),
        ), 122, (54, "sans", 9),
    ),
    "guarantor_account": _head(
        (
            (30, 36, L, "sans-b", 11, "{place}"), (582, 36, R, "sans", 8, "Guarantor detail"), (30, 50, L, "sans", 8.4, "Patient: {name}   MRN: {mrn}   DOB: {born}"),
            (582, 50, R, "sans", 8.4, "Account {no}"), (30, 63, L, "sans-b", 9, "{title}"), (582, 63, R, "sans", 8, "as of {printed}, {at} of {of}"),
        ), 78, (30, "sans", 8.4),
    ),
    "supplier": _head(
        (
            (306, 46, "center", "serif-b", 17, "{place}"), (306, 60, "center", "serif", 9.4, "{street}, {town}   {phone}"),
            (60, 92, L, "serif-b", 12, "{title}  {no}"), (552, 92, R, "serif", 10, "{printed}"), (60, 110, L, "serif", 10, "Deliver to: {name}, {address}"),
            (60, 124, L, "serif", 10, "Date of birth {born}"),
        ), 138, (60, "serif", 10),
    ),
    "download": _head(
        (
            (46, 40, L, "vera-b", 10, "Billing > Visits > Details"), (566, 40, R, "vera", 7.4, "Page {at} of {of}"), (46, 58, L, "vera", 8.2, "{place} - {title}"),
            (46, 71, L, "vera", 8.2, "{name}, born {born}. Reference {no}. Downloaded {printed}."),
        ), 86, (46, "vera", 8),
    ),
    "chain": _head(
        (
            (36, 34, L, "vera-b", 11, "{place}"), (576, 34, R, "vera", 7.6, "Central Billing Office {phone}"), (36, 52, L, "vera", 8, "{title}: {formal} / {mrn}"),
            (576, 52, R, "vera", 8, "run {printed}"), (36, 64, L, "vera", 8, "birth {born}   case {no}   treating {who}"), (576, 64, R, "vera", 8, "{at} of {of}"),
        ), 78, (36, "vera", 8),
    ),
    "flight": _head(
        (
            (306, 44, "center", "sans-b", 14, "{place}"), (306, 56, "center", "sans", 8, "{street}, {town}"), (60, 84, L, "sans-b", 10, "{title}"), (552, 84, R, "sans", 9, "PCR / invoice {no}"),
            (60, 98, L, "sans", 9, "Transported patient: {name}, born {born}"), (552, 98, R, "sans", 9, "Billed on {printed}"),
        ), 112, (60, "sans", 9),
    ),
}  # fmt: skip

LOOKS = {
    "chain_ledger": Look(
        "chain",
        (("Visit", "date", 36, L), ("Code", "code", 98, L), ("Modif.", "mods", 140, L), ("Procedure", "words", 186, L), ("Units", "units", 384, R),
         ("Billed", "charge", 452, R), ("Adj/Pmt", "credit", 516, R), ("Open", "balance", 574, R)),
        face="vera", size=7.6, row=12, rows=32, foot="", date="slash", negative="minus",
    ),
    "flight_invoice": Look(
        "flight",
        (("Procedure", "code", 60, L), ("Transport element", "words", 124, L), ("Flown", "date", 330, L), ("Qty", "units", 430, R), ("Charge", "charge", 552, R)),
        size=9, row=16, rows=12, foot="", date="words", money="dollar", rule="rows",
    ),
    "visit_register": Look(
        "download",
        (("From", "date", 46, L), ("To", "until", 108, L), ("Service rendered", "words", 172, L), ("CPT/Mod", "spaced", 372, L), ("By", "who", 444, L), ("Fee", "charge", 566, R)),
        face="vera", size=7.8, row=14, rows=26, foot="", date="dots",
    ),

    "clearing_print": Look(
        "clearing_house",
        (("LX DTP*472", "date", 40, L), ("SV1 PROC", "spaced", 112, L), ("NTE", "words", 200, L), ("UN", "units", 400, R),
         ("CHG AMT", "charge", 480, R), ("RENDERING", "who", 492, L)),
        face="mono", size=8.4, row=13, rows=30, foot="", date="run4", money="bare",
    ),
    "home_private": Look(
        "home",
        (("Date", "date", 54, L), ("Charge description", "words", 120, L), ("Code", "spaced", 340, L), ("Days/Qty", "units", 436, R),
         ("Amount", "charge", 500, R), ("Balance", "balance", 558, R)),
        size=8.6, row=14, rows=26, foot="", date="bare", negative="paren", rule="rows",
    ),
    "home_ancillary": Look(
        "home",
        (("Service dt", "date", 54, L), ("Rev", "rev", 128, L), ("HCPCS", "full", 166, L), ("Charge detail", "words", 236, L),
         ("Units", "units", 480, R), ("Total chg", "charge", 558, R)),
        size=8.6, row=13.5, rows=28, foot="", date="us2",
    ),
    "guarantor_detail": Look(
        "guarantor_account",
        (("Svc Date", "date", 30, L), ("Procedure", "full", 92, L), ("Rev", "rev", 160, L), ("Description", "words", 192, L),
         ("Performing", "who", 388, L), ("Qty", "units", 500, R), ("Amount", "charge", 580, R)),
        size=8.2, row=12.5, rows=34, foot="", date="bare", rule="zebra",
    ),
    "supplier_invoice": Look(
        "supplier",
        (("Qty", "units", 76, R), ("Item", "spaced", 92, L), ("Description of goods", "words", 172, L), ("Delivered", "date", 396, L),
         ("Each", "rate", 498, R), ("Extended", "charge", 552, R)),
        face="serif", size=9.6, row=15, rows=24, foot="", date="mil", rule="box",
    ),
    "download_list": Look(
        "download",
        (("Visit date", "date", 46, L), ("What for", "words", 130, L), ("Code", "code", 360, L), ("Price", "charge", 470, R),
         ("You paid", "credit", 566, R)),
        face="vera", size=8, row=16, rows=26, foot="", date="mil", money="dollar", rule="rows",
    ),
}  # fmt: skip
