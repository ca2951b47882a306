"""What explanations of benefits tell: rows of payments, each for a service of a day.

They are no bills. A row that no bill in the matter answers shows that a bill was sent and is not
held.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from casefile.bills import Payment
from casefile.categories import Category
from casefile.codes import billed_for
from casefile.flags import PageRef
from casefile.money import shown
from casefile.specials import PaidUnbilled
from casefile.words import Box
from completeness.credits import Told, payment_evidence
from completeness.held import Charge, Held
from completeness.phrases import day, listed
from completeness.services import Service


@dataclass(frozen=True, slots=True)
class Explained:
    """A payment or adjustment in a row of an explanation of benefits."""

    packet: str
    payment: Payment
    insurer: str

    @property
    def row(self) -> tuple[str, int, Box]:
        """The row: what it pays and what it writes off are of one service."""
        return (self.packet, self.payment.page, self.payment.box)

    @property
    def teller(self) -> str:
        """Who tells it."""
        return f"The explanation of benefits{f' of {self.insurer}' if self.insurer else ''}"


def explained_rows(held: Held) -> Iterator[Explained]:
    """Give every payment that an explanation of benefits tells, copies left out."""
    for packet, bill in held.explained:
        for payment in bill.payments:
            if PageRef(packet.id, payment.page) not in held.duplicates:
                yield Explained(packet.id, payment, bill.provider or packet.provider or "")


def told_by_insurers(
    services: Sequence[Service], held: Held
) -> tuple[dict[Service, list[Told]], list[Explained]]:
    """Give what is told of each service, by its day, charge and code, and what is of none."""
    like: dict[tuple[dt.date | None, Decimal | None], list[Service]] = defaultdict(list)
    for service in services:
        like[service.line.date, service.line.charge].append(service)
    told: dict[Service, list[Told]] = defaultdict(list)
    rows: dict[tuple[str, int, Box], Service | None] = {}
    rest: list[Explained] = []
    for one in explained_rows(held):
        payment = one.payment
        if one.row not in rows:
            taken = {s for (packet, *_), s in rows.items() if packet == one.packet}
            alike = like[payment.date, payment.charge]
            rows[one.row] = _of(payment, [s for s in alike if s not in taken])
        if of := rows[one.row]:
            insurer = one.insurer or "insurance"
            told[of].append(Told(one.teller, payment, one.packet, (of,), insurer))
        else:
            rest.append(one)
    return told, rest


def unbilled(rest: Sequence[Explained], held: Held) -> Iterator[PaidUnbilled]:
    """Give the payments for services that no bill shows; sums of an explanation are none."""
    for one in rest:
        payment = one.payment
        if payment.charge is None:
            continue
        charged = sorted({shown(c.line.charge) for c in _charges_like(one, held)})
        yield PaidUnbilled(
            date=payment.date,
            code=payment.code,
            description=payment.description,
            charge=payment.charge,
            amount=payment.amount,
            adjustment=payment.adjustment,
            insurer=one.insurer,
            held_at=tuple(charged),
            citation=payment_evidence(one.packet, payment),
        )


def unbilled_days(held: Held) -> dict[dt.date, list[Explained]]:
    """Give by its day each row of an explanation that no charge held answers."""
    days: dict[dt.date, list[Explained]] = defaultdict(list)
    for one in explained_rows(held):
        day_of = one.payment.date
        if day_of and one.payment.charge is not None and not _charges_like(one, held):
            days[day_of].append(one)
    return days


def of_care(rows: Iterable[Explained], category: Category) -> list[Explained]:
    """Give the rows that can be of a kind of care; one without a code may be of any."""
    return [
        one
        for one in rows
        if one.payment.code is None
        or billed_for(one.payment.code, biller=category).category is category
    ]


def was_billed(rows: Sequence[Explained], held: Held) -> str:
    """Say which explanations show that something was billed, and for which days."""
    places = listed(list(dict.fromkeys(held.place(o.packet, [o.payment.page]) for o in rows)))
    tellers = list(dict.fromkeys(one.teller for one in rows))
    tell = "tells" if len(tellers) == 1 else "tell"
    days = listed([day(d) for d in sorted({o.payment.date for o in rows if o.payment.date})])
    said = listed(tellers)
    return f"{said} ({places}) {tell} of what was billed for {days}"


def _of(payment: Payment, services: Sequence[Service]) -> Service | None:
    agreeing = (s for s in services if None in (s.line.code, payment.code) or _names(payment, s))
    return next(agreeing, None)


def _names(payment: Payment, service: Service) -> bool:
    return any(line.code == payment.code for _, line in service.printed)


def _charges_like(one: Explained, held: Held) -> list[Charge]:
    """Give the charges of the row's day that can be of its service, whatever their amount."""
    codes = {None, one.payment.code}
    alike = held.charges_by_day[one.payment.date]
    return [c for c in alike if one.payment.code is None or c.line.code in codes]
