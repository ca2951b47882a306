"""Sources as links to the copied pages behind the front, whose places are not known yet."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from casefile.flags import PageRef
from chronology.export.faces import markup
from chronology.export.passages import ACCENT
from chronology.export.rows import Citation, page_sources

_SCHEME = "page:"
"""Begins the placeholder address of a link to a copied page."""


def address(ref: PageRef) -> str:
    """Give the placeholder address of a copied page."""
    return f"{_SCHEME}{ref.packet}/{ref.page}"


class Anchors:
    """Gives sources as markup; of pages that are not copied it says so."""

    def __init__(self, copied: Collection[PageRef]) -> None:
        """Link to the pages in `copied` only."""
        self.copied = copied

    def anchor(self, citation: Citation, label: str | None = None) -> str:
        """Give one page, by its number or a label."""
        said = f"p.&nbsp;{citation.ref.page}" if label is None else markup(label)
        if citation.ref not in self.copied:
            return f'<font size="7.5">{said} (not copied here)</font>'
        at = address(citation.ref)
        return f'<a href="{at}" color="{ACCENT}"><font size="7.5">{said}</font></a>'

    def lines(self, pages: Sequence[Citation]) -> Iterator[str]:
        """Give each file with the runs of its pages; every end of a run is a link."""
        for file, runs in page_sources(pages):
            shown = []
            for run in runs:
                ends = dict.fromkeys((run.first, run.last))
                shown.append("–".join(self.anchor(c, str(c.ref.page)) for c in ends))
            yield f"{markup(file)} p. {', '.join(shown)}"
