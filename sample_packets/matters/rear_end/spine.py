"""The spine specialists' print-out: consult, nerve study, injection, rechecks and claims."""

from __future__ import annotations

import datetime as dt

from sample_packets.builder.layouts import cms1500, notes, paperwork, theatre
from sample_packets.builder.packet import Packet
from sample_packets.builder.script import charge, day
from sample_packets.builder.sheet import Sheet
from sample_packets.matters.rear_end.people import (
    CLIENT,
    CONSULT,
    EMG,
    ESI,
    LAST,
    LOSS,
    NORTHFORK,
    RECHECK,
    UNDATED,
)  # fmt: skip

FILE = "northfork_spine/chart_export.pdf"
URGENT_CARE = (
    "She was also seen at Cedar Point Urgent Care on January 20, 2024, where she was given a"
    " tizanidine prescription."
)
SURGERY = "If a second injection fails, an anterior cervical discectomy would be discussed."

FIRST = notes.Note(
    CONSULT,
    {
        "Reason for Consultation": "Neck pain with left arm symptoms, referred by Gwendolyn Baptiste,"
        " MD.",
        "History of Present Illness": "Ms. Tennant is a 36 year old right-handed dental hygienist"
        " with neck pain and left arm tingling since January 18, 2024, when her stopped car was"
        " struck from behind. She had no neck or arm symptoms before that day. She was treated in"
        f" the emergency department on the day of the collision. {URGENT_CARE} Eight visits of"
        " physical therapy and a month of chiropractic care gave partial relief."
        "\n\nPain is 5 out of 10 on average, 8 at worst, on the left side of the neck, with tingling"
        " along the radial forearm to the thumb. It is worse with looking down and to the left. She"
        " wakes twice a night. She works six hours a day instead of eight.",
        "Past Medical History": ["Migraine", "Seasonal allergies", "Appendectomy 2014"],
        "Medications": [
            "Meloxicam 15 mg daily",
            "Gabapentin 300 mg at bedtime",
            "Cetirizine 10 mg as needed",
        ],
        "Allergies": "Sulfa antibiotics.",
        "Review of Systems": "Negative for fever, weight loss, chest pain, shortness of breath,"
        " bladder or bowel symptoms and gait trouble. Positive for neck pain, headache and left hand"
        " tingling. Otherwise negative in ten systems.",
        "Physical Exam": "General: well developed, no distress. Gait normal, tandem gait steady."
        "\n\nCervical spine: flexion 42, extension 40, rotation 56 left and 68 right. Tender left"
        " C5-C6 facet region. Spurling positive on the left. Hoffmann negative."
        "\n\nMotor: 5/5 but left wrist extension 4+/5. Sensation: reduced pinprick in the left C6"
        " dermatome. Reflexes: left brachioradialis 1+, all others 2+.",
        "Data Reviewed": "MRI of the cervical spine of February 2, 2024: left paracentral and"
        " foraminal protrusion at C5-C6 with contact of the C6 root. I looked at the images myself"
        " and agree.",
        "Assessment": [
            "Cervical disc displacement with radiculopathy, C5-C6 left (M50.122)",
            "Cervicalgia (M54.2)",
            "Post-traumatic headache (G44.319)",
        ],
        "Plan": [
            "EMG and nerve conduction study of the left arm",
            "C5-C6 interlaminar epidural steroid injection under fluoroscopy; risks were explained",
            "Continue gabapentin and home exercises",
            "Light duty, no more than six hours a day, until recheck",
        ],
        "Causation": "To a reasonable degree of medical probability the disc protrusion became"
        " symptomatic through the collision of January 18, 2024.",
    },
    title="New Patient Consultation",
    time="9:40 AM",
    vitals="BP 120/76   Pulse 68   Height 65 in   Weight 147 lb   BMI 24.5   Pain 5/10",
)
NERVES = notes.Note(
    EMG,
    {
        "Indication": "Left arm tingling; question of C6 radiculopathy against carpal tunnel syndrome.",
        "Nerve Conduction": "Left median motor: distal latency 3.4 ms, amplitude 9.1 mV, velocity 57"
        " m/s. Left ulnar motor: distal latency 2.7 ms, amplitude 10.2 mV, velocity 60 m/s. Left"
        " median sensory at the wrist: latency 3.1 ms, amplitude 42 uV. Left radial sensory: latency"
        " 2.2 ms, amplitude 31 uV. All within normal limits.",
        "Needle Examination": "Left pronator teres and extensor carpi radialis: increased insertional"
        " activity, 1+ fibrillations, motor units of increased duration. Left biceps: reduced"
        " recruitment. Left deltoid, triceps, first dorsal interosseous and abductor pollicis brevis:"
        " normal. Left C6 paraspinals: 1+ fibrillations.",
        "Interpretation": [
            "Subacute left C6 radiculopathy with mild active denervation.",
            "No evidence of carpal tunnel syndrome or of ulnar neuropathy.",
        ],
    },
    title="EMG / Nerve Conduction Study",
    time="1:15 PM",
)
INJECTION = notes.Note(
    ESI,
    {
        "Procedure": "C7-T1 interlaminar epidural steroid injection with catheter to C5-C6 under"
        " fluoroscopic guidance.",
        "Preoperative Diagnosis": "Left C6 radiculopathy from C5-C6 disc protrusion.",
        "Postoperative Diagnosis": "Same.",
        "Anesthesia": "Local, 1% lidocaine 4 mL. No sedation.",
        "Complications": "None. Blood loss: none.",
        "Description of Procedure": "After consent and time-out the patient was placed prone. The"
        " skin was prepared with chlorhexidine and draped. Under fluoroscopy the C7-T1 interspace"
        " was found and the skin infiltrated with lidocaine. A 18-gauge Tuohy needle was advanced by"
        " loss of resistance into the epidural space. Aspiration was negative for blood and fluid. 1"
        " mL of contrast showed spread to the left without vascular uptake. A catheter was passed to"
        " C5-C6 and 80 mg of methylprednisolone with 2 mL of saline was injected. Needle and"
        " catheter were withdrawn whole and a dressing was placed."
        "\n\nThe patient was watched for thirty minutes. Strength was unchanged. Pain before 6/10,"
        " after 3/10.",
        "Disposition": "Home with her husband and written instructions. Recheck in two weeks.",
    },
    title="Procedure Report",
)
AFTER = notes.Note(
    RECHECK,
    {
        "Interval History": "Two weeks after the epidural injection arm tingling is down by half and"
        " neck pain is 3 out of 10. She sleeps through most nights. She works six hours.",
        "Physical Exam": "Rotation 60 left, 70 right. Spurling mildly positive on the left. Left wrist"
        " extension 5-/5. Left brachioradialis 1+.",
        "Assessment": [
            "Cervical disc displacement with radiculopathy C5-C6 left (M50.122), improved"
        ],
        "Plan": [
            "Second injection if pain returns above 5 out of 10",
            "Work up to seven hours a day",
            "Recheck in six weeks",
        ],
    },
    title="Office Visit",
    time="10:20 AM",
    vitals="BP 116/72   Pulse 70   Pain 3/10",
)
FINAL = notes.Note(
    LAST,
    {
        "Interval History": "Neck pain is 2 to 3 out of 10. Tingling of the left thumb comes on only"
        " after a long day. She has worked eight hours a day since the middle of June, with breaks.",
        "Physical Exam": "Rotation 62 left, 70 right. Spurling negative. Strength 5/5. Left"
        " brachioradialis 1+. Sensation slightly reduced at the left thumb.",
        "Assessment": [
            "Cervical disc displacement with radiculopathy C5-C6 left (M50.122), at maximum medical"
            " improvement",
        ],
        "Plan": [SURGERY, "Home exercises for life", "Return as needed"],
        "Impairment": "By the AMA Guides, sixth edition, cervical disc with resolved radiculopathy,"
        " class 1: 6 percent of the whole person.",
        "Work Status": "Full duty with a five minute break every hour.",
        "Prognosis": "Fair. Flare-ups with two or three visits a year and one injection every other"
        " year are likely.",
    },
    title="Office Visit",
    time="2:05 PM",
    vitals="BP 118/74   Pulse 66   Pain 2/10",
)
PHONE = notes.Note(
    UNDATED,
    {
        "Interval History": "Patient came in without appointment for soreness at the injection site."
        " No fever, no headache on standing, no new weakness.",
        "Physical Exam": "Site clean and dry, slight bruise. Strength 5/5 in both arms.",
        "Assessment": ["Local soreness after injection, no sign of infection"],
        "Plan": ["Ice, acetaminophen 500 mg as needed", "Call for fever or headache"],
    },
    title="Nurse Visit",
)


