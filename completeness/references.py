"""Care that a record says took place, and of which the matter holds nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from casefile.categories import Category, FlagKind, Status
from casefile.encounters import Encounter, Mention, Study
from casefile.flags import Evidence, PageRef
from casefile.names import person_tokens
from completeness.drafts import Draft, care_cause, cause
from completeness.held import Held
from completeness.matching import Unanswered
from completeness.phrases import day, inside, opening
from completeness.places import is_institution

_SHORTLY_BEFORE = dt.timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Told:
    """A mention and the packet it stands in."""

    packet: str
    mention: Mention


Unreceived = Mapping[tuple[object, ...], list[Told]]


def told_of(held: Held, missing: Unanswered) -> Unreceived:
    """Give each study, operation, visit or course of therapy that is told of and not held.

    What was only planned, ordered, denied, of the family or before the loss never counts. A named
    study is another study, even where the matter holds a different one of that date. Several
    sentences about one thing stand together.
    """
    told: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for packet in held.facts.packets:
        for mention in packet.mentions:
            one = Told(packet.id, mention)
            if _counts(one, held) and not _is_held(one, held, missing):
                told[_thing(mention, held)].append(one)
    return told


def referenced_not_received(told: Unreceived, held: Held) -> Iterator[Draft]:
    """Flag each thing that is told of and not held, once."""
    for thing, sentences in told.items():
        yield _flag(thing, sentences, held)


def cause_of(thing: tuple[object, ...]) -> str:
    """Name what a thing told of shares with other flags."""
    return cause("told", *thing)


def _counts(told: Told, held: Held) -> bool:
    """Tell whether a mention says firmly that care of this client and this matter took place."""
    mention = told.mention
    page = held.page(told.packet, mention.page)
    if page is None or page.foreign or PageRef(told.packet, mention.page) in held.duplicates:
        return False
    if mention.status is not Status.DONE or not mention.category.is_care:
        return False
    if mention.strength < held.tables.references.least_strength:
        return False
    return _is_in_time(mention, page.date, held.start)


def _is_in_time(mention: Mention, visit: dt.date | None, start: dt.date | None) -> bool:
    """Tell whether the care lies after the loss and before the note that speaks of it."""
    if mention.date is None:
        return start is None or visit is None or visit >= start
    if visit is not None and mention.date > visit:
        return False
    return start is None or (mention.date_end or mention.date) >= start


def _thing(mention: Mention, held: Held) -> tuple[object, ...]:
    """Give what makes two mentions speak of one thing."""
    study = mention.study or Study("")
    if mention.date is not None and (study.modality or study.region):
        named: tuple[str, ...] = ()
    else:
        named = tuple(_named(mention, held))
    return (
        mention.category.value,
        mention.date,
        study.modality.lower(),
        (study.region or "").lower(),
        (study.side or "").lower(),
        named,
        "" if mention.date or named else (mention.provider or "").lower(),
    )


def _named(mention: Mention, held: Held) -> list[str]:
    """Give what sets the operation or therapy apart: the words of its own, and the region."""
    words = held.tables.references
    quote = mention.quote.lower()
    named = {w for w in _words(mention.subject) if w not in words.vague}
    named.update(w for w in words.distinctive if re.search(rf"\b{re.escape(w)}", quote))
    things = [*sorted(named), *sorted(_words(mention.subject))]
    regions = held.tables.studies.regions_in(quote)
    named.update(r for r in regions if not things or _is_of(r, things, quote))
    return sorted(named)


def _is_of(region: str, things: Sequence[str], quote: str) -> bool:
    """Tell whether a region is that of the care, not of a complaint in the same sentence.

    It stands shortly before the care ("left knee arthroscopy") or behind it after a preposition
    ("injection into the shoulder"); "the injection arm pain is less" is no injection of an arm.
    """
    where, care = rf"\b{re.escape(region)}\w*", rf"\b(?:{'|'.join(map(re.escape, things))})\w*"
    ahead = rf"{where}(?:[\s-]+[\w-]+){{0,3}}?[\s-]+{care}"
    linked = r"(?:\s+\w+){0,2}?\s+(?:in|into|of|to|for|at|on|over)\b(?:\s+[\w-]+){0,4}?\s+"
    behind = care + linked + where
    if re.search(ahead, quote) or re.search(behind, quote):
        return True
    return not re.search(care, quote)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{2,}", text.lower()))


def _is_held(told: Told, held: Held, missing: Unanswered) -> bool:
    """Tell whether the matter holds it; care billed that very day without a record is not held."""
    mention = told.mention
    if mention.date and (mention.category, mention.date) in missing:
        return False
    if mention.date is not None:
        candidates = _around(mention, held)
    else:
        candidates = [e for e in held.of_category.get(mention.category, ()) if _later(e, held)]
        if _is_elsewhere(mention, held):
            own = _own_facility(told, held)
            candidates = [e for e in candidates if own is None or e.facility != own]
    return any(_is_it(mention, e, held) for e in candidates)


def _later(encounter: Encounter, held: Held) -> bool:
    """Tell whether an encounter lies after the loss, or so near before it that notes tell of it."""
    start = held.start
    return start is None or encounter.date is None or encounter.date >= start - _SHORTLY_BEFORE


def _is_elsewhere(mention: Mention, held: Held) -> bool:
    quote = " ".join(mention.quote.lower().split())
    return any(cue in quote for cue in held.tables.references.elsewhere)


def _own_facility(told: Told, held: Held) -> str | None:
    for encounter in held.packets[told.packet].encounters:
        if encounter.id == told.mention.encounter:
            return encounter.facility
    return None


def _around(mention: Mention, held: Held) -> list[Encounter]:
    assert mention.date is not None
    slack = held.tables.windows.referenced_days.get(mention.category, 0)
    last = mention.date_end or mention.date
    found: list[Encounter] = []
    at = mention.date
    while at <= last:
        found += held.on(mention.category, at, slack)
        at += dt.timedelta(days=1)
    return found


def _is_it(mention: Mention, encounter: Encounter, held: Held) -> bool:
    """Tell whether the encounter can be what the mention speaks of: nothing named differs."""
    if mention.category is Category.RADIOLOGY:
        return _same_study(mention.study, encounter, held)
    if mention.category is Category.OPERATIVE:
        return _same_subject(mention, encounter, held)
    if mention.category is Category.EMS:
        return True
    if mention.provider and encounter.provider and not _same_surname(mention, encounter):
        return False
    if mention.date is None:
        return _same_subject(mention, encounter, held)
    return True


def _same_study(study: Study | None, encounter: Encounter, held: Held) -> bool:
    if study is None:
        return True
    if encounter.study is not None:
        return held.tables.studies.same_study(study, encounter.study)
    text = held.text(encounter)
    return all(_stands_in(w, text) for w in (study.modality, study.region, study.side) if w)


def _same_subject(mention: Mention, encounter: Encounter, held: Held) -> bool:
    """Tell whether what sets the named operation or therapy apart stands in the record held."""
    text = held.text(encounter)
    return all(_stands_in(word, text) for word in _named(mention, held))


def _stands_in(name: str, text: str) -> bool:
    """Tell whether each word of a name stands in the text, its ending aside."""
    words = re.findall(r"[a-z]{2,}", name.lower())
    stems = [w[: max(4, len(w) - 2)] if len(w) > 5 else w for w in words if w != "spine"]
    return all(re.search(rf"\b{re.escape(stem)}", text) for stem in stems)


def _same_surname(mention: Mention, encounter: Encounter) -> bool:
    told, own = mention.provider or "", encounter.provider or ""
    if is_institution(told) or is_institution(own):
        return True
    a, b = person_tokens(told), person_tokens(own)
    return not a or not b or fuzz.ratio(a[-1], b[-1]) >= 75


def _flag(thing: tuple[object, ...], sentences: list[Told], held: Held) -> Draft:
    first = sentences[0]
    mention = first.mention
    name = _name(mention, held)
    on = f" of {day(mention.date)}" if mention.date else ""
    by = f" with {mention.provider}" if mention.provider else ""
    more = f" and {len(sentences) - 1} more" if len(sentences) > 1 else ""
    causes = [cause_of(thing)]
    if mention.date:
        causes.append(care_cause(mention.category, mention.date))
    return Draft(
        kind=FlagKind.REFERENCED_NOT_RECEIVED,
        identity=thing,
        message=(
            f"{name}{on}{by} is mentioned, nothing received. "
            f"See {held.place(first.packet, [mention.page])}{more}: “{mention.quote}”"
        ),
        causes=tuple(causes),
        category=mention.category,
        date=mention.date,
        packet=first.packet,
        pages=(mention.page,),
        detail={"quote": mention.quote, "page": mention.page},
        evidence=tuple(
            Evidence(t.packet, t.mention.page, t.mention.quote, t.mention.box) for t in sentences
        ),
        ask=f"The records of the {inside(name)}{on}{by}.",
    )


def _name(mention: Mention, held: Held) -> str:
    study = mention.study
    if study is not None and study.modality:
        region = " ".join(w for w in (study.side, study.region) if w).replace("_", " ")
        return f"{study.modality}{f' of the {region}' if region else ''}"
    said = mention.quote.lower()
    words = [
        w for n in _named(mention, held) for w in re.findall(rf"\b{re.escape(n)}\w*", said)[:1]
    ]
    which = f" ({', '.join(sorted(set(words), key=lambda w: (said.index(w), w)))})" if words else ""
    name = opening(mention.subject) or held.tables.wording.visit[mention.category]
    return f"{name}{which}"
