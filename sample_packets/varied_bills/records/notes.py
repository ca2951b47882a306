"""One visit, study or operation to a document, in six layouts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sample_packets.builder.flow import Flow, Type
from sample_packets.builder.script import Person, Place, Visit
from sample_packets.builder.sheet import HEIGHT, WIDTH, Sheet, number
from sample_packets.varied_bills.forms.figures import printed_day

Body = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Record:
    """What a document says: labels of its head beyond the patient's, its body, who signs."""

    place: Place
    patient: Person
    visit: Visit
    title: str
    body: Body
    says: tuple[tuple[str, str], ...] = ()
    dated: str = "Date of Service"
    signer: str = ""
    signed: dt.date | None = None

    @property
    def day(self) -> dt.date:
        """The day of service."""
        assert self.visit.date is not None
        return self.visit.date

    def when(self, style: str) -> str:
        """The day of service as printed, a stay with both ends."""
        first = printed_day(self.day, style)
        end = self.visit.end_date
        return f"{first} - {printed_day(end, style)}" if end else first


def _flow(record: Record, kind: Type, style: str) -> Flow:
    return Flow(record.visit.category, kind, style, record.visit)


def strip(record: Record) -> list[Sheet]:
    """An electronic chart: a strip with the patient, headings on bars, page of pages."""
    flow = _flow(record, Type("vera", "vera-b", 8.6, 42, 42, 112, 56, 1.4), "strip")
    for head, words in record.body:
        flow.heading(head, bar=True)
        flow.para(words)
    flow.space(6)
    signed = printed_day(record.signed or record.day, "us")
    flow.para(f"Signed by {record.signer} on {signed}", face="vera-i")

    def furniture(sheet: Sheet, at: int, of: int) -> None:
        sheet.text(42, 36, record.place.name, "vera-b", 11)
        sheet.text(WIDTH - 42, 36, record.title, "vera", 10, align="right")
        sheet.bar(36, 44, WIDTH - 72, 40, 0.93)
        sheet.text(42, 57, f"{record.patient.formal}", "vera-b", 8.5)
        born = printed_day(record.patient.dob, "us")
        sheet.text(250, 57, f"DOB: {born}   MRN: {record.patient.mrn}", "vera", 8)
        sheet.text(42, 70, f"{record.dated}: {record.when('us')}", "vera", 8)
        sheet.text(250, 70, "   ".join(f"{k}: {v}" for k, v in record.says[:2]), "vera", 8)
        sheet.text(WIDTH - 42, HEIGHT - 34, f"Page {at} of {of}", "vera", 7.5, align="right")

    sheets = flow.done(furniture)
    number(sheets)
    return sheets


def letter(record: Record) -> list[Sheet]:
    """A dictated letter or consultation with a RE block."""
    flow = _flow(record, Type("serif", "serif-b", 11, 72, 72, 72, 60, 1.3), "letter")
    flow.para(record.place.name, face="serif-b")
    flow.para(f"{record.place.street}, {record.place.town}")
    flow.space(8)
    flow.para(record.when("long"))
    flow.para(
        f"RE: {record.patient.name}   DOB: {printed_day(record.patient.dob, 'us')}"
        f"\n{record.dated.upper()}: {record.when('us')}\n"
        + "\n".join(f"{k.upper()}: {v}" for k, v in record.says),
        indent=36,
    )
    flow.para(record.title.upper(), face="serif-b")
    for head, words in record.body:
        if head:
            flow.para(f"{head.upper()}:", face="serif-b")
        flow.para(words)
    flow.space(14)
    flow.para(record.signer)
    return flow.done()


def boxes(record: Record) -> list[Sheet]:
    """A printed form: a grid of labels on top, each section in its frame."""
    sheet = Sheet(record.visit.category, style="boxes")
    sheet.mark(record.visit)
    sheet.text(WIDTH / 2, 40, record.place.name.upper(), "sans-b", 12, align="center")
    sheet.text(WIDTH / 2, 54, record.title.upper(), "sans-b", 10, align="center")
    labels = [
        ("Name", record.patient.name), ("Birth date", printed_day(record.patient.dob, "us")),
        (record.dated, record.when("us")), ("Chart no.", record.patient.mrn), *record.says,
    ]  # fmt: skip
    y = 64.0
    for n, (label, value) in enumerate(labels):
        x = 40.0 + 266 * (n % 2)
        sheet.frame(x, y, 266, 22, 0.5)
        sheet.text(x + 3, y + 7, label, "sans", 6)
        sheet.text(x + 8, y + 18, value, "sans", 9)
        y += 22 * (n % 2)
    y += 30 if len(labels) % 2 else 10
    for head, words in record.body:
        top = y
        sheet.text(46, y + 10, head, "sans-b", 8.5)
        y = sheet.para(46, y + 24, 516, words, "sans", 9.5, 12.5) + 2
        sheet.frame(40, top, 532, y - top, 0.5)
        y += 6
    assert y < HEIGHT - 50, f"too long for one sheet: {record.title}"
    sheet.text(40, y + 20, f"Provider signature: {record.signer}", "sans", 9)
    signed = printed_day(record.signed or record.day, "us")
    sheet.text(WIDTH - 40, y + 20, f"Date: {signed}", "sans", 9, align="right")
    return [sheet]


