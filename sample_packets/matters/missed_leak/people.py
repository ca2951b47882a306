"""Who is who in the missed bowel injury of March 2022; all of them invented."""

from __future__ import annotations

import dataclasses

from sample_packets.builder.script import Person, Place, Visit, day

LOSS = day("2022-03-09")
CLIENT = Person(
    "Ada", "Brandt", day("1971-07-14"), "F", "GM0583316", "W",
    "1630 Cottonwood Loop, Vale Junction, CO 81599", "(970) 555-0133",
)  # fmt: skip
STRANGER = Person("Idalia", "Brandt", day("1944-12-02"), "F", "GM0127745", "R")

MESA = Place(
    "Grand Mesa Regional Hospital", "2100 Plateau Drive", "Vale Junction, CO 81599",
    "(970) 555-0160", "(970) 555-0161", "1558800346", "84-5550160",
)  # fmt: skip
SURGEONS = Place(
    "High Desert Surgical Associates", "2150 Plateau Drive, Suite 5", "Vale Junction, CO 81599",
    "(970) 555-0174", "(970) 555-0175", "1669900415", "84-5550174",
)  # fmt: skip
INFECTION = Place(
    "Mesa Infectious Disease Clinic", "77 Arroyo Way", "Vale Junction, CO 81599",
    "(970) 555-0185", "(970) 555-0186", "1770011628", "84-5550185",
)  # fmt: skip

ADMITTED, LEFT = day("2022-03-11"), day("2022-03-19")
SURGEON, HOSPITALIST, SPECIALIST = "Conrad Villanueva", "Beatrix Sorensen", "Farid Haddadi"


def seen(
    key: str, date: str, category: str, provider: str, place: Place, also: tuple[str, ...] = ()
) -> Visit:
    """Write a visit down in short."""
    return Visit(f"ML-{key}", day(date), category, provider, place.name, also=also)


CHOLE = seen("OP1", "2022-03-07", "operative", SURGEON, MESA, ("Lena Marchetti",))
TISSUE = seen("PATH", "2022-03-07", "laboratory", "Rosamund Ito", MESA, (SURGEON,))
FIRST_ED = seen("ED1", "2022-03-09", "emergency", "Trent Kowalczyk", MESA)
FIRST_FILM = seen("KUB", "2022-03-09", "radiology", "Simone Achterhof", MESA)
SECOND_ED = seen("ED2", "2022-03-11", "emergency", "Odette Lambros", MESA)
SCAN = seen("CT1", "2022-03-11", "radiology", "Simone Achterhof", MESA)
CHEST = seen("CXR", "2022-03-11", "radiology", "Simone Achterhof", MESA)
SECOND_SCAN = seen("CT2", "2022-03-16", "radiology", "Gerald Oyelaran", MESA)
LAPAROTOMY = seen("OP2", "2022-03-11", "operative", SURGEON, MESA, ("Lena Marchetti",))
STAY = dataclasses.replace(
    seen("STAY", "2022-03-11", "inpatient", HOSPITALIST, MESA, (SURGEON, SPECIALIST)),
    end_date=LEFT,
)
LABS = {
    d: seen(f"LAB{d}", d, "laboratory", who, MESA, (who,))
    for d, who in (
        ("2022-03-09", "Trent Kowalczyk"), ("2022-03-11", "Odette Lambros"),
        ("2022-03-12", HOSPITALIST), ("2022-03-14", HOSPITALIST), ("2022-03-17", HOSPITALIST),
    )
}  # fmt: skip
OFFICE = {
    d: seen(f"OV{d}", d, "office_visit", SURGEON, SURGEONS)
    for d in ("2022-02-21", "2022-03-28", "2022-04-11", "2022-05-09")
}
CLINIC = {
    d: seen(f"ID{d}", d, "office_visit", SPECIALIST, INFECTION)
    for d in ("2022-04-04", "2022-06-20")
}
CLINIC_LABS = seen("LABID", "2022-04-04", "laboratory", SPECIALIST, INFECTION)
