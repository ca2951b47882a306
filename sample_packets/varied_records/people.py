"""Who stands on the pages: doctors and houses as they are printed, and one matter's injury."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

from sample_packets.builder.script import Person, Place

OWN = frozenset(
    {"client", "maiden", "married", "half", "split", "first", "initial", "middle", "nick"}
)
"""The client, under the names that people go by."""


@dataclass(frozen=True)
class Doctor:
    """A clinician: name without and with credentials."""

    name: str
    credentials: str

    @property
    def titled(self) -> str:
        """Name and credentials."""
        return f"{self.name}, {self.credentials}"

    @property
    def formal(self) -> str:
        """Last name first."""
        *first, last = self.name.split()
        return f"{last}, {' '.join(first)}"

    @property
    def last(self) -> str:
        """Last name."""
        return self.name.split()[-1]


@dataclass(frozen=True)
class Cast:
    """Everybody and every house of one matter, by short names.

    `people` are those printed as patients: the client under the names in `own`, and strangers.
    """

    people: dict[str, Person]
    doctors: dict[str, Doctor]
    places: dict[str, Place]
    loss: dt.date
    where: str
    mechanism: str
    kin: str
    firm: str
    paralegal: str
    own: frozenset[str] = OWN

    def stranger(self, who: str) -> Person | None:
        """Give the person where it is not the client."""
        return None if who in self.own else self.people[who]


def doctors(text: str) -> dict[str, Doctor]:
    """Read `short: First Last, MD` lines."""
    found = {}
    for line in text.strip().splitlines():
        short, _, titled = line.strip().partition(": ")
        name, _, credentials = titled.partition(", ")
        found[short] = Doctor(name, credentials)
    return found


def places(text: str) -> dict[str, Place]:
    """Read `short: Name | street | town | phone` lines."""
    found = {}
    for line in text.strip().splitlines():
        short, _, rest = line.strip().partition(": ")
        name, street, town, phone = (cell.strip() for cell in rest.split("|"))
        fax = phone[:-4] + f"{(int(phone[-4:]) + 37) % 10000:04d}"
        dice = random.Random(name)
        tax = f"{dice.randint(20, 88)}-{dice.randint(1000000, 9999999)}"
        found[short] = Place(name, street, town, phone, fax, npi_of(name), tax)
    return found


def npi_of(name: str) -> str:
    """Make up an NPI whose check digit is right."""
    stem = f"1{random.Random(name).randint(10000000, 99999999)}"
    total = 24
    for at, digit in enumerate(reversed(stem)):
        doubled = int(digit) * (2 if at % 2 == 0 else 1)
        total += doubled // 10 + doubled % 10
    return f"{stem}{-total % 10}"


def number_at(place: Place, person: Person) -> str:
    """Give the number of a patient at a house: each numbers its patients by itself."""
    return str((int(person.mrn) * 31 + sum(map(ord, place.name)) * 977) % 900000 + 100000)
