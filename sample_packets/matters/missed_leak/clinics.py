"""After the hospital: the surgeon's office and the infectious disease clinic."""

from __future__ import annotations

import datetime as dt

from sample_packets.builder.layouts import cms1500, notes, paperwork, studies
from sample_packets.builder.packet import Packet
from sample_packets.builder.script import charge, day
from sample_packets.builder.sheet import Sheet
from sample_packets.matters.missed_leak.people import (
    CLIENT,
    CLINIC,
    CLINIC_LABS,
    INFECTION,
    LOSS,
    OFFICE,
    SPECIALIST,
    SURGEON,
    SURGEONS,
)  # fmt: skip

SURGEON_FILE = "high_desert_surgical/office_chart.pdf"
CLINIC_FILE = "mesa_infectious_disease/clinic_notes.pdf"
OUTSIDE_SCAN = (
    "A repeat CT of the abdomen was done at Pinecrest Imaging on April 1, 2022 and showed that the left"
    " paracolic collection was gone."
)
HERNIA = (
    "If the bulge becomes painful, repair of an incisional hernia would be considered next year."
)

OFFICE_NOTES = (
    notes.Note(
        OFFICE["2022-02-21"],
        {
            "Reason for visit": "Gallstones.",
            "History": "Mrs. Brandt is a 50-year-old school librarian with four attacks of right upper"
            " quadrant pain since November, each after a fatty meal. Ultrasound ordered by her family"
            " doctor shows gallstones. She has had a cesarean section in 1998. She takes levothyroxine.",
            "Examination": "Abdomen soft, lower midline scar, no hernia, no tenderness today.",
            "Assessment": ["Symptomatic cholelithiasis."],
            "Plan": "Laparoscopic cholecystectomy at Grand Mesa, scheduled for March 7. Risks were gone"
            " over, among them injury of bowel where it may be stuck to the old scar.",
        },
    ),
    notes.Note(
        OFFICE["2022-03-28"],
        {
            "Reason for visit": "Nine days after discharge.",
            "History": "Mrs. Brandt had a jejunal perforation after laparoscopic cholecystectomy and"
            " underwent laparotomy with bowel resection on March 11. She is at home with infusion and a"
            " vacuum dressing. She is weak, naps twice a day, eats small meals. Pain 3 out of 10.",
            "Examination": "Weight 134 pounds. Temperature 98.4. Abdomen soft. Wound 12 by 2.5 by 1 cm,"
            " clean and red. Drain sites closed.",
            "Assessment": ["Open midline wound, healing.", "Deconditioning after septic shock."],
            "Plan": "Go on with the vacuum dressing. Protein shakes. No lifting over 10 pounds. Off"
            " work. Two weeks.",
        },
    ),
    notes.Note(
        OFFICE["2022-04-11"],
        {
            "Reason for visit": "Wound check.",
            "History": "She finished her antibiotics last week. Walks half a mile. She has bad dreams"
            " of the hospital and is afraid to be alone at night.",
            "Examination": "Weight 137 pounds. Wound 6 by 1 cm, flat. Vacuum dressing removed today.",
            "Assessment": ["Wound nearly closed.", "Anxiety after critical illness."],
            "Plan": "Plain dressing. Counseling was suggested. Off work until May 16. Four weeks.",
        },
    ),
    notes.Note(
        OFFICE["2022-05-09"],
        {
            "Reason for visit": "Final wound check.",
            "History": "Wound closed two weeks ago. Bowels loose twice a day. Energy about two thirds.",
            "Examination": "Weight 141 pounds. Midline scar 16 cm, closed, with a soft bulge of 3 cm at"
            " its lower end on coughing, which goes back easily.",
            "Assessment": ["Healed wound.", "Small reducible incisional hernia."],
            "Plan": f"{HERNIA} Half-time work from May 16, full time from June 13. Return as needed.",
        },
    ),
)


def _claim(place: str, account: str, date: str, code: str, amount: str) -> Sheet:
    surgeon = place == "surgeon"
    visit = OFFICE[date] if surgeon else CLINIC[date]
    who, npi = (SURGEON, "1669922084") if surgeon else (SPECIALIST, "1770055317")
    lines = [charge(date, code, amount, "Office visit", "office_visit", visit)]
    if not surgeon and date == "2022-04-04":
        lines.append(charge(date, "85025", "38.00", "CBC", "laboratory", CLINIC_LABS))
        lines.append(charge(date, "86140", "24.00", "CRP", "laboratory", CLINIC_LABS))
    return cms1500.claim(
        SURGEONS if surgeon else INFECTION, CLIENT, lines, account=account,
        diagnoses=("K91.71", "T81.31XD") if surgeon else ("K65.1", "B37.89"), rendering=f"{who} MD",
        rendering_npi=npi, signed=day(date), injury=LOSS, insurer="PLATEAU HEALTH PLAN", auto=False,
    )  # fmt: skip


