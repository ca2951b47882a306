"""Which charge lines bill one service: on a statement and its claim form, on a bill sent twice.

Within one bill each line is a service of its own. Between two bills of a provider, the first line
of a service answers the first, the second the second. Nothing is folded by likeness of amounts
alone: day, code and modifiers must agree as far as both bills print them.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from casefile.bills import Bill, BillForm, BillingLine, CodeSystem
from completeness.services import Printed, Service, Sitting


def fold(
    sittings: Sequence[Sitting], distinct: frozenset[str], parts: frozenset[str] = frozenset()
) -> tuple[list[Service], list[Printed]]:
    """Give the services that a provider's bills bill, and the repeated lines that match none.

    `distinct` are the modifiers that make two lines of a code two services, `parts` those of them
    that another bill may print as one.
    """
    folding = _Folding(distinct, parts)
    unmatched: list[Printed] = []
    for sitting in sorted(sittings, key=lambda s: s.repeats):
        rest = folding.pair(sitting)
        if sitting.repeats:
            unmatched += [(sitting, line) for line in rest]
        else:
            for line in rest:
                folding.open(sitting, line)
    folding.join_units()
    folding.join_disputed()
    folding.join_claims(sittings)
    return folding.services, unmatched


class _Folding:
    """The services found so far, by day and charge."""

    def __init__(self, distinct: frozenset[str], parts: frozenset[str]) -> None:
        self.distinct = distinct
        self.parts = parts
        self.open_services: dict[int, Service] = {}
        self.of: dict[Sitting, list[Service]] = defaultdict(list)
        self.like: dict[tuple[dt.date | None, Decimal], list[Service]] = defaultdict(list)

    @property
    def services(self) -> list[Service]:
        """The services in the order in which they were first billed."""
        return list(self.open_services.values())

    def open(self, sitting: Sitting, line: BillingLine) -> None:
        """Begin a service with its first line."""
        service = Service([(sitting, line)])
        self.open_services[id(service)] = service
        self.of[sitting].append(service)
        self.like[line.date, line.charge].append(service)

    def pair(self, sitting: Sitting) -> list[BillingLine]:
        """Add each line of a bill to the service that other bills bill by it; give the others."""
        rest = list(sitting.lines)
        for exactly in (True, False):
            left = []
            for line in rest:
                found = self._same(sitting, line, exactly=exactly)
                if found:
                    found.add([(sitting, line)])
                    self.of[sitting].append(found)
                else:
                    left.append(line)
            rest = left
        return rest

    def _same(self, sitting: Sitting, line: BillingLine, *, exactly: bool) -> Service | None:
        for service in self.like[line.date, line.charge]:
            if sitting in service.sittings:
                continue
            if all(sitting.may_restate(s) for s in service.sittings) and any(
                self._agree(sitting, line, s, n, exactly=exactly) for s, n in service.printed
            ):
                return service
        return None

    def _agree(
        self,
        sitting: Sitting,
        line: BillingLine,
        other: Sitting,
        one: BillingLine,
        *,
        exactly: bool,
    ) -> bool:
        mine, its = self._own(line), self._own(one)
        if exactly:
            same_words = line.code is not None or line.description == one.description
            return line.code == one.code and mine == its and same_words
        silent = (not mine and not sitting.prints_modifiers) or (
            not its and not other.prints_modifiers
        )
        return (mine == its or silent) and _codes_agree(line, one)

    def _own(self, line: BillingLine) -> frozenset[str]:
        return self.distinct.intersection(line.modifiers)

    def join_units(self) -> None:
        """Join services that one bill prints unit by unit, or part by part, and another as one."""
        for group in self._by_code(but=self.parts):
            any(
                self._join(max(one, other, key=len), min(one, other, key=len))
                for one, other in _pairs(group)
            )

    def join_disputed(self) -> None:
        """Join the two lines of one account that bill one service at two charges.

        The charge that was read plainly counts; both figures are told.
        """
        groups = self._by_code()
        for group in (g for g in groups if len(g) == 2):
            first, second = sorted(group, key=lambda s: "charge" in s.line.doubtful)
            (one, _), (other, _) = first.printed[0], second.printed[0]
            apart = not first.sittings & second.sittings and one.may_restate(other)
            if apart and one.bill.account and one.bill.account == other.bill.account:
                first.disputed.append(second.printed[0])
                first.add(second.printed)
                del self.open_services[id(second)]

    def _by_code(self, but: frozenset[str] = frozenset()) -> list[list[Service]]:
        """Group the services by day, code and the modifiers (`but` some) that set them apart."""
        groups: dict[tuple[dt.date, str, frozenset[str]], list[Service]] = defaultdict(list)
        for service in self.services:
            line = service.line
            if line.date and line.code and line.code_system is not CodeSystem.REV:
                groups[line.date, line.code, self._own(line) - but].append(service)
        return list(groups.values())

    def join_claims(self, sittings: Sequence[Sitting]) -> None:
        """Join the lines of a hospital's claim with the statement that itemizes them.

        By revenue code first, then whatever is left of both.
        """
        claims = [s for s in sittings if s.bill.form is BillForm.UB04 and not s.repeats]
        itemized = [s for s in sittings if not s.is_claim and not s.repeats]
        for claim in claims:
            for statement in itemized:
                if not _other_account(claim.bill, statement.bill):
                    self._join_claim(claim, statement)

    def _join_claim(self, claim: Sitting, statement: Sitting) -> None:
        mine, its = (
            [s for s in self.of[sitting] if id(s) in self.open_services]
            for sitting in (claim, statement)
        )
        lumps = [s for s in mine if statement not in s.sittings]
        items = [s for s in its if claim not in s.sittings and claim.covers(s.line)]
        for room in sorted({s.line.revenue_code for s in lumps if s.line.revenue_code}):
            mine = [s for s in lumps if s.line.revenue_code == room]
            its = [s for s in items if s.line.revenue_code == room]
            if self._join(its, mine):
                lumps = [s for s in lumps if s not in mine]
                items = [s for s in items if s not in its]
        self._join(items, lumps)

    def _join(self, kept: Sequence[Service], others: Sequence[Service]) -> bool:
        """Make two groups one where they add up to the same; the finer one stays."""
        if not kept or not others or _charged(kept) != _charged(others):
            return False
        printed = [p for service in others for p in service.printed]
        for service in kept:
            service.add(printed)
        for service in others:
            del self.open_services[id(service)]
        return True


def _pairs(group: Sequence[Service]) -> Iterator[tuple[list[Service], list[Service]]]:
    """Give the services of each two bills that share none."""
    sittings = list(dict.fromkeys(s for service in group for s, _ in service.printed))
    if len(group) < 3 or len(sittings) < 2:
        return
    for one, other in combinations(sittings, 2):
        mine = [s for s in group if one in s.sittings]
        its = [s for s in group if other in s.sittings]
        apart = not any(other in s.sittings for s in mine)
        if len(mine) != len(its) and apart and one.may_restate(other):
            yield mine, its


def _codes_agree(line: BillingLine, one: BillingLine) -> bool:
    if line.code == one.code or line.code is None or one.code is None:
        return True
    rooms = {n.revenue_code for n in (line, one)}
    return len(rooms) == 1 and CodeSystem.REV in {line.code_system, one.code_system}


def _other_account(one: Bill, other: Bill) -> bool:
    return bool(one.account and other.account and one.account != other.account)


def _charged(services: Iterable[Service]) -> Decimal:
    return sum((s.line.charge for s in services), Decimal(0))
