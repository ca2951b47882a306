"""Papers that travel with records: letters, fax covers, authorizations, certificates, forms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sample_packets.builder.flow import Flow, Type
from sample_packets.builder.script import Person, Place
from sample_packets.builder.sheet import WIDTH, Sheet

FIRM = Place(
    "Calloway Ferris Injury Law, PLLC",
    "88 Wharf Street, Suite 310",
    "Port Ansley, OR 97499",
    "(503) 555-0142",
    "(503) 555-0143",
    "",
    "",
)


def long_date(day: dt.date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def us_date(day: dt.date) -> str:
    return f"{day:%m/%d/%Y}"


def short_date(day: dt.date) -> str:
    return f"{day.month}/{day.day}/{day:%y}"


def letterhead(sheet: Sheet, place: Place, face: str = "serif") -> None:
    sheet.text(WIDTH / 2, 58, place.name.upper(), f"{face}-b", 15, align="center")
    line = f"{place.street}   {place.town}"
    sheet.text(WIDTH / 2, 73, line, face, 9, align="center")
    line = f"Telephone {place.phone}   Facsimile {place.fax}"
    sheet.text(WIDTH / 2, 85, line, face, 9, align="center")
    sheet.line(72, 92, WIDTH - 72, 92, 1.2)


def cover_letter(
    place: Place, patient: Person, day: dt.date, paragraphs: Sequence[str], signer: str
) -> list[Sheet]:
    flow = Flow("correspondence", Type("serif", "serif-b", 11, 84, 84, 128), "cover_letter")
    flow.para(long_date(day))
    flow.space(10)
    flow.para(f"{FIRM.name}\n{FIRM.street}\n{FIRM.town}")
    flow.space(8)
    flow.para(f"RE: {patient.name}     Birth date: {us_date(patient.dob)}")
    flow.space(4)
    flow.para("To whom it may concern:")
    for paragraph in paragraphs:
        flow.para(paragraph)
    flow.space(14)
    flow.para("Sincerely,")
    flow.space(44)
    flow.sheet.sign(88, flow.y - 16, signer.split(",", maxsplit=1)[0])
    flow.para(signer)
    return flow.done(lambda sheet, _at, _of: letterhead(sheet, place))


def fax_cover(place: Place, patient: Person, day: dt.date, pages: int, remark: str) -> Sheet:
    sheet = Sheet("correspondence", style="fax_cover")
    sheet.text(72, 96, "FAX", "sans-b", 44)
    sheet.text(WIDTH - 72, 82, place.name, "sans-b", 13, align="right")
    sheet.text(WIDTH - 72, 96, f"{place.street}, {place.town}", "sans", 9, align="right")
    sheet.line(72, 108, WIDTH - 72, 108, 2)
    rows = [
        ("TO", FIRM.name),
        ("ATTENTION", "Records desk"),
        ("FAX NUMBER", FIRM.fax),
        ("FROM", f"{place.name} - Medical Records"),
        ("PHONE", place.phone),
        ("DATE SENT", long_date(day)),
        ("NUMBER OF PAGES", f"{pages} including this cover"),
        ("SUBJECT", f"Records of {patient.name}, born {us_date(patient.dob)}"),
    ]
    y = 140.0
    for label, value in rows:
        sheet.text(72, y, label, "sans-b", 9)
        sheet.text(200, y, value, "sans", 11)
        sheet.line(196, y + 5, WIDTH - 72, y + 5, 0.4)
        y += 27
    sheet.para(72, y + 20, 468, remark, "sans", 11)
    notice = (
        "CONFIDENTIALITY NOTICE: this transmission holds protected health information that is"
        " meant only for the person named above. If it reached you in error, telephone the sender"
        " at once and destroy every copy."
    )
    sheet.para(72, 700, 468, notice, "sans-i", 8.5)
    return sheet


def authorization(place: Place, patient: Person, day: dt.date, since: dt.date) -> Sheet:
    sheet = Sheet("authorization", style="authorization")
    title = "AUTHORIZATION TO DISCLOSE HEALTH INFORMATION"
    sheet.text(WIDTH / 2, 60, title, "sans-b", 13, align="center")
    sheet.text(WIDTH / 2, 74, "45 CFR 164.508", "sans", 8.5, align="center")
    sheet.frame(60, 86, 492, 62)
    sheet.text(66, 98, "1. PATIENT", "sans-b", 8)
    sheet.hand(70, 116, patient.name, 13)
    sheet.text(300, 98, "Date of birth", "sans", 8)
    sheet.hand(300, 116, us_date(patient.dob), 13)
    sheet.text(410, 98, "Telephone", "sans", 8)
    sheet.hand(410, 116, patient.phone, 12)
    sheet.text(66, 128, "Address", "sans", 8)
    sheet.hand(110, 140, patient.address, 11)
    y = 166.0
    opening = (
        f"2. I ask {place.name}, {place.street}, {place.town}, to disclose the information ticked"
        f" below to {FIRM.name}, {FIRM.street}, {FIRM.town}.",
        f"3. Dates of service: {us_date(since)} to the date on which this form is honored.",
    )
    for part in opening:
        y = sheet.para(60, y, 492, part, "sans", 10) + 6
    kinds = (
        ("Complete chart", True), ("Billing with codes", True), ("Imaging reports", True),
        ("Images on disc", False), ("Pharmacy", True), ("Psychotherapy notes", False),
    )  # fmt: skip
    for at, (label, ticked) in enumerate(kinds):
        sheet.tick(70 + at % 3 * 160, y + 4 + at // 3 * 18, label, ticked=ticked, size=9.5)
    y += 48
    parts = (
        "4. Purpose: at the request of the patient, for a claim.",
        "5. This authorization ends one year after the date of signature. I may revoke it in"
        " writing at any time, except to the extent that it has been acted on.",
        "6. Treatment, payment and enrollment do not depend on my signature. Information disclosed"
        " may be disclosed again by the recipient and may then no longer be protected.",
        "7. A copy of this form is as valid as the original.",
    )
    for part in parts:
        y = sheet.para(60, y, 492, part, "sans", 10) + 6
    sheet.sign(76, y + 46, patient.name)
    sheet.line(60, y + 52, 330, y + 52)
    sheet.text(60, y + 63, "Signature of patient or personal representative", "sans", 8)
    sheet.hand(380, y + 47, short_date(day), 13)
    sheet.line(370, y + 52, 552, y + 52)
    sheet.text(370, y + 63, "Date signed", "sans", 8)
    return sheet


def certification(place: Place, patient: Person, day: dt.date, pages: int, custodian: str) -> Sheet:
    sheet = Sheet("certification", style="certification")
    letterhead(sheet, place)
    title = "DECLARATION OF CUSTODIAN OF RECORDS"
    sheet.text(WIDTH / 2, 132, title, "serif-b", 13, align="center")
    y = 164.0
    for part in (
        f"I, {custodian}, declare as follows:",
        f"1. I am the custodian of records of {place.name} and am authorized to certify the"
        " records that are attached.",
        f"2. Attached are {pages} pages of records of {patient.name}, date of birth"
        f" {us_date(patient.dob)}. They are true copies of the originals in my custody.",
        "3. The records were made at or near the time of the events that they describe, by or from"
        " the information of persons with knowledge, and were kept in the ordinary course of"
        " business as a regular practice.",
        "I declare under penalty of perjury that the foregoing is true and correct.",
        f"Executed on {long_date(day)} at {place.town}.",
    ):
        y = sheet.para(84, y, 444, part, "serif", 11.5, 16) + 8
    sheet.sign(96, y + 40, custodian.split(",", maxsplit=1)[0])
    sheet.line(84, y + 46, 320, y + 46)
    sheet.text(84, y + 60, f"{custodian}, Custodian of Records", "serif", 11)
    return sheet


def blank_side(words: str = "") -> Sheet:
    sheet = Sheet("blank", blank=True, also=("other",) if words else (), style="blank")
    if words:
        sheet.text(WIDTH / 2, 390, words, "serif", 12, align="center")
    return sheet


def intake_form(
    place: Place,
    patient: Person,
    day: dt.date,
    injury: dt.date,
    answers: Sequence[tuple[str, str]],
    complaints: Sequence[tuple[str, bool]],
) -> Sheet:
    sheet = Sheet("intake", style="intake")
    sheet.text(60, 58, place.name, "sans-b", 14)
    sheet.text(60, 76, "NEW PATIENT INFORMATION AND HEALTH HISTORY", "sans-b", 11)
    sheet.line(60, 82, 552, 82, 1.5)
    y = 104.0
    rows = [
        ("Name", patient.name),
        ("Date of birth", us_date(patient.dob)),
        ("Address", patient.address),
        ("Phone", patient.phone),
        ("Today's date", short_date(day)),
        ("Date of accident or injury", short_date(injury)),
        *answers,
    ]
    for label, value in rows:
        sheet.text(60, y, label + ":", "sans", 9)
        sheet.hand(210, y, value, 12, label)
        sheet.line(206, y + 3, 552, y + 3, 0.4)
        y += 24
    sheet.text(60, y + 8, "Tick what you have now:", "sans-b", 9.5)
    y += 28
    for at, (label, ticked) in enumerate(complaints):
        sheet.tick(66 + at % 3 * 165, y + at // 3 * 20, label, ticked=ticked, size=9)
    y += (len(complaints) + 2) // 3 * 20 + 20
    sheet.para(
        60,
        y,
        492,
        "I have answered to the best of my knowledge. I assign benefits to this office and"
        " understand that I am responsible for charges that are not covered.",
        "sans",
        8.5,
    )
    sheet.sign(72, y + 56, patient.name)
    sheet.line(60, y + 62, 320, y + 62)
    sheet.text(60, y + 73, "Patient signature", "sans", 8)
    return sheet


def disclosure_log(place: Place, patient: Person, rows: Sequence[Sequence[str]]) -> Sheet:
    flow = Flow("other", Type("sans", "sans-b", 9.5, 60, 60, 70), "disclosure_log")
    flow.heading(f"{place.name} - Accounting of Disclosures (45 CFR 164.528)", size=12)
    flow.para(f"Patient: {patient.formal}    DOB: {us_date(patient.dob)}    MRN: {patient.mrn}")
    flow.table(("Released", "To", "What", "Purpose", "By"), rows, (70, 150, 120, 92, 60))
    return flow.done()[0]
