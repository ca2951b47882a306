"""Made-up offices with numbers that follow from their names, and made-up patients."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sample_packets.builder.script import Person, Place, day


def _digits(name: str, count: int) -> str:
    return str(int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big"))[-count:]


def npi_of(name: str) -> str:
    """Give a number that passes the check of provider identifiers."""
    first = "1" + _digits(name, 8)
    digits = [int(c) for c in f"80840{first}"]
    doubled = sum(sum(divmod(2 * d, 10)) for d in digits[::-2])
    check = -(doubled + sum(digits[-2::-2])) % 10
    return f"{first}{check}"


def place(words: Sequence[str]) -> Place:
    """Give an office from its name, street and town."""
    name, street, town = words
    line = 100 + int(_digits(name, 2)) % 98
    area = 200 + int(_digits(town, 3)) % 700
    return Place(
        name, street, town, f"({area}) 555-0{line}", f"({area}) 555-0{line + 1}", npi_of(name),
        f"{10 + int(_digits(town, 2)) % 80}-{_digits(name + town, 7)}",
    )  # fmt: skip


def person(words: Sequence[str]) -> Person:
    """Give a patient: first name, last name, birth date, sex, record number, address."""
    first, last, dob, sex, mrn, address = words
    return Person(first, last, day(dob), sex, mrn, address=address)
