"""Pages that a printed numbering says exist and that the matter does not hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from casefile.categories import Category, FlagKind
from casefile.flags import Evidence, PageRef
from casefile.matters import PacketFacts
from casefile.pages import Numbering, PageFacts
from completeness.drafts import Draft, cause
from completeness.held import Held
from completeness.numbered import Numbered, Run, runs_of
from completeness.phrases import are, day, inside, numbers, opening
from completeness.phrases import pages as pages_phrase
from completeness.phrases import runs as number_runs

_MANY_GAPS = 3
# One stamp may be taken for either, page by page, where a page has a count of its own beside it.
_TWINS = {
    Numbering.DOCUMENT: Numbering.PRINT_RUN,
    Numbering.PRINT_RUN: Numbering.DOCUMENT,
}


@dataclass(frozen=True, slots=True)
class _Gap:
    """Numbers that are missing between two pages of a run; a side is None at an end."""

    missing: tuple[int, ...]
    before: Numbered | None
    after: Numbered | None
    unread: int = 0

    @property
    def sides(self) -> tuple[int, ...]:
        return tuple(n.page.page for n in (self.before, self.after) if n is not None)


def missing_pages(held: Held) -> Iterator[Draft]:
    """Flag what each printed numbering shows to be missing from the whole matter.

    Pages that another packet brings are not missing, and the few pages of a supplement are no gap.
    Pages between two numbers that carry none (not legible, the number cut off) may be the missing
    ones and count for them.
    """
    all_runs = [run for packet in held.facts.packets for run in runs_of(packet, held)]
    elsewhere = _Elsewhere(all_runs, held)
    for run in all_runs:
        packet = held.packets[run.packet]
        if is_supplement(packet, held) or elsewhere.copied(run):
            continue
        open_gaps = (_unanswered(g, run, packet, elsewhere) for g in _gaps(run, held))
        gaps = [g for g in open_gaps if g is not None]
        if run.numbering is Numbering.DOCUMENT or len(gaps) > _MANY_GAPS:
            if gaps:
                yield _flag(run, gaps, packet, held)
        else:
            for beside in dict.fromkeys(gap.sides for gap in gaps):
                yield _flag(run, [gap for gap in gaps if gap.sides == beside], packet, held)


def is_supplement(packet: PacketFacts, held: Held) -> bool:
    """Tell whether the packet only adds a few pages to a longer answer to the same request.

    A small packet of another kind (the bills, sent apart from the records) stands for itself.
    """
    request = held.requests.get(packet.id)
    if request is None or packet.page_count > held.tables.windows.pages.supplement_pages:
        return False
    kinds = _kinds(packet)
    return any(
        other.page_count >= 2 * packet.page_count and kinds <= _kinds(other)
        for other in held.facts.packets
        if other.id != packet.id and held.requests.get(other.id) == request
    )


def _kinds(packet: PacketFacts) -> set[Category]:
    return {
        q.category for q in packet.pages if q.category.is_care or q.category is Category.BILLING
    }


class _Elsewhere:
    """Where else in the matter the numbers of a run stand."""

    def __init__(self, runs: list[Run], held: Held) -> None:
        self._held = held
        self._bates: dict[str, set[int]] = defaultdict(set)
        self._totals: dict[tuple[Numbering, int], list[Run]] = defaultdict(list)
        for run in runs:
            if run.numbering is Numbering.BATES:
                self._bates[run.series] |= run.numbers
            elif run.total is not None:
                self._totals[run.numbering, run.total].append(run)

    def numbers(self, run: Run) -> set[int]:
        """Give the numbers that other runs hold for this one: same total, nothing in common."""
        if run.numbering is Numbering.BATES:
            return self._bates[run.series]
        found: set[int] = set()
        for numbering in (run.numbering, _TWINS.get(run.numbering, run.numbering)):
            for other in self._totals.get((numbering, run.total or 0), ()):
                whole = len(other.numbers) == other.total
                if other is run or whole or other.numbers & run.numbers:
                    continue
                if self._goes_with(run, other):
                    found |= other.numbers
        return found

    def copied(self, run: Run) -> bool:
        """Tell whether every page of a run is a copy of one that stands, so numbered, in a longer.

        What is missing beside it is asked for where the longer run is.
        """
        return any(
            other.packet != run.packet
            and len(other.pages) > len(run.pages)
            and all(any(self._copies(run, n, other, m) for m in other.pages) for n in run.pages)
            for other in self._totals.get((run.numbering, run.total or 0), ())
        )

    def _copies(self, run: Run, one: Numbered, other: Run, two: Numbered) -> bool:
        mine, theirs = PageRef(run.packet, one.page.page), PageRef(other.packet, two.page.page)
        known = self._held.duplicates
        same = known.get(mine) == theirs or known.get(theirs) == mine
        return one.number == two.number and same

    def _goes_with(self, run: Run, other: Run) -> bool:
        if run.numbering is not other.numbering:
            return run.packet == other.packet
        return _one_document(run, other) or self._is_supplied(run, other)

    def _is_supplied(self, one: Run, other: Run) -> bool:
        """Tell whether a few later pages for one request bring the rest: of a log of visits, say.

        Both parts are of one kind, and together they are whole.
        """
        packets = [self._held.packets[r.packet] for r in (one, other)]
        asked = {self._held.requests.get(p.id) for p in packets}
        kinds = {r.pages[0].page.category for r in (one, other)}
        few = min(p.page_count for p in packets) <= self._held.tables.windows.pages.supplement_pages
        whole = len(one.numbers | other.numbers) == one.total
        answering = len(asked) == 1 and None not in asked
        return one.packet != other.packet and answering and len(kinds) == 1 and few and whole


def _one_document(one: Run, other: Run) -> bool:
    """Tell whether two parts can be of one document: nothing on them speaks against it."""
    if one.numbering is not Numbering.DOCUMENT:
        return True
    first, second = one.pages[0].page, other.pages[0].page
    dates = ({n.page.date for n in one.pages} - {None}, {n.page.date for n in other.pages} - {None})
    if dates[0] and dates[1]:
        return bool(dates[0] & dates[1])
    return first.category == second.category


def _gaps(run: Run, held: Held) -> Iterator[_Gap]:
    windows = held.tables.windows.pages
    ordered = sorted(run.pages, key=lambda n: n.number)
    if run.total is not None and ordered[0].number > 1:
        yield _Gap(tuple(range(1, ordered[0].number)), None, ordered[0])
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
            yield _Gap(tuple(range(before.number + 1, after.number)), before, after)
    if run.total is not None and ordered[-1].number < run.total:
        yield _Gap(tuple(range(ordered[-1].number + 1, run.total + 1)), ordered[-1], None)


def _unanswered(gap: _Gap, run: Run, packet: PacketFacts, elsewhere: _Elsewhere) -> _Gap | None:
    held_elsewhere = elsewhere.numbers(run)
    missing = [n for n in gap.missing if n not in held_elsewhere]
    unread = _unnumbered(gap, run, packet)
    if len(missing) <= unread:
        return None
    return _Gap(tuple(missing), gap.before, gap.after, unread)


def _unnumbered(gap: _Gap, run: Run, packet: PacketFacts) -> int:
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


def _flag(run: Run, gaps: list[_Gap], packet: PacketFacts, held: Held) -> Draft:
    missing = [n for gap in gaps for n in gap.missing]
    sides = tuple(sorted({p for gap in gaps for p in gap.sides}))
    subject, category = _subject(run, packet, held)
    of = f" of {run.total}" if run.total is not None else ""
    word = "page" if len(missing) == 1 else "pages"
    shown = numbers(missing)
    if run.numbering is Numbering.BATES:
        shown = ", ".join(
            f"{run.series}{a:06d}" if a == b else f"{run.series}{a:06d}–{b:06d}"
            for a, b in number_runs(missing)
        )
    how = held.tables.wording.numbering[run.numbering]
    unread = sum(gap.unread for gap in gaps)
    but = f" {unread} of them may be there: its number cannot be read." if unread else ""
    beside = f"{pages_phrase(sides)} of {packet.file}"
    return Draft(
        kind=FlagKind.MISSING_PAGES,
        identity=(packet.id, run.numbering, run.series, sides),
        message=(
            f"{subject}: {word} {shown}{of} {are(missing, 'is', 'are')} missing. "
            f"{how} {'skip' if not how.endswith('counter') else 'skips'} at {beside}.{but}"
        ),
        causes=(
            *(cause("between", packet.id, *gap.sides) for gap in gaps),
            *(cause("document", packet.id, held_page.document) for held_page in _own(run)),
        ),
        category=category,
        packet=packet.id,
        pages=sides,
        detail={"printed_missing": missing, "printed_total": run.total},
        evidence=tuple(
            Evidence(packet.id, n.page.page, p.text, p.box)
            for n in run.pages
            if n.page.page in sides
            for p in n.page.printed
            if p.numbering is run.numbering and p.number == n.number
        ),
        ask=f"{opening(word)} {shown}{of} of the {inside(subject.removeprefix('The '))}.",
    )


def _own(run: Run) -> list[PageFacts]:
    """Give the pages of one document; what else is wrong with it (its total) has the same cause."""
    return [n.page for n in run.pages] if run.numbering is Numbering.DOCUMENT else []


def _subject(run: Run, packet: PacketFacts, held: Held) -> tuple[str, Category | None]:
    if run.numbering is not Numbering.DOCUMENT:
        return f"The packet {packet.file}", None
    kinds = [n.page.category for n in run.pages]
    category = max(sorted(set(kinds)), key=kinds.count)
    dates = {n.page.date for n in run.pages if n.page.date}
    of = f" of {day(min(dates))}" if dates else ""
    if category is Category.BILLING:
        pages = {n.page.page for n in run.pages}
        billers = sorted({b.provider for b in packet.bills if b.provider and pages & set(b.pages)})
        return f"Bill of {billers[0]}" if billers else "Bill", category
    if category.is_care:
        return f"{opening(held.tables.wording.record[category])}{of}", category
    return "Document", category
