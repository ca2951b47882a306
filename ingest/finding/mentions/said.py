"""One sentence, the things that it names, and what it says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from casefile.categories import Status
from ingest.finding.dates.stated import StatedDate
from ingest.finding.mentions.actors import Actor
from ingest.finding.mentions.names_said import NamesSaid
from ingest.finding.mentions.things import Named
from ingest.finding.prose.context import Context
from ingest.finding.prose.phrases import Hit
from ingest.finding.prose.sentences import Sentence

# Words between what somebody did and the thing that was done.
_AT_ONCE = 8
_SOMETHING_ELSE = re.compile(
    r"\b(?:for|about|regarding|after|before|because|since|until|if|and)\b|[;:]"
)


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence, the things that it names, and what it says of them.

    `listed`: it is a row of a list, whose day may be that of an appointment. `acts`: what somebody
    did, and who it was.
    """

    sentence: Sentence
    text: str
    hits: tuple[Hit[Named], ...]
    names: NamesSaid
    context: Context
    dates: tuple[StatedDate, ...]
    listed: bool = False
    acts: tuple[tuple[Hit[Named], Actor], ...] = ()

    def actor_of(self, hit: Hit[Named]) -> Actor | None:
        """Give who did it, where it stands behind somebody."""
        return next((who for act, who in self.acts if act is hit), None)

    def is_done_by_somebody(self, hit: Hit[Named]) -> bool:
        """Tell whether it is what somebody did, or follows: "Dr. Orrin gave him the steroid"."""
        return any(
            act.start <= hit.start
            and len(self.text[act.end : hit.start].split()) <= _AT_ONCE
            and not _SOMETHING_ELSE.search(self.text, act.end, max(act.end, hit.start))
            and self.context.status(act.start, act.end, happened=True) is Status.DONE
            for act, _ in self.acts
        )
