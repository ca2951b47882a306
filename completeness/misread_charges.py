"""The visit that a scanned charge means, a digit of its code or date misread."""

from __future__ import annotations

from collections.abc import Container, Mapping

from casefile.categories import Category
from casefile.codes import billed_for
from casefile.encounters import Encounter
from completeness.billing_house import of_same_house, stays_of, visits_of
from completeness.held import Charge, Held
from completeness.misreading import likelier_code, may_be_printed, one_digit_apart


def misread(
    charge: Charge, found: Mapping[str, list[Encounter]], taken: Container[str], held: Held
) -> list[Encounter]:
    """Give the visit that a scanned line means, a digit of its code or date misread."""
    if not charge.scanned or not charge.expects_record or charge.line.date is None:
        return []
    return (
        _by_code(charge, held)
        or _by_revenue_code(charge, held)
        or _by_printed_date(charge, taken, held)
        or _by_twin(charge, found, held)
        or _by_date(charge, found, taken, held)
        or _by_lone_visit(charge, taken, held)
    )


def _by_code(charge: Charge, held: Held) -> list[Encounter]:
    """Give the visit of a code one digit off that these bills have more often."""
    code = likelier_code(charge.line.code or "", held.codes[charge.packet])
    kind = held.code_kinds.get(code or "")
    assert charge.line.date is not None
    return held.on(kind, charge.line.date) if kind and kind is not charge.category else []


def _by_revenue_code(charge: Charge, held: Held) -> list[Encounter]:
    """Give the tests or the visit of that day where a laboratory's line has an operation's code.

    No operation is billed under a laboratory's revenue code: a digit of its code was misread.
    """
    revenue, date = charge.line.revenue_code, charge.line.date
    if charge.category is not Category.OPERATIVE or revenue is None or date is None:
        return []
    if billed_for(None, revenue).category is not Category.LABORATORY:
        return []
    return held.on(Category.LABORATORY, date) or stays_of(charge, held) or visits_of(charge, held)


def _by_printed_date(charge: Charge, taken: Container[str], held: Held) -> list[Encounter]:
    """Give the one unbilled visit of that house that a doubtful date can have been printed for.

    Print that gave no date stays before the description; the line has the date of the row above.
    """
    printed = charge.line.description.split(maxsplit=1)[:1]
    if "date" not in charge.line.doubtful or not printed or charge.category is None:
        return []
    meant = [
        e
        for e in held.of_category.get(charge.category, ())
        if e.date
        and e.id not in taken
        and of_same_house(charge, e)
        and may_be_printed(printed[0], e.date)
    ]
    return meant if len({e.date for e in meant}) == 1 else []


def _by_twin(charge: Charge, found: Mapping[str, list[Encounter]], held: Held) -> list[Encounter]:
    """Give the visit of the same amount of that day on another bill; for a kind billed once."""
    if held.kinds[charge.packet][charge.category] > 1:
        return []
    line = charge.line
    for other in held.charges_on[charge.packet, line.date]:
        same = other.line.charge == line.charge and other.line.id != line.id
        if same and other.line.id in found:
            return found[other.line.id]
    return []


def _by_date(
    charge: Charge, found: Mapping[str, list[Encounter]], taken: Container[str], held: Held
) -> list[Encounter]:
    """Give the visit of that house on a day one digit off: unbilled else, or billed beside it.

    A day that several lines agree on was not misread.
    """
    date = charge.line.date
    if len(held.charges_on[charge.packet, date]) > 1:
        return []
    assert charge.category is not None
    assert date is not None
    beside = {e.id for n in charge.bill.lines for e in found.get(n.id, ())}
    return [
        e
        for e in held.of_category.get(charge.category, ())
        if e.date
        and (e.id not in taken or e.id in beside)
        and of_same_house(charge, e)
        and one_digit_apart(e.date, date)
        and not _billed_already(charge, e)
    ]


def _billed_already(charge: Charge, encounter: Encounter) -> bool:
    """Tell whether the bill charges the visit with that very code, of which a day has one."""
    if charge.category is Category.PHYSICAL_THERAPY:
        return False  # units of a quarter of an hour may stand line by line
    return any(
        n.date == encounter.date and n.code == charge.line.code and n.code is not None
        for n in charge.bill.lines
    )


def _by_lone_visit(charge: Charge, taken: Container[str], held: Held) -> list[Encounter]:
    """Give the unbilled visit of that day and house, for a badly read lone code."""
    page = held.page(charge.packet, charge.line.page)
    poor = held.tables.windows.bills.poor_reading
    if page is None or (page.confidence or 0) >= poor:
        return []
    if held.kinds[charge.packet][charge.category] > 1:
        return []
    return [e for e in visits_of(charge, held) if e.id not in taken]
