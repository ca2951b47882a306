"""Lists within charts: of other people's records, of visits kept or to come, of the whole chart."""

from __future__ import annotations

from casefile.categories import Category
from casefile.dates import DateMention, DateRole
from casefile.rules import RuleBook
from ingest.finding.encounters.leading import BY_ROW, is_own_visit, leads
from ingest.finding.encounters.passages import Passage
from ingest.finding.encounters.rules import encounter_rules
from ingest.sorting.layout import fold

_TOP = 0.25
_HEADING = 8


def is_schedule(passage: Passage, rules: RuleBook = RuleBook()) -> bool:
    """Tell whether a page is a list of visits from its top on, which tells of none of them.

    Portals print what was kept and what is to come; the notes are elsewhere, or in no packet.
    """
    if passage.category not in BY_ROW or passage.category is Category.PHARMACY:
        return False
    led = [
        d
        for d in passage.dates
        if d.role is not DateRole.NARRATIVE and leads(d, passage, rules, pharmacy=False)
    ]
    listed = [d for d in led if is_listed(d, passage, rules)]
    own = any(is_own_visit(d) and d not in led for d in passage.dates)
    at_top = bool(led) and led[0].box.top < passage.top + _TOP
    summary = _is_summary(passage, rules)
    only_lists = summary or (at_top and len(listed) == len(led))
    return only_lists and not own and len({d.date for d in led}) > 1


def _is_summary(passage: Passage, rules: RuleBook) -> bool:
    """Tell whether a page is titled as a summary of the whole chart."""
    titles = encounter_rules(rules).summaries
    head = [row for row in passage.rows if row.top < passage.top + _TOP]
    return any(fold(text) in titles for row in head for text in row.cell_texts())


def is_listed(mention: DateMention, passage: Passage, rules: RuleBook) -> bool:
    """Tell whether a date stands in a list of other people's records, or of visits to come."""
    above = [r for r in passage.rows if r.bottom < mention.box.middle[1]]
    for row in reversed(above):
        told = row.text.partition(":")[2].strip()  # "Allergies: penicillin" heads no list
        tokens = fold(row.text) if len(row.words) <= _HEADING and not told else ()
        if any(tokens[: len(phrase)] == phrase for phrase in encounter_rules(rules).lists):
            return True
        if len(row.words) <= 5 and len(row.cells) == 1 and row.text.isupper():
            return False
    return False
