"""Pages that a printed numbering says exist and that the matter does not hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from casefile.categories import Category, FlagKind
from casefile.flags import Evidence, PageRef
from casefile.matters import PacketFacts
from casefile.pages import Numbering, PageFacts
from completeness.drafts import Draft, cause
from completeness.gaps import Gap, gaps_of, unanswered
from completeness.gaps_joined import Missing, joined
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


def missing_pages(held: Held) -> Iterator[Draft]:
    """Flag what each printed numbering shows to be missing from the whole matter.

    Pages that another packet brings are not missing, and the few pages of a supplement are no gap.
    Pages between two numbers that carry none (not legible, the number cut off) may be the missing
    ones and count for them. What two numberings lack at one place is one flag, with what each says.
    """
    all_runs = [run for packet in held.facts.packets for run in runs_of(packet, held)]
    elsewhere = _Elsewhere(all_runs, held)
    found: list[Missing] = []
    for run in all_runs:
        packet = held.packets[run.packet]
        if is_supplement(packet, held) or elsewhere.copied(run):
            continue
        known = elsewhere.numbers(run)
        gaps = [g for gap in gaps_of(run, held) if (g := unanswered(gap, run, packet, known))]
        if gaps:
            found.append(Missing(run, tuple(gaps)))
    for missing in joined(found):
        yield from _flags(missing, held)


def _flags(missing: Missing, held: Held) -> Iterator[Draft]:
    """Give one flag for a document; the gaps of a counter stand by themselves, unless many."""
    gaps = missing.gaps
    if missing.run.numbering is Numbering.DOCUMENT or len(gaps) > _MANY_GAPS:
        yield _flag(missing, held)
        return
    for beside in dict.fromkeys(gap.sides for gap in gaps):
        yield _flag(missing.at([gap for gap in gaps if gap.sides == beside]), held)


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
        for other in self._alike(run):
            whole = len(other.numbers) == other.total
            if other is run or whole or other.numbers & run.numbers:
                continue
            if self._goes_with(run, other):
                found |= other.numbers
        return found

    def _alike(self, run: Run) -> Iterator[Run]:
        """Give the runs of the same total; what counts a print-out here counts a document there."""
        for numbering in dict.fromkeys((run.numbering, _TWINS.get(run.numbering, run.numbering))):
            yield from self._totals.get((numbering, run.total or 0), ())

    def copied(self, run: Run) -> bool:
        """Tell whether every page of a run is a copy of one that stands, so numbered, in a longer.

        What is missing beside it is asked for where the longer run is.
        """
        return any(
            other.packet != run.packet
            and len(other.pages) > len(run.pages)
            and all(any(self._copies(run, n, other, m) for m in other.pages) for n in run.pages)
            for other in self._alike(run)
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


def _flag(missing: Missing, held: Held) -> Draft:
    run, gaps = missing.run, missing.gaps
    packet = held.packets[run.packet]
    subject, category = _subject(run, packet, held)
    word = "page" if len(missing.numbers) == 1 else "pages"
    shown = f"{_shown(run, missing.numbers)}{f' of {run.total}' if run.total is not None else ''}"
    how = held.tables.wording.numbering[run.numbering]
    unread = sum(gap.unread for gap in gaps)
    but = f" {unread} of them may be there: its number cannot be read." if unread else ""
    beside = f"{pages_phrase(missing.sides)} of {packet.file}"
    others = [(other, [n for gap in lack for n in gap.missing]) for other, lack in missing.also]
    too = "".join(
        f" {held.tables.wording.numbering[other.numbering]} {_verb(other)} there too: "
        f"{_shown(other, lack)} {are(lack, 'is', 'are')} missing."
        for other, lack in others
    )
    named = "".join(f" ({_named(other)} {_shown(other, lack)})" for other, lack in others)
    return Draft(
        kind=FlagKind.MISSING_PAGES,
        identity=(packet.id, run.numbering, run.series, missing.sides),
        message=(
            f"{subject}: {word} {shown} {are(missing.numbers, 'is', 'are')} missing. "
            f"{how} {_verb(run)} at {beside}.{but}{too}"
        ),
        causes=(
            *(cause("between", packet.id, *gap.sides) for gap in missing.every_gap),
            *(cause("document", packet.id, page.document) for page in _own(run)),
        ),
        category=category,
        packet=packet.id,
        pages=missing.sides,
        detail=_detail(missing, others),
        evidence=tuple(e for one, lack in missing.all for e in _evidence(one, lack)),
        ask=f"{opening(word)} {shown} of the {inside(subject.removeprefix('The '))}{named}.",
    )


def _detail(missing: Missing, others: Sequence[tuple[Run, list[int]]]) -> dict[str, Any]:
    detail: dict[str, Any] = {
        "printed_missing": missing.numbers,
        "printed_total": missing.run.total,
    }
    if others:
        detail["also_missing"] = [
            {"numbering": str(other.numbering), "series": other.series, "printed_missing": lack}
            for other, lack in others
        ]
    return detail


def _evidence(run: Run, gaps: Sequence[Gap]) -> Iterator[Evidence]:
    """Give the printed numbers on either side of the gaps."""
    sides = {page for gap in gaps for page in gap.sides}
    for one in run.pages:
        for printed in one.page.printed:
            own = printed.numbering is run.numbering and printed.number == one.number
            if one.page.page in sides and own:
                yield Evidence(run.packet, one.page.page, printed.text, printed.box)


def _shown(run: Run, missing: Sequence[int]) -> str:
    if run.numbering is not Numbering.BATES:
        return numbers(missing)
    return ", ".join(
        f"{run.series}{a:06d}" if a == b else f"{run.series}{a:06d}–{b:06d}"
        for a, b in number_runs(missing)
    )


def _verb(run: Run) -> str:
    return "skips" if run.numbering is Numbering.FAX else "skip"


def _named(run: Run) -> str:
    return {Numbering.BATES: "Bates", Numbering.FAX: "fax page"}.get(
        run.numbering, "print-out page"
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
