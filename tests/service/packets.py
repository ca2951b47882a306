"""Small packets for tests: pages of text as PDFs, and a matter folder of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

MATTER = {
    "matter": "T-100",
    "client": "Odalys Brenneman",
    "dob": "1971-04-09",
    "date_of_loss": "2024-03-02",
    "requests": [
        {
            "provider": "Harrow Lane Family Practice",
            "sent": "2024-06-03",
            "from": "2024-03-02",
            "to": "2024-06-03",
            "items": ["office_visit", "billing"],
        }
    ],
}


def visit_note(date: str, page: int, total: int) -> str:
    """Give the text of a made-up office visit."""
    return f"""Harrow Lane Family Practice
212 Harrow Lane, Dunmore, OH 44200   Phone (330) 555-0143
OFFICE VISIT
Patient: Brenneman, Odalys     DOB: 04/09/1971     MRN: 40117
Date of Service: {date}
Provider: Tobias Wren, M.D.

CHIEF COMPLAINT: Neck pain after a car accident.
HISTORY OF PRESENT ILLNESS: She was rear-ended at a light on 03/02/2024 and has had pain since.
EXAM: Tender over the right trapezius. Full strength in both arms.
ASSESSMENT: Cervical strain, S16.1XXA.
PLAN: Continue home exercises. Return in four weeks.

Electronically signed by Tobias Wren, M.D.
Page {page} of {total}"""


def write_pdf(path: Path, pages: Sequence[str]) -> Path:
    """Write pages of text as a PDF with a real text layer."""
    path.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(path), pagesize=letter, invariant=1)
    for page in pages:
        text = canvas.beginText(54, 740)
        text.setFont("Helvetica", 10)
        text.setLeading(14)
        for line in page.splitlines():
            text.textLine(line)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return path


def write_matter(folder: Path) -> Path:
    """Write a matter folder with two packets, three visits in all."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "matter.json").write_text(json.dumps(MATTER))
    write_pdf(
        folder / "harrow" / "first.pdf",
        [visit_note("03/11/2024", 1, 1), visit_note("04/08/2024", 1, 1)],
    )
    write_pdf(folder / "harrow" / "second.pdf", [visit_note("05/06/2024", 1, 1)])
    return folder
