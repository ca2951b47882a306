"""Care that a record says took place, and of which the matter holds nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from casefile.categories import Category, FlagKind, Status
from casefile.encounters import Mention, Study
from casefile.flags import Evidence, PageRef
from completeness.drafts import Draft, care_cause, cause
from completeness.held import Held
from completeness.matching import Unanswered
from completeness.mentions_held import Told, is_held, named_things, own_facility
from completeness.phrases import day, inside, opening
from completeness.places import belongs_to, may_be_called

_VISITS = frozenset({Category.EMERGENCY, Category.INPATIENT, Category.OFFICE_VISIT})

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
            if not _counts(one, held) or is_held(one, held, missing):
                continue
            if not _belongs_to_visit(mention, packet.mentions):
                told[_thing(mention, held)].append(one)
    return told


def _belongs_to_visit(mention: Mention, others: Sequence[Mention]) -> bool:
    """Tell whether a study of no part in particular is told with the visit that it was made at."""
    if mention.study is None or mention.study.region is not None or mention.place is None:
        return False
    return any(
        o.category in _VISITS
        and o.status is Status.DONE
        and (o.page, o.quote, o.place, o.date)
        == (mention.page, mention.quote, mention.place, mention.date)
        for o in others
    )


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
    if page is None or page.foreign or _is_copy(PageRef(told.packet, mention.page), held):
        return False
    if mention.status is not Status.DONE or not mention.category.is_care:
        return False
    if mention.strength < held.tables.references.least_strength:
        return False
    if mention.category is page.category and mention.place and _is_own_house(told, held):
        return False
    return _is_in_time(mention, _told_on(told, page.date, held), held)


def _is_copy(ref: PageRef, held: Held) -> bool:
    """Tell whether a page is only a copy: of two, the one in its own house's packet is not."""
    original = held.duplicates.get(ref)
    if original is not None:
        return _at_home(original, held) or not _at_home(ref, held)
    copies = [c for c, of in held.duplicates.items() if of == ref]
    return bool(copies) and not _at_home(ref, held) and any(_at_home(c, held) for c in copies)


def _at_home(ref: PageRef, held: Held) -> bool:
    """Tell whether a page is of the house whose packet it stands in."""
    packet, request = held.packets[ref.packet], held.request(ref.packet)
    sender = request.provider if request else packet.provider
    page = held.page(ref.packet, ref.page)
    heads = [page.letterhead if page else None]
    heads += [e.facility for e in packet.encounters if ref.page in e.pages]
    return bool(sender) and any(h and belongs_to(h, sender) for h in heads)


def _told_on(told: Told, page: dt.date | None, held: Held) -> dt.date | None:
    """Give the day up to which a page may tell: its own, the last of its stay or of its rows."""
    number = told.mention.page
    own = [e for e in held.packets[told.packet].encounters if number in e.pages]
    days = [d for e in own for d in (e.date, e.end_date) if d]
    return max([page, *days]) if page else None


def _is_own_house(told: Told, held: Held) -> bool:
    """Tell whether the place that a note names for care of its own kind is its own house."""
    mention = told.mention
    own = own_facility(told, held) or held.packets[told.packet].provider
    return mention.date is None and bool(own and may_be_called(str(mention.place), own))


def _is_in_time(mention: Mention, visit: dt.date | None, held: Held) -> bool:
    """Tell whether the care lies before the note that speaks of it, and in the time asked for.

    That is after the loss, for care that bears no date, and after what the requests reach back to.
    """
    if mention.date is None:
        return held.start is None or visit is None or visit >= held.start
    if visit is not None and mention.date > visit:
        return False
    return held.earliest is None or (mention.date_end or mention.date) >= held.earliest


def _thing(mention: Mention, held: Held) -> tuple[object, ...]:
    """Give what makes two mentions speak of one thing."""
    study = mention.study or Study("")
    if mention.date is not None and (study.modality or study.region):
        named: tuple[str, ...] = ()
    else:
        named = tuple(named_things(mention, held))
    return (
        mention.category.value,
        mention.date,
        study.modality.lower(),
        (study.region or "").lower(),
        (study.side or "").lower(),
        named,
        "" if mention.date or named else (mention.provider or "").lower(),
    )


def _flag(thing: tuple[object, ...], sentences: list[Told], held: Held) -> Draft:
    first = sentences[0]
    mention = first.mention
    name = _name(mention, held)
    on = _when(mention)
    by = f" with {mention.provider}" if mention.provider else ""
    more = f" and {len(sentences) - 1} more" if len(sentences) > 1 else ""
    giver = mention.place or mention.provider
    causes = [cause_of(thing), *_asked_items(mention.category, giver, held)]
    if mention.date and mention.date_end is None:
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
        end_date=mention.date_end,
        packet=first.packet,
        pages=(mention.page,),
        detail={"quote": mention.quote, "page": mention.page}
        | ({"provider": giver} if giver else {}),
        evidence=tuple(
            Evidence(t.packet, t.mention.page, t.mention.quote, t.mention.box) for t in sentences
        ),
        ask=f"The records of the {inside(name)}{on}{by}.",
    )


def _asked_items(category: Category, giver: str | None, held: Held) -> Iterator[str]:
    """Give the causes shared with what was asked of the house that is named and never came."""
    for index, request in enumerate(held.matter.requests):
        if not giver or not belongs_to(giver, request.provider):
            continue
        answers = [p for p in held.facts.packets if held.requests.get(p.id) == index]
        if not answers:
            yield cause("silent", index)
        elif not any(q.category is category for p in answers for q in p.pages):
            yield cause("item", index, category)


def _when(mention: Mention) -> str:
    """Say when it took place; a span is what the words leave open."""
    if mention.date is None:
        return ""
    if mention.date_end is None:
        return f" of {day(mention.date)}"
    return f" between {day(mention.date)} and {day(mention.date_end)}"


def _name(mention: Mention, held: Held) -> str:
    study = mention.study
    if study is not None and study.modality:
        region = " ".join(w for w in (study.side, study.region) if w).replace("_", " ")
        return f"{study.modality}{f' of the {region}' if region else ''}"
    said = mention.quote.lower()
    words = [
        w
        for n in named_things(mention, held)
        for w in re.findall(rf"\b{re.escape(n)}\w*", said)[:1]
    ]
    which = f" ({', '.join(sorted(set(words), key=lambda w: (said.index(w), w)))})" if words else ""
    name = opening(mention.subject) or held.tables.wording.visit[mention.category]
    return f"{name}{which}"
