"""Pages that belong to a stay though they do not say when it began: sheets, orders, summaries."""

from __future__ import annotations

from collections.abc import Sequence

from casefile.categories import Category
from casefile.dates import DateRole
from casefile.names import same_place
from casefile.rules import RuleBook
from ingest.finding.encounters.drafts import Draft, joined
from ingest.finding.encounters.passages import Passage
from ingest.finding.encounters.visit_date import VisitDate, visit_date
from ingest.finding.found_page import FoundPage

_OTHER_DAYS = frozenset(
    {
        DateRole.BIRTH,
        DateRole.PRINTED,
        DateRole.FAXED,
        DateRole.INSURANCE,
        DateRole.LETTER,
        DateRole.STATEMENT,
        DateRole.NARRATIVE,
        DateRole.NEXT_VISIT,
    }
)


def with_pages_of_stays(
    visits: Sequence[Draft], pages: Sequence[FoundPage], rules: RuleBook
) -> list[Draft]:
    """Give stays their face sheets, and the pages without a day of admission whose days they hold.

    A face sheet by itself is no stay: what it registers may be in nobody's notes.
    """
    stays = [v for v in visits if v.category is Category.INPATIENT and v.when is not None]
    sheets = [s for p in pages if (s := _face_sheet(p, rules)) is not None]
    for sheet in sheets:
        homes = [s for s in stays if _same_house(s, sheet) and _meet(s, sheet)]
        if len(homes) == 1:
            _take(homes[0], sheet)
        else:
            stays.append(sheet)
    out: list[Draft] = []
    for visit in visits:
        bound = visit.when is None and visit.category is Category.PHYSICAL_THERAPY
        if bound and len(within := [s for s in stays if _bound_in(s, visit)]) == 1:
            _take(within[0], visit)
            continue
        homes = [s for s in stays if _holds(s, visit)] if visit.when is None else []
        if len(homes) != 1 or visit.category is not Category.INPATIENT:
            out.append(visit)
            continue
        if homes[0] in sheets and homes[0] not in out:
            out.append(homes[0])
        _take(homes[0], visit)
    return out


def _face_sheet(page: FoundPage, rules: RuleBook) -> Draft | None:
    """Read a page of registration as the first and last day of the stay that it opens."""
    if page.foreign or page.sorted.category is not Category.INTAKE:
        return None
    when = visit_date(page.dates, Category.INPATIENT, rules)
    if when is None or not any(d.role is DateRole.ADMISSION for d in page.dates):
        return None
    whole = Passage(
        page, Category.INPATIENT, 0.0, 1.0, 0, len(page.rows), tuple(page.dates), whole=True
    )
    return Draft(Category.INPATIENT, when, [whole])


def _take(stay: Draft, other: Draft) -> None:
    stay.passages.extend(other.passages)
    stay.when = joined(stay.when, other.when or _discharged(stay, other))


def _discharged(stay: Draft, other: Draft) -> VisitDate | None:
    """Give the day of discharge that pages without one of admission tell, where none is known."""
    left = [d.date for p in other.passages for d in p.dates if d.role is DateRole.DISCHARGE]
    after = [d for d in left if stay.date is not None and d > stay.date]
    return VisitDate(after[0]) if after and not _leaves(stay) else None


def _leaves(stay: Draft) -> bool:
    return any(d.role is DateRole.DISCHARGE for p in stay.passages for d in p.dates)


def _holds(stay: Draft, visit: Draft) -> bool:
    """Tell whether a day on a visit's pages lies in the stay, or is the discharge that it lacks."""
    when = stay.when
    if when is None or not _same_house(stay, visit):
        return False
    dates = [d for p in visit.passages for d in p.dates if d.role not in _OTHER_DAYS]
    end = when.end or when.date
    ends = not _leaves(stay) and any(
        d.role is DateRole.DISCHARGE and d.date > when.date for d in dates
    )
    return ends or any(when.date <= d.date <= end for d in dates)


def _bound_in(stay: Draft, sheet: Draft) -> bool:
    """Tell whether a therapists' sheet without a day lies between the pages of a stay's chart.

    Rehabilitation wards keep one for a month, by the days of the month alone.
    """
    between = all(min(stay.pages) < n < max(stay.pages) for n in sheet.pages)
    other = [d for p in sheet.passages for d in p.dates if d.role not in _OTHER_DAYS]
    return between and not other and _same_house(stay, sheet)


def _meet(stay: Draft, sheet: Draft) -> bool:
    """Tell whether a stay and what a face sheet says of one share a day."""
    if stay.when is None or sheet.when is None:
        return False
    ends = [w.end or w.date for w in (stay.when, sheet.when)]
    return stay.when.date <= ends[1] and sheet.when.date <= ends[0]


def _same_house(one: Draft, other: Draft) -> bool:
    houses = [{p.page.sorted.letterhead for p in d.passages} - {None} for d in (one, other)]
    if not all(houses):
        return True
    return any(same_place(a, b) for a in houses[0] for b in houses[1] if a and b)
