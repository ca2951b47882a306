"""The MRI, its claim, and the center's disclosure log."""

from __future__ import annotations

from sample_packets.builder.layouts import cms1500, paperwork, studies
from sample_packets.builder.packet import Packet
from sample_packets.builder.script import charge, day
from sample_packets.matters.rear_end.people import CLIENT, FENWICK, LOSS, MRI

FILE = "fenwick_imaging/mri_cervical.pdf"

STUDY = studies.Study(
    MRI,
    "MRI of the cervical spine without contrast",
    "36 year old woman with neck pain and left arm tingling since a motor vehicle collision on"
    " January 18, 2024.",
    "Sagittal T1, T2 and STIR and axial T2 and gradient echo images on a 1.2 Tesla open magnet.",
    [
        "The cervical lordosis is straightened. The vertebral bodies are normal in height and marrow"
        " signal; there is no edema on the STIR images. The cord is normal in size and signal. The"
        " craniocervical junction is normal.",
        "C2-C3: No disc herniation. The canal and the foramina are open.",
        "C3-C4: Shallow central disc bulge without contact with the cord.",
        "C4-C5: Shallow broad-based disc bulge. The foramina are open.",
        "C5-C6: Left paracentral and foraminal disc protrusion of 4 mm that contacts the exiting"
        " left C6 nerve root and narrows the left foramen to a moderate degree. The cord is not"
        " compressed. Mild facet arthropathy.",
        "C6-C7: Minimal bulge. C7-T1: Normal.",
        "The paraspinal soft tissues are normal. The thyroid gland is unremarkable.",
    ],
    [
        "Left paracentral and foraminal disc protrusion at C5-C6 with contact of the left C6 nerve"
        " root.",
        "Shallow bulges at C3-C4 and C4-C5 without stenosis.",
        "Straightening of the cervical lordosis, compatible with spasm.",
        "No fracture, no cord signal change.",
    ],
    "Gwendolyn Baptiste, MD",
    "FOI-2024-00911",
    comparison="Radiographs of January 18, 2024, by report only.",
)


def packet() -> Packet:
    """Scanned at 200 dpi in gray; whole."""
    out = Packet(
        FILE, FENWICK.name, "Gray 200 dpi scan: MRI report, CMS-1500, disclosure log", 3, "gray200"
    )
    out.add(studies.center_report(FENWICK, CLIENT, STUDY))
    lines = [charge("2024-02-02", "72141", "1685.00", "MR neck spine w/o dye", "radiology", MRI)]
    form = cms1500.claim(
        FENWICK, CLIENT, lines, account="FOI22017", diagnoses=("M54.12", "S16.1XXA"),
        rendering="Henrietta Osei MD", rendering_npi="1902233418", signed=day("2024-02-06"), injury=LOSS,
    )  # fmt: skip
    out.add(form)
    log = (
        ("02/03/2024", "Quarry Road Family Practice", "MRI report", "Treatment", "fax"),
        ("04/12/2024", "Northfork Spine and Pain", "MRI report, disc", "Treatment", "portal"),
        ("07/16/2024", paperwork.FIRM.name, "MRI report, bill", "Patient request", "mail"),
    )
    out.add(paperwork.disclosure_log(FENWICK, CLIENT, log))
    return out
