"""The evaluator: a perfect case file scores one, and each fault costs where it should."""

from __future__ import annotations

import copy
import io
import json
from pathlib import Path
from typing import Any

import pytest
from perfect import perfect_casefile
from rich.console import Console

from service.evaluation import Scores, evaluate, find_set, print_scores
from service.evaluation.sets import NoTruthFoundError

SAMPLES = Path(__file__).parents[3] / "sample_packets"
SET = find_set(SAMPLES)


@pytest.fixture
def truth() -> dict[str, Any]:
    return copy.deepcopy(next(m.truth for m in SET if m.name == "2024-0311"))


@pytest.fixture
def casefile(truth) -> dict[str, Any]:
    return perfect_casefile(truth)


@pytest.mark.parametrize("matter", SET, ids=lambda m: m.name)
def test_saying_what_is_true_scores_one_in_everything(matter):
    scores = evaluate(perfect_casefile(matter.truth), matter.truth)
    figures = scores.figures()
    assert figures.pop("flags.false_per_100") == 0
    assert {k: v for k, v in figures.items() if v not in {1.0, None}} == {}
    assert scores.misses == []


def test_an_empty_case_file_finds_nothing_and_invents_nothing(truth, casefile):
    casefile |= {"packets": [], "flags": [], "chronology": []}
    scores = evaluate(casefile, truth)
    assert scores.hits["encounters"].recall == 0
    assert scores.hits["billing"].recall == 0
    assert scores.micro.recall == 0
    assert scores.micro.wrong == 0
    assert scores.shares["pages.category"].value == 0


def test_a_wrong_date_is_one_visit_missed_and_one_invented(truth, casefile):
    visit = casefile["packets"][0]["encounters"][0]
    visit["date"] = "2031-01-01"
    hits = evaluate(casefile, truth).hits["encounters"]
    assert (hits.missed, hits.wrong) == (1, 1)


def test_a_visit_on_other_pages_does_not_match(truth, casefile):
    packet = next(p for p in casefile["packets"] if len(p["encounters"]) > 3)
    packet["encounters"][0]["pages"] = [len(packet["pages"])]
    assert evaluate(casefile, truth).hits["encounters"].missed == 1


def test_a_copied_visit_in_a_later_packet_is_neither_right_nor_wrong():
    matter = next(m for m in SET if m.name == "2023-0874")
    casefile = perfect_casefile(matter.truth)
    before = evaluate(casefile, matter.truth).hits["encounters"]
    for packet in casefile["packets"]:
        packet["encounters"] += [
            {k: e[k] for k in ("id", "date", "end_date", "category", "provider", "facility")}
            | {"time": None, "pages": e["pages"], "facts": []}
            for e in matter.truth["encounters"]
            if e["file"] == packet["file"] and e["optional"]
        ]
    after = evaluate(casefile, matter.truth).hits["encounters"]
    assert (after.found, after.wrong) == (before.found, before.wrong)


def test_billing_lines_count_once_and_by_code_and_amount(truth, casefile):
    packet = next(p for p in casefile["packets"] if len(p["billing_lines"]) > 3)
    first, second = packet["billing_lines"][:2]
    packet["billing_lines"].append(dict(first, id="again"))
    second["charge"] = "1.00"
    hits = evaluate(casefile, truth).hits["billing"]
    assert (hits.missed, hits.wrong) == (1, 1)


def test_a_line_linked_to_another_visit_is_not_linked_right(truth, casefile):
    packet = next(
        p for p in casefile["packets"] if len({b["encounter"] for b in p["billing_lines"]}) > 2
    )
    ids = [b["encounter"] for b in packet["billing_lines"]]
    packet["billing_lines"][0]["encounter"] = next(i for i in ids if i not in {None, ids[0]})
    share = evaluate(casefile, truth).shares["billing.linked"]
    assert share.of - share.right == 1


def test_each_flag_left_out_is_missed_in_its_own_kind(truth, casefile):
    for at, flag in enumerate(casefile["flags"]):
        without = dict(casefile, flags=[f for n, f in enumerate(casefile["flags"]) if n != at])
        scores = evaluate(without, truth)
        assert {k: h.missed for k, h in scores.flags.items() if h.missed} == {flag["kind"]: 1}


def test_an_invented_flag_counts_per_hundred_pages(truth, casefile):
    invented = dict(
        casefile["flags"][0], id="x", kind="treatment_gap", date="2024-02-01", end_date="2024-02-02"
    )
    invented |= {"packet": None, "pages": [], "detail": {"days": 1}}
    scores = evaluate(dict(casefile, flags=[*casefile["flags"], invented]), truth)
    assert scores.flags["treatment_gap"].wrong == 1
    assert scores.false_per_100 == pytest.approx(100 / scores.pages)


def test_a_dismissed_flag_is_no_flag(truth, casefile):
    casefile["flags"][0]["status"] = "dismissed"
    assert evaluate(casefile, truth).micro.missed == 1


