"""Flags that new records answered, with the pages that answered them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from casefile.categories import Category, FlagKind
from casefile.encounters import Encounter
from casefile.flags import Evidence, Flag, Judgement
from casefile.matters import MatterFacts
from completeness.phrases import pages

_RECORDS = frozenset({FlagKind.MISSING_RECORD, FlagKind.REFERENCED_NOT_RECEIVED})


def resolve(previous: Iterable[Flag], judgement: Judgement, facts: MatterFacts) -> tuple[Flag, ...]:
    """Give the earlier flags that are no longer raised, as resolved, naming what answered them.

    The answering pages stand last in the evidence and in the message. A flag that fell away for
    another reason (a corrected date, a changed rule) is resolved without pages.
    """
    raised = {flag.id for flag in judgement.flags}
    return tuple(
        _resolved(flag, list(_answers(flag, judgement, facts)), facts)
        for flag in previous
        if flag.id not in raised and flag.status != "resolved"
    )


def _resolved(flag: Flag, answers: list[Evidence], facts: MatterFacts) -> Flag:
    message = flag.message
    if answers:
        packet = facts.packet(answers[0].packet)
        numbers = tuple(e.page for e in answers if e.packet == packet.id)
        message += f" Settled by {pages(numbers)} of {packet.file}."
    return replace(flag, status="resolved", message=message, evidence=(*flag.evidence, *answers))


def _answers(flag: Flag, judgement: Judgement, facts: MatterFacts) -> Iterator[Evidence]:
    if flag.kind in _RECORDS:
        yield from _pages(_encounters(facts, flag.category, flag.date, flag.end_date or flag.date))
    elif flag.kind is FlagKind.TREATMENT_GAP:
        one = dt.timedelta(days=1)
        if flag.date and flag.end_date:
            between = (flag.date + one, flag.end_date - one)
            yield from _pages(_encounters(facts, None, *between))
    elif flag.kind is FlagKind.VISIT_GAP:
        yield from _pages(_visits(flag, facts))
    elif flag.kind is FlagKind.MISSING_BILL:
        yield from _charges(flag, judgement, facts)
    elif flag.kind is FlagKind.MISSING_CATEGORY:
        yield from _items(flag, judgement, facts)
    elif flag.kind is FlagKind.MISSING_PAGES:
        yield from _numbers(flag, facts)


def _visits(flag: Flag, facts: MatterFacts) -> Iterator[Encounter]:
    """Give the visits of the missing numbers, or of other days than were held of those counted."""
    days = flag.detail.get("days_held")
    if days is None:
        wanted = set(flag.detail["visits_missing"])
        inside = _encounters(facts, flag.category, flag.date, flag.end_date)
        yield from (e for e in inside if e.visit and e.visit.number in wanted)
        return
    first = flag.date if flag.detail["counted_by"] == "bill" else dt.date.min
    inside = _encounters(facts, flag.category, first, flag.end_date)
    yield from (e for e in inside if e.date and e.date.isoformat() not in days)


def _encounters(
    facts: MatterFacts, category: Category | None, first: dt.date | None, last: dt.date | None
) -> Iterator[Encounter]:
    for packet in facts.packets:
        for encounter in packet.encounters:
            if category is not None and encounter.category is not category:
                continue
            if first is None or last is None or encounter.date is None:
                continue
            if encounter.date <= last and (encounter.end_date or encounter.date) >= first:
                yield encounter


def _pages(encounters: Iterable[Encounter]) -> Iterator[Evidence]:
    for encounter in encounters:
        for page in encounter.pages:
            yield Evidence(encounter.packet, page)


def _charges(flag: Flag, judgement: Judgement, facts: MatterFacts) -> Iterator[Evidence]:
    wanted = flag.detail["encounter"]
    for packet in facts.packets:
        for line in packet.lines:
            if judgement.links.get(line.id) == wanted:
                yield Evidence(packet.id, line.page, line.description, line.box)


def _items(flag: Flag, judgement: Judgement, facts: MatterFacts) -> Iterator[Evidence]:
    for packet in facts.packets:
        if "document" in flag.detail and packet.id == flag.packet:
            continue
        if judgement.requests.get(packet.id) == flag.detail["request"]:
            for page in packet.pages:
                if page.category is flag.category and not page.foreign:
                    yield Evidence(packet.id, page.page)


def _numbers(flag: Flag, facts: MatterFacts) -> Iterator[Evidence]:
    """Give pages of other packets that carry the missing numbers of the same total."""
    wanted, total = set(flag.detail["printed_missing"]), flag.detail["printed_total"]
    for packet in facts.packets:
        if packet.id == flag.packet:
            continue
        for page in packet.pages:
            for printed in page.printed:
                if printed.number in wanted and printed.total == total:
                    yield Evidence(packet.id, page.page, printed.text, printed.box)
