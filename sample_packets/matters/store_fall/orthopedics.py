"""The orthopedic surgeon's dictated notes and MRI; no bill came with them."""

from __future__ import annotations

from sample_packets.builder.layouts import notes, paperwork, studies
from sample_packets.builder.packet import Packet
from sample_packets.builder.script import day
from sample_packets.matters.store_fall.people import CLIENT, LOSS, MRI, OFFICE, RIDGELINE

FILE = "ridgeline_orthopaedics/chart.pdf"
ULTRASOUND = (
    "A venous ultrasound of the left leg was performed at Saint Odile on October 17, 2023 and was"
    " negative for clot."
)
CLEARANCE = "He was cleared for anesthesia by his internist, Dr. Imogen Farrow, on October 5, 2023."
REFERRAL = "I offered a referral to Dr. Neil Ashgrove for pain management, which he declined."

NOTES = (
    notes.Note(
        OFFICE["2023-09-13"],
        {
            "Chief complaint": "Left knee pain and swelling.",
            "History": "Mr. Pruitt is a 65-year-old retired surveyor who slipped on a wet floor in a"
            " grocery store on September 6, 2023. His left leg bent under him and he felt a pop on"
            " the inner side of the left knee. He was taken by ambulance to Saint Odile, where films"
            " showed an effusion without fracture. He has used an immobilizer and crutches since. He"
            " has pain of 6 out of 10, swelling, and a feeling that the knee catches. He denies any"
            " earlier trouble with this knee.",
            "Past history": "Hypertension, diet-controlled diabetes. Right shoulder arthroscopy in"
            " 2011. Medications are lisinopril and aspirin. No allergies.",
            "Examination": "Height 5 feet 11 inches, weight 203 pounds. He walks with crutches. The"
            " left knee has a moderate effusion. Range of motion is 10 to 95 degrees. There is"
            " sharp tenderness of the medial joint line. McMurray test is positive medially with a"
            " click. Lachman and drawer tests are negative. The collateral ligaments are stable."
            " Distal pulses and sensation are intact. The right knee is normal.",
            "Films": "I looked at the films of September 6. There is mild medial narrowing and no"
            " fracture.",
            "Assessment": ["Left knee injury, probable tear of the medial meniscus.", "Mild medial compartment arthritis of the left knee, without symptoms before the fall."],
            "Plan": "MRI of the left knee. Change to a hinged brace, weight bearing as tolerated."
            " Meloxicam 15 mg daily. Return with the MRI.",
        },
    ),
    notes.Note(
        OFFICE["2023-09-27"],
        {
            "Chief complaint": "Left knee, MRI result.",
            "History": "Mr. Pruitt returns with his MRI. The knee locks when he gets out of the car."
            " Pain is 5 out of 10, 8 when it locks. He cannot kneel or take stairs foot over foot.",
            "Examination": "Left knee: small effusion, 5 to 110 degrees. Medial joint line tender."
            " McMurray positive. Ligaments stable.",
            "MRI": "The MRI of September 20 shows a displaced bucket-handle tear of the medial"
            " meniscus of the left knee with a bone bruise of the tibial plateau.",
            "Assessment": ["Displaced bucket-handle tear, medial meniscus, left knee (S83.212A)."],
            "Plan": "Locking is mechanical and will not settle with therapy. I recommend arthroscopy"
            " of the left knee with partial medial meniscectomy. Risks of infection, clot, stiffness"
            " and going on to arthritis were explained and he wishes to proceed. Surgery is"
            " scheduled for October 12 at Stonebridge. The fall is the cause of this tear within"
            " reasonable medical probability.",
        },
    ),
    notes.Note(
        OFFICE["2023-10-19"],
        {
            "Chief complaint": "One week after left knee arthroscopy.",
            "History": "Mr. Pruitt is a week out from left knee arthroscopy with partial medial"
            f" meniscectomy. {CLEARANCE} Pain is 3 out of 10. He had calf soreness on the fifth day."
            f" {ULTRASOUND} He started therapy yesterday.",
            "Examination": "Portals are dry and clean, sutures removed. Small effusion. Motion 0 to"
            " 100 degrees. Calf soft, not tender.",
            "Assessment": ["Satisfactory course after left knee arthroscopy."],
            "Plan": "Therapy twice a week. Wean the crutch. Return in four weeks.",
        },
    ),
    notes.Note(
        OFFICE["2023-11-16"],
        {
            "Chief complaint": "Five weeks after left knee arthroscopy.",
            "History": "He walks without a crutch. Pain is 2 out of 10, 4 on stairs. No locking.",
            "Examination": "No effusion. Motion 0 to 125 degrees. Quadriceps on the left an inch and"
            " a half smaller than on the right.",
            "Assessment": ["Left knee, improving, quadriceps weakness."],
            "Plan": "Go on with therapy for strength. Stop naproxen. Return in six weeks.",
        },
    ),
    notes.Note(
        OFFICE["2023-12-28"],
        {
            "Chief complaint": "Eleven weeks after left knee arthroscopy.",
            "History": "Therapy ended at the beginning of December. He has an ache of 3 out of 10"
            " on the inner side after a mile of walking. He cannot kneel to garden.",
            "Examination": "Trace effusion. Motion 0 to 128 degrees. Mild medial tenderness.",
            "Assessment": ["Medial compartment arthritis of the left knee, made symptomatic by the injury."],
            "Plan": f"Injection of 40 mg of triamcinolone was discussed and put off. {REFERRAL}"
            " Home exercises. Return in six to eight weeks.",
        },
    ),
    notes.Note(
        OFFICE["2024-02-15"],
        {
            "Chief complaint": "Left knee, final evaluation.",
            "History": "Mr. Pruitt is four months out from arthroscopy. Pain is 2 out of 10 on most"
            " days and 5 after yard work. He takes acetaminophen twice a week.",
            "Examination": "Normal gait. Trace effusion. Motion 0 to 128 degrees, right 0 to 138."
            " Quadriceps three quarters of an inch smaller than on the right.",
            "Assessment": ["Status after partial medial meniscectomy of the left knee.", "Post-traumatic medial arthritis of the left knee."],
            "Plan": "He is at maximum medical improvement. Impairment is 4 percent of the lower"
            " extremity by the AMA Guides, sixth edition. I expect a knee replacement in ten to"
            " fifteen years, five years sooner than without the injury. Return as needed.",
        },
    ),
)  # fmt: skip

