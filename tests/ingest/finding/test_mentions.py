"""What took place elsewhere, and what only sounds like it."""

import datetime as dt

import pytest

from casefile.categories import Category, Status
from casefile.encounters import Mention
from ingest.finding.mentions import find_mentions
from tests.ingest.finding.typed_page import typed_page

VISIT = dt.date(2023, 9, 20)
DONE = Status.DONE


def mentions(
    sentence: str,
    category: Category = Category.OFFICE_VISIT,
    heading: str = "HISTORY OF PRESENT ILLNESS:",
) -> tuple[Mention, ...]:
    return find_mentions(typed_page(f"{heading}\n{sentence}"), category, "e1", VISIT)


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

# (sentence, the status that keeps it from being flagged)
NOT_DONE = [
    ("His father was hospitalized at Bluff View in July.", Status.FAMILY),
    ("She was hospitalized at Bluff View in 2011 for pneumonia.", Status.HISTORICAL),
    ("X-rays were ordered two weeks ago at Bluff View but not done.", None),
    ("We had planned an epidural injection last month, which was denied by the carrier.", None),
    ("Knee injection in November.", None),
    ("An occipital block in August if needed.", None),
    ("An infusion at Pine Ridge Infusion Center is scheduled for October 3.", Status.SCHEDULED),
    ("If worse, go to Grantley Urgent Care.", Status.HYPOTHETICAL),
    ("Home health nurse to visit twice a week.", None),
    ("Acupuncture was suggested.", Status.RECOMMENDED),
    ("He missed three sessions of therapy last month.", None),
    ("The carrier denied therapy two weeks ago.", None),
    ("X-ray of the hip at Bluff View was requested last week.", None),
    ("Daughter was hospitalized last month and she has missed visits.", None),
    ("He has an appointment with Dr. Jonas Treece on 9/25/2023.", Status.SCHEDULED),
    ("He declined massage therapy.", Status.DENIED),
    ("Needs to be cleared by cardiology before surgery.", Status.RECOMMENDED),
    ("Check vitamin D level in three months.", None),
    ("To be transferred to Amber Lake Hospital for inpatient rehabilitation.", None),
    ("Dr. Penrose will see her next week.", None),
    ("I have ordered an MRI of the cervical spine.", Status.ORDERED),
    ("MRI of the lumbar spine was ordered.", Status.ORDERED),
    ("MRI of the lumbar spine was ordered on 9/18/2023.", Status.ORDERED),
    ("I ordered an MRI of the left knee on 9/18/2023.", Status.ORDERED),
    ("We will obtain a CT scan of the facial bones.", Status.ORDERED),
    ("Will get x-rays of the right foot next week.", None),
    ("Awaiting authorization for an MRI of the thoracic spine.", None),
    ("Prescription given for physical therapy three times a week.", None),
    (
        "He is scheduled for a right L5 transforaminal epidural injection on 10/4/2023.",
        Status.SCHEDULED,
    ),
    ("She was scheduled for a lumbar MRI.", Status.SCHEDULED),
    ("Surgery is scheduled for next month with Dr. Bellamy.", Status.SCHEDULED),
    ("She has an appointment with Dr. Ashworth on 10/12/2023.", None),
    ("He will be seen by Dr. Ashworth of neurosurgery.", None),
    ("The EMG is set for 10/2/2023.", None),
    ("I recommend a left shoulder arthroscopy.", Status.RECOMMENDED),
    ("Physical therapy was recommended.", Status.RECOMMENDED),
    ("It was suggested that she undergo a cervical fusion.", None),
    ("She was advised to see an orthopedic surgeon.", None),
    ("He needs an MRI of the brain.", Status.RECOMMENDED),
    ("Patient was referred to Dr. Okafor for an EMG.", Status.REFERRED),
    ("I am referring her to physical therapy.", Status.REFERRED),
    ("Referral to neurology for evaluation by Dr. Lindqvist.", None),
    ("He denies any prior surgery on his back.", Status.DENIED),
    ("No MRI has been performed.", Status.DENIED),
    ("She has not had any imaging of the shoulder.", None),
    ("The patient never underwent the knee arthroscopy.", Status.DENIED),
    ("He declined the epidural steroid injection.", Status.DENIED),
    ("She refused ambulance transport.", Status.DENIED),
    ("The MRI was cancelled by the carrier.", Status.DENIED),
    ("MRI of the hip has not been done.", Status.DENIED),
    ("He did not go to the emergency room.", Status.DENIED),
    ("She was not hospitalized.", None),
    ("He has had no physical therapy.", None),
    ("She has never seen a chiropractor.", None),
    ("Epidural steroid injections were denied by the insurance carrier.", Status.DENIED),
    ("If symptoms persist, consider a lumbar epidural steroid injection.", Status.HYPOTHETICAL),
    ("We may consider surgery to the left knee.", Status.HYPOTHETICAL),
    ("She may need a cervical fusion in the future.", Status.HYPOTHETICAL),
    ("He would benefit from physical therapy.", Status.HYPOTHETICAL),
    ("We discussed the possibility of a total knee replacement.", Status.HYPOTHETICAL),
    ("An MRI would be helpful should her pain continue.", None),
    ("He is a candidate for lumbar fusion.", Status.HYPOTHETICAL),
    ("Options include injections, physical therapy and arthroscopic surgery.", None),
    ("She should return to the emergency room if the headache worsens.", None),
    ("His mother had a knee replacement in June 2023.", Status.FAMILY),
    ("Her father underwent lumbar fusion on 8/3/2023.", Status.FAMILY),
    ("There is a history of back surgery in his brother.", Status.FAMILY),
    ("History of appendectomy.", Status.HISTORICAL),
    ("She had a right knee arthroscopy in 2009.", Status.HISTORICAL),
    ("Status post cholecystectomy.", Status.HISTORICAL),
    ("He had an L4-5 laminectomy about ten years ago.", Status.HISTORICAL),
    ("Prior to the accident she had undergone a left hip replacement.", None),
    ("As a child he had a tonsillectomy.", None),
    ("She opted for total hip replacement.", None),
    ("The patient elected to proceed with arthroscopic surgery of the ankle.", None),
    ("Continue physical therapy twice weekly.", None),
    ("Plan is to start chiropractic care.", None),
    ("Lumbar MRI pending.", None),
    ("Return to clinic after the MRI of the knee.", None),
    ("Follow up with Dr. Bellamy in two weeks.", None),
    ("Request authorization for left carpal tunnel release.", None),
    ("MRI to be done at Fairview Imaging.", None),
]

