"""Imaging studies named in a title or a sentence: modality, region and side."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from casefile.encounters import Study
from casefile.rules import RuleBook
from ingest.sorting.layout import fold

_LONGEST = 4


class StudyTable(BaseModel):
    """The table `studies.toml`."""

    model_config = ConfigDict(extra="forbid")

    modalities: dict[str, tuple[str, ...]]
    regions: dict[str, tuple[str, ...]]
    sides: dict[str, tuple[str, ...]]


_Index = dict[tuple[str, ...], str]


@cache
def _indexes(rules: RuleBook) -> tuple[_Index, _Index, _Index]:
    table = rules.table("ingest.finding", "studies", StudyTable)
    modalities, regions, sides = (
        {fold(text): name for name, texts in part.items() for text in texts}
        for part in (table.modalities, table.regions, table.sides)
    )
    return modalities, regions, sides


def read_study(text: str, rules: RuleBook = RuleBook()) -> Study | None:
    """Read what imaging study `text` names; None where it names no modality."""
    modalities, regions, sides = _indexes(rules)
    tokens = fold(text)
    modality = _first(tokens, modalities)
    if modality is None:
        return None
    return Study(modality, _first(tokens, regions), _first(tokens, sides))


def _first(tokens: tuple[str, ...], index: _Index) -> str | None:
    for at in range(len(tokens)):
        for size in range(min(_LONGEST, len(tokens) - at), 0, -1):
            name = index.get(tokens[at : at + size])
            if name is not None:
                return name
    return None