STUDY = studies.Study(
    MRI,
    "MRI left knee without contrast",
    "Fall on September 6, 2023 with medial pain and locking.",
    "Multiplanar proton density and T2 fat-saturated images, 1.5 Tesla.",
    [
        "Medial meniscus: displaced bucket-handle tear. The free fragment lies in the intercondylar"
        " notch, with a double posterior cruciate ligament sign.",
        "Lateral meniscus: intact. Cruciate and collateral ligaments: intact, mild edema about the"
        " medial collateral ligament.",
        "Cartilage: grade 2 thinning of the medial femoral condyle. Patellofemoral cartilage"
        " preserved.",
        "Bone: marrow edema of the posterior medial tibial plateau, no fracture line. Moderate joint"
        " effusion. Small Baker cyst.",
    ],
    [
        "Displaced bucket-handle tear of the medial meniscus.",
        "Bone contusion of the medial tibial plateau.",
        "Grade 2 cartilage thinning of the medial femoral condyle.",
        "Moderate effusion.",
    ],
    "Lucas Feldhaus, MD",
    "RM-23-20991",
    comparison="Radiographs of September 6, 2023.",
)


def packet() -> Packet:
    """Scanned at 300 dpi black and white, with a fax of the MRI copied in again."""
    out = Packet(
        FILE, RIDGELINE.name,
        "Dictated notes, 300 dpi: no bill at all, a study and a doctor only told of, a copy", 2,
        look="bilevel300",
    )  # fmt: skip
    form = paperwork.intake_form(
        RIDGELINE, CLIENT, day("2023-09-13"), LOSS,
        (
            ("Occupation", "retired surveyor"), ("Which joint", "left knee"),
            ("How did it happen", "slipped on wet floor, store"), ("Family doctor", "Dr. Farrow"),
        ),
        (
            ("Swelling", True), ("Locking", True), ("Giving way", False), ("Numbness", False),
            ("High blood pressure", True), ("Diabetes", True), ("Blood clots", False), ("Heart attack", False),
            ("Cancer", False),
        ),
    )  # fmt: skip
    out.add(form)
    first, second, *rest = (
        notes.dictated_note(RIDGELINE, CLIENT, n, n.visit.date, "jp") for n in NOTES if n.visit.date
    )
    out.add(first)
    study = studies.center_report(RIDGELINE, CLIENT, STUDY)
    at = len(out.leaves) + 1
    out.add(study, look="gray300")
    out.add(second)
    for sheets in rest:
        out.add(sheets)
    out.again(out, at, look="fax")
    return out
