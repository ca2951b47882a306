"""The facts of a visit: what a demand writer would quote, in the record's own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from casefile.categories import Category, FactKind, Status
from casefile.encounters import Encounter, Fact
from casefile.pages import PageReading
from casefile.rules import RuleBook
from ingest.finding.facts.diagnoses import printed_codes
from ingest.finding.facts.kinds import Weighed, weigh
from ingest.finding.facts.quotable import is_quotable, is_sentence
from ingest.finding.facts.table import FactTable, fact_table
from ingest.finding.facts.table_rows import lab_rows, pharmacy_rows
from ingest.finding.prose.layout import Layout, lay_out
from ingest.finding.prose.sentences import Sentence

Span = tuple[float, float]
_WHOLE = (0.0, 1.0)
_CODED = frozenset({"diagnosis", "impression", "plan"})


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A stretch of a page that may be a fact, with its worth and how surely it was read."""

    fact: Fact
    worth: float
    confidence: float


def find_facts(
    encounter: Encounter,
    readings: Mapping[int, PageReading],
    spans: Mapping[int, Span],
    rules: RuleBook = RuleBook(),
) -> tuple[Fact, ...]:
    """Find the facts of one encounter, in page order.

    Args:
        encounter: whose facts are wanted; its pages, category and date are used.
        readings: the packet's pages by number.
        spans: the stretch (top, bottom) of a page that belongs to the encounter; a page that is
            not listed belongs to it whole.
        rules: the tables in force.

    Returns:
        Facts whose text stands word for word on their page.
    """
    numbers = [p for p in encounter.pages if p in readings and _was_read(readings[p])]

    def laid_out() -> Iterator[tuple[Layout, Span]]:
        # One page after the other: a stay may be as long as the packet.
        for number in numbers:
            layout = lay_out(readings[number], encounter.category, rules)
            yield layout, spans.get(number, _WHOLE)

    table = fact_table(rules)
    rows: list[Fact] = []
    if encounter.category is Category.PHARMACY:
        rows = [f for layout, s in laid_out() for f in pharmacy_rows(layout, s, encounter.date)]
    elif encounter.category is Category.LABORATORY:
        rows = lab_rows(laid_out(), table.kinds[FactKind.FINDING].cap)
    candidates: list[_Candidate] = []
    section = ""
    for layout, span in laid_out():
        found, section = _on_page(layout, span, section, encounter.category, rules)
        candidates.extend(found)
    if rows or encounter.category is Category.PHARMACY:
        kept = (FactKind.IMPRESSION, FactKind.DIAGNOSIS) if rows else ()
        candidates = [c for c in candidates if c.fact.kind in kept]
    facts = [*_choose(candidates, table, len(numbers)), *rows]
    facts = facts or list(_first_words(laid_out(), rules))
    place = {page: n for n, page in enumerate(encounter.pages)}
    return tuple(sorted(facts, key=lambda f: (place[f.page], f.box.top, f.box.x0)))


def _was_read(reading: PageReading) -> bool:
    return reading.legible and not reading.blank


def _on_page(
    layout: Layout, span: Span, section: str, category: Category, rules: RuleBook
) -> tuple[list[_Candidate], str]:
    """Weigh the sentences of a page; `section` is the one that the page before ended in."""
    found: list[_Candidate] = []
    for sentence in layout.sentences:
        if sentence.torn or not span[0] <= sentence.middle <= span[1]:
            continue
        carried = not sentence.section
        section = sentence.section or section
        said = layout.said(sentence)
        weighed = weigh(
            said, section, category, rules, headed=sentence.headed and not carried, carried=carried
        )
        if weighed is not None:
            start, end = _stretch(layout, sentence, said, weighed.kind)
            words = layout.text.words_in(start, end)
            surely = sum(w.confidence for w in words) / len(words)
            found.extend(
                _Candidate(_fact(layout, weighed, start, end, code), weighed.worth, surely)
                for code in _codes(said, section, weighed.kind)
            )
    return found, section


def _codes(said: str, section: str, kind: FactKind) -> list[str | None]:
    """Give the codes that a diagnosis carries; a sentence with several is several facts."""
    if section not in _CODED and kind is not FactKind.DIAGNOSIS:
        return [None]
    codes = printed_codes(said, expected=section == "diagnosis")
    return [*dict.fromkeys(c.code for c in codes)] or [None]


def _stretch(layout: Layout, sentence: Sentence, said: str, kind: FactKind) -> tuple[int, int]:
    """Give the span to quote: the sentence, or the whole printed row of vital signs."""
    if kind is not FactKind.VITAL or is_sentence(said):
        return _trimmed(layout, sentence.start, sentence.end)
    row = [p for p in layout.pieces if p.start <= sentence.start < p.end]
    cells = [p for p in layout.pieces if row and p.row == row[0].row and not p.furniture]
    if len(cells) < 2:
        return sentence.start, sentence.end
    return min(cells[0].start, sentence.start), max(cells[-1].end, sentence.end)


def _trimmed(layout: Layout, start: int, end: int) -> tuple[int, int]:
    """Leave out the rules and specks that reading took for words at either end."""
    text = layout.text.text
    letters = [n for n in range(start, end) if text[n].isalnum()]
    if not letters:
        return start, end
    first = text.rfind(" ", start, letters[0]) + 1 or start
    behind = min(
        (n for n in (text.find(" ", letters[-1]), text.find("\n", letters[-1])) if n >= 0),
        default=end,
    )
    return max(first, start), min(behind, end)


def _choose(candidates: Sequence[_Candidate], table: FactTable, pages: int) -> list[Fact]:
    """Keep the best of each kind, no text twice, none that was read too badly to rely on."""
    by_kind: dict[FactKind, list[_Candidate]] = {}
    seen: set[tuple[str, str | None]] = set()
    for candidate in candidates:
        key = (candidate.fact.text.lower(), candidate.fact.code)
        if key in seen or candidate.confidence < table.limits.confidence_least:
            continue
        seen.add(key)
        by_kind.setdefault(candidate.fact.kind, []).append(candidate)
    chosen: list[Fact] = []
    for kind, listed in by_kind.items():
        cap = table.kinds[kind].cap * (1 + (pages - 1) // table.limits.pages_per_cap)
        chosen.extend(c.fact for c in sorted(listed, key=lambda c: -c.worth)[:cap])
    return chosen


def _first_words(pages: Iterable[tuple[Layout, Span]], rules: RuleBook) -> Iterator[Fact]:
    """Where nothing was told apart, give the first running text, so that no visit stands empty."""
    weighed = Weighed(FactKind.OTHER, 0, 3, Status.DONE)
    for layout, span in pages:
        for sentence in layout.sentences:
            said = layout.said(sentence)
            if not span[0] <= sentence.middle <= span[1] or len(said.split()) < 3:
                continue
            if is_sentence(said) and is_quotable(said, rules):
                yield _fact(layout, weighed, sentence.start, sentence.end)
                return


def _fact(layout: Layout, weighed: Weighed, start: int, end: int, code: str | None = None) -> Fact:
    return Fact(
        weighed.kind,
        layout.text.quote(start, end),
        layout.reading.page,
        layout.box(start, end),
        code,
        weighed.status,
        weighed.significance,
    )
