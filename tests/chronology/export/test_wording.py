"""Words that every file format can carry."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from casefile.categories import FactKind
from chronology.export.faces import fitted, runs_of
from chronology.export.wording import FACT_ORDER, clean, page_list, pieces

ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=60)


@given(ANY_TEXT)
def test_what_is_cleaned_can_stand_in_xml(text: str) -> None:
    element = etree.Element("t")
    element.text = clean(text)
    assert etree.fromstring(etree.tostring(element)).text in {clean(text), None}


@given(ANY_TEXT)
def test_ordinary_text_is_left_alone(text: str) -> None:
    plain = "".join(c for c in text if c.isalnum() and c.isprintable())
    assert clean(plain) == plain


@given(ANY_TEXT)
def test_any_text_can_be_set_in_the_pdf(text: str) -> None:
    runs = runs_of(clean(text))
    assert {run.face for run in runs} <= {"", "Vera"}
    assert all(run.text.encode("cp1252") for run in runs if not run.face)
    face, size, shown = fitted(clean(text), 9, 100)
    assert size <= 9
    assert len(shown) <= 4 * len(text) + 2
    assert face in {"Helvetica", "Vera"}


@given(st.lists(st.integers(1, 60)))
def test_page_lists_name_every_page_once(pages: list[int]) -> None:
    named = []
    for run in page_list(pages).split(", ") if pages else []:
        first, _, last = run.partition("–")
        named += range(int(first), int(last or first) + 1)
    assert named == sorted(set(pages))


@given(st.text("ab ", max_size=400), st.integers(5, 50))
def test_pieces_lose_no_word(text: str, longest: int) -> None:
    parts = pieces(text, longest)
    assert all(len(part) <= longest for part in parts)
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")


def test_every_kind_of_fact_has_its_place() -> None:
    assert sorted(FACT_ORDER) == sorted(FactKind)
