"""casefile.json: the published contract, as built from the facts.

The names and vocabularies of its forms are fixed. `schema_json` gives the JSON Schema that is
published with the product.
"""

from __future__ import annotations

import json
from typing import Literal

from pydantic import Field

from casefile.bills import BillingLine
from casefile.contract_forms import (
    BillingLineDoc,
    ChronologyDoc,
    CitedFactDoc,
    CiteDoc,
    Closed,
    EncounterDoc,
    EvidenceDoc,
    FactDoc,
    FlagDoc,
    MatterDoc,
    PacketDoc,
    PageDoc,
    PageRefDoc,
    iso,
)
from casefile.contract_specials import SpecialsDoc, number, specials_doc
from casefile.encounters import Encounter
from casefile.flags import ChronologyEntry, Flag, Judgement, PageRef
from casefile.matters import Matter, MatterFacts, PacketFacts
from casefile.money import plain
from casefile.page_ledger import PageVerdict, packet_pages
from casefile.pages import PageFacts


class CaseFile(Closed):
    """The whole case file."""

    schema_: Literal["fullchart/1"] = Field(default="fullchart/1", alias="schema")
    matter: MatterDoc
    packets: list[PacketDoc]
    flags: list[FlagDoc]
    chronology: list[ChronologyDoc]
    specials: SpecialsDoc | None = None

    def to_json(self) -> str:
        """Give the file's text; the same case file always gives the same bytes."""
        return json.dumps(self.model_dump(mode="json", by_alias=True), indent=1) + "\n"


def schema_json() -> str:
    """Give the JSON Schema of casefile.json as text."""
    return json.dumps(CaseFile.model_json_schema(by_alias=True), indent=1) + "\n"


def build_casefile(
    facts: MatterFacts, judgement: Judgement, chronology: tuple[ChronologyEntry, ...]
) -> CaseFile:
    """Put what was found, judged and merged into the form of the contract."""
    return CaseFile(
        matter=_matter(facts.matter),
        packets=[_packet(p, judgement) for p in facts.packets],
        flags=[flag_doc(f) for f in judgement.flags],
        chronology=[_entry(e) for e in chronology],
        specials=specials_doc(judgement.specials),
    )


def _matter(matter: Matter) -> MatterDoc:
    return MatterDoc(
        id=matter.id,
        client=matter.client.name,
        dob=iso(matter.client.dob),
        date_of_loss=iso(matter.date_of_loss),
    )


def _packet(packet: PacketFacts, judgement: Judgement) -> PacketDoc:
    verdicts = packet_pages(packet, judgement.duplicates).verdicts
    return PacketDoc(
        id=packet.id,
        file=packet.file,
        sha256=packet.sha256,
        page_count=packet.page_count,
        provider=packet.provider,
        request=judgement.requests.get(packet.id),
        pages=[_page(packet.id, p, verdicts[p.page - 1], judgement) for p in packet.pages],
        encounters=[_encounter(e) for e in packet.encounters],
        billing_lines=[_line(line, judgement) for line in packet.lines],
    )


def _page(packet: str, page: PageFacts, verdict: PageVerdict, judgement: Judgement) -> PageDoc:
    original = judgement.duplicates.get(PageRef(packet, page.page))
    return PageDoc(
        page=page.page,
        source=page.source,
        confidence=None if page.confidence is None else round(page.confidence, 4),
        rotation=page.rotation,
        category=page.category,
        date=iso(page.date),
        printed_page=page.printed_page,
        printed_total=page.printed_total,
        blank=page.blank,
        legible=page.legible,
        duplicate_of=PageRefDoc(packet=original.packet, page=original.page) if original else None,
        verdict=verdict,
    )


def _encounter(encounter: Encounter) -> EncounterDoc:
    return EncounterDoc(
        id=encounter.id,
        date=iso(encounter.date),
        end_date=iso(encounter.end_date),
        time=encounter.time,
        category=encounter.category,
        provider=encounter.provider,
        facility=encounter.facility,
        provider_printed=encounter.provider_printed,
        facility_printed=encounter.facility_printed,
        pages=list(encounter.pages),
        facts=[
            FactDoc(kind=f.kind, text=f.text, page=f.page, bbox=f.box.rounded(), code=f.code)
            for f in encounter.facts
        ],
    )


def _line(line: BillingLine, judgement: Judgement) -> BillingLineDoc:
    return BillingLineDoc(
        id=line.id,
        date=iso(line.date),
        end_date=iso(line.end_date),
        code=line.code,
        code_system=line.code_system,
        modifiers=list(line.modifiers),
        units=number(line.units),
        charge=plain(line.charge),
        description=line.description,
        provider=line.provider,
        page=line.page,
        bbox=line.box.rounded(),
        doubtful=list(line.doubtful),
        encounter=judgement.links.get(line.id),
    )


def flag_doc(flag: Flag) -> FlagDoc:
    """Give a flag in the form of the contract."""
    return FlagDoc(
        id=flag.id,
        kind=flag.kind,
        severity=flag.severity,
        category=flag.category,
        date=iso(flag.date),
        end_date=iso(flag.end_date),
        packet=flag.packet,
        pages=list(flag.pages),
        detail=dict(flag.detail),
        message=flag.message,
        sure=flag.sure,
        closes=flag.closes,
        ask=flag.ask,
        evidence=[
            EvidenceDoc(
                packet=e.packet,
                page=e.page,
                text=e.text,
                bbox=e.box.rounded() if e.box else None,
            )
            for e in flag.evidence
        ],
        finding=flag.finding,
        status=flag.status,
    )


def _entry(entry: ChronologyEntry) -> ChronologyDoc:
    return ChronologyDoc(
        date=iso(entry.date),
        end_date=iso(entry.end_date),
        time=entry.time,
        category=entry.category,
        provider=entry.provider,
        facility=entry.facility,
        encounters=list(entry.encounters),
        facts=[
            CitedFactDoc(
                kind=c.fact.kind,
                text=c.fact.text,
                cite=CiteDoc(packet=c.packet, page=c.fact.page, bbox=c.fact.box.rounded()),
            )
            for c in entry.facts
        ],
    )
