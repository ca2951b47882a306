"""Words and fields: was the page read as it is printed, and are misread fields marked as doubtful.

Words are compared as a bag, since tables have no one reading order; fields (dates, amounts, codes)
must stand exactly, as often as they are printed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from casefile.doubt import is_doubtful
from casefile.pages import PageReading
from casefile.words import PageText, Word, rows
from ingest.reading.cache import ReadingCache
from ingest.reading.children import PageReaders
from service.evaluation.fields import Field, boxed_dates_in, fields_in
from service.evaluation.printed import EDGES, bag
from service.evaluation.scores import Hits, Scores
from service.evaluation.truth import PageTruth, Place, Truth
from service.settings import Settings, user_cache

_ALIKE = 65.0
"""A word less like a field than this (0..100) is no misreading of it."""


def words_of_matter(folder: Path, truth: Mapping[str, Any], settings: Settings) -> Scores:
    """Compare what was read of a matter's packets with what is printed there.

    The readings are those that the run before kept in the user's cache. Blank pages, pages that
    nobody can read and pages of which the truth gives no text are left out.
    """
    scores = Scores()
    true = Truth.model_validate(truth)
    codes: dict[Place, set[str]] = defaultdict(set)
    for line in true.billing_lines:
        codes[line.file, line.page].update(c for c in line.codes_ok if len(c) == 5)
    kept = ReadingCache(settings.readings or user_cache())
    with PageReaders(settings.reading(), settings.cores, kept) as readers:
        for packet in true.packets:
            path = folder / packet.file
            for page in packet.pages if path.is_file() else ():
                if page.printed_text and page.legible and not page.blank:
                    reading = readers.read(path, page.page)
                    score_words(page, reading, codes[packet.file, page.page], scores)
    return scores


def how_made(page: PageTruth) -> str:
    """Group pages by what they ask of the reader: fax, other scan, or digital."""
    if page.source.startswith("digital"):
        return "digital"
    return "fax" if "fax" in page.source else "scan"


def score_words(
    page: PageTruth, reading: PageReading, codes: Collection[str], scores: Scores
) -> None:
    """Count one page's words and fields, found and misread."""
    group = how_made(page)
    true, read = bag(page.printed_text.split()), bag(w.text for w in reading.words)
    both = (true & read).total()
    scores.hits[f"words, {group}"].add(Hits(both, true.total() - both, both, read.total() - both))
    _fields(page, reading, codes, group, scores)


def _fields(
    page: PageTruth, reading: PageReading, codes: Collection[str], group: str, scores: Scores
) -> None:
    true = fields_in(page.printed_text, codes)
    ways = (_in_rows(reading.words), PageText(reading.words).text)
    read: Counter[Field] = Counter()
    for text in ways:
        read |= fields_in(text, codes) | boxed_dates_in(text)
    for field, count in true.items():
        for nth in range(count):
            right = nth < read[field]
            scores.shares[f"read {field.kind}, {group}"].count(right)
            if not right:
                _misread(field, reading.words, true, scores)
    _alarms(reading.words, true, scores)


def _misread(field: Field, words: Sequence[Word], true: Counter[Field], scores: Scores) -> None:
    """Count whether what was read for a field is marked; one not read at all is no lie."""
    printed = {part for f in true for part in f.text.split()}
    loose = [w for w in words if w.text.strip(EDGES + "$") not in printed]
    near = process.extractOne(
        field.text, [w.text for w in loose], scorer=fuzz.ratio, score_cutoff=_ALIKE
    )
    told = near is None or is_doubtful(loose[near[2]])
    scores.shares[f"misread {field.kind}, marked doubtful"].count(told)
    shown = loose[near[2]].text if near else "nothing"
    scores.misses.append(f"{field.kind} {field.text} read as {shown}{'' if told else ', unmarked'}")


def _alarms(words: Sequence[Word], true: Counter[Field], scores: Scores) -> None:
    """Count how many of the fields that were read right are marked as doubtful all the same."""
    values = {f.text for f in true}
    for word in words:
        if word.text.strip(EDGES + "$") in values:
            scores.shares["read right, yet marked doubtful"].count(is_doubtful(word))


def _in_rows(words: Sequence[Word]) -> str:
    return "\n".join(" ".join(w.text for w in row) for row in rows(words))
