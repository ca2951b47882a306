"""The varied records: that there are enough of each kind, and that their truth is of one piece."""

from __future__ import annotations

from collections import Counter, defaultdict

import pypdfium2
import pytest

from sample_packets.builder.press import press
from sample_packets.builder.truth import CARE
from sample_packets.varied_records.__main__ import write
from sample_packets.varied_records.matters import all_charts
from sample_packets.varied_records.pile import says_its_day
from sample_packets.varied_records.template import templates
from service.evaluation.sets import find_set
from service.evaluation.truth import Truth

CHARTS = all_charts()
TRUTHS = [Truth.model_validate(chart.truth()) for chart in CHARTS]
PAGES = [page for truth in TRUTHS for packet in truth.packets for page in packet.pages]


def test_there_are_enough_visits_of_each_category():
    visits = Counter(e.category for truth in TRUTHS for e in truth.encounters if not e.optional)
    assert all(visits[category] >= 30 for category in CARE), visits


@pytest.mark.parametrize("category", sorted(CARE))
def test_each_category_of_care_has_several_layouts(category):
    layouts = {page.style.split("+")[0] for page in PAGES if page.category == category}
    assert len(layouts) >= 3


def test_every_layout_is_used():
    assert set(templates()) == {page.style.split("+")[0] for page in PAGES}


def test_there_are_thirty_strangers_pages_and_thirty_of_the_client_under_another_name():
    flags = [f for truth in TRUTHS for f in truth.flags if f.kind == "wrong_patient"]
    assert sum(not flag.optional for flag in flags) >= 30
    assert sum(page.wrong_patient is None and "+" in page.style for page in PAGES) >= 30


def test_there_are_thirty_undated_records_and_thirty_pages_that_only_their_document_dates():
    undated = [e for truth in TRUTHS for e in truth.encounters if e.undated and not e.foreign]
    assert len(undated) >= 30
    assert all(page.dates_ok == () for page in pages_of(undated))
    sheets = [
        leaf.sheet
        for chart in CHARTS
        for binder in chart.packets
        for leaf in binder.packet.leaves
        if not leaf.sheet.stranger and any(visit.date for visit in leaf.sheet.visits)
    ]
    assert sum(not says_its_day(s) for s in sheets if s.category != "inpatient") >= 30


def pages_of(encounters):
    places = {(e.file, number) for e in encounters for number in e.pages}
    return [
        page
        for truth in TRUTHS
        for packet in truth.packets
        for page in packet.pages
        if (packet.file, page.page) in places
    ]


def test_a_twins_page_without_a_number_may_be_the_clients():
    flags = [f for truth in TRUTHS for f in truth.flags if f.kind == "wrong_patient"]
    twins = [flag for flag in flags if flag.detail["name"] == "Leandro Abernethy-Cole"]
    assert {flag.file: flag.optional for flag in twins} == {
        "lexmont_imaging.pdf": False,
        "saint_crispin.pdf": True,
        "warehouse_rehab.pdf": True,
    }


def test_files_of_all_matters_have_names_of_their_own():
    files = Counter(packet.file for truth in TRUTHS for packet in truth.packets)
    assert set(files.values()) == {1}


def test_no_page_says_the_same_as_another_unless_it_is_a_copy():
    said = defaultdict(list)
    for page in PAGES:
        if page.duplicate_of is None and not page.blank and page.text:
            said[page.text].append(page)
    assert [same for same in said.values() if len(same) > 1] == []


def test_the_same_matter_gives_the_same_bytes():
    again = all_charts()[0].packets[0].packet
    once = press(CHARTS[0].packets[0].packet)
    assert press(again) == once
    assert len(pypdfium2.PdfDocument(once)) == len(again.leaves)


def test_what_is_written_can_be_evaluated(tmp_path):
    write(CHARTS[0], tmp_path / CHARTS[0].id)
    (found,) = find_set(tmp_path)
    named = {packet.file for packet in Truth.model_validate(found.truth).packets}
    assert named == {path.name for path in found.folder.glob("*.pdf")}
