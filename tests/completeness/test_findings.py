"""One problem is one finding, however many rules notice it and in whatever order packets come."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from made_matters import (
    CLINIC,
    LOSS,
    bill,
    line,
    matter,
    packet,
    page,
    request,
    told,
    visit,
)

from casefile.categories import Category, FlagKind
from casefile.encounters import Study
from casefile.flags import Flag, Judgement
from casefile.matters import MatterFacts
from completeness import judge

IMAGING = "Cobble Lane Imaging"
STUDIES = {
    "MRI": ("72148", Study("MRI", "lumbar spine")),
    "CT": ("70450", Study("CT", "head")),
}
NOTICED = st.sets(st.sampled_from(["billed", "told", "asked"]), min_size=1)
MISSING = st.lists(
    st.tuples(st.sampled_from(sorted(STUDIES)), st.integers(10, 200), NOTICED),
    min_size=1, max_size=4, unique_by=lambda m: m[1],
)  # fmt: skip


def noticed(missing) -> MatterFacts:
    """A matter whose clinic's chart tells of studies, that an imaging house bills or was asked."""
    after = LOSS + dt.timedelta(days=300)
    lines, mentions = [], []
    for name, days, how in missing:
        code, study = STUDIES[name]
        day = LOSS + dt.timedelta(days=days)
        if "billed" in how:
            lines.append(line(code, day, provider=IMAGING, number=1))
        if "told" in how:
            quote = f"{name} was done on {day:%m/%d/%Y}"
            mentions.append(told("radiology", quote, date=day, study=study))
    chart = packet(
        page(1, date=after), encounters=(visit("v", "office_visit", after),),
        mentions=tuple(mentions),
    )  # fmt: skip
    account = packet(
        page(1, "billing"), name="p2", provider=IMAGING, bills=(bill(*lines, provider=IMAGING),)
    )
    asked = any("asked" in how for *_, how in missing)
    requests = (
        request(CLINIC, "office_visit", files=("p1.pdf",)),
        request(IMAGING, *(["radiology"] if asked else ["billing"]), files=("p2.pdf",)),
    )
    return matter(chart, account, requests=requests)


def findings(judgement: Judgement) -> dict[str, list[Flag]]:
    groups: dict[str, list[Flag]] = defaultdict(list)
    for flag in judgement.flags:
        groups[flag.finding].append(flag)
    return groups


@settings(max_examples=120, deadline=None)
@given(MISSING)
def test_a_study_is_one_finding_by_whatever_it_is_noticed(missing) -> None:
    facts = noticed(missing)
    judged = judge(facts)
    about = [f for f in judged.flags if f.category is Category.RADIOLOGY]
    by_day: dict[dt.date, set[str]] = defaultdict(set)
    for flag in about:
        if flag.date:
            by_day[flag.date].add(flag.finding)
    assert all(len(shared) == 1 for shared in by_day.values())
    kinds = [(f.kind, f.date) for f in about]
    assert len(kinds) == len(set(kinds))
    billed = {f.finding for f in about if f.kind is FlagKind.MISSING_RECORD}
    for flag in about:
        if flag.kind is FlagKind.MISSING_CATEGORY and billed:
            assert {flag.finding} == billed
    turned = judge(replace(facts, packets=facts.packets[::-1]))
    assert {f.id: f.finding for f in turned.flags} == {f.id: f.finding for f in judged.flags}


def test_a_study_billed_told_of_and_asked_for_is_one_finding_with_three_pieces_of_evidence() -> (
    None
):
    groups = findings(judge(noticed([("MRI", 30, {"billed", "told", "asked"})])))
    kinds = [{f.kind for f in flags} for flags in groups.values()]
    assert {
        FlagKind.MISSING_RECORD, FlagKind.REFERENCED_NOT_RECEIVED, FlagKind.MISSING_CATEGORY
    } in kinds  # fmt: skip


def test_two_studies_of_different_days_that_nobody_was_asked_for_are_two_findings() -> None:
    missing = [("MRI", 30, {"billed", "told"}), ("CT", 60, {"told"})]
    groups = findings(judge(noticed(missing)))
    days = [
        {f.date for f in flags if f.category is Category.RADIOLOGY} for flags in groups.values()
    ]
    assert sorted(len(found) for found in days if found) == [1, 1]
