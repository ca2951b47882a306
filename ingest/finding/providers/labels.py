"""The labels beside a clinician's name, put together from the words that forms make them of."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from ingest.sorting.layout import fold

Phrase = tuple[str, ...]


class LabelWords(BaseModel):
    """Words of labels: "examining" + "physician", "exam" + "completed" + "by".

    `deeds` and `parts` have the weight of whoever does them; `others` are the parts, and
    `other_papers` the papers, of somebody who did not render the care.
    """

    model_config = ConfigDict(extra="forbid")

    people: tuple[str, ...]
    parts: dict[int, tuple[str, ...]]
    others: tuple[str, ...]
    deeds: dict[int, tuple[str, ...]]
    papers: tuple[str, ...]
    other_papers: tuple[str, ...]


def label_weights(words: LabelWords) -> dict[Phrase, int]:
    """Give the labels that name who rendered the care, and what each weighs."""
    weights: dict[Phrase, int] = {}
    for weight, parts in words.parts.items():
        for part in parts:
            weights |= {fold(f"{part} {person}"): weight for person in words.people}
    for weight, deeds in words.deeds.items():
        for deed in deeds:
            weights |= dict.fromkeys(_done(deed, words.papers), weight)
            weights[fold(deed)] = weight
    return weights | {fold(f"{paper} by"): max(words.deeds) for paper in words.papers}


def barred_labels(words: LabelWords) -> frozenset[Phrase]:
    """Give the labels of somebody else: who referred or supervised, or signed an order."""
    others = {fold(f"{part} {person}") for part in words.others for person in words.people}
    deeds = [deed for known in words.deeds.values() for deed in known]
    papers = {p for deed in deeds for p in _done(deed, words.other_papers) if len(p) > 2}
    return frozenset(others | papers)


def _done(deed: str, papers: tuple[str, ...]) -> Iterator[Phrase]:
    yield fold(f"{deed} by")
    yield from (fold(f"{paper} {deed} by") for paper in papers)
