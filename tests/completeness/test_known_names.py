"""Matters judged under the provider directory: what closes, and which flags stay the same flags."""

from __future__ import annotations

from dataclasses import replace

from made_matters import (
    CLINIC,
    bill,
    day,
    flags,
    line,
    matter,
    of_kind,
    packet,
    page,
    request,
    visit,
)

from casefile.categories import FlagKind
from casefile.directory import Directory, Naming
from completeness import judge

SHORT, IMAGING = "OOC Spine Clinic", "Oakdale Upright MRI"
UNASKED, GAP = FlagKind.MISSING_PROVIDER, FlagKind.VISIT_GAP
DIRECTORY = Directory([Naming(SHORT, CLINIC)])


def seen_at(facility, **other):
    seen = visit("e1", "office_visit", day(4, 1), facility=facility)
    return packet(page(1), provider=facility, encounters=(seen,), **other)


def ids(judgement, kind):
    return [flag.id for flag in of_kind(judgement, kind)]


def test_a_packet_of_a_confirmed_name_answers_the_request():
    facts = matter(
        seen_at(SHORT, file="scan.pdf"), requests=(request("Elsewhere"), request(CLINIC))
    )
    assert judge(facts).requests == {}
    assert judge(DIRECTORY.applied(facts)).requests == {"p1": 1}


def test_a_department_belongs_to_the_house_that_was_asked_and_to_no_other():
    directory = Directory([Naming("OOC MRI Dept", CLINIC, "Imaging")])
    facts = matter(seen_at("OOC MRI Dept"), requests=(request(CLINIC),))
    assert [f.detail["name"] for f in flags(facts, UNASKED)] == ["OOC MRI Dept"]
    assert not flags(directory.applied(facts), UNASKED)
    elsewhere = matter(seen_at("OOC MRI Dept"), requests=(request(IMAGING),))
    (flag,) = flags(directory.applied(elsewhere), UNASKED)
    assert flag.detail["name"] == f"{CLINIC} Imaging"
    assert [e.text for e in flag.evidence] == ["OOC MRI Dept"]


def test_a_house_that_goes_by_five_initials_is_the_one_that_was_asked():
    rescue = "Oak Dale Fire & Rescue Agency"
    facts = matter(seen_at("ODFRA Ambulance Billing"), requests=(request(rescue),))
    assert not flags(facts, UNASKED)
    other = matter(seen_at("ODFRA Ambulance Billing"), requests=(request("Old Town Fire"),))
    assert len(flags(other, UNASKED)) == 1


def test_a_bill_is_known_by_its_number():
    claim = bill(line("99213", day(4, 1)), provider="Lindt Family Practice")
    directory = Directory([Naming(SHORT, CLINIC, npi="1184627713")])
    for npi, unasked in (("1184627713", 0), ("1734051281", 1)):
        held = packet(page(1, "billing"), bills=(replace(claim, npi=npi),))
        facts = directory.applied(matter(held, requests=(request(CLINIC),)))
        assert len(flags(facts, UNASKED)) == unasked


def test_folders_are_called_as_the_letter_was_addressed():
    sent = packet(page(1), file="ooc spine/1.pdf", provider=None)
    facts = matter(sent, requests=(request(IMAGING), request(SHORT)))
    assert judge(facts).requests == judge(DIRECTORY.applied(facts)).requests == {"p1": 1}


def test_the_flags_of_a_visit_and_of_a_request_stay_the_same_flags():
    numbered = tuple(
        visit(f"e{n}", "office_visit", day(4, n), (n,), facility=SHORT, number=n) for n in (1, 3)
    )
    charges = bill(line("99213", day(4, 1), number=4), provider=SHORT, pages=(4,))
    pages = [page(1), page(2, "correspondence"), page(3), page(4, "billing")]
    held = packet(*pages, provider=SHORT, encounters=numbered, bills=(charges,))
    facts = matter(held, requests=(request(SHORT, "radiology"),))
    before, after = judge(facts), judge(DIRECTORY.applied(facts))
    for kind in (GAP, FlagKind.MISSING_BILL, FlagKind.MISSING_CATEGORY):
        assert len(ids(before, kind)) == 1
        assert ids(before, kind) == ids(after, kind)
    (gap,) = of_kind(after, GAP)
    assert f"at {CLINIC}" in gap.message
    (asked,) = of_kind(after, FlagKind.MISSING_CATEGORY)
    assert f"from {SHORT}" in asked.message