def system(record: Record) -> list[Sheet]:
    """A hospital system's report in fixed pitch."""
    flow = _flow(record, Type("mono", "mono-b", 9.2, 46, 46, 120, 56, 1.28), "system")
    for head, words in record.body:
        flow.para(f"{head.upper()}:" if head else "", face="mono-b")
        flow.para(words)
    signed = printed_day(record.signed or record.day, "us")
    flow.para(f"Electronically authenticated {signed} 16:42 {record.signer}")

    def furniture(sheet: Sheet, at: int, of: int) -> None:
        sheet.text(46, 38, record.place.name.upper(), "mono-b", 10)
        sheet.text(46, 50, f"{record.title.upper()}", "mono", 9.2)
        sheet.text(WIDTH - 46, 38, f"PAGE {at} OF {of}", "mono", 9, align="right")
        sheet.text(46, 68, f"PATIENT: {record.patient.formal.upper()}", "mono", 9)
        sheet.text(330, 68, f"DOB: {printed_day(record.patient.dob, 'us')}", "mono", 9)
        sheet.text(46, 80, f"MR#: {record.patient.mrn}", "mono", 9)
        sheet.text(330, 80, f"{record.dated.upper()}: {record.when('us2')}", "mono", 9)
        for n, (label, value) in enumerate(record.says[:2]):
            sheet.text(46 + 284 * n, 92, f"{label.upper()}: {value.upper()}", "mono", 9)
        sheet.line(46, 100, WIDTH - 46, 100, 0.6)

    sheets = flow.done(furniture)
    number(sheets)
    return sheets


def memo(record: Record) -> list[Sheet]:
    """A small office's note: the labels run along the text."""
    flow = _flow(record, Type("sans", "sans-b", 10, 60, 60, 60, 56, 1.35), "memo")
    flow.heading(f"{record.title} - {record.patient.name}", size=12)
    born = printed_day(record.patient.dob, "dash")
    flow.para(f"DOB {born}    {record.dated} {record.when('dash')}    Chart {record.patient.mrn}")
    for label, value in record.says:
        flow.para(f"{label}: {value}")
    flow.rule()
    for head, words in record.body:
        flow.labelled(f"{head}:", words)
    flow.para(f"{record.signer}  /  {record.place.name}, {record.place.town}", face="sans-i")
    return flow.done()


def center(record: Record) -> list[Sheet]:
    """A report with the house centered on top and labels in two columns."""
    flow = _flow(record, Type("serif", "serif-b", 10.5, 54, 54, 150, 60, 1.3), "center")
    for head, words in record.body:
        flow.heading(head.upper())
        flow.para(words)
    flow.space(10)
    flow.para(f"Read and signed: {record.signer}")

    def furniture(sheet: Sheet, _at: int, _of: int) -> None:
        sheet.text(WIDTH / 2, 44, record.place.name, "serif-b", 14, align="center")
        where = f"{record.place.street} | {record.place.town} | {record.place.phone}"
        sheet.text(WIDTH / 2, 57, where, "serif", 8.5, align="center")
        labels = [
            ("Patient", record.patient.formal), ("DOB", printed_day(record.patient.dob, "us")),
            (record.dated, record.when("words")), ("ID", record.patient.mrn), *record.says,
        ]  # fmt: skip
        for n, (label, value) in enumerate(labels[:6]):
            x, y = 54 + 270 * (n % 2), 80.0 + 13 * (n // 2)
            sheet.text(x, y, f"{label}:", "serif-b", 9.5)
            sheet.text(x + 76, y, value, "serif", 9.5)
        sheet.text(WIDTH / 2, 132, record.title.upper(), "serif-b", 12, align="center")
        sheet.line(54, 136, WIDTH - 54, 136, 0.5)

    return flow.done(furniture)


LAYOUTS: dict[str, Callable[[Record], list[Sheet]]] = {
    "strip": strip,
    "letter": letter,
    "boxes": boxes,
    "system": system,
    "memo": memo,
    "center": center,
}
