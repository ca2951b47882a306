# ruff: noqa: E501
from __future__ import annotations

import datetime as dt

import pytest

from casefile.dates import DateRole
from ingest.finding.dates.find import find_dates
from tests.ingest.finding.typed_packet import typed


def roles(text):
    return [(d.role.value, d.date.isoformat()) for d in find_dates(typed(text)[0])]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Date of Service: 10/03/2023", "service"),
        ("D.O.S. 10/03/2023", "service"),
        ("DATE SEEN: 10/03/2023", "service"),
        ("Encounter Date: Oct 3, 2023", "service"),
        ("Office Visit - Oct 3, 2023", "service"),
        ("10/03/2023 Office Visit", "service"),
        ("Progress Notes by Okafor, Chidi E, MD at 10/03/2023 9:21 AM", "service"),
        ("Visit Date: Tuesday, October 3, 2023", "service"),
        ("Exam Date/Time: 10/03/2023 0921", "exam"),
        ("Study Date: 2023-10-03", "exam"),
        ("Collected: 10/3/23 06:15", "collected"),
        ("Date of Operation: 03OCT2023", "procedure"),
        ("Date Filled 10/03/23", "dispensed"),
        ("Admit Date: 10/03/2023", "admission"),
        ("D/C: 10/3/2023", "discharge"),
        ("Date of Birth: 10/03/1985", "birth"),
        ("DOB 10/3/85", "birth"),
        ("Injury/Onset/Change of Status Date: 10/03/2023", "injury"),
        ("D/ACCIDENT: 10/03/2023", "injury"),
        ("Date of Loss: October 3, 2023", "injury"),
        ("Printed by COLE, T on 10/03/2023 8:02 AM", "printed"),
        ("Generated on 10/3/2023 5:51 PM", "printed"),
        ("Electronically signed by Chidi E. Okafor, MD on 10/03/2023 at 4:12 PM", "signed"),
        ("Patient signature  Dana Whitlock   Date 10/03/2023", "signed"),
        ("Dictated: 10-03-23", "dictated"),
        ("D: 10/03/2023", "dictated"),
        ("T: 10/03/2023", "transcribed"),
        ("Received: 10/3/2023", "received"),
        ("Reported: 10/3/2023 0900", "reported"),
        ("Next appointment: Oct 3, 2023", "next_visit"),
        ("COMPARISON: MRI dated 10/03/2023", "prior_study"),
        ("Insurance effective date: 10/03/2023", "insurance"),
        ("RUN DATE: 10/03/23", "printed"),
        ("Date of Shift: 10/03/2023", "service"),
        ("Statement Date: 10/03/2023", "statement"),
        ("Initial Evaluation: 10/03/2023", "initial"),
        ("Date: 10/03/2023", "unknown"),
        ("Day of treatment: 10/03/2023", "service"),
        ("TRANSPORT DAY 10/03/2023", "service"),
        ("Consult on 10/03/2023", "service"),
        ("Assessed: Oct 3, 2023", "service"),
        ("Session of 10/03/2023", "service"),
        ("Filmed 10/03/2023", "exam"),
        (
            "Pain after a fall. The examination was performed on 10/03/2023 without contrast.",
            "exam",
        ),
        ("COMPARISON: the study was performed on 10/03/2023", "prior_study"),
        ("Date injected: 10/3/23", "procedure"),
        ("WHITLOCK, DANA (F, 10/03/1985)", "birth"),
    ],
)
def test_the_label_gives_the_role(line, role):
    (found,) = roles("Alder Creek Family Medicine\n\n\n\n\n\n" + line)
    assert found[0] == role


def test_words_of_composed_labels_are_no_labels_in_a_sentence():
    said = "She was assessed on October 3, 2023 by her own doctor after the fall and was sent home again."
    assert roles(said) == [("narrative", "2023-10-03")]


