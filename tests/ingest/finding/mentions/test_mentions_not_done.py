"""What was planned, offered or only looks like care is never told as done."""

from __future__ import annotations

import pytest

from casefile.categories import Category, Status
from tests.ingest.finding.mentions.mentioned import DONE, mentions

# (sentence, the status that keeps it from being flagged)
NOT_DONE = [
    ("His father was hospitalized at Bluff View in July.", Status.FAMILY),
    ("She was hospitalized at Bluff View in 2011 for pneumonia.", Status.HISTORICAL),
    ("X-rays were ordered two weeks ago at Bluff View but not done.", None),
    ("We had planned an epidural injection last month, which was denied by the carrier.", None),
    ("Knee injection in November.", None),
    ("The MRI may be done at Bluff View Imaging.", Status.HYPOTHETICAL),
    ("Dr. Penrose suggested that an MRI be performed by Dr. Treece.", Status.RECOMMENDED),
    ("Physical therapy can be done at Bluff View Therapy.", Status.RECOMMENDED),
    ("Her son was taken to the hospital last week.", Status.FAMILY),
    ("His father had an admission for a stroke in July.", Status.FAMILY),
    ("Her husband was admitted to Bluff View Hospital in July.", Status.FAMILY),
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
