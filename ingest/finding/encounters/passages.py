"""Care pages cut into passages: stretches of a page that tell of one visit.

A print-out of a whole hospital visit runs notes, images and laboratory results over its pages
under one count; a chiropractor's page holds several dated visits.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from rapidfuzz import fuzz

from casefile.categories import Category
from casefile.dates import DateMention, DateRole
from casefile.encounters import Study
from casefile.evidence import Choice
from casefile.pages import PersonOnPage, Source
from casefile.rules import RuleBook
from ingest.finding.dates.labels import label_book
from ingest.finding.encounters.rules import EncounterRules, encounter_rules
from ingest.finding.encounters.studies import read_study
from ingest.finding.rows import Row
from ingest.finding.running_text import is_prose
from ingest.sorting.layout import fold
from ingest.sorting.sort import SortedPage

_HOSPITAL = frozenset(
    {
        Category.EMERGENCY,
        Category.INPATIENT,
        Category.RADIOLOGY,
        Category.LABORATORY,
        Category.OPERATIVE,
    }
)
_RESULTS = frozenset({Category.RADIOLOGY, Category.LABORATORY})
_HEAD_ROWS = 14
_DAILY = frozenset(
    {Category.CHIROPRACTIC, Category.PHYSICAL_THERAPY, Category.OFFICE_VISIT, Category.INPATIENT}
)
WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?", re.IGNORECASE
)
_DATE = re.compile(r"^\W*date\b", re.IGNORECASE)
_APART = 4
"""So many rows, at least, one note's heading stands above the next."""

_OTHER_DISCIPLINES = frozenset(fold("chiropractic therapy"))
"""An "office visit record - chiropractic" is the chiropractor's own."""

_FILLERS = frozenset(
    fold("all results result report reports final data summary notes note studies cont continued")
)


RowsOf = Callable[[int], tuple[Row, ...]]
"""Gives the rows of a page."""


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A sorted page with its dates and patient; its rows are laid out when they are looked at.

    `named` are those whom it names as its patient, the surest first.
    """

    sorted: SortedPage
    source: Source
    rows_of: RowsOf
    dates: tuple[DateMention, ...]
    named: tuple[PersonOnPage, ...] = ()
    foreign: bool = False
    whose: Choice | None = None

    @property
    def person(self) -> PersonOnPage | None:
        """The patient that the page names; of several, the surest."""
        return self.named[0] if self.named else None

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the page, top to bottom."""
        return self.rows_of(self.sorted.page)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a page of one kind of care; `whole` where it is all of the page.

    `first` and `end` are the numbers of its first row and of the row after its last.
    """

    page: FoundPage
    category: Category
    top: float
    bottom: float
    first: int
    end: int
    dates: tuple[DateMention, ...]
    whole: bool

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the stretch, top to bottom."""
        return self.page.rows[self.first : self.end]

    @property
    def number(self) -> int:
        """The physical page."""
        return self.page.sorted.page

    def title(self, rules: RuleBook) -> str | None:
        """Give the title that makes the stretch its kind of care; None where it has none."""
        table = encounter_rules(rules)
        titles = (r.text for r in self.rows if _titled(r, table) is self.category)
        return next(titles, None)

    def study(self, rules: RuleBook) -> Study | None:
        """Read the study that the passage's title names, for imaging."""
        if self.category is not Category.RADIOLOGY:
            return None
        for row in self.rows[:_HEAD_ROWS]:
            if is_study_title(row) and (study := read_study(row.text, rules)) and study.region:
                return study
        return None


def is_study_title(row: Row) -> bool:
    """Tell whether a row is short enough, and set as, the title of a study."""
    return len(row.words) <= 16 and not is_prose(row.text)


