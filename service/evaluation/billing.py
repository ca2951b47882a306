"""Billing lines: matched by packet, date, code and amount; and what they are linked to."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal, InvalidOperation

from casefile.contract_forms import BillingLineDoc
from service.evaluation.encounters import Pairing
from service.evaluation.ground import Ground
from service.evaluation.scores import Scores
from service.evaluation.truth import LineTruth

Key = tuple[str, str | None, str]


def score_billing(ground: Ground, pairing: Pairing, scores: Scores) -> None:
    """Count lines found, missed and invented, and those linked to the visit that was billed."""
    open_lines: dict[Key, list[LineTruth]] = defaultdict(list)
    for line in ground.truth.billing_lines:
        if line.legible:
            open_lines[line.file, line.date, _money(line.charge)].append(line)
    known = {key: list(lines) for key, lines in open_lines.items()}
    optional = {e.id for e in ground.truth.encounters if e.optional}
    hits = scores.hits["billing"]
    for packet in ground.case.packets:
        file = ground.file_of[packet.id]
        for given in packet.billing_lines:
            key = (file, given.date, _money(given.charge))
            taken = _take(open_lines[key], given)
            if taken is not None:
                hits.match()
                if not taken.encounters_ok or set(taken.encounters_ok) - optional:
                    scores.shares["billing.linked"].count(_linked(ground, given, taken, pairing))
            elif not (_repeat(known.get(key, []), given) or _excused(ground, file, given)):
                hits.wrong += 1
                scores.misses.append(
                    f"billing invented {file} p. {given.page}: {given.date} {given.code}"
                    f" {given.charge}"
                )
    for lines in open_lines.values():
        for line in lines:
            hits.missed += 1
            scores.misses.append(
                f"billing missed {line.file} p. {line.page}: {line.date} {line.codes_ok}"
                f" {line.charge}"
            )


def _money(text: str) -> str:
    try:
        return f"{Decimal(text):.2f}"
    except InvalidOperation:
        return text


def _bare(code: str | None) -> str:
    return (code or "").strip().upper().lstrip("0")


def _matches(line: LineTruth, given: BillingLineDoc) -> bool:
    return _bare(given.code) in {_bare(code) for code in line.codes_ok}


def _take(lines: list[LineTruth], given: BillingLineDoc) -> LineTruth | None:
    """Take the true line that this is, one on the same page first."""
    right = [line for line in lines if _matches(line, given)]
    right.sort(key=lambda line: line.page != given.page)
    if right:
        lines.remove(right[0])
        return right[0]
    return None


def _repeat(lines: list[LineTruth], given: BillingLineDoc) -> bool:
    return any(_matches(line, given) for line in lines)


def _excused(ground: Ground, file: str, given: BillingLineDoc) -> bool:
    """A line of a copied, foreign or unreadable page is neither right nor wrong."""
    page = ground.pages.get((file, given.page))
    return page is not None and bool(page.duplicate_of or page.wrong_patient or not page.legible)


def _linked(ground: Ground, given: BillingLineDoc, line: LineTruth, pairing: Pairing) -> bool:
    """The visit billed, by its pair or by its day and category; nothing where nothing is held."""
    if given.encounter is None:
        return not line.encounters_ok
    wanted = set(line.encounters_ok)
    if any(t.ids & wanted for (_, eid), t in pairing.true_of.items() if eid == given.encounter):
        return True
    days = {(day, e.category) for e in ground.truth.encounters if e.id in wanted for day in e.dates}
    return any(
        (e.date, e.category) in days
        for packet in ground.case.packets
        for e in packet.encounters
        if e.id == given.encounter
    )
