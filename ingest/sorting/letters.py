"""Letters, messages and forms for patients, known by their form alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casefile.categories import Category
from ingest.sorting.cues import Cues, Hit
from ingest.sorting.layout import Segment
from ingest.sorting.notes import is_parted
from ingest.sorting.signed_visits import is_dated_and_signed

_DAY = re.compile(
    r"\W*(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}[- ][A-Z][a-z]{2,8}[- ]\d{4}"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4})\W*"
)
_CLOSE = re.compile(
    r"(?i:copy to|copies to|enclosures?|encl)\b\W*:"
    r"|(?i:cc\b\W*:)(?=\W*(?:(?i:file|chart|client|patient|medical records)\b|[A-Z]{4}|\W*$)"
    r"|\W*(?:Dr\.? )?[A-Z][\w.'\u2019-]*,? [A-Z])"  # "CC: neck pain" is a chief complaint
    r"|(?i:sincerely|respectfully|regards|cordially)\b|(?i:re|regarding|in re)\b\W*:"
)
_QUESTION = re.compile(r"[A-Za-z)]\?(?=\s|$|_)")
_YOU = re.compile(r"\b(?:you|your|yourself)\b", re.IGNORECASE)
_TOP = 0.35


def paper_hits(segments: Sequence[Segment], hits: Sequence[Hit], cues: Cues) -> list[Hit]:
    """Give what the form of a page tells of a letter, a message, or questions to the patient."""
    return [
        *_letter_hits(segments, hits, cues),
        *_message_hits(segments, cues),
        *_question_hits(segments, cues),
    ]


def _message_hits(segments: Sequence[Segment], cues: Cues) -> list[Hit]:
    """Know a message by who sent it, to whom, and about what or when, all at its head."""
    message = cues.table.message
    head = " | ".join(s.text for s in segments if s.box.top < _TOP).lower()
    for labels in (message.senders, message.receivers, message.subjects):
        if not re.search(rf"(?:^|[|\s])(?:{'|'.join(map(re.escape, labels))})\s?:", head):
            return []
    quote = "who sent it, to whom, and what it is about"
    return [Hit(Category.CORRESPONDENCE, "text", message.weight, quote, 1.0)]


def _question_hits(segments: Sequence[Segment], cues: Cues) -> list[Hit]:
    """Know a form that the patient fills in by the questions that it asks."""
    questions = cues.table.questions
    asked = sum(len(_QUESTION.findall(s.text)) for s in segments)
    if asked < questions.count or not any(_YOU.search(s.text) for s in segments):
        return []
    return [Hit(Category.INTAKE, "text", questions.weight, f"{asked} questions", 1.0)]


def _letter_hits(segments: Sequence[Segment], hits: Sequence[Hit], cues: Cues) -> list[Hit]:
    """Know a letter that tells of no care: it sends, answers or thanks.

    A letter that reports a visit is a record of it, so words of care on the page, or the day of a
    visit at its top with a clinician's name below, outweigh the form; so do the heads of a note.
    """
    if is_parted(segments, cues):
        return []
    if any(h.category.is_care and h.where in {"text", "title"} and h.score > 0 for h in hits):
        return []
    dated = next(
        (s for s in segments if s.alone and s.box.top < _TOP and _DAY.fullmatch(s.text)), None
    )
    if dated is None:
        return []
    if is_dated_and_signed(segments, cues):
        return []
    below = (s for s in segments if s.row > dated.row)
    close = next((s for s in below if _CLOSE.match(s.text)), None)
    if close is None:
        return []
    quote = f"a day by itself at the top, and \u201c{close.text}\u201d below"
    return [Hit(Category.CORRESPONDENCE, "text", cues.table.letter_weight, quote, 1.0)]
