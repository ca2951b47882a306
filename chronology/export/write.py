"""All exports of a matter at once, refused where a citation does not hold."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from casefile.contract import build_casefile
from casefile.flags import ChronologyEntry, Judgement, PageRef
from casefile.matters import MatterFacts
from chronology.export.docx import write_docx
from chronology.export.pdf import write_pdf
from chronology.export.report import make_report
from chronology.export.xlsx import write_xlsx
from chronology.verify import require_citations

FILES = ("casefile.json", "chronology.pdf", "chronology.docx", "chronology.xlsx")


def write_exports(
    facts: MatterFacts,
    judgement: Judgement,
    chronology: tuple[ChronologyEntry, ...],
    folder: Path,
    file_of: Callable[[str], Path | None],
) -> tuple[Path, ...]:
    """Write casefile.json and the chronology as PDF, DOCX and XLSX into `folder`.

    `file_of` gives for a packet id the received file that its pages are copied from. Citations of
    the DOCX and the XLSX open the page in the PDF beside them. The files appear together, when all
    are complete; the same facts give the same bytes.

    Raises:
        BrokenCitationsError: a fact does not stand on its page; nothing is written.
    """
    require_citations(facts, chronology)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".export-") as unfinished:
        for name in _write(facts, judgement, chronology, Path(unfinished), file_of):
            name.replace(folder / name.name)
    return tuple(folder / name for name in FILES)


def _write(
    facts: MatterFacts,
    judgement: Judgement,
    chronology: tuple[ChronologyEntry, ...],
    folder: Path,
    file_of: Callable[[str], Path | None],
) -> tuple[Path, ...]:
    casefile, pdf, docx, xlsx = (folder / name for name in FILES)
    casefile.write_text(
        build_casefile(facts, judgement, chronology).to_json(), encoding="utf-8", newline="\n"
    )
    report = make_report(facts, judgement, chronology)
    turns = {PageRef(p.id, page.page): page.rotation for p in facts.packets for page in p.pages}

    def copy(ref: PageRef) -> tuple[Path, int] | None:
        path = file_of(ref.packet)
        return (path, turns.get(ref, 0)) if path else None

    places = write_pdf(report, pdf, copy)
    links = {ref: f"{pdf.name}#page={place}" for ref, place in places.items()}
    write_docx(report, docx, links)
    write_xlsx(report, xlsx, links)
    return casefile, pdf, docx, xlsx
