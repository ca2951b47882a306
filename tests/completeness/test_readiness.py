"""Demand readiness: gates with reasons, and the provider that blocks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from made_matters import (
    CLINIC,
    HOSPITAL,
    THERAPY,
    bill,
    day,
    line,
    matter,
    packet,
    page,
    request,
    told,
    visit,
)

from casefile.bills import PrintedTotal, TotalKind
from casefile.flags import Judgement
from casefile.matters import MatterFacts, UnreadableFile
from casefile.readiness import Gate, GateCheck, Reason, Standing
from casefile.rules import RuleBook, RuleTableError
from completeness import judge
from completeness.readiness import with_readiness


def gate(judgement: Judgement, name: Gate) -> GateCheck:
    (check,) = (c for c in judgement.readiness.checks if c.gate is name)
    return check


def complete() -> MatterFacts:
    """A visit with its charge, from a clinic that was asked for both."""
    own = bill(line("99213", day(4, 2)), pages=(2,))
    held = packet(
        page(1), page(2, "billing"), encounters=(visit("e", "office_visit", day(4, 2)),),
        bills=(own,),
    )  # fmt: skip
    return matter(held, requests=(request(CLINIC, "office_visit", "billing"),))


def owing(*providers: str) -> MatterFacts:
    """The same, and requests to these providers that nobody answered."""
    facts = complete()
    asked = (*facts.matter.requests, *(request(p, "emergency") for p in providers))
    return replace(facts, matter=replace(facts.matter, requests=asked))


def test_a_complete_matter_is_ready_and_every_gate_is_passed():
    judgement = judge(complete())
    assert judgement.readiness.ready
    assert [c.gate for c in judgement.readiness.checks] == list(Gate)
    assert {c.standing for c in judgement.readiness.checks} == {Standing.PASSED}
    assert judgement.readiness.blockers == ()


def test_a_matter_is_not_ready_while_a_packet_is_being_read():
    facts = replace(complete(), being_read=("late.pdf",))
    readiness = judge(facts).readiness
    assert (readiness.ready, readiness.blocking, readiness.being_read) == (False, 0, 1)


def test_nothing_received_is_not_ready():
    assert not judge(matter()).readiness.ready


def test_the_one_provider_that_blocks_is_named():
    readiness = judge(owing(HOSPITAL)).readiness
    assert not readiness.ready
    assert readiness.the_one == HOSPITAL
    assert readiness.blocking == 1
    (reason,) = gate(judge(owing(HOSPITAL)), Gate.CHRONOLOGY).reasons
    assert (reason.standing, reason.provider) == (Standing.BLOCKED, HOSPITAL)
    assert HOSPITAL in reason.message
    assert len(reason.flags) == 1


def test_of_several_none_is_the_one():
    readiness = judge(owing(HOSPITAL, THERAPY)).readiness
    assert readiness.the_one is None
    assert {(b.provider, b.findings) for b in readiness.blockers} == {(HOSPITAL, 1), (THERAPY, 1)}


def test_a_billed_visit_without_a_record_is_owed_by_who_billed():
    own = bill(line("99284", day(4, 2), provider=HOSPITAL), provider=HOSPITAL)
    readiness = judge(matter(packet(page(1, "billing"), bills=(own,), provider=None))).readiness
    assert readiness.the_one == HOSPITAL


def test_who_only_speaks_of_care_does_not_owe_it():
    facts = complete()
    said = told("radiology", "The MRI of 05/01/2024 was normal.", date=day(5, 1))
    spoken = replace(facts, packets=(replace(facts.packets[0], mentions=(said,)),))
    judgement = judge(spoken)
    assert [r.provider for r in gate(judgement, Gate.CHRONOLOGY).reasons] == [None]
    assert (judgement.readiness.blocking, judgement.readiness.blockers) == (1, ())


SCAN = "Quarry Lane Open MRI"


def spoken(facts: MatterFacts, *mentions) -> MatterFacts:
    return replace(facts, packets=(replace(facts.packets[0], mentions=mentions),))


@pytest.mark.parametrize(
    "where",
    [
        {"place": SCAN},
        {"provider": SCAN},
        {"provider": "Dr. Adeyemi", "place": "Quarry Lane MRI"},
    ],
)
def test_what_is_told_of_a_house_that_sent_nothing_is_one_problem_with_it(where):
    said = told("radiology", "Her MRI was done there on 05/01/2024.", date=day(5, 1), **where)
    facts = spoken(complete(), said)
    asked = (*facts.matter.requests, request(SCAN, "radiology", "billing"))
    readiness = judge(replace(facts, matter=replace(facts.matter, requests=asked))).readiness
    assert readiness.the_one == SCAN
    assert readiness.blocking == 1


def test_a_study_that_lacks_where_the_rest_of_its_house_came_is_owed_by_it():
    said = told("radiology", "CT of the head on 04/09/2024.", date=day(4, 9), place=HOSPITAL)
    came = packet(
        page(1, "emergency"), name="p2", provider=HOSPITAL,
        encounters=(visit("e9", "emergency", day(4, 9), packet="p2", facility=HOSPITAL),),
    )  # fmt: skip
    facts = spoken(complete(), said)
    asked = (*facts.matter.requests, request(HOSPITAL, "emergency", "radiology"))
    own = replace(facts.matter, requests=asked)
    judgement = judge(replace(facts, matter=own, packets=(*facts.packets, came)))
    assert judgement.readiness.the_one == HOSPITAL
    assert judgement.readiness.blocking == 1


@pytest.mark.parametrize("place", [None, "Dr. Adeyemi"])
def test_a_clinician_who_was_not_asked_owes_nothing_by_a_sentence_alone(place):
    said = told("radiology", "An MRI of 05/01/2024 was normal.", date=day(5, 1), provider=place)
    judgement = judge(spoken(complete(), said))
    reasons = gate(judgement, Gate.CHRONOLOGY).reasons
    assert [r.provider for r in reasons] == [None]


@pytest.mark.parametrize(
    "printed", ["Riverside Memorial Hospital Radiology", "RIVERSIDE MEM HOSPITAL", HOSPITAL]
)
def test_a_department_and_a_short_name_are_the_provider_that_was_asked(printed):
    facts = owing(HOSPITAL)
    own = bill(line("70450", day(4, 9), provider=printed), provider=printed)
    more = packet(page(1, "billing"), name="p2", bills=(own,), provider=printed)
    readiness = judge(replace(facts, packets=(*facts.packets, more))).readiness
    assert readiness.the_one == HOSPITAL


def test_a_file_that_cannot_be_opened_is_owed_by_who_was_asked_for_it():
    facts = owing(HOSPITAL)
    torn = UnreadableFile("riverside_memorial/films.pdf", "ab12", "the file is cut off")
    readiness = judge(replace(facts, unreadable=(torn,))).readiness
    assert readiness.the_one == HOSPITAL
    assert readiness.blocking == 2
    stray = replace(torn, file="scan0001.pdf")
    assert judge(replace(facts, unreadable=(stray,))).readiness.the_one is None


def test_missing_bills_speak_to_the_gate_of_bills():
    asked = (request(CLINIC, "office_visit", "billing"),)
    held = packet(page(1), encounters=(visit("e", "office_visit", day(4, 2)),))
    judgement = judge(matter(held, requests=asked))
    assert gate(judgement, Gate.BILLING).standing is Standing.BLOCKED
    assert gate(judgement, Gate.CHRONOLOGY).standing is Standing.PASSED


def test_figures_that_do_not_agree_are_a_reason_to_look():
    facts = complete()
    own = facts.packets[0].bills[0]
    charges, place = own.lines[0].charge, own.lines[0].box
    figures = ((TotalKind.CHARGES, charges), (TotalKind.BALANCE, charges + 5))
    wrong = replace(own, totals=tuple(PrintedTotal(k, a, 2, place) for k, a in figures))
    judgement = judge(replace(facts, packets=(replace(facts.packets[0], bills=(wrong,)),)))
    (reason,) = gate(judgement, Gate.BILLING).reasons
    assert (reason.standing, reason.flags) == (Standing.REVIEW, ())
    assert "$105.00" in reason.message
    assert judgement.readiness.ready


def test_a_dismissed_flag_blocks_no_longer():
    facts = owing(HOSPITAL)
    judgement = judge(facts)
    decided = replace(
        judgement, flags=tuple(replace(f, status="dismissed") for f in judgement.flags)
    )
    assert with_readiness(facts, decided).readiness.ready
    assert not judgement.readiness.ready


def firm(folder: Path, table: str) -> RuleBook:
    own = folder / "completeness" / "readiness.toml"
    own.parent.mkdir(parents=True)
    own.write_text(table)
    return RuleBook(folder)


def test_a_firm_says_what_blocks(tmp_path: Path):
    mild = firm(tmp_path / "mild", '[standing]\nhigh = "review"\nmedium = "review"\nlow = "passed"')
    assert judge(owing(HOSPITAL), mild).readiness.ready
    torn = firm(tmp_path / "torn", '[gates]\nchronology = ["missing_record"]')
    with pytest.raises(RuleTableError, match="exactly one gate"):
        judge(owing(HOSPITAL), torn)


def test_the_weightiest_reason_says_how_a_gate_stands():
    note, look = (Reason("x", s) for s in (Standing.PASSED, Standing.REVIEW))
    assert GateCheck(Gate.PAGES, (look, note)).standing is Standing.REVIEW
    assert GateCheck(Gate.PAGES, (note,)).standing is Standing.PASSED
