"""Statements that another record could contradict: injury dates, sides, operations, denials."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from casefile.categories import CARE, Category, Status
from casefile.encounters import Assertion
from casefile.pages import PageReading
from casefile.rules import RuleBook
from ingest.finding.assertions.imaging import results_told
from ingest.finding.assertions.injuries import labelled_injury, narrated_injuries
from ingest.finding.assertions.words import assertion_rules
from ingest.finding.dates.stated import stated_dates
from ingest.finding.mentions.find import find_mentions
from ingest.finding.prose.anatomy import BodyPart, body_parts, finger_of, nerves, sides_named
from ingest.finding.prose.context import read_context
from ingest.finding.prose.layout import Layout, lay_out
from ingest.finding.prose.phrases import Hit
from ingest.finding.prose.sentences import Sentence

_SIDES = ("left", "right")
_HAPPENED = (Status.DONE, None, Status.HISTORICAL)
_LIMBS = frozenset({"arm", "leg", "face"})
_LEAD = re.compile(r"[^.;]*:\s*")
_LEFT_OUT = frozenset({"family", "allergy", "skip", "social"})


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
    known = assertion_rules(rules)
    found = list(_labelled_injuries(layout, known.label, encounter_id))
    found.extend(_imaging(layout, category, encounter_id, rules))
    for sentence in layout.sentences:
        if sentence.section in _LEFT_OUT:
            continue
        said = layout.said(sentence)
        words = known.words.find(said)
        parts = body_parts(said, rules)
        topics = (
            *narrated_injuries(said, sentence, words),
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


def _labelled_injuries(
    layout: Layout, label: re.Pattern[str], encounter: str | None
) -> Iterator[Assertion]:
    text = layout.text.text
    for start, end in layout.text.line_spans:
        for first, last, day in labelled_injury(text[start:end], label):
            stated = ("date_of_injury", "injury", day)
            yield _assertion(layout, start + first, start + last, stated, encounter)


def _imaging(
    layout: Layout, category: Category, encounter: str | None, rules: RuleBook
) -> Iterator[Assertion]:
    """Assert what the page tells of the results of imaging."""
    before, text = "", layout.text.text
    for sentence in layout.sentences:
        # "CT HEAD: negative" is a heading and what stands under it.
        line = text.rfind("\n", 0, sentence.start) + 1
        led = category is not Category.RADIOLOGY and _LEAD.fullmatch(text, line, sentence.start)
        said = text[line if led else sentence.start : sentence.end]
        if sentence.section not in _LEFT_OUT:
            results = results_told(said, before, sentence, category, rules)
            for result in dict.fromkeys(results):
                value = "present" if result.present else "absent"
                stated = ("imaging", result.finding, value)
                quoted = _assertion(layout, sentence.start, sentence.end, stated, encounter)
                yield replace(quoted, study=result.study, date=result.date)
        before = said


def _sides(
    said: str,
    sentence: Sentence,
    words: list[Hit[str]],
    parts: tuple[BodyPart, ...],
    rules: RuleBook,
) -> Iterator[tuple[str, str, str]]:
    table = assertion_rules(rules).table
    roots = _sided_nerves(said, rules)
    parts = (*(p for p in parts if p.region in table.side_regions), *roots)
    sided = [p for p in parts if p.side in _SIDES]
    kinds = {w.value for w in words}
    if not sided or sentence.section not in table.side_sections:
        return
    sure = sentence.section in table.sure_sections
    hurt = "injured" in kinds and "besides" not in kinds
    if not sure and not roots and not hurt and "trouble" not in kinds:
        return
    if "healthy" in kinds or any(d.year_only for d in stated_dates(said)):
        return
    context = read_context(said, [(p.start, p.end) for p in sided], sentence.section, rules)
    halves = {p.side for p in sided if len(_limbs(sided, p.side)) > 1}
    for part in sided:
        if part.region in _LIMBS and part.side in halves:
            continue  # a side of the body ("left arm and leg went numb"), and no hurt limb
        both = {p.side for p in parts if p.region == part.region and p.side}
        if len(both) == 1 and context.status(part.start, part.end) not in (
            Status.DENIED,
            Status.FAMILY,
            Status.HYPOTHETICAL,
        ):
            yield ("side", finger_of(said, part), str(part.side))
            if hurt:
                yield ("injured_side", finger_of(said, part), str(part.side))


def _limbs(parts: Iterable[BodyPart], side: str | None) -> set[str]:
    return {p.region for p in parts if p.region in _LIMBS and p.side == side}


def _sided_nerves(said: str, rules: RuleBook) -> tuple[BodyPart, ...]:
    """Give the nerves named, one without a side on the one side that the sentence names.

    "Drags the right leg since the femoral nerve injury" is about the right one.
    """
    sides = sides_named(said, rules)
    one = next(iter(sides)) if len(sides) == 1 else None
    return tuple(p if p.side else replace(p, side=one) for p in nerves(said, rules))


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
    accidents = [w for w in words if w.value == "accidents"]
    if sentence.section != "prior_condition":
        conditions = [c for c in conditions if any(_speaks(said, p, c) for p in priors)]
        accidents = [a for a in accidents if any(_speaks(said, p, a) for p in priors)]
        if not conditions:
            return
    comes_to = assertion_rules(rules).comes_to
    near = [p for p in parts if any(_beside(said, p, c, comes_to) for c in conditions)]
    complaints = assertion_rules(rules).complaints
    named = [c.value for w in conditions for c in complaints.find(said, w.start, w.end)]
    subjects = list(dict.fromkeys([*(p.region for p in near), *named]))
    subjects = subjects or (["accident"] if accidents else [])
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


def _beside(said: str, part: BodyPart, condition: Hit[str], comes_to: re.Pattern[str]) -> bool:
    """Tell whether a part is that of the condition: near, and not of what somebody came with."""
    between = said[min(part.end, condition.end) : max(part.start, condition.start)]
    return len(between.split()) <= 5 and comes_to.search(between) is None


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
