"""The emergency visit: the department's note with a page missing, films, labs and the claim."""

from __future__ import annotations

import datetime as dt

from sample_packets.builder.layouts import notes, paperwork, studies, ub04
from sample_packets.builder.packet import Packet
from sample_packets.builder.script import charge, day
from sample_packets.matters.rear_end.people import BRANNOCK, CLIENT, ED, LABS, LOSS, XRAY

FILE = "brannock_medical_center/emergency_chart.pdf"
AMBULANCE = (
    "She was brought to the emergency department by Harlow County Ambulance with a cervical collar"
    " in place."
)

NOTE = notes.Note(
    ED,
    {
        "Chief Complaint": "Motor vehicle collision. Neck pain and headache.",
        "History of Present Illness": "Marisol Tennant is a 36 year old female who presents after a"
        " motor vehicle collision. She was the belted driver of a sedan that was stopped at a light"
        " on Route 9 when it was struck from behind by a pickup truck at an estimated 35 miles per"
        f" hour. Airbags did not deploy. {AMBULANCE} She did not lose consciousness. She recalls"
        " her head striking the headrest."
        "\n\nShe describes neck pain that she rates 7 out of 10, worse with turning to the left, a"
        " band-like headache, and tingling over the left shoulder down to the thumb. She denies"
        " chest pain, shortness of breath, abdominal pain, weakness of the legs and loss of bladder"
        " or bowel control.",
        "Past Medical History": ["Seasonal allergies", "Migraine without aura, last attack 2021"],
        "Past Surgical History": "Laparoscopic appendectomy in 2014 without complication.",
        "Family History": "Mother had a cervical fusion in 2009. Father has hypertension.",
        "Social History": "Works as a dental hygienist. Never smoker. Occasional alcohol.",
        "Medications": ["Cetirizine 10 mg by mouth daily as needed"],
        "Allergies": "Sulfa antibiotics (rash).",
        "Review of Systems": "Constitutional: negative for fever and chills. Eyes: negative for"
        " double vision. Cardiovascular: negative for chest pain. Respiratory: negative for"
        " shortness of breath. Gastrointestinal: negative for abdominal pain, nausea and vomiting."
        " Musculoskeletal: positive for neck pain and upper back pain. Neurological: positive for"
        " headache and tingling, negative for weakness and syncope. All other systems reviewed and"
        " negative.",
        "Physical Exam": "Constitutional: alert, in mild distress, collar in place."
        "\n\nHead: normocephalic, no hematoma. Eyes: pupils equal, round and reactive, extraocular"
        " movements intact. Ears: no hemotympanum."
        "\n\nNeck: midline tenderness at C5 and C6, left paraspinal spasm. Range of motion not"
        " tested before imaging; after clearance, rotation to the left limited to 40 degrees."
        "\n\nCardiovascular: regular rate and rhythm. Lungs: clear on both sides. Abdomen: soft, no"
        " tenderness, no seat belt sign."
        "\n\nNeurological: cranial nerves II to XII intact. Strength 5/5 in all groups except left"
        " wrist extension 5-/5. Sensation reduced to light touch over the left thumb. Reflexes 2+"
        " and equal. Gait normal.",
        "ED Course": "14:52 Patient seen on arrival, spinal precautions kept."
        "\n\n15:10 Ketorolac 30 mg IM and cyclobenzaprine 10 mg by mouth given."
        "\n\n15:40 Cervical spine films reviewed with radiology: no fracture, straightening of the"
        " normal curve. Collar removed after repeat exam without midline tenderness on movement."
        "\n\n16:35 Pain now 4 out of 10. Tolerating fluids, walks without help.",
        "Medical Decision Making": "The patient has neck pain with left arm paresthesia after a"
        " rear-end collision. Films show no fracture. By the Canadian CT head rule no head CT is"
        " needed. The tingling suggests irritation of the left C6 root; strength is close to full and"
        " there is no sign of myelopathy. She is fit to go home with early follow-up.",
        "Clinical Impression": [
            "Strain of muscle, fascia and tendon at neck level, initial encounter (S16.1XXA)",
            "Cervical radiculopathy, left C6 (M54.12)",
            "Acute post-traumatic headache (G44.319)",
            "Car driver injured in collision with pick-up truck in traffic (V43.53XA)",
        ],
        "Plan": [
            "Ibuprofen 600 mg every 6 hours with food; cyclobenzaprine 10 mg at bedtime, 10 tablets",
            "Follow up with primary care within 3 to 5 days",
            "Return for weakness, numbness that spreads, or trouble walking",
            "Off work until seen by primary care",
        ],
        "Disposition": "Discharged home in stable condition at 16:50 with her husband.",
    },
    title="ED Provider Notes",
    time="14:52",
    vitals="BP 138/84   Pulse 96   Temp 98.4 F   Resp 18   SpO2 99%   Height 5'5\"   Weight 148 lb"
    "   Pain 7/10",
)

