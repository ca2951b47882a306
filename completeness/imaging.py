"""The result of an imaging study as a note tells it, against the report of that study and day.

One says that a finding is there, the other denies just this finding, or says that the study shows
nothing. A report that was read twice, or that says both, contradicts nobody.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from casefile.categories import Category
from casefile.encounters import Encounter, Study
from completeness.contradictions import Asserted, contradiction
from completeness.drafts import Draft
from completeness.held import Held
from completeness.phrases import day

_ANYTHING = "anything"
_PRESENT, _ABSENT = "present", "absent"


@dataclass(frozen=True, slots=True)
class _Report:
    """What the reports of one study of a day say."""

    study: Study
    day: dt.date
    said: tuple[Asserted, ...]
    read_twice: bool


def contradicted_results(said: Iterable[Asserted], held: Held) -> Iterator[Draft]:
    """Flag each result of a study that a note tells otherwise than the report; both quoted."""
    told = [one for one in said if one.words.topic == "imaging"]
    visits = {e.id: e for e in held.encounters}
    reports = list(_reports(told, visits, held))
    notes: dict[str, list[Asserted]] = defaultdict(list)
    for one in told:
        visit = visits.get(one.words.encounter or "")
        if one.words.study and visit and visit.category is not Category.RADIOLOGY:
            notes[visit.id].append(one)
    for report in (r for r in reports if not r.read_twice):
        odd: dict[str, list[tuple[Asserted, Asserted]]] = defaultdict(list)
        for visit in sorted((visits[name] for name in notes), key=lambda v: (str(v.date), v.id)):
            mine = [t for t in notes[visit.id] if _is_of(t, report, visit, held)]
            others = [
                r
                for r in reports
                if r is not report and any(_is_of(t, r, visit, held) for t in mine)
            ]
            for finding, pair in _contrary(mine, report, held):
                if not any(pair[0].words.value in _values(r.said, finding) for r in others):
                    odd[finding].append(pair)
        for finding, pairs in sorted(odd.items()):
            yield _flag(finding, pairs, report, held)


def _reports(
    told: Sequence[Asserted], visits: dict[str, Encounter], held: Held
) -> Iterator[_Report]:
    """Give the reports, those of one study together, and whether it was read twice."""
    groups: dict[tuple[str, str, str, dt.date], list[Asserted]] = defaultdict(list)
    studies: dict[tuple[str, str, str, dt.date], list[Encounter]] = defaultdict(list)
    for visit in visits.values():
        study = visit.study
        if visit.category is Category.RADIOLOGY and visit.date and study and study.region:
            key = (study.modality, study.region, study.side or "", visit.date)
            studies[key].append(visit)
            groups[key] += [t for t in told if t.words.encounter == visit.id]
    for key, found in sorted(studies.items(), key=lambda s: (s[0][3], s[0])):
        assert found[0].study
        again = held.tables.imaging.read_twice
        twice = any(again.search(held.text(visit).lower()) for visit in found)
        yield _Report(found[0].study, key[3], tuple(groups[key]), twice)


def _is_of(one: Asserted, report: _Report, visit: Encounter, held: Held) -> bool:
    """Tell whether a note speaks of the reported study: its kind, part, side and day."""
    study, studies = one.words.study, held.tables.studies
    if study is None or not study.region:
        return False
    if not (study.modality and studies.same_study(study, report.study)):
        return False
    if one.words.date is not None:
        return one.words.date == report.day
    first, last = _noted(one, visit, held)
    if first and report.day < first and _is_only(report, held):
        return True
    return first is not None and first - dt.timedelta(days=1) <= report.day <= (last or first)


def _is_only(report: _Report, held: Held) -> bool:
    """Tell whether a study, of a kind that is seldom made again, is the only one of its part.

    Whoever tells of "the MRI of the shoulder" months later means this one.
    """
    if report.study.modality not in held.tables.imaging.made_once:
        return False
    alike = [
        e
        for e in held.of_category.get(Category.RADIOLOGY, ())
        if e.study and held.tables.studies.same_study(report.study, e.study)
    ]
    return len({e.date for e in alike}) == 1


def _noted(one: Asserted, visit: Encounter, held: Held) -> tuple[dt.date | None, dt.date | None]:
    """Give the day of a note: of a stay its page's, else any of its days."""
    page = held.page(one.packet, one.words.page)
    if visit.end_date and page and page.date:
        return page.date, page.date
    return visit.date, visit.end_date


def _contrary(
    mine: Sequence[Asserted], report: _Report, held: Held
) -> Iterator[tuple[str, tuple[Asserted, Asserted]]]:
    """Give each finding of which the note says one thing and the report another."""
    findings = {t.words.subject for t in (*mine, *report.said)} - {_ANYTHING}
    for finding in sorted(findings):
        own, its = (_values(said, finding) for said in (mine, report.said))
        for here, there in ((_PRESENT, _ABSENT), (_ABSENT, _PRESENT)):
            if set(own) != {here} or set(its) != {there}:
                continue
            shown, denied = (own, its) if here == _PRESENT else (its, own)
            pair = _pair(shown[_PRESENT], denied[_ABSENT], report, held)
            if pair:
                yield finding, pair if here == _PRESENT else (pair[1], pair[0])


def _values(said: Sequence[Asserted], finding: str) -> dict[str, list[Asserted]]:
    """Give what is said of a finding by value; "nothing" denies it where nothing is found."""
    values: dict[str, list[Asserted]] = defaultdict(list)
    for one in said:
        if one.words.subject == finding:
            values[one.words.value].append(one)
    if _PRESENT not in values:
        values[_ABSENT] += [t for t in said if t.words.subject == _ANYTHING]
    return {value: those for value, those in values.items() if those}


def _pair(
    shown: Sequence[Asserted], denied: Sequence[Asserted], report: _Report, held: Held
) -> tuple[Asserted, Asserted] | None:
    """Give a sentence that shows a finding in the study's part, and one that denies it there."""
    rules = held.tables.imaging
    for one in shown:
        if not _is_in_part(one, report, held):
            continue
        there = rules.places(one.words.quote)
        for other in denied:
            named = rules.places(other.words.quote)
            if other.words.subject == _ANYTHING or not named or named & there:
                return one, other
    return None


def _is_in_part(one: Asserted, report: _Report, held: Held) -> bool:
    """Tell whether a finding is in what the study was made of, not in what it shows beside it."""
    studies = held.tables.studies
    regions = studies.regions_in(one.words.quote)
    own = str(report.study.region).replace("_", " ")
    if not regions or own not in held.tables.imaging.own_part_alone:
        return True
    return any(studies.same_region(own, region) for region in regions)


def _flag(
    finding: str, pairs: Sequence[tuple[Asserted, Asserted]], report: _Report, held: Held
) -> Draft:
    study = report.study
    part = " ".join(w for w in (study.side, study.region) if w).replace("_", " ")
    name = held.tables.imaging.names.get(study.modality, study.modality)
    here, there = (f"{'' if one.words.value == _PRESENT else 'no '}{finding}" for one in pairs[0])
    return contradiction(
        list(dict.fromkeys(note for note, _ in pairs)),
        list(dict.fromkeys(its for _, its in pairs)),
        ("imaging", report.day, study.modality, study.region, study.side, finding),
        f"Result of imaging differs ({name} of the {part}, {day(report.day)}): {here} "
        f"in the note, {there} in the report",
        held,
    )
