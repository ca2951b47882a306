"""Physical therapy: eight visits of which the fifth never came, and another patient's page."""

from __future__ import annotations

from sample_packets.builder.layouts import cms1500, notes, paperwork, therapy
from sample_packets.builder.packet import Packet
from sample_packets.builder.script import Charge, charge, day
from sample_packets.builder.script import Visit as Seen
from sample_packets.matters.rear_end.people import (
    ALDER,
    ASSISTANT,
    CLIENT,
    LOSS,
    PT,
    STRANGER,
    THERAPIST,
)  # fmt: skip

FILE = "alder_street_pt/records.pdf"
DIAGNOSIS = "M54.2 Cervicalgia; S16.1XXA"
WARM_UP = "Patient was greeted in the waiting room and walked to the treatment area."

SUBJECTIVE = {
    2: "Patient reports that she was sore for a day after the evaluation. Neck pain today 6/10."
    " Slept five hours. The tingling in the left thumb comes and goes.",
    3: "Patient states that heat at home helps. Neck pain 6/10 at rest and 7/10 after a half day of"
    " office work. No new symptoms.",
    4: "Patient reports fewer headaches, now three a week. Neck pain 5/10. Turning to check the"
    " blind spot is still hard.",
    6: "Patient reports neck pain 4/10. She returned to work for four hours a day last week and"
    " has to stop twice for pain.",
    7: "Neck pain 4/10. Worse after cleaning three patients in a row with the head bent to the"
    " left. Thumb tingling about twice a week.",
}
OBJECTIVE = {
    2: "Tender and taut left upper trapezius and levator scapulae. Cervical rotation left 42"
    " degrees. Spurling test on the left positive for thumb symptoms.",
    3: "Rotation left 46 degrees, right 62 degrees. Deep neck flexor endurance 9 seconds."
    " Upper limb tension test for the median nerve positive on the left.",
    4: "Rotation left 52 degrees. Grip left 48 lb, right 61 lb. Spasm of the left upper trapezius"
    " is less than at the evaluation.",
    6: "Rotation left 55 degrees, right 66 degrees. Deep neck flexor endurance 14 seconds.",
    7: "Rotation left 56 degrees. Trigger point in the left levator scapulae refers to the"
    " shoulder blade. Grip left 50 lb.",
}
ASSESSMENT = {
    2: "Tolerated treatment with mild soreness. Irritable neural signs on the left limit progress.",
    3: "Responds to manual traction with relief of thumb symptoms for two hours.",
    4: "Steady gain in rotation. Remains limited for driving and for work with the head bent.",
    6: "Progress is slower since the return to work. Work posture reviewed with patient.",
    7: "Plateau in rotation over the last two visits. Symptoms follow the load at work.",
}
PLAN = {
    2: "Continue plan of care twice a week. Add nerve glides as tolerated.",
    3: "Continue. Re-measure at next visit.",
    4: "Continue manual therapy; progress deep neck flexor training.",
    6: "Continue twice a week. Ergonomic advice for the dental chair.",
    7: "One more visit, then report to the referring doctor.",
}
TREATMENTS = (
    ("97110", "Therapeutic exercise: chin tucks, scapular retraction, nerve glides", "23"),
    ("97140", "Manual therapy: soft tissue work, manual cervical traction", "15"),
    ("97014", "Electrical stimulation with moist heat to the neck", "-"),
)


def _session(n: int) -> therapy.Session:
    visit = PT[n]
    credentials = "PT, DPT" if visit.provider == THERAPIST else "PTA"
    sections = {
        "Subjective": SUBJECTIVE[n],
        "Objective": f"{WARM_UP} {OBJECTIVE[n]}",
        "Assessment": ASSESSMENT[n],
        "Plan": PLAN[n],
    }
    note = notes.Note(visit, sections, title="DAILY NOTE", credentials=credentials)
    return therapy.Session(
        note, n, 12, TREATMENTS, (), "Gwendolyn Baptiste, MD", "01/18/2024", DIAGNOSIS
    )


