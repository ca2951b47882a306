"""A chiropractor's papers: the examination and the travel card, one row to a visit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sample_packets.builder.flow import Flow, Type
from sample_packets.builder.layouts.notes import Note
from sample_packets.builder.layouts.paperwork import short_date, us_date
from sample_packets.builder.script import Person, Place, Visit
from sample_packets.builder.sheet import WIDTH, Sheet


def examination(place: Place, patient: Person, note: Note) -> list[Sheet]:
    assert note.visit.date is not None
    flow = Flow(
        "chiropractic",
        Type("sans", "sans-b", 11.5, 70, 70, 116, 64, 1.42),
        "chiro_exam",
        note.visit,
    )
    flow.para(
        f"Patient: {patient.name}      Birth date: {us_date(patient.dob)}"
        f"      Exam date: {us_date(note.visit.date)}"
    )
    for head, body in note.sections.items():
        flow.heading(head)
        if isinstance(body, str):
            flow.para(body)
        else:
            flow.items(body)
    flow.space(28)
    flow.need(30)
    flow.sheet.sign(66, flow.y - 8, note.visit.provider)
    flow.para(note.author)

    def furniture(sheet: Sheet, at: int, of: int) -> None:
        sheet.text(62, 54, place.name, "sans-b", 16)
        sheet.text(62, 68, f"{place.street}, {place.town}   {place.phone}", "sans", 8.5)
        sheet.bar(62, 76, WIDTH - 124, 3, 0.35)
        sheet.text(62, 94, note.title, "sans-b", 12)
        if of > 1:
            sheet.text(WIDTH - 62, 94, f"{at}/{of}", "sans", 9, align="right")
            sheet.printed.append((at, of))

    return flow.done(furniture)


@dataclass(frozen=True)
class CardRow:
    """One visit on the card: complaint before and after, what was adjusted, modalities, remark."""

    visit: Visit
    pain: str
    levels: str
    modalities: str
    remark: str


def travel_card(
    place: Place, patient: Person, rows: Sequence[CardRow], doctor: str, card: int
) -> Sheet:
    sheet = Sheet("chiropractic", style="travel_card")
    sheet.text(WIDTH / 2, 52, f"{place.name} - PATIENT TRAVEL CARD", "sans-b", 13, align="center")
    sheet.text(40, 76, "Patient:", "sans-b", 9)
    sheet.hand(84, 76, patient.name, 13)
    sheet.text(300, 76, "DOB:", "sans-b", 9)
    sheet.hand(328, 76, us_date(patient.dob), 12)
    sheet.text(440, 76, f"Card no. {card}", "sans", 9)
    sheet.text(40, 94, f"Doctor: {doctor}", "sans", 9)
    sheet.text(300, 94, "Phase:  acute / corrective / maintenance", "sans", 9)
    heads = (("DATE", 62), ("PAIN", 46), ("ADJUSTED", 118), ("MODALITIES", 104), ("REMARKS", 172))
    widths = [w for _, w in heads] + [30]
    x = 40.0
    sheet.bar(40, 104, sum(widths), 18)
    for (head, wide), _ in zip(heads, widths, strict=False):
        sheet.text(x + 4, 116, head, "sans-b", 8)
        x += wide
    sheet.text(x + 4, 116, "DR", "sans-b", 8)
    y = 122.0
    initials = "".join(w[0] for w in doctor.split()[:2])
    for n in range(max(16, len(rows))):
        x = 40.0
        for wide in widths:
            sheet.frame(x, y, wide, 34, 0.5)
            x += wide
        if n < len(rows):
            row = rows[n]
            assert row.visit.date is not None
            cells = (short_date(row.visit.date), row.pain, row.levels, row.modalities, row.remark)
            x = 40.0
            for cell, wide in zip(cells, widths, strict=False):
                _cell(sheet, x + 4, y + 14, cell, wide - 6)
                x += wide
            sheet.hand(x + 4, y + 20, initials, 11)
            sheet.mark(row.visit)
        y += 34
    legend = "HMP hot moist pack   EMS muscle stimulation   TX traction   MFR myofascial release"
    sheet.text(40, y + 16, legend, "sans", 7.5)
    return sheet


def _cell(sheet: Sheet, x: float, y: float, words: str, room: float) -> None:
    line = ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if line and len(longer) * 5.1 > room:
            sheet.hand(x, y, line, 11)
            line, y = word, y + 13
        else:
            line = longer
    sheet.hand(x, y, line, 11)
