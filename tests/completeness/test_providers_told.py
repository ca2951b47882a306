"""Houses and doctors that a note tells of: who was never asked."""

from __future__ import annotations

import pytest
from made_matters import (
    CLINIC,
    HOSPITAL,
    THERAPY,
    bill,
    day,
    flags,
    line,
    matter,
    packet,
    page,
    request,
    told,
    visit,
)

from casefile.categories import FlagKind


@pytest.mark.parametrize(
    ("quote", "name"),
    [
        ("She is seeing Tova Reinholt, LPC, every week.", "Tova Reinholt"),
        ("Psychologist Dr. Tova Reinholt saw her each week.", "Dr. Tova Reinholt"),
        ("Tova Reinholt, M.D., saw her each week.", "Dr. Tova Reinholt"),
    ],
)
def test_only_a_doctor_is_called_one(quote, name):
    mention = told("office_visit", quote, provider="Tova Reinholt")
    facts = packet(page(1, date=day(6, 1)), mentions=(mention,))
    held = matter(facts, requests=(request(CLINIC, "office_visit"),))
    assert [f.detail["name"] for f in flags(held, FlagKind.MISSING_PROVIDER)] == [name]


def test_a_place_that_is_told_of_and_was_never_asked_is_one_finding():
    mention = told(
        "ems",
        "Arrived by Pinewood Ambulance Corps.",
        date=day(3, 1),
        provider="Pinewood Ambulance Corps",
    )
    facts = packet(page(1, "emergency", date=day(3, 1)), mentions=(mention,))
    held = matter(facts, requests=(request(CLINIC, "office_visit"),))
    (named,) = flags(held, FlagKind.MISSING_PROVIDER)
    (missing,) = flags(held, FlagKind.REFERENCED_NOT_RECEIVED)
    assert named.detail["name"] == "Pinewood Ambulance Corps"
    assert named.finding == missing.finding


@pytest.mark.parametrize("name", ["EMS", "Fire Rescue", "Paramedics", "Hospital"])
def test_what_any_house_of_its_kind_is_called_names_nobody_to_ask(name):
    mention = told("ems", f"She was taken by {name} to be seen.", date=day(3, 1), provider=name)
    facts = packet(page(1, "emergency", date=day(3, 1)), mentions=(mention,))
    held = matter(facts, requests=(request(CLINIC, "office_visit"),))
    assert not flags(held, FlagKind.MISSING_PROVIDER)


def test_a_doctor_who_is_only_named_is_no_provider_to_ask():
    mention = told("office_visit", "She saw Dr. Penn on 4/2/24.", date=day(4, 2), provider="Penn")
    facts = packet(page(1, "office_visit", date=day(4, 9)), mentions=(mention,))
    held = matter(facts, requests=(request(CLINIC, "office_visit"),))
    assert not flags(held, FlagKind.MISSING_PROVIDER)


@pytest.mark.parametrize(
    ("name", "date", "asked"),
    [
        ("Jonas Treece", day(5, 2), True),
        ("Treece", day(5, 2), False),
        ("Jonas Treece", None, False),
        ("Ida Marsh", day(5, 2), False),
    ],
)
def test_a_doctor_who_gave_dated_care_is_a_provider_to_ask(name, date, asked):
    mention = told("operative", "Injection by that doctor.", date=date, provider=name)
    own = visit("own", "office_visit", day(6, 1), (1,), facility=CLINIC, provider="Ida Marsh, MD")
    facts = packet(page(1, date=day(6, 1)), encounters=(own,), mentions=(mention,))
    held = matter(facts, requests=(request(CLINIC, "office_visit"),))
    named = [f.detail["name"] for f in flags(held, FlagKind.MISSING_PROVIDER)]
    assert named == ([f"Dr. {name}"] if asked else [])


def test_a_doctor_printed_with_the_house_that_was_asked_was_asked():
    own = visit("own", "office_visit", day(6, 1), (1,), facility=f"Ida Marsh, MD / {CLINIC}")
    facts = packet(page(1, date=day(6, 1)), encounters=(own,))
    assert not flags(
        matter(facts, requests=(request(CLINIC, "office_visit"),)), FlagKind.MISSING_PROVIDER
    )
    other = matter(facts, requests=(request(THERAPY, "physical_therapy"),))
    assert len(flags(other, FlagKind.MISSING_PROVIDER)) == 1


@pytest.mark.parametrize(
    ("name", "count"), [("Ambulance Billing", 0), ("Tern County Ambulance", 1)]
)
def test_a_heading_is_no_provider(name, count):
    run = visit("own", "ems", day(6, 1), (1,), facility=name)
    facts = packet(page(1, "ems", date=day(6, 1)), encounters=(run,))
    held = matter(facts, requests=(request(CLINIC, "office_visit"),))
    assert len(flags(held, FlagKind.MISSING_PROVIDER)) == count


def test_a_group_that_bills_below_the_house_that_was_asked_is_a_provider_to_ask():
    group = "Tern County Anesthesia Group"
    paper = page(1, "billing", text=f"{HOSPITAL} Detail of charges {group} Please pay")
    own, below = (
        bill(line(code, day(4, 2), provider=name), provider=name, name=name)
        for code, name in (("27447", HOSPITAL), ("01402", group))
    )
    asked = (request(HOSPITAL, "billing"),)
    held = matter(packet(paper, bills=(own, below), provider=HOSPITAL), requests=asked)
    (flag,) = flags(held, FlagKind.MISSING_PROVIDER)
    assert flag.detail["name"] == group
    alone = matter(packet(paper, bills=(below,), provider=HOSPITAL), requests=asked)
    assert not flags(alone, FlagKind.MISSING_PROVIDER)
