"""Packets and their requests, kinds that never came, and providers who were never asked."""

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
    visit,
)

from casefile.bills import BillForm
from casefile.categories import FlagKind
from casefile.matters import UnreadableFile
from completeness import judge

MISSING, UNASKED = FlagKind.MISSING_CATEGORY, FlagKind.MISSING_PROVIDER


def answered(facts) -> dict[str, int]:
    return dict(judge(facts).requests)


@pytest.mark.parametrize(
    "sent",
    [
        packet(page(1), file="x/1.pdf", provider="Riverside Memorial Hospital"),
        packet(page(1), file="x/1.pdf", provider="RIVERSIDE MEMORIAL HOSP."),
        packet(
            page(1), file="x/1.pdf", provider="Riverside Memorial Hospital Emergency Department"
        ),
        packet(page(1), file="riverside_mem/records.pdf", provider=None),
        packet(page(1), file="late_riverside_scan2.pdf", provider=None),
        packet(
            page(1),
            file="scan0042.pdf",
            provider=None,
            encounters=(visit("e", "emergency", day(4, 1), facility=HOSPITAL),),
        ),
        packet(page(1), file="a/b.pdf", provider="Somebody Else"),
    ],
)
def test_a_packet_answers_the_request_it_fits(sent):
    requests = (request(CLINIC), request(THERAPY), request(HOSPITAL, files=("a/b.pdf",)))
    assert answered(matter(sent, requests=requests)) == {"p1": 2}


@pytest.mark.parametrize(
    "sent",
    [
        packet(page(1), file="scan.pdf", provider=None),
        packet(page(1), file="x/records.pdf", provider="Harborview Imaging Center"),
        packet(page(1), file="x/records.pdf", provider="Riverside Dental Group"),
    ],
)
def test_a_packet_of_nobody_asked_answers_nothing(sent):
    assert not answered(matter(sent, requests=(request(CLINIC), request(HOSPITAL))))


def test_two_requests_to_one_provider_are_told_apart_by_dates():
    requests = (
        request(CLINIC, "office_visit", first=day(1, 1, 2022), last=day(12, 31, 2022)),
        request(CLINIC, "office_visit", first=day(3, 1), last=day(12, 31)),
    )
    old = packet(page(1), name="p1", encounters=(visit("a", "office_visit", day(5, 5, 2022)),))
    new = packet(
        page(1), name="p2", encounters=(visit("b", "office_visit", day(5, 5), packet="p2"),)
    )
    assert answered(matter(old, new, requests=requests)) == {"p1": 0, "p2": 1}


def items(facts) -> list[tuple[str, int]]:
    return [(f.detail["item"], f.detail["request"]) for f in flags(facts, MISSING)]


@pytest.mark.parametrize(
    "item", ["emergency", "radiology", "operative", "laboratory", "certification", "billing", "ems"]
)
def test_an_item_of_which_nothing_came(item):
    facts = matter(packet(page(1)), requests=(request(CLINIC, "office_visit", item),))
    (flag,) = flags(facts, MISSING)
    assert flag.detail == {"item": item, "request": 0, "provider": CLINIC}
    assert flag.category == item
    assert flag.packet == "p1"
    assert CLINIC in flag.message


def test_where_nothing_came_the_packet_is_null():
    facts = matter(requests=(request(CLINIC, "office_visit", "billing"),))
    assert [f.packet for f in flags(facts, MISSING)] == [None, None]


@pytest.mark.parametrize(
    ("provider", "expected"),
    [
        ("Larkin Mobile Imaging", ["radiology", "billing"]),
        ("Tall Pines Ambulance District", ["ems", "billing"]),
        ("Harbor Street Pharmacy", ["pharmacy"]),
        (HOSPITAL, ["billing"]),
    ],
)
def test_a_request_that_names_nothing_asks_for_what_such_a_provider_has(provider, expected):
    missing = flags(matter(requests=(request(provider),)), MISSING)
    assert {f.detail["item"] for f in missing} == set(expected)
    assert all("of whom everything was asked" in f.message for f in missing)


