"""Pages of a first visit, whose day stands behind the label that later notes copy on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casefile.dates import DateMention, DateRole
from ingest.finding.encounters.passages import Passage

_INITIAL = re.compile(
    r"^\W*(?:[\w&]+ ){0,3}(?:"
    r"initial (?:\w+ ){0,2}(?:evaluation|visit|exam\w*|consult\w*|assessment)"
    r"|intake(?: evaluation| visit| exam\w*| assessment)?|(?<!re-)(?<!re )evaluation"
    r"|(?:start of care|soc)(?: (?:oasis|visit|assessment|evaluation|note))*"
    r"|plan of (?:care|treatment))"
    r"(?:(?: and| &| with|,|/) ?(?:\w+ ){0,2}plan of (?:care|treatment))?"
    r"(?: note| report| summary| form)?\W*$",
    re.IGNORECASE,
)
_OF_FIRST_VISIT = re.compile(
    r"\b(?:initial|first)\b.*\b(?:eval\w*|exam\w*|visit|consult\w*|assessment|seen)\b",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    r"\W*((?:past |past medical |past surgical |medical |surgical |social )?history|hpi|pmh|plof"
    r"|history of (?:present |current )?(?:illness|injury|condition|problem|complaint)"
    r"|mechanism of injury|reason for referral)\s*(?::|-|$)",
    re.IGNORECASE,
)
"""A heading under which a history is taken."""

_TAKEN_ONCE = re.compile(
    r"\W*(medications|allergies|prior level of function|work status|occupation|living situation"
    r"|prognosis|rehab(?:ilitation)? potential|(?:short|long)[- ]?term goals?)\b"
    r"[\w ]{0,30}(?::|-|$)",
    re.IGNORECASE,
)
"""A heading under which else is told at the beginning, and hardly again."""

_HISTORY = 2
_LATER_NOTE = re.compile(
    r"\b(?:daily|progress|treatment|flow ?sheet|discharge|re-?\s?(?:eval|exam|assess)\w*)\s+"
    r"(?:note|summary|report|visit)"
    r"|\b(?:visit|session|treatment|tx)\s*(?:#|no\.?|number)?\s*:?\s*(?:[2-9]|1\d)\b",
    re.IGNORECASE,
)


def first_visit_day(head: Passage, near: Sequence[DateMention]) -> DateMention | None:
    """Give the day of the first visit where the page is of that visit itself.

    `near` are the dates near the top. The title says so; or a page without one takes a history,
    which notes of later visits do not.
    """
    initial = [d for d in near if d.role is DateRole.INITIAL]
    if initial and any(_INITIAL.match(text) for r in head.rows[:14] for text in r.cell_texts()):
        return initial[0]
    named = [d for d in initial if _OF_FIRST_VISIT.search(d.label)]
    taken = {hit[1].lower() for r in head.rows if (hit := _TAKEN.match(r.text))}
    once = {hit[1].lower() for r in head.rows if (hit := _TAKEN_ONCE.match(r.text))}
    if not taken or any(_LATER_NOTE.search(r.text) for r in head.rows):
        return None
    told = len(taken) + len(once) >= _HISTORY and len({d.date for d in named}) == 1
    return named[0] if told else None
