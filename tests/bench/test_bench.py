"""The benchmark's own arithmetic and material; its figures are nobody's test."""

from __future__ import annotations

import json
import os
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from rich.console import Console

from bench import judging
from bench.growth import Memory, look
from bench.material import changed, digital_pages, readings, scanned_pages, write_packet
from bench.measuring import Report, Taken, alternated, descendants, processor_ratio, ratio
from bench.plot import draw_growth
from casefile.pages import Source
from casefile.words import Box, Word
from ingest.reading.read import read_page
from ingest.reading.settings import ReadingSettings


def test_contenders_take_turns() -> None:
    order: list[str] = []
    taken = alternated({"a": lambda: order.append("a"), "b": lambda: order.append("b")}, 3)
    assert order == ["a", "b", "b", "a", "a", "b"]
    assert [len(rounds) for rounds in taken.values()] == [3, 3]


def test_a_ratio_is_the_median_of_the_rounds() -> None:
    slower = [Taken(4, 2), Taken(9, 3), Taken(10, 8)]
    faster = [Taken(2, 1), Taken(3, 3), Taken(1, 2)]
    assert ratio(slower, faster) == 3
    assert processor_ratio(slower, faster) == 2
    assert processor_ratio(slower, [Taken(1, None)] * 3) is None


def test_descendants_are_found_at_any_depth() -> None:
    parents = {2: 1, 3: 2, 4: 3, 5: 9, os.getpid(): 1}
    assert descendants(2, parents) == {2, 3, 4}


def test_a_report_is_shown_and_kept(tmp_path: Path) -> None:
    report = Report("reading", "Reading", ("", "pages/s"), (("x", 1.5), ("y", None)), ("a note",))
    console = Console(record=True, width=80)
    report.show(console)
    told = console.export_text()
    assert "1.50" in told
    assert "a note" in told
    kept = json.loads(report.write(tmp_path).read_text())
    assert kept["rows"] == [["x", 1.5], ["y", None]]
    assert kept["command"] == "python -m bench reading"
    assert kept["machine"]["cores"] == os.cpu_count()


@pytest.mark.parametrize(
    "text", ["04/19/2024", "$1,204.50", "00417723", "word", "C5-6", "2024", "98765;"]
)
def test_numbers_change_and_words_stay(text: str) -> None:
    word = Word(text, Box(0, 0, 1, 1))
    versions = {changed([word], seed)[0].text for seed in range(20)}
    assert {len(v) for v in versions} == {len(text)}
    if text in {"word", "C5-6", "2024"}:
        assert versions == {text}
    else:
        assert len(versions) > 5
    assert changed([word], 7) == changed([word], 7)


def test_the_samples_have_pages_of_both_kinds() -> None:
    assert len(digital_pages()) >= 30
    assert len(scanned_pages()) >= 30
    assert any(p.category == "billing" for p in digital_pages())
    (reading,) = readings(digital_pages()[:1])
    assert reading.source is Source.TEXT
    assert len(reading.words) > 30


def test_a_written_packet_has_the_asked_share_of_scans(tmp_path: Path) -> None:
    packet = write_packet(tmp_path / "packet.pdf", 10, scanned_share=0.2)
    with pikepdf.open(packet) as pdf:
        pictures = [bool(page.get_images()) for page in pdf.pages]
    assert pictures.count(True) == 2
    assert len(pictures) == 10
    reading = read_page(packet, 1, ReadingSettings())
    (model,) = readings(digital_pages()[:1])
    assert len(reading.words) == pytest.approx(len(model.words), rel=0.1)
    assert sorted(tmp_path.iterdir()) == [packet]


def test_growth_is_drawn_with_every_packet_and_the_limit(tmp_path: Path) -> None:
    rows = tuple((n, 1.0, 1.0, n * 0.5, 200.0, 300.0, 500.0, None) for n in (100, 1000, 3000))
    drawn = draw_growth(Report("growth", "Growth", (), rows), 600, tmp_path / "growth.svg")
    picture = ElementTree.parse(drawn).getroot()
    told = [e.text for e in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert {"1,000", "3,000", "8.3", "25", "500", "600"} <= set(told)
    assert len(list(picture.iter("{http://www.w3.org/2000/svg}circle"))) == 6


def test_memory_counts_what_is_below_a_process_and_keeps_the_largest_moment() -> None:
    seen = look(os.getpid())
    assert seen.service > 10
    assert seen.together == pytest.approx(seen.service + seen.children)
    assert Memory(1, 9, 10, None).largest(Memory(5, 2, 7, 6)) == Memory(5, 9, 10, 6)


def test_a_made_up_matter_is_judged_with_its_flaws() -> None:
    facts = judging.matter(300)
    assert sum(p.page_count for p in facts.packets) == 300
    assert sum(len(p.encounters) for p in facts.packets) == 100
    report = judging.measure(sizes=(30, 300), rounds=1)
    visits, lines, flags = report.rows[1][1:4]
    assert visits == 100
    assert isinstance(lines, int)
    assert lines > 400
    assert flags
