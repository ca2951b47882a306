"""What the hospital stay from March 11 to 19 says, day by day."""

from __future__ import annotations

from sample_packets.builder.layouts.notes import Note
from sample_packets.builder.script import day
from sample_packets.matters.missed_leak.people import CHOLE, LAPAROTOMY, STAY

FIRST_OPERATION = Note(
    CHOLE,
    {
        "Preoperative diagnosis": "Symptomatic gallstones.",
        "Postoperative diagnosis": "Same, with chronic cholecystitis.",
        "Procedure": "Laparoscopic cholecystectomy.",
        "Surgeon": "Conrad Villanueva, MD",
        "Anesthesia": "General endotracheal, Lena Marchetti, MD.",
        "Blood loss": "20 mL. Specimens: gallbladder. Complications: none apparent.",
        "Indications": "50-year-old woman with attacks of right upper quadrant pain and gallstones on"
        " ultrasound. Risks, among them bleeding, infection, bile duct and bowel injury and conversion"
        " to open operation, were explained.",
        "Description of procedure": "The patient was placed supine and put under general anesthesia."
        " Cefazolin was given. The abdomen was prepared and draped. Pneumoperitoneum was made by Veress"
        " needle at the umbilicus; on the second pass the drop test was good. An 11 mm optical trocar"
        " was placed. There were adhesions of omentum and of a loop of small bowel to the old lower"
        " scar; some were taken down with the hook cautery to place the second port."
        "\n\nThree 5 mm ports were placed under vision. The gallbladder was lifted. The critical view"
        " was obtained; cystic duct and artery were each clipped three times and cut. The gallbladder"
        " was taken off the liver bed with cautery and removed in a bag through the umbilicus."
        "\n\nThe bed was dry. The right upper quadrant was washed. The lower abdomen was looked at in"
        " passing; no bleeding or bile was seen. Ports were removed under vision and fascia closed at"
        " the umbilicus with 0 absorbable suture. Skin was closed with glue. Counts correct."
        " To recovery in good condition, discharged home the same day.",
    },
    title="Operative Report",
    credentials="MD",
)
SECOND_OPERATION = Note(
    LAPAROTOMY,
    {
        "Preoperative diagnosis": "Perforated viscus with septic shock after laparoscopic cholecystectomy.",
        "Postoperative diagnosis": ["Perforation of the proximal jejunum, 8 mm, with a cautery-type edge.", "Generalized fecal and bilious peritonitis."],
        "Procedure": "Exploratory laparotomy, resection of 14 cm of jejunum with stapled anastomosis,"
        " washout, placement of two drains, open packing of skin.",
        "Surgeon": "Conrad Villanueva, MD. Assistant: Pia Hendricks, MD.",
        "Anesthesia": "General endotracheal, Lena Marchetti, MD. ASA 4E.",
        "Blood loss": "250 mL. Fluids: 3.5 L crystalloid. Urine: 120 mL.",
        "Indications": "Patient four days after laparoscopic cholecystectomy with septic shock and a"
        " CT that shows contrast leak at the jejunum. Husband consented for her.",
        "Findings": "Two liters of turbid bilious fluid. Fibrinous exudate over all loops. An 8 mm hole"
        " on the antimesenteric side of the jejunum 40 cm beyond the ligament of Treitz, at a loop that"
        " had been stuck to the lower midline, with a gray thermal margin. Clips on the cystic stump"
        " secure, no bile leak. Colon, duodenum and stomach sound.",
        "Description of procedure": "A midline incision was made. Fluid was aspirated and cultured. The"
        " bowel was run twice from Treitz to cecum. Fourteen centimeters of jejunum with the hole were"
        " resected and a side-to-side stapled anastomosis was made and oversewn. The mesentery was"
        " closed. The abdomen was washed with nine liters of warm saline. Drains were left in the"
        " pelvis and the left gutter. Fascia was closed with looped suture, skin left open and packed."
        "\n\nThe patient stayed on norepinephrine and was taken intubated to intensive care in critical"
        " condition.",
    },
    title="Operative Report",
    credentials="MD",
)  # fmt: skip

