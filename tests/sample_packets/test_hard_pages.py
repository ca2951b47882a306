"""The hard pages: that there are enough of each kind, and that their truth is of one piece."""

from __future__ import annotations

import re
from collections import Counter

import pypdfium2
import pytest

from sample_packets.hard_pages.__main__ import write
from sample_packets.hard_pages.binding import bound
from sample_packets.hard_pages.content import CPT
from sample_packets.hard_pages.matters import all_matters
from sample_packets.hard_pages.pages import HardMatter, Packet
from service.evaluation.sets import find_set
from service.evaluation.truth import Truth

MATTERS = {m.name: m for m in all_matters()}
TRUTHS = {name: Truth.model_validate(m.truth()) for name, m in MATTERS.items()}


def pages(name: str) -> list:
    return [page for packet in TRUTHS[name].packets for page in packet.pages]


def layouts(name: str, chosen: list[bool]) -> int:
    sheets = [p.sheet.style for packet in MATTERS[name].packets for p in packet.pages]
    return len({style for style, taken in zip(sheets, chosen, strict=True) if taken})


@pytest.mark.parametrize(
    ("matter", "is_one"),
    [
        ("turned", lambda page: page.rotation_ok != (0,)),
        ("copied", lambda page: page.duplicate_of is not None),
        ("poor", lambda page: not page.legible),
        ("poor", lambda page: page.legible),
        ("blank", lambda page: page.blank),
    ],
    ids=["turned", "copied", "unreadable", "hard but readable", "blank"],
)
def test_there_are_thirty_of_each_kind_in_several_layouts(matter, is_one):
    chosen = [is_one(page) for page in pages(matter)]
    assert sum(chosen) >= 30
    assert layouts(matter, chosen) >= (1 if matter == "blank" else 5)
    assert chosen.count(False) >= 10


def test_there_are_sixty_fields_of_each_kind_clean_and_faxed():
    codes = {code for code, _ in CPT}
    for packet in TRUTHS["figures"].packets:
        words = Counter(word for page in packet.pages for word in page.text.split())
        for kind in (r"\d\d/\d\d/\d{4}", r"[\d,]+\.\d\d", r"[A-Z]\d\d(\.\w+)?"):
            assert sum(n for w, n in words.items() if re.fullmatch(kind, w)) >= 60
        assert sum(n for w, n in words.items() if w in codes) >= 60


@pytest.mark.parametrize("name", MATTERS)
def test_pages_say_the_same_only_where_one_is_a_copy(name):
    bare = re.compile(r"FAIRCLOTH\d{6}|\S+ \d\d:\d\d +[A-Z ]+P\.\d{3}/\d{3}")
    said = Counter(
        bare.sub("", page.text).strip()
        for page in pages(name)
        if not page.blank and page.duplicate_of is None and page.text
    )
    headings = {text for text in said if len(text.split()) <= 2}
    assert {text for text, times in said.items() if times > 1} <= headings


def test_the_same_pages_give_the_same_bytes_and_as_many_pages():
    packet = Packet("some.pdf", MATTERS["copied"].packets[1].pages[1:5])
    packet.pages += MATTERS["poor"].packets[0].pages[:2]
    once = bound(packet)
    assert once == bound(packet)
    assert len(pypdfium2.PdfDocument(once)) == 6


def test_what_is_written_can_be_evaluated(tmp_path):
    short = Packet("short.pdf", MATTERS["blank"].packets[0].pages[:2])
    write(HardMatter("short", (short,)), tmp_path / "short")
    (found,) = find_set(tmp_path)
    assert found.name == "short"
    assert (found.folder / "short.pdf").is_file()
    assert [p.file for p in Truth.model_validate(found.truth).packets] == ["short.pdf"]
