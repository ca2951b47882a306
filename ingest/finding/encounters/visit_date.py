"""Which printed date says when the care of a passage took place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from casefile.categories import Category
from casefile.dates import DateMention, DateRole
from casefile.rules import RuleBook
from ingest.finding.dates.labels import label_book
from ingest.finding.encounters.day_headings import WEEKDAY
from ingest.finding.encounters.first_visit import first_visit_day
from ingest.finding.encounters.listings import is_listed
from ingest.finding.encounters.passages import Passage
from ingest.finding.encounters.rules import encounter_rules
from ingest.finding.encounters.run_day import day_of_run, on_the_clock
from ingest.finding.providers.names import CREDENTIALS
from ingest.finding.running_text import is_prose
from ingest.sorting.layout import fold

_STAYS = frozenset({Category.EMERGENCY, Category.INPATIENT})
_READ_LATER = frozenset({Category.RADIOLOGY, Category.LABORATORY, Category.PHARMACY})
_WEAK = frozenset({DateRole.INITIAL, DateRole.DICTATED})
_OF_REPORT = frozenset({fold("report date"), fold("date of report")})
_HEAD = 0.25
_AUTHOR = re.compile(rf"[A-Z][\w.'\u2019-]+,? (?:{CREDENTIALS})\.?$")
_AUTHOR_WORDS = 6
_LABEL_WORDS = 3


@dataclass(frozen=True, slots=True)
class VisitDate:
    """The date of a visit.

    `borrowed` says that it is the running header's admission date, which also stands over pages of
    other days.
    """

    date: dt.date
    end: dt.date | None = None
    time: str | None = None
    borrowed: bool = False


def visit_date(
    dates: Sequence[DateMention], category: Category, rules: RuleBook = RuleBook()
) -> VisitDate | None:
    """Pick the date of service among the dates of a passage, by the roles that its kind trusts."""
    if category is Category.INPATIENT and (stay := _stay(dates)):
        return stay
    for role in encounter_rules(rules).roles[category]:
        held = [d for d in dates if d.role is role]
        if role is DateRole.ADMISSION and category not in _STAYS and _several_days(dates):
            continue
        if held:
            borrowed = role is DateRole.ADMISSION and category is not Category.INPATIENT
            return replace(_first(held, rules), borrowed=borrowed)
    return None


def trust(mention: DateMention, category: Category, rules: RuleBook = RuleBook()) -> float:
    """Tell how much a date says of when care of a kind took place; 0 where nothing.

    It orders dates as `visit_date` and then `weak_date` look for them: by role, a label of its own
    before a title, then the bare "Date:", then days of report or dictation and dates without label.
    """
    roles = encounter_rules(rules).roles[category]
    if mention.role in roles:
        return 10.0 - 2 * roles.index(mention.role) - (0 if is_firm(mention, rules) else 1)
    if mention.role is DateRole.UNKNOWN and mention.label == "date":
        return 1.0
    lone = mention.role is DateRole.UNKNOWN and not mention.label
    weak = mention.role in _WEAK or (category is Category.EMS and on_the_clock(mention))
    return 0.5 if lone or weak or _is_written(mention, category) else 0.0


def is_firm(mention: DateMention, rules: RuleBook) -> bool:
    """Tell whether a date has a label of its own, and does not just stand beside a title."""
    return mention.label != "author line" and fold(mention.label) not in label_book(rules).titles


def _stay(dates: Sequence[DateMention]) -> VisitDate | None:
    """Read the first and last day of a stay; an encounter of several days is one, too.

    Without a day of discharge it lasts to the last day that a note of it bears.
    """
    noted = [d for d in dates if d.role is DateRole.SERVICE]
    admitted = [d for d in dates if d.role is DateRole.ADMISSION] or [d for d in noted if d.end]
    if not admitted:
        return None
    start = admitted[0].date
    ends = [d.date for d in dates if d.role is DateRole.DISCHARGE and d.date >= start]
    end = admitted[0].end or (ends[0] if ends else max((d.date for d in noted), default=start))
    return VisitDate(start, end if end > start else None, admitted[0].time)


def _several_days(dates: Sequence[DateMention]) -> bool:
    admitted = {d.date for d in dates if d.role is DateRole.ADMISSION}
    left = {d.date for d in dates if d.role is DateRole.DISCHARGE}
    return bool(left) and not admitted & left


def _first(held: Sequence[DateMention], rules: RuleBook) -> VisitDate:
    """Take the topmost date with a label of its own, else the topmost beside a title."""
    firm = [d for d in held if is_firm(d, rules)]
    best = (firm or list(held))[0]
    same = [d for d in held if d.date == best.date]
    time = best.time or next((d.time for d in same if d.time), None)
    return VisitDate(best.date, None, time)


def weak_date(passages: Sequence[Passage], rules: RuleBook = RuleBook()) -> VisitDate | None:
    """Fall back on a bare "Date:", a lone date at the head, or the day of report or dictation.

    Notes are dictated on the day of the visit as a rule, and progress reports written then.
    """
    if not passages:
        return None
    head = passages[0]
    if head.category is Category.EMS:
        day = day_of_run([d for p in passages for d in p.dates])
        return VisitDate(day) if day else None
    near = [
        d
        for d in head.dates
        if d.box.top < max(head.top + 0.4, 0.45) and not is_listed(d, head, rules)
    ]
    bare = [d for d in near if d.role is DateRole.UNKNOWN and d.label == "date"]
    if bare:
        return VisitDate(bare[0].date, None, bare[0].time)
    if first := first_visit_day(head, near):
        return VisitDate(first.date, None, first.time)
    unlabelled = [d for d in near if d.role is DateRole.UNKNOWN and not d.label]
    lone = [d for d in unlabelled if _alone(d, head)] or [d for d in near if _opens_note(d, head)]
    high = [d for d in lone if d.box.top < head.top + 0.3]
    dictated = [d for p in passages for d in p.dates if d.role is DateRole.DICTATED]
    by_itself = _agreed(lone if high[:1] == lone[:1] else ())
    told = by_itself or _written(head, near) or _agreed(dictated) or _oddly_labelled(head, rules)
    return told or _agreed([d for p in passages for d in p.dates if _beside_author(d, p)])


def signed_day(passages: Sequence[Passage]) -> VisitDate | None:
    """Give the one day on which a counted visit was signed, for notes that bear no other day.

    Counsellors write "Session 5" above and "Signed May 3, 2024" below, and do so the same day.
    """
    signed = [d for p in passages for d in p.dates if d.role is DateRole.SIGNED and not d.repaired]
    return _agreed(signed)


def head_date(passage: Passage) -> dt.date | None:
    """Give the one date at the top of a page that bears no label, or "Date" alone."""
    near = [
        d
        for d in passage.dates
        if d.role is DateRole.UNKNOWN and d.box.top < passage.top + _HEAD and not d.repaired
    ]
    own = [d for d in near if d.label == "date" or (not d.label and _alone(d, passage))]
    days = {d.date for d in own}
    return days.pop() if len(days) == 1 else None


def _oddly_labelled(head: Passage, rules: RuleBook) -> VisitDate | None:
    """Take the one date at the head that stands behind a label that no table knows.

    Houses have words of their own for the day of care ("Roomed: 3/4/2024"); those for other days
    are known far better. Reports of studies and ward notes name days of other care at their head.
    """
    if head.category in _READ_LATER or head.category is Category.INPATIENT:
        return None
    near = [d for d in head.dates if d.box.top < head.top + _HEAD and not d.repaired]
    return _agreed([d for d in near if d.role is DateRole.UNKNOWN and _has_label(d, rules)])


def _has_label(mention: DateMention, rules: RuleBook) -> bool:
    """Tell whether one to three words and a colon stand before a date, which mean no other day."""
    words = re.findall(r"[a-z']+", mention.label.lower())
    few = 0 < len(words) <= _LABEL_WORDS and any(len(w) > 2 for w in words)
    return few and not encounter_rules(rules).other_days & set(words)


def _opens_note(mention: DateMention, passage: Passage) -> bool:
    """Tell whether a weekday and its date open the note: "Wed 8 Nov 2023 Here for a recheck"."""
    if mention.label or mention.role not in {DateRole.UNKNOWN, DateRole.NARRATIVE}:
        return False
    first = next((r for r in passage.rows if is_prose(r.text)), None)
    day = first.text.partition(mention.text)[0] if first and mention.text in first.text else ""
    return bool(WEEKDAY.search(day)) and not WEEKDAY.sub("", day).strip(" ,")


def _beside_author(mention: DateMention, passage: Passage) -> bool:
    """Tell whether a date without a label stands behind its author: "Ana Ruiz, DPT Tue. 5/3/24"."""
    if mention.label or mention.role is not DateRole.UNKNOWN:
        return False
    beside = _beside(mention, passage)
    ahead = WEEKDAY.sub("", beside[0]).strip(" ,-") if beside else ""
    return bool(_AUTHOR.search(ahead)) and len(ahead.split()) <= _AUTHOR_WORDS


def _beside(mention: DateMention, passage: Passage) -> tuple[str, str] | None:
    """Give the text of a date's cell before and after it."""
    y = mention.box.middle[1]
    for row in passage.rows:
        at = row.text.find(mention.text)
        if row.top <= y <= row.bottom and at >= 0:
            start, stop = row.cell_of(at)
            return row.text[start:at].strip(), row.text[at + len(mention.text) : stop].strip()
    return None


def _written(head: Passage, near: Sequence[DateMention]) -> VisitDate | None:
    """Take the day that a report of care says it was written; results are reported later."""
    return _agreed([d for d in near if _is_written(d, head.category)])


def _is_written(mention: DateMention, category: Category) -> bool:
    reported = mention.role is DateRole.REPORTED and fold(mention.label) in _OF_REPORT
    return reported and category not in _READ_LATER


def _agreed(mentions: Sequence[DateMention]) -> VisitDate | None:
    """Take the one date that all of the mentions name."""
    if len({d.date for d in mentions}) != 1:
        return None
    return VisitDate(mentions[0].date, None, mentions[0].time)


def _alone(mention: DateMention, passage: Passage) -> bool:
    """Tell whether the date is a row of its own, or a cell of its own beside the header."""
    beside = _beside(mention, passage)
    return beside is not None and sum(c.isalpha() for c in "".join(beside)) <= 10
