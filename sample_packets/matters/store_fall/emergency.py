"""The ambulance run and the emergency visit that followed."""

from __future__ import annotations

import datetime as dt

from sample_packets.builder.layouts import cms1500, notes, paperwork, studies, theatre, ub04
from sample_packets.builder.packet import Packet
from sample_packets.builder.script import charge, day
from sample_packets.matters.store_fall.people import CLIENT, ED, EMS, FILMS, LOSS, ODILE, RUN

AMBULANCE_FILE = "tamarack_ambulance/run_2023_4471.pdf"
HOSPITAL_FILE = "saint_odile_hospital/er_chart.pdf"

NARRATIVE = (
    "Medic 2 dispatched emergent to the Harvest Lane grocery for a fall. On arrival found a 65 year"
    " old male seated on the floor of the produce aisle beside a puddle of water. Patient states"
    " that his right foot slid, his left leg was bent under him and he heard a pop in the left"
    " knee. He did not strike his head and did not pass out. A store employee was mopping on our"
    " arrival; no wet floor sign was seen.\n\nPatient alert and oriented to person, place, time and"
    " event. Left knee swollen with tenderness along the inner joint line, unable to straighten it"
    " fully. Pedal pulse present, sensation intact, cap refill under two seconds. No neck or back"
    " pain. Left leg placed in a vacuum splint in position of comfort. Patient moved by stair chair"
    " to the stretcher.\n\nFentanyl given for pain with good effect. Transported without lights to"
    " Saint Odile Hospital. Report given to triage nurse, care transferred at 11:37."
)


def ambulance() -> Packet:
    """Scanned black and white at 200 dpi; the claim was fed in sideways and turned by the scanner."""
    out = Packet(
        AMBULANCE_FILE,
        EMS.name,
        "Ambulance run report and claim, 200 dpi; a page with /Rotate",
        0,
        "bilevel200",
    )
    fields = {
        "Incident number": "2023-4471", "Unit": "Medic 2", "Level of care": "ALS 1",
        "Dispatched": "10:58", "On scene": "11:06", "At patient": "11:08",
        "Left scene": "11:26", "At destination": "11:34", "Transfer of care": "11:37",
        "Location type": "Retail store", "Destination": "Saint Odile Hospital",
        "Primary impression": "Injury of knee", "Mechanism": "Fall on same level, wet floor",
        "Loaded miles": "4.2",
    }  # fmt: skip
    vitals = (
        ("11:10", "148/88", "92", "18", "97%", "15", "8/10"),
        ("11:20", "142/84", "88", "16", "98%", "15", "5/10"),
        ("11:32", "138/82", "84", "16", "98%", "15", "3/10"),
    )
    treatments = (
        "11:12 Vacuum splint to left leg, circulation checked before and after",
        "11:14 IV access left forearm, 20 gauge, saline lock",
        "11:16 Fentanyl 50 mcg IV, repeated 11:24, total 100 mcg",
        "11:18 Cardiac monitor: sinus rhythm",
    )
    out.add(
        theatre.run_report(EMS, CLIENT, RUN, "2023-4471", fields, vitals, NARRATIVE, treatments)
    )
    lines = [
        charge("2023-09-06", "A0427", "1120.00", "ALS emergency", "ems", RUN, mods="SH"),
        charge("2023-09-06", "A0425", "88.20", "Ground mileage", "ems", RUN, units=4, mods="SH"),
    ]
    form = cms1500.claim(
        EMS, CLIENT, lines, account="TCFA-4471", diagnoses=("S83.92XA", "W01.0XXA"),
        rendering="Tamarack County Fire", rendering_npi="1093300816", signed=day("2023-09-20"),
        injury=LOSS, pos="41", insurer="LIABILITY CLAIM", auto=False,
    )  # fmt: skip
    out.add(form, page_turn=90)
    return out