EVALUATION = therapy.Session(
    notes.Note(
        PT[1],
        {
            "History": "Patient is a 36 year old right-handed dental hygienist who was rear-ended"
            " while stopped at a traffic light on 01/18/2024. She had neck pain at once and"
            " headache within an hour and was seen in the emergency department, where films of the"
            " neck were taken. Her family doctor referred her to therapy on 01/22/2024.",
            "Subjective": "Neck pain 7/10 at worst, 4/10 at best, constant, left more than right."
            " Tingling to the left thumb several times a day. Headaches daily from the base of the"
            " skull. Cannot look over the left shoulder to drive. Sleeps four hours at a stretch."
            " Before the accident she had no neck complaint and no limits at work.",
            "Prior Level of Function": "Independent in all activities, full time work, runs three"
            " miles twice a week.",
            "Assessment": "Signs and symptoms agree with a cervical strain with irritation of the"
            " left C6 nerve root. Rehabilitation potential is good. The patient needs skilled"
            " therapy to regain motion and to return to full work.",
            "Goals": [
                "In 4 weeks: rotation to the left of 60 degrees to drive safely",
                "In 4 weeks: headaches no more than once a week",
                "In 6 weeks: full work day with pain of 2/10 or less",
                "Neck Disability Index under 20%",
            ],
            "Plan of Care": "Therapy twice a week for 6 weeks, 12 visits in all: manual therapy,"
            " therapeutic exercise, traction, electrical stimulation, home program.",
        },
        title="INITIAL EVALUATION",
        credentials="PT, DPT",
    ),
    1,
    12,
    (
        ("97162", "Evaluation, moderate complexity", "-"),
        ("97140", "Manual therapy: soft tissue work to left upper trapezius", "12"),
    ),
    (
        ("Cervical rotation left / right", "38 / 60 degrees", "60 / 70"),
        ("Cervical flexion / extension", "36 / 40 degrees", "50 / 60"),
        ("Grip strength left / right", "44 / 60 lb", "58 / 60"),
        ("Deep neck flexor endurance", "6 seconds", "25 seconds"),
        ("Neck Disability Index", "46%", "under 20%"),
        ("Spurling test", "positive left", "negative"),
    ),
    "Gwendolyn Baptiste, MD",
    "01/18/2024",
    DIAGNOSIS,
)

REPORT = therapy.Session(
    notes.Note(
        PT[8],
        {
            "Subjective": "Neck pain 4/10, headaches twice a week. Thumb tingling twice a week."
            " Works six hours a day.",
            "Progress": "Rotation has gained 18 degrees and grip 7 lb since the evaluation. The"
            " patient has met one of four goals. Gains have slowed over the last three visits.",
            "Assessment": "The patient has reached a plateau with conservative care. Positive neural"
            " signs on the left remain. She is discharged to a home program with the advice to see"
            " her doctor about further options.",
            "Plan": "Discharge from therapy. Home program given in print.",
        },
        title="DISCHARGE SUMMARY",
        credentials="PT, DPT",
    ),
    8,
    12,
    TREATMENTS[:2],
    (
        ("Cervical rotation left / right", "56 / 68 degrees", "60 / 70"),
        ("Grip strength left / right", "51 / 61 lb", "58 / 60"),
        ("Deep neck flexor endurance", "17 seconds", "25 seconds"),
        ("Neck Disability Index", "30%", "under 20%"),
        ("Spurling test", "positive left", "negative"),
    ),
    "Gwendolyn Baptiste, MD",
    "01/18/2024",
    DIAGNOSIS,
)