NURSING = notes.Note(
    ED,
    {
        "Arrival": "14:41 by ambulance, Harlow County crew, on stretcher with cervical collar. ESI level"
        " 3. Triage complete 14:46.",
        "Nursing Notes": [
            "14:48 Gown, call light, collar kept on. Pain 7/10. Husband called at patient's request.",
            "15:05 Blood drawn left arm. Urine sent. Ice pack to neck.",
            "15:10 Ketorolac 30 mg IM right deltoid, cyclobenzaprine 10 mg by mouth.",
            "15:18 To radiology by stretcher with spinal precautions, back 15:33.",
            "15:45 Collar removed by provider. Sits up without dizziness.",
            "16:35 Pain 4/10. Took juice and crackers. Walked to bathroom with steady gait.",
            "16:50 Discharge instructions read with patient and husband, who both understand them.",
        ],
        "Belongings": "Clothing, phone, purse. No valuables to security.",
    },
    title="ED Nursing Record",
    time="16:52",
)
ADVICE = notes.Note(
    ED,
    {
        "Why You Were Here": "Neck strain after a car crash.",
        "What To Do at Home": [
            "Rest for a day, then move the neck gently several times a day",
            "Ice for 15 minutes every two hours today; heat from the third day",
            "Ibuprofen 600 mg with food every 6 hours; cyclobenzaprine 10 mg at bedtime, no driving after",
            "No lifting over 10 pounds and no work until your doctor sees you",
        ],
        "Come Back At Once If": [
            "You have weakness, or numbness that spreads, in an arm or leg",
            "You cannot control bladder or bowel",
            "Your headache is the worst of your life, or you vomit again and again",
        ],
        "Follow-up": "See your family doctor in 3 to 5 days.",
    },
    title="Patient Discharge Instructions",
    time="16:45",
)
FILMS = studies.Study(
    XRAY,
    "XR Cervical Spine 3 Views",
    "Neck pain after motor vehicle collision.",
    "AP, lateral and open-mouth odontoid views.",
    [
        "Seven cervical vertebrae are seen. There is straightening of the normal cervical lordosis."
        " Vertebral body heights are kept. No fracture or subluxation is seen.",
        "Mild narrowing of the C5-C6 disc space with a small anterior osteophyte. The prevertebral"
        " soft tissues are normal. The odontoid is intact.",
    ],
    [
        "No acute fracture or subluxation.",
        "Straightening of the cervical lordosis, which may reflect muscle spasm.",
        "Mild disc space narrowing at C5-C6.",
    ],
    "Raghunathan, Priya MD",
    "BRM-24-018832",
    time="15:21",
)