def _claims() -> list[Sheet]:
    """The injection of June 11 is billed; no report of it was sent."""
    visit, surgery = "office_visit", "operative"
    batches = (
        ("NF-8801", "2024-04-30", [
            charge("2024-04-15", "99204", "342.00", "New patient visit", visit, CONSULT),
            charge("2024-04-29", "95886", "310.00", "Needle EMG limb", visit, EMG),
            charge("2024-04-29", "95908", "275.50", "Nerve conduction", visit, EMG),
        ]),
        ("NF-8842", "2024-05-31", [
            charge("2024-05-07", "62321", "1480.00", "Cervical epidural", surgery, ESI),
            charge("2024-05-07", "J1030", "24.60", "Methylprednisolone 40", surgery, ESI, units=2, small=True),
            charge("2024-05-21", "99213", "168.00", "Office visit", visit, RECHECK),
        ]),
        ("NF-8917", "2024-07-05", [
            charge("2024-06-11", "62321", "1480.00", "Cervical epidural", surgery),
            charge("2024-06-11", "J1030", "24.60", "Methylprednisolone 40", surgery, units=2, small=True),
            charge("2024-07-02", "99214", "224.00", "Office visit", visit, LAST),
        ]),
    )  # fmt: skip
    return [
        cms1500.claim(
            NORTHFORK, CLIENT, lines, account=account, diagnoses=("M50.122", "M54.2", "G44.319"),
            rendering="Samuel Whitcomb MD", rendering_npi="1285567019", signed=day(signed), injury=LOSS,
        )
        for account, signed, lines in batches
    ]  # fmt: skip


