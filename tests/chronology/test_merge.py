"""One visit stands once, with everything that any packet holds of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from made_records import CLINIC, DAY, fact, facts_of, judged, packet, visit

from casefile.categories import Category
from casefile.encounters import Encounter, Study
from casefile.flags import ChronologyEntry, PageRef
from casefile.rules import RuleBook
from chronology.merge import chronicle, undated_entries

KNEE = Study("MRI", "knee", "left")
STAY = {"category": Category.INPATIENT, "facility": "Mercy General Hospital"}


def entries(*encounters: Encounter, **judging: object) -> tuple[ChronologyEntry, ...]:
    names = dict.fromkeys(e.packet for e in encounters)
    packets = [packet(n, [e for e in encounters if e.packet == n], pages=9) for n in names]
    return chronicle(facts_of(*packets), judged(**judging))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {}),
        ({}, {"provider": "Quill, Harriet, M.D."}),
        ({}, {"provider": None}),
        ({}, {"provider": CLINIC}),
        ({}, {"facility": "BRIGHTWATER FAMILY CLINIC, P.C."}),
        ({}, {"facility": None}),
        ({"provider": "H Quill"}, {}),
        ({"category": Category.EMERGENCY, "provider": "Ann Roe"}, {"category": Category.EMERGENCY}),
        (
            {"category": Category.EMERGENCY, "facility": "Mercy General Hospital"},
            {"category": Category.EMERGENCY, "facility": "Mercy General Hospital Emergency Dept"},
        ),
        ({"category": Category.PHARMACY, "provider": "Ann Roe"}, {"category": Category.PHARMACY}),
    ],
)
def test_one_visit_of_two_packets_is_one_entry(one: dict, other: dict) -> None:
    merged = entries(visit("p1", "Neck is tender.", **one), visit("p2", "Gait is slow.", **other))
    assert [e.encounters for e in merged] == [("p1-e1.0", "p2-e1.0")]
    assert [c.packet for c in merged[0].facts] == ["p1", "p2"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"provider": "Ann Roe"}),
        ({"provider": None}, {"provider": None, "facility": "Hillcrest Spine Center"}),
        ({}, {"facility": "Hillcrest Spine Center"}),
        ({}, {"date": DAY + dt.timedelta(1)}),
        ({}, {"category": Category.PHYSICAL_THERAPY}),
        ({"facility": None}, {"provider": None}),
        (
            {"category": Category.EMERGENCY, "facility": "Mercy General Hospital"},
            {"category": Category.INPATIENT, "facility": "Mercy General Hospital"},
        ),
    ],
)
def test_what_may_be_two_visits_stays_two(one: dict, other: dict) -> None:
    assert len(entries(visit("p1", **one), visit("p2", **other))) == 2


def test_a_visit_that_names_no_doctor_joins_none_of_two() -> None:
    two = (visit("p1"), visit("p1", provider="Ann Roe", pages=(2,)))
    assert len(entries(*two, visit("p2", provider=None))) == 3


def test_two_arrivals_hours_apart_stay_two_visits() -> None:
    er = {"category": Category.EMERGENCY, "facility": "Mercy General Hospital"}
    early, late = visit("p1", time="01:10", **er), visit("p1", time="20:45", pages=(2,), **er)
    assert [e.time for e in entries(early, late)] == ["01:10", "20:45"]
    assert len(entries(early, visit("p1", time="02:30", pages=(2,), **er))) == 1


def test_studies_are_told_apart_by_what_they_show() -> None:
    xray = {"category": Category.RADIOLOGY}
    one = visit("p1", study=KNEE, **xray)
    assert len(entries(one, visit("p2", study=Study("MRI", "knee", "right"), **xray))) == 2
    assert len(entries(one, visit("p1", study=Study("CT", "head"), pages=(2,), **xray))) == 2
    assert len(entries(one, visit("p2", study=KNEE, provider="Ann Roe", **xray))) == 1
    assert len(entries(one, visit("p2", study=Study("MRI", "knee"), **xray))) == 1


def test_before_and_after_setting_a_bone_are_two_exposures() -> None:
    wrist = {"category": Category.RADIOLOGY, "study": Study("XR", "wrist", "left")}
    before = visit("p1", time="10:05", **wrist)
    assert len(entries(before, visit("p1", time="12:40", pages=(2,), **wrist))) == 2


def test_parts_of_a_stay_are_one_stay() -> None:
    day = dt.timedelta(1)
    whole = visit("p1", end_date=DAY + 7 * day, **STAY)
    interim = visit("p2", end_date=DAY + 3 * day, **STAY)
    note = visit("p3", date=DAY + 5 * day, provider="Ann Roe", **STAY)
    later = visit("p4", date=DAY + 30 * day, end_date=DAY + 31 * day, **STAY)
    elsewhere = visit("p5", **{**STAY, "facility": "Saint Brendan Hospital"})
    found = entries(note, whole, interim, later, elsewhere)
    spans = [(e.date, e.end_date, len(e.encounters)) for e in found]
    assert sorted(spans, key=str) == sorted(
        [
            (DAY, DAY + 7 * day, 3),
            (DAY, None, 1),
            (DAY + 30 * day, DAY + 31 * day, 1),
        ],
        key=str,
    )


def test_a_copied_page_is_one_visit_and_its_facts_are_told_once() -> None:
    said = (
        "The neck is tender on the left.",
        "She walks with a limp today.",
        "No fever or chills.",
    )
    one = visit("p1", *said)
    other = visit("p2", *said, provider="Hariet Qull", facility=None)
    copied = {PageRef("p2", 1): PageRef("p1", 1)}
    merged = entries(one, other, duplicates=copied)
    assert len(merged) == 1
    assert [(c.packet, c.fact.text) for c in merged[0].facts] == [("p1", s) for s in said]


def test_two_visits_on_one_copied_page_stay_two() -> None:
    first = [f"First visit sentence number {n} stands here." for n in range(4)]
    second = [f"Second visit sentence number {n} stands here." for n in range(4)]
    encounters = [
        visit("p1", *first), visit("p1", *second, provider="Ann Roe", number=1),
        visit("p2", *first), visit("p2", *second, provider="Ann Roe", number=1),
    ]  # fmt: skip
    merged = entries(*encounters, duplicates={PageRef("p2", 1): PageRef("p1", 1)})
    assert [e.encounters for e in merged] == [("p1-e1.0", "p2-e1.0"), ("p1-e1.1", "p2-e1.1")]


def test_the_same_sentences_printed_anew_are_one_visit() -> None:
    said = [f"Sentence number {n} of the long dictated note." for n in range(5)]
    merged = entries(visit("p1", *said), visit("p2", *said[:4], provider=None, facility=None))
    assert len(merged) == 1
    assert len(merged[0].facts) == 5


def test_within_one_record_a_sentence_may_stand_twice() -> None:
    pain = [fact("Pain 8/10", 1), fact("Pain 8/10", 2)]
    assert len(entries(visit("p1", *pain, pages=(1, 2)))[0].facts) == 2


def test_a_line_that_carries_two_codes_is_quoted_once() -> None:
    coded = [fact("M25.511, V49.40XA", 1, code=code) for code in ("M25.511", "V49.40XA")]
    (entry,) = entries(visit("p1", "First line.", *coded, "Last line."))
    said = [c.fact.text for c in entry.facts]
    assert said == ["First line.", "M25.511, V49.40XA", "Last line."]


def test_a_merged_visit_is_named_in_full() -> None:
    merged = entries(
        visit("p1", provider=CLINIC, facility="Brightwater Family Clinic"),
        visit("p2", provider="H Quill"),
        visit("p3", provider="Harriet J Quill"),
    )
    assert [(e.provider, e.facility) for e in merged] == [("Harriet J Quill", CLINIC)]


def test_entries_stand_in_order_of_date_and_time() -> None:
    found = entries(
        visit("p1", time="15:00"),
        visit("p1", date=DAY - dt.timedelta(9), pages=(2,)),
        visit("p1", time="08:00", provider="Ann Roe", pages=(3,)),
    )
    assert [(e.date, e.time) for e in found] == [
        (DAY - dt.timedelta(9), None),
        (DAY, "08:00"),
        (DAY, "15:00"),
    ]


def test_undated_records_and_other_peoples_pages_stay_out() -> None:
    undated = visit("p1", "Undated note.", date=None, pages=(2,))
    strange = visit("p1", "Somebody else's note.", pages=(3,))
    mixed = visit("p1", fact("Ours.", 1), fact("Not ours.", 3), pages=(1, 3), provider="Ann Roe")
    facts = facts_of(packet("p1", [undated, strange, mixed], pages=3, foreign=[3]))
    entry, *others = chronicle(facts, judged())
    assert not others
    assert [c.fact.text for c in entry.facts] == ["Ours."]
    (apart,) = undated_entries(facts)
    assert (apart.date, apart.encounters) == (None, (undated.id,))
    assert [c.fact for c in apart.facts] == list(undated.facts)


def test_the_order_of_packets_does_not_change_what_is_merged() -> None:
    a, b, c = visit("p1"), visit("p2", provider=None), visit("p3", provider="Ann Roe")
    ways = [entries(a, b, c), entries(c, b, a), entries(b, c, a)]
    groups = [{frozenset(e.encounters) for e in found} for found in ways]
    assert groups[0] == groups[1] == groups[2]


def test_a_firm_may_say_how_far_apart_two_arrivals_are(tmp_path: Path) -> None:
    folder = tmp_path / "chronology"
    folder.mkdir()
    (folder / "visits.toml").write_text("returned_after_minutes = 30\n")
    er = {"category": Category.EMERGENCY, "facility": "Mercy General Hospital"}
    encounters = [visit("p1", time="01:10", **er), visit("p1", time="02:30", pages=(2,), **er)]
    facts = facts_of(packet("p1", encounters, pages=2))
    assert len(chronicle(facts, judged(), RuleBook(tmp_path))) == 2


def test_a_repeated_study_of_another_day_is_its_own() -> None:
    one = visit("p1", category=Category.RADIOLOGY, study=KNEE)
    assert len(entries(one, replace(one, id="x", date=DAY + dt.timedelta(40)))) == 2
