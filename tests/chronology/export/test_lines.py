"""Text broken into lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chronology.export.lines import Line, Run, broken


def run(text: str, address: str = "") -> Run:
    return Run(text, "Helvetica", 10, address)


def said(lines: list[Line]) -> list[str]:
    return ["".join(r.text for r, _, _ in line.placed(0)) for line in lines]


def test_words_fill_each_line_to_its_width() -> None:
    lines = broken([run("Walks two miles without pain")], 60, 90)
    assert said(lines) == ["Walks two", "miles without pain"]


def test_a_word_of_several_looks_stays_together() -> None:
    parts = [run("seen on "), run("p.\xa012", "page:a/12"), run(", then home")]
    lines = broken(parts, *[run("p.\xa012, then").width] * 2)
    assert said(lines) == ["seen on", "p.\xa012, then", "home"]


def test_a_line_gives_its_spaces_to_hold_one_more_word() -> None:
    text = "a b c d e f g h"
    whole = sum(r.width for r in map(run, text))
    (tight,) = broken([run(text)], whole - 0.5, 50)
    assert tight.squeeze * 7 == -0.5
    ((_, _, right),) = tight.placed(0)
    assert right == whole - 0.5


def test_every_end_of_a_line_is_kept() -> None:
    assert said(broken([run("one\n\ntwo\n")], 200, 200)) == ["one", "", "two"]
    assert broken([run(" ")], 200, 200) == []


def test_a_link_has_its_own_place() -> None:
    (line,) = broken([run("quoted "), run("p. 7", "page:a/7"), run(" and more")], 300, 300)
    places = {r.address: (left, right) for r, left, right in line.placed(8)}
    left, right = places["page:a/7"]
    assert left == 8 + run("quoted ").width
    assert right == left + run("p. 7").width


@given(st.text("ab \n", max_size=120), st.integers(8, 80))
def test_no_line_is_wider_than_its_room_and_no_word_is_lost(text: str, room: int) -> None:
    lines = broken([run(text)], room, room)
    for line, words in zip(lines, said(lines), strict=True):
        assert run(words).width + line.squeeze * words.count(" ") <= room + 1e-6
    assert "".join("".join(said(lines)).split()) == "".join(text.split())
