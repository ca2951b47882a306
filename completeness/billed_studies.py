"""Whether the report of one imaging study can be that of another, which was billed."""

from __future__ import annotations

import re
from functools import lru_cache

from casefile.encounters import Encounter
from completeness.held import Charge, Held


def may_report(charge: Charge, encounter: Encounter, held: Held) -> bool:
    """Tell whether a report held may be of the study that a charge bills.

    It is another one where the code bills another way to look ("CT") that the report never names,
    or a part that it never names. A report may cover several studies, so its whole text counts.
    What a scanned bill charges may be misread, and a code that its own words gainsay a slip.
    """
    studies = held.tables.studies
    study, billed = encounter.study, studies.billed_by(charge.line.code)
    if billed is None or charge.scanned:
        return True
    text = held.text(encounter)
    named = studies.named.get(billed.modality)
    if study is None:
        scanned = any(held.is_scanned(encounter.packet, n) for n in encounter.pages)
        own = (_names(look, text) for look in (named, billed.shows) if look is not None)
        return scanned or any(own) or not _names(studies.shows_any, text)
    if not studies.same_modality(study.modality, billed.modality) and (
        named is None or not named.search(text)
    ):
        return _is_described(charge, study.modality)
    if not study.region or billed.shows is None or billed.shows.search(text):
        return True
    return billed.shows.search(study.region.replace("_", " ")) is not None or _is_described(
        charge, study.region
    )


@lru_cache(maxsize=64)  # a bill has several lines of a day, and asks the same of one report
def _names(look: re.Pattern[str], text: str) -> bool:
    return look.search(text) is not None


def _is_described(charge: Charge, name: str) -> bool:
    """Tell whether the charge's own words name what the report shows, whatever its code says."""
    named = re.escape(name.replace("_", " "))
    return re.search(rf"\b{named}\b", charge.line.description, re.IGNORECASE) is not None
