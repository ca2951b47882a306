"""Physical therapy: evaluations and daily notes as therapy systems print them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sample_packets.builder.flow import Flow, Type
from sample_packets.builder.layouts.notes import Note
from sample_packets.builder.layouts.paperwork import us_date
from sample_packets.builder.script import Person, Place
from sample_packets.builder.sheet import HEIGHT, WIDTH, Sheet, number


@dataclass(frozen=True)
class Session:
    """A therapy visit: its note, its number in the course, what was done for how long."""

    note: Note
    visit_number: int
    visits: int
    treatments: Sequence[tuple[str, str, str]]
    measures: Sequence[tuple[str, str, str]] = ()
    referred_by: str = ""
    onset: str = ""
    diagnosis: str = ""


def therapy_note(
    place: Place, patient: Person, session: Session, *, stranger: bool = False
) -> list[Sheet]:
    note = session.note
    assert note.visit.date is not None
    flow = Flow(
        "physical_therapy", Type("vera", "vera-b", 9.4, 50, 50, 108, 62, 1.42), "therapy_note",
        note.visit,
    )  # fmt: skip
    left = [("Patient Name", patient.name), ("Date of Birth", us_date(patient.dob))]
    left += [
        ("Referring Provider", session.referred_by),
        ("Treatment Diagnosis", session.diagnosis),
    ]
    right = [("Date of Service", us_date(note.visit.date))]
    right += [("Visit", f"{session.visit_number} of {session.visits} authorized")]
    right += [("Onset", session.onset), ("Therapist", note.author)]
    for one, two in zip(left, right, strict=True):
        flow.need(13)
        flow.sheet.text(50, flow.y, one[0] + ":", "vera-b", 8)
        flow.sheet.text(158, flow.y, one[1], "vera", 8)
        flow.sheet.text(352, flow.y, two[0] + ":", "vera-b", 8)
        flow.sheet.text(430, flow.y, two[1], "vera", 8)
        flow.y += 13
    flow.rule()
    for head, body in note.sections.items():
        flow.heading(head)
        if isinstance(body, str):
            flow.para(body)
        else:
            flow.items(body)
    if session.measures:
        flow.heading("Objective Measures")
        flow.table(("Test", "Today", "Goal"), session.measures, (240, 130, 130))
    flow.heading("Interventions")
    flow.table(("CPT", "Intervention", "Minutes"), session.treatments, (60, 340, 100))
    minutes = sum(int(t[2]) for t in session.treatments if t[2].isdigit())
    flow.para(f"Total timed treatment: {minutes} minutes")
    flow.space(40)
    flow.need(30)
    flow.sheet.sign(54, flow.y - 14, note.visit.provider)
    flow.para(f"{note.author}    License {note.extra.get('license', 'PT 40711')}")

    visit_day = us_date(note.visit.date)

    def furniture(sheet: Sheet, at: int, of: int) -> None:
        sheet.text(50, 46, place.name, "vera-b", 13)
        line = f"{place.street}, {place.town}"
        sheet.text(50, 59, f"{line}   Tel {place.phone}   Fax {place.fax}", "vera", 7.5)
        sheet.text(WIDTH - 50, 46, note.title, "vera-b", 10, align="right")
        sheet.line(50, 68, WIDTH - 50, 68, 1.4)
        if at > 1:
            sheet.text(50, 84, f"{patient.name}   {visit_day}", "vera", 8)
        sheet.text(WIDTH / 2, HEIGHT - 34, f"Page {at} of {of}", "vera", 7.5, align="center")

    sheets = flow.done(furniture)
    number(sheets)
    for sheet in sheets:
        sheet.stranger = patient if stranger else None
    return sheets
