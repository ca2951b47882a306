"""Courses of which more visits took place than notes came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casefile.categories import FlagKind
from casefile.encounters import Encounter
from completeness.drafts import Draft, care_cause, cause
from completeness.held import Held
from completeness.matching import Unanswered
from completeness.phrases import day
from completeness.visit_counts import Counted, counts, held_visits


@dataclass(frozen=True, slots=True)
class _Short:
    """A count of visits, the notes in hand that it may speak of, and the flags that tell of others.

    `told` are the drafts of visits that are known to lack, each with how many they are.
    """

    counted: Counted
    notes: tuple[Encounter, ...]
    told: tuple[tuple[str, int], ...]

    @property
    def came(self) -> int:
        """How many visits have a note; of one day there is one, and undated ones count."""
        dated = {e.date for e in self.notes if e.date}
        return len(dated) + sum(e.date is None for e in self.notes)

    @property
    def lacks(self) -> int:
        """How many visits lack of which no other flag tells."""
        return self.counted.visits - self.came - sum(many for _, many in self.told)


def short_courses(held: Held, gaps: Sequence[Draft], missing: Unanswered) -> Iterator[Draft]:
    """Flag each course whose record states, or whose bill charges, more visits than notes came.

    What was prescribed and not attended is no missing paper. Visits that skipped numbers (`gaps`)
    or charges of one day (`missing`) tell of are not counted again; what lacks besides is one
    finding with them. Counts of the same days are one flag: the one that lacks most speaks.
    """
    short = [s for s in (_compared(c, held, gaps, missing) for c in counts(held)) if s.lacks > 0]
    short.sort(key=lambda s: (-s.lacks, s.counted.evidence.packet, s.counted.evidence.page))
    flagged: list[tuple[_Short, list[Counted]]] = []
    for one in short:
        if not any(e.date for e in one.notes):
            continue
        same = next((also for s, also in flagged if _is_same(s.counted, one.counted)), None)
        if same is None:
            flagged.append((one, []))
        else:
            same.append(one.counted)
    for one, also in flagged:
        yield _flag(one, also, held)


def _is_same(one: Counted, other: Counted) -> bool:
    return (one.category, one.house) == (other.category, other.house) and one.meets(other)


def _compared(counted: Counted, held: Held, gaps: Sequence[Draft], missing: Unanswered) -> _Short:
    notes = held_visits(counted, held)
    told = [
        (care_cause(c, d), 1) for c, d in missing if c is counted.category and counted.covers(d)
    ]
    billed = {c for c, _ in told}
    for gap in gaps:
        if gap.category is counted.category and _covers(counted, gap) and gap.causes:
            skipped = len(gap.detail["visits_missing"])
            told.append((gap.causes[0], skipped - len(billed & set(gap.causes))))
    return _Short(counted, tuple(notes), tuple(told))


def _covers(counted: Counted, gap: Draft) -> bool:
    return all(d is not None and counted.covers(d) for d in (gap.date, gap.end_date))


def _flag(short: _Short, also: Sequence[Counted], held: Held) -> Draft:
    counted, lacks = short.counted, short.lacks
    noun = held.tables.wording.record[counted.category]
    at = f" at {counted.house}" if counted.house else ""
    dated = sorted({e.date for e in short.notes if e.date})
    evidence = counted.evidence
    place = held.place(evidence.packet, [evidence.page])
    billed = "billed" if counted.billed else "attended"
    lacking = _lacking_numbers(short)
    return Draft(
        kind=FlagKind.VISIT_GAP,
        identity=("counted", counted.category, counted.known_by, counted.first),
        message=(
            f"{counted.visits} visits{at} were {billed}{_between(counted)}, and notes of "
            f"{short.came} came: {lacks} {'lacks' if lacks == 1 else 'lack'}"
            f"{' besides those that other flags name' if short.told else ''}. "
            f"See {place}: “{evidence.text}”. The notes are {_days(dated)}."
        ),
        causes=(
            cause("counted", counted.category, counted.house, counted.first),
            *(key for key, _ in short.told),
        ),
        category=counted.category,
        date=counted.first or dated[0],
        end_date=counted.last or dated[-1],
        packet=evidence.packet,
        pages=(evidence.page,),
        detail={
            "visits_missing": lacking,
            "visits_counted": counted.visits,
            "visits_held": short.came,
            "counted_by": "bill" if counted.billed else "record",
            "days_held": [d.isoformat() for d in dated],
        },
        evidence=(evidence, *(c.evidence for c in also)),
        ask=(
            f"The {noun}s of the {'visit' if lacks == 1 else f'{lacks} visits'}{at} that did not "
            f"come: {counted.visits} were {billed}{_between(counted)}, and notes of {short.came} "
            f"came, of {', '.join(map(day, dated))}."
        ),
    )


def _lacking_numbers(short: _Short) -> list[int]:
    """Give the numbers of the visits that lack, where all notes in hand are numbered."""
    held = [e.visit.number for e in short.notes if e.visit]
    numbered = len(held) == len(short.notes) and len(set(held)) == short.came
    if short.counted.billed or not numbered or max(held) > short.counted.visits:
        return []
    lacking = sorted(set(range(1, short.counted.visits + 1)) - set(held))
    return lacking if len(lacking) == short.lacks else []


def _between(counted: Counted) -> str:
    if counted.first and counted.last:
        return f" from {day(counted.first)} to {day(counted.last)}"
    return f" up to {day(counted.last)}" if counted.last else ""


def _days(dated: Sequence[dt.date]) -> str:
    first, last = dated[0], dated[-1]
    return f"of {day(first)}" if first == last else f"of {day(first)} to {day(last)}"
