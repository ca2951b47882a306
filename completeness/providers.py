"""Providers who treated the client and were never asked for their records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from casefile.bills import Bill
from casefile.categories import Category, FlagKind
from casefile.encounters import Encounter, Mention
from casefile.flags import Evidence
from casefile.names import person_tokens, place_tokens
from casefile.pages import Source
from completeness.drafts import Draft, cause
from completeness.held import Held, shown_line
from completeness.phrases import listed
from completeness.places import (
    has_own_word,
    is_institution,
    may_be,
    may_be_called,
    names_somebody,
    same_provider,
)
from completeness.references import Unreceived, cause_of

_BY_HAND = frozenset({Category.OFFICE_VISIT, Category.OPERATIVE})
_COURSES = frozenset({Category.OFFICE_VISIT, Category.CHIROPRACTIC, Category.PHYSICAL_THERAPY})
_HEAD, _INDENT = 160, 2
"""Letters of a page's head, and the words that may stand before the name of its house there."""
_Shown = tuple[str, Category, Evidence, str | None]


@dataclass
class _Treated:
    """What shows that a provider treated the client."""

    name: str
    kinds: set[Category] = field(default_factory=set)
    evidence: list[Evidence] = field(default_factory=list)
    causes: set[str] = field(default_factory=set)


def missing_providers(held: Held, told: Unreceived) -> Iterator[Draft]:
    """Flag each provider that records or bills show to have treated, and that no request names.

    Where nothing is known of requests, nobody is missing. A department belongs to the hospital
    that was asked, a clinician to the place whose records came. A place where care was given that
    is told of and not held (`told`) is one finding with that.
    """
    if not held.matter.requests:
        return
    seen: list[_Treated] = []
    shown = (s for s in _shown(held) if names_somebody(s[0]))
    for name, kind, evidence, why in (*shown, *_named(told, held)):
        if held.was_asked(name) or not has_own_word(name) or _may_be_asked(name, evidence, held):
            continue
        if why is None and _is_headed_by_asked(evidence, held):
            continue
        entry = next((t for t in seen if same_provider(t.name, name)), None)
        if entry is None:
            entry = _Treated(name)
            seen.append(entry)
        entry.evidence.append(evidence)
        entry.kinds.add(kind)
        entry.causes.add(why or cause("provider", entry.name))
    for entry in seen:
        yield _flag(entry, held)


def _named(told: Unreceived, held: Held) -> Iterator[_Shown]:
    """Give the places that sentences name, else the doctors who are said to have given the care.

    A doctor of a place whose records came is no provider to ask, nor is one who is named by the
    surname alone. What is told of without a date is a course of care, such as nine adjustments.
    """
    known = {person_tokens(c)[-1] for c in _clinicians(held) if person_tokens(c)}
    for thing, sentences in told.items():
        for one in sentences:
            mention = one.mention
            name = _house(mention, held)
            by_hand = _BY_HAND if mention.date else _COURSES
            if name is None and mention.provider and mention.category in by_hand:
                tokens = person_tokens(mention.provider)
                if len(tokens) > 1 and tokens[-1] not in known:
                    name = _addressed(mention.provider, mention.quote)
            if name:
                evidence = Evidence(one.packet, mention.page, mention.quote, mention.box)
                yield name, mention.category, evidence, cause_of(thing)


def _addressed(name: str, quote: str) -> str:
    """Give a clinician's name with the title that a sentence gives: not everybody is a doctor."""
    said, own = " ".join(quote.split()), re.escape(" ".join(name.split()))
    counselor = re.search(rf"{own},?\s+(?!M\.?D|D\.?O)[A-Z][A-Za-z.]*[A-Z]", said)
    return name if counselor else f"Dr. {name}"


def _house(mention: Mention, held: Held) -> str | None:
    """Give the house that a sentence names.

    One that only its place in the sentence shows to be a house bears a full name, and none that
    may be short for somebody who was asked.
    """
    known = next((n for n in (mention.place, mention.provider) if n and is_institution(n)), None)
    place = mention.place
    if known or not place or len(place.split()) < 2 or not has_own_word(place):
        return known
    return None if any(may_be_called(place, r.provider) for r in held.matter.requests) else place


def _shown(held: Held) -> Iterator[_Shown]:
    for encounter in held.encounters:
        if encounter.provider and held.was_asked(encounter.provider):
            continue
        if encounter.facility and encounter.pages and _after_start(encounter, held):
            place = Evidence(encounter.packet, encounter.pages[0], encounter.printed_place or "")
            yield encounter.facility, encounter.category, place, None
    clinicians = _clinicians(held)
    below = _below_another(held)
    for charge in held.charges:
        name = charge.bill.provider
        line = charge.line
        if not name or line.category is None or not line.category.is_care or held.was_asked(name):
            continue
        if not is_institution(name) and any(same_provider(name, c) for c in clinicians):
            continue
        own_head = cause("provider", name) if charge.bill.id in below else None
        yield name, line.category, shown_line(charge), own_head


def _below_another(held: Held) -> set[str]:
    """Give the bills that stand on a page below another house's, whose name heads the page."""
    first: dict[tuple[str, int], Bill] = {}
    for packet, bill in held.bills:
        first.setdefault((packet.id, bill.pages[0]), bill)
    return {
        bill.id
        for packet, bill in held.bills
        if bill.provider != first[packet.id, bill.pages[0]].provider
    }


def _is_headed_by_asked(evidence: Evidence, held: Held) -> bool:
    """Tell whether a page begins with the name of the house that was asked for its packet.

    It is that house's page, whatever name is taken from a heading or a cell below.
    """
    request, page = held.request(evidence.packet), held.page(evidence.packet, evidence.page)
    if request is None or page is None:
        return False
    name, head = place_tokens(request.provider), place_tokens(page.text[:_HEAD])
    return len(name) > 1 and any(head[at : at + len(name)] == name for at in range(_INDENT + 1))


def _may_be_asked(name: str, evidence: Evidence, held: Held) -> bool:
    """Tell whether a name taken from a scan may be a damaged reading of one that was asked."""
    page = held.page(evidence.packet, evidence.page)
    if page is None or page.source is not Source.OCR:
        return False
    return any(may_be(name, r.provider) for r in held.matter.requests)


def _after_start(encounter: Encounter, held: Held) -> bool:
    return held.start is None or encounter.date is None or encounter.date >= held.start


def _clinicians(held: Held) -> list[str]:
    """Give the clinicians of places whose records came: their bills are those places' bills."""
    return sorted({e.provider for e in held.encounters if e.provider})


def _flag(entry: _Treated, held: Held) -> Draft:
    kinds = [held.tables.wording.visit[k].lower() for k in sorted(entry.kinds)]
    places = {(e.packet, e.page): held.place(e.packet, [e.page]) for e in entry.evidence}
    shown = listed(list(places.values())[:3])
    return Draft(
        kind=FlagKind.MISSING_PROVIDER,
        identity=(entry.name.lower(),),
        message=(
            f"{entry.name} treated the client and was never asked: {listed(kinds)}, by {shown}."
        ),
        causes=tuple(sorted(entry.causes)),
        detail={"name": entry.name},
        evidence=tuple(entry.evidence[:5]),
        ask=f"All records and bills of {entry.name} for our client.",
    )
