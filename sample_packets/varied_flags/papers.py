"""Papers around the records: fax covers, custodians' certificates, letters, registration."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sample_packets.builder.script import Person, Place
from sample_packets.builder.sheet import WIDTH, Sheet
from sample_packets.varied_bills.forms.figures import printed_day

STYLES = {"fax": "transmittal", "certificate": "custodian"}
CATEGORIES = {"fax": "correspondence", "certificate": "certification"}
_FIRM = "Ostrander & Pike, Attorneys"


def paper(item: dict[str, Any], place: Place, patient: Person) -> Sheet:
    """Give a paper; `pages` is the count that it states, 0 for none."""
    kinds = {"certificate": _certificate, "fax": _fax, "letter": _letter, "intake": _intake}
    return kinds[item["paper"]](item, place, patient, dt.date.fromisoformat(item["day"]))


def _certificate(item: dict[str, Any], place: Place, patient: Person, day: dt.date) -> Sheet:
    sheet = Sheet("certification", style="custodian")
    sheet.text(66, 70, place.name, "serif-b", 13)
    title = item.get("title", "Custodian of Records Declaration")
    sheet.text(66, 104, title, "serif-b", 15)
    count = f"comprise {item['pages']} pages and " if item.get("pages") else ""
    words = (
        f"I am authorized to certify records kept by {place.name}. The copies produced with this"
        f" declaration {count}are true copies of what our files hold on {patient.name}, born"
        f" {printed_day(patient.dob, 'us')}. The entries were made in the regular course of"
        " business by persons with knowledge, at or near the time of the events. I declare under"
        " penalty of perjury that this is true."
    )
    y = sheet.para(66, 140, 470, words, "serif", 11.5, 17)
    sheet.sign(66, y + 50, item.get("who", "Custodian"), 22)
    who = item.get("who", "Custodian of Records")
    sheet.text(66, y + 68, f"{who}, executed {printed_day(day, 'long')}", "serif", 10.5)
    return sheet


def _fax(item: dict[str, Any], place: Place, patient: Person, day: dt.date) -> Sheet:
    sheet = Sheet("correspondence", style="transmittal")
    sheet.bar(50, 50, 512, 30, 0.8)
    sheet.text(60, 71, "FACSIMILE TRANSMITTAL", "vera-b", 15)
    rows = (
        ("SENDER", place.name), ("FAX NO.", place.fax), ("RECIPIENT", _FIRM),
        ("SENT", printed_day(day, "words")), ("RE", f"{patient.name}, records"),
        ("PAGES SENT (WITH THIS SHEET)", str(item["pages"])),
    )  # fmt: skip
    for n, (label, value) in enumerate(rows):
        sheet.text(60, 110 + 22 * n, label, "vera", 8)
        sheet.text(240, 110 + 22 * n, value, "vera-b", 9.5)
    words = item.get("words", "The documents that follow are confidential. Call us if any fail.")
    sheet.para(60, 260, 480, words, "vera", 9, 14)
    return sheet


def _letter(item: dict[str, Any], place: Place, patient: Person, day: dt.date) -> Sheet:
    sheet = Sheet("correspondence", style="plain_letter")
    sheet.text(WIDTH - 66, 60, place.name, "sans-b", 12, align="right")
    sheet.text(WIDTH - 66, 74, f"{place.street}, {place.town}", "sans", 9, align="right")
    sheet.text(66, 110, printed_day(day, "long"), "sans", 10.5)
    for n, words in enumerate(item.get("to", _FIRM).split(" / ")):
        sheet.text(66, 138 + 14 * n, words, "sans", 10.5)
    sheet.text(
        66, 190, f"Patient: {patient.name}, DOB {printed_day(patient.dob, 'us')}", "sans-b", 10.5
    )
    y = sheet.para(66, 216, 470, item["words"], "sans", 10.5, 15)
    sheet.text(66, y + 30, item.get("who", "Health Information Services"), "sans", 10.5)
    for n, words in enumerate(item.get("cc", ())):
        sheet.text(66, y + 60 + 13 * n, f"cc: {words}", "sans", 9.5)
    return sheet


def _intake(item: dict[str, Any], place: Place, patient: Person, day: dt.date) -> Sheet:
    sheet = Sheet("intake", style="registration")
    sheet.text(WIDTH / 2, 56, f"{place.name} - Patient Registration", "serif-b", 13, align="center")
    rows = [
        ("Legal name", patient.name), ("Birth date", printed_day(patient.dob, "us")),
        ("Home address", patient.address), ("Filled in on", printed_day(day, "us")),
        *item.get("rows", ()),
    ]  # fmt: skip
    for n, (label, value) in enumerate(rows):
        y = 96 + 26 * n
        sheet.text(66, y, f"{label}:", "serif", 10.5)
        sheet.hand(230, y, value, 11)
        sheet.line(228, y + 4, 545, y + 4, 0.4)
    return sheet
