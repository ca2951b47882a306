"""The set of varied bills: the same bytes each time, and a truth that holds together."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from written_sets import has_every_page, is_written_alike, links_its_lines, truths

from sample_packets.varied_bills.__main__ import main
from sample_packets.varied_bills.people import npi_of


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("varied")
    main([str(out)])
    return out


def test_the_same_code_gives_the_same_bytes(written: Path, tmp_path: Path) -> None:
    assert is_written_alike(main, "02_truck_neck", written, tmp_path)


def test_every_page_of_the_truth_is_there(written: Path) -> None:
    assert has_every_page(written)


def test_there_are_enough_pages_lines_and_cases(written: Path) -> None:
    found = truths(written).values()
    flags = Counter(f.kind for t in found for f in t.flags if not f.optional)
    assert sum(len(p.pages) for t in found for p in t.packets) >= 150
    assert (
        min(flags[k] for k in ("missing_record", "missing_bill", "referenced_not_received")) >= 30
    )
    for kind in (
        "missing_category", "missing_pages", "visit_gap", "treatment_gap", "missing_provider",
        "billing_total_mismatch", "outside_range", "inconsistency",
    ):  # fmt: skip
        assert flags[kind] >= 12, kind
    planted = Counter(p.kind for t in found for p in t.planted)
    assert planted["decoy"] >= planted["ref"] >= 30


def test_every_form_has_thirty_lines_in_three_layouts(written: Path) -> None:
    lines: Counter[str] = Counter()
    for truth in truths(written).values():
        style = {(p.file, page.page): page.style for p in truth.packets for page in p.pages}
        lines.update(style[line.file, line.page] for line in truth.billing_lines)
    forms = {
        "cms1500": ("cms1500",), "ub04": ("ub04",), "itemized": ("itemized",),
        "ledger": ("ledger",), "superbill": ("superbill", "walkout", "encounter_form"),
        "pharmacy": ("pharmacy",), "ambulance": ("ambulance",), "dme": ("dme",),
        "anesthesia": ("anesthesia",),
    }  # fmt: skip
    for form, starts in forms.items():
        counts = [n for style, n in lines.items() if style.startswith(starts)]
        assert len(counts) >= 3, form
        assert sum(counts) >= 30, form


def test_lines_link_to_visits_of_the_truth(written: Path) -> None:
    assert links_its_lines(written)
    assert all(line.codes_ok for t in truths(written).values() for line in t.billing_lines)


def test_numbers_of_providers_pass_their_check() -> None:
    for name in ("Quail Run Clinic", "Sorrel Imaging"):
        digits = [int(c) for c in "80840" + npi_of(name)]
        doubled = sum(sum(divmod(2 * d, 10)) for d in digits[-2::-2])
        assert (doubled + sum(digits[::-2])) % 10 == 0
