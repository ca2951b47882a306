"""The table headings.toml: words at the top of a page."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from casefile.rules import Pattern


class HeadingRules(BaseModel):
    """What makes a line a house's name, a date the document's own, and a page blank or a claim."""

    model_config = ConfigDict(extra="forbid")

    institution: list[str]
    weak_institution: list[str]
    not_institution: list[str]
    studies: list[str]
    streets: list[str]
    document_keys: list[str]
    left_blank: list[str]
    claim_form: list[str]
    cover_sheet: list[str]
    visit_date: list[Pattern]
    not_visit_date: list[Pattern]
    study: Pattern
