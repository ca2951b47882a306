"""Can the demand go? The checks of a matter, and what became of its pages."""

from __future__ import annotations

from dataclasses import dataclass

from api.pages.looks import headline, sentence
from casefile.page_ledger import PageLedger, PageVerdict
from casefile.readiness import Gate, GateCheck, Readiness, Standing
from chronology.export.wording import GATE_LABELS, VERDICT_LABELS, counted

_SIGNS = {Standing.BLOCKED: "high", Standing.REVIEW: "medium", Standing.PASSED: "low"}
_TONES = {
    PageVerdict.VISIT: "used",
    PageVerdict.BILL: "used",
    PageVerdict.WRONG_PATIENT: "high",
    PageVerdict.ILLEGIBLE: "mid",
    PageVerdict.NOT_READ: "mid",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must hold before a demand: a sign, the worst reason, its flag if it has one.

    `count` is how many reasons there are.
    """

    sign: str
    label: str
    reason: str
    count: int = 0
    flag: str | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """How many pages ended with one verdict; `start` and `width` are percent of the bar."""

    label: str
    tone: str
    pages: int
    start: float
    width: float


def checks(readiness: Readiness) -> list[Check]:
    """Give the checks of a matter; notes alone fail none, and none is passed before all is read."""
    return [_check(check, readiness) for check in readiness.checks]


def _check(check: GateCheck, readiness: Readiness) -> Check:
    label = GATE_LABELS[check.gate]
    if not check.reasons:
        said = "Nothing open"
        if check.gate is Gate.PAGES:
            said = f"{counted(readiness.pages, 'page')} with a verdict"
        return (
            Check("low", label, f"{said} so far")
            if readiness.being_read
            else Check("done", label, said)
        )
    first, *others = check.reasons
    reason = headline(first.message)[0]
    if others:
        reason += f", and {len(others):,} more"
    flag = next((flag for r in check.reasons for flag in r.flags), None)
    return Check(_SIGNS[check.standing], label, reason, len(check.reasons), flag)


def shares(ledger: PageLedger) -> list[Share]:
    """Give the verdicts of all pages of a matter, most first; they add up to its page count."""
    start = 0.0
    made = []
    for verdict, pages in sorted(ledger.counts.items(), key=lambda item: -item[1]):
        width = 100 * pages / ledger.total
        label = sentence(VERDICT_LABELS[verdict].replace("'", "’"))
        made.append(Share(label, _TONES.get(verdict, "aside"), pages, start, width))
        start += width
    return made
