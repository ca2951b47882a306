"""Whether a thing that a sentence names took place: ordered, denied, planned, of the family ...

The method is ConText's (Harkema et al., J Biomed Inform 2009): cue phrases with a direction and a
scope that clause words end. Added to it: a cue does not reach past another named thing unless the
two are joined, and a thing known to be done stays done though it was once ordered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from casefile.categories import Status
from casefile.rules import RuleBook
from ingest.finding.prose.context_cues import (
    DONE,
    NOT_DENIED,
    SUGGESTED,
    Cue,
    cues_in_force,
)
from ingest.finding.prose.context_weighing import NOT_DONE, Reach, begins_in, settle
from ingest.finding.prose.phrases import Hit

_JOINED = re.compile(
    r"^[^.;:]{0,45}(?:,|/|&|\b(?:and|or|nor|plus|as\s+well\s+as)\b)\s*(?:an?|the|his|her)?\s*[^.;:,]{0,30}$",
    re.IGNORECASE,
)
# "On May 31" and "since May" are a month, not what may be.
_MAY = re.compile(r"May\s+\d|(?<=[a-z0-9]\s)May\b")
_CLAUSE = re.compile(r";\s")
# "has no pain and the MRI shows": what is denied is named, and the next clause has its own subject.
_NEXT_SUBJECT = re.compile(
    r"[^.;:]*\w[^.;:]*?,?\s+and\s+(?:(?:an?|the|his|her|their|my|our)\s+)?(?:[\w-]+\s+){0,2}?",
    re.IGNORECASE,
)
_SECTION_STATUS = {
    "family": Status.FAMILY,
    "plan": Status.RECOMMENDED,
    "order": Status.ORDERED,
    "referral": Status.REFERRED,
}


@dataclass(frozen=True, slots=True)
class Context:
    """One sentence, read for its cues."""

    said: str
    cues: tuple[Hit[Cue], ...]
    targets: tuple[tuple[int, int], ...]
    section: str

    def speaks_of(self, place: str) -> bool:
        """Tell whether a cue of `place` ("recent", "elsewhere", "counted" ...) is there."""
        return any(c.value.meaning == place for c in self.cues)

    def near(self, place: str, start: int, end: int) -> bool:
        """Tell whether a cue of `place` stands close to said[start:end]."""
        for cue in self.cues:
            if cue.value.meaning != place:
                continue
            if cue.end <= start and len(self.said[cue.end : start].split()) <= 2:
                return True
            if cue.start >= end and len(self.said[end : cue.start].split()) <= 7:
                return True
        return False

    def status(
        self, start: int, end: int, *, date: int | None = None, happened: bool = False
    ) -> Status | None:
        """Give the status of the target at said[start:end]; None where the sentence does not say.

        `date` is where a date stands that belongs to the target and is not later than the visit;
        `happened` says that the target's own words tell that it took place.
        """
        dated = date is not None and not self._planned_between(end, date)
        reaches = [r for cue in self.cues if (r := self._reach(cue, start, end)) is not None]
        status = settle(self.said, reaches, self._plans_before(start), dated=dated)
        if status in (Status.DONE, None) and not dated and not self.speaks_of("recent"):
            if any(r.meaning == Status.HISTORICAL for r in reaches):
                return Status.HISTORICAL
            if self.section == "prior_condition":
                return Status.HISTORICAL
        if status is None and happened:
            status = Status.DONE
        weak = not (happened or dated or any(r.meaning == DONE for r in reaches))
        if self.section in _SECTION_STATUS and (
            status is None or (status is Status.DONE and (weak or self.section == "family"))
        ):
            return _SECTION_STATUS[self.section]
        return status

    def _planned_between(self, left: int, right: int) -> bool:
        return any(
            c.start >= left and c.end <= right and c.value.meaning in NOT_DONE for c in self.cues
        )

    def _plans_before(self, start: int) -> Status | None:
        for cue in self.cues:
            if cue.end <= start and cue.value.direction == "before":
                meaning = cue.value.meaning
                if meaning in NOT_DONE and meaning != Status.DENIED:
                    return Status(meaning)
        return None

    def _reach(self, cue: Hit[Cue], start: int, end: int) -> Reach | None:
        value = cue.value
        if value.direction == "whole":
            return Reach(value.meaning, "before", 0)
        # "her son was | was taken to": the words of both run into each other
        kin = value.meaning == Status.FAMILY and cue.start < start < cue.end <= end
        if value.direction == "before" and (cue.end <= start or kin):
            between, away = (cue.end, start), self.said[cue.end : start]
        elif value.direction == "after" and cue.start >= end:
            between, away = (end, cue.start), self.said[end : cue.start]
        else:
            return None
        words = len(away.split())
        if words > value.reach or _CLAUSE.search(away) or self._stopped(value.meaning, *between):
            return None
        if self._past_another(value.direction, start, end, *between):
            return None
        denies = value.meaning == Status.DENIED and value.direction == "before"
        if denies and self._begins_clause(cue.end, start, end):
            return None
        return Reach(value.meaning, value.direction, words, cue.start, cue.end)

    def _begins_clause(self, denial: int, start: int, end: int) -> bool:
        """Tell whether the target is the subject of the clause after the one that is denied."""
        if any(a >= denial and b <= start for a, b in self.targets):
            return False
        verb = any(
            c.value.meaning in (DONE, SUGGESTED)
            and c.value.direction == "after"
            and c.start >= end
            and len(self.said[end : c.start].split()) <= 2
            for c in self.cues
        )
        return verb and _NEXT_SUBJECT.fullmatch(self.said, denial, start) is not None

    def _stopped(self, meaning: str, left: int, right: int) -> bool:
        return any(
            c.value.meaning in ("stop", f"stop {meaning}") and c.start >= left and c.end <= right
            for c in self.cues
        )

    def _past_another(self, side: str, start: int, end: int, left: int, right: int) -> bool:
        between = [(a, b) for a, b in self.targets if a >= left and b <= right]
        if not between:
            return False
        here = (start, end)
        chain = [*between, here] if side == "before" else [here, *between]
        return not all(_JOINED.match(self.said[a[1] : b[0]]) for a, b in pairwise(chain))


def read_context(
    said: str, targets: Sequence[tuple[int, int]], section: str = "", rules: RuleBook = RuleBook()
) -> Context:
    """Read one sentence for its cues; `targets` are the spans of the things that it names."""
    found = [c for c in cues_in_force(rules).find(said) if not _MAY.match(said, c.start)]
    harmless = [c for c in found if c.value.meaning == NOT_DENIED]
    found = [
        c
        for c in found
        if c.value.meaning != Status.DENIED
        or not any(h.start < c.end and c.start < h.end for h in harmless)
    ]
    denying = [c for c in found if c.value.meaning in NOT_DONE]
    # "has not been done" and "to be performed" hold words that alone would say that it was.
    cues = tuple(
        c
        for c in found
        if c.value.meaning not in (DONE, SUGGESTED) or not any(begins_in(c, d) for d in denying)
    )
    return Context(said, cues, tuple(targets), section)
