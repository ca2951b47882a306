"""The hospital's four files: chart, itemized statement, claims and a late supplement."""

from __future__ import annotations

import dataclasses
import datetime as dt

from sample_packets.builder.layouts import accounts, claims, notes, paperwork, studies, theatre
from sample_packets.builder.packet import Packet, Withheld
from sample_packets.builder.script import Charge, charge, day
from sample_packets.builder.sheet import Sheet
from sample_packets.matters.missed_leak import emergency, stay
from sample_packets.matters.missed_leak.people import (
    CHEST,
    CHOLE,
    CLIENT,
    FIRST_ED,
    FIRST_FILM,
    HOSPITALIST,
    LABS,
    LAPAROTOMY,
    LOSS,
    MESA,
    SCAN,
    SECOND_ED,
    SECOND_SCAN,
    SPECIALIST,
    STAY,
    STRANGER,
    SURGEON,
    TISSUE,
)  # fmt: skip

CHART = "grand_mesa_regional/chart.pdf"
STATEMENT = "grand_mesa_regional/itemized_statement.pdf"
LATE = "grand_mesa_regional/supplement_pathology.pdf"
FIRST_BATES = 101
_PRINTED = dt.datetime(2022, 7, 20, 10, 22)  # noqa: DTZ001 (as printed: no zone)
_ADMITTED, _LEFT = day("2022-03-11"), day("2022-03-19")
_WARD = notes.Stay("H4471902", "3 SURG", "Sorensen,Beatrix MD", _ADMITTED, _LEFT)
_ED1 = notes.Stay("H4470655", "ED 11", "Kowalczyk,Trent DO", LOSS, LOSS)
_ED2 = notes.Stay("H4471902", "ED 02", "Lambros,Odette MD", _ADMITTED, None)


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


def _stay_charges() -> list[Charge]:
    """The stay's charges by department, as the statement lists them."""
    kind, days = "inpatient", [f"2022-03-{n}" for n in range(11, 19)]
    out = [charge(d, "", "6240.00", "ICU room", kind, STAY, rev="0200") for d in days[:3]]
    out += [charge(d, "", "2380.00", "Semi-private room", kind, STAY, rev="0120") for d in days[3:]]
    out.append(
        charge(days[0], "99285", "3310.00", "ED visit level 5", "emergency", SECOND_ED, rev="0450")
    )
    out.append(
        charge(
            days[0],
            "44120",
            "14850.00",
            "Small bowel resection",
            "operative",
            LAPAROTOMY,
            rev="0360",
        )
    )
    out.append(
        charge(
            days[0],
            "",
            "3925.00",
            "Anesthesia time",
            "operative",
            LAPAROTOMY,
            rev="0370",
            small=True,
        )
    )
    for d in ("2022-03-11", "2022-03-12", "2022-03-14", "2022-03-17"):
        out.append(charge(d, "85025", "118.00", "CBC with diff", "laboratory", LABS[d], rev="0305"))
        out.append(
            charge(d, "80053", "242.00", "Metabolic panel", "laboratory", LABS[d], rev="0301")
        )
        if d < "2022-03-15":
            out.append(charge(d, "83605", "131.00", "Lactate", "laboratory", LABS[d], rev="0301"))
    out.append(
        charge(days[0], "71045", "398.00", "Chest film 1 view", "radiology", CHEST, rev="0324")
    )
    out.append(
        charge(days[0], "74177", "4415.00", "CT abd pelvis w", "radiology", SCAN, rev="0352")
    )
    out.append(
        charge(days[5], "74177", "4415.00", "CT abd pelvis w", "radiology", SECOND_SCAN, rev="0352")
    )
    out.append(charge(days[4], "93970", "1265.00", "Leg vein duplex", "radiology", rev="0921"))
    drugs = (
        ("J2543", "Pip-tazo 1.125 g", "96.40", 12),
        ("J2248", "Micafungin 1 mg", "212.00", 100),
        ("", "Pharmacy general", "184.35", 1),
        ("", "IV solutions", "77.10", 3),
    )
    for d in days:
        for code, words, amount, units in drugs:
            rev = "0636" if code else ("0258" if "IV" in words else "0250")
            out.append(charge(d, code, amount, words, kind, STAY, units=units, rev=rev, small=True))
    for d in days:
        out.append(charge(d, "", "143.80", "Sterile supply", kind, STAY, rev="0272", small=True))
    for d in days[:3]:
        out.append(charge(d, "", "1180.00", "Ventilator day", kind, STAY, rev="0410", small=True))
    for d in days[3:]:
        out.append(
            charge(d, "", "212.00", "Nebulizer treatment", kind, STAY, rev="0412", small=True)
        )
    out.append(
        charge(days[7], "", "865.00", "Wound vacuum kit", kind, STAY, rev="0270", small=True)
    )
    return out


