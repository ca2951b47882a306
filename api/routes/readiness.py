"""Can the demand go, and what became of every page."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from api.house import TheHouse, TheMatter
from casefile.page_ledger import PacketPages, PageVerdict, page_ledger
from casefile.readiness import Gate, Standing

router = APIRouter()


class ReasonOut(BaseModel):
    """What keeps a gate from being passed; `flags` are those of the finding, if it has any."""

    message: str
    standing: Standing
    finding: str | None
    flags: list[str]
    provider: str | None


class GateOut(BaseModel):
    """One gate and how it stands."""

    gate: Gate
    standing: Standing
    reasons: list[ReasonOut]


class BlockerOut(BaseModel):
    """A provider that owes what blocks, and how many findings that is."""

    provider: str
    findings: int


class ReadinessOut(BaseModel):
    """Can the demand go? `packets_under_work` are not judged yet: until they are, it cannot."""

    ready: bool
    blocking: int
    the_one: str | None
    blockers: list[BlockerOut]
    gates: list[GateOut]
    packets_under_work: int


class PacketPagesOut(BaseModel):
    """The pages of a packet by verdict; `verdicts` are those of its pages, from page 1 on."""

    packet: str
    file: str
    total: int
    counts: dict[PageVerdict, int]
    verdicts: list[PageVerdict]


class PageLedgerOut(BaseModel):
    """The pages of a matter by verdict: the counts add up to the total."""

    total: int
    counts: dict[PageVerdict, int]
    packets: list[PacketPagesOut]
    unreadable_files: list[str]


@router.get("/matters/{matter}/readiness")
def readiness(matter: TheMatter, house: TheHouse) -> ReadinessOut:
    """Say whether the demand can go: gates with reasons, and the provider that blocks it."""
    found = house.pipeline.result(matter.id)[1].readiness
    return ReadinessOut(
        ready=found.ready,
        blocking=found.blocking,
        the_one=found.the_one,
        blockers=[BlockerOut(provider=b.provider, findings=b.findings) for b in found.blockers],
        gates=[
            GateOut(
                gate=check.gate,
                standing=check.standing,
                reasons=[ReasonOut.model_validate(r, from_attributes=True) for r in check.reasons],
            )
            for check in found.checks
        ],
        packets_under_work=found.being_read,
    )


@router.get("/matters/{matter}/pages")
def pages(matter: TheMatter, house: TheHouse) -> PageLedgerOut:
    """Account for every page that was received."""
    facts, judgement, _ = house.pipeline.result(matter.id)
    ledger = page_ledger(facts, judgement.duplicates)
    return PageLedgerOut(
        total=ledger.total,
        counts=ledger.counts,
        packets=[_packet(packet) for packet in ledger.packets],
        unreadable_files=list(ledger.unreadable),
    )


def _packet(pages: PacketPages) -> PacketPagesOut:
    return PacketPagesOut(
        packet=pages.packet,
        file=pages.file,
        total=len(pages.verdicts),
        counts=pages.counts,
        verdicts=list(pages.verdicts),
    )