def packet() -> Packet:
    """All digital, exported from the clinic's system."""
    out = Packet(
        FILE,
        NORTHFORK.name,
        "Digital clinic chart: undated note, urgent care named but never asked, an injection billed without report",
        4,
    )
    printed = dt.datetime(2024, 7, 24, 16, 2)  # noqa: DTZ001 (as printed: no zone)
    form = paperwork.intake_form(
        NORTHFORK, CLIENT, day("2024-04-15"), LOSS,
        (
            ("Where does it hurt", "neck, left arm to thumb"),
            ("Treatment so far", "therapy, chiropractor, pills"),
            ("Pain now (0-10)", "5"),
            ("Who sent you", "Dr. Baptiste"),
        ),
        (
            ("Neck pain", True), ("Arm tingling", True), ("Arm weakness", False), ("Headache", True),
            ("Diabetes", False), ("Blood thinner", False), ("Pregnant", False), ("Fever", False),
            ("Weight loss", False),
        ),
    )  # fmt: skip
    out.add(form, look="gray300")
    for note in (FIRST, NERVES):
        out.add(notes.encounter_print(NORTHFORK, CLIENT, note, printed))
    out.add(theatre.operation_report(NORTHFORK, CLIENT, INJECTION, numbered=False))
    for note in (PHONE, AFTER, FINAL):
        out.add(notes.encounter_print(NORTHFORK, CLIENT, note, printed))
    out.add(_claims())
    return out
