"""The labels of patients' and of other people's names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from casefile.rules import RuleBook
from ingest.finding import PACKAGE
from ingest.finding.rows import Row
from ingest.sorting.layout import fold

_BOX_LABEL = re.compile(r"^\W*(?:\d{1,2}[a-z]?\b\W*)?(.*?)\s*(?:\(.*)?$")
_LABEL = re.compile(
    r"([A-Za-z][A-Za-z.'\u2019/\-]*(?: [A-Za-z(][A-Za-z.,'\u2019/()\-]*){0,7}) ?[:#]"
)
_BARE = re.compile(
    r"^\W*(?:PATIENT|Patient|PT|Patient's)(?: (?:NAME|Name))?\s+(?=[A-Z])"
    r"|^\W*(?:NAME|Name|RE|Re)\s+(?=[A-Z])"
    r"|^(?:FL|Fl) ?0?8[a-b]?\s+(?=[A-Z])"
)


_PAPERS = frozenset({"card", "sheet", "form", "record", "note", "notes", "log", "chart", "history"})


class PeopleLabels(BaseModel):
    """The table `people.toml`."""

    model_config = ConfigDict(extra="forbid")

    patient: tuple[str, ...]
    loose: tuple[str, ...]
    others: tuple[str, ...]
    stops: tuple[str, ...]


@dataclass(frozen=True)
class Labels:
    """The table, folded for matching."""

    patient: frozenset[tuple[str, ...]]
    loose: frozenset[tuple[str, ...]]
    others: frozenset[tuple[str, ...]]
    stops: frozenset[str]


@cache
def labels_in_force(rules: RuleBook) -> Labels:
    """Give the labels in force, folded for matching."""
    table = rules.table(PACKAGE, "people", PeopleLabels)
    return Labels(
        frozenset(fold(t) for t in table.patient),
        frozenset(fold(t) for t in table.loose),
        frozenset(fold(t) for t in table.others),
        frozenset(table.stops),
    )


def labels_in(row: Row, labels: Labels) -> Iterator[tuple[str, int]]:
    """Give the labels of patient names in a row: their kind and where the name would begin."""
    marked = ":" in row.text or "#" in row.text
    for match in _LABEL.finditer(row.text) if marked else ():
        words = fold(match[1])
        for size in range(min(len(words), 8), 0, -1):
            tail = words[-size:]
            if tail in labels.others:
                break
            if tail in labels.patient:
                yield "patient", match.end()
                break
            if tail in labels.loose:
                own_cell = _begins_cell(row, match, size)
                if size == len(words) or own_cell or _fresh(match[1], size):
                    yield "loose", match.end()
                break
    for first, last in row.cells:
        start, stop = row.span(first, last)
        bare = _BARE.match(row.text[start:stop])
        box = _BOX_LABEL.match(row.text[start:stop])
        if box and fold(box[1]) in labels.patient:
            yield "patient", stop
        elif bare:
            kind = "patient" if bare[0].strip().lower().startswith("p") else "loose"
            yield kind, start + bare.end()


def _begins_cell(row: Row, label: re.Match[str], size: int) -> bool:
    """Tell whether the last words of a label begin a cell: "TRAVEL CARD     Name: ..."."""
    tail = label[1].split()[-size:]
    start = label.start(1) + len(label[1]) - len(" ".join(tail))
    return row.cell_of(start)[0] == start


def _fresh(label: str, size: int) -> bool:
    """Tell whether a short label ("Name") is not the tail of another one ("Drug name").

    It may stand behind the name of the paper in capitals: "TRAVEL CARD  Name: ...".
    """
    ahead = label.split()[:-size]
    if not ahead:
        return False
    titled = " ".join(ahead).isupper() and ahead[-1].lower() in _PAPERS
    return ahead[-1][-1] in ").," or (titled and not label.isupper())


def without_others(text: str, rules: RuleBook = RuleBook()) -> str:
    """Give a row without what stands behind labels of other people: "Mother: Dana Whitlock"."""
    return _others(rules).sub(" ", text)


@cache
def _others(rules: RuleBook) -> re.Pattern[str]:
    labels = sorted(rules.table(PACKAGE, "people", PeopleLabels).others, key=len)[::-1]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, labels))}) ?:[^:|]*", re.IGNORECASE)
