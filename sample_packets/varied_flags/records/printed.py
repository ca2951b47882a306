"""Documents whose look is data (`prints.toml`) and whose text is told line by line.

Of the text, `# ` opens a heading, `@key` goes over to another visit, `=: 60 200` sets the widths
of the columns that `¦` parts in the rows below, `- ` an item of a list.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from sample_packets.builder import fonts
from sample_packets.builder.flow import Flow, Type
from sample_packets.builder.script import Person, Place, Visit
from sample_packets.builder.sheet import HEIGHT, Sheet, number
from sample_packets.varied_flags.marks import RowType, height, put_marks

_PRINTS = Path(__file__).parent / "prints.toml"


@dataclass(frozen=True)
class Print:
    """How a house prints: rows of head, first sheet, end and foot, face, margins, form of days.

    `heading` is "bold", "bar", "caps" or "plain"; `ruled` frames the cells of tables.
    """

    head: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    end: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    face: str = "sans"
    size: float = 9
    small: float = 8
    left: float = 50
    right: float = 50
    leading: float = 1.3
    date: str = "%m/%d/%Y"
    heading: str = "bold"
    ruled: bool = False


@dataclass(frozen=True)
class Document:
    """A document to be printed: `lines` are its text, `fill` what else its head and foot name."""

    category: str
    place: Place
    patient: Person
    visit: Visit | None
    title: str
    lines: Sequence[str]
    signer: str = ""
    day: dt.date | None = None
    signed: dt.date | None = None
    fill: Mapping[str, str] = field(default_factory=dict)


@cache
def _prints() -> dict[str, Print]:
    told: dict[str, dict[str, Any]] = tomllib.loads(_PRINTS.read_text(encoding="utf-8"))
    return {name: _print(look) for name, look in told.items()}


def _print(look: dict[str, Any]) -> Print:
    rows: dict[str, Any] = {k: tuple(v) for k, v in look.items() if isinstance(v, list)}
    return Print(**look | rows)


def print_document(document: Document, style: str, visits: Mapping[str, Visit]) -> list[Sheet]:
    """Print a document in a house's style; its sheets belong to the visits that its lines name."""
    look = _prints()[style]
    sides = (look.left, look.right)
    rows = RowType(look.face, look.small, *sides)
    own = _fields(document, look)
    top = 34 + height(look.head, rows) + look.size + 6
    bottom = 30 + height(look.foot, rows)
    kind = Type(look.face, f"{look.face}-b", look.size, *sides, top, bottom, leading=look.leading)
    flow = Flow(document.category, kind, style, document.visit)
    filled = own | {"at": 0, "of": 0}
    if look.first:
        flow.need(1)
        first = RowType(look.face, look.size, *sides)
        flow.y = put_marks(flow.sheet, flow.y, look.first, filled, first) + 6
    _write(flow, document, look, visits)
    for row in look.end:
        flow.para(row.format_map(filled))

    def furniture(sheet: Sheet, at: int, of: int) -> None:
        here = own | {"at": at, "of": of}
        put_marks(sheet, 34, look.head, here, rows)
        put_marks(sheet, HEIGHT - 16 - height(look.foot, rows), look.foot, here, rows)

    sheets = flow.done(furniture)
    told = " ".join((*look.head, *look.foot))
    if "{at}" in told:
        number(sheets, total="{of}" in told)
    return sheets


def _write(flow: Flow, document: Document, look: Print, visits: Mapping[str, Visit]) -> None:
    widths: list[float] = []
    for line in document.lines:
        if line.startswith("@"):
            flow.visit = visits[line[1:]]
        elif line.startswith("=:"):
            widths = [float(w) for w in line[2:].split()]
        elif line.startswith("# "):
            words = line[2:].upper() if look.heading == "caps" else line[2:]
            if look.heading == "plain":
                flow.para(words)
            else:
                flow.heading(words, bar=look.heading == "bar")
        elif "¦" in line:
            _cells(flow, [cell.strip() for cell in line.split("¦")], widths, look)
        elif line:
            flow.para(line, indent=12 if line.startswith("- ") else 0)
        else:
            flow.space()


def _cells(flow: Flow, cells: Sequence[str], widths: Sequence[float], look: Print) -> None:
    """Write a row of a table, each cell over as many lines as its column needs."""
    size = look.size - 0.6
    wrapped = [
        fonts.wrap(cell, look.face, size, width - 6)
        for cell, width in zip(cells, widths, strict=False)
    ]
    assert len(wrapped) == len(cells), f"more cells than columns: {cells}"
    high = max(len(lines) for lines in wrapped) * size * 1.25
    flow.need(high + 4)
    x = look.left
    for lines, width in zip(wrapped, widths, strict=False):
        for n, words in enumerate(lines):
            if words:
                flow.sheet.text(x + 3, flow.y + n * size * 1.25, words, look.face, size)
        if look.ruled:
            flow.sheet.frame(x, flow.y - size - 1, width, high + 4, 0.4)
        x += width
    flow.y += high + 4


def _fields(document: Document, look: Print) -> dict[str, Any]:
    """Give what rows may name; in capitals a name gives capitals."""
    patient, place, visit = document.patient, document.place, document.visit
    first = document.day or (visit.date if visit else None)
    last = visit.end_date if visit else None
    signed = document.signed or last or first
    shown = first.strftime(look.date) if first else "____________"
    found = {
        "name": patient.name, "formal": patient.formal, "first": patient.first,
        "last": patient.last, "sex": patient.sex, "mrn": patient.mrn, "address": patient.address,
        "born": patient.dob.strftime(look.date), "place": place.name, "street": place.street,
        "town": place.town, "phone": place.phone, "fax": place.fax, "npi": place.npi,
        "title": document.title, "signer": document.signer,
        "day": f"{shown} - {last.strftime(look.date)}" if last else shown,
        "signed": signed.strftime(look.date) if signed else "",
        "initials": "".join(w[0] for w in document.signer.partition(",")[0].split()),
    }  # fmt: skip
    return (
        found | {key.upper(): value.upper() for key, value in found.items()} | dict(document.fill)
    )
