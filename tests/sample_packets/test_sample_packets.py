"""The samples: what they must hold, and that building them again changes nothing."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from casefile.categories import Category, FlagKind
from sample_packets.build import HERE, as_json, readme
from sample_packets.builder.matter import Matter
from sample_packets.builder.packet import DIGITAL, Packet
from sample_packets.builder.press import press
from sample_packets.builder.truth import truth_of
from sample_packets.matters import all_matters

MATTERS = all_matters()
PACKETS = [(m, p) for m in MATTERS for p in (*m.packets, *m.loose)]


def built(matter: Matter, packet: Packet) -> Path:
    inbox = HERE / "inbox"
    return inbox / packet.file if packet in matter.loose else inbox / matter.id / packet.file


def test_there_is_enough_to_try_and_little_enough_to_read_in_four_minutes():
    leaves = [leaf for _, p in PACKETS if not p.cut_off for leaf in p.leaves]
    assert len(MATTERS) >= 3
    assert len(PACKETS) >= 10
    assert len(leaves) >= 150
    assert sum(leaf.look != DIGITAL for leaf in leaves) <= 120
    assert sum(f.stat().st_size for f in (HERE / "inbox").rglob("*.pdf")) < 10_000_000


def test_every_category_stands_on_a_page_and_every_way_of_copying_is_there():
    leaves = [leaf for _, p in PACKETS for leaf in p.leaves]
    assert {leaf.sheet.category for leaf in leaves} == {str(c) for c in Category}
    looks = {leaf.look for leaf in leaves}
    assert {DIGITAL, "gray300", "gray200", "bilevel300", "bilevel200", "fax", "ruined"} <= looks
    assert {leaf.turn for leaf in leaves} == {0, 90, 180, 270}
    assert any(leaf.page_turn for leaf in leaves)


def test_every_flag_kind_occurs_and_decoys_too():
    truths = [truth_of(m) for m in MATTERS]
    kinds = Counter(f["kind"] for t in truths for f in t["flags"] if not f["optional"])
    assert set(kinds) == {str(k) for k in FlagKind}
    decoys = {p["sub"] for t in truths for p in t["planted"] if p["kind"] == "decoy"}
    assert {"family", "history", "hypothetical", "scheduled", "referral", "negated"} <= decoys


@pytest.mark.parametrize("matter", MATTERS, ids=lambda m: m.id)
def test_truth_and_matter_json_are_those_checked_in(matter):
    checked_in = (HERE / "truth" / f"{matter.id}.json").read_text(encoding="utf-8")
    assert as_json(truth_of(matter)) == checked_in
    kept = (HERE / "inbox" / matter.id / "matter.json").read_text(encoding="utf-8")
    assert as_json(matter.matter_json()) == kept


def test_readme_lists_every_file():
    text = (HERE / "README.md").read_text(encoding="utf-8")
    assert text == readme(MATTERS)
    assert all(packet.file in text for _, packet in PACKETS)


def test_nothing_lies_in_the_inbox_that_was_not_built():
    kept = {p for p in (HERE / "inbox").rglob("*") if p.is_file()}
    wanted = {built(m, p) for m, p in PACKETS}
    wanted |= {HERE / "inbox" / m.id / "matter.json" for m in MATTERS}
    assert kept == wanted


@pytest.mark.parametrize(
    "file",
    [
        "fax_20240805_1510.pdf",
        "tamarack_ambulance/run_2023_4471.pdf",
        "hollis_dane_pharmacy/profile.pdf",
        "copper_creek_rehab/supplement.pdf",
        "lindqvist_chiropractic/fax_0723.pdf",
    ],
)
def test_building_again_gives_the_same_bytes(file):
    """A fax, a black-and-white scan, digital pages, a cut-off file, ruined and turned pages."""
    matter, packet = next((m, p) for m, p in PACKETS if p.file == file)
    assert press(packet) == built(matter, packet).read_bytes()


def test_digital_pages_say_what_the_truth_says():
    for matter, packet in PACKETS:
        if packet.cut_off:
            continue
        document = pypdfium2.PdfDocument(built(matter, packet))
        assert len(document) == len(packet.leaves)
        for at, leaf in enumerate(packet.leaves):
            printed = Counter(document[at].get_textpage().get_text_bounded().split())
            if leaf.look == DIGITAL:
                assert not Counter(leaf.sheet.running_text().split()) - printed
            else:
                assert not printed


def test_a_cut_off_file_cannot_be_opened():
    matter, packet = next((m, p) for m, p in PACKETS if p.cut_off)
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(built(matter, packet))


@pytest.mark.parametrize("matter", MATTERS, ids=lambda m: m.id)
def test_a_late_packet_in_the_inbox_changes_no_flag(matter):
    """So that a matter's folder alone and the whole drop have one truth."""

    def flags(*, loose: bool) -> list[str]:
        found = truth_of(matter, loose=loose)["flags"]
        return [json.dumps({k: v for k, v in f.items() if k != "id"}) for f in found]

    assert flags(loose=True) == flags(loose=False)


@pytest.mark.parametrize("matter", MATTERS, ids=lambda m: m.id)
def test_encounters_fall_on_the_pages_that_record_them(matter):
    truth = truth_of(matter)
    texts = {(p["file"], g["page"]): g["text"] for p in truth["packets"] for g in p["pages"]}
    for visit in truth["encounters"]:
        surnames = {n.split()[-1].lower() for n in (visit["provider"], *visit["providers_ok"])}
        words = " ".join(texts[visit["file"], page].lower() for page in visit["pages"])
        card = "travel card" in words  # each row is signed with initials only
        assert card or any(name in words for name in surnames), visit["id"]