ADMISSION = Note(
    STAY,
    {
        "Reason for admission": "Septic shock from jejunal perforation, after laparotomy.",
        "History": "50-year-old woman who had laparoscopic cholecystectomy on 03/07/2022. Pain grew"
        " from the first evening. She came to the emergency department on 03/09/2022 with fever, heart"
        " rate of 118 and white count of 17.8 with bands, and was sent home. She came back this morning"
        " in shock. CT showed jejunal perforation and she was taken to the operating room.",
        "Past history": "Hypothyroidism. Cesarean section 1998. No diabetes, heart or lung disease.",
        "Home medications": ["Levothyroxine 75 mcg daily"],
        "Allergies": "Codeine, nausea.",
        "Social": "School librarian, married, two grown children. Never smoked. Wine once a week.",
        "Examination": "Intubated, sedated. Pupils equal. Heart 122, regular. Lungs coarse at bases."
        " Abdomen: midline dressing, two drains with turbid fluid. Legs cool to the knee. Urine 15 mL"
        " in the last hour.",
        "Assessment": [
            "Septic shock from secondary peritonitis, norepinephrine 0.22 mcg per kg per minute",
            "Acute respiratory failure, ventilated",
            "Acute kidney injury, creatinine 2.6",
            "Coagulopathy and low platelets of sepsis",
            "Hypothyroidism",
        ],
        "Plan": [
            "Intensive care, arterial line, fluids by dynamic measures",
            "Piperacillin-tazobactam; add micafungin; cultures",
            "Lung protective ventilation, wean as able",
            "Stress dose hydrocortisone while on norepinephrine",
            "Infectious disease consultation",
            "Heparin prophylaxis when platelets allow",
        ],
    },
    title="History and Physical",
    time="1140",
    vitals="T 101.8  HR 122  BP 94/52 ON NOREPINEPHRINE  FIO2 60%",
)
CONSULT = Note(
    STAY,
    {
        "Reason": "Peritonitis from small bowel perforation, choice and length of antimicrobials.",
        "Opinion": "Chart and films reviewed, patient examined on 03/12/2022. Gram stain of the"
        " peritoneal fluid shows mixed flora and yeast. Polymicrobial secondary peritonitis with delay"
        " of about four days to source control. By the record the leak was present when she was seen on"
        " 03/09/2022: fever, tachycardia and bands were documented then.",
        "Recommendations": [
            "Keep piperacillin-tazobactam 4.5 g every 8 hours by long infusion",
            "Keep micafungin 100 mg daily until yeast is named",
            "Repeat CT if fever persists on day 5",
            "At least 10 days from source control",
        ],
    },
    title="Infectious Disease Consultation",
    signed=day("2022-03-12"),
    time="1515",
)
PROGRESS = {
    "2022-03-12": (
        "Post-op day 1. Sedated on ventilator. Norepinephrine down to 0.10. Urine 30 mL an hour.",
        "T 101.2, HR 108, MAP 68. FiO2 45%. Abdomen soft about the dressing, drains 400 mL turbid.",
        ["Shock improving", "Creatinine 2.1 from 2.6", "Ventilator: wean tomorrow"],
    ),
    "2022-03-13": (
        "Post-op day 2. Off norepinephrine at 0400. Follows commands.",
        "T 100.6, HR 98, BP 112/60. Passed breathing trial, extubated at 1025 to 4 L.",
        ["Extubated", "Start trickle tube feeds", "Taper hydrocortisone"],
    ),
    "2022-03-14": (
        "Post-op day 3. Weak, remembers nothing since Wednesday. Pain 5/10.",
        "T 100.4, HR 94, BP 118/66, 2 L oxygen. Wound clean, packed twice a day. Drains 120 mL.",
        ["Out of intensive care to surgical floor", "Clear liquids", "Therapy to see"],
    ),
    "2022-03-15": (
        "Post-op day 4. Walked to the chair. Left calf ache.",
        "T 100.9, HR 96, BP 120/70. Left calf slightly larger than right. Abdomen less distended.",
        ["Low-grade fever: watch", "Calf: duplex ordered", "Full liquids"],
    ),
    "2022-03-16": (
        "Post-op day 5. Fever to 101.4 overnight. Left-sided abdominal pain.",
        "HR 104, BP 116/68. Tender in the left flank. Wound clean. Drain output 60 mL.",
        ["CT today", "If collection: drain by radiology or antibiotics alone by size", "Hold diet"],
    ),
    "2022-03-17": (
        "Post-op day 6. CT shows left gutter collection of 4 cm, no leak. Fever down.",
        "T 99.8, HR 90, BP 122/72. Left flank less tender.",
        ["Abscess: continue antibiotics, no drain for now", "Soft diet", "PICC for home infusion"],
    ),
    "2022-03-18": (
        "Post-op day 7. Eating half of meals. Walks the hall with a walker.",
        "T 98.9, HR 86, BP 124/74. Wound granulating, vacuum dressing placed.",
        ["Plan for home tomorrow", "Home infusion and wound nurse arranged"],
    ),
}
_EXAM = (
    "Alert unless noted. Heart regular without murmur. Lungs with fewer crackles at the bases. Calves"
    " without cords unless noted. Lines and tubes reviewed with nursing; need for each confirmed."
)


