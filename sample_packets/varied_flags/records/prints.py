"""How houses print (`prints.toml`), and what the marks and lines of a print may name."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sample_packets.builder.script import Person, Place
from sample_packets.varied_flags.marks import Fields, Mark
from sample_packets.varied_flags.records.note import initials_of

_PRINTS = Path(__file__).parent / "prints.toml"


@dataclass(frozen=True)
class Print:
    """How a house prints: marks of its sheets, lines around the text, face, margins, form of days.

    `heading` is "bold", "bar", "run" (a bold line of text) or "plain"; `section` is its wording.
    `ruled` frames the cells of tables; `cells` is their size, 0 for that of the text. Days of a
    series stand under a heading `day` and over `day_closes`, or in the cells of a `row`.
    """

    head: tuple[Mark, ...] = ()
    first: tuple[Mark, ...] = ()
    foot: tuple[Mark, ...] = ()
    opens: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()
    day: str = ""
    day_closes: tuple[str, ...] = ()
    row: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    face: str = "sans"
    size: float = 9
    small: float = 8
    cells: float = 0
    margins: tuple[float, ...] = (50, 50)
    leading: float = 1.3
    date: str = "%m/%d/%Y"
    heading: str = "bold"
    section: str = "{head}"
    indent: float = 0
    ruled: bool = False


@cache
def prints() -> Mapping[str, Print]:
    """Give the prints by their names."""
    told = tomllib.loads(_PRINTS.read_text(encoding="utf-8"))
    return {name: _print(entry) for name, entry in told.items()}


def _print(told: dict[str, Any]) -> Print:
    entry: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in told.items()}
    return Print(**entry)


@dataclass(frozen=True)
class When:
    """A day or a stay, printed in the form that is asked for (`{born:%Y}`), or in its own."""

    form: str
    first: dt.date | None
    last: dt.date | None = None
    blank: str = ""

    def __format__(self, form: str) -> str:
        if self.first is None:
            return self.blank
        return " - ".join(day.strftime(form or self.form) for day in (self.first, self.last) if day)

    def __str__(self) -> str:
        return format(self, "")


def fields_of(place: Place, patient: Person, title: str, signer: str, date: str) -> Fields:
    """Give what every document names."""
    return {
        "place": place.name, "street": place.street, "town": place.town, "phone": place.phone,
        "fax": place.fax, "npi": place.npi, "name": patient.name, "formal": patient.formal,
        "first": patient.first, "last": patient.last, "sex": patient.sex, "mrn": patient.mrn,
        "address": patient.address, "born": When(date, patient.dob), "title": title,
        "signer": signer, "initials": initials_of(signer),
    }  # fmt: skip


def with_capitals(fields: Fields) -> Fields:
    """Let a name in capitals give capitals."""
    return {**fields, **{key.upper(): str(value).upper() for key, value in fields.items()}}
