"""Fall in a store: ambulance, emergency visit, meniscus tear, arthroscopy, therapy."""

from __future__ import annotations

from sample_packets.builder.matter import Matter
from sample_packets.builder.script import Asked, Fault, Planted, day
from sample_packets.matters.store_fall import emergency, orthopedics, people, surgery, therapy

_FROM, _UNTIL, _SENT = people.LOSS, day("2024-03-01"), day("2024-03-04")


def _asked(provider: str, *items: str) -> Asked:
    return Asked(provider, items, _SENT, _FROM, _UNTIL)


def matter() -> Matter:
    """Give the matter with everything that was dropped for it."""
    operation = surgery.packet()
    return Matter(
        "2023-0874",
        people.CLIENT,
        people.LOSS,
        "Fall on a wet floor, left knee",
        requests=[
            _asked(people.EMS.name, "ems", "billing"),
            _asked(people.ODILE.name, "emergency", "radiology", "billing"),
            _asked(people.RIDGELINE.name, "office_visit", "radiology", "billing"),
            _asked(people.SURGERY.name, "operative", "billing", "certification"),
            _asked(people.COPPER.name, "physical_therapy", "billing"),
            _asked(people.PHARMACY.name, "pharmacy"),
        ],
        packets=[
            emergency.ambulance(), emergency.hospital(), orthopedics.packet(), operation,
            surgery.supplement(operation), therapy.packet(), therapy.cut_off(), therapy.pharmacy(),
        ],
        planted=[
            Planted("ref", orthopedics.ULTRASOUND, orthopedics.FILE, "radiology", day("2023-10-17")),
            Planted("ref", orthopedics.CLEARANCE, orthopedics.FILE, "office_visit", day("2023-10-05"), optional=True),
            Planted("decoy", "In 2011 he underwent right shoulder arthroscopy.", emergency.HOSPITAL_FILE, sub="history"),
            Planted("decoy", "Father had a total knee replacement at 80.", emergency.HOSPITAL_FILE, sub="family"),
            Planted("decoy", "Surgery is scheduled for October 12 at Stonebridge.", orthopedics.FILE, sub="scheduled"),
            Planted("decoy", orthopedics.REFERRAL, orthopedics.FILE, sub="referral"),
        ],
        faults=[
            Fault(
                "missing_provider", {"name": "Imogen Farrow"},
                names=("Imogen Farrow", "Dr. Imogen Farrow", "Farrow"),
            ),
            Fault(
                "inconsistency", {"on": "side", "value": "right knee"}, therapy.FILE,
                therapy.OTHER_SIDE,
            ),
            Fault("unreadable_file", {"reason": "cut off"}, therapy.CUT_FILE),
        ],
    )  # fmt: skip
