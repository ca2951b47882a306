"""One case file against its truth."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casefile.contract import CaseFile
from service.evaluation.billing import score_billing
from service.evaluation.citations import score_chronology, score_citations
from service.evaluation.encounters import score_encounters
from service.evaluation.flags import score_flags
from service.evaluation.ground import Ground
from service.evaluation.pages import score_pages
from service.evaluation.scores import Scores
from service.evaluation.truth import Truth


def evaluate(casefile: Mapping[str, Any], truth: Mapping[str, Any]) -> Scores:
    """Compare a casefile.json with a truth file, both as parsed JSON.

    Raises:
        pydantic.ValidationError: one of them is not of its form.
    """
    ground = Ground(CaseFile.model_validate(casefile), Truth.model_validate(truth))
    scores = Scores()
    score_pages(ground, scores)
    pairing = score_encounters(ground, scores)
    score_billing(ground, pairing, scores)
    score_flags(ground, scores)
    score_citations(ground, scores)
    score_chronology(ground, scores)
    return scores
