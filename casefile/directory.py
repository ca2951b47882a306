"""The firm's provider directory: printed names that a person confirmed to be a known provider.

Only what a person confirmed counts. A name is looked up by its parts (`place_tokens`), so that
capitals, marks and usual abbreviations do not matter; a name that is only like a confirmed one is
not in the directory. A department keeps its name behind the institution's, and stays apart.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from casefile.bills import Bill
from casefile.encounters import Encounter
from casefile.matters import MatterFacts, PacketFacts, Request
from casefile.names import place_tokens, valid_npi


class NotConfirmable(ValueError):  # noqa: N818 - it names what was met
    """What a person wants to confirm cannot stand in the directory; `str()` says why."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What is to be confirmed: a printed name is a provider, or a department of it.

    `npi` is the number that this provider (or department) goes by in claims.
    """

    printed: str
    provider: str
    department: str | None = None
    npi: str | None = None

    @property
    def known_as(self) -> str:
        """The name that is shown and compared in place of the printed one."""
        return f"{self.provider} {self.department}" if self.department else self.provider

    def says(self, other: Naming) -> bool:
        """Tell whether this one says all that the other says."""
        same = [name_key(n) for n in (self.printed, self.known_as)]
        return same == [name_key(n) for n in (other.printed, other.known_as)] and (
            other.npi in (None, self.npi)
        )


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A naming that a person confirmed, and who took it back where somebody did."""

    id: int
    naming: Naming
    person: str
    at: dt.datetime
    taken_back_by: str | None = None
    taken_back_at: dt.datetime | None = None


def name_key(name: str) -> str:
    """Give what two spellings of one name share."""
    return " ".join(place_tokens(name.replace("\u2019", "'")))


def _digits(npi: str) -> str:
    """Give an NPI without marks. Raises NotConfirmable where its check digit is wrong."""
    if not valid_npi(npi):
        raise NotConfirmable(
            f"{npi} is not an NPI: its digits do not add up. Compare it with the paper."
        )
    return "".join(c for c in npi if c.isdigit())


class Directory:
    """The namings that stand."""

    def __init__(self, namings: Iterable[Naming] = ()) -> None:
        """Arrange the namings for looking up."""
        self.namings = tuple(namings)
        self._printed = {name_key(n.printed): n for n in self.namings}
        self._numbers: dict[str | None, Naming] = {n.npi: n for n in self.namings if n.npi}
        self._known = {name_key(n.known_as) for n in self.namings}
        self._providers = {name_key(n.provider): n.provider for n in self.namings}

    @property
    def providers(self) -> tuple[str, ...]:
        """The providers that printed names were confirmed to be, by name."""
        return tuple(sorted(self._providers.values()))

    def known(self, name: str | None, npi: str | None = None) -> str | None:
        """Give the directory's name for a printed one; one that nobody confirmed stays.

        A number (`npi`) says who it is only where the directory does not know the name itself.
        """
        key = name_key(name) if name else ""
        if key in self._printed:
            return self._printed[key].known_as
        if npi in self._numbers and not self._names_provider(key):
            return self._numbers[npi].known_as
        return name

    def check(self, entered: Naming) -> Naming:
        """Give a naming as it may be confirmed beside the others: spelled as they spell.

        Raises NotConfirmable where it contradicts them or itself; the message says how.
        """
        printed, provider = name_key(entered.printed), name_key(entered.provider)
        known_as = name_key(entered.known_as)
        names = {provider: entered.provider, known_as: entered.known_as}
        if printed in names:
            raise NotConfirmable(f"{entered.printed} and {names[printed]} are the same name.")
        if self._names_provider(printed):
            raise NotConfirmable(
                f"Other names were confirmed to be {entered.printed}. Take those back first."
            )
        for key in names.keys() & self._printed.keys():
            known = self._printed[key].known_as
            raise NotConfirmable(
                f"{names[key]} was itself confirmed to be {known}. Choose that provider."
            )
        npi = _digits(entered.npi) if entered.npi else None
        others = ((self._printed.get(printed), entered.printed), (self._numbers.get(npi), npi))
        for standing, what in others:
            if standing and name_key(standing.known_as) != known_as:
                raise NotConfirmable(
                    f"{what} was confirmed to be {standing.known_as}. Take that back first."
                )
        return replace(entered, provider=self._providers.get(provider, entered.provider), npi=npi)

    def _names_provider(self, key: str) -> bool:
        return key in self._providers or key in self._known

    def applied(self, facts: MatterFacts) -> MatterFacts:
        """Give a matter's facts with the directory's names, the printed ones kept beside them."""
        if not self.namings:
            return facts
        requests = tuple(self._request(r) for r in facts.matter.requests)
        return replace(
            facts,
            matter=replace(facts.matter, requests=requests),
            packets=tuple(self._packet(p) for p in facts.packets),
        )

    def _request(self, request: Request) -> Request:
        known = self.known(request.provider)
        if known is None or known == request.provider:
            return request
        return replace(request, provider=known, written=request.provider)

    def _packet(self, packet: PacketFacts) -> PacketFacts:
        return replace(
            packet,
            provider=self.known(packet.provider),
            encounters=tuple(self._encounter(e) for e in packet.encounters),
            bills=tuple(self._bill(b) for b in packet.bills),
            mentions=tuple(replace(m, provider=self.known(m.provider)) for m in packet.mentions),
        )

    def _encounter(self, encounter: Encounter) -> Encounter:
        provider, facility = self.known(encounter.provider), self.known(encounter.facility)
        return replace(
            encounter,
            provider=provider,
            facility=facility,
            provider_printed=encounter.provider if provider != encounter.provider else None,
            facility_printed=encounter.facility if facility != encounter.facility else None,
        )

    def _bill(self, bill: Bill) -> Bill:
        return replace(
            bill,
            provider=self.known(bill.provider, bill.npi),
            rendering=self.known(bill.rendering),
            lines=tuple(replace(n, provider=self.known(n.provider)) for n in bill.lines),
        )
