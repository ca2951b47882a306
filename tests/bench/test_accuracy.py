"""Fullchart beside bare Tesseract on a set with truth; its figures are nobody's test."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bench import accuracy
from sample_packets.hard_pages.__main__ import write
from sample_packets.hard_pages.content import Content
from sample_packets.hard_pages.grids import status_slip
from sample_packets.hard_pages.pages import HardMatter, Packet, Page


def test_upright_scans_of_a_set_are_read_by_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    slip = status_slip(Content(7, dt.date(2023, 9, 4)))
    wrong = Page(slip, "gray200", "turned 180", turn=180)
    packet = Packet("slips.pdf", [Page(slip, "gray200", ""), wrong, Page(slip, None, "printed")])
    write(HardMatter("slips", (packet,)), tmp_path / "set" / "slips")
    report = accuracy.measure(of=tmp_path / "set", pages=5, cores=1)
    assert report.title.startswith("Read as printed, 1 scanned pages")
    assert report.columns == ("", "Fullchart", "psm 3", "psm 4", "psm 6", "psm 11", "printed")
    rows = {row[0]: row[1:] for row in report.rows}
    assert float(str(rows["words, scan"][0])) > 0.8
    assert 20 < int(str(rows["words, scan"][-1])) <= len(slip.rows_text().split())
