"""A small made-up matter for the web: few digital pages, with something of everything on them."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Callable, Sequence

from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from service.house import House

MATTER = "Vance 100% & Søn"
CLIENT, BORN = "Rosalind Vance", "06/02/1979"
HOSTILE = "<script>alert(1)</script>"

ABOUT = json.dumps(
    {
        "client": CLIENT,
        "dob": "1979-06-02",
        "date_of_loss": "2024-02-10",
        "requests": [
            {
                "provider": "Larkspur Family Practice",
                "sent": "2024-06-03",
                "from": "2024-02-10",
                "to": "2024-06-03",
                "items": ["office_visit", "billing"],
            }
        ],
    }
).encode()


def note(
    page: int, total: int, day: str = "02/12/2024", patient: str = CLIENT, born: str = BORN
) -> Sequence[str]:
    """Give the lines of an office note."""
    return (
        "LARKSPUR FAMILY PRACTICE",
        "18 Larkspur Lane, Edgeworth, OH 44012   (330) 555-0118",
        "OFFICE VISIT",
        f"Patient: {patient}     DOB: {born}",
        f"Date of Service: {day}",
        "Provider: Ines Calloway, M.D.",
        "",
        "CHIEF COMPLAINT: Neck pain after a car accident.",
        "HISTORY OF PRESENT ILLNESS: She was rear-ended at a light on 02/10/2024.",
        "She has had pain in the neck since, and headaches every evening at work.",
        f"EXAM: Tender over the right trapezius {HOSTILE} with full strength.",
        "ASSESSMENT: Cervical strain.",
        "PLAN: Home exercises. Return in two weeks.",
        "",
        "Electronically signed by Ines Calloway, M.D.",
        f"Page {page} of {total}",
    )


LAST_PAGE = (
    "LARKSPUR FAMILY PRACTICE",
    f"Patient: {CLIENT}     DOB: {BORN}",
    "Date of Service: 02/12/2024",
    "",
    "INSTRUCTIONS: Ice the neck for ten minutes, three times a day, for one week.",
    "Stay home from work until 02/16/2024, then half days at the desk.",
    "Come back sooner if an arm becomes weak or numb, or if the headaches grow.",
    "Prescribed: ibuprofen 600 mg, one tablet with food every eight hours.",
    "",
    "Electronically signed by Ines Calloway, M.D.",
    "Page 3 of 3",
)


def pdf(*pages: Sequence[str]) -> bytes:
    """Give pages of text as a PDF with a text layer."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=letter, invariant=1)
    for lines in pages:
        for row, line in enumerate(lines):
            canvas.setFont("Helvetica", 11)
            canvas.drawString(60, 730 - 18 * row, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


CHART = pdf(
    note(1, 3),
    LAST_PAGE,
    note(1, 1, "02/26/2024"),
    note(1, 1, "03/05/2024", "Gideon Sprague", "11/30/1950"),
)
STRAY = pdf(note(1, 1, "04/01/2024", "Harlan Okpara", "01/01/1960"))


def until(true: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until something is true; fails where it does not come true."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come true"
        time.sleep(0.05)


def drop(house: House, files: dict[str, bytes]) -> None:
    """Save files into the watched folder as a user would, and wait for what follows."""
    before = len(house.store.arrivals.recent(10_000))
    inbox = house.settings.inbox_folder
    for name, content in files.items():
        target = inbox / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    expected = before + sum(not name.endswith("matter.json") for name in files)
    until(lambda: len(house.store.arrivals.recent(10_000)) >= expected)
    rest(house)


def rest(house: House) -> None:
    """Wait until no work is queued or under way, twice in a row."""

    def quiet() -> bool:
        if house.engine.busy():
            return False
        time.sleep(0.1)
        return not house.engine.busy()

    until(quiet)
