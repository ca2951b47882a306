"""Visit notes: two makes of EHR print-out, and dictation as a transcriptionist types it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sample_packets.builder.flow import Flow, Type
from sample_packets.builder.layouts.paperwork import long_date, short_date, us_date
from sample_packets.builder.script import Person, Place, Visit
from sample_packets.builder.sheet import HEIGHT, WIDTH, Sheet, number

Sections = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True)
class Note:
    """The words of one visit, section by section, as the clinician left them.

    `signed` is the day of the note itself, where the visit is a stay of several.
    """

    visit: Visit
    sections: Sections
    title: str = "Progress Notes"
    time: str = ""
    credentials: str = "MD"
    vitals: str = ""
    signed: dt.date | None = None
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def author(self) -> str:
        """The clinician with credentials."""
        return f"{self.visit.provider}, {self.credentials}"


def _write(flow: Flow, sections: Sections, *, bar: bool, upper: bool = False) -> None:
    for head, body in sections.items():
        flow.heading(head.upper() if upper else head, bar=bar)
        if isinstance(body, str):
            for paragraph in body.split("\n\n"):
                flow.para(paragraph)
        else:
            flow.items(body, numbered="diagnos" in head.lower() or "assess" in head.lower())


def encounter_print(
    place: Place, patient: Person, note: Note, printed: dt.datetime, *, size: float = 10.8
) -> list[Sheet]:
    """A clinic's or hospital's EHR as printed for release: patient strip, gray bars, page of pages."""
    flow = Flow(
        note.visit.category,
        Type("sans", "sans-b", size, 46, 46, 108, 66, 1.36),
        "encounter_print",
        note.visit,
    )
    when = us_date(note.visit.date) if note.visit.date else ""
    flow.heading(f"{note.title} {'- ' + when if when else ''}".strip(), size=13)
    flow.para(f"{note.author} at {when} {note.time}".replace(" at  ", "").strip())
    if note.vitals:
        flow.heading("Vitals", bar=True)
        flow.para(note.vitals)
    _write(flow, note.sections, bar=True)
    flow.space(4)
    signed = f"Electronically signed by {note.author}"
    flow.para(signed + (f" on {when} {note.time}" if when else ""))

    def furniture(sheet: Sheet, at: int, of: int) -> None:
        sheet.text(46, 40, place.name, "sans-b", 12)
        sheet.text(46, 52, f"{place.street}, {place.town}  {place.phone}", "sans", 7.5)
        sheet.line(46, 58, WIDTH - 46, 58, 1)
        strip = (
            f"{patient.formal}   MRN: {patient.mrn}   DOB: {us_date(patient.dob)}"
            f"   Legal sex: {'Female' if patient.sex == 'F' else 'Male'}"
        )
        sheet.text(46, 70, strip, "sans-b", 8.5)
        if when:
            sheet.text(46, 81, f"Encounter date: {when}", "sans", 8.5)
        sheet.line(46, 87, WIDTH - 46, 87, 0.5)
        sheet.line(46, HEIGHT - 48, WIDTH - 46, HEIGHT - 48, 0.5)
        stamp = f"Printed by HIM at {us_date(printed.date())} {printed:%I:%M %p}"
        sheet.text(46, HEIGHT - 38, stamp, "sans", 7.5)
        sheet.text(WIDTH - 46, HEIGHT - 38, f"Page {at} of {of}", "sans", 7.5, align="right")

    sheets = flow.done(furniture)
    number(sheets)
    return sheets


@dataclass(frozen=True)
class Stay:
    """What the head of every page of a hospital chart prints."""

    account: str
    unit: str
    attending: str
    admitted: dt.date
    discharged: dt.date | None


def chart_print(
    place: Place,
    patient: Person,
    note: Note,
    stay: Stay,
    printed: dt.datetime,
    *,
    numbered: bool = True,
) -> list[Sheet]:
    """A hospital system's fixed-pitch chart print: RUN DATE, account, two-line patient block."""
    flow = Flow(
        note.visit.category, Type("mono", "mono-b", 9.6, 50, 50, 132, 60, 1.3), "chart_print",
        note.visit,
    )  # fmt: skip
    extra = dict(note.extra)
    for label, value in extra.items():
        flow.para(f"{label}: {value}")
    if note.vitals:
        flow.para("VITAL SIGNS: " + note.vitals)
    _write(flow, note.sections, bar=False, upper=True)
    flow.space(6)
    stamp = f"<Electronically signed by {note.author}>"
    signed = note.signed or note.visit.date
    if signed:
        stamp += f"  {short_date(signed)} {note.time}".rstrip()
    flow.para(stamp)

    def furniture(sheet: Sheet, at: int, of: int) -> None:
        run = f"RUN DATE: {short_date(printed.date())}"
        sheet.text(50, 40, run, "mono", 8.5)
        sheet.text(WIDTH / 2, 40, place.name.upper(), "mono-b", 9.5, align="center")
        if numbered:
            sheet.text(WIDTH - 50, 40, f"PAGE {at} OF {of}", "mono", 8.5, align="right")
        sheet.text(50, 51, f"RUN TIME: {printed:%H%M}", "mono", 8.5)
        sheet.text(WIDTH / 2, 51, note.title.upper(), "mono-b", 9.5, align="center")
        sheet.line(50, 56, WIDTH - 50, 56, 0.8)
        gone = us_date(stay.discharged) if stay.discharged else ""
        left = (
            f"NAME: {patient.formal.upper()}",
            f"MR#: {patient.mrn}   ACCT#: {stay.account}",
            f"DOB: {us_date(patient.dob)}   SEX: {patient.sex}",
        )
        right = (
            f"ADM: {us_date(stay.admitted)}",
            f"DIS: {gone}",
            f"LOC: {stay.unit}",
        )
        for n, (one, two) in enumerate(zip(left, right, strict=True)):
            sheet.text(50, 69 + 11 * n, one, "mono", 9)
            sheet.text(390, 69 + 11 * n, two, "mono", 9)
        sheet.text(50, 102, f"ATTENDING: {stay.attending.upper()}", "mono", 9)
        sheet.line(50, 108, WIDTH - 50, 108, 0.8)

    sheets = flow.done(furniture)
    if numbered:
        number(sheets)
    return sheets


