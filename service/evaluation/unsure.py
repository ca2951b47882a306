"""Flags of which nobody can say whether they are wrong.

Where a matter's pages are transcriptions that nobody wrote for the purpose, they name doctors,
speak of studies and contradict themselves, and no truth lists it. A flag that stands on such words
is left out of the count; one that does not is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from casefile.categories import CARE
from casefile.contract_forms import FlagDoc
from casefile.names import same_person, same_place
from service.evaluation.ground import Ground
from service.evaluation.quotes import fold, same_sentence, stands_on

_SPEAKS_OF_CARE = re.compile(
    r"\b(?:mr[ia]|cts?|cat|x-?rays?|radiograph\w*|films?|emg|ncv|nerve conduction|ultrasound"
    r"|scan\w*|\w*gram|imaging|stud(?:y|ies)|labs?|laborator\w+|biops\w+|surg\w+|operat\w+"
    r"|procedure|underwent|\w+ectomy|\w+oscop\w+|fusion|repair\w*|orif|inject\w+|epidural|block"
    r"|status post|s/p|therap\w+|chiropract\w+|emergency|e[rd]|hospital\w*|admi\w+|seen|saw"
    r"|evaluated|treated|consult\w*|visit\w*|refer\w*)\b",
    re.IGNORECASE,
)


def is_unsure(ground: Ground, flag: FlagDoc) -> bool:
    """Tell whether nobody can say that a flag that is not in the truth is wrong."""
    if flag.kind == "duplicate_pages":
        places = ground.flag_places(flag) & set(ground.pages)
        return bool(places) and all(ground.pages[p].hollow for p in places)
    if ground.truth.complete:
        return False
    if flag.kind == "referenced_not_received":
        return _unlisted_reference(ground, flag)
    if flag.kind == "missing_provider":
        return _unlisted_name(ground, str(flag.detail.get("name") or ""))
    return flag.kind == "inconsistency"


def _unlisted_reference(ground: Ground, flag: FlagDoc) -> bool:
    quote = str(flag.detail.get("quote") or "")
    on_page = any(
        p in ground.pages and stands_on(quote, ground.pages[p]) for p in ground.flag_places(flag)
    )
    planted = any(same_sentence(quote, p.sentence) for p in ground.truth.planted)
    return on_page and not planted and bool(_SPEAKS_OF_CARE.search(quote))


def _unlisted_name(ground: Ground, name: str) -> bool:
    """Tell whether a page of the client's care says the name, which is nobody's of the matter."""
    said = fold(name)
    if not said or any(same_person(name, n) or same_place(name, n) for n in _of_the_matter(ground)):
        return False
    if any(p.kind == "decoy" and said in fold(p.sentence) for p in ground.truth.planted):
        return False
    return any(
        page.wrong_patient is None and page.category in CARE and said in fold(page.text)
        for page in ground.pages.values()
    )


def _of_the_matter(ground: Ground) -> Iterator[str]:
    for visit in ground.truth.encounters:
        if not visit.foreign:
            yield from (n for n in (visit.provider, visit.facility, *visit.providers_ok) if n)
