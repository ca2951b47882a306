"""The hospital's chart, and how its notes are printed."""

from __future__ import annotations

import dataclasses
import datetime as dt

from sample_packets.builder.layouts import notes, paperwork, studies, theatre
from sample_packets.builder.packet import Packet, Withheld
from sample_packets.builder.script import day
from sample_packets.builder.sheet import Sheet
from sample_packets.matters.missed_leak import emergency, stay
from sample_packets.matters.missed_leak.people import (
    ADMITTED,
    CHOLE,
    CLIENT,
    HOSPITALIST,
    LABS,
    LAPAROTOMY,
    LEFT,
    LOSS,
    MESA,
    SPECIALIST,
    STRANGER,
    SURGEON,
)  # fmt: skip

CHART = "grand_mesa_regional/chart.pdf"
FIRST_BATES = 101
_PRINTED = dt.datetime(2022, 7, 20, 10, 22)  # noqa: DTZ001 (as printed: no zone)
_WARD = notes.Stay("H4471902", "3 SURG", "Sorensen,Beatrix MD", ADMITTED, LEFT)
_ED1 = notes.Stay("H4470655", "ED 11", "Kowalczyk,Trent DO", LOSS, LOSS)
_ED2 = notes.Stay("H4471902", "ED 02", "Lambros,Odette MD", ADMITTED, None)


def _chart(note: notes.Note, head: notes.Stay = _WARD, by: str = HOSPITALIST) -> list[Sheet]:
    """Print a note under its writer's own name; the visit stays the stay."""
    signed = dataclasses.replace(note, visit=dataclasses.replace(note.visit, provider=by))
    sheets = notes.chart_print(MESA, CLIENT, signed, head, _PRINTED)
    for sheet in sheets:
        sheet.visits = [note.visit]
    return sheets


def _labs(date: str) -> list[Sheet]:
    collected, rows = emergency.PANELS[date]
    panels = [("Hematology and chemistry", rows)]
    return studies.lab_report(
        MESA, CLIENT, LABS[date], f"{LABS[date].provider}, MD", collected, panels
    )


def _gas_chart(visit: str, start: int, minutes: int) -> Sheet:
    first = visit == "first"
    fields = {
        "Procedure": "Laparoscopic cholecystectomy" if first else "Exploratory laparotomy, bowel resection",
        "ASA / NPO": "2 / since midnight" if first else "4E / full stomach",
        "Airway": "ETT 7.0", "Surgeon": f"Villanueva, {SURGEON.split()[0]} MD",
    }  # fmt: skip
    seen = CHOLE if first else LAPAROTOMY
    return theatre.anesthesia_record(
        MESA, CLIENT, seen, "Lena Marchetti, MD", fields, start, minutes
    )


def _stray() -> Sheet:
    """Another Mrs. Brandt's shift note, filed in the wrong chart."""
    body = stay.nursing_note("2022-03-15")
    sections = {
        "Narrative": [
            "Up with walker after right hip repair, weight as tolerated.",
            "Confused at night, bed alarm on. Daughter visited.",
        ],
        "Intake and output": "See flowsheet.",
    }
    note = dataclasses.replace(body, sections=sections)
    head = dataclasses.replace(
        _WARD, account="H4472238", unit="3 ORTH", attending="Pruett,Hollis MD"
    )
    (sheet,) = notes.chart_print(MESA, STRANGER, note, head, _PRINTED)
    sheet.visits, sheet.stranger = [], STRANGER
    return sheet


def chart() -> Packet:
    """A digital chart of many parts, Bates stamped; one stamped page never came."""
    out = Packet(
        CHART,
        MESA.name,
        "Digital hospital chart: two ED visits, two operations, a stay; Bates gap, another Brandt's page",
        0,
    )
    out.add(paperwork.certification(MESA, CLIENT, day("2022-07-21"), 36, "Ursula Demarest, RHIA"))
    out.add(
        paperwork.authorization(MESA, CLIENT, day("2022-07-05"), day("2022-03-01")), look="gray200"
    )
    out.add(theatre.operation_report(MESA, CLIENT, stay.FIRST_OPERATION))
    out.add(_gas_chart("first", 465, 80), look="gray200")
    out.add(_chart(emergency.SENT_HOME, _ED1, "Trent Kowalczyk"))
    out.add(_chart(emergency.NURSE_1, _ED1, "Gail Renner"))
    out.add(_labs("2022-03-09"))
    out.add(studies.hospital_report(MESA, CLIENT, emergency.KUB, "H4470655"))
    out.add(_chart(emergency.RETURNED, _ED2, "Odette Lambros"))
    out.add(_labs("2022-03-11"))
    for study in (emergency.PORTABLE, emergency.CT):
        out.add(studies.hospital_report(MESA, CLIENT, study, "H4471902"))
    out.add(theatre.operation_report(MESA, CLIENT, stay.SECOND_OPERATION))
    out.add(_gas_chart("second", 480, 160), look="gray200", turn=90)
    out.add(_chart(stay.ADMISSION))
    out.add(_chart(stay.CONSULT, by=SPECIALIST))
    for date in sorted({*stay.PROGRESS, *stay.SHIFTS}):
        if date in stay.PROGRESS:
            out.add(_chart(stay.progress_note(date)))
        if date in stay.SHIFTS:
            out.add(_chart(stay.nursing_note(date), by="Marguerite Voss"))
        if date in {"2022-03-12", "2022-03-14", "2022-03-16"}:
            out.add(_chart(stay.drug_record(date), by="Marguerite Voss"))
        if date in LABS and date != "2022-03-11":
            out.add(_labs(date))
        if date == "2022-03-14":
            out.add(_stray())
    out.add(studies.hospital_report(MESA, CLIENT, emergency.CT_AGAIN, "H4471902"))
    out.add(_chart(stay.DISCHARGE))
    out.bates("GMRH", FIRST_BATES)
    _lose_day_four(out)
    return out


def _lose_day_four(out: Packet) -> None:
    """Take the progress note of March 15 out after stamping, so that the stamps skip a number."""
    at = next(
        n for n, leaf in enumerate(out.leaves) if "Post-op day 4." in leaf.sheet.running_text()
    )
    del out.leaves[at]
    out.withheld.append(Withheld("inpatient", (FIRST_BATES + at,), None, (at, at + 1)))
