"""Whether the demand can go, as exports say it: in a line, and gate by gate."""

from __future__ import annotations

from dataclasses import dataclass

from casefile.readiness import GateCheck, Readiness, Standing
from chronology.export.wording import GATE_LABELS, STANDING_LABELS, clean, counted


@dataclass(frozen=True, slots=True)
class GateRow:
    """One reason at a gate, or the gate itself where nothing is open."""

    gate: str
    standing: str
    reason: str
    provider: str


def demand_line(readiness: Readiness) -> str:
    """Say whether the demand can go, what blocks it, and who."""
    if not readiness.pages and not readiness.being_read:
        return "not ready: nothing was received"
    held = [c for c in readiness.checks if c.standing is not Standing.PASSED]
    looked = ", ".join(_gate(check) for check in held)
    if readiness.ready:
        return f"nothing blocks it; to be looked at: {looked}" if looked else "nothing blocks it"
    why = "; ".join(said for said in (being_read_line(readiness), looked) if said)
    return clean(f"not ready: {why}. {blocker_line(readiness)}".strip())


def being_read_line(readiness: Readiness) -> str:
    """Say how many packets are still being read; nothing where all are."""
    if not readiness.being_read:
        return ""
    packets = counted(readiness.being_read, "packet")
    return f"{packets} {'is' if readiness.being_read == 1 else 'are'} still being read"


def blocker_line(readiness: Readiness) -> str:
    """Say who blocks the demand: the one provider, else the one that owes the most."""
    if readiness.the_one:
        return f"Only {readiness.the_one} blocks it."
    if readiness.blockers:
        most = readiness.blockers[0]
        of = f"{most.findings} of {counted(readiness.blocking, 'blocking finding')}"
        return f"{most.provider} owes the most: {of}."
    return ""


def gate_rows(readiness: Readiness) -> tuple[GateRow, ...]:
    """Give every reason at every gate, and a row for each gate without one.

    What is still being read stands first: no gate is sure until then.
    """
    rows = []
    if readiness.being_read:
        reading = f"{being_read_line(readiness)}; what that brings is not judged yet"
        rows.append(GateRow("Everything read", STANDING_LABELS[Standing.BLOCKED], reading, ""))
    for check in readiness.checks:
        gate = GATE_LABELS[check.gate]
        if not check.reasons:
            so_far = " so far" if readiness.being_read else ""
            standing = "Not sure yet" if so_far else STANDING_LABELS[Standing.PASSED]
            rows.append(GateRow(gate, standing, f"nothing open{so_far}", ""))
        for reason in check.reasons:
            standing = STANDING_LABELS[reason.standing]
            if reason.standing is Standing.PASSED:
                standing = "Note"
            rows.append(
                GateRow(gate, standing, clean(reason.message), clean(reason.provider or ""))
            )
    return tuple(rows)


def _gate(check: GateCheck) -> str:
    weighty = sum(reason.standing is not Standing.PASSED for reason in check.reasons)
    return f"{GATE_LABELS[check.gate].lower()} ({counted(weighty, 'finding')})"
