"""Every table that a firm can override, and what is wrong with a firm's own."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from pydantic import BaseModel

from casefile.close_calls import CloseCalls
from casefile.codes import CodeTable
from casefile.doubt import DoubtTable
from casefile.rule_problems import TableProblem
from casefile.rules import RuleBook, RuleTableError
from chronology.visits import VisitTable
from completeness.courses import Documents, VisitRules
from completeness.imaging_rules import ImagingRules
from completeness.studies import Studies
from completeness.tables import (
    Care,
    Expected,
    Files,
    LedgerRules,
    Mechanisms,
    OperationRules,
    References,
)
from completeness.windows import Windows
from completeness.wording import GateRules, Severities, Wording
from ingest.finding.assertions.imaging_words import ImagingTable
from ingest.finding.assertions.words import AssertionTable
from ingest.finding.bills.columns import ColumnTable
from ingest.finding.bills.forms import FormTable
from ingest.finding.bills.heads import HeadTable
from ingest.finding.dates.table import DateLabels
from ingest.finding.encounters.rules import EncounterTable
from ingest.finding.facts.table import FactTable
from ingest.finding.liens import LienTable
from ingest.finding.mentions.things import MentionTable
from ingest.finding.operations.words import OperationTable
from ingest.finding.people.labels import PeopleLabels
from ingest.finding.prose.anatomy import AnatomyTable
from ingest.finding.prose.context_cues import ContextTable
from ingest.finding.prose.furniture import FurnitureTable
from ingest.finding.prose.sections import SectionTable
from ingest.finding.providers.cues import ProviderCues
from ingest.finding.stated_counts import CountTable
from ingest.folder.scan import Ignored
from ingest.sorting.cues import CueTable
from ingest.sorting.heading_rules import HeadingRules
from ingest.sorting.numbering import NumberingRules
from ingest.sorting.title_forms import TitleFormTable
from tracking.presets import Presets

TABLES: dict[str, type[BaseModel]] = {
    "casefile/close_calls": CloseCalls,
    "casefile/codes": CodeTable,
    "casefile/doubt": DoubtTable,
    "chronology/visits": VisitTable,
    "completeness/care": Care,
    "completeness/documents": Documents,
    "completeness/expected": Expected,
    "completeness/files": Files,
    "completeness/imaging": ImagingRules,
    "completeness/mechanisms": Mechanisms,
    "completeness/operations": OperationRules,
    "completeness/readiness": GateRules,
    "completeness/references": References,
    "completeness/severities": Severities,
    "completeness/specials": LedgerRules,
    "completeness/studies": Studies,
    "completeness/visits": VisitRules,
    "completeness/windows": Windows,
    "completeness/wording": Wording,
    "ingest.finding.bills/columns": ColumnTable,
    "ingest.finding.bills/forms": FormTable,
    "ingest.finding.bills/heads": HeadTable,
    "ingest.finding/anatomy": AnatomyTable,
    "ingest.finding/assertions": AssertionTable,
    "ingest.finding/context": ContextTable,
    "ingest.finding/dates": DateLabels,
    "ingest.finding/encounters": EncounterTable,
    "ingest.finding/facts": FactTable,
    "ingest.finding/furniture": FurnitureTable,
    "ingest.finding/imaging_told": ImagingTable,
    "ingest.finding/liens": LienTable,
    "ingest.finding/mentions": MentionTable,
    "ingest.finding/operations_told": OperationTable,
    "ingest.finding/people": PeopleLabels,
    "ingest.finding/providers": ProviderCues,
    "ingest.finding/sections": SectionTable,
    "ingest.finding/stated_counts": CountTable,
    "ingest.folder/ignored": Ignored,
    "ingest.sorting/cues": CueTable,
    "ingest.sorting/headings": HeadingRules,
    "ingest.sorting/numbering": NumberingRules,
    "ingest.sorting/title_forms": TitleFormTable,
    "tracking/presets": Presets,
}
"""The tables by `<package>/<name>`, each with the model that it must fit."""


_FOUND = ("casefile/", "ingest.sorting/", "ingest.finding")
_TAKEN_IN = "ingest.folder/"


def bears_on_finding(name: str) -> bool:
    """Tell whether a table bears on what is found in pages: on their sorting, dates, bills."""
    return name.startswith(_FOUND)


def bears_on_intake(name: str) -> bool:
    """Tell whether a table bears on what is taken in, so that nothing changes for what is here."""
    return name.startswith(_TAKEN_IN)


def changed_tables(folder: Path, in_force: Path | None) -> list[str]:
    """Give the tables that say something else in `folder` than in force; raises RuleTableError."""
    known = {*own_tables(folder), *(own_tables(in_force) if in_force else ())} & TABLES.keys()
    here, there = RuleBook(folder), RuleBook(in_force)
    changed = []
    for name in sorted(known):
        package, table = name.split("/")
        if here.table(package, table, TABLES[name]) != there.table(package, table, TABLES[name]):
            changed.append(name)
    return changed


def own_tables(folder: Path) -> list[str]:
    """Give the names of the tables that a firm's folder holds, known ones or not."""
    return sorted(
        file.relative_to(folder).with_suffix("").as_posix() for file in folder.rglob("*.toml")
    )


def table_problems(folder: Path | None) -> Iterator[TableProblem]:
    """Load every table as a firm's folder has it, and give everything that is wrong."""
    rules = RuleBook(folder)
    for name, model in TABLES.items():
        package, table = name.split("/")
        try:
            rules.table(package, table, model)
        except RuleTableError as error:
            yield from error.problems
    if folder is None:
        return
    for name in own_tables(folder):
        if name not in TABLES:
            near = get_close_matches(name, TABLES, n=1)
            hint = f"; did you mean {near[0]}.toml?" if near else ""
            why = f"there is no table of this name, so it is not used{hint}"
            yield TableProblem(str(folder / f"{name}.toml"), "", why)
