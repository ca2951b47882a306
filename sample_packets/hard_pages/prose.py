"""Two pages of running text: a chart print in two columns, and a dictated letter in serif."""

from __future__ import annotations

from sample_packets.builder.sheet import HEIGHT, WIDTH, Sheet
from sample_packets.hard_pages.content import CLIENT, Content, us


def chart_print(content: Content) -> Sheet:
    """An electronic chart printed: a dark head, a narrow column of values, a wide one of text."""
    sheet = Sheet("office_visit", style="chart_print")
    clinic, _ = content.clinic
    sheet.bar(30, 30, WIDTH - 60, 24, 0.82)
    sheet.text(38, 46, clinic, "vera-b", 11)
    sheet.text(WIDTH - 38, 46, "Progress Note", "vera-b", 10, align="right")
    sheet.text(38, 70, f"{CLIENT.formal}   MRN {CLIENT.mrn}   DOB {us(CLIENT.dob)}", "vera", 8.5)
    sheet.text(WIDTH - 38, 70, f"Visit date: {us(content.day)}", "vera-b", 8.5, align="right")
    sheet.line(30, 78, WIDTH - 30, 78, 1)
    dice = content.figures("values")
    y = 98.0
    for label, value in (
        ("Blood pressure", f"{dice.randint(104, 148)}/{dice.randint(61, 92)}"),
        ("Pulse", str(dice.randint(58, 96))), ("Temperature", f"97.{dice.randint(1, 9)} F"),
        ("Oxygen", f"{dice.randint(95, 99)}%"), ("Pain score", f"{dice.randint(1, 9)}/10"),
        ("Visit number", str(dice.randint(2, 24))), ("Minutes", str(dice.randint(15, 60))),
    ):  # fmt: skip
        sheet.text(38, y, label, "vera-b", 7.8)
        sheet.text(38, y + 11, value, "vera", 8.6)
        y += 30
    y = 98.0
    for head, words in (
        ("SUBJECTIVE", content.subjective(5)), ("OBJECTIVE", content.objective(5)),
        ("PLAN", content.planned(4)),
    ):  # fmt: skip
        sheet.text(158, y, head, "vera-b", 9)
        y = sheet.para(158, y + 14, WIDTH - 158 - 38, words, "vera", 8.8, 13) + 10
    sheet.text(158, y + 6, f"Signed electronically: {content.clinician}", "vera-i", 8.4)
    sheet.text(38, HEIGHT - 30, f"{clinic} chart print", "vera", 7.5)
    return sheet


def letter(content: Content) -> Sheet:
    """A dictated letter to the referring physician."""
    sheet = Sheet("office_visit", also=("correspondence",), style="letter")
    clinic, address = content.clinic
    sheet.text(WIDTH / 2, 62, clinic.upper(), "serif-b", 15, align="center")
    sheet.text(WIDTH / 2, 78, address, "serif-i", 10.5, align="center")
    sheet.line(170, 88, WIDTH - 170, 88, 0.8)
    sheet.text(76, 120, f"{content.day:%B} {content.day.day}, {content.day.year}", "serif", 12)
    sheet.text(76, 148, f"RE: {CLIENT.name}, born {us(CLIENT.dob)}", "serif-b", 12)
    sheet.text(76, 174, "Dear Colleague:", "serif", 12)
    y = 198.0
    for words in (
        f"I saw Ms. {CLIENT.last} in follow up on {us(content.day)}. {content.subjective(4)}",
        f"On examination: {content.objective(4)}",
        f"My advice today is as follows. {content.planned(3)}",
    ):
        y = sheet.para(76, y, WIDTH - 152, words, "serif", 12, 16) + 10
    sheet.text(76, y + 4, "Sincerely,", "serif", 12)
    sheet.sign(80, y + 36, content.clinician.split(",")[0])
    sheet.text(76, y + 58, content.clinician, "serif", 12)
    initials = "".join(w[0] for w in content.clinician.split()[:2])
    sheet.text(76, y + 82, f"{initials}/rtq", "serif", 10)
    return sheet


def film_report(content: Content, side: str) -> Sheet:
    """An imaging report, normal but for its side: the other side's reads the same."""
    sheet = Sheet("radiology", style="film_report")
    sheet.text(60, 60, "GULL ISLAND IMAGING", "sans-b", 14)
    sheet.text(60, 76, "3 Causeway Road, Anchor Falls, WA 98288", "sans", 9)
    sheet.line(60, 84, WIDTH - 60, 84, 1.2)
    sheet.text(60, 106, f"Patient: {CLIENT.formal}     Born: {us(CLIENT.dob)}", "sans", 10.5)
    sheet.text(
        60, 122, f"Exam date: {us(content.day)}     Ordered by: {content.clinician}", "sans", 10.5
    )
    sheet.text(60, 150, f"X-RAY OF THE {side.upper()} KNEE, THREE VIEWS", "sans-b", 11)
    y = 176.0
    for head, words in (
        ("FINDINGS", f"Frontal, lateral and sunrise views of the {side} knee were obtained. The"
         " joint spaces are kept. No fracture, dislocation or effusion is seen. The kneecap rides"
         " in its groove. Mineralization is within normal limits for age."),
        ("IMPRESSION", f"No acute abnormality of the {side} knee."),
    ):  # fmt: skip
        sheet.text(60, y, head, "sans-b", 10.5)
        y = sheet.para(60, y + 16, WIDTH - 120, words, "sans", 10.5, 15) + 12
    sheet.text(60, y + 20, "Read and signed by Ignatius Feld, MD", "sans-i", 10)
    return sheet


def small_print(content: Content) -> Sheet:
    """The small print of a consent, set as tight as lawyers set it."""
    sheet = Sheet("authorization", also=("other", "intake", "office_visit"), style="small_print")
    clinic, address = content.clinic
    sheet.text(60, 60, f"{clinic}, {address}", "serif-b", 8)
    sheet.text(60, 72, f"Conditions of treatment, {CLIENT.name}, {us(content.day)}", "serif-b", 8)
    words = " ".join((content.subjective(10), content.objective(10), content.planned(8)))
    sheet.para(60, 90, WIDTH - 120, words, "serif", 6.4, 8.2)
    return sheet
