"""The cues that reach a thing, weighed against each other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from casefile.categories import Status
from ingest.finding.prose.context_cues import (
    ACTING,
    DONE,
    SUGGESTED,
    Cue,
)
from ingest.finding.prose.phrases import Hit

# "ordered by Dr. Ames and performed", "scheduled at the last visit, which was completed"
_AND_THEN = re.compile(
    r"(?:\s*,?\s*(?:by|at|for|on|during|last)\b[^,;]{0,50}?)?\s*,?\s*"
    r"(?:(?:and|which|that|then|it)\s+)*(?:(?:was|were|has|have|had|been)\s+)*(?:(?:then|subsequently|later)\s+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reach:
    """A cue that reaches a target: what it means, on which side, how many words away."""

    meaning: str
    side: str
    words: int
    start: int = 0
    end: int = 0


NOT_DONE = frozenset(
    {
        Status.HYPOTHETICAL,
        Status.DENIED,
        Status.SCHEDULED,
        Status.ORDERED,
        Status.REFERRED,
        Status.RECOMMENDED,
    }
)


_OPINIONS = frozenset({Status.HYPOTHETICAL, Status.RECOMMENDED, Status.DENIED})


def _nearest(reaches: list[Reach], side: str, meanings: frozenset[Status] | str) -> Reach | None:
    of_side = [
        r
        for r in reaches
        if r.side == side
        and (r.meaning == meanings if isinstance(meanings, str) else r.meaning in meanings)
    ]
    return min(of_side, key=lambda r: r.words, default=None)


def settle(
    said: str, reaches: list[Reach], planned: Status | None, *, dated: bool
) -> Status | None:
    """Weigh the cues that reach a target against each other."""
    if any(r.meaning == Status.FAMILY for r in reaches):
        return Status.FAMILY
    before = _nearest(reaches, "before", NOT_DONE)
    acts = _nearest(reaches, "after", ACTING) is not None and not _supposed(before)
    if before is not None:
        done = acts or _done_after_all(before, reaches, dated=dated)
        return Status.DONE if done else Status(before.meaning)
    behind = _nearest(reaches, "after", NOT_DONE)
    if behind is not None:
        done = acts or _done_all_the_same(said, behind, reaches, dated=dated)
        return Status.DONE if done else Status(behind.meaning)
    if dated or acts or any(r.meaning == DONE for r in reaches):
        return Status.DONE
    if any(r.meaning == SUGGESTED for r in reaches):
        return planned or Status.DONE
    return None


def _supposed(before: Reach | None) -> bool:
    return before is not None and before.meaning == Status.HYPOTHETICAL


def _done_after_all(against: Reach, reaches: list[Reach], *, dated: bool) -> bool:
    """Tell whether a thing is done though a plan or a denial stands before it."""
    closer = _nearest(reaches, "before", DONE)
    if closer is not None and closer.words < against.words:
        return True
    far = against.words > 3
    if _nearest(reaches, "after", DONE) is not None:
        return far or against.meaning not in (Status.DENIED, Status.HYPOTHETICAL)
    return dated and far and against.meaning in _OPINIONS


def _done_all_the_same(said: str, against: Reach, reaches: list[Reach], *, dated: bool) -> bool:
    """Tell whether a thing is done though a plan or a denial stands behind it."""
    closer = _nearest(reaches, "after", DONE)
    # "sees ortho next week", whatever day is told before
    if against.meaning == Status.SCHEDULED and not against.words and closer is None:
        return False
    if dated or (closer is not None and closer.words <= against.words):
        return True
    later = [r for r in reaches if r.meaning == DONE and r.start >= against.end]
    # "may be done": what follows at once is what may be
    apart = [r for r in later if said[against.end : r.start].strip()]
    if any(_AND_THEN.fullmatch(said, against.end, r.start) for r in apart):
        return True
    before = _nearest(reaches, "before", DONE)
    return before is not None and before.words < against.words


def begins_in(done: Hit[Cue], denying: Hit[Cue]) -> bool:
    """Tell whether words that alone would say that it was done begin in others: "be | done at"."""
    if denying.start < done.start < denying.end:
        return True
    return denying.start <= done.start and denying.end >= done.end