@pytest.mark.parametrize(("sent", "problems"), [((), 1), ((packet(page(1)),), 2)])
def test_a_provider_who_sent_nothing_is_one_problem(sent, problems):
    asked = (request(CLINIC, "office_visit", "radiology", "billing"),)
    missing = flags(matter(*sent, requests=asked), MISSING)
    assert len(missing) == 3 - len(sent)
    assert len({flag.finding for flag in missing}) == problems


@pytest.mark.parametrize("item", ["radiology", "certification", "intake", "billing"])
def test_one_page_of_the_kind_answers(item):
    facts = matter(packet(page(1), page(2, item)), requests=(request(CLINIC, item),))
    assert not items(facts)


@pytest.mark.parametrize(
    ("asked", "seen", "facility", "missing"),
    [
        (("physical_therapy",), "office_visit", CLINIC, []),
        (("chiropractic", "intake"), "physical_therapy", None, []),
        (("physical_therapy", "radiology"), "office_visit", CLINIC, ["physical_therapy"]),
        (("physical_therapy",), "office_visit", "Lakeview Group", ["physical_therapy"]),
        (("physical_therapy",), "emergency", CLINIC, ["physical_therapy"]),
        (("operative",), "office_visit", CLINIC, ["operative"]),
    ],
)
def test_visits_of_another_kind_may_be_the_one_kind_asked_for(asked, seen, facility, missing):
    sent = packet(
        page(1, seen),
        page(2, "radiology"),
        page(3, "intake"),
        encounters=(visit("e", seen, day(4, 1), facility=facility),),
    )
    assert [i for i, _ in items(matter(sent, requests=(request(CLINIC, *asked),)))] == missing


@pytest.mark.parametrize("other", [{"foreign": True}, {"blank": True}])
def test_other_peoples_and_blank_pages_do_not_answer(other):
    facts = matter(packet(page(1, "radiology", **other)), requests=(request(CLINIC, "radiology"),))
    assert items(facts) == [("radiology", 0)]


def billed_by(provider, form=BillForm.LEDGER):
    own = bill(line("99213", day(4, 1), number=2), pages=(2,), provider=provider, form=form)
    return packet(page(1), page(2, "billing"), bills=(own,))


@pytest.mark.parametrize(
    "provider", [CLINIC, None, "OAKDALE 0RTHOPEDIC CLINIC", "Oakdale Orthopedic"]
)
def test_the_providers_own_bill_answers(provider):
    assert not items(matter(billed_by(provider), requests=(request(CLINIC, "billing"),)))


@pytest.mark.parametrize("provider", ["Lakeview Radiology Group", "Harbor Anesthesia Associates"])
def test_another_providers_bill_does_not_answer(provider):
    facts = matter(billed_by(provider), requests=(request(CLINIC, "billing"),))
    assert items(facts) == [("billing", 0)]


def test_a_bill_in_the_name_that_the_notes_bear_answers():
    asked, bears = "Fern Hill Rehabilitation", "FHR Sports Therapy PLLC"
    notes = tuple(visit(f"e{n}", "physical_therapy", day(4, n), facility=bears) for n in (1, 2))
    own = bill(line("97110", day(4, 1), number=2), pages=(2,), provider=bears)
    facts = packet(page(1), page(2, "billing"), encounters=notes, bills=(own,))
    assert not items(matter(facts, requests=(request(asked, "billing", files=("p1.pdf",)),)))


@pytest.mark.parametrize(
    ("biller", "missing"),
    [
        ("IRON GATE PT & SPORTS REHAB, PLLC", []),
        ("Iron Gate Imaging", [("billing", 0)]),
        ("Iron Works Physical Therapy", [("billing", 0)]),
    ],
)
def test_one_trade_name_is_one_house(biller, missing):
    facts = matter(billed_by(biller), requests=(request("Iron Gate Physical Therapy", "billing"),))
    assert items(facts) == missing


def test_a_copy_of_another_packets_bill_does_not_answer():
    text = "claim form of the therapy practice with its charges and its account and its balance due"
    own = [
        bill(line("97110", day(4, 1), provider=THERAPY), provider=THERAPY, pages=(1,))
        for _ in range(2)
    ]
    first = packet(page(1, "billing", text=text), name="p1", provider=THERAPY, bills=own[:1])
    stray = packet(
        page(1, "billing", text=text), page(2), name="p2", provider=CLINIC, bills=own[1:]
    )
    facts = matter(first, stray, requests=(request(THERAPY, "billing"), request(CLINIC, "billing")))
    assert items(facts) == [("billing", 1)]


