"""The kind of pages that say little: a title or none, a day, a line or two, who signed."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from typed_sheets import typed_page

from ingest.sorting import sort_pages

PAGES = tomllib.loads(Path(__file__).with_name("short_pages.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "categories"),
    [(page["text"], page["categories"]) for page in PAGES["page"]],
    ids=[" - ".join(page["text"].split("\n")[:2]) for page in PAGES["page"]],
)
def test_a_short_page_is_what_a_paralegal_calls_it(text: str, categories: list[str]) -> None:
    page = sort_pages([typed_page(text)]).pages[0]
    assert page.category in categories, page.candidates
