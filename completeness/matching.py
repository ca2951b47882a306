"""Which visit a charge line bills, over the whole matter, and which charges no record answers."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from casefile.categories import Category
from casefile.codes import is_no_care
from casefile.encounters import Encounter
from completeness.answering import answers, by_number
from completeness.billing_house import of_same_house, visits_of
from completeness.held import Charge, Held
from completeness.in_house import told_in_note
from completeness.misread_charges import misread
from completeness.places import belongs_to, has_own_word
from completeness.unrecognised import misnamed_visit, undated_visit

Unanswered = Mapping[tuple[Category, dt.date], list[Charge]]


@dataclass(frozen=True, slots=True)
class Matches:
    """Charges with the visits they bill, and charges without.

    `links` maps line ids to encounter ids; `missing` holds the charges that expect a record and
    that no encounter of the matter answers, by kind and date.
    """

    links: Mapping[str, str]
    missing: Unanswered


def match_charges(held: Held) -> Matches:
    """Match every charge of the matter.

    A line is matched by date and kind of care, over all packets; among several encounters the
    same facility, study, clinician and packet decide. What a reading error of a scan explains is
    matched by that. Drugs, supplies and rooms join the visit of the same day and place, else the
    one that their bill charges for that day, unless the care they were given in has no record. What
    is billed of an operation by a house of its own joins the stay that covers the day.
    """
    found: dict[str, list[Encounter]] = {}
    rest: list[Charge] = []
    for charge in held.charges:
        same = _at_own_house(charge, answers(charge, held), held) or by_number(charge, held)
        if same:
            found[charge.line.id] = same
        else:
            rest.append(charge)
    taken = {e.id for same in found.values() for e in same}
    open_charges: list[Charge] = []
    for charge in rest:
        same = (
            misread(charge, found, taken, held)
            or told_in_note(charge, held)
            or undated_visit(charge, held)
            or misnamed_visit(charge, taken, held)
        )
        if same:
            found[charge.line.id] = same
        elif charge.expects_record:
            open_charges.append(charge)
    missing = _by_kind_and_date(open_charges, held)
    for charge in rest:
        if charge.line.id not in found and not charge.expects_record:
            if _goes_with(charge, missing) or _is_no_care(charge):
                continue
            if visits := (
                visits_of(charge, held)
                or _billed_beside(charge, found, held)
                or _stays_operated_in(charge, held)
            ):
                found[charge.line.id] = visits
    lines = {c.line.id: c for c in held.charges}
    links = {
        key: max(same, key=lambda e: _likeness(lines[key], e, held)).id
        for key, same in found.items()
    }
    return Matches(links, missing)


def _at_own_house(charge: Charge, same: list[Encounter], held: Held) -> list[Encounter]:
    """Give the visit that blood was drawn in where only another house has tested it."""
    if not charge.line.ancillary or charge.category is not Category.LABORATORY:
        return same
    if not same or any(_may_be_own(charge, e) for e in same):
        return same
    return visits_of(charge, held) or same


def _may_be_own(charge: Charge, encounter: Encounter) -> bool:
    """Tell whether tests may be of the house that bills, by packet or for want of another name."""
    if encounter.packet == charge.packet or of_same_house(charge, encounter):
        return True
    return not (encounter.facility and has_own_word(encounter.facility))


def _is_no_care(charge: Charge) -> bool:
    return not charge.line.code and is_no_care(charge.line.description)


def _billed_beside(
    charge: Charge, found: Mapping[str, list[Encounter]], held: Held
) -> list[Encounter]:
    """Give the visit that the lines beside it on its bill charge for that day.

    Of several it is the one of the likeliest kind: drugs of an emergency visit, not of its scan.
    """
    beside = {
        e.id: e
        for line in charge.bill.lines
        if line.date == charge.line.date and not line.ancillary
        for e in found.get(line.id, ())
    }
    for category in held.tables.care.visits:
        if visits := [e for e in beside.values() if e.category is category]:
            return visits if len(visits) == 1 else []
    return []


def _stays_operated_in(charge: Charge, held: Held) -> list[Encounter]:
    """Give the stay that covers an anesthetic or the like, whose house bills by itself."""
    if charge.category is not Category.OPERATIVE or charge.line.date is None:
        return []
    stays = held.on(Category.INPATIENT, charge.line.date)
    return stays if len({e.facility for e in stays}) == 1 else []


def _goes_with(charge: Charge, missing: Unanswered) -> bool:
    return bool(
        charge.category and charge.line.date and (charge.category, charge.line.date) in missing
    )


def _by_kind_and_date(
    charges: list[Charge], held: Held
) -> dict[tuple[Category, dt.date], list[Charge]]:
    found: dict[tuple[Category, dt.date], list[Charge]] = defaultdict(list)
    for charge in charges:
        if charge.category and charge.line.date and not charge.repeated and charge.line.charge >= 0:
            found[charge.category, charge.line.date].append(charge)
    _join_readings(found, held)
    for charge in held.charges:
        if not charge.expects_record and _goes_with(charge, found) and not charge.repeated:
            assert charge.category
            assert charge.line.date
            same = found[charge.category, charge.line.date]
            if any(c.provider == charge.provider for c in same):
                same.append(charge)
    return dict(found)


def _join_readings(found: dict[tuple[Category, dt.date], list[Charge]], held: Held) -> None:
    """Put a professional reading with the scan it reads, where that was billed on another day."""
    window = held.tables.windows.professional_read_days
    for category, date in sorted(key for key in found if key[0] is Category.RADIOLOGY):
        if not all(c.professional for c in found[category, date]):
            continue
        for back in range(1, window + 1):
            scan = (category, date - dt.timedelta(days=back))
            if scan in found:
                found[scan] += found.pop((category, date))
                break


def _likeness(charge: Charge, encounter: Encounter, held: Held) -> tuple[float, ...]:
    provider = charge.provider
    house = bool(provider and encounter.facility and belongs_to(provider, encounter.facility))
    return (
        encounter.covers(charge.line.date or dt.date.min),
        house or _surname_in(charge, encounter),
        _study_likeness(charge, encounter),
        charge.packet == encounter.packet,
        not held.is_copy(encounter.packet, encounter.pages),
    )


def _surname_in(charge: Charge, encounter: Encounter) -> bool:
    billed = (charge.line.provider or charge.bill.rendering or "").lower()
    own = (encounter.provider or "").lower()
    return bool(set(re.findall(r"[a-z]{4,}", billed)) & set(re.findall(r"[a-z]{4,}", own)))


def _study_likeness(charge: Charge, encounter: Encounter) -> float:
    study = encounter.study
    if study is None:
        return 0.0
    description = charge.line.description.lower()
    words = [study.modality, study.region or "", study.side or ""]
    return float(sum(bool(w) and w.lower() in description for w in words))
