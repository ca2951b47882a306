"""Visits that are numbered, and pauses in care."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from casefile.categories import FlagKind
from casefile.encounters import Encounter
from casefile.flags import Evidence
from completeness.drafts import Draft, care_cause, cause
from completeness.held import Held
from completeness.matching import Unanswered
from completeness.pauses import stated_reason
from completeness.phrases import day, listed, numbers


def visit_gaps(held: Held, missing: Unanswered) -> Iterator[Draft]:
    """Flag each skip in the numbers of a series of visits.

    A visit between the two whose number could not be read may be the missing one. A number that
    falls while the dates go on begins another series.
    """
    for series in _series(held):
        for before, after in pairwise(series):
            assert before.visit
            assert after.visit
            seen = _undated_numbers(before, held)
            between = range(before.visit.number + 1, after.visit.number)
            skipped = [n for n in between if n not in seen]
            unread = len(_unnumbered_between(before, after, held)) + _repeats(before, held)
            if len(skipped) > unread:
                yield _gap(before, after, skipped, held, missing)


def _series(held: Held) -> Iterator[list[Encounter]]:
    groups: dict[tuple[str, str], dict[dt.date, Encounter]] = defaultdict(dict)
    for encounter in held.encounters:
        if encounter.visit is not None and encounter.date is not None:
            key = (encounter.category.value, encounter.facility or encounter.packet)
            groups[key].setdefault(encounter.date, encounter)
    for _, by_date in sorted(groups.items()):
        run: list[Encounter] = []
        for _, encounter in sorted(by_date.items()):
            assert encounter.visit
            if run and run[-1].visit and encounter.visit.number <= run[-1].visit.number:
                yield run
                run = []
            run.append(encounter)
        yield run


def _undated_numbers(like: Encounter, held: Held) -> set[int]:
    """Give the visit numbers of undated notes of that kind: the notes came, not their dates."""
    return {
        e.visit.number
        for e in held.of_category[like.category]
        if e.visit and e.date is None and (e.facility is None or e.facility == like.facility)
    }


def _unnumbered_between(before: Encounter, after: Encounter, held: Held) -> set[dt.date]:
    assert before.date
    assert after.date
    return {
        e.date
        for e in held.of_category[before.category]
        if e.visit is None
        and e.date
        and before.date < e.date < after.date
        and (e.facility is None or e.facility == before.facility)
    }


def _repeats(visit: Encounter, held: Held) -> int:
    """Count earlier visits of a scanned series with the number of this one, none in between.

    Two visits in a row never have one number: one of them was misread, and may be the missing one.
    """
    assert visit.visit
    assert visit.date
    earlier = sorted(
        (e.date, e.visit.number, e.packet, e.visit.page)
        for e in held.of_category[visit.category]
        if e.visit and e.date and e.date < visit.date and e.facility == visit.facility
    )
    if not earlier or not held.is_scanned(visit.packet, visit.visit.page):
        return 0
    _, number, packet, page = earlier[-1]
    return int(number == visit.visit.number and held.is_scanned(packet, page))


def _gap(
    before: Encounter, after: Encounter, skipped: list[int], held: Held, missing: Unanswered
) -> Draft:
    assert before.visit
    assert after.visit
    assert before.date
    assert after.date
    visits = "Visit" if len(skipped) == 1 else "Visits"
    verb = "is" if len(skipped) == 1 else "are"
    noun = held.tables.wording.record[before.category]
    billed = [
        d for c, d in sorted(missing) if c is before.category and before.date < d < after.date
    ]
    between = f"between {day(before.date)} and {day(after.date)}"
    at = f" at {before.facility}" if before.facility else ""
    charged = f" Visits were billed on {', '.join(map(day, billed))}." if billed else ""
    return Draft(
        kind=FlagKind.VISIT_GAP,
        identity=(
            before.category,
            before.printed_place or before.packet,
            before.date,
            after.date,
        ),
        message=(
            f"{visits} {numbers(skipped)}{at} {verb} skipped: the notes go from visit "
            f"{before.visit.number} ({day(before.date)}, {_place(before, held)}) to visit "
            f"{after.visit.number} ({day(after.date)}, {_place(after, held)}).{charged}"
        ),
        causes=(
            cause("visits", before.id, after.id),
            *(care_cause(before.category, d) for d in billed),
        ),
        category=before.category,
        date=before.date,
        end_date=after.date,
        packet=before.packet,
        pages=tuple(sorted({before.visit.page, after.visit.page}))
        if before.packet == after.packet
        else (before.visit.page,),
        detail={"visits_missing": skipped},
        evidence=tuple(
            Evidence(e.packet, e.visit.page, f"visit {e.visit.number}", e.visit.box)
            for e in (before, after)
            if e.visit
        ),
        ask=f"The {noun}s of {visits.lower()} {numbers(skipped)}{at}, {between}.",
    )


def treatment_gaps(held: Held, missing: Unanswered) -> Iterator[Draft]:
    """Flag each pause between two dates of care, from the loss on, that is longer than set."""
    allowed = held.tables.windows.treatment.gap_days
    start = held.matter.date_of_loss
    dated = sorted(
        {
            (e.date, max(e.end_date or e.date, e.date))
            for e in held.encounters
            if e.date and (start is None or e.date >= start)
        }
    )
    reached: dt.date | None = None
    for first, last in dated:
        if reached is not None and (first - reached).days > allowed:
            yield _pause(reached, first, held, missing)
        reached = last if reached is None else max(reached, last)


def _pause(last: dt.date, following: dt.date, held: Held, missing: Unanswered) -> Draft:
    days = (following - last).days
    billed = sorted({d for _, d in missing if last < d < following})
    charged = f" Care was billed in between, on {', '.join(map(day, billed))}." if billed else ""
    with_pages = [e for e in held.encounters if e.pages and not held.is_copy(e.packet, e.pages)]
    before = [e for e in with_pages if last in (e.date, e.end_date)]
    after = [e for e in with_pages if e.date == following]
    sides = list({e.id: e for e in (*before, *after)}.values())
    reason = stated_reason((*after, *before), held)
    ends = listed([held.place(e.packet, e.pages[:1]) for e in (*before[:1], *after[:1])])
    return Draft(
        kind=FlagKind.TREATMENT_GAP,
        identity=(last, following),
        message=(
            f"{days} days without treatment: {day(last)} to {day(following)}. "
            f"The records on either side are {ends}.{charged}"
            + (
                f" It may be why: “{reason.text}” ({held.place(reason.packet, [reason.page])})."
                if reason
                else ""
            )
        ),
        causes=(cause("pause", last, following),),
        date=last,
        end_date=following,
        detail={"days": days},
        evidence=(*(Evidence(e.packet, e.pages[0]) for e in sides), *((reason,) if reason else ())),
        ask=(
            f"Records of any treatment between {day(last)} and {day(following)}, or a statement "
            "that there was none."
        ),
    )


def _place(visit: Encounter, held: Held) -> str:
    """Say where the number of a visit stands."""
    assert visit.visit
    return held.place(visit.packet, [visit.visit.page])
