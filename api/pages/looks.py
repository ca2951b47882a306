"""How values look on the pages: US dates, plain words, links. No ids, hashes or scores."""

from __future__ import annotations

import datetime as dt
from importlib import resources
from pathlib import Path
from urllib.parse import quote

from fastapi.templating import Jinja2Templates
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from casefile.store import Arrival, RequestStatus, Verdict
from chronology.export.report import CATEGORY_LABELS, Citation, us_date
from service.progress import JobState

KIND_LABELS = {
    "missing_pages": "Pages missing",
    "missing_record": "Billed, but no record of it",
    "missing_bill": "A note, but no charge",
    "missing_category": "Asked for, none came",
    "referenced_not_received": "Mentioned, not received",
    "visit_gap": "A visit is skipped",
    "wrong_patient": "Somebody else's page",
    "illegible_page": "Cannot be read",
    "duplicate_pages": "Repeated pages",
    "undated_record": "No date of visit",
    "billing_total_mismatch": "The bill does not add up",
    "missing_provider": "Treated the client, never asked",
    "treatment_gap": "Gap in treatment",
    "outside_range": "Outside the dates asked for",
    "inconsistency": "Records disagree",
    "unreadable_file": "File cannot be opened",
}
_STATES = {
    RequestStatus.NEW: "New",
    RequestStatus.PENDING_CLARIFICATION: "Needs an answer",
    RequestStatus.IN_PROGRESS: "In progress",
    RequestStatus.ESCALATED: "Escalated",
    RequestStatus.CLOSED: "Closed",
}
_VERDICTS = {
    Verdict.PENDING: "Being taken in",
    Verdict.REGISTERED: "Taken in",
    Verdict.DUPLICATE: "The same file as before",
    Verdict.FAILED: "Could not be opened",
}


def matter_home(matter: object) -> str:
    """Give the address of a matter's overview."""
    return f"/matters/{quote(str(getattr(matter, 'id', '')), safe='')}"


def _moment(at: dt.datetime | None) -> str:
    return at.strftime("%m/%d/%Y %H:%M UTC") if at else ""


def _day(day: dt.date | None) -> str:
    return us_date(day) if day else ""


def _page_address(cite: Citation) -> str:
    return f"/packets/{cite.ref.packet}?page={cite.ref.page}"


def _left(job: JobState) -> str:
    if job.problem:
        return job.problem
    if job.stage == "waiting":
        return "waiting"
    if job.stage == "finding":
        return "almost done"
    if job.seconds_left is None:
        return ""
    minutes = round(job.seconds_left / 60)
    return f"about {minutes} min left" if minutes else "under a minute left"


def _verdict(arrival: Arrival) -> str:
    said = _VERDICTS[arrival.verdict]
    return f"{said}: {arrival.reason}" if arrival.reason else said


def make_templates() -> Jinja2Templates:
    """Load the templates; an unknown name in one is an error, never an empty place."""
    folder = Path(str(resources.files("api") / "templates"))
    env = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(
        day=_day,
        moment=_moment,
        home=matter_home,
        category=CATEGORY_LABELS.__getitem__,
        state=_STATES.__getitem__,
        verdict=_verdict,
        left=_left,
        page_address=_page_address,
    )
    return Jinja2Templates(env=env)
