"""Statements that another record could contradict: injury dates, sides, operations, denials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from casefile.categories import CARE, Category, Status
from casefile.encounters import Assertion
from casefile.pages import PageReading
from casefile.rules import Pattern, RuleBook
from ingest.finding.anatomy import BodyPart, body_parts, finger_of, nerves
from ingest.finding.context import read_context
from ingest.finding.dates_grammar import read_dates
from ingest.finding.layout import Layout, Sentence, lay_out
from ingest.finding.mentions import find_mentions
from ingest.finding.phrases import Hit, Phrase, Phrases
from ingest.finding.sections import PACKAGE
from ingest.finding.stated_dates import stated_dates

_SIDES = ("left", "right")
_HAPPENED = (Status.DONE, None, Status.HISTORICAL)
_CARE = re.compile(
    r"\b(?:seen|evaluated|underwent|mri|x-?rays?|visit|treated|since|presented|surgery|returned"
    r"|therapy|after|following|saw|admitted|began|started|ct|performed|examined|reviewed)\b"
)
# What stands right before the date that it dates: "on", "the injury to", "given as".
_TIED = re.compile(
    r"\b(?:on|of|dated|occurred|happened|in|was|injury\s+to|accident\s+to|(?:given|listed|stated|recorded|reported)\s+as)\W*$"
)
_GIVEN_AS = re.compile(
    r"\W*(?:(?:is|was)\s+)?(?:given|listed|stated|recorded|reported|noted)\s+(?:as|to\s+be)\b"
)
_EVENT = "event"
_LEFT_OUT = frozenset({"family", "allergy", "skip", "social"})


class AssertionTable(BaseModel):
    """The wordings in force."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    injury_labels: Pattern
    events: dict[str, list[Phrase]]
    earlier: list[Phrase]
    trouble: list[Phrase]
    healthy: list[Phrase]
    injured: list[Phrase]
    besides: list[Phrase]
    side_regions: list[str]
    side_sections: list[str]
    sure_sections: list[str]
    prior: list[Phrase]
    present: list[Phrase]
    condition: list[Phrase]
    accidents: list[Phrase]


@dataclass(frozen=True, slots=True)
class _Rules:
    table: AssertionTable
    label: re.Pattern[str]
    words: Phrases[str]


@lru_cache(maxsize=8)
def _rules(rules: RuleBook) -> _Rules:
    table = rules.table(PACKAGE, "assertions", AssertionTable)
    named = (
        "earlier",
        "trouble",
        "prior",
        "present",
        "condition",
        "accidents",
        "healthy",
        "injured",
        "besides",
    )
    entries = [(phrase, name) for name in named for phrase in getattr(table, name)]
    entries += [
        (phrase, f"{_EVENT} {kind}") for kind, phrases in table.events.items() for phrase in phrases
    ]
    return _Rules(table, re.compile(table.injury_labels), Phrases(entries))


def find_assertions(
    reading: PageReading,
    category: Category,
    encounter_id: str | None = None,
    rules: RuleBook = RuleBook(),
) -> tuple[Assertion, ...]:
    """Find what one page asserts that another could contradict, in reading order by topic.

    Care pages and the patient's own questionnaires are looked at.
    """
    if category not in CARE and category is not Category.INTAKE:
        return ()
    layout = lay_out(reading, category, rules)
    known = _rules(rules)
    found = list(_labelled_injuries(layout, known, encounter_id))
    for sentence in layout.sentences:
        if sentence.section in _LEFT_OUT:
            continue
        said = layout.said(sentence)
        words = known.words.find(said)
        parts = body_parts(said, rules)
        topics = (
            *_narrated_injuries(said, sentence, words),
            *_sides(said, sentence, words, parts, rules),
            *_priors(said, sentence, words, parts, rules),
        )
        found.extend(
            _assertion(layout, sentence.start, sentence.end, stated, encounter_id)
            for stated in dict.fromkeys(topics)
        )
    found.extend(_operations(reading, category, encounter_id, rules))
    return tuple(dict.fromkeys(found))


def _assertion(
    layout: Layout,
    start: int,
    end: int,
    stated: tuple[str, str, str],
    encounter: str | None,
) -> Assertion:
    """Quote what is `stated`: its topic, subject and value."""
    return Assertion(
        *stated,
        layout.text.quote(start, end),
        layout.reading.page,
        layout.box(start, end),
        encounter,
    )


def _labelled_injuries(layout: Layout, known: _Rules, encounter: str | None) -> Iterator[Assertion]:
    text = layout.text.text
    for start, end in layout.text.line_spans:
        line = text[start:end]
        for label in known.label.finditer(line):
            given = _GIVEN_AS.match(line, label.end())
            behind = given.end() if given else label.end()
            dates = read_dates(line[behind : behind + 40])
            if dates and not re.search(r"[A-Za-z]{4}", line[behind : behind + dates[0].start]):
                stop = behind + dates[0].stop
                day = dates[0].date.isoformat()
                yield _assertion(
                    layout,
                    start + label.start(),
                    start + stop,
                    ("date_of_injury", "injury", day),
                    encounter,
                )


