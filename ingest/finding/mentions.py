"""What a record says took place elsewhere or earlier: studies, operations, visits, therapy, stays."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from casefile.categories import Category, Status
from casefile.encounters import Mention, Study
from casefile.pages import PageReading
from casefile.rules import RuleBook
from ingest.finding.anatomy import modalities, study_of
from ingest.finding.context import Context, read_context
from ingest.finding.layout import Layout, Sentence, lay_out
from ingest.finding.phrases import Hit, Phrases, longest
from ingest.finding.sections import PACKAGE
from ingest.finding.stated_dates import StatedDate, stated_dates

_STAYS = frozenset({Category.EMERGENCY, Category.INPATIENT})
# A full stop lost in reading: "Dr. Ames He was given ..."
_NEXT_SENTENCE = re.compile(r"\s+(?:He|She|They|The|His|Her|I|We|It|In|On|At|Patient|This|There)$")
_JOINING = re.compile(r"^[^.;:]{0,60}(?:,|/|&|\band\b)[^.;:]{0,60}$", re.IGNORECASE)


class Thing(BaseModel):
    """One kind of thing that may have taken place."""

    model_config = ConfigDict(frozen=True)

    category: Category
    subject: str
    phrases: tuple[str, ...]
    happened: bool = False
    vague: bool = False
    ignored: bool = False


class Where(BaseModel):
    """Pages and sections that are looked at."""

    model_config = ConfigDict(frozen=True)

    categories: list[Category]
    sections_left_out: list[str]


class Cues(BaseModel):
    """A plain list of phrases."""

    model_config = ConfigDict(frozen=True)

    cues: list[str]


class Names(BaseModel):
    """Patterns of doctors' and places' names."""

    model_config = ConfigDict(frozen=True)

    doctor: str
    place: str


class MentionTable(BaseModel):
    """Everything that finding mentions goes by."""

    model_config = ConfigDict(frozen=True)

    things: list[Thing]
    own: dict[Category, list[Category]]
    where: Where
    arrival: Cues
    names: Names


@dataclass(frozen=True, slots=True)
class _Named:
    """What a phrase names; `modality` where it is imaging."""

    thing: Thing
    modality: str = ""


@dataclass(frozen=True, slots=True)
class _Rules:
    """The table, compiled."""

    things: Phrases[_Named]
    arrival: Phrases[bool]
    doctor: re.Pattern[str]
    place: re.Pattern[str]
    table: MentionTable


@lru_cache(maxsize=8)
def _rules(rules: RuleBook) -> _Rules:
    table = rules.table(PACKAGE, "mentions", MentionTable)
    imaging = Thing(category=Category.RADIOLOGY, subject="imaging", phrases=())
    entries = [(p, _Named(t)) for t in table.things for p in t.phrases]
    entries += [(phrase, _Named(imaging, name)) for phrase, name in modalities(rules)]
    return _Rules(
        Phrases(entries),
        Phrases((cue, True) for cue in table.arrival.cues),
        re.compile(table.names.doctor),
        re.compile(table.names.place),
        table,
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """What the sentences of one page share."""

    layout: Layout
    category: Category
    encounter: str | None
    date: dt.date | None
    known: _Rules
    rules: RuleBook


def find_mentions(
    reading: PageReading,
    category: Category,
    encounter_id: str | None = None,
    encounter_date: dt.date | None = None,
    rules: RuleBook = RuleBook(),
) -> tuple[Mention, ...]:
    """Find what one page says of care other than its own, in reading order.

    A page's own study, operation, visit or therapy is not mentioned; what a sentence orders,
    plans, denies or tells of the family is, with that status.
    """
    known = _rules(rules)
    if category not in known.table.where.categories:
        return ()
    layout = lay_out(reading, category, rules)
    page = _Page(layout, category, encounter_id, encounter_date, known, rules)
    left_out = known.table.where.sections_left_out
    found: list[Mention] = []
    for sentence in layout.sentences:
        if sentence.section not in left_out:
            found.extend(_in_sentence(page, sentence))
        elif _may_have_ended(sentence):
            elsewhere = _in_sentence(page, sentence, told_elsewhere=True)
            found.extend(m for m in elsewhere if m.status is Status.DONE and m.strength == 3)
    return tuple(found)


def _may_have_ended(sentence: Sentence) -> bool:
    """Tell whether a sentence under a heading that is left out may be about something else.

    In running text "Family history:" heads one sentence, not all that follow; and a comparison
    names studies of other days.
    """
    if sentence.section == "skip":
        return sentence.heading.lower().startswith("compar")
    return not sentence.headed


def _in_sentence(
    page: _Page, sentence: Sentence, *, told_elsewhere: bool = False
) -> Iterator[Mention]:
    said = page.layout.said(sentence)
    hits = [h for h in longest(page.known.things.find(said)) if not h.value.thing.ignored]
    if not hits:
        return
    section = "" if told_elsewhere else sentence.section
    context = read_context(said, [(h.start, h.end) for h in hits], section, page.rules)
    dates = stated_dates(said)
    seen: set[tuple[object, ...]] = set()
    for hit in hits:
        mention = _mention(page, sentence, said, hit, hits, context, dates)
        if mention is None:
            continue
        key = (mention.category, mention.study, mention.date, mention.status)
        if key not in seen:
            seen.add(key)
            yield mention


def _mention(
    page: _Page,
    sentence: Sentence,
    said: str,
    hit: Hit[_Named],
    hits: list[Hit[_Named]],
    context: Context,
    dates: tuple[StatedDate, ...],
) -> Mention | None:
    named = hit.value
    stated = _date_of(said, hit, hits, dates)
    past = stated is not None and (page.date is None or stated.first <= page.date)
    dated = stated is not None and past and not stated.year_only
    status = context.status(hit.start, hit.end, date=stated.start if stated and dated else None)
    if status is None and named.thing.happened:
        status = Status.DONE
    if stated is not None and status in (Status.DONE, None):
        status = _by_date(page, stated)
    arrival = _is_arrival(page, said, hit, status)
    if arrival:
        status = Status.DONE
    if status is None or _is_own(page, hit, context, stated, arrival):
        return None
    day = stated if stated is not None and not stated.year_only else None
    study = (
        study_of(said, hit.start, hit.end, named.modality, page.rules) if named.modality else None
    )
    recent = arrival or context.speaks_of("recent")
    return Mention(
        category=named.thing.category,
        status=status,
        quote=page.layout.text.quote(sentence.start, sentence.end),
        page=page.layout.reading.page,
        box=page.layout.box(sentence.start, sentence.end),
        date=day.first if day else page.date if arrival else None,
        date_end=day.last if day and day.last != day.first else None,
        study=study,
        provider=_provider(page.known, said, hit),
        encounter=page.encounter,
        subject=named.thing.subject,
        strength=_strength(page, named, study, day, context, recent=recent),
        recent=recent,
    )


def _by_date(page: _Page, stated: StatedDate) -> Status:
    if page.date is not None and stated.first > page.date:
        return Status.SCHEDULED
    if stated.year_only and (page.date is None or stated.last < page.date):
        return Status.HISTORICAL
    return Status.DONE


def _date_of(
    said: str, hit: Hit[_Named], hits: list[Hit[_Named]], dates: tuple[StatedDate, ...]
) -> StatedDate | None:
    """Give the date that belongs to a thing: the next behind it, else the one just before it."""
    usable = [d for d in dates if not d.of_loss]
    behind = [d for d in usable if d.start >= hit.start]
    if behind and _clear(said, hit.end, behind[0].start, hits, dates, most=14):
        return behind[0]
    ahead = [d for d in usable if d.end <= hit.start]
    if ahead and _clear(said, ahead[-1].end, hit.start, hits, dates, most=12):
        return ahead[-1]
    return None


def _clear(
    said: str,
    left: int,
    right: int,
    hits: list[Hit[_Named]],
    dates: tuple[StatedDate, ...],
    *,
    most: int,
) -> bool:
    between = said[left:right].lstrip(". ")
    if len(between.split()) > most or ";" in between:
        return False
    if any(d.start >= left and d.end <= right for d in dates):
        return False
    others = [h for h in hits if h.start >= left and h.end <= right]
    return all(_JOINING.match(said[left : h.start]) for h in others) if others else True


def _is_arrival(page: _Page, said: str, hit: Hit[_Named], status: Status | None) -> bool:
    """Tell whether a hospital's record says that the patient came by ambulance to this visit."""
    if page.category not in _STAYS or hit.value.thing.category is not Category.EMS:
        return False
    if status not in (Status.DONE, None):
        return False
    return any(
        c.end <= hit.start + 3 and hit.start - c.end < 40 for c in page.known.arrival.find(said)
    )