def cut_page(
    page: FoundPage,
    before: FoundPage | None,
    carried: Category | None,
    rules: RuleBook = RuleBook(),
) -> tuple[Passage, ...]:
    """Cut a care page into passages, top to bottom.

    Args:
        page: the page.
        before: the page before it in its document, whose running header it may repeat.
        carried: the kind of the passage that the page before left open.
        rules: where `encounters.toml` may be overridden.
    """
    if not page.sorted.category.is_care:
        return ()
    table = encounter_rules(rules)
    page = _with_headings(page)
    cuts = _title_cuts(page, before, carried, table)
    cuts = _date_cuts(page, cuts, rules, table)
    edges = [*(page.rows[i].top - 0.003 if i else 0.0 for i, _ in cuts), 1.0]
    numbers = [*(i for i, _ in cuts), len(page.rows)]
    return tuple(
        Passage(
            page,
            category,
            edges[n],
            edges[n + 1],
            numbers[n],
            numbers[n + 1],
            tuple(d for d in page.dates if edges[n] <= d.box.middle[1] < edges[n + 1]),
            len(cuts) == 1,
        )
        for n, (_, category) in enumerate(cuts)
    )


def _with_headings(page: FoundPage) -> FoundPage:
    """Know dates that stand alone over one note after another as those notes' own dates.

    "Date:" may stand before them, where the rows go on alike ("Date: ...   Visit: ...").
    """
    if page.sorted.category not in _DAILY:
        return page
    lone = [d for d in page.dates if d.role is DateRole.UNKNOWN and d.label in {"", "date"}]
    heads = {}
    for mention in lone:
        at = next((i for i, r in enumerate(page.rows) if _within(r, mention.box.middle[1])), -1)
        if at >= 0 and _heads_alone(page.rows[at], mention):
            heads[at] = mention
    bare = all(not d.label for d in heads.values())
    alike = len({_beside_date(page.rows[at]) for at in heads}) == 1
    apart = [b - a for a, b in pairwise(sorted(heads))]
    if len(heads) < 2 or min(apart) < (_APART if bare else _APART - 1) or not (bare or alike):
        return page
    known = set(heads.values())
    dates = tuple(
        replace(d, role=DateRole.SERVICE, label="heading") if d in known else d for d in page.dates
    )
    return replace(page, dates=dates)


def _heads_alone(row: Row, mention: DateMention) -> bool:
    """Tell whether a row begins with a date that has its cell to itself, a weekday aside."""
    text = row.cell_texts()[0]
    rest = _DATE.sub("", WEEKDAY.sub("", text.replace(mention.text, "")))
    return mention.text in text and not any(c.isalnum() for c in rest)


def _beside_date(row: Row) -> str:
    """Give the first word of the cell beside an entry's date; nothing where there is none."""
    return row.cell_texts()[1].split()[0].lower() if len(row.cells) > 1 else ""


def _title_cuts(
    page: FoundPage, before: FoundPage | None, carried: Category | None, table: EncounterRules
) -> list[tuple[int, Category]]:
    """Find where titles open a part of another kind."""
    own = page.sorted.category
    cuts: list[tuple[int, Category]] = []
    for number, row in enumerate(page.rows):
        kind = _titled(row, table)
        if kind is None or not _proven(kind, row, page, table):
            continue
        if not cuts:
            start = _opening_kind(page, before, carried, number, kind)
            cuts.append((0, start))
        if kind is not cuts[-1][1]:
            cuts.append((number, kind))
    goes_on = (
        carried in _HOSPITAL
        and own in _HOSPITAL
        and not page.sorted.title
        and (own not in _RESULTS or page.sorted.needs_review)
    )
    return cuts or [(0, carried if carried and goes_on else own)]


def _opening_kind(
    page: FoundPage, before: FoundPage | None, carried: Category | None, number: int, kind: Category
) -> Category:
    """Tell what kind the rows above a page's first title are of: its own, or carried over."""
    if not _content_above(page, before, number):
        return kind
    if carried is not None and before is not None:
        return carried
    return page.sorted.category


def _content_above(page: FoundPage, before: FoundPage | None, number: int) -> bool:
    """Tell whether more than a running header stands above the row."""
    if before is None:
        return page.rows[number].top > 0.4
    heads = [r.text for r in before.rows[:8]]
    fresh = 0
    for row in page.rows[:number]:
        if row.bottom < 0.05 or len(row.text) < 4:
            continue
        if max((fuzz.ratio(row.text, h) for h in heads), default=0) < 75:
            fresh += 1
    return fresh >= 2


