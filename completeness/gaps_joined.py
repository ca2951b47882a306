"""What two numberings lack at one place of a packet: a document and the Bates stamps on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from casefile.pages import Numbering
from completeness.gaps import Gap
from completeness.numbered import Run

# Which numbering speaks first: it says most closely what is missing.
_FIRST = (Numbering.DOCUMENT, Numbering.PRINT_RUN, Numbering.FAX, Numbering.BATES)


@dataclass(frozen=True, slots=True)
class Missing:
    """The gaps of a run, and those of other runs at the same places, in `also`."""

    run: Run
    gaps: tuple[Gap, ...]
    also: tuple[tuple[Run, tuple[Gap, ...]], ...] = ()

    @property
    def numbers(self) -> list[int]:
        """The numbers of the run itself that are missing."""
        return [n for gap in self.gaps for n in gap.missing]

    @property
    def sides(self) -> tuple[int, ...]:
        """The physical pages beside its gaps."""
        return tuple(sorted({page for gap in self.gaps for page in gap.sides}))

    @property
    def all(self) -> tuple[tuple[Run, tuple[Gap, ...]], ...]:
        """Every run with its gaps, its own first."""
        return ((self.run, self.gaps), *self.also)

    @property
    def every_gap(self) -> tuple[Gap, ...]:
        """The gaps of every run."""
        return tuple(gap for _, gaps in self.all for gap in gaps)

    def at(self, gaps: Sequence[Gap]) -> Missing:
        """Give some of its gaps alone, with what others lack there."""
        also = ((run, _beside(lack, gaps)) for run, lack in self.also)
        return Missing(self.run, tuple(gaps), tuple((run, lack) for run, lack in also if lack))


def joined(found: Iterable[Missing]) -> Iterator[Missing]:
    """Put each gap with the one at its place that another numbering of the packet shows.

    Two documents that lack pages where they meet lack their own.
    """
    kept: list[Missing] = []
    for one in sorted(found, key=lambda m: _FIRST.index(m.run.numbering)):
        own = one.gaps
        for at, other in enumerate(kept):
            if other.run.packet != one.run.packet or other.run.numbering is one.run.numbering:
                continue
            if lack := _beside(own, other.gaps):
                kept[at] = replace(other, also=(*other.also, (one.run, lack)))
                own = tuple(gap for gap in own if gap not in lack)
        if own:
            kept.append(replace(one, gaps=own))
    yield from kept


def _beside(gaps: Sequence[Gap], others: Sequence[Gap]) -> tuple[Gap, ...]:
    return tuple(gap for gap in gaps if any(gap.is_where(other) for other in others))
