"""Sources as links to the copied pages behind the front, whose places are not known yet."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from casefile.flags import PageRef
from chronology.export.faces import runs_of
from chronology.export.lines import Run
from chronology.export.rows import Citation, page_sources

_SCHEME = "page:"
"""Begins the placeholder address of a link to a copied page."""
_SIZE = 7.5


def address(ref: PageRef) -> str:
    """Give the placeholder address of a copied page."""
    return f"{_SCHEME}{ref.packet}/{ref.page}"


class Anchors:
    """Gives sources as runs of text; of pages that are not copied it says so."""

    def __init__(self, copied: Collection[PageRef]) -> None:
        """Link to the pages in `copied` only."""
        self.copied = copied

    def anchor(self, citation: Citation, label: str | None = None) -> list[Run]:
        """Give one page, by its number or a label."""
        said = f"p.\xa0{citation.ref.page}" if label is None else label
        if citation.ref not in self.copied:
            return runs_of(f"{said} (not copied here)", _SIZE)
        return runs_of(said, _SIZE, address(citation.ref))

    def lines(self, pages: Sequence[Citation]) -> Iterator[list[Run]]:
        """Give each file with the runs of its pages; every end of a run is a link."""
        for file, runs in page_sources(pages):
            line = runs_of(f"{file} p. ")
            for place, run in enumerate(runs):
                line += runs_of(", " if place else "")
                line += self.anchor(run.first, str(run.first.ref.page))
                if run.last != run.first:
                    line += runs_of("–")
                    line += self.anchor(run.last, str(run.last.ref.page))
            yield line
