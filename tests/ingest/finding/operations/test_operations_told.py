"""What notes and operative records say of operations."""

import datetime as dt

import pytest

from casefile.categories import Category
from casefile.encounters import OperationTold
from ingest.finding.operations.told import find_operations_told
from tests.ingest.finding.typed_page import typed_page

NOTED = dt.date(2024, 9, 16)


def told(text: str, category: Category = Category.OFFICE_VISIT) -> list[OperationTold]:
    return list(find_operations_told(typed_page(text), category, "e1", NOTED))


@pytest.mark.parametrize(
    ("text", "kind", "part", "side"),
    [
        ("I plated his left radius on August 5, 2024.", "fixation", "forearm", "left"),
        ("Rotator cuff was repaired on 8/5/2024.", "repair", "shoulder", None),
        ("Status post L4-L5 laminectomy on 08/05/2024.", "decompression", "lumbar_spine", None),
        ("Screws placed in the right ankle on 8/5/24.", "fixation", "ankle", "right"),
        ("Meniscectomy of the knee took place on August 5.", "arthroscopy", "knee", None),
        ("The bites of the hand were closed on August 5, 2024.", "closure", "hand", None),
    ],
)
def test_an_operation_is_told_with_its_day(text, kind, part, side):
    (one,) = told(f"HPI: {text}")
    assert one.done
    assert one.exact
    assert kind in one.kinds
    assert part in one.parts
    assert (one.side, one.first) == (side, dt.date(2024, 8, 5))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Six weeks after plating of the left clavicle.", dt.date(2024, 8, 5)),
        ("The right hip is twenty-one days out from arthroplasty.", dt.date(2024, 8, 26)),
        ("ACL reconstruction about 3 months ago.", dt.date(2024, 6, 17)),
    ],
)
def test_days_are_counted_back_from_the_note(text, day):
    (one,) = told(f"HPI: {text}")
    assert not one.exact
    assert one.first is not None
    assert one.last is not None
    assert one.first <= day <= one.last
    assert (one.last - one.first).days <= 110


def test_nothing_is_counted_on_a_page_of_several_days():
    page = typed_page("HPI: Six weeks after plating of the left clavicle.")
    (one,) = find_operations_told(page, Category.PHYSICAL_THERAPY, "e1", NOTED, one_day=False)
    assert one.done
    assert (one.first, one.noted) == (None, NOTED)


@pytest.mark.parametrize(
    "text",
    [
        "HPI: She never had surgery on the knee.",
        "HPI: He did not undergo an operation for the fracture.",
        "HPI: The wrist healed in a splint without any surgery.",
        "HPI: No injection was ever given.",
        "HPI: A fusion was booked for May but was never performed.",
        "HPI: No operation to date.",
        "HPI: He denies ever having had surgery for the shoulder.",
        "HPI: No operative intervention has been performed.",
        "HPI: The fracture was treated entirely nonoperatively.",
        "HPI: The arthroscopy of 8/5/2024 did not take place.",
        "HPI: He never went through with the fusion.",
        "HPI: She backed out of the operation.",
        "HPI: No grafting was needed.",
        "HPI: Wrist treated with closed reduction and casting only.",
    ],
)
def test_a_denial_is_told(text):
    (one,) = told(text)
    assert not one.done


@pytest.mark.parametrize(
    "text",
    [
        "HPI: No prior surgery was done on this knee.",
        "HPI: No surgery is needed at this time.",
        "HPI: She would not have an injection.",
        "HPI: Initially treated without surgery.",
        "HPI: He never had relief from the injection.",
        "HPI: Surgery was not approved.",
        "HPI: A second operation was not done.",
        "HPI: No complications of the surgery to date.",
        "PAST MEDICAL HISTORY: Never had surgery.",
    ],
)
def test_what_is_no_denial_of_the_operation(text):
    assert [one for one in told(text) if not one.done] == []


