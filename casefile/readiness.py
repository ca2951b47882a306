"""Whether a matter is ready for its demand: gates, reasons, and the provider that blocks it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Gate(StrEnum):
    """What must hold before a demand goes out."""

    CHRONOLOGY = "chronology"
    BILLING = "billing"
    PROVIDERS = "providers"
    CONSISTENCY = "consistency"
    PAGES = "pages"


class Standing(StrEnum):
    """How a gate stands: nothing open but notes, something to look at, something that blocks."""

    PASSED = "passed"
    REVIEW = "review"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Reason:
    """One open finding, or two figures that do not agree: what keeps a gate from being passed.

    `flags` are the ids of the finding's flags at this gate; `provider` is who owes what would
    close it, None where that is not known.
    """

    message: str
    standing: Standing
    finding: str | None = None
    flags: tuple[str, ...] = ()
    provider: str | None = None


@dataclass(frozen=True, slots=True)
class GateCheck:
    """One gate with its reasons, the weightiest first; a note alone leaves it passed."""

    gate: Gate
    reasons: tuple[Reason, ...] = ()

    @property
    def standing(self) -> Standing:
        """How the gate stands: as its weightiest reason says."""
        return self.reasons[0].standing if self.reasons else Standing.PASSED


@dataclass(frozen=True, slots=True)
class Blocker:
    """A provider that owes what blocks the demand, and how many findings that is."""

    provider: str
    findings: int


@dataclass(frozen=True, slots=True)
class Readiness:
    """The gates of a matter. `blockers` are in the order of what they owe, the most first.

    `pages` counts what was received: where nothing was, nothing is ready. `being_read` counts the
    packets of which nothing is known yet: what they hold may be missing, or may be what blocks.
    """

    checks: tuple[GateCheck, ...] = ()
    blockers: tuple[Blocker, ...] = ()
    blocking: int = 0
    pages: int = 0
    being_read: int = 0

    @property
    def ready(self) -> bool:
        """Tell whether the demand can go: something was received, all was read, nothing blocks."""
        return self.pages > 0 and self.being_read == 0 and self.blocking == 0

    @property
    def the_one(self) -> str | None:
        """The provider that alone blocks the demand, None where there is no such one."""
        if len(self.blockers) == 1 and self.blockers[0].findings == self.blocking:
            return self.blockers[0].provider
        return None
