"""What took place elsewhere, and what only sounds like it."""

import pytest

from casefile.categories import Category
from tests.ingest.finding.mentions.mentioned import DONE, VISIT, mentions

# (sentence, category, date, last day of a stated month)
TOOK_PLACE = [
    (
        "She had an MRI of the lumbar spine on 08/14/2023 at Fairview Imaging.",
        "radiology",
        "2023-08-14",
    ),
    ("MRI lumbar spine dated 8/14/23 shows an L4-5 herniation.", "radiology", "2023-08-14"),
    (
        "I reviewed the CT of the cervical spine from August 2, 2023 with him.",
        "radiology",
        "2023-08-02",
    ),
    (
        "X-rays of the right wrist taken on 7/30/23 were negative for fracture.",
        "radiology",
        "2023-07-30",
    ),
    (
        "Review of her left shoulder MRI of 08/19/2023 reveals a supraspinatus tear.",
        "radiology",
        "2023-08-19",
    ),
    (
        "An MRI was ordered by Dr. Hollis and performed on 8/14/2023, which revealed a disc bulge.",
        "radiology",
        "2023-08-14",
    ),
    (
        "The MRI that was scheduled last visit was completed on 9/1/2023 and shows a tear.",
        "radiology",
        "2023-09-01",
    ),
    (
        "He brought a disc of his MRI brain from 08/22/2023 for my review.",
        "radiology",
        "2023-08-22",
    ),
    (
        "Ultrasound of the right calf on August 9, 2023 was negative for DVT.",
        "radiology",
        "2023-08-09",
    ),
    (
        "Since the last visit here she had a CT scan of the right knee, which was normal.",
        "radiology",
        None,
    ),
    ("An outside MRI of the left hip demonstrated a labral tear.", "radiology", None),
    (
        "On 8/30/23 he underwent right knee arthroscopy with meniscectomy by Dr. Bellamy.",
        "operative",
        "2023-08-30",
    ),
    (
        "The patient is s/p ORIF of the left distal radius on July 22, 2023.",
        "operative",
        "2023-07-22",
    ),
    (
        "She is status post L5-S1 microdiscectomy performed 08/03/2023 at Lakewood Hospital.",
        "operative",
        "2023-08-03",
    ),
    (
        "He is now six weeks status post rotator cuff repair of the right shoulder.",
        "operative",
        None,
    ),
    (
        "Patient had a cervical epidural steroid injection on 9/5/2023 with 40 percent relief.",
        "operative",
        "2023-09-05",
    ),
    (
        "She received a cortisone injection to the left shoulder on August 11, 2023.",
        "operative",
        "2023-08-11",
    ),
    (
        "Bilateral L4-5 medial branch blocks were performed on 08/28/2023 and gave good relief.",
        "operative",
        "2023-08-28",
    ),
    (
        "Radiofrequency ablation was carried out on 9/7/23 without complications.",
        "operative",
        "2023-09-07",
    ),
    ("In the interim he underwent an ACDF at C5-6.", "operative", None),
    ("She was seen by Dr. Ashworth, neurosurgery, on 8/21/2023.", "office_visit", "2023-08-21"),
    (
        "He saw Dr. Whitcomb in orthopedics on August 25, 2023 and was told to stay off work.",
        "office_visit",
        "2023-08-25",
    ),
    ("Consultation with Dr. Lindqvist on 9/6/2023 is noted.", "office_visit", "2023-09-06"),
    (
        "EMG/NCV of the upper extremities on 08/17/2023 showed a right C6 radiculopathy.",
        "office_visit",
        "2023-08-17",
    ),
    (
        "Electrodiagnostic studies done on September 1, 2023 were normal.",
        "office_visit",
        "2023-09-01",
    ),
    (
        "After the collision she was treated at an urgent care on 7/19/2023.",
        "office_visit",
        "2023-07-19",
    ),
    (
        "She went back to the emergency room on 8/6/2023 because of vomiting.",
        "emergency",
        "2023-08-06",
    ),
    ("He was taken to the ER at St. Anne Hospital on July 18, 2023.", "emergency", "2023-07-18"),
    (
        "She presented to the emergency department following the accident and was released.",
        "emergency",
        None,
    ),
    ("The patient was transported by ambulance from the scene.", "ems", None),
    (
        "Paramedics transported her from the scene on 7/18/2023 in a cervical collar.",
        "ems",
        "2023-07-18",
    ),
    (
        "He was hospitalized from 8/1/2023 to 8/4/2023 for pneumonia after the crash.",
        "inpatient",
        "2023-08-01",
    ),
    (
        "She was admitted to Lakewood Hospital on August 2, 2023 for observation.",
        "inpatient",
        "2023-08-02",
    ),
    (
        "He has completed 12 sessions of physical therapy since the accident.",
        "physical_therapy",
        None,
    ),
    (
        "She attended physical therapy at another clinic after the collision without relief.",
        "physical_therapy",
        None,
    ),
    ("He finished a course of aquatic therapy elsewhere.", "physical_therapy", None),
    (
        "Since the crash he has been treated by a chiropractor three times a week.",
        "chiropractic",
        None,
    ),
    (
        "She received chiropractic treatment from 7/25/2023 to 8/30/2023.",
        "chiropractic",
        "2023-07-25",
    ),
    (
        "Lab work drawn on 8/8/2023 at an outside facility showed an elevated ESR.",
        "laboratory",
        "2023-08-08",
    ),
    (
        "CT angiogram of the neck was obtained on 7/18/23 and was read as normal.",
        "radiology",
        "2023-07-18",
    ),
    ("Her bone scan of 09/02/2023 was positive in the left foot.", "radiology", "2023-09-02"),
    (
        "According to the records, a right shoulder arthroscopy was done on 8/24/23.",
        "operative",
        "2023-08-24",
    ),
    (
        "He reports no relief from the trigger point injections he had on 8/29/2023.",
        "operative",
        "2023-08-29",
    ),
    (
        "She did not improve with physical therapy at another clinic after the accident.",
        "physical_therapy",
        None,
    ),
]

