"""Titles that no list of phrases holds, put together from the words of their kind."""

from __future__ import annotations

import pytest
from typed_sheets import typed_page

from casefile.categories import Category
from ingest.sorting import sort_pages

SHEET = """
Quill Harbor {house}
12 Pier Road, Elk Bend, KY 40444   (859) 555-0219
{title}
Ida Koenig, born 04/02/1971
It was told that all went as planned, and nothing else was said of it.
Ana Ruiz, MD
"""


def category_of(title: str, house: str = "Partners") -> Category:
    page = sort_pages([typed_page(SHEET.format(title=title, house=house))]).pages[0]
    return page.category


@pytest.mark.parametrize(
    "title",
    [
        "Quarterly Visit",
        "Suture Check",
        "PRE-PLACEMENT PHYSICAL",
        "Well Woman Exam",
        "Blood Pressure Recheck",
        "Cast Check",
        "Prenatal visit 7",
        "House Call",
        "Four weeks after surgery",
        "Left knee, ten weeks",
        "2 months postop",
        "3 months F/U",
        "Left hip, 2 years",
        "Cast Technician Note - Boot Fitting",
        "DME FITTING RECORD",
        "Walker Instruction",
        "Ortho Tech Note",
        "School Health Office Log",
        "STAFF HEALTH LOG",
        "Work Restrictions Slip",
        "Activity Limitations Form",
        "Return to Duty Certificate",
        "Hospice Nurse Practitioner Visit",
        "Concussion Follow-Up",
        "Video Visit, May 4, 2023",
        "* FIRST AID ROOM RECORD *",
        "DOT Physical 11/02/2021",
    ],
)
def test_a_visit_is_named_by_its_occasion(title: str) -> None:
    assert category_of(title) is Category.OFFICE_VISIT


def test_a_visit_in_the_house_of_therapists_is_theirs() -> None:
    assert category_of("Return Visit", house="Physical Therapy") is Category.PHYSICAL_THERAPY
    assert category_of("Return Visit", house="Chiropractic") is Category.CHIROPRACTIC


@pytest.mark.parametrize(
    ("title", "category"),
    [
        ("WHEELCHAIR VAN TRIP", Category.EMS),
        ("BLS Interfacility Transport Report", Category.EMS),
        ("- RETURN AMBULANCE RUN -", Category.EMS),
        ("Cesarean Section Report", Category.OPERATIVE),
        ("Forceps Delivery Note", Category.OPERATIVE),
        ("Closed Reduction Under Sedation Note", Category.OPERATIVE),
        ("Nursing Shift Handoff Note", Category.INPATIENT),
        ("INTERDISCIPLINARY TEAM CONFERENCE", Category.INPATIENT),
        ("Cardiology Admission Consultation", Category.INPATIENT),
        ("RIGHT ANKLE 3 VIEWS", Category.RADIOLOGY),
        ("Carotid Duplex, Bilateral", Category.RADIOLOGY),
        ("Ribs and Chest, 4 or More Views", Category.RADIOLOGY),
        ("CERTIFICATE OF AUTHENTIC COPY", Category.CERTIFICATION),
        ("Declaration as to Completeness of Records", Category.CERTIFICATION),
        ("Invoice No. QH-4471", Category.BILLING),
        ("Telephone Message", Category.CORRESPONDENCE),
        ("PATIENT PORTAL MESSAGES", Category.CORRESPONDENCE),
        ("STATEMENT FOR HELICOPTER TRANSPORT", Category.BILLING),
        ("837I Claim Copy", Category.BILLING),
        ("Electronic Claim (CMS-1500) Reprint", Category.BILLING),
    ],
)
def test_a_title_is_put_together_from_its_words(title: str, category: Category) -> None:
    assert category_of(title) is category


@pytest.mark.parametrize(
    ("title", "never"),
    [
        ("Consent for Injection Record", Category.OPERATIVE),
        ("Pre-Operative Instructions Sheet", Category.OPERATIVE),
        ("Surgery Clinic Note", Category.OPERATIVE),
        ("Marlow Surgery Center - Medical Records", Category.OPERATIVE),
        ("Surgery Scheduling Form", Category.OPERATIVE),
        ("Hospital Follow-Up Note", Category.INPATIENT),
        ("Hospital Billing Record", Category.INPATIENT),
        ("Lumbar MRI Order", Category.RADIOLOGY),
        ("Knee X-Ray Authorization", Category.RADIOLOGY),
        ("Disability Claim Form", Category.BILLING),
        ("Claim Denial Letter", Category.BILLING),
        ("Certificate of Birth Copy", Category.CERTIFICATION),
        ("Employee Transport Request", Category.EMS),
        ("30 days supply", Category.OFFICE_VISIT),
        ("Pain for two weeks", Category.OFFICE_VISIT),
        ("DME Order Form", Category.OFFICE_VISIT),
        ("Radiology Technician Note", Category.OFFICE_VISIT),
    ],
)
def test_what_only_sounds_like_a_title_is_none(title: str, never: Category) -> None:
    assert category_of(title) is not never


