"""One visit, study or operation to a document: charts of hospitals and offices."""

from __future__ import annotations

from collections.abc import Callable

from sample_packets.builder.flow import Flow, Furniture, Type
from sample_packets.builder.sheet import HEIGHT, WIDTH, Sheet, number
from sample_packets.varied_flags.records.note import Note, initials_of


def _finished(note: Note, flow: Flow, furniture: Furniture, *, counted: bool = True) -> list[Sheet]:
    """Furnish the sheets, blank backs among their number, and number them."""
    written = len(flow.sheets)
    for _ in range(note.backs):
        flow.sheets.append(Sheet("blank", style=flow.style, blank=True))
    sheets = flow.done(lambda s, at, of: None if s.blank else furniture(s, at, of))
    for at, sheet in enumerate(sheets[written:], start=written + 1):
        sheet.text(WIDTH / 2, HEIGHT - 24, f"Page {at} of {len(sheets)}", "sans", 8, align="center")
    if counted:
        number(sheets)
    return sheets


def portal(note: Note) -> list[Sheet]:
    """A big system's print-out: patient at the top left, printed-at line and number at the foot."""
    kind = Type("sans", "sans-b", 9, 40, 40, 104, 62, 1.36)
    flow = Flow(note.visit.category, kind, "portal", note.visit)
    for head, words in note.body:
        flow.heading(head, size=10.5)
        flow.para(words, indent=8)
    signed = note.signature("us2")
    flow.space(4)
    flow.para(f"Electronically signed by {note.signer}{' at ' + signed if signed else ''}")

    def furniture(sheet: Sheet, at: int, of: int) -> None:
        sheet.text(40, 34, note.patient.formal, "sans-b", 13)
        sheet.text(40, 47, f"MRN: {note.patient.mrn}  |  DOB: {note.born('bare')}", "sans", 8.5)
        sheet.text(WIDTH - 40, 34, note.place.name, "sans", 9, align="right")
        sheet.text(WIDTH - 40, 47, note.place.town, "sans", 8, align="right")
        sheet.bar(40, 56, WIDTH - 80, 18, 0.9)
        sheet.text(46, 69, f"{note.title}", "sans-b", 10)
        sheet.text(WIDTH - 46, 69, f"{note.dated}: {note.when('us')}", "sans", 9, align="right")
        line = "   ".join(f"{k}: {v}" for k, v in note.says)
        sheet.text(46, 86, line, "sans", 8)
        sheet.line(40, HEIGHT - 40, WIDTH - 40, HEIGHT - 40, 0.5)
        sheet.text(40, HEIGHT - 28, "Chart copy - release of information", "sans", 7)
        sheet.text(WIDTH - 40, HEIGHT - 28, f"Page {at} of {of}", "sans", 7.5, align="right")

    return _finished(note, flow, furniture)


def terminal(note: Note) -> list[Sheet]:
    """An old hospital system in capitals and fixed pitch."""
    kind = Type("mono", "mono-b", 8.8, 50, 50, 128, 54, 1.3)
    flow = Flow(note.visit.category, kind, "terminal", note.visit)
    for head, words in note.body:
        flow.para(f"** {head.upper()} **", face="mono-b")
        flow.para(words, indent=12)
    flow.para("-" * 40)
    flow.para(f"AUTHENTICATED BY: {note.signer.upper()}   {note.signature('us2')}".rstrip())

    def furniture(sheet: Sheet, at: int, of: int) -> None:
        rows = (
            f"{note.place.name.upper():<48}{f'PAGE: {at} OF {of}':>18}",
            f"{note.place.street.upper()}, {note.place.town.upper()}",
            "=" * 92,
            f"NAME: {note.patient.formal.upper():<34}UNIT NO: {note.patient.mrn}",
            f"BIRTHDATE: {note.born('us'):<29}SEX: {note.patient.sex}",
            f"{note.dated.upper()}: {note.when('us')}",
            f"REPORT: {note.title.upper()}   "
            + "  ".join(f"{k}: {v}".upper() for k, v in note.says),
            "=" * 92,
        )
        for n, words in enumerate(rows):
            sheet.text(50, 32 + 11 * n, words, "mono-b" if n == 0 else "mono", 8.8)

    return _finished(note, flow, furniture)


def typist(note: Note) -> list[Sheet]:
    """A dictated note from a typing service; later pages have a running head."""
    kind = Type("serif", "serif-b", 11.5, 66, 66, 76, 64, 1.25)
    flow = Flow(note.visit.category, kind, "typist", note.visit)
    flow.para(f"{note.title}", face="serif-b")
    flow.para(f"PATIENT NAME:  {note.patient.name}\nDATE OF BIRTH:  {note.born('long')}")
    flow.para(f"{note.dated.upper()}:  {note.when('long')}\nCHART NUMBER:  {note.patient.mrn}")
    for label, value in note.says:
        flow.para(f"{label.upper()}:  {value}")
    for head, words in note.body:
        flow.para(f"{head}:  {words}" if head else words)
    flow.space(16)
    flow.para(f"{note.signer}\n{note.place.name}")
    signed = note.signature("us2")
    flow.para(f"{initials_of(note.signer)}/mtk" + (f"   T: {signed}" if signed else ""))

    def furniture(sheet: Sheet, at: int, of: int) -> None:
        sheet.text(66, 40, f"{note.place.name}", "serif-b", 12)
        sheet.text(66, 53, f"{note.place.street}, {note.place.town}", "serif", 9)
        if at > 1:
            sheet.text(WIDTH - 66, 40, f"RE: {note.patient.name}", "serif-i", 10, align="right")
        sheet.text(WIDTH - 66, 53, f"Page {at} of {of}", "serif-i", 10, align="right")

    return _finished(note, flow, furniture)


