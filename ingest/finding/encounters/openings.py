"""Pages that look like the first of a note."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casefile.dates import DateRole
from casefile.pages import Numbering
from ingest.finding.found_page import FoundPage
from ingest.finding.providers.names import CREDENTIALS
from ingest.finding.running_text import is_prose

_HEAD = 0.25
_NOT_FILLED_IN = re.compile(
    r"_{2,}\s?[/-]\s?_{2,}|\b(?:visit|service|exam|treatment|procedure|test|note) date\s?:\s?_*$"
    r"|\bdate(?: of (?:visit|service|exam|treatment|procedure))?\s?:?\s?_{3,}",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"[A-Z]{2,3}(?:/[a-z]{2,3})?"
    rf"|(?:[A-Z][\w.'\u2019-]* ){{1,3}}?[A-Z][\w'\u2019-]+,? (?:{CREDENTIALS})\.?"
)
"""Who signed a note below it: "A. Ruiz MD", "AR/kt"."""

_NO_DAYS = frozenset(
    {DateRole.BIRTH, DateRole.INJURY, DateRole.PRINTED, DateRole.FAXED, DateRole.NARRATIVE}
)
_FOOT = 0.88
_GOES_ON = re.compile(r"\W*\b(?:continued|cont(?:'?d|inuation)?)\b\.?\)?", re.IGNORECASE)


def opening_pages(pages: Sequence[FoundPage]) -> frozenset[int]:
    """Give the pages that look like the first of a note: letterhead, title and patient.

    Where every page of a document carries all three they are a running header, and only another
    title than the page before it tells.
    """
    looks = {
        p.sorted.page: bool(p.sorted.letterhead and p.sorted.title and p.person) for p in pages
    }
    running = all(looks.values())
    before: str | None = None
    first = set()
    for page in pages:
        title = _GOES_ON.sub("", page.sorted.title.lower()).strip(" -:,")
        house = (page.sorted.letterhead or "").lower()
        running_title = bool(house) and title.startswith(house)  # "Ash Clinic - Chart Notes"
        if counts_on(page) and (title in {before, ""} or running_title):
            continue
        if (page.sorted.letterhead or page.sorted.title) and _leaves_its_date_open(page):
            first.add(page.sorted.page)
        if looks[page.sorted.page] and (not running or before not in {None, title}):
            first.add(page.sorted.page)
        before = title
    return frozenset(first)


def _leaves_its_date_open(page: FoundPage) -> bool:
    """Tell whether the head of a page asks for its day, and nobody filled it in."""
    head = [row for row in page.rows if row.top < _HEAD]
    return any(_NOT_FILLED_IN.search(text) for row in head for text in row.cell_texts())


def begins_after_signed(page: FoundPage, before: FoundPage) -> bool:
    """Tell whether a page is a whole note of its own: the one before was signed, and so is it.

    A page that goes on from another ends what that left open, and bears its signature below it.
    """
    if counts_on(page) or page.sorted.title or any(d.role not in _NO_DAYS for d in page.dates):
        return False
    return (
        ends_signed(before) and ends_signed(page) and sum(is_prose(r.text) for r in page.rows) > 1
    )


def ends_signed(page: FoundPage) -> bool:
    """Tell whether the last row above the foot is nothing but a signature or initials."""
    body = [row for row in page.rows if row.top < _FOOT]
    return bool(body) and _SIGNED.fullmatch(body[-1].text.strip()) is not None


def counts_on(page: FoundPage) -> bool:
    """Tell whether a page's own number says that it is not the first of its note."""
    own = [n for n in page.sorted.printed if n.numbering is Numbering.DOCUMENT]
    return any(n.number > 1 for n in own) and all(n.number != 1 for n in own)
