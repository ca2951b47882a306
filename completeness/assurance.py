"""What a flag says besides its message: how sure it is, and what it would take to close it."""

from __future__ import annotations

from casefile.categories import CARE, FlagKind
from completeness.drafts import Draft
from completeness.held import Held
from completeness.phrases import day, inside

_MAY_COME = frozenset(
    {
        FlagKind.MISSING_PAGES,
        FlagKind.MISSING_RECORD,
        FlagKind.MISSING_BILL,
        FlagKind.MISSING_CATEGORY,
        FlagKind.REFERENCED_NOT_RECEIVED,
        FlagKind.VISIT_GAP,
        FlagKind.TREATMENT_GAP,
    }
)
"""Kinds that rest on what is not there: the next packet may bring it."""

_NOT_OF_WORDS = frozenset({FlagKind.ILLEGIBLE_PAGE, FlagKind.UNREADABLE_FILE})


def how_sure(draft: Draft, held: Held) -> str:
    """Say how sure a flag is, and what makes it less sure than others of its kind."""
    said = [held.tables.wording.sure[draft.kind]]
    if _is_lighter(draft, held):
        said.append("Less sure than others: the message says what may explain it.")
    scanned = any(held.is_scanned(e.packet, e.page) for e in draft.evidence)
    if scanned and draft.kind not in _NOT_OF_WORDS:
        said.append("Read from a scan: compare it with the page.")
    if held.facts.being_read and draft.kind in _MAY_COME:
        said.append("Not sure yet: packets of this matter are still being read and may bring it.")
    return " ".join(said)


def what_closes(draft: Draft, held: Held) -> str:
    """Say what it would take to close a flag, in the words of the table."""
    wording = held.tables.wording
    care = draft.category if draft.category in CARE else None
    name = draft.detail.get("name") or draft.detail.get("provider")
    return wording.closes[draft.kind].format(
        record=wording.record[care] if care else "record",
        item=inside(wording.item[draft.category]) if draft.category in wording.item else "records",
        of_day=f" of {day(draft.date)}" if draft.date else "",
        name=name or "the sender",
    )


def _is_lighter(draft: Draft, held: Held) -> bool:
    """Tell whether the rule made the flag weigh less than its kind does."""
    usual = held.tables.severities.severity[draft.kind]
    return draft.severity is not None and draft.severity is not usual
