"""Care that was billed and of which the matter holds no record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from casefile.categories import Category, FlagKind, Severity
from casefile.money import plain, shown
from completeness.drafts import Draft, care_cause, cause
from completeness.held import Charge, Held, shown_line
from completeness.matching import Unanswered
from completeness.phrases import day, listed
from completeness.places import belongs_to


def missing_records(missing: Unanswered, held: Held) -> Iterator[Draft]:
    """Flag each kind and date of billed care of which no record came, once.

    Drugs, supplies, rooms and anesthesia expect no record of their own. The professional and the
    facility part of one study are one thing, though they may be billed on different days.
    """
    for (category, date), charges in sorted(missing.items()):
        yield _flag(category, date, charges, held)


def _flag(category: Category, date: dt.date, charges: list[Charge], held: Held) -> Draft:
    unique = _without_repeats(charges)
    codes = sorted({c.line.code for c in unique if c.line.code})
    total = sum((c.line.charge for c in unique), Decimal(0))
    first = charges[0]
    pages = sorted({c.line.page for c in charges if c.packet == first.packet})
    noun = held.tables.wording.record[category]
    visit = held.tables.wording.visit[category]
    providers = sorted({c.provider for c in charges if c.provider})
    by = f" by {listed(providers)}" if providers else ""
    undated = _undated_twin(category, providers, held)
    hint = f" It may be the undated {noun} at {undated[1]}." if undated else ""
    causes = [care_cause(category, date)]
    causes += [cause("provider", p) for p in providers if not held.was_asked(p)]
    causes += _asked_items(category, providers, held)
    causes += [undated[0]] if undated else []
    return Draft(
        kind=FlagKind.MISSING_RECORD,
        identity=(category, date),
        message=(
            f"{visit} of {day(date)}: billed {shown(total)}{by}, but no {noun} came. "
            f"The charge stands on {held.place(first.packet, pages)}.{hint}"
        ),
        causes=tuple(causes),
        category=category,
        date=date,
        packet=first.packet,
        pages=tuple(pages),
        detail={"codes": codes, "charge": plain(total)},
        evidence=tuple(shown_line(c) for c in charges),
        ask=f"The {noun} for the date of service {day(date)}{by}, which was billed {shown(total)}.",
        severity=Severity.MEDIUM if undated else None,
    )


def _asked_items(category: Category, providers: list[str], held: Held) -> list[str]:
    """Give the causes shared with a kind of records that was asked for and never came."""
    return [
        cause("item", index, category)
        for index, request in enumerate(held.matter.requests)
        if category in held.tables.expected.items(request)
        and not held.of_category.get(category)
        and any(belongs_to(p, request.provider) for p in providers)
    ]


def _without_repeats(charges: list[Charge]) -> list[Charge]:
    """Fold a service that stands on the claim form and on the statement too."""
    seen: dict[tuple[object, ...], Charge] = {}
    for charge in charges:
        line = charge.line
        seen.setdefault(
            (line.date, line.code, line.revenue_code if not line.code else "", line.charge), charge
        )
    return list(seen.values())


def _undated_twin(category: Category, providers: list[str], held: Held) -> tuple[str, str] | None:
    for encounter in held.of_category.get(category, ()):
        if (
            encounter.date is None
            and encounter.facility
            and any(belongs_to(p, encounter.facility) for p in providers)
        ):
            return cause("undated", encounter.id), held.place(encounter.packet, encounter.pages)
    return None
