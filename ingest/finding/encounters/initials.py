"""Who initialled a note, or an entry of a travel card or flow sheet: whom the initials name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from casefile.dates import DateMention
from casefile.names import person_tokens
from casefile.rules import RuleBook
from ingest.finding.encounters.entry_rows import rows_of_entry
from ingest.finding.providers.clinicians import clinicians_named, is_nurse
from ingest.finding.providers.namings import NamedProvider, Naming
from ingest.finding.rows import Row

_INITIALS = re.compile(r"^[A-Z]\.?[A-Z]?\.?[A-Z]\.?$")
_CLOSES = re.compile(
    r"(?:\[([A-Z]{2,3})\]|\(([A-Z]{2,3})\)|\s[/\u2013\u2014-]{1,2}\s?([A-Z]{2,3})"
    r"|[A-Za-z0-9)\]\"]{2}[.;!?]\s([A-Z]{2,3}))$"
)
"""What closes a paragraph that somebody initialled: "[AR]", "(AR)", "- AR", "Continue. AR"."""

_KEY = re.compile(r"\b([A-Z]\.?[A-Z]?\.?[A-Z]\.?)\s?(?:[=:\u2013\u2014-]|is)?\s*(?=[A-Z][a-z])")
_KEY_BEHIND = re.compile(r"[(=\[]\s?([A-Z]\.?[A-Z]?\.?[A-Z]\.?)[)\]]?")
_SIGNED, _ASSISTED = 9.0, 3.0
_CLOSING_ROWS = 3


def initialled_by(
    entry: DateMention, rows: Sequence[Row], rules: RuleBook = RuleBook()
) -> str | None:
    """Name the clinician whose initials stand in an entry: its row, its column, or below its day.

    Args:
        entry: the date that opens the entry.
        rows: the rows of the card, its letterhead and legend among them.
        rules: where `providers.toml` may be overridden.

    Returns:
        The clinician's name; None where no initials stand there, or where they fit nobody, or
        several, of those whom the page names.
    """
    return whose_initials(entry, rows, clinicians_named(rows, rules))


def whose_initials(entry: DateMention, rows: Sequence[Row], names: Sequence[str]) -> str | None:
    """Name the one of `names` whose initials stand in an entry; None where they fit none or two."""
    for signed in (_in_row(entry, rows), _in_column(entry, rows), _below(entry, rows)):
        told = next((n for n in (_fitting(s, names) for s in signed) if n), [])
        if len(told) == 1:
            return told[0]
    return None


def whose_closing(rows: Sequence[Row], names: Sequence[str]) -> str | None:
    """Name the one of `names` whose initials close a note, alone in one of its last rows."""
    for row in reversed(rows[-_CLOSING_ROWS:]):
        if len(row.words) == 1 and _INITIALS.match(row.text):
            told = _fitting(row.text, names)
            return told[0] if len(told) == 1 else None
    return None


def initialled(
    rows: Sequence[Row], page: Sequence[Row], rules: RuleBook = RuleBook()
) -> tuple[NamedProvider, ...]:
    """Give those who initialled a note, by the legend that tells whose initials they are.

    Args:
        rows: the note's own rows.
        page: all rows of its pages; the legend may stand at the foot, below another note.
        rules: where `providers.toml` may be overridden.

    Returns:
        Whoever initialled most of it first. A nurse gives way to whoever else is named.
    """
    legend = _legend(page, rules)
    where: dict[str, Naming] = {}
    count: Counter[str] = Counter()
    for number, row in enumerate(rows):
        for start, stop in _marks(row):
            told = _fitting(row.text[start:stop], tuple(legend))
            if len(told) == 1:
                weight = _ASSISTED if is_nurse(legend[told[0]], rules) else _SIGNED
                naming = Naming(number, start, start, stop, weight, "initials in the note")
                where.setdefault(told[0], naming)
                count[told[0]] += 1
    return tuple(NamedProvider(n, where[n].weight, (where[n],)) for n, _ in count.most_common())


def _legend(page: Sequence[Row], rules: RuleBook) -> dict[str, str]:
    """Give the clinicians whom a legend names beside their initials, and what follows each name."""
    found: dict[str, str] = {}
    for row in page:
        keys = [m[1] for form in (_KEY, _KEY_BEHIND) for m in form.finditer(row.text)]
        for name in clinicians_named((row,), rules) if keys else ():
            if any(_fits(key, name) for key in keys):
                found.setdefault(name, row.text.partition(name.split()[-1])[2])
    return found


def _marks(row: Row) -> Iterator[tuple[int, int]]:
    """Give the places of the initials that close a row, or stand in a cell of their own."""
    if closing := _CLOSES.search(row.text.rstrip()):
        yield next(closing.span(n) for n in (1, 2, 3, 4) if closing[n])
        return
    for first, last in row.cells:
        start, stop = row.span(first, last)
        if _INITIALS.match(row.text[start:stop]):
            yield start, stop


def _fitting(mark: str, names: Sequence[str]) -> list[str]:
    return [name for name in names if _fits(mark, name)]


def _fits(mark: str, name: str) -> bool:
    """Tell whether initials are of a first name and of a surname, or of a part of it."""
    letters = mark.replace(".", "").lower()
    tokens = person_tokens(name)
    return letters[0] == tokens[0][0] and letters[-1] in {p[0] for p in tokens[-1].split("-") if p}


def _in_row(entry: DateMention, rows: Sequence[Row]) -> list[str]:
    y = entry.box.middle[1]
    row = next((r for r in rows if r.reaches(y)), None)
    return [] if row is None else _initials(row, entry.box.x1, 1.0)


def _in_column(entry: DateMention, rows: Sequence[Row]) -> list[str]:
    below = [r for r in rows if r.top > entry.box.bottom]
    return [s for r in below for s in _initials(r, entry.box.x0 - 0.005, entry.box.x1 + 0.005)]


def _below(entry: DateMention, rows: Sequence[Row]) -> list[str]:
    """Give the initials below an entry's first row, up to the day of the next."""
    below = rows_of_entry(entry, rows)[1:]
    return [row.text[start:stop] for row in below for start, stop in _marks(row)]


def _initials(row: Row, left: float, right: float) -> list[str]:
    """Give the initials that stand between two places across the page."""
    words = [w for w in row.words if w.box.x0 >= left and w.box.x1 <= right]
    return [w.text for w in words if _INITIALS.match(w.text)]