def test_films_of_a_day_are_those_that_a_report_looks_back_on():
    assert roles("MRI LEFT KNEE\n\nRadiographs of 10/03/2023") == [("unknown", "2023-10-03")]


def test_a_sentence_gives_a_narrative_date():
    text = "\n\n\n\n\n\nThe patient was in a collision and was then seen by us again 10/03/2023 for pain."
    assert roles(text) == [("narrative", "2023-10-03")]


def test_a_table_head_names_the_dates_below_it():
    text = """




    Fill Date    Rx #      Drug           Qty
    10/03/23     112233    NAPROXEN       30
    11/04/23     112299    NAPROXEN       30
    """
    assert roles(text) == [("dispensed", "2023-10-03"), ("dispensed", "2023-11-04")]


def test_a_form_box_has_its_label_above():
    text = """




    PATIENT NAME            DATE OF BIRTH          DATE OF SERVICE
    Dana Whitlock           03 14 1979             10 03 2023
    """
    assert roles(text) == [("birth", "1979-03-14"), ("service", "2023-10-03")]


def test_a_fax_header_is_known_at_the_edge():
    text = "10/03/2023 14:12   LAKESHORE HIM          P. 003/012\n\n\nDate of Service: 9/1/2023"
    assert roles(text) == [("faxed", "2023-10-03"), ("service", "2023-09-01")]


def test_a_label_is_known_through_damage():
    assert roles("\n\n\n\n\n\nDate ot Servlce: 10/03/2023") == [("service", "2023-10-03")]


def test_a_lost_slash_is_settled_by_the_rest_of_the_page():
    text = "\n\n\n\n\nDate of Service: 317/22\n\nElectronically signed by A. Trent, PT on 3/7/22 at 2:57 pm"
    mentions = find_dates(typed(text)[0])
    assert (mentions[0].role, mentions[0].date) == (DateRole.SERVICE, dt.date(2022, 3, 7))
    assert mentions[0].repaired


def test_a_birth_lies_before_the_visit():
    text = "\n\n\n\n\nDOB: 4/2/48      Date of Service: 10/3/23"
    assert roles(text) == [("birth", "1948-04-02"), ("service", "2023-10-03")]


def test_every_date_keeps_its_place():
    reading = typed("\n\n\n\n\nDOB: 3/14/79      Date of Service: 10/3/23")[0]
    for mention in find_dates(reading):
        words = [w.text for w in reading.words if mention.box.holds(w.box)]
        assert mention.text in " ".join(words)


def test_digits_without_any_slash_need_the_rest_of_the_page():
    text = "\n\n\n\n\nDate of Service: 317122"
    assert all(role == "unknown" for role, _ in roles(text))
    signed = text + "\n\nElectronically signed by A. Trent, PT on 3/7/22 at 2:57 pm"
    assert roles(signed)[0] == ("service", "2022-03-07")


def test_a_letter_of_several_digits_is_read_by_the_other_rows():
    text = """




    Fill Date    Rx #      Drug           Qty
    5/22/24      112233    NAPROXEN       30
    B/22/24      112299    NAPROXEN       30
    """
    assert roles(text) == [("dispensed", "2024-05-22"), ("dispensed", "2024-05-22")]


def test_a_label_over_its_date_says_nothing_of_the_note_beside_it():
    text = """
    Corbel Joint Clinic
    Patient             Complaint
    Ilse Marquardt      Slipped on a wet stair and the pin was taken out
    DOB                 on October 14, 2022.
    02-Mar-1950
    Seen                Exam
    18-Nov-2022         Walks well.
    """
    births = [day for role, day in roles(text) if role == "birth"]
    assert births == ["1950-03-02"]


def test_a_title_with_its_author_dates_the_note():
    line = "Progress Note: Ines Walder, DO 02/22/2022"
    assert roles("Corbel Clinic\n\n\n\n\n\n" + line) == [("service", "2022-02-22")]
