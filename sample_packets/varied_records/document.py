"""One document of a chart: a layout filled in for a patient, a house, a clinician and visits."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial

from sample_packets.builder.flow import Flow
from sample_packets.builder.script import Bill, Charge, Person, Place, Visit
from sample_packets.builder.sheet import Sheet
from sample_packets.varied_records.people import Cast, Doctor, number_at
from sample_packets.varied_records.setting import Setting
from sample_packets.varied_records.slots import FORMS, Slots
from sample_packets.varied_records.template import Template, banks


@dataclass(frozen=True)
class Document:
    """What a layout is filled in with.

    `days` are the days printed, one to each of `visits` (or to the one stay); none where the
    record is undated.
    """

    template: Template
    cast: Cast
    who: str
    place: Place
    doctor: Doctor
    second: Doctor
    referrer: Doctor
    days: tuple[dt.date, ...]
    visits: tuple[Visit, ...]
    printed: dt.date
    number: int
    seed: str
    charges: tuple[Charge, ...] = ()
    long: bool = False
    more: Mapping[str, str] = field(default_factory=dict)

    @property
    def person(self) -> Person:
        """The patient as printed."""
        return self.cast.people[self.who]


def sheets_of(document: Document) -> list[Sheet]:
    """Draw the document's pages, with what is true of each."""
    template = document.template
    style = template.name if document.who == "client" else f"{template.name}+{document.who}"
    whole = document.visits[0] if len(document.visits) == 1 else None
    flow = Flow(template.category, template.type, style, whole)
    slots = Slots(document.seed, _values(document), _days(document), 1.8 if document.long else 1)
    setting = Setting(template, flow, slots, long=document.long)
    for kind, lines in _blocks(template.body):
        if kind == "*each":
            _each_visit(document, setting, lines)
        elif kind.startswith("*across "):
            _across_visits(document, setting, kind, lines)
        elif kind == "*charges":
            _each_charge(document, setting, lines)
        else:
            setting.write(lines)
    sheets = flow.done(lambda sheet, at, of: _furnish(template, slots, sheet, at, of))
    for at, sheet in enumerate(sheets, start=1):
        sheet.also = template.also
        sheet.stranger = document.cast.stranger(document.who)
        sheet.blank = template.category == "blank"
        sheet.printed += _numbering(template, at, len(sheets))
        if document.charges:
            total = sum((c.amount for c in document.charges), Decimal(0))
            sheet.bill = Bill(document.seed, document.place.name, total)
    return sheets


def _blocks(body: Sequence[str]) -> list[tuple[str, list[str]]]:
    blocks: list[tuple[str, list[str]]] = [("", [])]
    for line in body:
        if line in {"*each", "*charges"} or line.startswith("*across "):
            blocks.append((line, []))
        elif line == "*end":
            blocks.append(("", []))
        else:
            blocks[-1][1].append(line)
    return blocks


def _each_visit(document: Document, setting: Setting, lines: Sequence[str]) -> None:
    for at, visit in enumerate(document.visits):
        setting.flow.visit = visit
        _turn_to(document, setting.slots, at)
        setting.write(lines)
    setting.flow.visit = document.visits[0] if len(document.visits) == 1 else None


def _across_visits(document: Document, setting: Setting, kind: str, lines: Sequence[str]) -> None:
    visits = [partial(_turn_to, document, setting.slots, at) for at in range(len(document.visits))]
    setting.across(kind.removeprefix("*across "), lines, visits)
    for visit in document.visits:
        setting.flow.sheet.mark(visit)


def _turn_to(document: Document, slots: Slots, at: int) -> None:
    """Let the slots speak of one of the document's visits."""
    slots.days["dos"] = slots.days["end"] = document.days[at]
    slots.values["visit"] = str(document.number + at)


