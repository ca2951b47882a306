"""What a document of one visit says, whatever its layout."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sample_packets.builder.script import Person, Place, Visit
from sample_packets.varied_bills.forms.figures import printed_day


@dataclass(frozen=True)
class Note:
    """A document: labels of its head beyond the patient's, its body, who signs.

    `dated` is the label of the day of service; an undated visit leaves the day open. `backs` are
    blank sheets that its numbering counts; `on` is the day of a stay that a document was written
    on, where it does not print the whole stay.
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

    def when(self, style: str) -> str:
        """The day of service as printed, a stay with both ends."""
        if self.on:
            return printed_day(self.on, style)
        if self.visit.date is None:
            return "____________"
        first = printed_day(self.visit.date, style)
        end = self.visit.end_date
        return f"{first} - {printed_day(end, style)}" if end else first

    def signature(self, style: str) -> str:
        """The day of the signature; "" where nothing is dated."""
        day = self.signed or self.on or self.visit.end_date or self.visit.date
        return printed_day(day, style) if day else ""

    def born(self, style: str) -> str:
        """The birth date as printed."""
        return printed_day(self.patient.dob, style)