def statement() -> Packet:
    """The itemized statement, scanned, its third page missing; the claims of the earlier visits."""
    out = Packet(
        STATEMENT,
        MESA.name,
        "Itemized statement, 200 dpi: page 3 missing, so lines fall short of the total; two UB-04",
        0,
        "gray200",
    )
    sheets = accounts.itemized_statement(
        MESA, CLIENT, _stay_charges(), account="H4471902", printed=day("2022-07-18"),
        start=_ADMITTED, end=_LEFT, per_sheet=22,
    )  # fmt: skip
    out.add(sheets, without=(3,))
    first = [
        charge("2022-03-07", "47562", "9860.00", "Lap chole", "operative", CHOLE, rev="0360"),
        charge(
            "2022-03-07", "", "2110.00", "Anesthesia", "operative", CHOLE, rev="0370", small=True
        ),
        charge("2022-03-07", "", "940.00", "Recovery", "operative", CHOLE, rev="0710", small=True),
        charge("2022-03-07", "88304", "215.00", "Tissue exam", "laboratory", TISSUE, rev="0312"),
    ]
    second = [
        charge(
            "2022-03-09",
            "99284",
            "2260.00",
            "ED visit level 4",
            "emergency",
            FIRST_ED,
            mods="25",
            rev="0450",
        ),
        charge(
            "2022-03-09", "74019", "436.00", "Abdomen 2 views", "radiology", FIRST_FILM, rev="0320"
        ),
        charge(
            "2022-03-09",
            "85025",
            "118.00",
            "CBC with diff",
            "laboratory",
            LABS["2022-03-09"],
            rev="0305",
        ),
        charge(
            "2022-03-09",
            "80053",
            "242.00",
            "Metabolic panel",
            "laboratory",
            LABS["2022-03-09"],
            rev="0301",
        ),
        charge(
            "2022-03-09",
            "96374",
            "212.00",
            "IV push",
            "emergency",
            FIRST_ED,
            rev="0450",
            small=True,
        ),
        charge(
            "2022-03-09",
            "J1170",
            "28.60",
            "Hydromorphone",
            "emergency",
            FIRST_ED,
            rev="0636",
            small=True,
        ),
    ]
    batches = (
        (first, "H4470118", "2022-03-07", ("K80.10", "E03.9"), "Villanueva Conrad"),
        (second, "H4470655", "2022-03-09", ("G89.18", "K59.00", "D72.829"), "Kowalczyk Trent"),
    )
    for lines, control, date, diagnoses, doctor in batches:
        out.add(
            claims.ub04(
                MESA, CLIENT, lines, control=control, bill_type="0131", start=day(date), end=day(date),
                created=day("2022-04-01"), diagnoses=diagnoses, attending=doctor, loss=day("2022-03-07"),
            ),
            look="bilevel200",
        )  # fmt: skip
    return out


def supplement(main: Packet) -> Packet:
    """The tissue report by fax, with the discharge summary sent a second time."""
    out = Packet(
        LATE, MESA.name, "Late supplement by fax: pathology, and a page sent before", 0, "fax"
    )
    remark = "Pathology report of 03/07/2022, released late. Discharge summary enclosed again."
    out.add(paperwork.fax_cover(MESA, CLIENT, day("2022-08-03"), 3, remark))
    rows = (
        ("Specimen", "Gallbladder", "", "", ""),
        ("Size", "7.5 x 3.0", "", "", "cm"),
        ("Stones", "4, largest 1.1", "", "", "cm"),
    )
    remarks = (
        "DIAGNOSIS: Gallbladder, cholecystectomy: chronic cholecystitis and cholelithiasis. No"
        " dysplasia or malignancy.",
        "Gross: the serosa is tan and smooth. The wall is 4 mm thick. One lymph node, benign.",
        "Rosamund Ito, MD, Pathologist",
    )
    out.add(
        studies.lab_report(
            MESA,
            CLIENT,
            TISSUE,
            f"{SURGEON}, MD",
            "08:50",
            [("Surgical pathology S22-1187", rows)],
            remarks=remarks,
        )
    )
    summary = next(
        n
        for n, leaf in enumerate(main.leaves, start=1)
        if "Admitted" in leaf.sheet.running_text().title()
        and "ADMISSION DIAGNOSIS" in leaf.sheet.running_text()
    )
    out.again(main, summary)
    out.fax_line("08/03/22 16:31", "GRAND MESA HIM 9705550161")
    return out
