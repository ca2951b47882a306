"""Imaging studies named in a title: modality, region and side."""

from __future__ import annotations

import re
from functools import lru_cache

from casefile.encounters import Study
from casefile.rules import RuleBook
from ingest.finding.prose.anatomy import body_parts, modalities, study_of
from ingest.finding.prose.phrases import Phrases, longest

_VIEWS = re.compile(
    r"\b(?:\d|one|two|three|four|five|six|ap|lateral|multiple|several|limited|complete)\W{0,3}"
    r"(?:views?|vw|vws|v|images?)\b|\bseries\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=8)
def _modalities(rules: RuleBook) -> Phrases[str]:
    return Phrases(modalities(rules))


def read_study(title: str, rules: RuleBook = RuleBook()) -> Study | None:
    """Read what imaging study a title names; None where it names no modality.

    "Lumbar spine, 3 views" names an X-ray without saying so.
    """
    hits = longest(_modalities(rules).find(title))
    if not hits:
        views = _VIEWS.search(title)
        parts = body_parts(title, rules) if views else ()
        return Study("XR", parts[0].region, parts[0].side) if parts else None
    hit = next((h for h in hits if h.value != "IMAGING"), hits[0])
    study = study_of(title, hit.start, hit.end, hit.value, rules)
    if study.region and study.side:
        return study
    parts = body_parts(title, rules)
    region = study.region or (parts[0].region if parts else None)
    side = study.side or _lone_side(title)
    return Study(study.modality, region, side)


def _lone_side(title: str) -> str | None:
    found = re.findall(r"\b(left|right|bilateral|LT|RT)\b", title, re.IGNORECASE)
    sides = {_SIDES.get(f.lower(), f.lower()) for f in found}
    return sides.pop() if len(sides) == 1 else None


_SIDES = {"lt": "left", "rt": "right"}