NOTE = notes.Note(
    ED,
    {
        "Chief Complaint": "LEFT KNEE PAIN AFTER FALL",
        "HPI": "65-year-old male brought by ambulance after slipping on a wet floor in a grocery store"
        " at about 10:50 today. His left leg bent under him and he felt a pop in the left knee. He"
        " could not stand afterwards. Pain 8/10 before fentanyl, 4/10 now. No head injury, no loss of"
        " consciousness, no neck, back or hip pain. No numbness of the foot."
        "\n\nHe has had no earlier injury or operation of the left knee.",
        "Past History": "Hypertension. Type 2 diabetes, diet controlled. In 2011 he underwent right"
        " shoulder arthroscopy. No blood thinners.",
        "Family History": "Father had a total knee replacement at 80. Mother died of stroke.",
        "Medications": ["Lisinopril 20 mg by mouth daily", "Aspirin 81 mg by mouth daily"],
        "Allergies": "No known drug allergies.",
        "Social History": "Retired surveyor, lives with wife. Quit tobacco in 1995. Two beers a week.",
        "Review of Systems": "Constitutional: no fever. Cardiac: no chest pain. Respiratory: no"
        " dyspnea. GI: no abdominal pain. Neuro: no headache, no weakness. Skin: no open wound. Ten"
        " systems reviewed, otherwise negative.",
        "Physical Exam": "General: alert, uncomfortable. Head: atraumatic. Neck: no tenderness, full"
        " motion. Chest: clear. Heart: regular. Abdomen: soft. Pelvis: stable. Right leg: normal."
        "\n\nLeft knee: moderate effusion, no open wound. Marked tenderness of the medial joint line."
        " Range of motion 15 to 80 degrees, limited by pain. Lachman test firm. Valgus stress stable"
        " with pain. Extensor mechanism intact. McMurray could not be done for pain."
        "\n\nNeurovascular: dorsalis pedis and posterior tibial pulses 2+, foot sensation intact.",
        "ED Course": "1152 seen. 1205 ketorolac 15 mg IV. 1240 films read: no fracture, effusion."
        " Knee immobilizer fitted, crutch training done. Walked 30 feet on crutches, touch weight."
        " Basic labs drawn for ketorolac dosing in a diabetic: creatinine normal.",
        "Impression": ["Internal derangement of left knee, suspect medial meniscus tear", "Left knee effusion", "Fall on wet floor"],
        "Plan": [
            "Immobilizer and crutches, ice, elevation",
            "Naproxen 500 mg twice daily with food, hydrocodone 5 mg for severe pain, 8 tablets",
            "Orthopedics in one week; MRI of the left knee at their discretion",
            "Return for calf swelling, fever or numbness",
        ],
        "Disposition": "Home with wife at 1420, improved.",
    },
    title="Emergency Department Record",
    time="1152",
    credentials="DO",
    vitals="T 98.1  P 86  R 16  BP 144/86  O2 98% RA  WT 92 KG  PAIN 4/10",
)  # fmt: skip
NURSING = notes.Note(
    ED,
    {
        "Triage": "1139 Arrived by Tamarack Medic 2, stretcher, left leg in vacuum splint. ESI 3. Pain"
        " 4/10 after fentanyl 100 mcg in the field.",
        "Notes": [
            "1158 Splint removed, pulses present, foot warm. Left knee girth 44 cm, right 40 cm.",
            "1203 Blood drawn from field IV, sent to lab.",
            "1205 Ketorolac 15 mg IV. Ice and pillow under leg.",
            "1216 To x-ray by stretcher, back 1229.",
            "1310 Knee immobilizer fitted. Crutches set to height.",
            "1335 Crutch training, 30 feet, touch weight on left, safe on one step.",
            "1410 IV removed, catheter whole. Instructions given to patient and wife.",
        ],
        "Fall risk": "High; wife stays with patient, side rails up.",
    },
    title="Emergency Nursing Notes",
    time="1418",
    credentials="DO",
)
ADVICE = notes.Note(
    ED,
    {
        "Your diagnosis": "Left knee injury with fluid in the joint. No broken bone on the films.",
        "Instructions": [
            "Wear the immobilizer when up. Use crutches, touch the toes only.",
            "Ice 20 minutes of each two hours, leg raised above the heart.",
            "Naproxen 500 mg twice a day with food. Hydrocodone only for strong pain, no driving.",
            "Call Ridgeline Orthopaedics tomorrow for a visit within one week.",
        ],
        "Come back for": "Calf pain or swelling, fever, numb or cold foot, chest pain.",
    },
    title="Discharge Instructions",
    time="1412",
    credentials="DO",
)
KNEE = studies.Study(
    FILMS,
    "XR Left Knee 3 Views",
    "Fall, medial knee pain and swelling.",
    "AP, lateral and sunrise views.",
    [
        "Moderate suprapatellar joint effusion. No fracture or dislocation is identified. Joint"
        " spaces are kept with mild medial narrowing. Small patellar osteophytes. Soft tissue"
        " swelling medially.",
    ],
    ["No acute fracture.", "Moderate joint effusion.", "Mild medial compartment narrowing."],
    "Quill, Norah DO",
    "SOH-R-77120",
    time="12:22",
)