@pytest.mark.parametrize(
    "banner",
    [
        "3/9/1958 66 years Female",
        "DOB/Age/Sex: 3/9/1958 66 years Male",
        "66 yrs F",
        "Age 8 years",
        "3/9/1958 (66 years)",
        "14 years, Male",
        "Girl, 6 months",
    ],
)
def test_how_old_somebody_is_names_no_visit(banner: str) -> None:
    assert category_of(banner) is not Category.OFFICE_VISIT


def test_a_list_s_entry_is_no_title() -> None:
    assert category_of("- Cesarean section report") is not Category.OPERATIVE


@pytest.mark.parametrize(
    ("title", "category"),
    [
        ("PERMISSION TO SHARE MY CHART", Category.AUTHORIZATION),
        ("Consent to Exchange Health Information", Category.AUTHORIZATION),
        ("Consent for Blood Products", Category.OTHER),
        ("Refusal of Transport", Category.OTHER),
        ("Shoulder MRI Requisition", Category.OTHER),
        ("Orthosis Fitting", Category.OFFICE_VISIT),
        ("Session 6", Category.OFFICE_VISIT),
        ("Labor Progress", Category.INPATIENT),
        ("Delivery Summary", Category.OPERATIVE),
    ],
)
def test_papers_of_a_visit_are_told_apart(title: str, category: Category) -> None:
    assert category_of(title) is category


def test_an_electronic_claim_as_it_was_sent_is_a_bill() -> None:
    sent = "EXPORT 7\nCLM*A88*410***11:B:1\nDTP*472*D8*20230302\nSV1*HC:99213*140*UN*1***1"
    assert sort_pages([typed_page(sent)]).pages[0].category is Category.BILLING


def test_who_treats_in_offices_only_tells_a_visit() -> None:
    sheet = "Blue Heron\nTreatment note 03/03/2023\nIda Koenig\nNeck stiff. Ten needles, 25 min.\n"
    assert sort_pages([typed_page(f"{sheet}Jun Park, LAc")]).pages[0].category == "office_visit"
    assert sort_pages([typed_page(f"{sheet}Jun Park, PT")]).pages[0].category == "physical_therapy"


@pytest.mark.parametrize(
    ("title", "category"),
    [
        ("LEFT L4 TRANSFORAMINAL EPIDURAL", Category.OPERATIVE),
        ("Record of Operation", Category.OPERATIVE),
        ("RIGHT KNEE MENISCECTOMY", Category.OPERATIVE),
        ("Bone Scan, Whole Body", Category.RADIOLOGY),
        ("Echo Report", Category.RADIOLOGY),
        ("Medical Floor Charting", Category.INPATIENT),
        ("Departure Summary", Category.INPATIENT),
        ("Guarantor Account Transactions", Category.BILLING),
        ("Breakdown of Services", Category.BILLING),
        ("New Burn Visit", Category.OFFICE_VISIT),
        ("Office consultation re dizziness", Category.OFFICE_VISIT),
        ("Consent to Care", Category.INTAKE),
        ("Upcoming Appointments", Category.OTHER),
        ("Sworn Statement of Records Custodian", Category.CERTIFICATION),
    ],
)
def test_what_was_done_names_the_page(title: str, category: Category) -> None:
    assert category_of(title) is category


@pytest.mark.parametrize(
    "title", ["Knee Arthroscopy Instructions", "After Your Epidural", "History of Lumbar Fusion"]
)
def test_an_operation_spoken_of_is_no_report_of_it(title: str) -> None:
    assert category_of(title) is not Category.OPERATIVE


def test_the_line_of_a_charge_is_no_title() -> None:
    bill = (
        "Harrow Clinic\n03/02/23 0352 CT SPINE   1   1,980.00\n03/02/23 0450 ER LEVEL 4   1   9.00"
    )
    assert sort_pages([typed_page(bill)]).pages[0].category is Category.BILLING


def test_a_message_is_known_by_its_head() -> None:
    mail = "From: a.pell@harrow.example   To: T. Dunn   Sent: 5/5/2024 9:01\nSubject: Koenig\nPaid."
    assert sort_pages([typed_page(mail)]).pages[0].category is Category.CORRESPONDENCE


def test_a_form_that_asks_the_patient_is_known_by_its_questions() -> None:
    form = "Harrow Partners\nWhere does it hurt? neck\nWhat eases it? rest\nDo you sleep well? no"
    assert sort_pages([typed_page(form)]).pages[0].category is Category.INTAKE


@pytest.mark.parametrize(
    ("title", "category"),
    [
        ("Notice of Termination of Benefits", Category.CORRESPONDENCE),
        ("Third Request", Category.CORRESPONDENCE),
        ("Secure Messages", Category.CORRESPONDENCE),
        ("Portal Conversation  05/05/2023", Category.CORRESPONDENCE),
        ("Referral for Hand Therapy", Category.OTHER),
        ("AMENDED CT OF THE CHEST", Category.RADIOLOGY),
        ("Recovery Record", Category.OPERATIVE),
    ],
)
def test_what_is_sent_or_asked_for_is_no_care(title: str, category: Category) -> None:
    assert category_of(title) is category


def test_privacy_notices_belong_to_registration() -> None:
    assert category_of("Notice of Privacy Practices") is Category.INTAKE