def names(facts) -> list[str]:
    return [f.detail["name"] for f in flags(facts, UNASKED)]


def treated(facility, **other):
    return packet(page(1), encounters=(visit("e", "ems", day(3, 1), facility=facility),), **other)


@pytest.mark.parametrize(
    "facility", ["Tri-Valley Ambulance", "Northlake Imaging Center", "Quest Laboratory"]
)
def test_who_treated_and_was_never_asked(facility):
    facts = matter(treated(facility), requests=(request(CLINIC),))
    (flag,) = flags(facts, UNASKED)
    assert flag.detail == {"name": facility}
    assert "never asked" in flag.message


@pytest.mark.parametrize(
    "facility",
    [
        CLINIC,
        "OAKDALE ORTHOPEDIC CLINIC, P.A.",
        "Oakdale Orthopedic Clinic Radiology",
        "Medical Center",
        "Neurology Clinic",
        "Pain Management Center",
        "Skilled Nursing Facility",
        "Short-Term Rehabilitation Unit",
        "CLINICAL LABS",
        "Code Description",
        None,
    ],
)
def test_who_was_asked_or_is_nobody(facility):
    assert not names(matter(treated(facility), requests=(request(CLINIC),)))


@pytest.mark.parametrize(
    ("head", "count"),
    [
        ("Oakdale Orthopedic Clinic\nRehab Tally Summary of Care", 0),
        ("*** OAKDALE ORTHOPEDIC CLINIC, P.A. *** Rehab Tally Summary of Care", 0),
        ("Rehab Tally\nReferred by Oakdale Orthopedic Clinic", 1),
        ("Fax 03/04/2024 from Oakdale Orthopedic Clinic\nRehab Tally", 1),
    ],
)
def test_a_page_under_the_name_of_the_house_asked_is_that_houses(head, count):
    seen = visit("e", "inpatient", day(3, 4), facility="Rehab Tally")
    sent = packet(page(1, "inpatient", text=head), encounters=(seen,))
    assert len(names(matter(sent, requests=(request(CLINIC),)))) == count


def test_nobody_is_missing_where_nothing_is_known_of_requests():
    assert not names(matter(treated("Tri-Valley Ambulance")))


def test_who_billed_and_was_never_asked():
    facts = matter(billed_by("Lakeview Radiology Group"), requests=(request(CLINIC),))
    assert names(facts) == ["Lakeview Radiology Group"]
    kinds = {f.kind: f.finding for f in judge(facts).flags}
    assert kinds[UNASKED] == kinds[FlagKind.MISSING_RECORD]


def test_a_clinician_of_a_house_that_was_asked_bills_for_it():
    own = bill(line("99213", day(4, 1), number=2), pages=(2,), provider="Ruth Vance, MD")
    seen = visit("e", "office_visit", day(4, 1), provider="Ruth A. Vance")
    facts = packet(page(1), page(2, "billing"), encounters=(seen,), bills=(own,))
    assert not names(matter(facts, requests=(request(CLINIC),)))


def test_one_provider_in_two_spellings_is_one_flag():
    facts = packet(
        page(1),
        page(2),
        encounters=(
            visit("a", "ems", day(3, 1), (1,), facility="Tri-Valley Ambulance"),
            visit("b", "ems", day(3, 9), (2,), facility="TRI VALLEY AMBULANCE, INC"),
        ),
    )
    assert len(names(matter(facts, requests=(request(CLINIC),)))) == 1


def test_a_file_that_cannot_be_opened():
    broken = UnreadableFile("late_oakdale.pdf", "ff", "the file is cut off")
    facts = matter(packet(page(1)), requests=(request(CLINIC),), unreadable=(broken,))
    (flag,) = flags(facts, FlagKind.UNREADABLE_FILE)
    assert flag.packet is None
    assert flag.detail["file"] == "late_oakdale.pdf"
    assert flag.detail["reason"] == "the file is cut off"
    assert flag.message == "late_oakdale.pdf cannot be opened: the file is cut off."
