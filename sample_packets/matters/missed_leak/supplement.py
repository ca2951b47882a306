"""The hospital's late supplement by fax."""

from __future__ import annotations

from sample_packets.builder.layouts import paperwork, studies
from sample_packets.builder.packet import Packet
from sample_packets.builder.script import day
from sample_packets.matters.missed_leak.people import (
    CLIENT,
    MESA,
    SURGEON,
    TISSUE,
)  # fmt: skip

LATE = "grand_mesa_regional/supplement_pathology.pdf"


def supplement(main: Packet) -> Packet:
    """The tissue report by fax, with the discharge summary sent a second time."""
    out = Packet(
        LATE, MESA.name, "Late supplement by fax: pathology, and a page sent before", 0, "fax"
    )
    remark = "Pathology report of 03/07/2022, released late. Discharge summary enclosed again."
    out.add(paperwork.fax_cover(MESA, CLIENT, day("2022-08-03"), 3, remark))
    rows = (
        ("Specimen", "Gallbladder", "", "", ""),
        ("Size", "7.5 x 3.0", "", "", "cm"),
        ("Stones", "4, largest 1.1", "", "", "cm"),
    )
    remarks = (
        "DIAGNOSIS: Gallbladder, cholecystectomy: chronic cholecystitis and cholelithiasis. No"
        " dysplasia or malignancy.",
        "Gross: the serosa is tan and smooth. The wall is 4 mm thick. One lymph node, benign.",
        "Rosamund Ito, MD, Pathologist",
    )
    out.add(
        studies.lab_report(
            MESA,
            CLIENT,
            TISSUE,
            f"{SURGEON}, MD",
            "08:50",
            [("Surgical pathology S22-1187", rows)],
            remarks=remarks,
        )
    )
    summary = next(
        n
        for n, leaf in enumerate(main.leaves, start=1)
        if "Admitted" in leaf.sheet.running_text().title()
        and "ADMISSION DIAGNOSIS" in leaf.sheet.running_text()
    )
    out.again(main, summary)
    out.fax_line("08/03/22 16:31", "GRAND MESA HIM 9705550161")
    return out