NOTHING = [
    "Not hospitalized since the last visit.",
    "She works at Harlan Steel and lifts all day.",
    "He had a flu shot at the pharmacy.",
    "Post-laminectomy syndrome.",
    "PT/PTT were within normal limits.",
    "X-rays taken in the office today show no fracture.",
    "Today's x-rays of the knee were normal.",
    "She has carpal tunnel syndrome.",
    "The surgical incision is well healed.",
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


@pytest.mark.parametrize(("sentence", "status"), NOT_DONE)
def test_what_did_not_take_place_is_never_told_as_done(
    sentence: str, status: Status | None
) -> None:
    found = mentions(sentence)
    assert not [m for m in found if m.status is DONE], found
    if status is not None:
        assert status in {m.status for m in found}


@pytest.mark.parametrize("sentence", NOTHING)
def test_look_alikes_and_the_visits_own_things_are_not_mentioned(sentence: str) -> None:
    assert mentions(sentence) == ()


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
    "sentence",
    [
        "He missed his appointment with Dr. Penrose on 9/14/23.",
        "Surgery on 8/20/23 was cancelled due to insurance.",
        "Surgery is set for October 2.",
        "She no-showed for physical therapy on 9/12/23.",
    ],
)
def test_what_was_arranged_and_fell_through_did_not_take_place(sentence: str) -> None:
    assert not [m for m in mentions(sentence) if m.status is DONE and m.strength == 3]


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("She went back to the emergency room on July 2 for neck pain.", dt.date(2023, 7, 2)),
        ("An MRI of the knee was done on 8/14 and shows a tear.", dt.date(2023, 8, 14)),
        ("An MRI of the knee was done on 11/30 and shows a tear.", None),
    ],
)
def test_a_day_without_a_year_is_the_one_before_the_note(
    sentence: str, date: dt.date | None
) -> None:
    (found,) = [m for m in mentions(sentence) if m.status is DONE]
    assert found.date == date


def test_a_date_alone_on_the_last_line_belongs_to_its_sentence() -> None:
    told = mentions("She was taken by helicopter to Lakeside General on\n8/3/23.")
    assert told[0].date == dt.date(2023, 8, 3)


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


@pytest.mark.parametrize(
    "sentence",
    [
        "EMS was not called.",
        "Troponin pending.",
        "X-ray of the ankle was ordered.",
        "No CT of the head was done.",
        "Labs unremarkable.",
        "She had an MRI of the knee in 2015.",
        "She refused transport by Redstone Ambulance.",
        "Will be transferred to Kestrel Trauma Center by Redstone Air Ambulance in the morning.",
    ],
)
def test_an_emergency_record_promises_no_report_of_what_was_not_done(sentence: str) -> None:
    found = mentions(sentence, Category.EMERGENCY)
    assert not [m for m in found if m.status is DONE and m.strength == 3]


@pytest.mark.parametrize(
    ("sentence", "provider", "place"),
    [
        (
            "She was seen once by Dr. Osei at Carrow Spine Group.",
            "Osei",
            "Carrow Spine Group",
        ),
        ("He saw Dr. Penrose's associate on 9/1/23 for a rash.", None, None),
        ("X-rays at Bluff View on 9/1/23 were clear.", None, "Bluff View"),
    ],
)
def test_whom_and_what_place_a_sentence_names(
    sentence: str, provider: str | None, place: str | None
) -> None:
    (found,) = mentions(sentence)
    assert (found.provider, found.place) == (provider, place)


def test_an_ambulance_is_not_where_it_takes_somebody() -> None:
    (ride,) = mentions("She was taken by ambulance to Bluff View Hospital on the day.")
    assert (ride.category, ride.place) == (Category.EMS, None)


def test_therapy_at_another_place_is_told_by_the_place_that_is_named() -> None:
    there = "He also did four sessions of pool therapy at the Eastgate YMCA."
    here = "He has completed four sessions of therapy."
    (told,) = mentions(there, Category.PHYSICAL_THERAPY)
    assert (told.status, told.place, told.strength) == (DONE, "Eastgate YMCA", 3)
    assert mentions(here, Category.PHYSICAL_THERAPY) == ()


def test_yesterday_in_a_stays_chart_is_not_the_day_before_the_admission() -> None:
    (film,) = mentions("Portable chest film yesterday was clear.", Category.INPATIENT)
    assert (film.status, film.date) == (DONE, None)
    (seen,) = mentions("Portable chest film yesterday was clear.")
    assert seen.date == dt.date(2023, 9, 19)
