"""Rear-end collision: neck strain, therapy, chiropractic care, MRI, an injection."""

from __future__ import annotations

from sample_packets.builder.matter import Matter
from sample_packets.builder.script import Asked, Fault, Planted, day
from sample_packets.matters.rear_end import (
    chiropractic,
    family,
    hospital,
    imaging,
    people,
    spine,
    therapy,
)  # fmt: skip

_FROM, _UNTIL, _SENT = people.LOSS, day("2024-07-08"), day("2024-07-08")


def _asked(provider: str, *items: str) -> Asked:
    return Asked(provider, items, _SENT, _FROM, _UNTIL)


def matter() -> Matter:
    """Give the matter with everything that was dropped for it."""
    return Matter(
        "2024-0311",
        people.CLIENT,
        people.LOSS,
        "Rear-end collision, neck and left arm",
        requests=[
            _asked(people.BRANNOCK.name, "emergency", "radiology", "laboratory", "billing", "certification"),
            _asked(people.ALDER.name, "physical_therapy", "billing", "certification"),
            _asked(people.LINDQVIST.name, "chiropractic", "billing"),
            _asked(people.FENWICK.name, "radiology", "billing"),
            _asked(people.NORTHFORK.name, "office_visit", "operative", "billing"),
            _asked(people.QUARRY.name, "office_visit", "billing", "certification"),
        ],
        packets=[
            hospital.packet(), therapy.packet(), chiropractic.packet(), imaging.packet(),
            spine.packet(), family.packet(),
        ],
        loose=[family.late_fax()],
        planted=[
            Planted("ref", spine.URGENT_CARE, spine.FILE, "office_visit", day("2024-01-20")),
            Planted("ref", hospital.AMBULANCE, hospital.FILE, "ems", day("2024-01-18"), optional=True),
            Planted("decoy", "Mother had a cervical fusion in 2009.", hospital.FILE, sub="family"),
            Planted("decoy", "Laparoscopic appendectomy in 2014 without complication.", hospital.FILE, sub="history"),
            Planted("decoy", family.LUMBAR, family.FILE, sub="hypothetical"),
            Planted("decoy", spine.SURGERY, spine.FILE, sub="hypothetical"),
        ],
        faults=[
            Fault("visit_gap", {"visits_missing": [5]}, therapy.FILE, category="physical_therapy"),
            Fault("missing_provider", {"name": "Harlow County Ambulance"}, names=("Harlow County Ambulance",)),
            Fault("missing_provider", {"name": "Cedar Point Urgent Care"}, names=("Cedar Point Urgent Care",)),
            Fault(
                "inconsistency", {"on": "date of injury", "value": "2024-01-28"}, chiropractic.FILE,
                chiropractic.OTHER_DATE,
            ),
        ],
    )  # fmt: skip