def hospital() -> Packet:
    """A digital chart print with the claim; labs were billed, no result was sent."""
    out = Packet(
        HOSPITAL_FILE,
        ODILE.name,
        "Digital chart print with Bates stamps; labs billed without result",
        1,
    )
    letter = (
        "In answer to your request of March 4, 2024 we send the emergency record, the radiology"
        " report and the claim for September 6, 2023.",
    )
    printed = dt.datetime(2024, 3, 14, 13, 40)  # noqa: DTZ001 (as printed: no zone)
    stay = notes.Stay("V00771204", "ED.TR 04", "Quill,Norah DO", LOSS, LOSS)
    out.add(
        paperwork.cover_letter(
            ODILE, CLIENT, day("2024-03-14"), letter, "Percy Gant, Release of Information"
        )
    )
    out.add(paperwork.authorization(ODILE, CLIENT, day("2024-02-20"), LOSS), look="gray200")
    for note in (NOTE, NURSING, ADVICE):
        out.add(notes.chart_print(ODILE, CLIENT, note, stay, printed))
    out.add(studies.hospital_report(ODILE, CLIENT, KNEE, "V00771204"))
    out.add(paperwork.blank_side("THIS PAGE INTENTIONALLY LEFT BLANK"))
    lines = [
        charge(
            "2023-09-06",
            "99284",
            "1975.00",
            "Emergency visit",
            "emergency",
            ED,
            rev="0450",
            mods="25",
        ),
        charge(
            "2023-09-06", "73562", "412.00", "Knee films 3 view", "radiology", FILMS, rev="0320"
        ),
        charge("2023-09-06", "80048", "139.00", "Metabolic panel", "laboratory", rev="0301"),
        charge("2023-09-06", "85027", "74.50", "Blood count", "laboratory", rev="0305"),
        charge("2023-09-06", "96374", "205.00", "IV push", "emergency", ED, rev="0450", small=True),
        charge(
            "2023-09-06",
            "J1885",
            "19.20",
            "Ketorolac 15 mg",
            "emergency",
            ED,
            rev="0636",
            small=True,
        ),
        charge(
            "2023-09-06",
            "L1830",
            "148.75",
            "Knee immobilizer",
            "emergency",
            ED,
            rev="0274",
            small=True,
        ),
        charge("2023-09-06", "", "36.00", "Crutches", "emergency", ED, rev="0270", small=True),
    ]
    out.add(
        ub04.claim(
            ODILE, CLIENT, lines, control="V00771204", bill_type="0131", start=LOSS, end=LOSS,
            created=day("2023-09-19"), diagnoses=("S83.92XA", "M25.462", "W01.0XXA", "Y92.512"),
            attending="Quill Norah", loss=LOSS,
        )
    )  # fmt: skip
    out.bates("ODILE", 1)
    return out
