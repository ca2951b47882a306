"""Imaging reports (two makes), laboratory results and pharmacy print-outs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sample_packets.builder.flow import Flow, Type
from sample_packets.builder.layouts.paperwork import long_date, us_date
from sample_packets.builder.script import Person, Place, Visit
from sample_packets.builder.sheet import HEIGHT, WIDTH, Sheet, number


@dataclass(frozen=True)
class Study:
    """One imaging study as its report tells it."""

    visit: Visit
    exam: str
    indication: str
    technique: str
    findings: Sequence[str]
    impression: Sequence[str]
    ordered_by: str
    accession: str
    comparison: str = "None available."
    time: str = "10:20"


def center_report(place: Place, patient: Person, study: Study) -> list[Sheet]:
    """An imaging center's report to the referring doctor."""
    assert study.visit.date is not None
    flow = Flow(
        "radiology", Type("sans", "sans-b", 11.4, 72, 72, 118, 84, 1.42), "center_report",
        study.visit,
    )  # fmt: skip
    flow.para(
        f"PATIENT NAME: {patient.formal}\nDATE OF BIRTH: {us_date(patient.dob)}\n"
        f"EXAM DATE: {us_date(study.visit.date)}\nREFERRED BY: {study.ordered_by}\n"
        f"ACCESSION: {study.accession}"
    )
    flow.heading(study.exam.upper(), size=12)
    for head, body in (
        ("CLINICAL HISTORY", study.indication),
        ("COMPARISON", study.comparison),
        ("TECHNIQUE", study.technique),
    ):
        flow.labelled(head + ":", body)
    flow.heading("FINDINGS:")
    for finding in study.findings:
        flow.para(finding)
    flow.heading("IMPRESSION:")
    flow.items(study.impression, numbered=True)
    flow.space(10)
    flow.para(f"{study.visit.provider}, MD\nBoard Certified Radiologist")
    flow.para("Dictated and electronically signed. Thank you for referring this patient.")

    exam_day = us_date(study.visit.date)

    def furniture(sheet: Sheet, at: int, of: int) -> None:
        sheet.bar(64, 40, 26, 26, 0.25)
        sheet.text(98, 54, place.name, "sans-b", 16)
        sheet.text(98, 66, f"{place.street}, {place.town}  {place.phone}", "sans", 8.5)
        sheet.line(64, 78, WIDTH - 64, 78, 1)
        if at > 1:
            name = f"{patient.formal}   Exam date {exam_day}"
            sheet.text(64, 96, name, "sans", 9)
        sheet.text(WIDTH - 64, HEIGHT - 46, f"Page {at} of {of}", "sans", 8.5, align="right")

    sheets = flow.done(furniture)
    number(sheets)
    return sheets


def hospital_report(place: Place, patient: Person, study: Study, account: str) -> list[Sheet]:
    """A hospital radiology department's result, fixed pitch, no page numbers."""
    assert study.visit.date is not None
    flow = Flow(
        "radiology", Type("mono", "mono-b", 9.2, 56, 56, 130, 60, 1.22), "hospital_report",
        study.visit,
    )  # fmt: skip
    flow.para(f"EXAM: {study.exam.upper()}")
    flow.para(f"EXAM DATE/TIME: {us_date(study.visit.date)} {study.time}")
    flow.para(f"REASON FOR EXAM: {study.indication}")
    flow.para(f"COMPARISON: {study.comparison}")
    flow.para(f"TECHNIQUE: {study.technique}")
    flow.heading("FINDINGS:")
    for finding in study.findings:
        flow.para(finding)
    flow.heading("IMPRESSION:")
    flow.items(study.impression, numbered=True)
    flow.space(6)
    flow.para(f"Read by: {study.visit.provider}, M.D.")
    flow.para(f"Final report signed {us_date(study.visit.date)}")

    def furniture(sheet: Sheet, _at: int, _of: int) -> None:
        title = f"{place.name.upper()} - DEPARTMENT OF RADIOLOGY"
        sheet.text(WIDTH / 2, 44, title, "mono-b", 10.5, align="center")
        sheet.text(WIDTH / 2, 56, f"{place.street}, {place.town}", "mono", 8.5, align="center")
        sheet.line(56, 62, WIDTH - 56, 62)
        left = f"PATIENT: {patient.formal.upper()}"
        sheet.text(56, 78, left, "mono", 9.2)
        sheet.text(370, 78, f"MRN: {patient.mrn}", "mono", 9.2)
        sheet.text(56, 90, f"DOB: {us_date(patient.dob)}  SEX: {patient.sex}", "mono", 9.2)
        sheet.text(370, 90, f"ACCT: {account}", "mono", 9.2)
        sheet.text(56, 102, f"ORDERING: {study.ordered_by.upper()}", "mono", 9.2)
        sheet.text(370, 102, f"ACC#: {study.accession}", "mono", 9.2)
        sheet.line(56, 108, WIDTH - 56, 108)

    return flow.done(furniture)