PANELS = (
    (
        "Complete blood count",
        (
            ("WBC", "8.1", "", "4.0 - 10.5", "10*3/uL"),
            ("Hemoglobin", "13.2", "", "11.7 - 15.5", "g/dL"),
            ("Hematocrit", "39.4", "", "35.0 - 45.0", "%"),
            ("Platelets", "251", "", "140 - 400", "10*3/uL"),
        ),
    ),
    (
        "Basic metabolic panel",
        (
            ("Sodium", "139", "", "135 - 145", "mmol/L"),
            ("Potassium", "3.4", "L", "3.5 - 5.1", "mmol/L"),
            ("Chloride", "104", "", "98 - 107", "mmol/L"),
            ("Carbon dioxide", "24", "", "21 - 31", "mmol/L"),
            ("Urea nitrogen", "11", "", "7 - 25", "mg/dL"),
            ("Creatinine", "0.74", "", "0.50 - 1.10", "mg/dL"),
            ("Glucose", "108", "H", "70 - 99", "mg/dL"),
        ),
    ),
    ("Pregnancy test", (("hCG, urine, qualitative", "Negative", "", "Negative", ""),)),
)

CHARGES = (
    charge("2024-01-18", "99284", "2140.00", "ED visit level 4", "emergency", ED, mods="25", rev="0450"),
    charge("2024-01-18", "72040", "486.50", "Spine films neck 3 view", "radiology", XRAY, rev="0320"),
    charge("2024-01-18", "85025", "92.00", "Blood count auto", "laboratory", LABS, rev="0305"),
    charge("2024-01-18", "80048", "148.25", "Metabolic panel basic", "laboratory", LABS, rev="0301"),
    charge("2024-01-18", "81025", "41.00", "Urine pregnancy", "laboratory", LABS, rev="0307"),
    charge("2024-01-18", "96372", "163.00", "Injection given", "emergency", ED, rev="0450", small=True),
    charge("2024-01-18", "J1885", "38.40", "Ketorolac 15 mg", "emergency", ED, units=2, rev="0636", small=True),
    charge("2024-01-18", "", "22.10", "Cervical collar soft", "emergency", ED, rev="0270", small=True),
)  # fmt: skip


def packet() -> Packet:
    """The hospital's answer: digital, page 2 of the emergency note left out."""
    out = Packet(FILE, BRANNOCK.name, "ED chart, films, labs, UB-04; ED note lacks page 2", 0)
    letter = (
        "Enclosed are the emergency department records of the above patient for the date of service"
        " January 18, 2024, together with the claim that was filed for them and the declaration of"
        " the custodian.",
        "Our records show no other visit in the period that you asked for. Images can be ordered on"
        " disc from the film library at the number above.",
    )
    out.add(
        paperwork.cover_letter(BRANNOCK, CLIENT, day("2024-07-19"), letter, "Ruth Abernathy, RHIT")
    )
    out.add(paperwork.certification(BRANNOCK, CLIENT, day("2024-07-19"), 9, "Ruth Abernathy, RHIT"))
    out.add(paperwork.authorization(BRANNOCK, CLIENT, day("2024-07-01"), LOSS), look="gray200")
    printed = dt.datetime(2024, 7, 18, 9, 14)  # noqa: DTZ001 (as printed: no zone)
    out.add(notes.encounter_print(BRANNOCK, CLIENT, NOTE, printed, size=13), without=(2,))
    for note in (NURSING, ADVICE):
        out.add(notes.encounter_print(BRANNOCK, CLIENT, note, printed))
    out.add(studies.hospital_report(BRANNOCK, CLIENT, FILMS, "7720418"))
    out.add(studies.lab_report(BRANNOCK, CLIENT, LABS, "Raghunathan, Priya MD", "15:05", PANELS))
    claim = ub04.claim(
        BRANNOCK, CLIENT, CHARGES, control="7720418", bill_type="0131", start=LOSS, end=LOSS,
        created=day("2024-01-31"), diagnoses=("S16.1XXA", "M54.12", "G44.319", "V43.53XA"),
        attending="Raghunathan Priya", loss=LOSS,
    )  # fmt: skip
    out.add(claim, look="bilevel300")
    return out