def progress_note(date: str) -> Note:
    """The hospitalist's note of one day; it is part of the stay."""
    said, found, judged = PROGRESS[date]
    month, number = date.split("-")[1:]
    return Note(
        STAY,
        {
            "Interval events": said,
            "Objective": f"{found} {_EXAM}",
            "Assessment and plan": judged,
            "Prophylaxis": "Heparin 5000 units under the skin every 8 hours; pantoprazole 40 mg daily.",
            "Code status": "Full code. Husband updated at bedside.",
        },
        title="Hospitalist Progress Note",
        signed=day(date),
        extra={"DATE OF NOTE": f"{month}/{number}/2022"},
    )


SHIFTS = {
    "2022-03-11": ("Received from OR at 1105 intubated. Norepinephrine 0.22. Two drains to bulb.", "Urine 15 to 20 mL an hour. Temperature 101.8. Skin cool to knees. Family at bedside, tearful."),
    "2022-03-13": ("Extubated 1025, voice hoarse, oriented to name and place. Swallow screen passed.", "Turned every two hours. Red area of 2 cm on sacrum, foam dressing placed."),
    "2022-03-15": ("Up to chair twice with two helpers. Left calf sore to touch, physician told.", "To vascular lab at 1410, back 1450. Wound packed with moist gauze, edges pink."),
    "2022-03-16": ("Temperature 101.4 at 0215, acetaminophen given, cultures drawn.", "To CT at 1420. Held diet. Patient anxious, asks whether she will need another operation."),
    "2022-03-18": ("Vacuum dressing set at 125 mm Hg by wound nurse. Walked 120 feet with walker.", "PICC right arm placed in radiology suite 0930, flushes well. Taught husband infusion pump."),
}  # fmt: skip


def nursing_note(date: str) -> Note:
    """A nursing shift note; part of the stay."""
    month, number = date.split("-")[1:]
    one, two = SHIFTS[date]
    return Note(
        STAY,
        {
            "Shift assessment": "Neuro, cardiac, respiratory, abdominal, skin and pain assessments done"
            " each four hours as charted in the flowsheet. Fall precautions in place, call light in"
            " reach, bed low and locked.",
            "Narrative": [one, two],
            "Intake and output": "See flowsheet. Drains emptied and recorded at 0600, 1400 and 2200.",
            "Education": "Patient and husband told about pain scale, cough and deep breathing, hand"
            " washing.",
        },
        title="Nursing Shift Note",
        signed=day(date),
        credentials="RN",
        extra={"DATE OF SHIFT": f"{month}/{number}/2022 0700-1900", "NURSE": "Marguerite Voss, RN"},
    )


