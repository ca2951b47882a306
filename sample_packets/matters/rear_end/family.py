"""The family doctor's dictated notes: one from before the loss, one visit never billed.

The last visit comes later by fax, into the inbox itself and without a folder.
"""

from __future__ import annotations

from sample_packets.builder.layouts import cms1500, notes, paperwork
from sample_packets.builder.packet import Packet
from sample_packets.builder.script import charge, day
from sample_packets.builder.sheet import Sheet
from sample_packets.matters.rear_end.people import CLIENT, FAMILY, LOSS, QUARRY

FILE = "quarry_road/office_notes.pdf"
LATE = "fax_20240805_1510.pdf"
LUMBAR = "An MRI of the lumbar spine would only be considered if leg symptoms appear."

OLD = notes.Note(
    FAMILY["2022-08-16"],
    {
        "Reason for visit": "Annual examination.",
        "Subjective": "Marisol is a 34-year-old dental hygienist who comes for her annual exam. She"
        " feels well. Migraines are down to one or two a year. She runs three times a week. She"
        " denies neck pain, back pain and joint pain.",
        "Past history": "Migraine, seasonal allergies, appendectomy in 2014.",
        "Family history": "Mother with cervical fusion in 2009, father with hypertension.",
        "Objective": "Blood pressure 116/74, pulse 66, weight 144 pounds. Heart regular, lungs"
        " clear, abdomen soft. Neck supple with full painless range of motion. Neurologic exam"
        " without focal deficit. Skin clear.",
        "Assessment": ["Healthy adult, annual examination.", "Migraine without aura, stable."],
        "Plan": "Screening labs declined today. Influenza vaccine in the fall. Return in one year.",
    },
)
FIRST = notes.Note(
    FAMILY["2024-01-22"],
    {
        "Reason for visit": "Follow-up after motor vehicle accident.",
        "Subjective": "Marisol is a 36-year-old woman who was rear-ended on January 18, 2024 while"
        " stopped at a traffic light. She was seen in the emergency department at Brannock, where"
        " neck films were negative for fracture. She has neck pain of 7/10, headaches every day and"
        " tingling from the left shoulder to the thumb. She sleeps poorly. Ibuprofen upsets her"
        " stomach. She has not worked since the accident. Low back is a little sore, without leg"
        " pain.",
        "Objective": "Blood pressure 128/80, pulse 78. Neck: tender left paraspinals and upper"
        " trapezius with spasm. Rotation to the left about 40 degrees, to the right 60. Spurling"
        " maneuver on the left reproduces the tingling. Strength is full except for slight weakness"
        " of left wrist extension. Biceps reflex on the left is slightly reduced. Lumbar spine is"
        " not tender, straight leg raising is negative.",
        "Assessment": [
            "Cervical strain following motor vehicle accident.",
            "Left cervical radiculitis, probably C6.",
            "Post-traumatic headache.",
        ],
        "Plan": "Change to meloxicam 15 mg daily. Continue cyclobenzaprine at bedtime. Referral to"
        " physical therapy twice a week for six weeks. MRI of the cervical spine is ordered because"
        f" of the arm symptoms. {LUMBAR} Off work for two weeks, then light duty. Recheck in two to"
        " three weeks.",
    },
)
SECOND = notes.Note(
    FAMILY["2024-02-09"],
    {
        "Reason for visit": "Recheck of neck and left arm; MRI result.",
        "Subjective": "Marisol has had four visits of therapy. Neck pain is 5/10. Headaches are"
        " three a week. The thumb still tingles, worse at night. She went back to work four hours a"
        " day on February 5.",
        "Objective": "Blood pressure 124/76. Rotation to the left 50 degrees. Spurling positive on"
        " the left. Wrist extension on the left 5-/5. Biceps reflex reduced on the left."
        " The MRI of the neck shows a left-sided disc protrusion at C5-C6 that touches the C6 root.",
        "Assessment": [
            "Cervical disc protrusion C5-C6 with left C6 radiculopathy.",
            "Headache, better.",
        ],
        "Plan": "Finish therapy. Gabapentin 300 mg at night. If she is not clearly better after"
        " therapy, referral to a spine specialist. Light duty of four to six hours goes on.",
    },
)
THIRD = notes.Note(
    FAMILY["2024-05-16"],
    {
        "Reason for visit": "Medication review after the injection.",
        "Subjective": "Marisol had an epidural injection at Northfork on May 7 and says that the arm"
        " tingling is about half of what it was. Neck pain 3/10. She works six hours. Gabapentin"
        " makes her drowsy in the morning.",
        "Objective": "Blood pressure 118/74, pulse 70. Injection site clean. Rotation to the left 58"
        " degrees. Spurling mildly positive on the left. Strength 5/5. Reflexes equal.",
        "Assessment": ["Left C6 radiculopathy, improved after epidural injection."],
        "Plan": "Gabapentin down to 100 mg at night. Home exercises. Care of the neck stays with"
        " Dr. Whitcomb. Return here as needed.",
    },
)


def _form(account: str, date: str, code: str, amount: str) -> Sheet:
    lines = [charge(date, code, amount, "Office visit", "office_visit", FAMILY[date])]
    return cms1500.claim(
        QUARRY, CLIENT, lines, account=account, diagnoses=("S16.1XXA", "M54.12", "G44.319"),
        rendering="Gwendolyn Baptiste MD", rendering_npi="1477755120", signed=day(date), injury=LOSS,
    )  # fmt: skip


def packet() -> Packet:
    """The practice's answer: no certificate, no bill for February 9."""
    out = Packet(
        FILE, QUARRY.name,
        "Dictated notes, 200 dpi: a visit of 2022, a visit not billed, no certificate", 5,
        look="bilevel200",
    )  # fmt: skip
    for note, typist in ((OLD, "lmk"), (FIRST, "lmk"), (SECOND, "rw")):
        assert note.visit.date is not None
        out.add(notes.dictated_note(QUARRY, CLIENT, note, note.visit.date, typist))
    out.add(_form("QR-50118", "2024-01-22", "99214", "186.00"))
    return out


def late_fax() -> Packet:
    """A supplement, faxed to the firm and dropped into the inbox as it came."""
    out = Packet(
        LATE,
        QUARRY.name,
        "Late fax in the inbox itself: must find its matter by name and birth date",
        5,
        "fax",
    )
    assert THIRD.visit.date is not None
    remark = "Supplement to our records of last month: visit of May 16 and the claim for it."
    out.add(paperwork.fax_cover(QUARRY, CLIENT, day("2024-08-05"), 3, remark))
    out.add(notes.dictated_note(QUARRY, CLIENT, THIRD, THIRD.visit.date, "rw"))
    out.add(_form("QR-51660", "2024-05-16", "99213", "142.00"))
    out.fax_line("08/05/2024 15:10", "QUARRY ROAD FP 5415550156")
    return out
