"""The parts of a visit's note: they tell a note without a title, and what only follows one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.sorting.cues import Cues, Hit
from ingest.sorting.layout import Segment, fold

_PARTED = re.compile(r"([^:]*?)(?::|\s(?:--|[-\u2013\u2014])\s|\.\s(?=[A-Z\d]))")
"""A head that its text follows in the line: "Plan: ", "Plan -- ", "Plan. "."""

_UNDER_HIS_NAME = re.compile(r"\W*(?:re|regarding|in re)\b\.?\s?:", re.IGNORECASE)
_TOP = 0.33

_LETTERS = 3
"""A head of so few letters ("CC", "PE", "Re") may be anything."""

_ABOVE = 2
"""So many heads of a visit's note above a title make it a part of the note."""


def note_hits(segments: Sequence[Segment], cues: Cues) -> list[Hit]:
    """Know a note by its parts, where no title says so: history, findings, opinion.

    It is a physician's unless a therapist or chiropractor signed it. Where "Re:" and the patient
    stand at the top, as on a letter, the parts that all disciplines share tell it too.
    """
    dictated = any(s.box.top < _TOP and _UNDER_HIS_NAME.match(s.text) for s in segments)
    parts = cues.dictated_parts if dictated else cues.note_parts
    opened = set()
    for segment in segments:
        head = _head(segment)
        opened |= {n for n, heads in enumerate(parts) if head in heads}
    if len(opened) < len(parts):
        return []
    weight = cues.table.dictated_parts.weight if dictated else cues.table.note_parts_weight
    quote = "history, examination and opinion under heads of their own"
    return [Hit(cues.table.note_parts_of, "text", weight, quote, 1.0)]


def is_parted(segments: Sequence[Segment], cues: Cues) -> bool:
    """Tell whether two heads of a visit's note stand on a page, in words: "Subjective", "Plan"."""
    known = cues.visit_heads.union(*cues.dictated_parts)
    heads = {head for s in segments if (head := _head(s)) in known and len(head[0]) > _LETTERS}
    return len(heads) >= _ABOVE


def within_note(titles: Sequence[Hit], segments: Sequence[Segment], cues: Cues) -> tuple[Hit, ...]:
    """Weigh a consent, questionnaire or handout less that follows the parts of a visit's note.

    Print-outs of a visit append them; what the page is was told by the note above.
    """
    heads: dict[tuple[str, ...], float] = {}
    for segment in segments:
        if (head := _head(segment)) in cues.visit_heads:
            heads.setdefault(head, segment.box.top)
    table = cues.table
    return tuple(
        replace(t, score=t.score * table.within_note)
        if t.category in table.within_note_of
        and sum(top < t.top for top in heads.values()) >= _ABOVE
        else t
        for t in titles
    )


def _head(segment: Segment) -> tuple[str, ...]:
    """Give the words of a line that may head a part: all, or those before a colon, dash or stop."""
    parted = _PARTED.match(segment.text)
    return fold(parted[1]) if parted else segment.tokens
