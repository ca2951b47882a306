"""What every export says, prepared once: head, visits, flags, packets, charges."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from casefile.categories import Category, FactKind, Severity
from casefile.encounters import Encounter
from casefile.flags import ChronologyEntry, Flag, Judgement, PageRef
from casefile.matters import MatterFacts, PacketFacts
from casefile.money import shown
from casefile.pages import PageFacts
from casefile.words import Box
from chronology.merge import undated_encounters

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
FACT_LABELS = {kind: kind.value.replace("_", " ").capitalize() for kind in FactKind}


@dataclass(frozen=True, slots=True)
class Citation:
    """A page of a packet as people cite it: "mercy/records.pdf p. 3"."""

    ref: PageRef
    label: str
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """The record's words with what they are and where they stand."""

    kind: str
    text: str
    source: Citation


@dataclass(frozen=True, slots=True)
class Visit:
    """One row of the chronology."""

    when: str
    day: dt.date | None
    who: str
    what: str
    quotes: tuple[Quote, ...]
    pages: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class FlagRow:
    """One row of what is missing or wrong."""

    weight: str
    message: str
    ask: str
    sources: tuple[Citation, ...]
    finding: str
    status: str


@dataclass(frozen=True, slots=True)
class PacketRow:
    """One received file and what became of its pages; the verdicts add up to the page count."""

    file: str
    provider: str
    pages: int
    verdicts: str


@dataclass(frozen=True, slots=True)
class ChargeRow:
    """One billing line."""

    day: dt.date | None
    provider: str
    code: str
    what: str
    units: str
    charge: str
    amount: float
    record: str
    source: Citation


@dataclass(frozen=True, slots=True)
class Report:
    """The whole content of an export."""

    title: str
    head: tuple[tuple[str, str], ...]
    visits: tuple[Visit, ...]
    undated: tuple[Visit, ...]
    flags: tuple[FlagRow, ...]
    packets: tuple[PacketRow, ...]
    charges: tuple[ChargeRow, ...]

    def citations(self) -> list[Citation]:
        """Every citation, in the order in which a reader meets them."""
        found = [q.source for v in (*self.visits, *self.undated) for q in v.quotes]
        found += [c for v in (*self.visits, *self.undated) for c in v.pages]
        found += [c for flag in self.flags for c in flag.sources]
        return found + [c.source for c in self.charges]


def us_date(day: dt.date | None) -> str:
    """Give a date as people here read it: 03/04/2024; "no date" where there is none."""
    return day.strftime("%m/%d/%Y") if day else "no date"


def make_report(
    facts: MatterFacts, judgement: Judgement, chronology: Sequence[ChronologyEntry]
) -> Report:
    """Prepare the content of all exports."""
    names = _packet_names(facts.packets)
    encounters = {e.id: e for p in facts.packets for e in p.encounters}
    return Report(
        title=f"Medical chronology: {facts.matter.client.name or facts.matter.id}",
        head=_head(facts),
        visits=tuple(_visit(e, encounters, names) for e in chronology),
        undated=tuple(_undated(e, names) for e in undated_encounters(facts)),
        flags=tuple(_flag(f, names) for f in _by_weight(judgement.flags)),
        packets=tuple(_packet(p, judgement) for p in facts.packets),
        charges=tuple(_charges(facts.packets, judgement, encounters, names)),
    )


def _packet_names(packets: Sequence[PacketFacts]) -> dict[str, str]:
    return {p.id: str(PurePosixPath(p.file).with_suffix("")) for p in packets}


def _head(facts: MatterFacts) -> tuple[tuple[str, str], ...]:
    matter = facts.matter
    pages = sum(p.page_count for p in facts.packets)
    unread = sum(not page.legible and not page.blank for p in facts.packets for page in p.pages)
    return (
        ("Client", matter.client.name or "not known"),
        ("Date of birth", us_date(matter.client.dob)),
        ("Date of loss", us_date(matter.date_of_loss)),
        ("Matter", matter.id),
        ("Received", f"{len(facts.packets)} packets, {pages} pages"),
        (
            "Not readable",
            f"{unread} pages and {len(facts.unreadable)} files, listed with the flags",
        ),
    )


