"""What a document of one visit says, whatever its layout."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sample_packets.builder.script import Person, Place, Visit
from sample_packets.varied_bills.forms.figures import printed_day


@dataclass(frozen=True)
class Note:
    """A document: labels of its head beyond the patient's, its body, who signs.

    The body are headings, "" for none, with the text under them. `dated` is the label of the day
    of service; an undated visit leaves the day open. `backs` are blank sheets that its numbering
    counts; `on` is the day of a stay that a document was written on, where it does not print the
    whole stay. `fill` is what else a print's marks name.
    """

    place: Place
    patient: Person
    visit: Visit
    title: str
    body: Sequence[tuple[str, str]]
    says: tuple[tuple[str, str], ...] = ()
    dated: str = "Date of Service"
    signer: str = ""
    signed: dt.date | None = None
    backs: int = 0
    on: dt.date | None = None
    fill: Mapping[str, str] = field(default_factory=dict)

    @property
    def care(self) -> bool:
        """Whether it records a visit; what stands for that of a paper has no key."""
        return bool(self.visit.key)

    @property
    def days(self) -> tuple[dt.date | None, dt.date | None]:
        """First and last day of service as printed; the last only of a stay."""
        return (self.on, None) if self.on else (self.visit.date, self.visit.end_date)

    @property
    def closed(self) -> dt.date | None:
        """The day of the signature; none where nothing is dated."""
        return self.signed or self.on or self.visit.end_date or self.visit.date

    def when(self, style: str) -> str:
        """The day of service as printed, a stay with both ends."""
        shown = [printed_day(day, style) for day in self.days if day]
        return " - ".join(shown) or "____________"

    def signature(self, style: str) -> str:
        """The day of the signature as printed; "" where nothing is dated."""
        return printed_day(self.closed, style) if self.closed else ""

    def born(self, style: str) -> str:
        """The birth date as printed."""
        return printed_day(self.patient.dob, style)


def initials_of(signer: str) -> str:
    """Give the first letters of a name, its degrees left out."""
    return "".join(part[0] for part in signer.partition(",")[0].split())
