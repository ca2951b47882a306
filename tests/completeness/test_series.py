"""Numbered visits, and pauses in care."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_matters import LOSS, THERAPY, bill, day, flags, line, matter, packet, page, visit

from casefile.categories import FlagKind
from casefile.pages import Source
from casefile.rules import RuleBook
from completeness import judge

GAP, PAUSE = FlagKind.VISIT_GAP, FlagKind.TREATMENT_GAP


def course(numbers, *, step=3, **other):
    """A course of therapy: one visit each `step` days with these printed numbers."""
    visits = tuple(
        visit(
            f"e{at}",
            "physical_therapy",
            day(4, 1) + dt.timedelta(days=step * at),
            (at + 1,),
            facility=THERAPY,
            number=n,
        )
        for at, n in enumerate(numbers)
    )
    pages = [page(at + 1, "physical_therapy") for at in range(len(numbers))]
    return packet(*pages, encounters=visits, provider=THERAPY, **other)


def skipped(facts):
    return [f.detail["visits_missing"] for f in flags(facts, GAP)]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([1, 2, 4], [[3]]),
        ([1, 2, 5, 6], [[3, 4]]),
        ([1, 3, 5], [[2], [4]]),
        ([1, 2, 3], []),
        ([3, 4, 5], []),
        ([1, 2, 3, 1, 2, 3], []),
        ([1, 2, 1, 3], [[2]]),
        ([1, None, 3], []),
        ([1, None, 4], [[2, 3]]),
        ([None, None], []),
        ([2, 2, 3], []),
    ],
)
def test_numbers_that_skip(numbers, expected):
    assert skipped(matter(course(numbers))) == expected


@given(st.sets(st.integers(1, 12), min_size=2))
def test_what_lies_between_and_is_not_there_is_missing(held):
    numbers = sorted(held)
    found = {n for gap in skipped(matter(course(numbers))) for n in gap}
    assert found == set(range(numbers[0], numbers[-1] + 1)) - held


def test_a_gap_names_the_visits_on_either_side():
    (flag,) = flags(matter(course([6, 8])), GAP)
    assert (
        "from visit 6 (04/01/2024, page 1 of p1.pdf) to visit 8 (04/04/2024, page 2 of p1.pdf)"
        in flag.message
    )
    assert flag.pages == (1, 2)


def test_a_number_on_an_undated_note_is_there():
    facts = course([1, 3])
    loose = visit("late", "physical_therapy", None, (1,), facility=THERAPY, number=2)
    assert not skipped(matter(packet(*facts.pages, encounters=(*facts.encounters, loose))))


def test_a_supplement_brings_the_visit():
    first = course([1, 3], step=6)
    late = packet(
        page(1, "physical_therapy"),
        name="p2",
        encounters=(
            visit(
                "e9", "physical_therapy", day(4, 4), (1,), packet="p2", facility=THERAPY, number=2
            ),
        ),
    )
    assert skipped(matter(first)) == [[2]]
    assert not skipped(matter(first, late))


def test_a_billed_visit_in_the_gap_is_the_same_finding():
    facts = course([1, 3], step=6)
    pages = (*facts.pages, page(3, "billing"))
    charge = bill(
        line("97110", day(4, 4), number=3, provider=THERAPY), provider=THERAPY, pages=(3,)
    )
    judgement = judge(matter(packet(*pages, encounters=facts.encounters, bills=(charge,))))
    kinds = {f.kind: f for f in judgement.flags}
    assert kinds[GAP].finding == kinds[FlagKind.MISSING_RECORD].finding
    assert "04/04/2024" in kinds[GAP].message


def dated(*dates, loss=LOSS, ends=None):
    visits = tuple(
        visit(f"e{at}", "office_visit", d, (1,), end_date=(ends or {}).get(d))
        for at, d in enumerate(dates)
    )
    return matter(packet(page(1), encounters=visits), loss=loss)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ([day(4, 1), day(5, 2)], [(day(4, 1), day(5, 2), 31)]),
        ([day(4, 1), day(5, 1)], []),
        ([day(1, 1), day(4, 1)], []),
        ([day(4, 1), None], []),
        ([day(4, 1)], []),
        (
            [day(3, 2), day(6, 1), day(6, 3), day(9, 1)],
            [(day(3, 2), day(6, 1), 91), (day(6, 3), day(9, 1), 90)],
        ),
    ],
)
def test_pauses_longer_than_thirty_days(dates, expected):
    found = [(f.date, f.end_date, f.detail["days"]) for f in flags(dated(*dates), PAUSE)]
    assert found == expected


def test_a_stay_reaches_to_its_last_day():
    facts = dated(day(4, 1), day(5, 20), ends={day(4, 1): day(4, 28)})
    assert not flags(facts, PAUSE)


def test_other_peoples_visits_fill_no_pause():
    pages = [page(1), page(2, foreign=True), page(3)]
    visits = (
        visit("a", "office_visit", day(4, 1), (1,)),
        visit("b", "office_visit", day(4, 25), (2,)),
        visit("c", "office_visit", day(5, 20), (3,)),
    )
    (flag,) = flags(matter(packet(*pages, encounters=visits)), PAUSE)
    assert flag.detail == {"days": 49}


def test_bills_fill_no_pause_but_are_named():
    visits = (
        visit("a", "office_visit", day(4, 1), (1,)),
        visit("c", "office_visit", day(5, 20), (1,)),
    )
    charge = bill(line("99213", day(4, 25), number=2), pages=(2,))
    facts = matter(packet(page(1), page(2, "billing"), encounters=visits, bills=(charge,)))
    (flag,) = flags(facts, PAUSE)
    assert "04/25/2024" in flag.message


def test_a_firm_sets_its_own_pause(tmp_path):
    folder = tmp_path / "completeness"
    folder.mkdir()
    (folder / "windows.toml").write_text("[treatment]\ngap_days = 60\n")
    assert not judge(dated(day(4, 1), day(5, 20)), RuleBook(tmp_path)).flags


@pytest.mark.parametrize(("source", "expected"), [(Source.OCR, []), (Source.TEXT, [[19]])])
def test_a_number_printed_twice_on_scans_is_the_one_that_is_missing(source, expected):
    visits = course([17, 18, 18, 20])
    scanned = tuple(replace(p, source=source) for p in visits.pages)
    assert skipped(matter(replace(visits, pages=scanned))) == expected


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("She was out of the country caring for an aunt.", True),
        ("He missed his therapy sessions because his car was not repaired.", True),
        ("She was unable to attend while awaiting authorization from the carrier.", True),
        ("There was a gap in treatment due to the birth of her son.", True),
        ("Her health coverage had lapsed and she lost her insurance in May.", True),
        ("She has not returned to work because of pain.", False),
        ("A leak not seen before, and I was asked in because the pulse was fast.", False),
        ("He missed three weeks of work due to the crash.", False),
        ("Pain is worse because she carries boxes.", False),
    ],
)
@pytest.mark.parametrize("side", [1, 2])
def test_a_pause_quotes_the_reason_that_a_note_beside_it_gives(said, told, side):
    texts = ["S: stiff neck. P: return in a week.", "S: much the same today. P: go on."]
    texts[side - 1] += f" {said}"
    pages = [page(n, "physical_therapy", text=text) for n, text in enumerate(texts, 1)]
    visits = tuple(
        visit(f"e{n}", "physical_therapy", date, (n,))
        for n, date in ((1, day(4, 1)), (2, day(6, 20)))
    )
    (flag,) = flags(matter(packet(*pages, encounters=visits)), PAUSE)
    assert (f"“{said}” (page {side} of p1.pdf)" in flag.message) is told
    assert (said in [e.text for e in flag.evidence]) is told