Result = tuple[str, str, str, str, str]
"""Test, value, flag (H, L or empty), reference range, units."""


def lab_report(
    place: Place,
    patient: Person,
    visit: Visit,
    ordered_by: str,
    collected: str,
    panels: Sequence[tuple[str, Sequence[Result]]],
    *,
    remarks: Sequence[str] = (),
) -> list[Sheet]:
    assert visit.date is not None
    flow = Flow("laboratory", Type("sans", "sans-b", 9.2, 52, 52, 126, 60), "lab_report", visit)
    for name, results in panels:
        flow.heading(name)
        flow.table(
            ("Test", "Result", "Flag", "Reference range", "Units"),
            results,
            (180, 80, 48, 120, 80),
            ruled=False,
        )
    for remark in remarks:
        flow.para(remark)
    flow.para("*** END OF REPORT ***")

    collected_day = us_date(visit.date)

    def furniture(sheet: Sheet, at: int, of: int) -> None:
        sheet.text(52, 44, f"{place.name} Laboratory", "sans-b", 13)
        sheet.text(52, 56, f"{place.street}, {place.town}", "sans", 8)
        sheet.text(WIDTH - 52, 44, "FINAL REPORT", "sans-b", 11, align="right")
        sheet.line(52, 62, WIDTH - 52, 62, 1)
        cells = (
            (52, 76, f"Patient: {patient.formal}"), (330, 76, f"Collected: {collected_day} {collected}"),
            (52, 89, f"DOB: {us_date(patient.dob)}   Sex: {patient.sex}"), (330, 89, f"Ordering provider: {ordered_by}"),
            (52, 102, f"MRN: {patient.mrn}"), (330, 102, "Status: Final"),
        )  # fmt: skip
        for x, y, words in cells:
            sheet.text(x, y, words, "sans", 9)
        sheet.line(52, 108, WIDTH - 52, 108, 0.5)
        sheet.text(WIDTH / 2, HEIGHT - 36, f"Page {at} of {of}", "sans", 8, align="center")

    sheets = flow.done(furniture)
    number(sheets)
    return sheets


@dataclass(frozen=True)
class Fill:
    """One prescription filled."""

    visit: Visit
    rx: str
    drug: str
    ndc: str
    quantity: str
    days: str
    prescriber: str
    paid: str


def pharmacy_profile(
    place: Place, patient: Person, fills: Sequence[Fill], since: dt.date, until: dt.date
) -> list[Sheet]:
    flow = Flow("pharmacy", Type("sans", "sans-b", 9, 42, 42, 130, 60), "pharmacy_profile")
    rows = [
        (us_date(f.visit.date), f.rx, f.drug, f.ndc, f.quantity, f.days, f.prescriber)
        for f in fills
        if f.visit.date
    ]
    flow.table(
        ("Filled", "Rx number", "Medication", "NDC", "Qty", "Days", "Prescriber"),
        rows,
        (62, 60, 158, 88, 32, 32, 96),
        size=8,
        on_row=lambda sheet, at: sheet.mark(fills[at].visit),
    )
    flow.para(f"{len(fills)} prescriptions dispensed in the period.")

    def furniture(sheet: Sheet, at: int, of: int) -> None:
        sheet.text(42, 48, place.name, "sans-b", 15)
        line = f"{place.street}, {place.town}   {place.phone}   NPI {place.npi}"
        sheet.text(42, 61, line, "sans", 8.5)
        sheet.text(WIDTH - 42, 48, "Patient Medication Profile", "sans-b", 11, align="right")
        sheet.line(42, 68, WIDTH - 42, 68, 1)
        sheet.text(42, 84, f"Patient: {patient.formal}", "sans-b", 10)
        sheet.text(330, 84, f"Date of birth: {us_date(patient.dob)}", "sans", 10)
        sheet.text(42, 98, patient.address, "sans", 9)
        span = f"Prescriptions from {long_date(since)} through {long_date(until)}"
        sheet.text(42, 112, span, "sans", 9)
        sheet.text(WIDTH / 2, HEIGHT - 36, f"Page {at} of {of}", "sans", 8, align="center")

    sheets = flow.done(furniture)
    number(sheets)
    return sheets
