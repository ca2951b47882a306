"""Where on a page a search stands."""

from __future__ import annotations

from casefile.search import Phrase, find_phrases, parse_search
from casefile.words import Box, Word

LINES = ("Seen on 03/11/2024 for low", "back pain; M54.50. Low back brace given.")


def words() -> list[Word]:
    return [
        Word(text, Box(0.1 * n, 0.1 * line, 0.1 * n + 0.08, 0.1 * line + 0.02), 1.0, line)
        for line, whole in enumerate(LINES)
        for n, text in enumerate(whole.split())
    ]


def test_what_was_typed_becomes_phrases() -> None:
    assert parse_search('pain "low back" ther* M54.50 "left kn"* “neck”') == (
        Phrase(("pain",)),
        Phrase(("low", "back")),
        Phrase(("ther",), prefix=True),
        Phrase(("m54", "50")),
        Phrase(("left", "kn"), prefix=True),
        Phrase(("neck",)),
    )


def test_a_date_spelled_out_is_found_as_it_is_printed() -> None:
    for typed in ("March 11, 2024", "mar. 11 2024", "back March 11, 2024 pain"):
        found = find_phrases(words(), parse_search(typed))
        assert found is not None
        assert words()[2].box in found.boxes
    assert find_phrases(words(), parse_search("March 12, 2024")) is None
    assert parse_search("march 11") == (Phrase(("march",)), Phrase(("11",)))


def test_a_phrase_over_two_lines_has_two_boxes() -> None:
    found = find_phrases(words(), parse_search('"low back"'))
    assert found is not None
    places = [(round(box.x0, 2), box.top) for box in found.boxes]
    assert places == [(0.4, 0.0), (0.0, 0.1), (0.3, 0.1)]
    assert found.snippet == "Seen on 03/11/2024 for low back pain; M54.50. Low back brace given."


def test_one_word_with_punctuation_is_one_box() -> None:
    found = find_phrases(words(), parse_search("03/11/2024"))
    assert found is not None
    assert len(found.boxes) == 1
    assert found.boxes[0] == words()[2].box


def test_every_phrase_must_stand_there() -> None:
    assert find_phrases(words(), parse_search("pain brace")) is not None
    assert find_phrases(words(), parse_search("pain knee")) is None
    assert find_phrases(words(), ()) is None


def test_a_long_page_is_cut_around_what_was_found() -> None:
    many = [Word(f"word{n}", Box(0, 0, 0.1, 0.1), 1.0, n // 10) for n in range(400)]
    found = find_phrases(many, parse_search("word200"))
    assert found is not None
    assert found.snippet.startswith("… word19")
    assert found.snippet.endswith(" …")
    assert "word200" in found.snippet
    assert len(found.snippet) < 160


def test_a_parted_word_is_boxed_on_both_lines() -> None:
    lines = ("Pain in the cer-", "vical spine")
    parted = [
        Word(text, Box(0.1 * n, 0.1 * line, 0.1 * n + 0.08, 0.1 * line + 0.02), 1.0, line)
        for line, whole in enumerate(lines)
        for n, text in enumerate(whole.split())
    ]
    for query, boxes in (("cervical", 2), ('"the cervical spine"', 2), ('"vical spine"', 1)):
        found = find_phrases(parted, parse_search(query))
        assert found is not None
        assert len(found.boxes) == boxes, query


def test_a_soft_hyphen_parts_no_word() -> None:
    assert parse_search("cer\u00advical") == parse_search("cervical")


def test_a_date_in_another_form_is_boxed() -> None:
    found = find_phrases(words(), parse_search("3/11/24"))
    assert found is not None
    assert found.boxes == (words()[2].box,)
    assert find_phrases(words(), parse_search('"3/11/24"')) is None
