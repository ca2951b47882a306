"""Documents whose looks are data (`texts/printouts.toml`): notes, days in a row, papers.

A look gives its type, what stands at the head and foot of each sheet (`marks`), lines before and
after the text, how sections are headed and, for days in a row, how a day opens and closes or the
cells of its row. Lines of text that begin with a bar are a table.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, partial
from itertools import groupby
from pathlib import Path
from typing import Any

from sample_packets.builder import fonts
from sample_packets.builder.flow import Flow, Type
from sample_packets.builder.script import Person, Place
from sample_packets.builder.sheet import Sheet, number
from sample_packets.varied_bills.forms.figures import DATES, printed_day
from sample_packets.varied_bills.records.days import Series
from sample_packets.varied_flags.records.dictated import initials_of
from sample_packets.varied_flags.records.note import Note

_TEXTS = Path(__file__).parent.parent / "texts" / "printouts.toml"

Look = Mapping[str, Any]
Words = dict[str, str]


@cache
def looks() -> Mapping[str, Look]:
    """Give the looks by their names."""
    return tomllib.loads(_TEXTS.read_text(encoding="utf-8"))


def printed(note: Note, name: str, style: str = "", *, care: bool = True) -> list[Sheet]:
    """Print a document in the look of a name; a paper that is not `care` records no visit."""
    flow = _flow(note.visit.category, name, style)
    flow.visit = note.visit if care else None
    words = _words(note.place, note.patient, note.title, note.signer)
    words |= {"dated": note.dated, "provider": note.visit.provider}
    words["says"] = "   ".join(f"{k}: {v}" for k, v in note.says)
    for date in (*DATES, "bare"):
        words[f"when_{date}"], words[f"signed_{date}"] = note.when(date), note.signature(date)
    look = looks()[name]
    _lines(flow, look.get("opens", ()), words)
    for at, (head, text) in enumerate(note.body, start=1):
        if head:
            _heading(flow, look, head, at)
        _text(flow, text, look.get("indent", 0))
    _lines(flow, look.get("closes", ()), words)
    return _finished(flow, look, words)


def listed(series: Series, name: str) -> list[Sheet]:
    """Print days of treatment one after the other in the look of a name."""
    look = looks()[name]
    flow = _flow(series.days[0].visit.category, name, "")
    words = _words(series.place, series.patient, series.title, series.signer)
    _lines(flow, look.get("opens", ()), words)
    for day in series.days:
        assert day.visit.date is not None
        flow.visit = day.visit
        own = words | {"count": day.count}
        own |= {f"when_{d}": printed_day(day.visit.date, d) for d in (*DATES, "bare")}
        flow.need(flow.kind.size * 5)
        if "row" in look:
            cells = [c.format_map(own | {"words": day.words}) for c in look["row"]]
            _row(flow, cells, look["widths"], flow.kind.face)
            continue
        _heading(flow, look, look["day"].format_map(own), 0)
        _text(flow, day.words, look.get("indent", 0))
        _lines(flow, look.get("day_closes", ()), own)
    _lines(flow, look.get("closes", ()), words)
    return _finished(flow, look, words)


def _flow(category: str, name: str, style: str) -> Flow:
    look = looks()[name]
    face, size = look["face"], look["size"]
    left, right, top, bottom = look["margins"]
    kind = Type(face, f"{face}-b", size, left, right, top, bottom, look.get("leading", 1.3))
    return Flow(category, kind, style or name)


def _words(place: Place, patient: Person, title: str, signer: str) -> Words:
    words = {
        "place": place.name, "street": place.street, "town": place.town, "phone": place.phone,
        "fax": place.fax, "npi": place.npi, "name": patient.name, "formal": patient.formal,
        "sex": patient.sex, "mrn": patient.mrn, "address": patient.address, "title": title,
        "signer": signer, "initials": initials_of(signer),
    }  # fmt: skip
    words |= {f"born_{d}": printed_day(patient.dob, d) for d in (*DATES, "bare")}
    return words | {f"{k}_caps": words[k].upper() for k in ("place", "formal", "title", "signer")}


def _lines(flow: Flow, templates: Iterable[str], words: Words) -> None:
    for template in templates:
        _text(flow, template.format_map(words), 0)


def _heading(flow: Flow, look: Look, head: str, at: int) -> None:
    words = look.get("section", "{head}").format(head=head, caps=head.upper(), at=at)
    how = look.get("heading", "plain")
    if how == "para":
        flow.para(words, face=flow.kind.bold)
    else:
        flow.heading(words, bar=how == "bar")


def _text(flow: Flow, text: str, indent: float) -> None:
    for table, lines in groupby(text.split("\n"), key=lambda line: line.startswith("|")):
        if table:
            _table(flow, [[c.strip() for c in x.strip("| ").split("|")] for x in lines])
        else:
            flow.para("\n".join(lines), indent=indent)


def _table(flow: Flow, rows: list[list[str]]) -> None:
    """Write rows as a ruled table, columns as wide as their words ask for, the first row bold."""
    size = flow.kind.size
    count = max(len(row) for row in rows)
    rows = [row + [""] * (count - len(row)) for row in rows]
    asked = [max(fonts.width(r[n], flow.kind.bold, size) for r in rows) + 8 for n in range(count)]
    most = flow.room / count * 1.6
    asked = [min(width, most) for width in asked]
    widths = [width * min(1.0, flow.room / sum(asked)) for width in asked]
    for at, row in enumerate(rows):
        bold = at == 0 and len(rows) > 1
        _row(flow, row, widths, flow.kind.bold if bold else flow.kind.face)
    flow.space(8)


def _row(flow: Flow, cells: list[str], widths: list[float], face: str) -> None:
    size = flow.kind.size
    lines = [fonts.wrap(c, face, size, w - 7) for c, w in zip(cells, widths, strict=True)]
    step = size * 1.25
    high = max(len(x) for x in lines) * step + 4
    flow.need(high + 4)
    x = flow.kind.left
    for cell, width in zip(lines, widths, strict=True):
        flow.sheet.frame(x, flow.y - size, width, high, 0.4)
        for n, line in enumerate(cell):
            if line:
                flow.sheet.text(x + 3, flow.y + n * step, line, face, size)
        x += width
    flow.y += high


def _finished(flow: Flow, look: Look, words: Words) -> list[Sheet]:
    def furniture(sheet: Sheet, at: int, of: int) -> None:
        own = words | {"at": str(at), "of": str(of)}
        for mark in look["marks"]:
            _mark(sheet, mark, own)

    sheets = flow.done(furniture)
    told = str(look["marks"])
    if "{at}" in told:
        number(sheets, total="{of}" in told)
    return sheets


def _mark(sheet: Sheet, mark: list[Any], words: Words) -> None:
    """Draw one piece of a head or foot."""
    if mark[0] == "rule":
        sheet.line(mark[2], mark[1], mark[3], mark[1], mark[4])
    elif mark[0] == "frame":
        sheet.frame(*mark[1:])
    elif mark[0] == "bar":
        sheet.bar(*mark[1:])
    else:
        x, y, side, face, size, text = mark
        sheet.text(x, y, text.format_map(words), face, size, align=side)


NOTES = {name: partial(printed, name=name) for name in looks()}
DAYS = {
    name: partial(listed, name=name)
    for name, look in looks().items()
    if "day" in look or "row" in look
}
