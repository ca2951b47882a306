"""What a record says took place elsewhere or earlier: studies, visits, operations, stays."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from casefile.categories import Category, Status
from casefile.encounters import Mention
from casefile.pages import PageReading
from casefile.rules import RuleBook
from ingest.finding.mentions.deeds import deeds_last, is_deed
from ingest.finding.mentions.places import house_of_row, names_in
from ingest.finding.mentions.rows import listed_rows
from ingest.finding.mentions.said import Said
from ingest.finding.mentions.standing import standing
from ingest.finding.mentions.strength import is_same_visit, undated_strength
from ingest.finding.mentions.things import Named, mention_rules
from ingest.finding.mentions.visit import (
    CLINICS,
    VISITS,
    TellingPage,
    by_somebody,
    is_own,
    is_result,
    is_ride,
)
from ingest.finding.mentions.when import date_of, is_day_of_visit, status_of
from ingest.finding.prose.anatomy import study_of
from ingest.finding.prose.context import read_context
from ingest.finding.prose.layout import lay_out
from ingest.finding.prose.phrases import Hit
from ingest.finding.prose.sentences import Sentence

# Headings, and openings, of what is left out that speak of other care: comparison, specimen, note.
_SPEAKS_OF_OTHERS = frozenset({"compar", "specim", "note", "notes"})

# A form asks: "Screening: have you been in an emergency room this month?" It tells of nothing.
_ASKS = re.compile(
    r"(?:^|[:.]\s*)(?:\W|\d)*(?:have|has|had|did|do|does|were|was|are|is|any|ever|when|where|which|what|who)\b"
    r"[^.:]*\?\W*$",
    re.IGNORECASE,
)


def find_mentions(
    reading: PageReading,
    category: Category,
    encounter_id: str | None = None,
    encounter_date: dt.date | None = None,
    rules: RuleBook = RuleBook(),
    *,
    only: Category | None = None,
    last_day: dt.date | None = None,
) -> tuple[Mention, ...]:
    """Find what one page says of care other than its own, in reading order.

    A page's own study, operation, visit or therapy is not mentioned; what a sentence orders,
    plans, denies or tells of the family is, with that status. With `only`, sentences that name no
    care of that kind are passed over. `last_day`: that of a stay.
    """
    known = mention_rules(rules)
    if category not in known.table.where.categories:
        return ()
    layout = lay_out(reading, category, rules)
    last = last_day or encounter_date
    page = TellingPage(layout, category, encounter_id, encounter_date, last, known, rules, only)
    left_out = known.table.where.sections_left_out
    rows = tuple(listed_rows(layout, re.compile(known.table.where.lists)))
    found: list[Mention] = []
    for sentence in layout.sentences:
        if any(row.start < sentence.end and sentence.start < row.end for row in rows):
            continue
        if sentence.section not in left_out:
            found.extend(_in_sentence(page, sentence))
        elif _may_have_ended(sentence, layout.text.text):
            elsewhere = _in_sentence(page, sentence, told_elsewhere=True)
            found.extend(m for m in elsewhere if m.status is Status.DONE and m.strength == 3)
    for row in rows:
        listed = _in_sentence(page, row, told_elsewhere=True, listed=True)
        found.extend(m for m in listed if m.status is Status.DONE and m.strength == 3)
    return tuple(found)


def _may_have_ended(sentence: Sentence, page_text: str) -> bool:
    """Tell whether a sentence under a heading that is left out may be about something else.

    In running text "Family history:" heads one sentence, not all that follow; and a comparison
    names studies of other days.
    """
    if sentence.section == "skip":
        opening = page_text[sentence.start : sentence.start + 6].lower()
        return bool({sentence.heading.strip("*#=: ")[:6].lower(), opening} & _SPEAKS_OF_OTHERS)
    return not sentence.headed


def _in_sentence(
    page: TellingPage, sentence: Sentence, *, told_elsewhere: bool = False, listed: bool = False
) -> Iterator[Mention]:
    text = page.layout.said(sentence)
    if text.rstrip().endswith("?") and _ASKS.search(text):
        return
    found = page.known.things.find(text)
    if not any(page.only in (None, hit.value.thing.category) for hit in found):
        return
    names = names_in(text, page.known.table.names)
    house = house_of_row(text, page.known.table.names) if listed else None
    names = names.with_house(house) if house else names
    stands = list(standing(page.known, found, text, names))
    named = deeds_last(stands)
    acts = []
    for hit in stands:
        if hit.value.thing.acted:
            actor = names.actor_before(hit.start, text, page.known.table.names)
            if actor is not None:
                acts.append((hit, actor))
                names = names.with_house(actor.span) if actor.span else names
    hits = tuple(h for h in named if not h.value.thing.ignored)
    if not hits or not (page.only is None or page.only in {h.value.thing.category for h in hits}):
        return
    section = "" if told_elsewhere else sentence.section
    targets = [(h.start, h.end) for h in hits if not h.value.thing.deed]
    context = read_context(text, targets, section, page.rules)
    dates = page.dates_in(text)
    said = Said(sentence, text, hits, names, context, dates, listed, tuple(acts))
    told: dict[tuple[object, ...], Mention] = {}
    for hit in sorted(hits, key=lambda h: h.value.thing.deed):
        if hit.value.thing.deed and any(m.status is Status.DONE for m in told.values()):
            break
        mention = _mention(page, said, hit)
        if mention is not None:
            key = (mention.category, mention.study, mention.date, mention.status)
            told.setdefault(key, mention)
    yield from (m for m in told.values() if not is_same_visit(m, told.values()))


def _mention(page: TellingPage, said: Said, hit: Hit[Named]) -> Mention | None:
    named = hit.value
    category = named.thing.category
    others = [(h.start, h.end) for h in said.hits if h is not hit and not h.value.thing.deed]
    actor = said.actor_of(hit)
    provider, place = said.names.who_and_where(category, hit.start, hit.end, others)
    if named.thing.deed:
        if actor is None or not is_deed(page, said, hit, actor):
            return None
        category = actor.category or category
    if (named.thing.placed or named.thing.deed) and place is not None:
        category = page.known.kind_of(place) or category
        if named.thing.deed and category is Category.OTHER:
            return None
    stated = date_of(page, said, hit)
    if named.thing.here:
        if stated is None or stated.year_only or place is not None:
            return None
        if not is_day_of_visit(said, hit, stated):
            return None
        category = page.category if page.category in VISITS else category
    status = status_of(page, said, hit, stated)
    study = None
    if named.modality:
        study = study_of(said.text, hit.start, hit.end, named.modality, page.rules)
    ride = is_ride(page, said.text, hit, status, known_by=stated or provider)
    if ride:
        status = Status.DONE
    of_visit = ride or (stated is None and is_result(page, said, hit, status, study))
    if status is None or (not of_visit and is_own(page, hit, said.context, stated, place)):
        return None
    day = stated if stated is not None and not stated.year_only else None
    start, end = said.sentence.start, said.sentence.end
    recent = ride or said.context.speaks_of("recent")
    placed = recent or said.context.speaks_of("elsewhere") or said.context.speaks_of("counted")
    placed = placed or (page.category in CLINICS and by_somebody(said, hit, provider))
    sure = day is not None or (of_visit and page.date is not None)
    return Mention(
        category=category,
        status=status,
        quote=page.layout.text.quote(start, end),
        page=page.layout.reading.page,
        box=page.layout.box(start, end),
        date=day.first if day else page.date if of_visit else None,
        date_end=day.last if day and day.last != day.first else None,
        study=study,
        provider=provider,
        encounter=page.encounter,
        subject=named.thing.subject,
        strength=3
        if sure
        else undated_strength(
            page,
            named,
            study,
            placed=placed or place is not None,
            recent=recent or said.context.speaks_of("counted"),
            unplain=category is named.thing.category,
            who=place or provider,
        ),
        recent=recent,
        place=place,
    )
