"""What the two emergency visits and the studies around them say."""

from __future__ import annotations

from sample_packets.builder.layouts.notes import Note
from sample_packets.builder.layouts.studies import Result, Study
from sample_packets.matters.missed_leak.people import (
    CHEST,
    FIRST_ED,
    FIRST_FILM,
    SCAN,
    SECOND_ED,
    SECOND_SCAN,
)  # fmt: skip

SENT_HOME = Note(
    FIRST_ED,
    {
        "Chief complaint": "Abdominal pain two days after gallbladder surgery.",
        "History of present illness": "50-year-old female, two days after laparoscopic"
        " cholecystectomy here on 03/07/2022 by Dr. Villanueva, comes with belly pain that has grown"
        " since last night. Pain is all over the upper abdomen, 8/10, worse with movement and with"
        " deep breaths. One episode of vomiting. Chills at home. No bowel movement since the"
        " operation, passing a little gas. Taking oxycodone without relief."
        "\n\nShe called the surgeon's office this morning and was told to come in. No chest pain. No"
        " urinary complaint.",
        "Past history": "Gallstones, hypothyroidism. Cesarean section 1998.",
        "Family history": "Sister had a bowel resection for Crohn disease in 2015.",
        "Medications": ["Levothyroxine 75 mcg daily", "Oxycodone 5 mg every 6 hours as needed"],
        "Allergies": "Codeine (nausea).",
        "Physical exam": "General: uncomfortable, lies still. HEENT: dry mucous membranes. Heart:"
        " tachycardic, regular. Lungs: shallow breaths, clear. Abdomen: distended, bowel sounds"
        " scant, tender throughout with guarding in the right upper quadrant; port sites clean."
        " Extremities: no swelling. Skin: warm. Neuro: alert and oriented.",
        "Data": "WBC 17.8 with 12 percent bands. Lactate not drawn. Creatinine 1.1. Abdominal film:"
        " nonspecific gas pattern, gas under the diaphragm described as expected after laparoscopy.",
        "ED course": "1810 one liter saline, ondansetron 4 mg, hydromorphone 0.5 mg IV. 1930 pain"
        " 5/10, heart rate 108. Surgeon on call was paged twice without answer. 2040 enema with small"
        " result. Patient asks to go home.",
        "Medical decision making": "Postoperative pain with ileus and constipation from narcotics"
        " thought most likely. Fever and white count attributed to recent surgery. CT considered and"
        " not done at this time since exam improved after medication.",
        "Impression": [
            "Postoperative abdominal pain",
            "Constipation",
            "Leukocytosis, likely reactive",
        ],
        "Plan": [
            "Discharge home with polyethylene glycol and clear liquids",
            "Call Dr. Villanueva's office in the morning",
            "Return for fever over 101.5, vomiting, or worse pain",
        ],
    },
    title="Emergency Provider Report",
    time="1742",
    vitals="T 100.9  HR 118  RR 22  BP 108/64  SPO2 95% RA  PAIN 8/10",
)
NURSE_1 = Note(
    FIRST_ED,
    {
        "Triage": "1728 Arrived by private vehicle with husband. ESI level 3. Post-op day 2"
        " gallbladder. Pain 8/10. T 100.9, HR 118.",
        "Notes": [
            "1755 IV 20 g right antecubital, blood drawn and sent.",
            "1812 Normal saline 1000 mL started. Hydromorphone 0.5 mg IV, ondansetron 4 mg IV.",
            "1850 To radiology by wheelchair, returned 1905.",
            "1932 HR 108, BP 102/60, RR 22. Dr. Kowalczyk told of vital signs.",
            "2005 Husband says that she is not herself. Provider at bedside.",
            "2040 Enema given, small return. Abdomen remains firm.",
            "2115 HR 112, BP 100/58, T 101.1. Provider told. Discharge order stands.",
            "2130 Instructions reviewed with patient and husband. Left by wheelchair, pain 6/10.",
        ],
    },
    title="Emergency Nursing Record",
    time="2130",
    credentials="RN",
)
RETURNED = Note(
    SECOND_ED,
    {
        "Chief complaint": "Severe abdominal pain, weakness.",
        "History of present illness": "50-year-old female, four days after laparoscopic"
        " cholecystectomy, brought by her husband with severe pain and confusion since the early"
        " morning. She was in this department two days ago and was sent home with a laxative. Has not"
        " kept fluids down since. Temperature 103 at home. No urine since last night.",
        "Past history": "Gallstones, hypothyroidism, cesarean section 1998.",
        "Medications": ["Levothyroxine 75 mcg daily", "Oxycodone as needed", "Polyethylene glycol"],
        "Physical exam": "General: ill, pale, mottled knees. Slow to answer. Heart: 138, regular."
        " Lungs: decreased at both bases. Abdomen: rigid, diffuse rebound. Port sites clean. Skin:"
        " cool. Neuro: moves all limbs, oriented to person only.",
        "ED course": "0612 sepsis alert. 0618 two large IVs, 30 mL per kg of lactated Ringer's. 0625"
        " cultures drawn, piperacillin-tazobactam 4.5 g IV. 0640 norepinephrine by central line for"
        " pressure of 74/40. 0705 CT. 0730 Dr. Villanueva at bedside. 0750 to operating room.",
        "Critical care": "65 minutes, procedures not included.",
        "Impression": ["Septic shock", "Perforated viscus after laparoscopic surgery, CT with free fluid and extraluminal contrast", "Acute kidney injury"],
        "Disposition": "Admitted to surgery and intensive care by way of the operating room.",
    },
    title="Emergency Provider Report",
    time="0608",
    vitals="T 103.1  HR 138  RR 30  BP 78/42  SPO2 90% RA  GLUCOSE 188",
)  # fmt: skip

