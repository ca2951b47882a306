"""The provider directory: what a confirmed name changes in a matter's facts, and what not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from casefile.bills import Bill, BillForm
from casefile.categories import Category, Status
from casefile.directory import Directory, Naming, NotConfirmable
from casefile.encounters import Encounter, Mention
from casefile.matters import Matter, MatterFacts, PacketFacts, Request
from casefile.words import Box

HOUSE = "Tarrant Falls Medical Center"
RADIOLOGY = Naming("TFMC Radiology Dept", HOUSE, "Radiology", "1184627713")
BOX = Box(0.1, 0.1, 0.9, 0.12)


def known(directory: Directory, name: str | None, npi: str | None = None) -> str | None:
    """Give the name that a bill of `name` bears in a matter under the directory."""
    bill = Bill("b1", BillForm.CMS1500, (1,), provider=name, npi=npi)
    packet = PacketFacts("p1", "a.pdf", "ab", 1, bills=(bill,))
    return directory.applied(MatterFacts(Matter("m-1"), (packet,))).packets[0].bills[0].provider


def test_every_name_of_a_matter_is_the_directorys_and_the_printed_one_is_kept() -> None:
    printed = RADIOLOGY.printed
    visit = Encounter(
        "e1",
        "p1",
        Category.RADIOLOGY,
        dt.date(2024, 3, 4),
        (1,),
        provider=printed,
        facility=printed,
    )
    told = Mention(Category.RADIOLOGY, Status.DONE, "X-ray there.", 1, BOX, provider=printed)
    packet = PacketFacts("p1", "a.pdf", "ab", 1, printed, encounters=(visit,), mentions=(told,))
    matter = Matter("m-1", requests=(Request(printed), Request(HOUSE)))
    facts = Directory([RADIOLOGY]).applied(MatterFacts(matter, (packet,)))
    (seen,) = facts.packets
    name = "Tarrant Falls Medical Center Radiology"
    assert (seen.provider, seen.mentions[0].provider) == (name, name)
    assert (seen.encounters[0].provider, seen.encounters[0].facility) == (name, name)
    assert seen.encounters[0].provider_printed == seen.encounters[0].printed_place == printed
    assert seen.mentions[0].quote == told.quote
    assert [r.provider for r in facts.matter.requests] == [name, HOUSE]
    assert [r.addressee for r in facts.matter.requests] == [printed, HOUSE]


@pytest.mark.parametrize(
    "name", ["TFMC RADIOLOGY DEPT.", "T F M C Radiology", "TFMC Radiolgy Dept"]
)
def test_only_the_name_itself_is_confirmed_not_what_is_like_it(name: str) -> None:
    same = name.casefold().startswith("tfmc radiology")
    assert known(Directory([RADIOLOGY]), name) == (RADIOLOGY.known_as if same else name)


def test_a_department_stays_apart_from_its_house_and_its_sisters() -> None:
    directory = Directory([RADIOLOGY])
    assert known(directory, "TFMC Laboratory") == "TFMC Laboratory"
    assert known(directory, HOUSE) == HOUSE


def test_a_number_says_who_bills_where_the_name_is_not_known() -> None:
    directory = Directory([RADIOLOGY, Naming("Brandt Imaging PC", "Brandt Imaging of Ohio")])
    assert known(directory, "TFMC Rad Svcs", "1184627713") == RADIOLOGY.known_as
    assert known(directory, None, "1184627713") == RADIOLOGY.known_as
    assert known(directory, "TFMC Rad Svcs", "1734051281") == "TFMC Rad Svcs"
    assert known(directory, "Brandt Imaging PC", "1184627713") == "Brandt Imaging of Ohio"
    assert known(directory, "BRANDT IMAGING OF OHIO", "1184627713") == "BRANDT IMAGING OF OHIO"


@pytest.mark.parametrize(
    ("entered", "why"),
    [
        (replace(RADIOLOGY, printed="TFMC X", npi="1184627718"), "do not add up"),
        (replace(RADIOLOGY, printed="TFMC X", npi="none"), "do not add up"),
        (replace(RADIOLOGY, printed="Tarrant Falls Med. Ctr."), "the same name"),
        (replace(RADIOLOGY, department="Imaging"), "was confirmed to be Tarrant"),
        (
            replace(RADIOLOGY, printed="TFMC X", department=None),
            "1184627713 was confirmed to be Tarrant",
        ),
        (Naming("Brandt PC", "Brandt Imaging of Ohio", "MRI"), "was confirmed to be Brandt"),
        (Naming("Harbor Clinic", "TFMC Radiology Dept"), "was itself confirmed"),
        (Naming("TFMC", "TFMC", "Radiology Dept"), "the same name"),
        (Naming("Falls X-Ray", "TFMC", "Radiology Dept"), "was itself confirmed"),
        (Naming(HOUSE, "Harbor Clinic"), "Other names were confirmed"),
        (Naming(RADIOLOGY.known_as, "Harbor Clinic"), "Other names were confirmed"),
    ],
)
def test_what_contradicts_itself_or_the_directory_is_refused(entered: Naming, why: str) -> None:
    with pytest.raises(NotConfirmable, match=why):
        Directory([RADIOLOGY, Naming("Brandt PC", "Brandt Imaging of Ohio")]).check(entered)


def test_a_provider_is_spelled_in_one_way_and_a_number_without_its_marks() -> None:
    entered = Naming("Falls MRI Suite", "TARRANT FALLS MED CTR", "MRI", "173-405-1281")
    checked = Directory([RADIOLOGY]).check(entered)
    assert (checked.provider, checked.npi) == (HOUSE, "1734051281")