def cloud(note: Note) -> list[Sheet]:
    """A web system of a small practice: facts in a column of their own, sections with rules."""
    kind = Type("vera", "vera-b", 8.2, 190, 40, 70, 54, 1.42)
    flow = Flow(note.visit.category, kind, "cloud", note.visit)
    for head, words in note.body:
        flow.heading(head.upper(), size=8.4)
        flow.para(words)
        flow.rule()
    flow.para(f"Signed: {note.signer} {note.signature('month')}".rstrip(), face="vera-i")

    def furniture(sheet: Sheet, at: int, of: int) -> None:
        sheet.bar(0, 0, 170, HEIGHT, 0.94)
        facts = (
            (note.place.name, ""), (note.place.phone, ""), ("", ""), ("Patient", note.patient.name),
            ("DOB", note.born("month")), ("PRN", note.patient.mrn),
            (note.dated, note.when("month")), ("Document", note.title), *note.says,
        )  # fmt: skip
        y = 50.0
        for label, value in facts:
            y = sheet.para(16, y, 146, label, "vera-b" if not value else "vera", 7.4)
            y = sheet.para(16, y + 1, 146, value, "vera-b", 7.8) + 5 if value else y
        sheet.text(WIDTH - 40, 40, f"{at}/{of}", "vera", 8, align="right")

    return _finished(note, flow, furniture)


def sections(note: Note) -> list[Sheet]:
    """A clinic's form: a frame of labels on the first page, sections by number."""
    kind = Type("sans", "sans-b", 9.8, 48, 48, 86, 58, 1.3)
    flow = Flow(note.visit.category, kind, "sections", note.visit)
    labels = (
        ("Patient", note.patient.formal), ("Birth date", note.born("us")),
        (note.dated, note.when("us2")), ("Record", note.patient.mrn), *note.says,
    )  # fmt: skip
    flow.table(("Item", "Entry"), [(k, v) for k, v in labels], (150, 360), size=9)
    for at, (head, words) in enumerate(note.body, start=1):
        flow.labelled(f"{at}. {head}", words)
    flow.space(10)
    flow.para(f"Clinician: {note.signer}     Signed: {note.signature('us2') or '__________'}")

    def furniture(sheet: Sheet, at: int, of: int) -> None:
        sheet.text(48, 40, note.place.name.upper(), "sans-b", 11)
        sheet.text(WIDTH - 48, 40, note.title, "sans-b", 11, align="right")
        sheet.text(
            48, 53, f"{note.place.street} / {note.place.town} / {note.place.phone}", "sans", 8
        )
        sheet.line(48, 60, WIDTH - 48, 60, 1.4)
        sheet.text(48, HEIGHT - 32, f"{note.patient.formal}  {note.patient.mrn}", "sans", 8)
        sheet.text(WIDTH - 48, HEIGHT - 32, f"Pg {at} of {of}", "sans", 8, align="right")

    return _finished(note, flow, furniture)


def imaging(note: Note) -> list[Sheet]:
    """An imaging center's report: the center's name large, facts in a ruled table."""
    kind = Type("serif", "serif-b", 10.8, 58, 58, 178, 60, 1.3)
    flow = Flow(note.visit.category, kind, "imaging", note.visit)
    for head, words in note.body:
        flow.labelled(f"{head.upper()}:", words)
    flow.space(8)
    signed = note.signature("us")
    flow.para(
        f"Interpreted by {note.signer}{'. Signed ' + signed if signed else ''}", face="serif-i"
    )

    def furniture(sheet: Sheet, at: int, of: int) -> None:
        sheet.text(58, 52, note.place.name, "serif-b", 18)
        where = (
            f"{note.place.street}, {note.place.town}   T {note.place.phone}   F {note.place.fax}"
        )
        sheet.text(58, 66, where, "serif", 9)
        labels = [
            ("Patient", note.patient.name), (note.dated, note.when("words")),
            ("Date of birth", note.born("words")), ("Patient ID", note.patient.mrn), *note.says,
        ]  # fmt: skip
        for n, (label, value) in enumerate(labels[:6]):
            x, y = 58 + 250 * (n % 2), 90.0 + 17 * (n // 2)
            sheet.frame(x, y - 11, 250, 17, 0.4)
            sheet.text(x + 4, y + 1, label, "serif-b", 9)
            sheet.text(x + 92, y + 1, value, "serif", 9.5)
        sheet.text(58, 158, note.title.upper(), "serif-b", 12)
        if of > 1:
            sheet.text(WIDTH - 58, HEIGHT - 36, f"{at} of {of}", "serif", 9, align="right")

    return _finished(note, flow, furniture, counted=len(flow.sheets) > 1)


LAYOUTS: dict[str, Callable[[Note], list[Sheet]]] = {
    "portal": portal, "terminal": terminal, "typist": typist, "cloud": cloud,
    "sections": sections, "imaging": imaging,
}  # fmt: skip
