"""Ambulance run reports, operation reports and the anesthesia record."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from sample_packets.builder.flow import Flow, Type
from sample_packets.builder.layouts.notes import Note
from sample_packets.builder.layouts.paperwork import us_date
from sample_packets.builder.script import Person, Place, Visit
from sample_packets.builder.sheet import HEIGHT, WIDTH, Sheet, number


def run_report(
    place: Place,
    patient: Person,
    visit: Visit,
    incident: str,
    fields: Mapping[str, str],
    vitals: Sequence[Sequence[str]],
    narrative: str,
    treatments: Sequence[str],
) -> list[Sheet]:
    assert visit.date is not None
    flow = Flow("ems", Type("sans", "sans-b", 9, 46, 46, 92, 58), "run_report", visit)
    cells = [("Incident date", us_date(visit.date)), *fields.items()]
    for n, (label, value) in enumerate(cells):
        x, y = 46 + n % 3 * 174, flow.y + n // 3 * 30
        flow.sheet.frame(x, y, 174, 30, 0.5)
        flow.sheet.text(x + 3, y + 8, label, "sans", 6.5)
        flow.sheet.text(x + 5, y + 23, value, "sans-b", 9)
    flow.sheet.mark(visit)
    flow.y += (len(cells) + 2) // 3 * 30 + 12
    flow.heading("VITAL SIGNS", bar=True)
    heads = ("Time", "BP", "Pulse", "Resp", "SpO2", "GCS", "Pain")
    flow.table(heads, vitals, (80, 90, 70, 70, 70, 70, 70))
    flow.heading("NARRATIVE", bar=True)
    for paragraph in narrative.split("\n\n"):
        flow.para(paragraph)
    flow.heading("TREATMENT", bar=True)
    flow.items(treatments)
    flow.space(20)
    crew = [visit.provider, *[n for n in visit.also if n != visit.provider]]
    flow.need(40)
    for n, name in enumerate(crew):
        flow.sheet.sign(52 + 240 * n, flow.y, name, 22)
        flow.sheet.text(50 + 240 * n, flow.y + 14, f"Crew {n + 1}: {name}", "sans", 8.5)

    def furniture(sheet: Sheet, at: int, of: int) -> None:
        sheet.text(46, 44, place.name, "sans-b", 14)
        sheet.text(46, 57, "PREHOSPITAL CARE REPORT", "sans-b", 10)
        sheet.text(WIDTH - 46, 44, f"Run {incident}", "mono-b", 11, align="right")
        born = f"Patient: {patient.formal}   DOB {us_date(patient.dob)}   {patient.sex}"
        sheet.text(46, 74, born, "sans", 9)
        sheet.line(46, 80, WIDTH - 46, 80, 1)
        sheet.text(WIDTH - 46, HEIGHT - 36, f"Page {at} of {of}", "sans", 8, align="right")

    sheets = flow.done(furniture)
    number(sheets)
    return sheets


def operation_report(
    place: Place, patient: Person, note: Note, *, numbered: bool = True
) -> list[Sheet]:
    visit = note.visit
    assert visit.date is not None
    flow = Flow(
        "operative", Type("mono", "mono-b", 9.8, 64, 64, 128, 62, 1.24), "operation_report", visit
    )
    for head, body in note.sections.items():
        flow.heading(head.upper() + ":")
        if isinstance(body, str):
            for paragraph in body.split("\n\n"):
                flow.para(paragraph)
        else:
            flow.items(body, numbered=True)
    flow.space(28)
    flow.need(28)
    flow.sheet.sign(68, flow.y - 8, visit.provider)
    flow.para(f"{visit.provider.upper()}, {note.credentials}")

    surgery_day = us_date(visit.date)

    def furniture(sheet: Sheet, at: int, of: int) -> None:
        sheet.text(WIDTH / 2, 50, place.name.upper(), "mono-b", 12, align="center")
        sheet.text(WIDTH / 2, 64, note.title.upper(), "mono-b", 11, align="center")
        sheet.text(64, 84, f"PATIENT: {patient.formal.upper()}", "mono", 9.5)
        sheet.text(372, 84, f"MRN: {patient.mrn}", "mono", 9.5)
        sheet.text(64, 97, f"DATE OF BIRTH: {us_date(patient.dob)}", "mono", 9.5)
        sheet.text(372, 97, f"DATE OF SURGERY: {surgery_day}", "mono", 9.5)
        sheet.line(64, 104, WIDTH - 64, 104)
        if numbered:
            sheet.text(WIDTH / 2, HEIGHT - 38, f"- {at} of {of} -", "mono", 9, align="center")

    sheets = flow.done(furniture)
    if numbered:
        number(sheets)
    return sheets


def anesthesia_record(
    place: Place, patient: Person, visit: Visit, provider: str, fields: Mapping[str, str],
    start: int, minutes: int,
) -> Sheet:  # fmt: skip
    """The grid that the anesthetist keeps: drugs and pressures every five minutes."""
    assert visit.date is not None
    sheet = Sheet("operative", style="anesthesia_record")
    sheet.mark(visit)
    sheet.text(40, 46, place.name, "sans-b", 13)
    sheet.text(WIDTH - 40, 46, "ANESTHESIA RECORD", "sans-b", 13, align="right")
    cells = [
        ("Patient", patient.formal), ("Date of birth", us_date(patient.dob)),
        ("Date of procedure", us_date(visit.date)), ("Anesthesia provider", provider),
        *fields.items(),
    ]  # fmt: skip
    for n, (label, value) in enumerate(cells):
        x, y = 40 + n % 2 * 266, 58 + n // 2 * 26
        sheet.frame(x, y, 266, 26, 0.5)
        sheet.text(x + 3, y + 8, label, "sans", 6.5)
        sheet.text(x + 6, y + 20, value, "sans", 9.5)
    top = 58.0 + (len(cells) + 1) // 2 * 26 + 24
    _grid(sheet, top, start, minutes, visit.key)
    low = top + 276
    sheet.text(40, low, "Agents and fluids", "sans-b", 9)
    agents = (
        "Midazolam 2 mg",
        "Propofol 180 mg",
        "Fentanyl 100 mcg",
        "Sevoflurane 2%",
        "LR 900 mL",
    )
    for n, agent in enumerate(agents):
        sheet.hand(48 + n % 3 * 170, low + 20 + n // 3 * 20, agent, 12)
    sheet.text(40, low + 66, "Remarks", "sans-b", 9)
    remark = "Smooth induction and emergence. To recovery in stable condition, airway patent."
    sheet.hand(90, low + 66, remark, 12)
    sheet.sign(60, low + 112, provider.split(",", maxsplit=1)[0])
    sheet.line(40, low + 118, 300, low + 118)
    sheet.text(40, low + 129, f"{provider}", "sans", 8.5)
    return sheet


def _grid(sheet: Sheet, top: float, start: int, minutes: int, seed: str) -> None:
    """Draw pressures as arrow heads and pulse as dots, a column to every five minutes."""
    columns = minutes // 5
    step = 440 / columns
    for n, label in enumerate(range(220, 20, -20)):
        sheet.text(70, top + 25 + n * 24, str(label), "sans", 7, align="right")
        sheet.line(76, top + 22 + n * 24, 516, top + 22 + n * 24, 0.25)
    for n in range(columns + 1):
        x = 76 + n * step
        sheet.line(x, top + 8, x, top + 250, 0.25)
        if n % 3 == 0:
            at = start + n * 5
            sheet.text(x, top + 2, f"{at // 60:02d}:{at % 60:02d}", "sans", 6.5, align="center")
    dice = random.Random(seed)
    for n in range(columns):
        x = 76 + (n + 0.5) * step
        for pressure, tip in ((dice.randint(104, 134), 4), (dice.randint(58, 80), -4)):
            y = top + 22 + (220 - pressure) / 20 * 24
            sheet.line(x - 3, y - tip, x, y, 0.8)
            sheet.line(x + 3, y - tip, x, y, 0.8)
        pulse = top + 22 + (220 - dice.randint(62, 84)) / 20 * 24
        sheet.frame(x - 1, pulse - 1, 2, 2, 1)
