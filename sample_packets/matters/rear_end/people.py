"""Who is who in the rear-end collision of January 18, 2024; all of them invented."""

from __future__ import annotations

from sample_packets.builder.script import Person, Place, Visit, day

LOSS = day("2024-01-18")
CLIENT = Person(
    "Marisol", "Tennant", day("1987-11-03"), "F", "00418276", "J",
    "417 Larkspur Court, Dunmore Falls, OR 97488", "(541) 555-0137",
)  # fmt: skip
STRANGER = Person("Doreen", "Castellaw", day("1961-02-25"), "F", "AS-3302")

BRANNOCK = Place(
    "Brannock Regional Medical Center", "1200 Hospital Hill Road", "Dunmore Falls, OR 97488",
    "(541) 555-0110", "(541) 555-0111", "1730099128", "93-5550110",
)  # fmt: skip
ALDER = Place(
    "Alder Street Physical Therapy", "62 Alder Street, Suite B", "Dunmore Falls, OR 97488",
    "(541) 555-0164", "(541) 555-0165", "1548800273", "93-5550164",
)  # fmt: skip
LINDQVIST = Place(
    "Lindqvist Family Chiropractic", "9 Mill Race Lane", "Dunmore Falls, OR 97488",
    "(541) 555-0178", "(541) 555-0179", "1366400719", "93-5550178",
)  # fmt: skip
FENWICK = Place(
    "Fenwick Open Imaging", "330 Gateway Boulevard", "Harlow, OR 97474",
    "(541) 555-0190", "(541) 555-0191", "1902200645", "93-5550190",
)  # fmt: skip
NORTHFORK = Place(
    "Northfork Spine and Pain Specialists", "2750 Ridgecrest Parkway, Suite 400",
    "Harlow, OR 97474", "(541) 555-0122", "(541) 555-0123", "1285500364", "93-5550122",
)  # fmt: skip
QUARRY = Place(
    "Quarry Road Family Practice", "14 Quarry Road", "Dunmore Falls, OR 97488",
    "(541) 555-0155", "(541) 555-0156", "1477700982", "93-5550155",
)  # fmt: skip


def seen(key: str, date: str, category: str, provider: str, place: Place) -> Visit:
    """Write a visit down in short; an empty `date` is a record that gives none."""
    return Visit(f"RE-{key}", day(date) if date else None, category, provider, place.name)


ED = seen("ED", "2024-01-18", "emergency", "Priya Raghunathan", BRANNOCK)
XRAY = seen("XR", "2024-01-18", "radiology", "Tobias Eckhart", BRANNOCK)
LABS = seen("LAB", "2024-01-18", "laboratory", "Priya Raghunathan", BRANNOCK)
MRI = seen("MRI", "2024-02-02", "radiology", "Henrietta Osei", FENWICK)
THERAPIST, ASSISTANT = "Colin Mabry", "Jolene Striker"
PT = {
    n: seen(f"PT{n}", date, "physical_therapy", who, ALDER)
    for n, date, who in (
        (1, "2024-01-24", THERAPIST), (2, "2024-01-29", ASSISTANT), (3, "2024-01-31", ASSISTANT),
        (4, "2024-02-05", THERAPIST), (6, "2024-02-12", ASSISTANT), (7, "2024-02-19", ASSISTANT),
        (8, "2024-02-26", THERAPIST),
    )
}  # fmt: skip
CHIRO_DATES = (
    "2024-03-04", "2024-03-06", "2024-03-11", "2024-03-18", "2024-03-21", "2024-03-25",
    "2024-03-28", "2024-04-04",
)  # fmt: skip
CHIRO = {d: seen(f"DC{d}", d, "chiropractic", "Anders Lindqvist", LINDQVIST) for d in CHIRO_DATES}
CONSULT = seen("CONS", "2024-04-15", "office_visit", "Samuel Whitcomb", NORTHFORK)
EMG = seen("EMG", "2024-04-29", "office_visit", "Lorna Achterberg", NORTHFORK)
ESI = seen("ESI", "2024-05-07", "operative", "Samuel Whitcomb", NORTHFORK)
RECHECK = seen("RCK", "2024-05-21", "office_visit", "Samuel Whitcomb", NORTHFORK)
LAST = seen("LAST", "2024-07-02", "office_visit", "Samuel Whitcomb", NORTHFORK)
UNDATED = seen("UND", "", "office_visit", "Samuel Whitcomb", NORTHFORK)
FAMILY = {
    d: seen(f"FP{d}", d, "office_visit", "Gwendolyn Baptiste", QUARRY)
    for d in ("2022-08-16", "2024-01-22", "2024-02-09", "2024-05-16")
}
