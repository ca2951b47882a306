"""Gaps in a run of printed numbers, and what in the packet may fill them."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from casefile.matters import PacketFacts
from casefile.pages import Numbering, PageFacts
from completeness.held import Held
from completeness.numbered import Numbered, Run


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers that are missing between two pages of a run; a side is None at an end."""

    missing: tuple[int, ...]
    before: Numbered | None
    after: Numbered | None
    unread: int = 0

    @property
    def sides(self) -> tuple[int, ...]:
        """The physical pages on either side."""
        return tuple(n.page.page for n in (self.before, self.after) if n is not None)

    def is_where(self, other: Gap) -> bool:
        """Tell whether something is missing here and there between the same two pages."""
        return self._first < other._last and other._first < self._last

    @property
    def _first(self) -> int:
        return self.before.page.page if self.before else self.sides[0] - 1

    @property
    def _last(self) -> int:
        return self.after.page.page if self.after else self.sides[0] + 1


def gaps_of(run: Run, held: Held) -> Iterator[Gap]:
    """Give the gaps of a run: before its first number, between two of them, behind its last."""
    windows = held.tables.windows.pages
    ordered = sorted(run.pages, key=lambda n: n.number)
    if run.total is not None and ordered[0].number > 1:
        yield Gap(tuple(range(1, ordered[0].number)), None, ordered[0])
    for before, after in pairwise(ordered):
        jump = after.number - before.number - 1
        if run.numbering is Numbering.BATES and jump > windows.bates_jump:
            continue
        if (
            run.total is None
            and run.numbering is not Numbering.BATES
            and jump > windows.untotalled_jump
        ):
            continue
        if jump:
            yield Gap(tuple(range(before.number + 1, after.number)), before, after)
    if run.total is not None and ordered[-1].number < run.total:
        yield Gap(tuple(range(ordered[-1].number + 1, run.total + 1)), ordered[-1], None)


def unanswered(gap: Gap, run: Run, packet: PacketFacts, elsewhere: AbstractSet[int]) -> Gap | None:
    """Give what of a gap is missing; None where the numbers `elsewhere` or unread pages fill it."""
    missing = [n for n in gap.missing if n not in elsewhere]
    unread = _unnumbered(gap, run, packet)
    if len(missing) <= unread:
        return None
    return Gap(tuple(missing), gap.before, gap.after, unread)


def _unnumbered(gap: Gap, run: Run, packet: PacketFacts) -> int:
    """Count the pages in the gap that may be the missing ones, their numbers unread."""
    places = {q.page: at for at, q in enumerate(packet.pages)}
    if gap.before and gap.after:
        between = packet.pages[places[gap.before.page.page] + 1 : places[gap.after.page.page]]
        return sum(_may_belong(q, run, gap.before.page) for q in between)
    side = gap.before or gap.after
    assert side is not None
    at = places[side.page.page]
    rest = packet.pages[at + 1 :] if gap.before else packet.pages[:at][::-1]
    count = 0
    for page in rest[: len(gap.missing)]:
        if not _may_belong(page, run, side.page):
            break
        count += 1
    return count


def _may_belong(page: PageFacts, run: Run, beside: PageFacts) -> bool:
    if any(n.page.page == page.page for n in run.pages):
        return False
    if run.numbering in (Numbering.FAX, Numbering.BATES):
        return not any(
            n.numbering is run.numbering and n.series == run.series and n.total != run.total
            for n in page.printed
        )
    if any(n.numbering is run.numbering for n in page.printed) or page.foreign:
        return False
    return not page.legible or (page.document == beside.document and not page.blank)
