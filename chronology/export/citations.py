"""How exports cite a page, and pages in a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casefile.flags import PageRef
from casefile.words import Box
from chronology.export.wording import page_runs


@dataclass(frozen=True, slots=True)
class Citation:
    """A page of a packet as people cite it: "mercy/records p. 3"."""

    ref: PageRef
    file: str
    box: Box | None = None

    @property
    def label(self) -> str:
        """The citation as it stands alone."""
        return f"{self.file} p. {self.ref.page}"


@dataclass(frozen=True, slots=True)
class PageRun:
    """Successive pages of one packet: the first and the last, which are one where it is single."""

    first: Citation
    last: Citation

    @property
    def pages(self) -> range:
        """The page numbers of the run."""
        return range(self.first.ref.page, self.last.ref.page + 1)


def page_sources(pages: Sequence[Citation]) -> list[tuple[str, list[PageRun]]]:
    """Give citations in the compact form: each file once, with the runs of its pages."""
    by_file: dict[str, dict[int, Citation]] = {}
    for citation in pages:
        by_file.setdefault(citation.file, {}).setdefault(citation.ref.page, citation)
    return [
        (file, [PageRun(held[first], held[last]) for first, last in page_runs(held)])
        for file, held in by_file.items()
    ]
