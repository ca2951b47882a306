"""Whether the demand can go: the gates of a matter, with reasons, and who blocks it.

A stalled provider keeps the whole matter from being complete. Who owes what would close a finding
is told by the finding itself: the provider that was asked, that billed, or whose packet it is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from casefile.categories import Category, FlagKind
from casefile.flags import Flag, Judgement
from casefile.matters import MatterFacts
from casefile.readiness import Blocker, Gate, GateCheck, Readiness, Reason, Standing
from casefile.rules import RuleBook
from completeness.places import belongs_to, is_institution, same_provider
from completeness.tables import load_tables
from completeness.wording import GateRules

_WORST = {Standing.BLOCKED: 0, Standing.REVIEW: 1, Standing.PASSED: 2}
_NAMED = {FlagKind.MISSING_CATEGORY: "provider", FlagKind.MISSING_PROVIDER: "name"}


def with_readiness(
    facts: MatterFacts, judgement: Judgement, rules: RuleBook = RuleBook()
) -> Judgement:
    """Give the judgement with the readiness that its open flags leave.

    It depends on what people decided, so it is made again once their decisions are laid over.
    """
    table = load_tables(rules).readiness
    readiness = _Gatekeeper(facts, judgement, table).readiness()
    return replace(judgement, readiness=readiness)


class _Gatekeeper:
    """Weighs the open flags of one matter."""

    def __init__(self, facts: MatterFacts, judgement: Judgement, table: GateRules) -> None:
        self.facts = facts
        self.judgement = judgement
        self.table = table
        self.open = [flag for flag in judgement.flags if flag.status == "open"]
        self.packets = {packet.id: packet for packet in facts.packets}
        self.owed = self._owed()

    def readiness(self) -> Readiness:
        blocked = {f.finding for f in self.open if self._standing(f) is Standing.BLOCKED}
        return Readiness(
            checks=tuple(GateCheck(gate, self._reasons(gate)) for gate in Gate),
            blockers=self._blockers(blocked),
            blocking=len(blocked),
            pages=sum(packet.page_count for packet in self.facts.packets),
            being_read=len(self.facts.being_read),
        )

    def _standing(self, flag: Flag) -> Standing:
        return self.table.standing[flag.severity]

    def _gate(self, flag: Flag) -> Gate:
        if flag.kind is FlagKind.MISSING_CATEGORY and flag.category is Category.BILLING:
            return Gate.BILLING
        return self.table.gate_of[flag.kind]

    def _reasons(self, gate: Gate) -> tuple[Reason, ...]:
        """Give a reason for each finding at the gate, the weightiest first."""
        findings: dict[str, list[Flag]] = defaultdict(list)
        for flag in self.open:
            if self._gate(flag) is gate:
                findings[flag.finding].append(flag)
        reasons = [self._reason(flags) for flags in findings.values()]
        if gate is Gate.BILLING:
            reasons += self._figures()
        return tuple(sorted(reasons, key=lambda reason: _WORST[reason.standing]))

    def _reason(self, flags: Sequence[Flag]) -> Reason:
        first = min(flags, key=lambda flag: _WORST[self._standing(flag)])
        return Reason(
            message=first.message,
            standing=self._standing(first),
            finding=first.finding,
            flags=tuple(flag.id for flag in flags),
            provider=self.owed.get(first.finding),
        )

    def _figures(self) -> Iterator[Reason]:
        """Give the figures of the ledger that do not agree; somebody should look at them."""
        for ledger in self.judgement.specials.providers:
            for difference in ledger.differences:
                yield Reason(difference.message, Standing.REVIEW, provider=ledger.provider)

    def _owed(self) -> Mapping[str, str]:
        """Tell for each open finding who owes what would close it, as far as that is known."""
        owed: dict[str, str] = {}
        for flag in sorted(self.open, key=lambda flag: flag.kind not in _NAMED):
            name = self._owed_by(flag)
            if name:
                owed.setdefault(flag.finding, self._as_asked(name))
        return owed

    def _owed_by(self, flag: Flag) -> str | None:
        if flag.kind in _NAMED:
            return str(flag.detail[_NAMED[flag.kind]])
        if flag.kind is FlagKind.REFERENCED_NOT_RECEIVED:
            return self._giver(flag)
        if flag.kind is FlagKind.MISSING_RECORD:
            return next(self._billers(flag), None)
        if flag.kind is FlagKind.UNREADABLE_FILE:
            index = flag.detail.get("request")
            return None if index is None else self.facts.matter.requests[index].provider
        return self._sender(flag.packet)

    def _as_asked(self, name: str) -> str:
        """Give the name by which a provider was asked: of a department, its house."""
        asked = (r.provider for r in self.facts.matter.requests)
        return next((provider for provider in asked if belongs_to(name, provider)), name)

    def _giver(self, flag: Flag) -> str | None:
        """Give the house that is said to have given the care; who speaks of it is not it."""
        name = flag.detail.get("provider")
        if not name:
            return None
        asked = self._as_asked(name)
        return asked if asked != name or is_institution(name) else None

    def _billers(self, flag: Flag) -> Iterator[str]:
        for evidence in flag.evidence:
            packet = self.packets.get(evidence.packet)
            for bill in packet.bills if packet else ():
                if evidence.page in bill.pages and bill.provider:
                    yield bill.provider

    def _sender(self, packet: str | None) -> str | None:
        if packet not in self.packets:
            return None
        index = self.judgement.requests.get(packet or "")
        if index is not None:
            return self.facts.matter.requests[index].provider
        return self.packets[packet].provider

    def _blockers(self, blocked: set[str]) -> tuple[Blocker, ...]:
        owed: Counter[str] = Counter()
        for finding in sorted(blocked & self.owed.keys()):
            name = self.owed[finding]
            known = next((n for n in owed if same_provider(n, name)), name)
            owed[known] += 1
        return tuple(Blocker(n, count) for n, count in sorted(owed.items(), key=_most_first))


def _most_first(owed: tuple[str, int]) -> tuple[int, str]:
    return (-owed[1], owed[0])
