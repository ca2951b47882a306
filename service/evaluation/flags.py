"""Flags: each kind has its own way of being about the same thing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

from casefile.contract_forms import FlagDoc
from casefile.names import same_person, same_place
from service.evaluation.ground import Ground
from service.evaluation.quotes import same_sentence
from service.evaluation.scores import Scores
from service.evaluation.truth import FlagTruth, Place
from service.evaluation.unsure import is_unsure

Test = Callable[[Ground, FlagDoc, FlagTruth], bool]


def score_flags(ground: Ground, scores: Scores) -> None:
    """Count open flags found, missed and wrong, per kind.

    Several flags may be right about one thing (a flag to each page of a run); a flag about an
    optional thing is neither right nor wrong.
    """
    met: set[int] = set()
    for flag in ground.case.flags:
        if flag.status != "open":
            continue
        test = TESTS[flag.kind]
        about = [
            at
            for at, true in enumerate(ground.truth.flags)
            if true.kind == flag.kind and test(ground, flag, true)
        ]
        hits = scores.flags[flag.kind]
        if not about:
            if is_unsure(ground, flag):
                hits.unscored += 1
            else:
                hits.wrong += 1
                scores.misses.append(f"flags wrong {flag.kind}: {flag.message}")
        elif any(not ground.truth.flags[at].optional for at in about):
            hits.good += 1
            met.update(about)
    for at, true in enumerate(ground.truth.flags):
        if not true.optional:
            scores.flags[true.kind].found += at in met
            scores.flags[true.kind].missed += at not in met
            if at not in met:
                scores.misses.append(
                    f"flags missed {true.kind}: {true.file} {list(true.pages)}"
                    f" {true.category} {true.date} {true.detail}"
                )


def _true_places(true: FlagTruth) -> set[Place]:
    return {(true.file, page) for page in true.pages} if true.file else set()


def _pages_meet(ground: Ground, flag: FlagDoc, true: FlagTruth) -> bool:
    return bool(ground.flag_places(flag) & _true_places(true))


def _same_visit(_: Ground, flag: FlagDoc, true: FlagTruth) -> bool:
    return flag.category == true.category and flag.date == true.date


def _missing_bill(ground: Ground, flag: FlagDoc, true: FlagTruth) -> bool:
    for packet in ground.case.packets:
        for e in packet.encounters:
            if e.id == flag.detail.get("encounter") and flag.packet in {None, packet.id}:
                return e.category == true.category and e.date == true.date
    return _same_visit(ground, flag, true)


def _missing_category(ground: Ground, flag: FlagDoc, true: FlagTruth) -> bool:
    if (flag.detail.get("item") or flag.category) != true.detail["item"]:
        return False
    request = flag.detail.get("request")
    if request is None and flag.packet is not None:
        request = next((p.request for p in ground.case.packets if p.id == flag.packet), None)
    if request is not None:
        return bool(request == true.request)
    provider = flag.detail.get("provider")
    return bool(provider and true.provider and same_place(provider, true.provider))


def _missing_pages(ground: Ground, flag: FlagDoc, true: FlagTruth) -> bool:
    if ground.file_of.get(flag.packet or "", "") != true.file:
        return False
    said = {int(n) for n in flag.detail.get("printed_missing") or ()}
    return true.detail.get("any", False) or bool(said & set(true.detail["printed_missing"]))


def _reference(ground: Ground, flag: FlagDoc, true: FlagTruth) -> bool:
    quote = str(flag.detail.get("quote") or "")
    if not same_sentence(quote, true.detail["quote"]):
        return False
    return not flag.pages or ground.file_of.get(flag.packet or "", true.file) == true.file


def _visit_gap(_: Ground, flag: FlagDoc, true: FlagTruth) -> bool:
    said = {int(n) for n in flag.detail.get("visits_missing") or ()}
    return bool(said & set(true.detail["visits_missing"])) and flag.category in {
        None,
        true.category,
    }


def _duplicates(ground: Ground, flag: FlagDoc, true: FlagTruth) -> bool:
    """A copy and its original count in either direction."""
    places = ground.flag_places(flag)
    for of in flag.detail.get("of") or ():
        places |= ground.places(of["packet"], [of["page"]])
    firsts = {ground.first_copy(p) for p in places}
    return bool(firsts & {ground.first_copy(p) for p in _true_places(true)})


def _missing_provider(_: Ground, flag: FlagDoc, true: FlagTruth) -> bool:
    name = str(flag.detail.get("name") or "")
    names = true.names_ok or (true.detail["name"],)
    return any(same_place(name, n) or same_person(name, n) for n in names)


def _treatment_gap(_: Ground, flag: FlagDoc, true: FlagTruth) -> bool:
    """The same stretch, or three quarters of it."""
    if None in {flag.date, flag.end_date, true.date, true.end_date}:
        return False
    a, b, c, d = (
        dt.date.fromisoformat(x).toordinal()
        for x in (str(flag.date), str(flag.end_date), str(true.date), str(true.end_date))
    )
    return (min(b, d) - max(a, c)) >= 0.75 * max(1, max(b, d) - min(a, c))


def _unreadable(ground: Ground, flag: FlagDoc, true: FlagTruth) -> bool:
    named = ground.file_of.get(flag.packet or "") or str(flag.detail.get("file") or "")
    return PurePosixPath(named).name == PurePosixPath(true.file or "").name


def _inconsistency(ground: Ground, flag: FlagDoc, true: FlagTruth) -> bool:
    places = ground.flag_places(flag)
    quotes: list[dict[str, Any]] = list(flag.detail.get("quotes") or ())
    for quote in quotes:
        places |= ground.places(quote.get("packet"), [int(quote["page"])])
    return bool(places & _true_places(true))


def _outside_range(ground: Ground, flag: FlagDoc, true: FlagTruth) -> bool:
    if flag.pages:
        return _pages_meet(ground, flag, true)
    return flag.date is not None and flag.date == true.date


TESTS: dict[str, Test] = {
    "missing_pages": _missing_pages,
    "missing_record": _same_visit,
    "missing_bill": _missing_bill,
    "missing_category": _missing_category,
    "referenced_not_received": _reference,
    "visit_gap": _visit_gap,
    "wrong_patient": _pages_meet,
    "illegible_page": _pages_meet,
    "duplicate_pages": _duplicates,
    "undated_record": _pages_meet,
    "billing_total_mismatch": _pages_meet,
    "missing_provider": _missing_provider,
    "treatment_gap": _treatment_gap,
    "outside_range": _outside_range,
    "inconsistency": _inconsistency,
    "unreadable_file": _unreadable,
}
