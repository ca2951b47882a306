"""Therapy after the operation: a general EHR's print-out, and a supplement cut off in transit."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from sample_packets.builder.layouts import accounts, notes, paperwork, studies
from sample_packets.builder.packet import Packet
from sample_packets.builder.script import Charge, charge, day
from sample_packets.matters.store_fall.people import (
    CLIENT,
    COPPER,
    FILLS,
    PHARMACY,
    PT,
    PT_DATES,
)  # fmt: skip

FILE = "copper_creek_rehab/therapy_notes.pdf"
CUT_FILE = "copper_creek_rehab/supplement.pdf"
PHARMACY_FILE = "hollis_dane_pharmacy/profile.pdf"
OTHER_SIDE = "Patient is three weeks status post right knee arthroscopy and tolerates full weight."

SAID = {
    "2023-10-23": ("Pain 4/10, swelling after standing. Slept well.", "Flexion 104, extension -4 degrees. Quadriceps set fair. Girth at joint line 1.5 cm over right."),
    "2023-10-26": ("Pain 3/10. Walked around the block with one crutch.", "Flexion 110, extension -3 degrees. Straight leg raise without lag. Portals closed."),
    "2023-10-30": ("Pain 3/10. No crutch in the house since the weekend.", f"{OTHER_SIDE} Flexion 116, extension -2 degrees."),
    "2023-11-06": ("Pain 2/10, stiff in the morning for ten minutes.", "Flexion 122, extension 0. Step-up of 4 inches with good control. Gait even."),
    "2023-11-13": ("Pain 2/10 on level ground, 4/10 on stairs.", "Flexion 125, extension 0. Single leg stance left 14 seconds, right 28 seconds."),
    "2023-11-20": ("Pain 2/10. Shopped for an hour.", "Flexion 127. Step-down of 6 inches with slight inward drop of the knee. Quadriceps 4/5."),
}  # fmt: skip
TREATED = (
    "97110 Therapeutic exercise 30 minutes: quadriceps sets, straight leg raises, heel slides, bike",
    "97112 Neuromuscular re-education 10 minutes: balance board, mini squats with mirror",
    "97140 Manual therapy 10 minutes: patellar glides, scar and soft tissue work",
)


def _note(at: int, date: str) -> notes.Note:
    visit = PT[date]
    if at == 1:
        sections: notes.Sections = {
            "Visit": "Visit 1 of 12. Referred by Lucas Feldhaus, MD. Date of injury 09/06/2023; surgery"
            " 10/12/2023.",
            "History": "65 year old man six days after left knee arthroscopy with partial medial"
            " meniscectomy. He slipped on a wet floor in a store. Lives with wife in a house of one"
            " level with three steps at the door. Wishes to garden and to walk two miles.",
            "Subjective": "Pain 5/10 at rest, 7/10 with stairs. Uses two crutches.",
            "Objective": "Flexion 92, extension -6 degrees. Quadriceps 3/5 with lag of 8 degrees."
            " Girth at joint line 3 cm over the right. Gait with two crutches, step-to. Lower"
            " Extremity Functional Scale 24 of 80.",
            "Assessment": "Findings as expected after operation: loss of motion, swelling, weakness of"
            " the quadriceps. Good potential.",
            "Goals": ["Full extension in 3 weeks", "Flexion of 130 degrees in 6 weeks", "Stairs foot over foot in 6 weeks", "Functional scale of 60 or more at discharge"],
            "Treatment": ["97161 Evaluation, low complexity", *TREATED[:1]],
            "Plan": "Twice a week for six weeks.",
        }  # fmt: skip
        return notes.Note(
            visit, sections, title="PT Initial Evaluation", time="8:30 AM", credentials="PT, DPT"
        )
    if date == PT_DATES[-1]:
        sections = {
            "Visit": f"Visit {at} of 12. Discharge.",
            "Subjective": "Pain 2/10, 4/10 after a mile. Manages stairs foot over foot. Cannot kneel.",
            "Objective": "Flexion 128, extension 0. Quadriceps 4+/5. Lower Extremity Functional Scale"
            " 61 of 80. Girth of the thigh 3 cm under the right.",
            "Assessment": "Three of four goals met; flexion is 2 degrees short. Kneeling stays painful.",
            "Plan": "Discharged to home exercises and a gym program.",
        }
        return notes.Note(
            visit, sections, title="PT Discharge Note", time="9:15 AM", credentials="PT, DPT"
        )
    said, found = SAID[date]
    sections = {
        "Visit": f"Visit {at} of 12.",
        "Subjective": said,
        "Objective": found,
        "Treatment": list(TREATED),
        "Assessment": "Tolerated treatment without increase of swelling. Needs skilled therapy for"
        " strength and gait.",
        "Plan": "Continue plan of care; progress closed chain exercise.",
    }
    return notes.Note(
        visit, sections, title="PT Treatment Note", time="9:15 AM", credentials="PT, DPT"
    )


def _entries() -> list[Charge | accounts.Receipt]:
    """The ledger stops before the last visit."""
    kind = "physical_therapy"
    out: list[Charge | accounts.Receipt] = []
    for date in PT_DATES[:-1]:
        if date == PT_DATES[0]:
            out.append(
                charge(date, "97161", "198.00", "PT evaluation low", kind, PT[date], mods="GP")
            )
        out.append(
            charge(date, "97110", "122.00", "Ther exercise x2", kind, PT[date], units=2, mods="GP")
        )
        if date != PT_DATES[0]:
            out.append(charge(date, "97112", "66.00", "Neuro re-ed", kind, PT[date], mods="GP"))
            out.append(charge(date, "97140", "62.00", "Manual therapy", kind, PT[date], mods="GP"))
    out.insert(9, accounts.Receipt(day("2023-11-02"), "Insurance payment", Decimal("310.40")))
    out.append(accounts.Receipt(day("2023-12-15"), "Contract write-off", Decimal("215.60")))
    return out


def packet() -> Packet:
    """All digital."""
    out = Packet(
        FILE,
        COPPER.name,
        "Digital PT print-out and ledger: a note on the wrong knee, last visit not billed",
        4,
    )
    printed = dt.datetime(2024, 3, 11, 8, 5)  # noqa: DTZ001 (as printed: no zone)
    for at, date in enumerate(PT_DATES, start=1):
        out.add(notes.encounter_print(COPPER, CLIENT, _note(at, date), printed))
    out.add(
        accounts.ledger(COPPER, CLIENT, _entries(), account="CC-3318", printed=day("2024-03-11"))
    )
    log = (
        ("10/18/2023", "Lucas Feldhaus, MD", "Evaluation", "Treatment", "fax"),
        ("12/05/2023", "Lucas Feldhaus, MD", "Discharge note", "Treatment", "fax"),
        ("03/11/2024", paperwork.FIRM.name, "Chart, ledger", "Patient request", "portal"),
    )
    out.add(paperwork.disclosure_log(COPPER, CLIENT, log))
    return out


def cut_off() -> Packet:
    """A file of which only the first part arrived."""
    out = Packet(
        CUT_FILE, COPPER.name, "A PDF cut off in transit: cannot be opened", 4, cut_off=True
    )
    remark = ("Enclosed is the exercise log that was not part of our first mailing.",)
    out.add(paperwork.cover_letter(COPPER, CLIENT, day("2024-03-29"), remark, "Joan Pell, Records"))
    out.add(paperwork.certification(COPPER, CLIENT, day("2024-03-29"), 2, "Joan Pell"))
    return out


def pharmacy() -> Packet:
    """A digital medication profile."""
    out = Packet(
        PHARMACY_FILE, PHARMACY.name, "Digital pharmacy profile, one encounter to a fill", 5
    )
    rows = (
        ("1", "6610442", "Hydrocodone-APAP 5-325 mg tab", "00406-0123-01", "8", "2", "N Quill DO"),
        ("2", "6610997", "Meloxicam 15 mg tab", "68382-0051-01", "30", "30", "L Feldhaus MD"),
        (
            "3",
            "6613120",
            "Oxycodone-APAP 5-325 mg tab",
            "00406-0512-01",
            "20",
            "5",
            "L Feldhaus MD",
        ),
        ("4", "6613388", "Naproxen 500 mg tab", "53746-0190-01", "60", "30", "L Feldhaus MD"),
        ("5", "6615204", "Acetaminophen 500 mg tab", "00904-6730-60", "100", "25", "L Feldhaus MD"),
    )
    fills = [
        studies.Fill(FILLS[k], rx, drug, ndc, qty, days, who, "")
        for k, rx, drug, ndc, qty, days, who in rows
    ]
    span = (day("2023-09-06"), day("2024-03-01"))
    out.add(studies.pharmacy_profile(PHARMACY, CLIENT, fills, *span))
    return out
