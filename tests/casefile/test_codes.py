from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefile.bills import CodeSystem
from casefile.categories import Category
from casefile.codes import Billed, billed_for, biller_category, code_system, family_of


@pytest.mark.parametrize(
    ("code", "system"),
    [
        ("99213", CodeSystem.CPT),
        ("0042T", CodeSystem.CPT),
        ("1125F", CodeSystem.CPT),
        ("J1885", CodeSystem.HCPCS),
        ("A0427", CodeSystem.HCPCS),
        ("0450", CodeSystem.REV),
        ("00093-7424-56", CodeSystem.NDC),
        ("00093742456", CodeSystem.NDC),
        ("M54.2", None),
        ("2024", None),
        ("62704-1234", None),
    ],
)
def test_the_list_a_code_is_from(code, system):
    assert code_system(code) is system


@pytest.mark.parametrize(
    ("code", "category", "ancillary"),
    [
        ("A0429", Category.EMS, False),
        ("A0425", Category.EMS, True),
        ("99284", Category.EMERGENCY, False),
        ("99291", Category.EMERGENCY, False),
        ("99223", Category.INPATIENT, False),
        ("99203", Category.OFFICE_VISIT, False),
        ("22551", Category.OPERATIVE, False),
        ("20610", Category.OPERATIVE, False),
        ("29515", Category.OPERATIVE, False),
        ("64483", Category.OPERATIVE, False),
        ("01630", Category.OPERATIVE, True),
        ("77003", Category.OPERATIVE, True),
        ("76942", Category.OPERATIVE, True),
        ("73721", Category.RADIOLOGY, False),
        ("80053", Category.LABORATORY, False),
        ("36415", Category.LABORATORY, True),
        ("97110", Category.PHYSICAL_THERAPY, False),
        ("G0283", Category.PHYSICAL_THERAPY, False),
        ("98941", Category.CHIROPRACTIC, False),
        ("95886", Category.OFFICE_VISIT, False),
        ("95992", Category.OFFICE_VISIT, False),
        ("95911", Category.OFFICE_VISIT, False),
        ("93010", None, True),
        ("96372", None, True),
        ("J1885", None, True),
        ("L0650", None, True),
        ("1125F", None, True),
    ],
)
def test_the_care_a_code_bills_for(code, category, ancillary):
    assert billed_for(code) == Billed(category, ancillary)


@pytest.mark.parametrize(
    ("revenue", "category", "ancillary"),
    [
        ("0120", Category.INPATIENT, False),
        ("0200", Category.INPATIENT, False),
        ("0250", None, True),
        ("0272", None, True),
        ("0278", Category.OPERATIVE, True),
        ("0300", Category.LABORATORY, False),
        ("0320", Category.RADIOLOGY, False),
        ("0351", Category.RADIOLOGY, False),
        ("0610", Category.RADIOLOGY, False),
        ("0360", Category.OPERATIVE, False),
        ("0370", Category.OPERATIVE, True),
        ("0490", Category.OPERATIVE, False),
        ("0710", Category.OPERATIVE, True),
        ("0420", Category.PHYSICAL_THERAPY, False),
        ("0450", Category.EMERGENCY, False),
        ("450", Category.EMERGENCY, False),
        ("0540", Category.EMS, False),
        ("0761", None, True),
        ("0762", Category.INPATIENT, True),
    ],
)
def test_the_care_a_revenue_code_bills_for(revenue, category, ancillary):
    assert billed_for(None, revenue) == Billed(category, ancillary)
    if len(revenue) == 4:
        assert billed_for(revenue) == Billed(category, ancillary)


def test_who_bills_decides_what_the_code_leaves_open():
    assert billed_for("97110", biller=Category.CHIROPRACTIC).category is Category.CHIROPRACTIC
    assert billed_for("99203", biller=Category.CHIROPRACTIC).category is Category.CHIROPRACTIC
    assert billed_for("99213", biller=Category.PHYSICAL_THERAPY).category is (
        Category.PHYSICAL_THERAPY
    )
    for code in ("90912", "92540", "96125"):
        therapist = billed_for(code, biller=Category.PHYSICAL_THERAPY)
        assert therapist.category is Category.PHYSICAL_THERAPY
        assert billed_for(code).category is Category.OFFICE_VISIT
    assert billed_for("72100", biller=Category.CHIROPRACTIC).category is Category.RADIOLOGY
    assert billed_for(None, biller=Category.PHYSICAL_THERAPY).category is (
        Category.PHYSICAL_THERAPY
    )