def unlisted(casefile, truth, kind, **detail):
    """Add a flag on a page of care that no truth lists; gives its counts, complete and not."""
    packet = next(p for p in casefile["packets"] if "northfork" in p["file"])
    page = next(p for p in truth["packets"] if p["file"] == packet["file"])["pages"][2]
    flag = dict(casefile["flags"][0], id="x", kind=kind, packet=packet["id"], pages=[page["page"]])
    flag["detail"] = {"page": page["page"], **detail}
    more = dict(casefile, flags=[*casefile["flags"], flag])
    return tuple(evaluate(more, truth | {"complete": c}).flags[kind] for c in (True, False))


def words_of_a_page(casefile, truth, first, last):
    file = next(p["file"] for p in casefile["packets"] if "northfork" in p["file"])
    page = next(p for p in truth["packets"] if p["file"] == file)["pages"][2]
    return page, " ".join(page["text"].split()[first:last])


@pytest.mark.parametrize(
    ("more", "counted"), [(" had an MRI at", (0, 1)), (" went to the fair at", (1, 0))]
)
def test_a_reference_nobody_wrote_down_is_wrong_only_where_it_speaks_of_no_care(
    truth, casefile, more, counted
):
    page, before = words_of_a_page(casefile, truth, 0, 3)
    quote = f"{before}{more} noon"
    page["text"] += f" {quote}"
    listed, open_ = unlisted(casefile, truth, "referenced_not_received", quote=quote)
    assert (listed.wrong, listed.unscored) == (1, 0)
    assert (open_.wrong, open_.unscored) == counted


@pytest.mark.parametrize(
    ("name", "counted"), [("Ottoline Brackwater", (0, 1)), ("Nobody Anywhere", (1, 0))]
)
def test_a_provider_nobody_wrote_down_is_wrong_only_where_no_page_of_care_names_it(
    truth, casefile, name, counted
):
    page, _ = words_of_a_page(casefile, truth, 0, 1)
    page["text"] += " Seen by Ottoline Brackwater, MD."
    listed, open_ = unlisted(casefile, truth, "missing_provider", name=name)
    assert (listed.wrong, listed.unscored) == (1, 0)
    assert (open_.wrong, open_.unscored) == counted


def test_a_quote_that_does_not_stand_on_its_page_is_a_bad_citation(truth, casefile):
    packet = next(p for p in casefile["packets"] if p["encounters"])
    packet["encounters"][0]["facts"][0]["text"] = (
        "Patient was seen on the planet Neptune last week."
    )
    share = evaluate(casefile, truth).shares["citations.encounters"]
    assert share.of - share.right == 1


def test_a_loose_packet_that_nobody_brought_is_left_out(truth, casefile):
    loose = next(p["file"] for p in truth["packets"] if p["arrives"] == "inbox")
    gone = next(p["id"] for p in casefile["packets"] if p["file"] == loose)
    casefile["packets"] = [p for p in casefile["packets"] if p["id"] != gone]
    casefile["chronology"] = [
        e for e in casefile["chronology"] if all(f["cite"]["packet"] != gone for f in e["facts"])
    ]
    scores = evaluate(casefile, truth)
    assert scores.hits["encounters"].f1 == 1
    assert scores.hits["billing"].f1 == 1
    assert scores.shares["chronology.coverage"].value == 1


def test_an_entry_on_a_day_without_a_visit_costs_precision(truth, casefile):
    casefile["chronology"][0]["date"] = "2031-01-01"
    scores = evaluate(casefile, truth)
    assert scores.shares["chronology.precision"].value < 1
    assert scores.shares["chronology.coverage"].value < 1


def test_a_set_adds_up_its_matters():
    pairs = [(perfect_casefile(m.truth), m.truth) for m in SET]
    total = Scores()
    for pair in pairs:
        total.add(evaluate(*pair))
    assert total.pages == sum(evaluate(*pair).pages for pair in pairs)
    assert total.hits["billing"].found == sum(
        evaluate(*pair).hits["billing"].found for pair in pairs
    )


def test_both_layouts_of_a_set_are_found(tmp_path):
    (tmp_path / "one" / "in").mkdir(parents=True)
    (tmp_path / "one" / "truth.json").write_text("{}")
    (tmp_path / "inbox" / "two").mkdir(parents=True)
    (tmp_path / "truth").mkdir()
    (tmp_path / "truth" / "two.json").write_text(json.dumps({"packets": []}))
    found = find_set(tmp_path)
    assert [(m.name, m.folder) for m in found] == [
        ("one", tmp_path / "one" / "in"),
        ("two", tmp_path / "inbox" / "two"),
    ]
    assert found[1].truth == {"packets": []}


def test_a_folder_without_truth_says_what_was_looked_for(tmp_path):
    with pytest.raises(NoTruthFoundError, match="no matter with truth"):
        find_set(tmp_path)


def test_the_tables_show_every_flag_kind(truth, casefile):
    out = io.StringIO()
    casefile["flags"] = casefile["flags"][1:]
    scores = evaluate(casefile, truth)
    print_scores("2024-0311", scores, Console(file=out, width=300), misses=3)
    shown = out.getvalue()
    assert all(kind in shown for kind in scores.flags)
    assert scores.misses[0] in shown
