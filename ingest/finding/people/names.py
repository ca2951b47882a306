"""A person's name behind its label, or in the box under it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casefile.names import person_tokens
from ingest.finding.people.labels import Labels
from ingest.finding.rows import Row

_NAME_WORD = re.compile(r"^[A-Z][A-Za-z'\u2019.\-]*(?:,[A-Z][A-Za-z'\u2019.\-]*)?,?$")
_CREDENTIALS = re.compile(r"\b(?:M\.?D|D\.?O|D\.?C|PA-C|N\.?P|R\.?N|DPT|PT)\b\.?")


def names_a_doctor(text: str) -> bool:
    """Tell whether a doctor's or nurse's credentials stand in a text."""
    return bool(_CREDENTIALS.search(text))


def name_after(row: Row, at: int, labels: Labels) -> tuple[Row, int, int] | None:
    """Read the name that begins at `at`: capitalised words up to the next label."""
    text = row.text
    while at < len(text) and text[at] in " :.#_|-(":
        at += 1
    cell = row.cell_of(at)[1] if at < len(text) else at
    start = at
    count = 0
    for match in re.finditer(r"\S+", text[at:cell]):
        word = match[0]
        plain = word.strip(".,;:()|").lower()
        following = text[at + match.end() : at + match.end() + 2]
        if not _NAME_WORD.match(word.rstrip(";")) or plain in labels.stops or word.endswith(":"):
            break
        if following.startswith(":") or count == 5:
            break
        count += 1
        start_stop = at + match.end()
    if count < 1 or (count == 1 and "," not in text[start:start_stop]):
        return None
    name = text[start:start_stop]
    if not is_name(name) or names_a_doctor(name) or _faint(row, start, start_stop):
        return None
    return row, start, start_stop


def is_name(text: str) -> bool:
    """Tell a person's name from a scrap of a form: two words with vowels, of usual letters."""
    tokens = [t for t in person_tokens(text) if len(t) > 1]
    if len(tokens) < 2:
        return False
    return all(re.search(r"[aeiouy]", t) for t in (tokens[0], tokens[-1]))


def _faint(row: Row, start: int, stop: int) -> bool:
    """Tell whether the words were too badly read to name anybody."""
    words = row.words[row.word_at(start) : row.word_at(stop - 1) + 1]
    return sum(w.confidence for w in words) / len(words) < 0.55


def name_below(
    rows: Sequence[Row], number: int, row: Row, at: int, labels: Labels
) -> tuple[Row, int, int] | None:
    """Read the name in the box under its label, as claim forms print it."""
    cell = row.cell_of(at - 1)
    if row.text[at : cell[1]].strip():
        return None
    label = row.box(*cell)
    for below in rows[number + 1 : number + 3]:
        if below.top - row.bottom > 0.03:
            return None
        for first, last in below.cells:
            start, stop = below.span(first, last)
            box = below.box(start, stop)
            if box.x0 < label.x1 and box.x1 > label.x0 - 0.02:
                return name_after(below, start, labels)
    return None