def _cite(names: dict[str, str], packet: str, page: int, box: Box | None = None) -> Citation:
    return Citation(PageRef(packet, page), f"{names[packet]} p. {page}", box)


def _span(day: dt.date | None, end: dt.date | None, time: str | None) -> str:
    text = us_date(day)
    if end and end != day:
        text += f" to {us_date(end)}"
    return f"{text} {time}" if time else text


def _visit(
    entry: ChronologyEntry, encounters: dict[str, Encounter], names: dict[str, str]
) -> Visit:
    pages = [
        _cite(names, encounters[e].packet, page)
        for e in entry.encounters
        for page in encounters[e].pages
    ]
    return Visit(
        when=_span(entry.date, entry.end_date, entry.time),
        day=entry.date,
        who="\n".join(x for x in (entry.provider, entry.facility) if x) or "not named",
        what=CATEGORY_LABELS[entry.category],
        quotes=tuple(
            Quote(
                FACT_LABELS[c.fact.kind],
                c.fact.text,
                _cite(names, c.packet, c.fact.page, c.fact.box),
            )
            for c in entry.facts
        ),
        pages=tuple(pages),
    )


def _undated(encounter: Encounter, names: dict[str, str]) -> Visit:
    return Visit(
        when="no date",
        day=None,
        who="\n".join(x for x in (encounter.provider, encounter.facility) if x) or "not named",
        what=CATEGORY_LABELS[encounter.category],
        quotes=tuple(
            Quote(FACT_LABELS[f.kind], f.text, _cite(names, encounter.packet, f.page, f.box))
            for f in encounter.facts
        ),
        pages=tuple(_cite(names, encounter.packet, page) for page in encounter.pages),
    )


def _by_weight(flags: Sequence[Flag]) -> list[Flag]:
    order = list(Severity)
    return sorted((f for f in flags if f.status == "open"), key=lambda f: order.index(f.severity))


def _flag(flag: Flag, names: dict[str, str]) -> FlagRow:
    sources = [_cite(names, e.packet, e.page, e.box) for e in flag.evidence if e.packet in names]
    if not sources and flag.packet in names:
        sources = [_cite(names, flag.packet, page) for page in flag.pages]
    return FlagRow(
        weight=SEVERITY_LABELS[flag.severity],
        message=flag.message,
        ask=flag.ask,
        sources=tuple(sources),
        finding=flag.finding,
        status=flag.status,
    )


def _packet(packet: PacketFacts, judgement: Judgement) -> PacketRow:
    counts: dict[str, int] = {}
    for page in packet.pages:
        verdict = page_verdict(packet.id, page, judgement)
        counts[verdict] = counts.get(verdict, 0) + 1
    unread = packet.page_count - len(packet.pages)
    if unread:
        counts["not read"] = unread
    return PacketRow(
        file=packet.file,
        provider=packet.provider or "not named",
        pages=packet.page_count,
        verdicts=", ".join(f"{n} {verdict}" for verdict, n in counts.items()),
    )


def page_verdict(packet: str, page: PageFacts, judgement: Judgement) -> str:
    """Say in plain words what became of a page; each page has exactly one verdict."""
    if page.blank:
        return "blank"
    if not page.legible:
        return "cannot be read"
    if page.foreign:
        return "somebody else's"
    if PageRef(packet, page.page) in judgement.duplicates:
        return "repeat of another page"
    return "read"


def _charges(
    packets: Sequence[PacketFacts],
    judgement: Judgement,
    encounters: dict[str, Encounter],
    names: dict[str, str],
) -> list[ChargeRow]:
    rows = []
    for packet in packets:
        for line in packet.lines:
            record = encounters.get(judgement.links.get(line.id, ""))
            rows.append(
                ChargeRow(
                    day=line.date,
                    provider=line.provider or packet.provider or "",
                    code=" ".join((line.code or "", *line.modifiers)).strip(),
                    what=line.description,
                    units=f"{line.units.normalize():f}",
                    charge=shown(line.charge),
                    amount=float(line.charge),
                    record=_cite(names, record.packet, record.pages[0]).label if record else "",
                    source=_cite(names, packet.id, line.page, line.box),
                )
            )
    return sorted(rows, key=lambda r: (r.day or dt.date.max, r.provider, r.source.label))