DRUGS = (
    ("Piperacillin-tazobactam 4.5 g IV every 8 h", "0600 1400 2200"),
    ("Micafungin 100 mg IV daily", "1000"),
    ("Pantoprazole 40 mg IV daily", "0900"),
    ("Heparin 5000 units under the skin every 8 h", "0600 1400 2200"),
    ("Levothyroxine 75 mcg daily", "0630"),
    ("Acetaminophen 650 mg every 6 h as needed", "0215 0910 1730"),
    ("Hydromorphone 0.5 mg IV every 3 h as needed", "0110 0450 1120 1640 2205"),
    ("Ondansetron 4 mg IV every 8 h as needed", "1130"),
)


def drug_record(date: str) -> Note:
    """The medication administration record of one day; part of the stay."""
    month, number = date.split("-")[1:]
    return Note(
        STAY,
        {
            "Scheduled and as needed": [f"{drug}: given {times} MV" for drug, times in DRUGS],
            "Intravenous fluids": "Lactated Ringer's 100 mL per hour 0000-1200, then 50 mL per hour.",
            "Not given": "None refused, none held.",
            "Initials": "MV Marguerite Voss, RN.",
        },
        title="Medication Administration Record",
        signed=day(date),
        credentials="RN",
        extra={"ADMINISTRATION DATE": f"{month}/{number}/2022"},
    )


DISCHARGE = Note(
    STAY,
    {
        "Admission diagnosis": "Septic shock, perforated viscus.",
        "Discharge diagnosis": [
            "Jejunal perforation after laparoscopic cholecystectomy (K91.71)",
            "Generalized peritonitis (K65.0) with septic shock (R65.21)",
            "Acute respiratory failure, resolved (J96.01)",
            "Acute kidney injury, resolved (N17.9)",
            "Left paracolic abscess, under treatment (K65.1)",
            "Critical illness weakness (G72.81)",
        ],
        "Procedures": [
            "03/11/2022 Exploratory laparotomy, small bowel resection with anastomosis, washout",
            "03/11/2022 Central venous line, arterial line, mechanical ventilation to 03/13/2022",
            "03/18/2022 PICC line, vacuum wound dressing",
        ],
        "Hospital course": "Mrs. Brandt was admitted by way of the operating room on 03/11/2022 in"
        " septic shock from an 8 mm perforation of the jejunum, four days after laparoscopic"
        " cholecystectomy and two days after an emergency visit. She needed norepinephrine for two days"
        " and the ventilator for two days. Kidney function recovered without dialysis. Cultures grew"
        " Escherichia coli, Bacteroides fragilis and Candida albicans."
        "\n\nOn the fifth day fever came back and CT showed a left paracolic collection of 4 cm without"
        " leak. After discussion among surgery, radiology and infectious disease it was treated with"
        " antibiotics alone, with good response. Duplex of the legs showed no clot. She was moved to the"
        " floor on 03/14/2022 and worked with therapy. At discharge she eats soft food, walks 150 feet"
        " with a walker and is without fever for 48 hours.",
        "Condition": "Fair. Weight 61 kg, down 6 kg. Wound 14 x 3 x 2 cm with vacuum dressing.",
        "Medications": [
            "Ertapenem 1 g IV daily to 04/04/2022",
            "Fluconazole 400 mg daily to 04/04/2022",
            "Levothyroxine 75 mcg daily",
            "Acetaminophen 650 mg every 6 hours as needed",
        ],
        "Follow-up": [
            "Dr. Villanueva on 03/28/2022",
            "Dr. Haddadi, infectious disease, on 04/04/2022",
            "Home infusion and wound nurse three times a week",
        ],
        "Work": "Off work until seen by surgery.",
    },
    title="Discharge Summary",
    signed=day("2022-03-19"),
    time="1105",
)