def _narrated_injuries(
    said: str, sentence: Sentence, words: list[Hit[str]]
) -> Iterator[tuple[str, str, str]]:
    if any(w.value == "earlier" for w in words) or sentence.section == "prior_condition":
        return
    events = [w for w in words if w.value.startswith(_EVENT)]
    for date in stated_dates(said):
        if date.first != date.last:
            continue
        near = [e for e in events if _near(said, e, date.start, date.end)]
        if near and (date.of_loss or _told_of(said, near[0], date.start)):
            kinds = {e.value.removeprefix(f"{_EVENT} ") for e in near} - {"injury"}
            yield ("date_of_injury", " ".join(sorted(kinds)) or "injury", date.first.isoformat())


def _near(said: str, accident: Hit[str], start: int, end: int) -> bool:
    if accident.end <= start:
        between = said[accident.end : start]
    elif accident.start >= end:
        between = said[end : accident.start]
    else:
        return False
    return len(between.split()) <= 9 and ";" not in between and ". " not in between


def _told_of(said: str, accident: Hit[str], start: int) -> bool:
    """Tell whether the date dates the accident, not a visit after it: no verb of care between."""
    between = said[min(accident.end, start) : max(accident.end, start)].lower()
    lead = said[:start].lower()
    if _CARE.search(between):
        return False
    tied = _TIED.search(lead) is not None
    return tied and _CARE.search(lead[-45:]) is None


def _sides(
    said: str,
    sentence: Sentence,
    words: list[Hit[str]],
    parts: tuple[BodyPart, ...],
    rules: RuleBook,
) -> Iterator[tuple[str, str, str]]:
    table = _rules(rules).table
    roots = nerves(said, rules)
    parts = (*(p for p in parts if p.region in table.side_regions), *roots)
    sided = [p for p in parts if p.side in _SIDES]
    kinds = {w.value for w in words}
    if not sided or sentence.section not in table.side_sections:
        return
    sure = sentence.section in table.sure_sections
    if not sure and not roots and "trouble" not in kinds:
        return
    if "healthy" in kinds:
        return
    hurt = "injured" in kinds and "besides" not in kinds
    context = read_context(said, [(p.start, p.end) for p in sided], sentence.section, rules)
    for part in sided:
        both = {p.side for p in parts if p.region == part.region and p.side}
        if len(both) == 1 and context.status(part.start, part.end) not in (
            Status.DENIED,
            Status.FAMILY,
        ):
            yield ("side", finger_of(said, part), str(part.side))
            if hurt:
                yield ("injured_side", finger_of(said, part), str(part.side))


def _priors(
    said: str,
    sentence: Sentence,
    words: list[Hit[str]],
    parts: tuple[BodyPart, ...],
    rules: RuleBook,
) -> Iterator[tuple[str, str, str]]:
    priors = [w for w in words if w.value == "prior"]
    conditions = [w for w in words if w.value == "condition"]
    if not conditions or any(w.value == "present" for w in words):
        return
    if sentence.section != "prior_condition":
        conditions = [c for c in conditions if any(_speaks(said, p, c) for p in priors)]
        if not conditions:
            return
    accident = any(w.value == "accidents" for w in words)
    near = [p for p in parts if any(_beside(said, p, c) for c in conditions)]
    subjects = list(dict.fromkeys(p.region for p in near)) or (["accident"] if accident else [])
    if not subjects:
        return
    spans = [(c.start, c.end) for c in conditions]
    context = read_context(said, spans, "", rules)
    first = conditions[0]
    denied = context.status(first.start, first.end) is Status.DENIED or _never(said, first.start)
    if not denied and context.status(first.start, first.end) in (
        Status.FAMILY,
        Status.HYPOTHETICAL,
    ):
        return
    for subject in subjects:
        yield ("prior_condition", subject, "denied" if denied else "affirmed")


def _beside(said: str, part: BodyPart, condition: Hit[str]) -> bool:
    between = said[min(part.end, condition.end) : max(part.start, condition.start)]
    return len(between.split()) <= 5


def _speaks(said: str, prior: Hit[str], condition: Hit[str]) -> bool:
    """Tell whether "prior" or "before the accident" stands close to the condition."""
    if prior.end <= condition.start:
        return len(said[prior.end : condition.start].split()) <= 5
    return prior.start >= condition.end and len(said[condition.end : prior.start].split()) <= 4


def _never(said: str, at: int) -> bool:
    return bool(
        re.search(
            r"(?i)\b(?:never|no|denie[sd]|denying|without|negative for)\b[^.;]{0,60}$", said[:at]
        )
    )


def _operations(
    reading: PageReading, category: Category, encounter: str | None, rules: RuleBook
) -> Iterator[Assertion]:
    operations = find_mentions(reading, category, encounter, None, rules, only=Category.OPERATIVE)
    for mention in operations:
        if mention.category is not Category.OPERATIVE or mention.status not in _HAPPENED:
            continue
        parts = body_parts(mention.quote, rules)
        region = parts[0].region if parts else ""
        subject = f"{region} {mention.subject}".strip()
        values: list[tuple[str, str]] = []
        if mention.date is not None and mention.date_end is None:
            values.append((subject, mention.date.isoformat()))
        if parts and parts[0].side in _SIDES:
            values.append((f"side of {subject}", str(parts[0].side)))
        quoted = mention.quote, mention.page, mention.box, encounter
        for about, value in values:
            yield Assertion("operation", about, value, *quoted)
        if parts and parts[0].side in _SIDES and mention.status is Status.DONE:
            yield Assertion("side", region, str(parts[0].side), *quoted)
