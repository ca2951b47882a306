"""How an export says things: kinds, dates, page runs, and text that every file format can carry."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence

from casefile.categories import Category, FactKind, Severity
from casefile.page_ledger import PageVerdict
from casefile.readiness import Gate, Standing
from casefile.specials import Payer

CATEGORY_LABELS = {
    Category.EMS: "Ambulance",
    Category.EMERGENCY: "Emergency department",
    Category.INPATIENT: "Hospital stay",
    Category.OPERATIVE: "Operation or procedure",
    Category.OFFICE_VISIT: "Office visit",
    Category.PHYSICAL_THERAPY: "Physical therapy",
    Category.CHIROPRACTIC: "Chiropractic",
    Category.RADIOLOGY: "Imaging",
    Category.LABORATORY: "Laboratory",
    Category.PHARMACY: "Pharmacy",
    Category.BILLING: "Bill",
    Category.AUTHORIZATION: "Authorization",
    Category.CERTIFICATION: "Certification",
    Category.CORRESPONDENCE: "Letter or cover sheet",
    Category.INTAKE: "Intake form",
    Category.OTHER: "Other",
    Category.BLANK: "Blank",
}
SEVERITY_LABELS = {
    Severity.HIGH: "Blocking",
    Severity.MEDIUM: "Check",
    Severity.LOW: "Note",
}
PAYER_LABELS = {
    Payer.INSURANCE: "Insurance",
    Payer.PATIENT: "Patient",
    Payer.ATTORNEY: "Attorney",
    Payer.NOT_SAID: "Payer not said",
}
GATE_LABELS = {
    Gate.CHRONOLOGY: "Chronology complete",
    Gate.BILLING: "Bills complete",
    Gate.PROVIDERS: "Every provider asked",
    Gate.CONSISTENCY: "Records agree",
    Gate.PAGES: "Every page accounted for",
}
STANDING_LABELS = {
    Standing.PASSED: "Passed",
    Standing.REVIEW: "To be looked at",
    Standing.BLOCKED: "Blocked",
}
VERDICT_LABELS = {
    PageVerdict.VISIT: "in visits",
    PageVerdict.BILL: "of bills",
    PageVerdict.PAPERWORK: "paperwork",
    PageVerdict.RECORD: "of records outside a visit",
    PageVerdict.BLANK: "blank",
    PageVerdict.DUPLICATE: "repeating other pages",
    PageVerdict.WRONG_PATIENT: "somebody else's",
    PageVerdict.ILLEGIBLE: "cannot be read",
    PageVerdict.NOT_READ: "not read",
}
FACT_LABELS = {kind: kind.value.replace("_", " ").capitalize() for kind in FactKind}

FACT_ORDER = (
    FactKind.MECHANISM,
    FactKind.CHIEF_COMPLAINT,
    FactKind.HISTORY,
    FactKind.PRIOR_CONDITION,
    FactKind.PAIN,
    FactKind.VITAL,
    FactKind.EXAM,
    FactKind.FINDING,
    FactKind.IMPRESSION,
    FactKind.DIAGNOSIS,
    FactKind.CAUSATION,
    FactKind.PROCEDURE,
    FactKind.MEDICATION,
    FactKind.WORK_STATUS,
    FactKind.IMPAIRMENT,
    FactKind.PROGNOSIS,
    FactKind.REFERRAL,
    FactKind.ORDER,
    FactKind.PLAN,
    FactKind.OTHER,
)
"""The order of a clinical note: what happened, what was found, what it is, what was done."""

_NOT_IN_XML = re.compile(
    "[^\t\n -\x7e\xa0-\u200d\u2010-\u2027\u202f-\u2064\u2070-\ud7ff\ue000-\ufffd"
    "\U00010000-\U0010ffff]"
)
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x85")


def clean(text: str) -> str:
    """Give text that XML 1.0 can hold (section 2.2, Char): what cannot be printed is a space.

    Marks that turn the writing direction go too: they can make a quote read otherwise than it is.
    """
    return _NOT_IN_XML.sub(" ", _LINE_ENDS.sub("\n", text))


def doubt_said(marks: Iterable[str]) -> str:
    """Say what of a charge line is not sure: "charge settled by arithmetic"."""
    words = (mark.replace("_", " ") for mark in marks)
    return "; ".join(w if "settled" in w else f"{w} may be misread" for w in words)


def us_date(day: dt.date | None) -> str:
    """Give a date as people here read it: 03/04/2024; "no date" where there is none."""
    return f"{day.month:02}/{day.day:02}/{day.year:04}" if day else "no date"


def counted(number: int, thing: str, things: str | None = None) -> str:
    """Give a count with its noun: "1 page", "2 pages"."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def counted_verdicts(counts: Mapping[PageVerdict, int]) -> str:
    """Say how many pages ended how: "12 in visits, 3 of bills, 1 blank"."""
    return ", ".join(f"{n:,} {VERDICT_LABELS[verdict]}" for verdict, n in counts.items())


def page_runs(pages: Iterable[int]) -> list[tuple[int, int]]:
    """Give pages as runs (first, last), in order, each page once."""
    runs: list[tuple[int, int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], page)
        else:
            runs.append((page, page))
    return runs


def page_list(pages: Iterable[int]) -> str:
    """Give pages as people cite them: "3, 4–6"."""
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in page_runs(pages))


def pieces(text: str, longest: int) -> Sequence[str]:
    """Cut a text that is too long for one place into parts, between words where it can be."""
    parts = []
    while len(text) > longest:
        cut = text.rfind(" ", longest // 2, longest)
        cut = cut if cut > 0 else longest
        parts.append(text[:cut])
        text = text[cut:].lstrip(" ")
    return [*parts, text]
