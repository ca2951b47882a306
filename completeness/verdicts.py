"""Pages and files that cannot count as the client's records as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from casefile.categories import FlagKind
from casefile.flags import Evidence
from casefile.pages import PageFacts
from completeness.drafts import Draft, cause
from completeness.held import Held
from completeness.phrases import are, day, opening
from completeness.phrases import pages as pages_phrase
from completeness.requests_match import in_range, request_of_file

_PROOF = 2


def wrong_patients(held: Held) -> Iterator[Draft]:
    """Flag each run of pages that names somebody other than the client."""
    client = held.matter.client.name or "our client"
    for packet in held.facts.packets:
        for run in _page_runs([q for q in packet.pages if q.foreign and not q.blank], _name):
            pages = tuple(q.page for q in run)
            named = next((q.patient for q in run if q.patient), None)
            name = named.name if named else "somebody else"
            born = f", born {day(named.dob)}" if named and named.dob else ""
            yield Draft(
                kind=FlagKind.WRONG_PATIENT,
                identity=(packet.id, pages),
                message=(
                    f"{pages_phrase(pages, capital=True)} of {packet.file} "
                    f"{are(pages, 'names', 'name')} {name}{born}, not {client}. "
                    "Kept out of the chronology."
                ),
                causes=(cause("foreign", packet.id, pages[0]),),
                packet=packet.id,
                pages=pages,
                detail={"name": name},
                evidence=tuple(
                    Evidence(packet.id, q.page, q.patient.name, q.patient.box)
                    for q in run
                    if q.patient
                ),
                ask=(
                    f"{pages_phrase(pages, capital=True)} of your records "
                    f"{are(pages, 'is', 'are')} of another patient; please send our client's "
                    "own pages in their place, and tell us how to return these."
                ),
            )


def illegible_pages(held: Held, links: Mapping[str, str]) -> Iterator[Draft]:
    """Flag each run of pages whose text cannot be relied on, with the reason.

    A bill of which several charges meet visits that the matter holds was read well enough.
    """
    proved = Counter((c.packet, c.line.page) for c in held.charges if c.line.id in links)
    for packet in held.facts.packets:
        poor = [
            q
            for q in packet.pages
            if not q.legible and not q.blank and proved[packet.id, q.page] < _PROOF
        ]
        for run in _page_runs(poor, lambda q: q.problem):
            pages = tuple(q.page for q in run)
            why = f": {run[0].problem}" if run[0].problem else ""
            yield Draft(
                kind=FlagKind.ILLEGIBLE_PAGE,
                identity=(packet.id, pages),
                message=(
                    f"{pages_phrase(pages, capital=True)} of {packet.file} cannot be read{why}."
                ),
                causes=tuple(cause("illegible", packet.id, n) for n in pages),
                packet=packet.id,
                pages=pages,
                detail={"pages": list(pages)},
                evidence=tuple(Evidence(packet.id, n) for n in pages),
                ask=f"A clean copy of {pages_phrase(pages)} of what you sent.",
            )


def undated_records(held: Held) -> Iterator[Draft]:
    """Flag each care document that gives no date of service."""
    for encounter in held.encounters:
        if encounter.date is not None or held.is_copy(encounter.packet, encounter.pages):
            continue
        legible = [
            n
            for n in encounter.pages
            if (q := held.page(encounter.packet, n)) is not None and q.legible and not q.foreign
        ]
        if not legible:
            continue
        noun = held.tables.wording.record[encounter.category]
        pages = encounter.pages
        where = held.place(encounter.packet, pages)
        yield Draft(
            kind=FlagKind.UNDATED_RECORD,
            identity=(encounter.packet, encounter.category, pages),
            message=(f"{opening(where)} {are(pages, 'gives', 'give')} no date of visit ({noun})."),
            causes=(cause("undated", encounter.id),),
            category=encounter.category,
            packet=encounter.packet,
            pages=pages,
            detail={"pages": list(pages)},
            evidence=tuple(Evidence(encounter.packet, n) for n in legible),
            ask=f"The date of service of the {noun} on {pages_phrase(pages)} of what you sent.",
        )


def outside_ranges(held: Held) -> Iterator[Draft]:
    """Flag records whose date of service lies outside the dates asked for."""
    for encounter in held.encounters:
        request = held.request(encounter.packet)
        if request is None or encounter.date is None or in_range(encounter, request):
            continue
        others = [r for r in held.matter.requests if r.provider == request.provider]
        if any(in_range(encounter, other) for other in others):
            continue
        before = request.date_from is not None and encounter.date < request.date_from
        side = "before" if before else "after"
        pages = encounter.pages
        where = held.place(encounter.packet, pages)
        noun = held.tables.wording.record[encounter.category]
        yield Draft(
            kind=FlagKind.OUTSIDE_RANGE,
            identity=(encounter.packet, encounter.category, encounter.date, pages),
            message=(
                f"{opening(where)} {are(pages, 'is', 'are')} from {side} the dates "
                f"asked for: {noun} of {day(encounter.date)}."
            ),
            causes=(cause("outside", encounter.packet, encounter.date),),
            category=encounter.category,
            date=encounter.date,
            end_date=encounter.end_date,
            packet=encounter.packet,
            pages=pages,
            detail={"pages": list(pages)},
            evidence=tuple(Evidence(encounter.packet, n) for n in pages),
        )


def unreadable_files(held: Held) -> Iterator[Draft]:
    """Flag each received file that cannot be opened."""
    for broken in held.facts.unreadable:
        index = request_of_file(broken.file, held.matter, held.tables.files.file_words)
        yield Draft(
            kind=FlagKind.UNREADABLE_FILE,
            identity=(broken.file, broken.sha256),
            message=f"{broken.file} cannot be opened: {broken.reason}.",
            causes=(cause("file", broken.file),),
            detail={"file": broken.file, "reason": broken.reason}
            | ({} if index is None else {"request": index}),
            ask=f"A new copy of {broken.file}, which cannot be opened ({broken.reason}).",
        )


def _name(page: PageFacts) -> str | None:
    return page.patient.name.lower() if page.patient else None


def _page_runs(
    pages: list[PageFacts], of: Callable[[PageFacts], str | None]
) -> Iterator[list[PageFacts]]:
    """Give runs of neighbouring pages that share what `of` says of them; None goes with any."""
    run: list[PageFacts] = []
    shared: str | None = None
    for page in pages:
        said = of(page)
        if run and (page.page != run[-1].page + 1 or (shared and said and said != shared)):
            yield run
            run, shared = [], None
        run.append(page)
        shared = shared or said
    if run:
        yield run
