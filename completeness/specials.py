"""The specials ledger of a matter: each service once, who paid, what is owed, with citations."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from casefile.bills import Bill, BillingLine
from casefile.flags import PageRef
from casefile.matters import PacketFacts
from casefile.money import shown
from casefile.specials import Difference, Expense, NotCounted, ProviderLedger, Specials
from completeness.credits import Credits, Told
from completeness.expenses import fold
from completeness.explained import told_by_insurers, unbilled
from completeness.held import Held, line_evidence
from completeness.liens import Stated, as_liens, stated_liens
from completeness.places import belongs_to, may_be, same_provider
from completeness.services import Printed, Service, Sitting

_NOT_NAMED = "Provider not named"


@dataclass(frozen=True)
class _House:
    """A provider with its bills that stand, its services and what is left over."""

    name: str
    sittings: Sequence[Sitting]
    services: Sequence[Service]
    unmatched: Sequence[Printed]


def specials_of(held: Held) -> Specials:
    """Give the ledger of every provider that billed the client.

    Bills that a later claim replaced or voided do not count; pages that repeat others add
    citations, explanations of benefits payments, never charges: what they tell of a service that
    no bill shows stands apart.
    """
    houses = [_house(name, sittings, held) for name, sittings in _by_provider(held)]
    told, rest = told_by_insurers([s for house in houses for s in house.services], held)
    stated = stated_liens(held)
    ledgers = [_ledger(house, told, stated, held) for house in houses]
    said = [p for p in ledgers if p.expenses or p.credits or p.liens]
    return Specials(
        tuple(sorted(said, key=lambda p: (p.provider.lower(), p.provider))),
        tuple(_not_counted(houses, held)),
        tuple(unbilled(rest, held)),
    )


def _by_provider(held: Held) -> list[tuple[str, list[Sitting]]]:
    """Group the bills that stand by who billed, in the order in which they came."""
    found: list[tuple[str, list[Sitting]]] = []
    places: dict[tuple[str, str], int] = {}
    for packet, bill in held.bills:
        if bill.id in held.superseded:
            continue
        name = bill.provider or packet.provider or _NOT_NAMED
        key = (name, packet.id)
        if key not in places:
            scanned = any(held.is_scanned(packet.id, number) for number in bill.pages)
            same = (
                n
                for n, (known, sittings) in enumerate(found)
                if same_provider(known, name)
                or (scanned and may_be(known, name) and _shares(packet, sittings))
            )
            places[key] = next(same, len(found))
            if places[key] == len(found):
                found.append((name, []))
        found[places[key]][1].extend(_sittings(packet, bill, held))
    return found


def _shares(packet: PacketFacts, sittings: Sequence[Sitting]) -> bool:
    """Tell whether a provider has other bills in a packet: a damaged name on one may be its."""
    return any(sitting.packet == packet.id for sitting in sittings)


def _sittings(packet: PacketFacts, bill: Bill, held: Held) -> Iterator[Sitting]:
    own = [n for n in bill.lines if not held.is_foreign(packet.id, n.page)]
    copied = [n for n in own if PageRef(packet.id, n.page) in held.duplicates]
    if not held.is_copy(packet.id, bill.pages):
        yield Sitting(packet.id, bill, tuple(n for n in own if n not in copied))
    if copied:
        yield Sitting(packet.id, bill, tuple(copied), repeats=True)


def _house(name: str, sittings: Sequence[Sitting], held: Held) -> _House:
    rules = held.tables.specials
    services, unmatched = fold(sittings, rules.distinct_modifiers, rules.part_modifiers)
    return _House(name, sittings, services, unmatched)


def _ledger(
    house: _House,
    told: Mapping[Service, Sequence[Told]],
    stated: Sequence[Stated],
    held: Held,
) -> ProviderLedger:
    account = Credits(held, house.sittings)
    account.take(
        [*_told_by_claims(house, held), *(t for s in house.services for t in told.get(s, ()))]
    )
    own = [(p, s) for p, s in stated if _is_about(house, p, s.page)]
    return ProviderLedger(
        provider=house.name,
        expenses=tuple(sorted((s.expense() for s in house.services), key=_by_day)),
        credits=account.credits(),
        liens=as_liens(own),
        differences=(*_disputed(house), *account.differences),
    )


def _told_by_claims(house: _House, held: Held) -> Iterator[Told]:
    """Give the amounts paid that claim forms print; a claim sent twice tells them once."""
    billed: dict[Sitting, list[Service]] = defaultdict(list)
    for service in house.services:
        for sitting in service.sittings:
            billed[sitting].append(service)
    seen: set[tuple[tuple[int, ...], Decimal]] = set()
    for sitting in house.sittings:
        if not sitting.is_claim or sitting.repeats:
            continue
        services = tuple(billed[sitting])
        same = tuple(sorted(id(s) for s in services)) or (id(sitting),)
        for payment in sitting.bill.payments:
            copied = PageRef(sitting.packet, payment.page) in held.duplicates
            if not copied and (same, payment.amount) not in seen:
                seen.add((same, payment.amount))
                yield Told("The claim form", payment, sitting.packet, services)


def _is_about(house: _House, packet: PacketFacts, page: int) -> bool:
    """Tell whether a page is of this provider: of its bills, else of a packet that it sent."""
    billing = {s.packet for s in house.sittings if page in s.bill.pages and s.packet == packet.id}
    if billing or packet.provider is None:
        return bool(billing)
    on_bill = any(page in bill.pages for bill in packet.bills)
    return not on_bill and belongs_to(house.name, packet.provider)


def _disputed(house: _House) -> Iterator[Difference]:
    for service in house.services:
        for sitting, line in service.disputed:
            kept = service.line
            message = (
                f"{kept.code} of {kept.date:%m/%d/%Y} is billed at {shown(kept.charge)} and at "
                f"{shown(line.charge)} on the same account; {shown(kept.charge)} is counted."
            )
            first = line_evidence(service.printed[0][0].packet, kept)
            cited = (first, line_evidence(sitting.packet, line))
            yield Difference(message, line.charge, kept.charge, cited)


def _not_counted(houses: Sequence[_House], held: Held) -> Iterator[NotCounted]:
    for house in houses:
        for sitting, line in house.unmatched:
            yield _left_out(sitting.packet, line, "its page repeats a page that is counted")
    for packet, bill in held.bills:
        if bill.id in held.superseded:
            for line in bill.lines:
                yield _left_out(packet.id, line, "a later claim replaced or voided its claim")


def _left_out(packet: str, line: BillingLine, why: str) -> NotCounted:
    return NotCounted(line.id, line.charge, why, line_evidence(packet, line))


def _by_day(expense: Expense) -> tuple[dt.date, str, int, float]:
    first = expense.citations[0]
    top = first.box.top if first.box else 0.0
    return (expense.date or dt.date.max, first.packet, first.page, top)