def _titled(row: Row, table: EncounterRules) -> Category | None:
    """Read a row as the title of a note or section."""
    if len(row.words) > 22 or is_prose(row.text):
        return None
    text = row.text if len(row.words) <= 4 else row.cell_texts()[0]
    if not text.lstrip("[(|{*-\u2022 ")[:1].isupper():
        return None
    tokens = fold(text)
    for size in range(min(len(tokens), 7), 0, -1):
        kind = table.titles.get(tokens[:size])
        if kind is None:
            continue
        rest = tokens[size:]
        if _OTHER_DISCIPLINES & set(rest):
            return None
        by = rest[:1] == ("by",)
        if by or (size >= 2 and len(rest) <= 2) or all(t.isdigit() or t in _FILLERS for t in rest):
            return kind
        return None
    return None


def _proven(kind: Category, row: Row, page: FoundPage, table: EncounterRules) -> bool:
    """Tell whether a title opens a part of its own, not a heading within a note."""
    if kind is page.sorted.category:
        return True
    roles = table.proof.get(kind)
    if roles is None:
        return page.sorted.category in _HOSPITAL
    return any(
        d.role in roles and row.top - 0.01 <= d.box.top <= row.top + 0.14 for d in page.dates
    )


def _date_cuts(
    page: FoundPage, cuts: list[tuple[int, Category]], rules: RuleBook, table: EncounterRules
) -> list[tuple[int, Category]]:
    """Cut further where a labelled date opens another visit, study or collection."""
    out: list[tuple[int, Category]] = []
    for n, (first, kind) in enumerate(cuts):
        last = cuts[n + 1][0] if n + 1 < len(cuts) else len(page.rows)
        out.append((first, kind))
        if kind in {Category.INPATIENT, Category.PHARMACY}:
            continue
        openings = _openings(page, first, last, kind, rules=rules, table=table)
        held: DateMention | None = None
        study: Study | None = None
        in_row = -1
        for number, mention in openings:
            if number == in_row:  # the head of a grid: its columns are visits, not its rows
                continue
            in_row = number
            named = _study_above(page, number, first, rules) if kind in _RESULTS else None
            differs = held is not None and (
                mention.date != held.date
                or (named is not None and study is not None and named[1] != study)
            )
            if differs:
                out.append((named[0] if named else number, kind))
            held, study = mention, named[1] if named else study
    return out


def _openings(
    page: FoundPage,
    first: int,
    last: int,
    kind: Category,
    *,
    rules: RuleBook,
    table: EncounterRules,
) -> list[tuple[int, DateMention]]:
    """Give the rows in which a labelled date of a visit stands."""
    leading = [r for r in table.roles[kind] if r is not DateRole.ADMISSION][:1]
    titles = label_book(rules).titles
    found: list[tuple[int, DateMention, bool]] = []
    at = first
    for mention in page.dates:
        if mention.role not in leading:
            continue
        y = mention.box.middle[1]
        at = next((i for i in range(first, last) if _within(page.rows[i], y)), -1)
        if at < 0 or is_prose(page.rows[at].text):
            continue
        loose = mention.label == "author line" or fold(mention.label) in titles
        found.append((at, mention, loose))
    out = []
    for n, (number, mention, loose) in enumerate(found):
        if loose:
            ahead = found[n - 1][0] if n else -9
            after = found[n + 1][0] if n + 1 < len(found) else last + 9
            heads = page.rows[number].words[0].box.x0 >= mention.box.x0 - 0.35
            close = number - ahead < 4 or after - number < 4
            if (n and close) or not heads or mention.label == "author line":
                continue
        out.append((number, mention))
    return out


def _within(row: Row, y: float) -> bool:
    return row.top - 0.001 <= y <= row.bottom + 0.001


def _study_above(
    page: FoundPage, number: int, first: int, rules: RuleBook
) -> tuple[int, Study] | None:
    """Find the first title of the study to which the exam date in a row belongs."""
    found: tuple[int, Study] | None = None
    for at in range(number, max(number - 4, first - 1), -1):
        row = page.rows[at]
        if not is_study_title(row):
            continue
        study = read_study(row.text, rules)
        if study is None or not study.region:
            continue
        if found is not None and study != found[1]:
            break
        found = at, study
    return found
