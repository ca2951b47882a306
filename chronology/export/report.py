"""What every export says, prepared once from the facts: head, visits, flags, packets, charges."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from casefile.bills import BillingLine
from casefile.categories import FlagKind, Severity
from casefile.encounters import Encounter
from casefile.flags import ChronologyEntry, CitedFact, Evidence, Flag, Judgement, PageRef
from casefile.matters import MatterFacts, PacketFacts
from casefile.page_ledger import page_ledger
from casefile.words import Box
from chronology.export.readiness import demand_line, gate_rows
from chronology.export.received import UnreadRow, packet_names, packet_rows, unread_rows
from chronology.export.rows import ChargeRow, Citation, FlagRow, Gap, Quote, Report, Visit
from chronology.export.specials import ledger_rows, remark_rows, specials_rows
from chronology.export.wording import (
    CATEGORY_LABELS,
    FACT_LABELS,
    FACT_ORDER,
    SEVERITY_LABELS,
    clean,
    counted,
    counted_verdicts,
    doubt_said,
    us_date,
)
from chronology.merge import undated_entries
from chronology.visits import told

__all__ = [
    "CATEGORY_LABELS",
    "FACT_LABELS",
    "SEVERITY_LABELS",
    "Citation",
    "make_report",
    "us_date",
]


def make_report(
    facts: MatterFacts, judgement: Judgement, chronology: Sequence[ChronologyEntry]
) -> Report:
    """Prepare the content of all exports; every text in it can be printed and put into XML."""
    return _Reporter(facts, judgement, chronology).report()


class _Reporter:
    """Builds the rows of one matter's report."""

    def __init__(
        self, facts: MatterFacts, judgement: Judgement, chronology: Sequence[ChronologyEntry]
    ) -> None:
        self.facts = facts
        self.judgement = judgement
        self.chronology = chronology
        self.names = packet_names(facts.packets)
        self.encounters = {e.id: e for p in facts.packets for e in p.encounters}
        self.open = [flag for flag in judgement.flags if flag.status == "open"]

    def report(self) -> Report:
        unread = unread_rows(self.facts)
        flags = tuple(self._flags())
        return Report(
            title=clean(
                f"Medical chronology: {self.facts.matter.client.name or self.facts.matter.id}"
            ),
            head=self._head(unread, flags),
            visits=tuple(self._visit(entry) for entry in self.chronology),
            undated=tuple(self._visit(entry) for entry in undated_entries(self.facts)),
            gaps=tuple(self._gaps()),
            flags=flags,
            packets=packet_rows(self.facts.packets, self.judgement),
            unread=unread,
            charges=tuple(sorted(self._charges(), key=_by_day)),
            specials=specials_rows(self.judgement.specials, self._cited),
            ledger=ledger_rows(self.judgement.specials, self._cited),
            gates=gate_rows(self.judgement.readiness),
            remarks=remark_rows(self.judgement.specials, self._cited),
        )

    def _head(
        self, unread: Sequence[UnreadRow], flags: Sequence[FlagRow]
    ) -> tuple[tuple[str, str], ...]:
        matter, packets = self.facts.matter, self.facts.packets
        days = [entry.date for entry in self.chronology if entry.date]
        undated = len(undated_entries(self.facts))
        visits = counted(len(days), "dated visit")
        if days:
            visits += f", {us_date(min(days))} to {us_date(max(days))}"
        if undated:
            visits += f"; {undated} without a date, listed after them"
        weights = [flag.weight for flag in flags]
        told_flags = ", ".join(
            f"{weights.count(label)} {label.lower()}"
            for label in SEVERITY_LABELS.values()
            if label in weights
        )
        pages = counted(sum(p.page_count for p in packets), "page")
        return (
            ("Client", clean(matter.client.name or "not known")),
            ("Date of birth", us_date(matter.client.dob) if matter.client.dob else "not known"),
            ("Date of loss", us_date(matter.date_of_loss) if matter.date_of_loss else "not known"),
            ("Matter", clean(matter.id)),
            ("Received", f"{counted(len(packets), 'packet')}, {pages}"),
            ("Demand", demand_line(self.judgement.readiness)),
            ("Pages", self._pages()),
            ("Visits", visits),
            ("Missing or wrong", told_flags or "nothing found"),
            ("Not read", "; ".join(row.brief for row in unread) or "nothing: every page was read"),
        )

    def _pages(self) -> str:
        ledger = page_ledger(self.facts, self.judgement.duplicates)
        said = f"{counted(ledger.total, 'page')}: {counted_verdicts(ledger.counts) or 'none came'}"
        if ledger.unreadable:
            files = counted(len(ledger.unreadable), "file")
            said += f"; of {files} that cannot be opened the pages are not known"
        return said

    def _cite(self, packet: str, page: int, box: Box | None = None) -> Citation:
        return Citation(PageRef(packet, page), self.names[packet], box)

    def _cited(self, evidence: Sequence[Evidence]) -> tuple[Citation, ...]:
        return tuple(self._cite(e.packet, e.page, e.box) for e in evidence)

    def _visit(self, entry: ChronologyEntry) -> Visit:
        encounters = [self.encounters[e] for e in entry.encounters]
        return Visit(
            day=entry.date,
            end=entry.end_date,
            time=clean(entry.time) if entry.time else None,
            provider=clean(entry.provider) if entry.provider else None,
            facility=clean(entry.facility) if entry.facility else None,
            what=CATEGORY_LABELS[entry.category],
            quotes=self._quotes(entry.facts, encounters),
            pages=tuple(self._cite(e.packet, page) for e in encounters for page in e.pages),
            printed=tuple({clean(n): None for e in encounters for n in e.printed_names}),
        )

    def _quotes(
        self, cited: Sequence[CitedFact], encounters: Sequence[Encounter]
    ) -> tuple[Quote, ...]:
        """Give the quotes by kind; what another record of the visit repeats adds its page."""
        repeated: dict[tuple[str, str], list[Citation]] = {}
        for encounter in encounters if len(encounters) > 1 else ():
            for fact in encounter.facts:
                places = repeated.setdefault(told(fact), [])
                places.append(self._cite(encounter.packet, fact.page, fact.box))
        quotes = []
        for quoted in sorted(cited, key=lambda c: FACT_ORDER.index(c.fact.kind)):
            fact = quoted.fact
            own = self._cite(quoted.packet, fact.page, fact.box)
            others = [c for c in repeated.get(told(fact), ()) if c.ref.packet != quoted.packet]
            quotes.append(
                Quote(
                    kind=FACT_LABELS[fact.kind],
                    text=clean(fact.text),
                    sources=(own, *others),
                    weight=fact.significance,
                )
            )
        return tuple(quotes)

    def _gaps(self) -> Iterator[Gap]:
        for flag in self.open:
            if flag.kind is FlagKind.TREATMENT_GAP and flag.end_date:
                yield Gap(flag.end_date, clean(flag.message))

    def _flags(self) -> Iterator[FlagRow]:
        """Give the open flags, those of one cause as one finding, the weightiest first."""
        findings: dict[str, list[Flag]] = {}
        for flag in sorted(self.open, key=lambda f: list(Severity).index(f.severity)):
            findings.setdefault(flag.finding, []).append(flag)
        for flags in findings.values():
            yield FlagRow(
                weight=SEVERITY_LABELS[flags[0].severity],
                day=next((f.date for f in flags if f.date), None),
                message=_once(f.message for f in flags),
                sure=_once(f.sure for f in flags),
                closes=_once(f.closes for f in flags),
                ask=_once(f.ask for f in flags),
                sources=tuple(c for flag in flags for c in self._flag_sources(flag)),
            )

    def _flag_sources(self, flag: Flag) -> list[Citation]:
        sources = [
            self._cite(e.packet, e.page, e.box) for e in flag.evidence if e.packet in self.names
        ]
        if not sources and flag.packet in self.names:
            sources = [self._cite(flag.packet, page) for page in flag.pages]
        return sources

    def _charges(self) -> Iterator[ChargeRow]:
        for packet in self.facts.packets:
            for line in packet.lines:
                yield self._charge(packet, line)

    def _charge(self, packet: PacketFacts, line: BillingLine) -> ChargeRow:
        record = self.encounters.get(self.judgement.links.get(line.id, ""))
        return ChargeRow(
            day=line.date,
            end=line.end_date,
            provider=clean(line.provider or packet.provider or ""),
            code=clean(line.code or ""),
            modifiers=clean(" ".join(line.modifiers)),
            what=clean(line.description),
            units=line.units,
            charge=line.charge,
            doubt=doubt_said(line.doubtful),
            record=self._cite(record.packet, record.pages[0]) if record else None,
            source=self._cite(packet.id, line.page, line.box),
        )


def _once(said: Iterable[str]) -> str:
    """Give what the flags of a finding say, each on a line of its own, once."""
    return clean("\n".join(dict.fromkeys(words for words in said if words)))


def _by_day(charge: ChargeRow) -> tuple[dt.date, str, str, int, float]:
    top = charge.source.box.top if charge.source.box else 0.0
    return (
        charge.day or dt.date.max,
        charge.provider,
        charge.source.file,
        charge.source.ref.page,
        top,
    )