def _stray() -> therapy.Session:
    visit = Seen("RE-STRAY", day("2024-02-13"), "physical_therapy", ASSISTANT, ALDER.name)
    sections = {
        "Subjective": "Patient reports right hip soreness 3/10 after walking two blocks.",
        "Objective": "Hip flexion 108 degrees. Gait with a single point cane, step length even.",
        "Assessment": "Doing well six weeks after total hip replacement.",
        "Plan": "Continue; begin stairs without rail.",
    }
    note = notes.Note(visit, sections, title="DAILY NOTE", credentials="PTA")
    treatments = (("97110", "Therapeutic exercise: hip abduction, sit to stand", "25"),)
    return therapy.Session(
        note, 9, 16, treatments, (), "Victor Halloran, MD", "12/28/2023", "Z47.1; Z96.641"
    )


def _visit_charges(date: str, visit: Seen | None) -> list[Charge]:
    kind = "physical_therapy"
    return [
        charge(date, "97110", "118.00", "Ther exercise", kind, visit, units=2, mods="GP"),
        charge(date, "97140", "64.00", "Manual therapy", kind, visit, mods="GP"),
        charge(date, "97014", "38.50", "E-stim", kind, visit, mods="GP"),
    ]


def _forms() -> list[list[Charge]]:
    """Every visit is billed, the fifth of February 7 too, whose note never came."""
    first = [
        charge("2024-01-24", "97162", "212.00", "PT eval", "physical_therapy", PT[1], mods="GP"),
        charge("2024-01-24", "97140", "64.00", "Manual therapy", "physical_therapy", PT[1], mods="GP 59"),
    ]  # fmt: skip
    whole = [first + _visit_charges("2024-01-29", PT[2])]
    for one, two in (
        ((3, "2024-01-31"), (4, "2024-02-05")),
        ((5, "2024-02-07"), (6, "2024-02-12")),
    ):
        whole.append([c for n, date in (one, two) for c in _visit_charges(date, PT.get(n))])
    last = _visit_charges("2024-02-26", PT[8])[:2]
    whole.append(_visit_charges("2024-02-19", PT[7]) + last)
    return whole


def packet() -> Packet:
    """A chart scanned in the office, some sheets upside down."""
    out = Packet(
        FILE, ALDER.name,
        "Scanned PT chart: visit 5 missing, a stranger's page, a copy, two pages turned", 1,
        look="bilevel300",
    )  # fmt: skip
    letter = (
        "Please find the complete therapy chart of the above patient, with billing, from January"
        " 24, 2024 through February 26, 2024.",
        "Kindly remit the copy fee of $32.50 within thirty days.",
    )
    out.add(
        paperwork.cover_letter(
            ALDER, CLIENT, day("2024-07-22"), letter, "Bettina Crowe, Office Manager"
        )
    )
    out.add(paperwork.certification(ALDER, CLIENT, day("2024-07-22"), 15, "Bettina Crowe"))
    out.add(therapy.therapy_note(ALDER, CLIENT, EVALUATION))
    out.add(therapy.therapy_note(ALDER, CLIENT, _session(2)))
    out.add(therapy.therapy_note(ALDER, CLIENT, _session(3)))
    third = len(out.leaves)
    out.add(therapy.therapy_note(ALDER, CLIENT, _session(4)), turn=180)
    out.add(paperwork.blank_side())
    out.add(therapy.therapy_note(ALDER, CLIENT, _session(6)), look="gray200")
    out.add(therapy.therapy_note(ALDER, STRANGER, _stray(), stranger=True), look="gray200")
    out.add(therapy.therapy_note(ALDER, CLIENT, _session(7)), look="gray200")
    out.again(out, third, look="worn200")
    out.add(therapy.therapy_note(ALDER, CLIENT, REPORT))
    for at, lines in enumerate(_forms()):
        form = cms1500.claim(
            ALDER, CLIENT, lines, account=f"TEN4471-{at + 1}", diagnoses=("M54.2", "S16.1XXA", "M54.12"),
            rendering="Colin Mabry PT", rendering_npi="1548811007", signed=day("2024-03-01"), injury=LOSS,
        )  # fmt: skip
        out.add(form, look="bilevel200", turn=90 if at == 3 else 0)
    return out