def dictated_note(
    place: Place,
    patient: Person,
    note: Note,
    typed: dt.date,
    typist: str,
    *,
    dated: bool = True,
) -> list[Sheet]:
    """A dictated office note on letterhead, with D: and T: at its end; page two has a short head."""
    kind = Type("serif", "serif-b", 12.5, 80, 80, 118, 72, 1.38)
    flow = Flow(note.visit.category, kind, "dictated_note", note.visit)
    when = long_date(note.visit.date) if note.visit.date and dated else ""
    flow.labelled("PATIENT:", patient.name)
    flow.labelled("DOB:", us_date(patient.dob))
    if when:
        flow.labelled("DATE OF VISIT:", when)
    for head, body in note.sections.items():
        words = (
            body
            if isinstance(body, str)
            else "  ".join(f"{n}. {b}" for n, b in enumerate(body, start=1))
        )
        flow.labelled(head.upper() + ":", words)
    flow.space(46)
    flow.need(40)
    flow.sheet.sign(80, flow.y - 17, note.visit.provider)
    flow.para(note.author)
    marks = "".join(w[0] for w in note.visit.provider.split())
    flow.para(
        f"{marks}/{typist}"
        + (f"   D: {short_date(typed)}   T: {short_date(typed)}" if dated else "")
    )

    def furniture(sheet: Sheet, at: int, _of: int) -> None:
        if at == 1:
            sheet.text(WIDTH / 2, 52, place.name, "serif-b", 17, align="center")
            line = f"{place.street}  |  {place.town}  |  {place.phone}"
            sheet.text(WIDTH / 2, 68, line, "serif", 9, align="center")
            sheet.line(76, 76, WIDTH - 76, 76, 1)
            return
        sheet.text(76, 56, patient.name, "serif", 10.5)
        if when:
            sheet.text(76, 69, when, "serif", 10.5)
        sheet.text(76, 82, f"Page {at}", "serif", 10.5)
        sheet.printed.append((at, None))

    return flow.done(furniture)
