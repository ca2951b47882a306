"""Pages that are mostly rulings: a therapy flowsheet, a laboratory panel, a work status slip."""

from __future__ import annotations

import datetime as dt

from sample_packets.builder.sheet import WIDTH, Sheet
from sample_packets.hard_pages.content import CLIENT, Content, us

_EXERCISES = (
    "Heel slides", "Wall squats", "Clam shells", "Prone press ups", "Bridging", "Step ups 6 in",
    "Band rows", "Pelvic tilts", "Towel stretch", "Recumbent bike", "Side steps", "Chin tucks",
    "Scapular squeeze", "Bird dog", "Calf raises", "Nerve glides",
)  # fmt: skip
_TESTS = (
    ("Sodium", 135, 145, "mmol/L"), ("Potassium", 3, 5, "mmol/L"), ("Chloride", 98, 107, "mmol/L"),
    ("Glucose", 70, 99, "mg/dL"), ("Creatinine", 0, 1, "mg/dL"), ("Calcium", 8, 10, "mg/dL"),
    ("Albumin", 3, 5, "g/dL"), ("Bilirubin", 0, 1, "mg/dL"), ("White cells", 4, 11, "K/uL"),
    ("Hemoglobin", 12, 16, "g/dL"), ("Hematocrit", 36, 46, "%"), ("Platelets", 150, 400, "K/uL"),
    ("Sed rate", 0, 20, "mm/hr"), ("C reactive protein", 0, 8, "mg/L"),
)  # fmt: skip


def flowsheet(content: Content) -> Sheet:
    """Exercises down, visits across; a tick of figures in each cell, little text elsewhere."""
    sheet = Sheet("physical_therapy", style="flowsheet")
    sheet.text(40, 50, content.clinic[0], "sans-b", 12)
    sheet.text(WIDTH - 40, 50, "EXERCISE FLOWSHEET", "sans-b", 12, align="right")
    sheet.text(40, 70, f"Name: {CLIENT.name}", "sans", 10)
    sheet.text(330, 70, f"Birth date: {us(CLIENT.dob)}", "sans", 10)
    days = [content.day + dt.timedelta(days=n) for n in (0, 2, 5, 7)]
    dice, rows = content.figures("sets"), content.words("rows").sample(_EXERCISES, 14)
    edges = [40.0, 160, 236, 312, 388, 464, 572]
    heads = ("Exercise", *(f"{d:%m/%d/%y}" for d in days), "Remarks")
    cells: list[tuple[str, ...]] = [heads]
    for row in rows:
        sets = tuple(f"{dice.randint(2, 4)}x{dice.choice((8, 10, 12, 15))}" for _ in days)
        cells.append((row, *sets, dice.choice(("", "", "sore", "add 2 lb", "hold", "no pain"))))
    cells.append(("Pain before", *(f"{dice.randint(3, 9)}/10" for _ in days), ""))
    cells.append(("Pain after", *(f"{dice.randint(1, 7)}/10" for _ in days), ""))
    cells.append(("Initials", *(["SA"] * 4), ""))
    for at, line in enumerate(cells):
        y = 90 + 34 * at
        face = "sans-b" if at == 0 else "sans"
        for n, cell in enumerate(line):
            sheet.frame(edges[n], y, edges[n + 1] - edges[n], 34, 0.7)
            if cell:
                sheet.text(edges[n] + 5, y + 21, cell, face, 10)
    sheet.text(40, 90 + 34 * len(cells) + 20, f"Therapist: {content.clinician}", "sans", 10)
    return sheet


def panel(content: Content) -> Sheet:
    """Results of one blood draw."""
    sheet = Sheet("laboratory", style="panel")
    sheet.text(48, 54, "SALTMARSH REFERENCE LABORATORY", "sans-b", 13)
    sheet.text(48, 70, "9 Tidewater Court, Anchor Falls, WA 98288", "sans", 9)
    sheet.frame(48, 82, WIDTH - 96, 48, 1)
    dice = content.figures("results")
    sheet.text(56, 100, f"Patient: {CLIENT.formal}", "sans", 10)
    sheet.text(
        330,
        100,
        f"Collected: {us(content.day)} {dice.randint(7, 11)}:{dice.randint(10, 59)}",
        "sans",
        10,
    )
    sheet.text(56, 120, f"Ordered by: {content.clinician}", "sans", 10)
    sheet.text(330, 120, f"Accession: S{dice.randint(200000, 999999)}", "sans", 10)
    columns = (48, 210, 300, 380, 480)
    for x, head in zip(columns, ("TEST", "RESULT", "FLAG", "RANGE", "UNITS"), strict=True):
        sheet.text(x + 4, 156, head, "sans-b", 9.5)
    sheet.line(48, 162, WIDTH - 48, 162, 1)
    for at, (test, low, high, unit) in enumerate(_TESTS):
        y = 180 + 24 * at
        value = dice.uniform(low - (high - low) * 0.1, high + (high - low) * 0.2)
        flag = "L" if value < low else "H" if value > high else ""
        cells = (test, f"{max(value, 0.1):.1f}", flag, f"{low}-{high}", unit)
        for x, cell in zip(columns, cells, strict=True):
            if cell:
                sheet.text(x + 4, y, cell, "sans", 10)
        sheet.line(48, y + 7, WIDTH - 48, y + 7, 0.3)
    sheet.text(
        48, 180 + 24 * len(_TESTS) + 14, "Final report. Specimen: serum and whole blood.", "sans", 9
    )
    return sheet


def status_slip(content: Content) -> Sheet:
    """A half-page slip for the employer: boxes, few words."""
    sheet = Sheet("office_visit", also=("correspondence", "other"), style="status_slip")
    dice = content.figures("limits")
    sheet.frame(60, 70, WIDTH - 120, 330, 1.6)
    sheet.text(WIDTH / 2, 100, "WORK STATUS SLIP", "sans-b", 15, align="center")
    sheet.text(WIDTH / 2, 118, content.clinic[0], "sans", 11, align="center")
    sheet.text(80, 152, f"Patient: {CLIENT.name}", "sans", 11)
    sheet.text(380, 152, f"Seen: {us(content.day)}", "sans", 11)
    chosen = dice.randrange(3)
    for n, words in enumerate(("Off work", "Light duty", "Full duty")):
        sheet.tick(80 + 150 * n, 186, words, ticked=n == chosen, size=11)
    sheet.text(80, 222, f"Lifting limit {dice.randint(5, 45)} pounds", "sans", 11)
    sheet.text(80, 248, f"Standing limit {dice.randint(2, 8)} hours", "sans", 11)
    sheet.text(
        80,
        274,
        f"Next visit {us(content.day + dt.timedelta(days=dice.randint(7, 28)))}",
        "sans",
        11,
    )
    sheet.line(80, 350, 330, 350, 0.8)
    sheet.sign(90, 344, content.clinician.split(",")[0], 22)
    sheet.text(80, 366, content.clinician, "sans", 10)
    return sheet
