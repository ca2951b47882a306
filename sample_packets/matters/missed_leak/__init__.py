"""A hospital stay after an injury that the first emergency visit missed."""

from __future__ import annotations

from sample_packets.builder.matter import Matter
from sample_packets.builder.script import Asked, Fault, Planted, day
from sample_packets.matters.missed_leak import clinics, people
from sample_packets.matters.missed_leak.chart import CHART, chart
from sample_packets.matters.missed_leak.statement import STATEMENT, statement
from sample_packets.matters.missed_leak.supplement import LATE, supplement

_FROM, _UNTIL, _SENT = day("2022-03-01"), day("2022-07-01"), day("2022-07-06")


def matter() -> Matter:
    """Give the matter with everything that was dropped for it."""
    main = chart()
    files = (CHART, STATEMENT, LATE)
    asked = (
        "emergency",
        "inpatient",
        "operative",
        "laboratory",
        "radiology",
        "billing",
        "certification",
    )
    return Matter(
        "2022-1160",
        people.CLIENT,
        people.LOSS,
        "Bowel injury missed in the emergency department",
        requests=[
            Asked(people.MESA.name, asked, _SENT, _FROM, _UNTIL, files),
            Asked(people.SURGEONS.name, ("office_visit", "billing"), _SENT, _FROM, _UNTIL),
            Asked(people.INFECTION.name, ("office_visit", "laboratory", "billing", "certification"), _SENT, _FROM, _UNTIL),
        ],
        packets=[
            main, statement(), supplement(main), clinics.surgeon(),
            clinics.infection(),
        ],
        planted=[
            Planted("ref", clinics.OUTSIDE_SCAN, clinics.CLINIC_FILE, "radiology", day("2022-04-01")),
            Planted("ref", "Duplex of the legs showed no clot.", CHART, "radiology", day("2022-03-15"), optional=True),
            Planted("ref", "Ultrasound ordered by her family doctor shows gallstones.", clinics.SURGEON_FILE, "radiology", optional=True),
            Planted("decoy", "Sister had a bowel resection for Crohn disease in 2015.", CHART, sub="family"),
            Planted("decoy", "CT considered and not done at this time", CHART, sub="negated"),
            Planted("decoy", "Cesarean section 1998.", CHART, sub="history"),
            Planted("decoy", clinics.HERNIA, clinics.SURGEON_FILE, sub="hypothetical"),
        ],
        faults=[
            Fault("missing_provider", {"name": "Pinecrest Imaging"}, names=("Pinecrest Imaging",)),
        ],
    )  # fmt: skip
