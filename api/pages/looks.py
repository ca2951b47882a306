"""How values look on the pages: US dates, plain words, links. No ids, hashes or scores."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from importlib import resources
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from fastapi.templating import Jinja2Templates
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from casefile.categories import FlagKind
from casefile.matters import PacketFacts
from casefile.money import shown
from casefile.store import Arrival, Packet, RequestStatus, Verdict
from chronology.export.wording import CATEGORY_LABELS, SEVERITY_LABELS, counted, page_list, us_date
from service.progress import JobState

KIND_LABELS = {
    FlagKind.MISSING_PAGES: "Pages missing",
    FlagKind.MISSING_RECORD: "Billed, but no record of it",
    FlagKind.MISSING_BILL: "A note, but no charge",
    FlagKind.MISSING_CATEGORY: "Asked for, none came",
    FlagKind.REFERENCED_NOT_RECEIVED: "Mentioned, not received",
    FlagKind.VISIT_GAP: "A visit is skipped",
    FlagKind.WRONG_PATIENT: "Somebody else’s page",
    FlagKind.ILLEGIBLE_PAGE: "Cannot be read",
    FlagKind.DUPLICATE_PAGES: "Repeated pages",
    FlagKind.UNDATED_RECORD: "No date of visit",
    FlagKind.BILLING_TOTAL_MISMATCH: "The bill does not add up",
    FlagKind.MISSING_PROVIDER: "Treated the client, never asked",
    FlagKind.TREATMENT_GAP: "Gap in treatment",
    FlagKind.OUTSIDE_RANGE: "Outside the dates asked for",
    FlagKind.INCONSISTENCY: "Records disagree",
    FlagKind.UNREADABLE_FILE: "File cannot be opened",
}
BRIEF_LABELS = {
    FlagKind.MISSING_PAGES: "Pages missing",
    FlagKind.MISSING_RECORD: "No record",
    FlagKind.MISSING_BILL: "No bill",
    FlagKind.MISSING_CATEGORY: "None came",
    FlagKind.REFERENCED_NOT_RECEIVED: "Not received",
    FlagKind.VISIT_GAP: "Visit skipped",
    FlagKind.WRONG_PATIENT: "Not client",
    FlagKind.ILLEGIBLE_PAGE: "Cannot be read",
    FlagKind.DUPLICATE_PAGES: "Repeat",
    FlagKind.UNDATED_RECORD: "No date",
    FlagKind.BILLING_TOTAL_MISMATCH: "Sum differs",
    FlagKind.MISSING_PROVIDER: "Never asked",
    FlagKind.TREATMENT_GAP: "Gap",
    FlagKind.OUTSIDE_RANGE: "Outside dates",
    FlagKind.INCONSISTENCY: "Disagrees",
    FlagKind.UNREADABLE_FILE: "Not opened",
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
    Verdict.DUPLICATE: "Already here",
    Verdict.FAILED: "Could not be opened",
    Verdict.WITHDRAWN: "Taken away again before it was whole",
}
_SENTENCE = re.compile(r"(?<=[\w)”%])\.\s+(?=[A-Z“])")
_SHORT_WORDS = frozenset({"dr", "mr", "mrs", "ms", "st", "no", "inc", "vs", "jr", "sr", "ft", "mt"})

_CAPITALS_FROM = 7
_JOINING = frozenset({"of", "and", "the", "for", "at", "in", "de", "la"})
_ABBREVIATED = frozenset(
    {"mri", "pa", "ems", "er", "ent", "usa", "va", "ii", "iii", "iv", "ucla", "nyu", "amr", "emg"}
)


def headline(message: str) -> tuple[str, str]:
    """Part a message into its first sentence, without the full stop, and the rest."""
    for stop in _SENTENCE.finditer(message):
        word = re.split(r"[\s.(]", message[: stop.start()])[-1].casefold()
        if len(word) > 1 and word not in _SHORT_WORDS:
            return message[: stop.start()], message[stop.end() :]
    return message.removesuffix("."), ""


def sentence(text: str) -> str:
    """Begin a text as a sentence, unless it begins with the name of a file."""
    first = text.split(" ", 1)[0]
    return text if set(first) & set("._/") else text[:1].upper() + text[1:]


def place(name: str) -> str:
    """Give a name printed in capitals as people write it: "Mercy Hospital of Dayton, LLC"."""
    if not name.isupper() or len(name) < _CAPITALS_FROM:
        return name
    return " ".join(_word(word, n) for n, word in enumerate(name.split()))


def _word(word: str, place_in_name: int) -> str:
    plain = word.strip(",.()&-/").casefold()
    if place_in_name and plain in _JOINING:
        return word.lower()
    if plain in _ABBREVIATED or not (set(plain) & set("aeiouy") or plain in _SHORT_WORDS):
        return word
    return "-".join(part.capitalize() for part in word.split("-"))


def packet_names(packets: Iterable[Packet | PacketFacts]) -> dict[str, str]:
    """Name packets as people speak of them: by sender, and by file where one sent several."""
    listed = list(packets)
    senders = [_sender(p) for p in listed]
    return {
        packet.id: sender if senders.count(sender) == 1 else f"{sender}, {_stem(packet)}"
        for packet, sender in zip(listed, senders, strict=True)
    }


def page_span(pages: Sequence[int]) -> str:
    """Give pages as people cite them: "p. 3", "p. 3–5", "p. 3, 9"."""
    # The two stay on one line.
    return f"p.\N{NO-BREAK SPACE}{page_list(pages)}" if pages else ""


def moment(at: dt.datetime | None) -> str:
    """Give a moment in this machine's own time: "04/16/2025 2:05 PM"."""
    if at is None:
        return ""
    local = at.astimezone()
    return f"{local:%m/%d/%Y} {local.hour % 12 or 12}:{local:%M %p}"


def page_address(packet: str, page: int) -> str:
    """Give the address of a page."""
    return f"/packets/{quote(packet)}/pages/{page}"


def time_left(job: JobState) -> str:
    """Say how long the work on a packet will take, roughly, or why it does not go on."""
    if job.problem:
        return job.problem
    if job.stage == "finding":
        return "almost done"
    if job.seconds_left is None:
        return ""
    minutes = round(job.seconds_left / 60)
    return f"about {minutes} min left" if minutes else "under a minute left"


def _sender(packet: Packet | PacketFacts) -> str:
    return place(packet.provider or packet.folder_hint or _stem(packet))


def _stem(packet: Packet | PacketFacts) -> str:
    return PurePosixPath(packet.file).stem


def _day(day: dt.date | None) -> str:
    return us_date(day) if day else ""


def _verdict(arrival: Arrival) -> str:
    said = _VERDICTS[arrival.verdict]
    return f"{said}: {arrival.reason}" if arrival.reason else said


def _make_templates() -> Jinja2Templates:
    folder = Path(str(resources.files("api") / "templates"))
    # An unknown name in a template is an error, never an empty place.
    env = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(
        day=_day,
        moment=moment,
        category=CATEGORY_LABELS.__getitem__,
        weight=SEVERITY_LABELS.__getitem__,
        place=place,
        sentence=sentence,
        kind=KIND_LABELS.__getitem__,
        state=_STATES.__getitem__,
        verdict=_verdict,
        left=time_left,
        headline=headline,
        span=page_span,
        money=shown,
    )
    env.globals.update(page_address=page_address, counted=counted)
    return Jinja2Templates(env=env)


TEMPLATES = _make_templates()
