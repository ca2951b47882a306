"""Care that a sentence tells by who gave it: a house or a clinician, and what was done."""

import pytest

from tests.ingest.finding.mentions.mentioned import DONE, mentions

# (sentence, category, date, house or clinician)
GIVEN_BY = [
    ("Hollis Eye Care examined him on 8/3/23.", "office_visit", "2023-08-03", "Hollis Eye Care"),
    ("Arden Dental pulled two teeth on August 3.", "office_visit", "2023-08-03", "Arden Dental"),
    ("Bayline Magnet imaged the wrist on 8/3/23.", "radiology", "2023-08-03", "Bayline Magnet"),
    ("Dr. Ruth Ansel drained the bursa on 8/3/23.", "operative", "2023-08-03", "Ruth Ansel"),
    ("On 8/3 podiatrist Ruth Ansel treated her heel.", "office_visit", "2023-08-03", "Ruth Ansel"),
    ("She has met monthly with counselor Ione Mabry.", "office_visit", "None", "Ione Mabry"),
    ("Manipulated six times by chiropractor Rolf Idris.", "chiropractic", "None", "Rolf Idris"),
    ("A barium swallow at Penn Row on 8/3/23 was normal.", "radiology", "2023-08-03", "Penn Row"),
    ("A throat swab of 8/3/23 grew strep.", "laboratory", "2023-08-03", None),
    ("I drained the hematoma on 8/3/23.", "operative", "2023-08-03", None),
    ("A PICC line was inserted on 8/3/23 at Penn Row.", "operative", "2023-08-03", "Penn Row"),
    ("His port was put in on 8/3/23 by Dr. Ruth Ansel.", "operative", "2023-08-03", "Ruth Ansel"),
    ("She was airlifted from the scene on 8/3/23.", "ems", "2023-08-03", None),
    ("He ended up in the hospital on 8/3/23.", "inpatient", "2023-08-03", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "category", "date", "who"), GIVEN_BY)
def test_who_gave_the_care_stands_before_it(
    sentence: str, category: str, date: str, who: str | None
) -> None:
    (found,) = [m for m in mentions(sentence) if m.status is DONE]
    told = (found.category.value, str(found.date), found.place or found.provider)
    assert (*told, found.strength) == (category, date, who, 3)


@pytest.mark.parametrize(
    "sentence",
    [
        "Foreman Joel Rusk took him in on 8/3/23.",
        "The Patient treated the wound with peroxide on 8/3/23.",
        "Plaintiff saw her on 8/3/23.",
        "Acme Freight Lines examined the truck on 8/3/23.",
        "Dr. Ruth Ansel will examine her on 10/3/23.",
        "If the pain goes on, Dr. Ruth Ansel can inject the joint.",
        "He is to see psychologist Ione Mabry about sleep.",
        "Her mother was treated by psychologist Ione Mabry for years.",
        "She wants chiropractor Rolf Idris to treat her neck.",
        "A copy was sent to dentist Kay Orton on 8/3/23.",
        "A barium swallow is planned.",
        "The port of the pump was flushed on 8/3/23.",
        "No stent was placed on 8/3/23.",
        "He may end up in the hospital.",
    ],
)
def test_what_nobody_gave_is_no_care(sentence: str) -> None:
    assert not [m for m in mentions(sentence) if m.status is DONE and m.strength == 3]