def _each_charge(document: Document, setting: Setting, lines: Sequence[str]) -> None:
    flow, slots = setting.flow, setting.slots
    for charge in document.charges:
        slots.days["dos"] = charge.date
        slots.values |= {
            "code": charge.code,
            "words": charge.words,
            "amount": f"{charge.amount:,.2f}",
        }
        setting.write(lines)
        flow.sheet.charges.append(charge)


def _furnish(template: Template, slots: Slots, sheet: Sheet, at: int, of: int) -> None:
    slots.values |= {"p": str(at), "pp": str(of)}
    right = 612 - template.type.right
    for piece in template.furniture:
        if not piece.shows_on(at):
            continue
        text = slots.fill(piece.text)
        if piece.x == "C":
            sheet.text(306, piece.y, text, piece.face, piece.size, align="center")
        elif piece.x.startswith("R"):
            x = float(piece.x[1:] or right)
            sheet.text(x, piece.y, text, piece.face, piece.size, align="right")
        else:
            sheet.text(float(piece.x), piece.y, text, piece.face, piece.size)
    for x0, y, x1 in template.rules:
        sheet.line(x0, y, x1, y, 0.8)


def _numbering(template: Template, at: int, of: int) -> list[tuple[int, int | None]]:
    return [
        (at, of if "{pp}" in piece.text else None)
        for piece in template.furniture
        if piece.shows_on(at) and "{p}" in piece.text and "card {p}" not in piece.text
    ]


def _days(document: Document) -> dict[str, dt.date]:
    days = {
        "dob": document.person.dob,
        "loss": document.cast.loss,
        "printed": document.printed,
        "prior": document.cast.loss - dt.timedelta(days=400),
    }
    if document.days:
        last = document.visits[0].end_date if len(document.visits) == 1 else None
        days |= {"dos": document.days[0], "end": last or document.days[-1]}
    return days


def _values(document: Document) -> dict[str, str]:
    person, cast, place = document.person, document.cast, document.place
    she = person.sex == "F"
    doctor, second, referrer = document.doctor, document.second, document.referrer
    age = (document.days[0] if document.days else cast.loss) - person.dob
    dice = random.Random(document.seed)
    return {
        "name": person.name, "formal": person.formal, "first": person.first, "last": person.last,
        "mrn": number_at(place, person), "sex": person.sex, "gender": "female" if she else "male",
        "age": str(age.days * 4 // 1461), "addr": person.address, "phone": person.phone,
        "he": "she" if she else "he", "He": "She" if she else "He", "his": "her" if she else "his",
        "him": "her" if she else "him", "mr": "Ms." if she else "Mr.",
        "doc": doctor.name, "docc": doctor.titled, "docf": doctor.formal, "doclast": doctor.last,
        "cred": doctor.credentials, "second": second.name, "secondc": second.titled,
        "secondf": second.formal, "ref": referrer.name, "refc": referrer.titled,
        "reff": referrer.formal, "reflast": referrer.last, "place": place.name,
        "street": place.street, "town": place.town, "tel": place.phone, "fax": place.fax,
        "npi": place.npi, "taxid": place.tax_id, "where": cast.where, "mech": cast.mechanism,
        "kin": cast.kin, "visit": str(document.number), "visits": str(max(12, document.number + 3)),
        "acct": str(sum(map(ord, document.seed)) * 7919 % 900000 + 100000),
        "total": f"{sum(c.amount for c in document.charges):,.2f}",
        "firm": cast.firm, "para": cast.paralegal, "exam": dice.choice(banks()["study"]),
        "proc": dice.choice(banks()["proc"]), **_stay(document), **document.more,
    }  # fmt: skip


def _stay(document: Document) -> dict[str, str]:
    """First and last day of a stay, as its papers print them."""
    visit = document.visits[0] if document.visits else None
    if visit is None or visit.date is None:
        return {"adm": "", "dis": ""}
    last = visit.end_date or visit.date
    return {"adm": FORMS["us"](visit.date), "dis": FORMS["us"](last)}
