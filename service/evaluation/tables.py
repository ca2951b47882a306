"""Scores as tables on a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from service.evaluation.scores import Hits, Scores

_LABELS = {
    "pages.category": "page category",
    "pages.date": "page date",
    "pages.printed": "printed page number",
    "pages.rotation": "rotation",
    "encounters.provider": "provider of matched encounters",
    "encounters.facility": "facility of matched encounters",
    "encounters.end_date": "last day of stays",
    "billing.linked": "lines linked to the right visit",
    "citations.text": "citations that stand on their page",
    "citations.box": "citations with a box",
    "chronology.coverage": "visits told in the chronology",
    "chronology.precision": "chronology entries that are visits",
}
_READ = ("read ", "misread ")


def print_scores(title: str, scores: Scores, console: Console, *, misses: int = 0) -> None:
    """Print shares, found-and-missed figures and flags by kind; up to `misses` misses below."""
    console.print(f"\n{title}: {scores.pages} pages", style="bold", highlight=False)
    shares = Table(box=None, pad_edge=False)
    shares.add_column("Measure", no_wrap=True)
    for figure in ("Share", "Right", "Of"):
        shares.add_column(figure, justify="right")
    for name, label in _LABELS.items():
        share = scores.shares.get(name)
        if share is not None and share.of:
            shares.add_row(label, _figure(share.value), str(share.right), str(share.of))
    for name, share in sorted(scores.shares.items()):
        if name.startswith(_READ):
            shares.add_row(name, _figure(share.value), str(share.right), str(share.of))
    console.print(shares)
    console.print()
    found = _hits_table("Found")
    for name, hits in sorted(scores.hits.items()):
        _row(found, name, hits)
    console.print(found)
    console.print()
    flags = _hits_table("Flags")
    for kind, hits in sorted(scores.flags.items()):
        _row(flags, kind, hits)
    _row(flags, "all flags", scores.micro)
    console.print(flags)
    console.print(f"Wrong flags per 100 pages: {_figure(scores.false_per_100)}")
    for miss in scores.misses[:misses]:
        console.print(f"  {miss}", markup=False, highlight=False)


def _hits_table(name: str) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column(name, no_wrap=True)
    for figure in ("Precision", "Recall", "F1", "Found", "Missed", "Wrong", "Unscored"):
        table.add_column(figure, justify="right")
    return table


def _row(table: Table, name: str, hits: Hits) -> None:
    counts = (hits.found, hits.missed, hits.wrong, hits.unscored)
    figures = (hits.precision, hits.recall, hits.f1)
    table.add_row(name, *(_figure(f) for f in figures), *(str(c) for c in counts))


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
