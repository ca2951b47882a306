"""What a sample says, apart from how it looks: visits, charges, people, findings planted."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal


def day(text: str) -> dt.date:
    """Read an ISO date."""
    return dt.date.fromisoformat(text)


@dataclass(frozen=True)
class Person:
    """A patient: printed name parts, birth date and record number."""

    first: str
    last: str
    dob: dt.date
    sex: str
    mrn: str
    middle: str = ""
    address: str = ""
    phone: str = ""

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first} {self.last}"

    @property
    def formal(self) -> str:
        """Last name first, as hospitals print it."""
        return f"{self.last}, {self.first}" + (f" {self.middle}" if self.middle else "")


@dataclass(frozen=True)
class Place:
    """A provider's office as its letterhead gives it."""

    name: str
    street: str
    town: str
    phone: str
    fax: str
    npi: str
    tax_id: str


@dataclass(frozen=True)
class Visit:
    """One encounter that really took place. `date` is None on a record that gives no date."""

    key: str
    date: dt.date | None
    category: str
    provider: str
    facility: str
    end_date: dt.date | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Charge:
    """One printed charge line. `visit` is the visit billed, where its record was ever sent.

    `category` is what the line bills for; `ancillary` lines expect no record of their own.
    """

    date: dt.date
    code: str
    amount: Decimal
    words: str
    category: str
    visit: Visit | None = None
    units: int = 1
    modifiers: tuple[str, ...] = ()
    revenue: str = ""
    ancillary: bool = False
    dx: str = "A"

    @property
    def system(self) -> str:
        """The list that the code is from."""
        if not self.code:
            return "REV"
        return "HCPCS" if self.code[0].isalpha() else "CPT"

    @property
    def codes(self) -> list[str]:
        """Every code that stands on the line."""
        return [c for c in (self.code, self.revenue) if c]


def charge(
    date: str,
    code: str,
    amount: str,
    words: str,
    category: str,
    visit: Visit | None = None,
    *,
    units: int = 1,
    mods: str = "",
    rev: str = "",
    small: bool = False,
    dx: str = "A",
) -> Charge:
    """Write a charge line down in short; `mods` split at spaces, `small` lines are ancillary."""
    return Charge(
        day(date), code, Decimal(amount), words, category, visit, units, tuple(mods.split()), rev,
        small, dx,
    )  # fmt: skip


@dataclass(frozen=True)
class Bill:
    """One bill as printed: who it is from and the total at its foot."""

    key: str
    provider: str
    total: Decimal


@dataclass(frozen=True)
class Planted:
    """A sentence written on purpose: a reference to care not sent, or a decoy that is none."""

    kind: str
    sentence: str
    file: str
    category: str | None = None
    date: dt.date | None = None
    sub: str | None = None
    optional: bool = False


@dataclass(frozen=True)
class Asked:
    """A request for records, as matter.json gives it."""

    provider: str
    items: tuple[str, ...]
    sent: dt.date
    date_from: dt.date
    date_to: dt.date
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fault:
    """A fault of the matter that no rule of arithmetic finds: put here by hand.

    `sentence` says on which page of `file` it stands; `detail` is the flag's.
    """

    kind: str
    detail: dict[str, object]
    file: str | None = None
    sentence: str | None = None
    category: str | None = None
    names: tuple[str, ...] = ()
    optional: bool = False
    pages: tuple[int, ...] = field(default=())