def surgeon() -> Packet:
    """Dictated notes scanned at 300 dpi in gray and black and white; one from before the range."""
    out = Packet(
        SURGEON_FILE,
        SURGEONS.name,
        "Dictated notes and claims, 300 dpi: one visit before the range asked for",
        1,
        "bilevel300",
    )
    for note in OFFICE_NOTES:
        assert note.visit.date is not None
        out.add(notes.dictated_note(SURGEONS, CLIENT, note, note.visit.date, "dhv"))
    for account, date, code, amount in (
        ("HD-1180", "2022-02-21", "99203", "236.00"), ("HD-1204", "2022-03-28", "99214", "214.00"),
        ("HD-1221", "2022-04-11", "99213", "151.00"), ("HD-1266", "2022-05-09", "99213", "151.00"),
    ):  # fmt: skip
        out.add(_claim("surgeon", account, date, code, amount), look="bilevel200")
    return out


FIRST = notes.Note(
    CLINIC["2022-04-04"],
    {
        "Reason for Visit": "Hospital follow-up, intra-abdominal infection.",
        "Interval History": "50 year old woman seen in hospital for polymicrobial peritonitis after"
        " jejunal perforation. Day 24 of treatment, ertapenem and fluconazole by home infusion. No"
        f" fever, chills or diarrhea. {OUTSIDE_SCAN} Appetite is coming back.",
        "Current Medications": ["Ertapenem 1 g IV daily", "Fluconazole 400 mg daily", "Levothyroxine 75 mcg daily"],
        "Physical Exam": "No distress. Heart regular. Lungs clear. Abdomen soft with vacuum dressing on"
        " the midline. PICC right arm without redness. No rash.",
        "Assessment": ["Intra-abdominal abscess, resolved on CT (K65.1)", "Candida peritonitis, treated (B37.89)"],
        "Plan": [
            "Stop ertapenem and fluconazole after today's dose",
            "Remove PICC line today",
            "CBC, metabolic panel and CRP today",
            "Recheck in ten to twelve weeks",
        ],
    },
    title="Office Visit",
    time="11:10 AM",
    vitals="BP 112/70   Pulse 84   Temp 98.2 F   Weight 135 lb   Pain 2/10",
)  # fmt: skip
LAST = notes.Note(
    CLINIC["2022-06-20"],
    {
        "Reason for Visit": "Final recheck.",
        "Interval History": "No fever since the end of treatment. Back at work full time since last"
        " Monday, tired by the afternoon. Loose stools once or twice a day. Sleeps badly, sees a"
        " counselor.",
        "Physical Exam": "Weight 145 lb. Abdomen soft, small reducible bulge at the lower scar. PICC"
        " site healed.",
        "Assessment": ["Intra-abdominal infection, cured", "Fatigue after critical illness"],
        "Plan": ["No further antibiotics", "Return as needed"],
        "Comment": "Asked by the patient: in my opinion a CT on March 9 would have shown the leak, and"
        " operation that evening would more likely than not have kept her from septic shock.",
    },
    title="Office Visit",
    time="2:40 PM",
    vitals="BP 118/74   Pulse 76   Temp 98.0 F   Weight 145 lb",
)


def infection() -> Packet:
    """A worn gray scan of a clinic's print-out, one page upside down."""
    out = Packet(
        CLINIC_FILE,
        INFECTION.name,
        "Worn gray scan: outside CT only told of, an imaging center never asked, a page upside down",
        2,
        "worn200",
    )
    printed = dt.datetime(2022, 7, 25, 15, 30)  # noqa: DTZ001 (as printed: no zone)
    form = paperwork.intake_form(
        INFECTION, CLIENT, day("2022-04-04"), LOSS,
        (
            ("Reason for visit", "infection after surgery"), ("Hospital", "Grand Mesa, March"),
            ("Pharmacy", "home infusion"), ("Emergency contact", "Paul Brandt, husband"),
        ),
        (
            ("Fever", False), ("Chills", False), ("Weight loss", True), ("Diarrhea", False),
            ("Fatigue", True), ("Poor sleep", True), ("Rash", False), ("Cough", False), ("Open wound", True),
        ),
    )  # fmt: skip
    out.add(form)
    out.add(notes.encounter_print(INFECTION, CLIENT, FIRST, printed))
    rows = (
        ("WBC", "7.2", "", "4.0 - 11.0", "K/uL"), ("Hemoglobin", "10.6", "L", "12.0 - 16.0", "g/dL"),
        ("Platelets", "341", "", "150 - 400", "K/uL"), ("CRP", "0.9", "H", "0.0 - 0.8", "mg/dL"),
        ("Creatinine", "0.8", "", "0.5 - 1.0", "mg/dL"),
    )  # fmt: skip
    out.add(
        studies.lab_report(
            INFECTION, CLIENT, CLINIC_LABS, f"{SPECIALIST}, MD", "11:35", [("Blood tests", rows)]
        ),
        turn=180,
    )
    out.add(notes.encounter_print(INFECTION, CLIENT, LAST, printed))
    out.add(_claim("infection", "MI-7731", "2022-04-04", "99214", "228.00"))
    out.add(_claim("infection", "MI-7902", "2022-06-20", "99213", "164.00"))
    return out