KUB = Study(
    FIRST_FILM,
    "Abdomen 2 views",
    "Postoperative day 2, abdominal pain.",
    "Supine and upright views.",
    [
        "Gas in nondilated small and large bowel. Free gas under the right hemidiaphragm of 14 mm."
        " Surgical clips in the right upper quadrant. No air-fluid levels. Lung bases show streaky"
        " atelectasis.",
    ],
    [
        "Free intraperitoneal gas, which may be residual after laparoscopy on the second day; if"
        " there is clinical concern CT is advised.",
        "Nonspecific bowel gas pattern.",
    ],
    "Kowalczyk, Trent DO",
    "GMX-220309-118",
    time="18:58",
)
CT = Study(
    SCAN,
    "CT abdomen and pelvis with IV and oral contrast",
    "Sepsis, postoperative day 4 after cholecystectomy.",
    "Helical images after 100 mL of iohexol with sagittal and coronal reformats.",
    [
        "Large volume of free fluid of 15 to 25 Hounsfield units with extraluminal oral contrast in the"
        " left upper abdomen beside the proximal jejunum. Moderate free gas.",
        "Mural thickening of jejunal loops with stranding. Gallbladder fossa: clips, small fluid, no"
        " biloma. Bile ducts normal in caliber. Liver, spleen, pancreas and kidneys normal.",
        "Small effusions and basal atelectasis on both sides.",
    ],
    [
        "Perforation of the proximal jejunum with contrast leak, free gas and peritonitis.",
        "No bile duct injury is seen.",
        "Findings were told to Dr. Lambros by telephone at 07:22.",
    ],
    "Lambros, Odette MD",
    "GMX-220311-009",
    comparison="Abdominal films of 03/09/2022.",
    time="07:08",
)
PORTABLE = Study(
    CHEST,
    "XR chest portable 1 view",
    "Central line placement, sepsis.",
    "Single AP view.",
    [
        "Right internal jugular line ends in the lower superior vena cava. No pneumothorax. Low volumes"
        " with basal atelectasis. Free gas under both hemidiaphragms. Heart size normal.",
    ],
    ["Line in good position, no pneumothorax.", "Free gas under the diaphragm, see CT."],
    "Lambros, Odette MD",
    "GMX-220311-007",
    time="06:52",
)
CT_AGAIN = Study(
    SECOND_SCAN,
    "CT abdomen and pelvis with IV contrast",
    "Persistent fever on postoperative day 5 after laparotomy.",
    "Helical images after 100 mL of iohexol.",
    [
        "Rim-enhancing collection of 4.1 x 2.8 cm in the left paracolic gutter. No extraluminal"
        " contrast. Jejunal staple line intact. Effusions smaller. Midline incision open and packed.",
    ],
    [
        "Left paracolic abscess of 4.1 cm.",
        "No leak at the anastomosis.",
    ],
    "Sorensen, Beatrix MD",
    "GMX-220316-044",
    comparison="CT of 03/11/2022.",
    time="14:31",
)

_RANGES = {
    "WBC": ("4.0 - 11.0", "K/uL"), "Hemoglobin": ("12.0 - 16.0", "g/dL"), "Platelets": ("150 - 400", "K/uL"),
    "Bands": ("0 - 5", "%"), "Sodium": ("136 - 145", "mmol/L"), "Potassium": ("3.5 - 5.1", "mmol/L"),
    "Creatinine": ("0.5 - 1.0", "mg/dL"), "Glucose": ("70 - 99", "mg/dL"), "Lactate": ("0.5 - 2.0", "mmol/L"),
    "Bilirubin, total": ("0.2 - 1.2", "mg/dL"), "Albumin": ("3.5 - 5.0", "g/dL"), "CRP": ("0.0 - 0.8", "mg/dL"),
}  # fmt: skip


def _panel(**values: str) -> list[Result]:
    """Write results down as "17.8 H"; the ranges stand in the table above."""
    rows: list[Result] = []
    for (name, (span, unit)), key in zip(_RANGES.items(), _KEYS, strict=True):
        if key in values:
            value, _, mark = values[key].partition(" ")
            rows.append((name, value, mark, span, unit))
    return rows


_KEYS = ("wbc", "hgb", "plt", "bands", "na", "k", "cr", "glu", "lac", "bili", "alb", "crp")

PANELS = {
    "2022-03-09": ("17:55", _panel(wbc="17.8 H", hgb="12.9", plt="288", bands="12 H", na="134 L", k="4.0", cr="1.1 H", glu="132 H", bili="0.9")),
    "2022-03-11": ("06:20", _panel(wbc="2.4 L", hgb="14.8", plt="121 L", bands="38 H", na="131 L", k="5.0", cr="2.6 H", glu="188 H", lac="7.2 H", bili="1.6 H", alb="2.4 L")),
    "2022-03-12": ("04:40", _panel(wbc="19.6 H", hgb="10.1 L", plt="104 L", bands="24 H", na="137", k="4.4", cr="2.1 H", glu="164 H", lac="3.0 H", crp="31.4 H")),
    "2022-03-14": ("05:05", _panel(wbc="16.2 H", hgb="9.4 L", plt="148 L", bands="9 H", na="139", k="3.6", cr="1.3 H", glu="141 H", lac="1.4", crp="18.8 H")),
    "2022-03-17": ("05:12", _panel(wbc="11.4 H", hgb="9.2 L", plt="262", na="140", k="3.9", cr="0.9", glu="118 H", alb="2.6 L", crp="7.1 H")),
}  # fmt: skip
