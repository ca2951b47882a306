"""Days, shares and counts that judging goes by (windows.toml)."""

from __future__ import annotations

from pydantic import Field

from casefile.categories import Category
from completeness.table import Table


class TreatmentWindow(Table):
    """When a pause in care is a gap."""

    gap_days: int = Field(ge=1)


class PageWindows(Table):
    """When a jump in printed page numbers is missing pages."""

    bates_jump: int = Field(ge=1)
    untotalled_jump: int = Field(ge=1)
    supplement_pages: int = Field(ge=0)
    counter_pages: int = Field(ge=1)
    lone_page_misses: int = Field(ge=0)


class DuplicateFloors(Table):
    """When two pages are one page."""

    same_words: float = Field(gt=0, le=1)
    other_words: float = Field(ge=0, le=1)
    other_words_rough: float = Field(ge=0, le=1)
    opposites: tuple[tuple[str, str], ...]
    same_words_same_picture: float = Field(gt=0, le=1)
    sure_reading: float = Field(ge=0, le=1)
    other_figures: float = Field(ge=0, lt=1)
    other_figures_text: float = Field(ge=0, lt=1)
    other_figures_rough: float = Field(ge=0, lt=1)
    few_figures: int = Field(ge=0)
    other_figures_same_dates: float = Field(ge=0, lt=1)
    other_amounts: float = Field(ge=0, lt=1)
    same_charges: int = Field(ge=1)
    misread_charges: float = Field(ge=0, lt=1)
    missed_figures: float = Field(ge=0, lt=1)
    picture_bits: int = Field(ge=0, le=64)
    few_words: int = Field(ge=0)


class BillWindows(Table):
    """What a scan explains in a bill."""

    sure_reading: float = Field(ge=0, le=1)
    poor_reading: float = Field(ge=0, le=1)
    unread_line_days: int = Field(ge=0)


class InjuryWindow(Table):
    """When two dates of injury speak of one accident, and when a lone side contradicts others."""

    same_accident_days: int = Field(ge=1)
    agreeing_visits: int = Field(ge=1)
    agreeing_visits_narrow: int = Field(ge=1)
    agreeing_visits_injured: int = Field(ge=1)
    agreeing_visits_both: int = Field(ge=1)
    same_part: dict[str, str]
    narrow_parts: list[str]
    odd_visits_narrow: int = Field(ge=1)
    agreeing_events: frozenset[str]
    loose_events: frozenset[str]


class Windows(Table):
    """Days, shares and counts (windows.toml)."""

    professional_read_days: int = Field(ge=0)
    billed_days: dict[Category, int]
    referenced_days: dict[Category, int]
    treatment: TreatmentWindow
    pages: PageWindows
    duplicates: DuplicateFloors
    bills: BillWindows
    injury: InjuryWindow
