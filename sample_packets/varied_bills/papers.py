"""Papers around the records: fax covers, certificates, cover letters."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sample_packets.builder.script import Person, Place
from sample_packets.builder.sheet import WIDTH, Sheet
from sample_packets.varied_bills.forms.figures import printed_day

_CERTIFICATES = (
    "I am the custodian of records of {place}. The attached {count} pages are true and complete"
    " copies of the records of {name}, kept in the ordinary course of business.",
    "The undersigned, being duly sworn, states that the records attached hereto, consisting of"
    " {count} page(s), are exact duplicates of the originals kept by {place} on {name}, and that"
    " they were made at or near the time of the events recorded.",
    "RECORDS CERTIFICATION. Patient {name}. Number of pages certified: {count}. I certify that"
    " these copies were made from the business records of {place}.",
)


def paper(item: dict[str, Any], place: Place, patient: Person) -> Sheet:
    """Give a cover or certificate; `pages` is the count that it states, 0 for none."""
    day = dt.date.fromisoformat(item["day"])
    return {"certificate": _certificate, "fax": _fax, "letter": _letter}[item["paper"]](
        item, place, patient, day
    )


def _certificate(item: dict[str, Any], place: Place, patient: Person, day: dt.date) -> Sheet:
    sheet = Sheet("certification", style="certificate")
    variant = item.get("variant", 0)
    heads = ("CERTIFICATION OF RECORDS", "AFFIDAVIT OF RECORDS CUSTODIAN", "BUSINESS RECORDS")
    sheet.text(WIDTH / 2, 90, heads[variant], "serif-b", 14, align="center")
    sheet.text(WIDTH / 2, 110, place.name, "serif", 11, align="center")
    words = _CERTIFICATES[variant].format(
        place=place.name, count=item.get("pages", "the"), name=patient.name
    )
    y = sheet.para(90, 160, 430, words, "serif", 11.5, 16)
    who = item.get("who", "Custodian of Records")
    sheet.sign(90, y + 60, who, 22)
    sheet.text(90, y + 78, f"{who}      {printed_day(day, 'long')}", "serif", 10.5)
    return sheet


def _fax(item: dict[str, Any], place: Place, patient: Person, day: dt.date) -> Sheet:
    sheet = Sheet("correspondence", style="fax_cover")
    sheet.text(60, 80, "F A X", "sans-b", 28)
    rows = (
        ("From", f"{place.name}, Medical Records"), ("Telephone", place.phone),
        ("To", "Calloway Renner Law Group"), ("Date", printed_day(day, "us")),
        ("Number of pages including cover", str(item["pages"])),
        ("Subject", f"Records of {patient.name}"),
    )  # fmt: skip
    y = 130.0
    for label, value in rows:
        sheet.text(60, y, f"{label}:", "sans-b", 11)
        sheet.text(260, y, value, "sans", 11)
        sheet.line(60, y + 6, 550, y + 6, 0.4)
        y += 26
    sheet.para(60, y + 20, 480, item.get("words", "As you requested."), "sans", 11)
    return sheet


def _letter(item: dict[str, Any], place: Place, patient: Person, day: dt.date) -> Sheet:
    sheet = Sheet("correspondence", style="cover_letter")
    sheet.text(72, 80, place.name, "serif-b", 13)
    sheet.text(72, 95, f"{place.street}, {place.town}", "serif", 10)
    sheet.text(72, 130, printed_day(day, "long"), "serif", 11)
    sheet.text(72, 160, f"Re: {patient.name}", "serif-b", 11)
    sheet.para(72, 190, 460, item["words"], "serif", 11, 15)
    sheet.text(72, 330, item.get("who", "Release of Information"), "serif", 11)
    return sheet
