"""Who is who in the fall of September 6, 2023; all of them invented."""

from __future__ import annotations

from sample_packets.builder.script import Person, Place, Visit, day

LOSS = day("2023-09-06")
CLIENT = Person(
    "Gordon", "Pruitt", day("1958-03-22"), "M", "M2209417", "H",
    "2208 Tollgate Road, Emberly, ID 83299", "(208) 555-0171",
)  # fmt: skip

EMS = Place(
    "Tamarack County Fire and Ambulance", "5 Station Street", "Emberly, ID 83299",
    "(208) 555-0118", "(208) 555-0119", "1093300816", "82-5550118",
)  # fmt: skip
ODILE = Place(
    "Saint Odile Hospital", "700 Convent Avenue", "Emberly, ID 83299",
    "(208) 555-0100", "(208) 555-0101", "1811100457", "82-5550100",
)  # fmt: skip
RIDGELINE = Place(
    "Ridgeline Orthopaedics and Sports Medicine", "41 Summit View, Suite 210", "Emberly, ID 83299",
    "(208) 555-0182", "(208) 555-0183", "1649900238", "82-5550182",
)  # fmt: skip
SURGERY = Place(
    "Stonebridge Ambulatory Surgery Center", "45 Summit View", "Emberly, ID 83299",
    "(208) 555-0186", "(208) 555-0187", "1770000953", "82-5550186",
)  # fmt: skip
COPPER = Place(
    "Copper Creek Rehabilitation", "318 Foundry Way", "Emberly, ID 83299",
    "(208) 555-0126", "(208) 555-0127", "1215500671", "82-5550126",
)  # fmt: skip
PHARMACY = Place(
    "Hollis and Dane Pharmacy", "92 Market Square", "Emberly, ID 83299",
    "(208) 555-0147", "(208) 555-0148", "1326600894", "82-5550147",
)  # fmt: skip


def seen(
    key: str, date: str, category: str, provider: str, place: Place, also: tuple[str, ...] = ()
) -> Visit:
    """Write a visit down in short."""
    return Visit(f"SF-{key}", day(date), category, provider, place.name, also=also)


SURGEON, THERAPIST = "Lucas Feldhaus", "Mireille Tanaka"
RUN = seen(
    "EMS", "2023-09-06", "ems", "Dale Ostrander", EMS, ("Dale Ostrander", "Keisha Brandvold")
)
ED = seen("ED", "2023-09-06", "emergency", "Norah Quill", ODILE)
FILMS = seen("XR", "2023-09-06", "radiology", "Ambrose Leighton", ODILE)
MRI = seen("MRI", "2023-09-20", "radiology", "Ingrid Solberg", RIDGELINE)
OFFICE = {
    d: seen(f"OV{d}", d, "office_visit", SURGEON, RIDGELINE)
    for d in ("2023-09-13", "2023-09-27", "2023-10-19", "2023-11-16", "2023-12-28", "2024-02-15")
}
SCOPE = seen("OP", "2023-10-12", "operative", SURGEON, SURGERY, ("Oren Blackwood",))
PT_DATES = (
    "2023-10-18", "2023-10-23", "2023-10-26", "2023-10-30", "2023-11-06", "2023-11-13",
    "2023-11-20", "2023-12-04",
)  # fmt: skip
PT = {d: seen(f"PT{d}", d, "physical_therapy", THERAPIST, COPPER) for d in PT_DATES}
FILLS = {
    key: seen(f"RX{key}", d, "pharmacy", who, PHARMACY, (who,))
    for key, d, who in (
        ("1", "2023-09-06", "Norah Quill"), ("2", "2023-09-13", SURGEON),
        ("3", "2023-10-12", SURGEON), ("4", "2023-10-19", SURGEON), ("5", "2023-11-16", SURGEON),
    )
}  # fmt: skip