# Month and year: the first and last day that they may mean.
IN_A_MONTH = [
    (
        "She completed nine acupuncture treatments at Willow Bend Studio last month.",
        "physical_therapy",
        "2023-07-22",
        "2023-09-19",
    ),
    ("X-rays two weeks ago at Bluff View were clear.", "radiology", "2023-09-01", "2023-09-11"),
    (
        "She spent two nights at Bluff View Hospital in July.",
        "inpatient",
        "2023-07-01",
        "2023-07-31",
    ),
    (
        "MRI of the right knee performed in August 2023 showed a bucket handle tear.",
        "radiology",
        "2023-08-01",
        "2023-08-31",
    ),
    ("She underwent carpal tunnel release in July 2023.", "operative", "2023-07-01", "2023-07-31"),
    (
        "A lumbar facet injection was given 08/2023 by pain management.",
        "operative",
        "2023-08-01",
        "2023-08-31",
    ),
]


@pytest.mark.parametrize(("sentence", "category", "date"), TOOK_PLACE)
def test_care_that_took_place_elsewhere_is_found(
    sentence: str, category: str, date: str | None
) -> None:
    found = [m for m in mentions(sentence) if m.status is DONE and m.category == category]
    assert found, mentions(sentence)
    assert (found[0].date.isoformat() if found[0].date else None) == date
    assert found[0].quote == sentence


@pytest.mark.parametrize(("sentence", "category", "first", "last"), IN_A_MONTH)
def test_a_month_is_a_stretch_of_days(sentence: str, category: str, first: str, last: str) -> None:
    (found,) = [m for m in mentions(sentence) if m.status is DONE]
    assert found.category == category
    assert str(found.date) == first
    assert str(found.date_end) == last


@pytest.mark.parametrize(
    ("sentence", "category"),
    [
        ("He completed 8 sessions of aquatic therapy at Quarry Wellness.", "physical_therapy"),
        ("She was evaluated the next day at Fenwick Urgent Care.", "office_visit"),
        ("The fire department ambulance transported her to Lakeside General.", "ems"),
        ("OT for the hand was completed at Grip Specialists in August 2023.", "physical_therapy"),
        ("He treated with his PCP, Dr. Simms, on 8/11/23.", "office_visit"),
        ("She had stitches removed at Grantley Urgent Care on September 2.", "office_visit"),
        ("S/p stellate injection by Dr. Jonas Treece last month.", "operative"),
        ("Cleared by cardiology on 9/4/2023.", "office_visit"),
        ("The third facet injection, given August 14, gave relief.", "operative"),
        ("X-rays yesterday at Bluff View show good alignment.", "radiology"),
        ("She has had four counseling sessions through her church.", "office_visit"),
        ("A home health nurse came to the house for three weeks.", "physical_therapy"),
        ("Doppler of the leg at Carrow Vascular Lab ruled out a clot.", "radiology"),
        ("He was hospitalized at Bluff View from August 3 for a blood clot.", "inpatient"),
        ("She was evaluated once by Dr. Osei at Carrow Spine Group.", "office_visit"),
    ],
)
def test_firm_mentions_without_the_usual_words(sentence: str, category: str) -> None:
    assert any(
        m.status is DONE and m.category == category and m.strength == 3 for m in mentions(sentence)
    )


@pytest.mark.parametrize(
    ("sentence", "category", "heading"),
    [
        ("CT of the chest was also done and is negative.", "radiology", "COURSE:"),
        ("CBC, lipase and troponin were drawn and are normal.", "laboratory", "COURSE:"),
        ("The rescue squad brought him in.", "ems", "HISTORY:"),
        ("She was brought to the ED by Redstone Ambulance in a collar.", "ems", "HISTORY:"),
        ("Flown to Kestrel Trauma Center by Redstone Air Ambulance.", "ems", "DISPOSITION:"),
    ],
)
def test_an_emergency_record_tells_of_tests_and_rides_of_its_own_day(
    sentence: str, category: str, heading: str
) -> None:
    found = [m for m in mentions(sentence, Category.EMERGENCY, heading) if m.category == category]
    assert [(m.status, m.date, m.strength) for m in found] == [(DONE, VISIT, 3)]