@pytest.mark.parametrize(
    "text",
    [
        "HPI: Fixation of the ankle is planned for October.",
        "HPI: Her mother had a hip replacement on 8/5/2024.",
        "HPI: He had a prior knee arthroscopy on 8/5/2019.",
        "HPI: Closed head injury on 8/5/2024.",
        "HPI: His leg was pinned under a pallet on 8/5/2024.",
        "HPI: Sutures were removed on 8/5/2024.",
        "HPI: Walks two blocks.",
        "HPI: If she fails therapy, fusion may be considered.",
        "FAMILY HISTORY: Knee replacement 8/5/2024.",
        "HPI: Repair of the cuff on 12/5/2024.",
    ],
)
def test_what_tells_of_no_operation_of_the_client(text):
    assert told(text) == []


def test_a_side_named_to_compare_is_not_the_operations():
    (one,) = told("HPI: Repair of the cuff on 8/5/2024; the right, unaffected shoulder is strong.")
    assert one.side is None


def test_an_operative_record_tells_its_title_alone():
    text = (
        "OPERATIVE REPORT\nPROCEDURE: Open reduction and plating, right distal radius.\n"
        "DESCRIPTION: The wound was closed. The left wrist had been fixed on 1/2/2019."
    )
    (one,) = told(text, Category.OPERATIVE)
    assert one.own
    assert (one.side, one.first) == ("right", NOTED)
    assert "fixation" in one.kinds


def test_pages_that_are_no_records_tell_nothing():
    assert told("Rotator cuff repair 8/5/2024", Category.BILLING) == []


@pytest.mark.parametrize(
    ("text", "kind", "side", "done"),
    [
        ("Six weeks after right hemiarthroplasty she uses a cane.", "replacement", "right", True),
        ("Left tibia nailed five weeks ago.", "fixation", "left", True),
        ("His appendectomy of August 5, 2024 went well.", "organ", None, True),
        ("A skin graft was placed on 8/5/24.", "graft", None, True),
        ("The ankle healed in a boot and was never operated.", "any", None, False),
    ],
)
def test_more_names_of_operations_and_the_side_before_them(text, kind, side, done):
    (one,) = told(f"HPI: {text}")
    assert kind in one.kinds
    assert (one.side, one.done) == (side, done)


@pytest.mark.parametrize(
    "text",
    ["The right bone graft site is planned.", "If it fails, hysterectomy.", "A graft of data."],
)
def test_what_is_planned_or_no_operation_is_not_told(text):
    assert told(f"HPI: {text}") == []


def test_an_operative_record_tells_each_operation_that_it_lists():
    text = (
        "OPERATIVE REPORT\nPROCEDURE:\n1. Debridement of the right elbow.\n"
        "2. Plating of the right olecranon.\nDESCRIPTION: The left arm was padded."
    )
    first, second = told(text, Category.OPERATIVE)
    assert (first.kinds, second.kinds) == (("closure",), ("fixation",))
    assert first.own
    assert second.own


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("The tibia was stabilized with a rod on 8/5/2024.", ("nail",)),
        ("Status post IM rodding of the left tibia 8/5/24.", ("nail",)),
        ("Volar plating of the radius on 8/5/2024.", ("plate",)),
        ("She was delivered with forceps on 8/5/2024.", ("forceps",)),
        ("The ventouse birth left a tear.", ("vacuum",)),
        ("Total hip replacement on 8/5/2024.", ("total",)),
        ("Left BKA 8/5/2024.", ("below_knee",)),
        ("Extensor tendon repair on 8/5/2024.", ("extensor",)),
        ("Partial medial meniscectomy 8/5/24.", ("medial_meniscus", "meniscectomy")),
        ("Laparoscopic hysterectomy, no open incision, 8/5/2024.", ("scope",)),
    ],
)
def test_how_it_was_done_is_told(text, ways):
    (one,) = told(f"HPI: {text}")
    assert one.ways == ways


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("C5-C6 fusion on 8/5/2024.", "C5-6"),
        ("L5/S1 microdiscectomy on 8/5/2024.", "L5-S1"),
        ("Left L4-5 transforaminal of August 5 helped.", "L4-5"),
    ],
)
def test_levels_are_written_one_way(text, level):
    (one,) = told(f"HPI: {text}")
    assert one.levels == (level,)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Operative leg: left, touch weight only.", "left"),
        ("The surgical side is the right.", "right"),
        ("The operated knee is the left one.", "left"),
        ("Hip precautions after R hip hemi.", "right"),
        ("s/p R BKA, site clean.", "right"),
        ("L distal radius fx status post ORIF.", "left"),
        ("At Fairview they plated the left wrist.", "left"),
    ],
)
def test_a_side_is_told_without_a_day(text, side):
    (one,) = told(f"HPI: {text}")
    assert one.done
    assert (one.side, one.first) == (side, None)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("FINDINGS: Side plate transfixing the right ankle in good position.", 1),
        ("FINDINGS: Left total hip prosthesis without loosening.", 1),
        ("FINDINGS: No plate and screws are seen.", 0),
        ("IMPRESSION: Hip arthroplasty may be considered.", 0),
    ],
)
def test_a_film_shows_what_was_put_in(text, count):
    assert len(told(text, Category.RADIOLOGY)) == count


