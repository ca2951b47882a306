"""Kinds of records that were asked for and of which nothing came."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from casefile.categories import Category, FlagKind
from casefile.flags import PageRef
from casefile.matters import PacketFacts, Request
from completeness.credits import payment_evidence
from completeness.drafts import Draft, cause
from completeness.explained import Explained, of_care, unbilled_days, was_billed
from completeness.held import Held
from completeness.phrases import day
from completeness.places import belongs_to, is_institution


def missing_categories(held: Held) -> Iterator[Draft]:
    """Flag each item of each request that is wholly absent from what answered it.

    A request that names none asks for what such a provider has (expected.toml).
    """
    explained = unbilled_days(held)
    for index, request in enumerate(held.matter.requests):
        packets = [p for p in held.facts.packets if held.requests.get(p.id) == index]
        for item in held.tables.expected.items(request):
            if not _came(item, request, packets, held):
                rows = explained if item is Category.BILLING else {}
                shown = _shown(rows, request, packets, held)
                yield _flag(item, index, packets, shown, held)


def _came(item: Category, request: Request, packets: list[PacketFacts], held: Held) -> bool:
    if item is Category.BILLING:
        return any(_is_billed_by(request, packet, held) for packet in packets)
    for packet in packets:
        if any(e.category is item for e in packet.encounters):
            return True
        if any(q.category is item and not q.foreign and not q.blank for q in packet.pages):
            return True
    if _came_by_another_name(item, request, packets, held):
        return True
    return item.is_care and any(
        e.facility and belongs_to(e.facility, request.provider)
        for e in held.of_category.get(item, ())
    )


def _came_by_another_name(
    item: Category, request: Request, packets: list[PacketFacts], held: Held
) -> bool:
    """Tell whether one kind of visit is all the care asked for, and visits of another kind came.

    A massage therapist's sessions are visits of whatever kind the request calls them.
    """
    kinds = held.tables.care.one_visit_kinds
    if item not in kinds or any(i.is_care and i is not item for i in request.items):
        return False
    visits = [e for p in packets for e in held.encounters if e.packet == p.id and e.date]
    return bool(visits) and all(
        e.category in kinds and (e.facility is None or belongs_to(e.facility, request.provider))
        for e in visits
    )


def _is_billed_by(request: Request, packet: PacketFacts, held: Held) -> bool:
    """Tell whether the packet holds a bill of the provider who was asked, not of somebody else."""
    own = {e.provider for e in packet.encounters if e.provider}
    house = _house(packet)
    billed: set[int] = set()
    for of, bill in held.bills:
        if of.id != packet.id:
            continue
        if all(PageRef(packet.id, n) in held.duplicates for n in bill.pages):
            billed.update(bill.pages)
            continue
        billed.update(bill.pages)
        if bill.provider is None or belongs_to(bill.provider, request.provider):
            return True
        if bill.provider in own and not is_institution(bill.provider):
            return True
        if house and belongs_to(bill.provider, house):
            return True
    return any(
        q.category is Category.BILLING and not q.foreign and not q.blank and q.page not in billed
        for q in packet.pages
    )


def _shown(
    explained: Mapping[dt.date, Sequence[Explained]],
    request: Request,
    packets: Sequence[PacketFacts],
    held: Held,
) -> list[Explained]:
    """Give the rows of explanations that are of a visit to the provider who was asked."""
    answering = {packet.id for packet in packets}
    own = {
        (e.date, e.category)
        for e in held.encounters
        if e.date in explained
        and (e.packet in answering or (e.facility and belongs_to(e.facility, request.provider)))
    }
    rows = (
        one
        for day_of, category in sorted(own)
        if day_of is not None
        for one in of_care(explained[day_of], category)
    )
    return list(dict.fromkeys(rows))


def _house(packet: PacketFacts) -> str | None:
    """Give the place that most visits of an answer were at: the house itself, as its notes name it.

    Requests and letterheads may name one house in two ways.
    """
    named = Counter(e.facility for e in packet.encounters if e.facility)
    place, times = max(named.items(), key=lambda n: n[1], default=(None, 0))
    return place if 2 * times > len(packet.encounters) else None


def _flag(
    item: Category,
    index: int,
    packets: list[PacketFacts],
    shown: Sequence[Explained],
    held: Held,
) -> Draft:
    request = held.matter.requests[index]
    noun = held.tables.wording.item[item]
    was = "were" if noun.endswith("s") else "was"
    asked = f" on {day(request.sent)}" if request.sent else ""
    dates = ""
    if request.date_from and request.date_to:
        dates = f" for {day(request.date_from)} to {day(request.date_to)}"
    how = (
        f"{len(packets)} {'file' if len(packets) == 1 else 'files'} answered the request without it"
        if packets
        else "nothing has come in answer"
    )
    said = f"{was} asked for{asked} from {request.addressee}"
    if not request.items:
        are = "are" if was == "were" else "is"
        said = f"{are} to be expected of {request.addressee}, of whom everything was asked{asked}"
    return Draft(
        kind=FlagKind.MISSING_CATEGORY,
        identity=(request.addressee, request.sent, request.date_from, request.date_to, item),
        message=(
            f"{noun} {said}; none came ({how})." + (f" {was_billed(shown, held)}." if shown else "")
        ),
        causes=(cause("item", index, item), *_silence(index, packets)),
        category=item,
        packet=packets[0].id if packets else None,
        detail={"item": item.value, "request": index, "provider": request.addressee},
        evidence=tuple(payment_evidence(one.packet, one.payment) for one in shown),
        ask=f"{noun}{dates}.",
    )


def _silence(index: int, packets: Sequence[PacketFacts]) -> tuple[str, ...]:
    """Give the one cause of all that lacks where nothing at all came in answer."""
    return () if packets else (cause("silent", index),)