def _is_own(
    page: _Page, hit: Hit[_Named], context: Context, stated: StatedDate | None, arrival: bool
) -> bool:
    """Tell whether the sentence speaks of what this same record is about."""
    if arrival:
        return False
    category = hit.value.thing.category
    other_day = (
        stated is not None
        and page.date is not None
        and not (stated.first <= page.date <= stated.last)
    )
    if other_day or context.speaks_of("elsewhere"):
        return False
    if context.near("same_visit", hit.start, hit.end):
        return True
    if category == page.category and stated is not None and page.date is not None:
        return True
    own = page.known.table.own.get(page.category, [])
    return category in own and (stated is None or page.date is not None)


def _strength(
    page: _Page,
    named: _Named,
    study: Study | None,
    day: StatedDate | None,
    context: Context,
    *,
    recent: bool,
) -> int:
    vague = named.thing.vague or (study is not None and study.region is None)
    placed = recent or context.speaks_of("elsewhere")
    if day is not None:
        return 3
    if page.category in _STAYS and not placed:
        return 1
    if named.thing.category is Category.LABORATORY and not placed:
        return 1
    if vague:
        return 2 if placed else 1
    return 3 if placed else 2


def _provider(known: _Rules, said: str, hit: Hit[_Named]) -> str | None:
    """Give the doctor or the place that a sentence names with a thing; the nearest behind it."""
    names = [
        (m.start(g), m.group(g))
        for pattern in (known.doctor, known.place)
        for m in pattern.finditer(said)
        for g in range(1, pattern.groups + 1)
        if m.group(g)
    ]
    if not names:
        return None
    behind = [n for n in names if n[0] >= hit.start]
    name = min(behind)[1] if behind else max(names)[1]
    return _NEXT_SENTENCE.sub("", name)
