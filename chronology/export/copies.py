"""Copies of cited pages: upright, without anything that acts, with a strip for their origin below.

A page is copied with qpdf, which repairs what is damaged and opens what only its owner locked, and
drawn whole into a fresh upright page, so that odd page boxes and turns end here. Only cited pages
are copied, a batch at a time, so that memory does not grow with the matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Pdf

from casefile.flags import PageRef
from casefile.words import Box
from chronology.export.frames import own_turn, visible
from chronology.export.stamps import Stamp, draw_stamps

PageCopy = Callable[[PageRef], "tuple[Path, int] | None"]
"""Gives for a page the file to copy it from and the clockwise turn that makes it upright."""

BATCH = 60
STRIP = 0.026
"""Height of the strip below a copied page, as a fraction of the page's longer side."""

_FEW_PICTURES = 2
"""So many pictures a page may name and not show, and its copy is hardly larger for them."""

_KEPT = frozenset(
    {"/Type", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/Group"}
)
_FILLED_IN = ("/Widget", "/FreeText", "/Stamp")
_BROKEN = (pikepdf.PdfError, OSError, ValueError, TypeError, KeyError, IndexError, RuntimeError)
"""What qpdf and its Python layer raise on files that are not what they claim."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is put on a copied page: where it comes from, and the boxes of the quoted words."""

    label: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """A file of copied pages, in order."""

    path: Path
    pages: tuple[PageRef, ...]


def copy_pages(cited: Mapping[PageRef, Marks], copies: PageCopy, folder: Path) -> Iterator[Batch]:
    """Copy the cited pages into files in `folder`, packet by packet in page order.

    A page that cannot be copied is in no batch.
    """
    packets: dict[str, list[PageRef]] = {}
    for ref in cited:
        packets.setdefault(ref.packet, []).append(ref)
    for number, refs in enumerate(packets.values()):
        refs.sort(key=lambda ref: ref.page)
        yield from _copy_packet(refs, cited, copies, folder / f"{number}")


def _copy_packet(
    refs: Sequence[PageRef], cited: Mapping[PageRef, Marks], copies: PageCopy, stem: Path
) -> Iterator[Batch]:
    found = {ref: copy for ref in refs if (copy := copies(ref)) is not None}
    if not found:
        return
    path = next(iter(found.values()))[0]
    turns = {ref: turn for ref, (_, turn) in found.items()}
    try:
        source = pikepdf.open(path, suppress_warnings=True)
    except _BROKEN:
        return
    with source:
        held = [ref for ref in turns if 1 <= ref.page <= len(source.pages)]
        _print_what_was_filled_in(source, held)
        for start in range(0, len(held), BATCH):
            batch = held[start : start + BATCH]
            target = stem.with_name(f"{stem.name}-{start}.pdf")
            if _copy_batch(source, batch, turns, cited, target):
                yield Batch(target, tuple(batch))
                continue
            # One damaged page spoils its batch: then each is tried by itself.
            for ref in batch:
                alone = stem.with_name(f"{stem.name}-p{ref.page}.pdf")
                if _copy_batch(source, [ref], turns, cited, alone):
                    yield Batch(alone, (ref,))


def _print_what_was_filled_in(source: Pdf, refs: Sequence[PageRef]) -> None:
    """Turn form fields, typed notes and stamps into print, as they were when they were read."""
    if any(_filled_in(source.pages[ref.page - 1]) for ref in refs):
        try:
            source.generate_appearance_streams()
            source.flatten_annotations("screen")
        except _BROKEN:
            return


def _filled_in(page: pikepdf.Page) -> bool:
    notes = page.obj.get("/Annots")
    if not isinstance(notes, Array):
        return False
    return any(
        isinstance(note, Dictionary) and str(note.get("/Subtype", "")) in _FILLED_IN
        for note in notes
    )


def _copy_batch(
    source: Pdf,
    refs: Sequence[PageRef],
    turns: Mapping[PageRef, int],
    cited: Mapping[PageRef, Marks],
    target: Path,
) -> bool:
    """Copy pages into one file; False where that cannot be done."""
    try:
        with pikepdf.new() as batch:
            for ref in refs:
                batch.pages.append(source.pages[ref.page - 1])
                _strip(batch.pages[-1])
            stamps = [
                _draw_upright(batch, page, turns[ref], cited[ref])
                for page, ref in zip(list(batch.pages), refs, strict=True)
            ]
            del batch.pages[: len(refs)]
            with pikepdf.open(draw_stamps(stamps)) as drawn:
                for page, stamp in zip(batch.pages, drawn.pages, strict=True):
                    form = drawn.make_indirect(stamp.as_form_xobject())
                    page.obj.Resources.XObject.Stamp = batch.copy_foreign(form)
            batch.save(target)
    except _BROKEN:
        return False
    return True


def _strip(page: pikepdf.Page) -> None:
    """Leave of a page what is printed: no links, scripts, forms, marks of other programs.

    Some programs name every picture of a file on each page. Which of them a page shows is looked up
    only where it names many: it takes as long as all the rest of copying a page of text.
    """
    for key in list(page.obj.keys()):
        if key not in _KEPT:
            del page.obj[key]
    if len(page.resources.get("/XObject", {})) > _FEW_PICTURES:
        page.remove_unreferenced_resources()


def _draw_upright(batch: Pdf, page: pikepdf.Page, turn: int, marks: Marks) -> Stamp:
    """Draw a page, turned, on a new page of its own size with a strip below; gives its stamp.

    The stamp is drawn over it, once it is there.
    """
    left, bottom, right, top = visible(page)
    matrix, width, height = {
        0: ((1, 0, 0, 1, -left, -bottom), right - left, top - bottom),
        90: ((0, -1, 1, 0, -bottom, right), top - bottom, right - left),
        180: ((-1, 0, 0, -1, right, top), right - left, top - bottom),
        270: ((0, 1, -1, 0, top, -left), top - bottom, right - left),
    }[(own_turn(page) + turn) % 360]
    strip = STRIP * max(width, height)
    form = page.as_form_xobject(handle_transformations=False)
    form.BBox = Array([left, bottom, right, top])
    a, b, c, d, e, f = matrix
    drawn = f"q {a} {b} {c} {d} {e:.4f} {f + strip:.4f} cm /Page Do Q /Stamp Do"
    upright = batch.add_blank_page(page_size=(width, height + strip))
    upright.obj.Resources = Dictionary(XObject=Dictionary(Page=form))
    upright.obj.Contents = batch.make_stream(drawn.encode())
    return Stamp(width, height, strip, marks.label, marks.boxes)
