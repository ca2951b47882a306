"""The set of varied flags: the same bytes each time, and enough cases and decoys of each kind."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from written_sets import has_every_page, is_written_alike, links_its_lines, truths

from sample_packets.varied_flags.__main__ import main
from sample_packets.varied_flags.unfold import numbers, spell
from service.evaluation.sets import find_set

ASKED = {"held", "history", "family", "declined", "denied", "cancelled", "planned", "ordered"}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("flags")
    main([str(out)])
    return out


def decoys(folder: Path) -> Counter[str]:
    found: Counter[str] = Counter()
    for matter in find_set(folder):
        found.update(p["sub"] for p in matter.truth["planted"] if p["kind"] == "decoy")
    return found


def test_the_same_code_gives_the_same_bytes(written: Path, tmp_path: Path) -> None:
    assert is_written_alike(main, "02_forklift_back", written, tmp_path)


def test_every_page_of_the_truth_is_there(written: Path) -> None:
    assert has_every_page(written)


def test_there_are_enough_pages_and_cases(written: Path) -> None:
    found = truths(written).values()
    assert 600 <= sum(len(p.pages) for t in found for p in t.packets) <= 700
    flags = Counter(f.kind for t in found for f in t.flags if not f.optional)
    for kind in (
        "inconsistency", "missing_record", "missing_bill", "missing_provider", "missing_pages",
        "missing_category", "visit_gap", "treatment_gap", "billing_total_mismatch",
    ):  # fmt: skip
        assert flags[kind] >= 30, kind
    assert flags["referenced_not_received"] >= 40
    for kind in ("outside_range", "undated_record", "wrong_patient", "duplicate_pages"):
        assert flags[kind] >= 10, kind


def test_there_are_as_many_decoys_as_cases(written: Path) -> None:
    found = decoys(written)
    assert sum(found[what] for what in ASKED) >= 80
    assert found["side"] + found["level"] + found["injury"] >= 30
    assert found["missing_record"] >= 30
    assert found["named"] + found["referral"] + found["missing_provider"] >= 25


def test_flags_point_to_pages_that_exist(written: Path) -> None:
    for truth in truths(written).values():
        length = {p.file: len(p.pages) for p in truth.packets}
        for flag in truth.flags:
            assert all(1 <= page <= length[str(flag.file)] for page in flag.pages)


def test_lines_link_to_visits_of_the_truth(written: Path) -> None:
    assert links_its_lines(written)


def test_a_lost_sheet_is_missed_under_the_count_of_the_whole(written: Path) -> None:
    flags = truths(written)["02_forklift_back"].flags
    lost = [f for f in flags if f.kind == "missing_pages" and f.file == "mercer_creek/er_visit.pdf"]
    assert [(f.detail["printed_missing"][0], f.pages) for f in lost] == [
        (40123, (1, 2)),
        (40126, (3, 4)),
    ]


def test_no_bill_is_missed_of_a_house_that_was_never_asked(written: Path) -> None:
    truth = truths(written)["02_forklift_back"]
    unasked = {e.id for e in truth.encounters if e.facility == "Dalloway Neurodiagnostics"}
    assert unasked
    missed = {f.detail["encounter"] for f in truth.flags if f.kind == "missing_bill"}
    assert not unasked & missed


def test_a_page_told_line_by_line_belongs_to_the_visits_that_it_names(written: Path) -> None:
    truth = truths(written)["16_crosswalk_veteran"]
    fills = [e for e in truth.encounters if e.category == "pharmacy"]
    assert [e.date for e in fills] == ["2024-02-28", "2024-03-12", "2024-05-21"]
    assert {e.pages for e in fills} == {(1,)}


def test_papers_of_the_child_are_a_strangers_among_the_mothers(written: Path) -> None:
    truth = truths(written)["15_forceps_pelvis"]
    flagged = {(f.file, page) for f in truth.flags if f.kind == "wrong_patient" for page in f.pages}
    child = {
        (p.file, page.page) for p in truth.packets for page in p.pages if page.style == "nursery"
    }
    assert child
    assert child < flagged
    assert all(e.optional for e in truth.encounters if e.foreign)


def test_what_is_planted_in_a_table_runs_over_its_cells(written: Path) -> None:
    planted = truths(written)["14_rollers_hand"].planted
    assert "various Adjuster notes, payment print-out Tri-County" in {p.sentence for p in planted}


def test_papers_about_money_record_no_care(written: Path) -> None:
    truth = truths(written)["18_switchback_femur"]
    assert {
        p.category for q in truth.packets if q.file == "client/eob_bundle.pdf" for p in q.pages
    } == {"correspondence"}
    assert not [e for e in truth.encounters if e.file == "client/eob_bundle.pdf"]


def test_a_note_of_a_stay_prints_its_own_day(written: Path) -> None:
    truth = truths(written)["17_larkmoor_fall"]
    chart = next(p for p in truth.packets if p.file == "larkmoor/chart_export.pdf")
    assert "Effective Date: 03/17/2024 Type: Skin/Wound Note" in chart.pages[4].text
    stays = [e for e in truth.encounters if e.file == chart.file and e.category == "inpatient"]
    assert [(str(e.date), str(e.end_date)) for e in stays] == [
        ("2024-02-21", "2024-03-04"),
        ("2024-03-09", "2024-05-20"),
    ]


def test_a_certificate_whose_count_is_right_is_no_gap(written: Path) -> None:
    truth = truths(written)["19_kiosk_stroke"]
    missed = [
        f for f in truth.flags if f.kind == "missing_pages" and f.file == "lantern/episode.pdf"
    ]
    assert [f.detail["printed_missing"] for f in missed] == [[2]]


def test_runs_of_visits_are_written_out() -> None:
    assert spell("pt2..4 op") == "pt2 pt3 pt4 op"
    assert numbers("1..3 5") == [1, 2, 3, 5]