def test_where_it_was_done_decides_too():
    assert billed_for("99214", place="23").category is Category.EMERGENCY
    assert billed_for("99291", place="21").category is Category.INPATIENT
    assert billed_for("12002", "0450") == Billed(Category.EMERGENCY, ancillary=True)
    assert billed_for("22551", "0360") == Billed(Category.OPERATIVE)
    assert billed_for("J1885", "0636") == Billed(None, ancillary=True)


def test_a_drug_is_pharmacys_where_a_pharmacy_billed_it():
    ndc = "00093-7424-56"
    assert billed_for(ndc, biller=Category.PHARMACY) == Billed(Category.PHARMACY)
    assert billed_for(ndc) == Billed(None, ancillary=True)


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("Mill Creek Chiropractic, P.C.", Category.CHIROPRACTIC),
        ("Ana Reyes, D.C.", Category.CHIROPRACTIC),
        ("Summit Physical Therapy LLC", Category.PHYSICAL_THERAPY),
        ("HUGO LINDT PT, DPT", Category.PHYSICAL_THERAPY),
        ("County Ambulance Service", Category.EMS),
        ("Lakeside MRI & Imaging", Category.RADIOLOGY),
        ("Mercy General Hospital", None),
        ("Harmony Family Practice", None),
    ],
)
def test_billers_by_name(name, category):
    assert biller_category(name) is category


@given(st.integers(min_value=10004, max_value=69990))
def test_every_surgical_number_has_a_family(number):
    family = family_of(f"{number:05d}")
    assert family is not None


@given(st.from_regex(r"[0-9]{4}", fullmatch=True))
def test_four_digits_are_never_a_procedure(code):
    assert family_of(code) is None


@pytest.mark.parametrize(
    "name",
    [
        "Elmwood Health & Rehabilitation",
        "Pine Ridge Nursing and Rehab Center",
        "Lakeview Rehabilitation Hospital",
        "Summit Physical Medicine and Rehabilitation",
        "Sunrise Skilled Nursing",
    ],
)
def test_a_house_of_many_kinds_of_care_is_no_therapy_clinic(name):
    assert biller_category(name) is None
    assert billed_for("97110", biller=biller_category(name)).category is Category.PHYSICAL_THERAPY
    assert billed_for("99213", biller=biller_category(name)).category is Category.OFFICE_VISIT


@pytest.mark.parametrize("name", ["Harbor Rehabilitation", "Mercy Hospital Physical Therapy"])
def test_a_therapy_department_is_one(name):
    assert biller_category(name) is Category.PHYSICAL_THERAPY


@pytest.mark.parametrize(
    "words",
    ["Bed hold, hospital leave", "Leave of absence", "Beauty shop set and trim", "Cable TV",
     "Telephone service", "Guest meals", "Personal laundry", "Copies of chart",
     "Copy / disc fee", "Records copying", "Attempted visit, not home", "Returned check",
     "Cancelled less than 24 hr", "Narrative report to attorney", "Deposition, 2 hours",
     "Copying of films, charge", "CD fee"],
)  # fmt: skip
def test_what_a_home_charges_for_besides_care_is_no_care(words):
    billed = billed_for(None, biller=Category.PHYSICAL_THERAPY, description=words)
    assert billed == Billed(None, ancillary=True)


@pytest.mark.parametrize(
    "words", ["Telephone visit, 20 min", "Hair follicle drug test", "Hold pose"]
)
def test_care_that_shares_a_word_with_a_fee_is_care(words):
    billed = billed_for(None, biller=Category.PHYSICAL_THERAPY, description=words)
    assert billed == Billed(Category.PHYSICAL_THERAPY)


@pytest.mark.parametrize(
    ("code", "billed"),
    [
        ("S9443", Billed(Category.OFFICE_VISIT)),
        ("G0299", Billed(Category.OFFICE_VISIT)),
        ("G0156", Billed(None, ancillary=True)),
        ("S9470", Billed(Category.OFFICE_VISIT)),
        ("99308", Billed(Category.OFFICE_VISIT)),
        ("S9981", Billed(None, ancillary=True)),
        ("D0140", Billed(Category.OFFICE_VISIT)),
        ("D2740", Billed(Category.OFFICE_VISIT)),
        ("D0330", Billed(Category.OFFICE_VISIT, ancillary=True)),
        ("D7210", Billed(Category.OPERATIVE)),
        ("D7880", Billed(Category.OFFICE_VISIT)),
    ],
)
def test_classes_calls_at_a_home_and_copies(code, billed):
    assert billed_for(code) == billed