@pytest.mark.parametrize(
    "text",
    [
        "Humerus fx managed in a sling alone.",
        "Foot fx tx w cast only, no surg.",
        "The fracture was treated closed.",
        "The wrist was casted only, no operation.",
        "The fracture did not require surgery.",
        "Ankle knit in a boot, was KV never operated.",
    ],
)
def test_what_healed_without_an_operation_denies_it(text):
    (one,) = told(f"HPI: {text}")
    assert not one.done


@pytest.mark.parametrize(
    "text",
    [
        "No surg planned.",
        "She takes aspirin only.",
        "Splint only at night after the repair.",
        "Wound closed with staples only on 8/5/2024.",
        "The closed wound is dry.",
        "The fracture was reduced closed and pinned on 8/5/2024.",
        "Managed closed, then plated on 8/5/2024.",
        "Treated with rest and a brace only at night.",
        "Recovering well from surgery in a boot only.",
        "He did not require further surgery.",
    ],
)
def test_only_and_closed_deny_nothing_by_themselves(text):
    assert [one for one in told(f"HPI: {text}") if not one.done] == []


@pytest.mark.parametrize(
    "text",
    [
        "Traumatic amputation of the fingertip on 8/5/2024.",
        "Wound vac placed on 8/5/2024.",
        "Periprosthetic fracture around her right hip replacement.",
        "The hip replacement would be done in spring.",
        "Cesarean if labor stalls.",
        "Previous cesarean in 2019.",
    ],
)
def test_what_only_sounds_like_the_operation(text):
    assert told(f"HPI: {text}") == []


def test_a_leg_cut_below_the_knee_is_no_operation_of_the_knee():
    (one,) = told("HPI: Left below knee amputation on 8/5/2024.")
    assert one.parts == ("lower_limb",)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Fell on the stairs August 5, left hip replaced since.", None),
        ("Hit by a truck 8/5/2024, the femur was plated.", None),
        ("Fell on the stairs, hip pinned on August 5, 2024.", dt.date(2024, 8, 5)),
    ],
)
def test_the_day_of_the_accident_is_not_the_operations(text, day):
    assert [one.first for one in told(f"HPI: {text}") if one.exact] == ([day] if day else [])


def test_an_initial_is_no_side():
    (one,) = told("HPI: Since the surgery (R. Holm, MD) he walks.")
    assert one.side is None


def test_a_screw_that_came_out_is_a_removal():
    (one,) = told("HPI: The locking screw was taken out on August 5, 2024.")
    assert "removal" in one.kinds
    assert "fixation" not in one.kinds


def test_an_open_resection_of_the_clavicle_is_told_with_its_way():
    (one,) = told("HPI: She had an open Mumford of the right clavicle on August 5, 2024.")
    assert (one.kinds, one.ways, one.side) == (("resection",), ("open",), "right")
    assert not told("HPI: The open wound over the right clavicle was seen on August 5, 2024.")
