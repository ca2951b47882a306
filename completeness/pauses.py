"""Why care paused, where the note before the pause or the one after it says so."""

from __future__ import annotations

import re
from collections.abc import Iterable

from casefile.encounters import Encounter
from casefile.flags import Evidence
from completeness.held import Held

_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+(?=[A-Z])|\n(?=[A-Z][A-Za-z ]{0,24}:)")


def stated_reason(beside: Iterable[Encounter], held: Held) -> Evidence | None:
    """Give the first sentence of the visits beside a pause that tells why there was no care."""
    tells = held.tables.care.tells_why_paused
    for encounter in beside:
        for number in encounter.pages:
            page = held.page(encounter.packet, number)
            for sentence in _SENTENCE_END.split(page.text if page and page.legible else ""):
                said = " ".join(sentence.split())
                if tells.search(said.lower()):
                    return Evidence(encounter.packet, number, said)
    return None
