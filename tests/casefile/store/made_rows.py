"""A made-up matter, and facts with every kind of value in them."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from casefile.bills import Bill, BillForm, BillingLine, CodeSystem
from casefile.categories import Category, FactKind, FlagKind, Severity
from casefile.dates import DateMention, DateRole
from casefile.encounters import Encounter, Fact, Study
from casefile.flags import Evidence, Flag
from casefile.matters import Client, Matter, PacketFacts, Request
from casefile.pages import Fingerprint, Numbering, PageFacts, PersonOnPage, PrintedNumber, Source
from casefile.words import Box

BOX = Box(0.1, 0.2, 0.3, 0.4)


SHA = "ab" * 32


DAY = dt.date(2025, 4, 1)


CLINIC = Request("Fernhill Clinic", (Category.OFFICE_VISIT, Category.BILLING), DAY)


HOSPITAL = Request("Larkspur Hospital", (Category.EMERGENCY,), DAY, DAY, DAY, ("l/a.pdf",))


MATTER = Matter("25-001", Client("Ida Marlowe", dt.date(1980, 2, 3)), DAY, (CLINIC, HOSPITAL))


def facts_of(packet):
    """Facts with every kind of value in them."""
    page = PageFacts(
        page=1,
        source=Source.OCR,
        category=Category.RADIOLOGY,
        document=0,
        confidence=0.8125,
        rotation=90,
        date=DAY,
        printed=(PrintedNumber(Numbering.FAX, 3, 12, "P. 003/012", BOX),),
        patient=PersonOnPage("Marlowe, Ida", dt.date(1980, 2, 3), "77-1", BOX),
        fingerprint=Fingerprint("cd" * 32, 2**64 - 1, 0.07),
        text="MRI \x00 left knée",
        dates=(DateMention(DateRole.EXAM, DAY, "04/01/2025", 1, BOX),),
    )
    encounter = Encounter(
        id=f"{packet.id}-e1.0",
        packet=packet.id,
        category=Category.RADIOLOGY,
        date=DAY,
        pages=(1,),
        facts=(Fact(FactKind.IMPRESSION, "Meniscal tear.", 1, BOX, "S83.2"),),
        study=Study("MRI", "knee", "left"),
    )
    line = BillingLine(
        f"{packet.id}-l1.0",
        DAY,
        Decimal("1250.00"),
        1,
        BOX,
        code="73721",
        code_system=CodeSystem.CPT,
        modifiers=("LT",),
        units=Decimal("1.5"),
    )
    return PacketFacts(
        id=packet.id,
        file=packet.file,
        sha256=packet.sha256,
        page_count=packet.page_count,
        pages=(page,),
        encounters=(encounter,),
        bills=(Bill(f"{packet.id}-b1.0", BillForm.CMS1500, (1,), (line,)),),
    )


def flag(name="f1", **changes):
    made = Flag(
        id=name,
        kind=FlagKind.MISSING_PAGES,
        severity=Severity.HIGH,
        message="Pages 4 and 5 of 7 are missing.",
        finding="n1",
        packet="p1",
        pages=(3, 4),
        detail={"printed_missing": [4, 5], "printed_total": 7},
        evidence=(Evidence("p1", 3, "Page 3 of 7", BOX),),
    )
    return replace(made, **changes)
