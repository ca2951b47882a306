"""The chiropractor's fax: cover, questionnaire, examination, travel card and ledger."""

from __future__ import annotations

from decimal import Decimal

from sample_packets.builder.layouts import accounts, chiropractic, notes, paperwork
from sample_packets.builder.packet import Packet
from sample_packets.builder.script import Charge, charge, day
from sample_packets.matters.rear_end.people import (
    CHIRO,
    CHIRO_DATES,
    CLIENT,
    LINDQVIST,
    LOSS,
)  # fmt: skip

FILE = "lindqvist_chiropractic/fax_0723.pdf"
OTHER_DATE = "She states that she was struck from behind in her car on January 28, 2024."

EXAM = notes.Note(
    CHIRO["2024-03-04"],
    {
        "History": f"Ms. Tennant is 36. {OTHER_DATE} She has had neck pain, headaches and tingling"
        " of the left thumb since. She completed a course of physical therapy with partial relief."
        " She works reduced hours as a dental hygienist.",
        "Vital Signs": "Blood pressure 122/78, pulse 72, height 65 inches, weight 147 pounds.",
        "Examination": "Posture: forward head, left shoulder high. Cervical range of motion:"
        " flexion 40, extension 38, left rotation 54, right rotation 66, left lateral flexion 28,"
        " right lateral flexion 38 degrees. Pain at the end of left rotation and extension.",
        "Palpation": "Fixation and tenderness at C2, C5 and C6, T2 and T4. Hypertonic left"
        " trapezius, levator scapulae and suboccipital muscles, graded 2 of 4.",
        "Orthopedic and Neurological Tests": [
            "Foraminal compression: positive on the left at C5-C6",
            "Shoulder depression: positive on the left",
            "Cervical distraction: relieves the arm symptoms",
            "Biceps reflex left 1+, right 2+; triceps 2+ on both sides",
            "Light touch reduced at the left thumb; grip 52 left, 62 right (pounds)",
        ],
        "Diagnosis": [
            "Segmental dysfunction of the cervical region (M99.01)",
            "Segmental dysfunction of the thoracic region (M99.02)",
            "Cervicalgia with left C6 radiculitis (M54.12)",
        ],
        "Prognosis": "Guarded, in view of the neurological signs six weeks after the accident."
        " In my opinion the complaints are the result of the collision.",
        "Treatment Plan": "Adjustment of the involved segments with moist heat and muscle"
        " stimulation, two visits a week for four weeks, then examination anew. Return at once for"
        " weakness of the arm. Home: ice, chin tucks, no lifting over 15 pounds, no work with the"
        " head bent for more than 20 minutes. Patient was told of the risks of adjustment, among"
        " them soreness, and of the choices that she has, and gave her consent. Diversified"
        " technique and light mobilization only until the arm signs settle. If the left biceps"
        " reflex does not return in three weeks she should see a spine specialist. Progress will be"
        " judged by the pain scale, by rotation and by the Neck Disability Index, which is 34 of"
        " 100 today.",
    },
    title="INITIAL EXAMINATION",
    credentials="D.C.",
)

CARD = {
    "2024-03-04": ("7", "C2 C5 T4", "HMP EMS", "exam today; sore"),
    "2024-03-06": ("6", "C2 C5 C6", "HMP EMS", "less headache, thumb same"),
    "2024-03-11": ("6", "C5 C6 T2", "HMP EMS TX", "worse after long work day"),
    "2024-03-18": ("5", "C2 C5 T4", "HMP EMS TX", "sleeping better"),
    "2024-03-21": ("5", "C5 C6", "HMP MFR", "thumb tingles at night"),
    "2024-03-25": ("5", "C2 C6 T4", "HMP EMS", "no change"),
    "2024-03-28": ("4", "C5 T2 T4", "HMP MFR", "rotation up to 58"),
    "2024-04-04": ("4", "C2 C5", "HMP EMS", "see spine doctor; stop for now"),
}


def _entries() -> list[Charge | accounts.Receipt]:
    """The ledger bills March 14 too, a day that the card does not show."""
    kind = "chiropractic"
    out: list[Charge | accounts.Receipt] = []
    for date in sorted((*CHIRO_DATES, "2024-03-14")):
        visit = CHIRO.get(date)
        if date == "2024-03-04":
            out.append(charge(date, "99203", "165.00", "New patient exam", kind, visit, mods="25"))
        out.append(charge(date, "98941", "68.00", "Adjustment 3-4 regions", kind, visit, mods="AT"))
        out.append(charge(date, "97014", "32.00", "Muscle stimulation", kind, visit))
        if date == "2024-03-18":
            paid = Decimal("150.00")
            out.append(accounts.Receipt(day("2024-03-20"), "Auto med-pay payment", paid))
    out.append(accounts.Receipt(day("2024-04-30"), "Courtesy adjustment", Decimal("40.00")))
    return out


def packet() -> Packet:
    """Faxed; the second sheet of the examination did not come through, the ledger lies sideways."""
    out = Packet(
        FILE, LINDQVIST.name,
        "Faxed chiropractic chart: travel card, ledger; one page unreadable, one sideways", 2,
        look="fax",
    )  # fmt: skip
    exam = chiropractic.examination(LINDQVIST, CLIENT, EXAM)
    rows = [chiropractic.CardRow(CHIRO[d], *CARD[d]) for d in CHIRO_DATES]
    ledger = accounts.ledger(
        LINDQVIST, CLIENT, _entries(), account="T-1187", printed=day("2024-07-23")
    )
    form = paperwork.intake_form(
        LINDQVIST, CLIENT, day("2024-03-04"), LOSS,
        (
            ("Employer and work", "Dunmore Dental Arts, hygienist"),
            ("Who referred you", "a friend"),
            ("Where is your pain", "neck, left arm, head"),
            ("What makes it worse", "turning head, work, driving"),
        ),
        (
            ("Neck pain", True), ("Headache", True), ("Low back pain", False), ("Numbness", True),
            ("Dizziness", False), ("Trouble sleeping", True), ("Chest pain", False), ("Nausea", False),
            ("Knee pain", False),
        ),
    )  # fmt: skip
    count = 1 + 1 + len(exam) + 1 + len(ledger)
    remark = "Complete chart and account as requested. Please call if a page does not come through."
    out.add(paperwork.fax_cover(LINDQVIST, CLIENT, day("2024-07-23"), count, remark))
    out.add(form)
    out.add(exam[0])
    out.add(exam[1:], look="ruined")
    out.add(chiropractic.travel_card(LINDQVIST, CLIENT, rows, "Anders Lindqvist, D.C.", 1))
    out.add(ledger, turn=270)
    out.fax_line("07/23/2024 11:42AM", "LINDQVIST CHIRO  541 555 0179")
    return out
