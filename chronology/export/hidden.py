"""Text of a scan that nobody sees: drawn invisibly, or beneath the picture of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Dictionary, Matrix, Name, Operator, Pdf, Stream

from chronology.export.frames import visible

INVISIBLE = 3
COVERS = 0.8
"""A picture over more of the page than this is the page."""

_DEPTH = 4
_SHOWN = frozenset({"Tj", "TJ", "'", '"'})
_NEXT_LINE = frozenset({"'", '"'})

_Instructions = list[Any]


@dataclass(slots=True)
class _Walk:
    """What was met in drawing order: streams, and text as (stream, instruction, hidden)."""

    area: float
    streams: list[tuple[pikepdf.Object, _Instructions]] = field(default_factory=list)
    texts: list[tuple[int, int, bool]] = field(default_factory=list)
    beneath: int = 0


def drop_hidden_text(pdf: Pdf, page: pikepdf.Page) -> None:
    """Take text out of an opened page that cannot be seen; its look stays as it is."""
    left, bottom, right, top = visible(page)
    walk = _Walk((right - left) * (top - bottom))
    _follow(walk, page.obj, page.resources, Matrix(), 0)
    gone: dict[int, set[int]] = {}
    for place, (stream, index, hidden) in enumerate(walk.texts):
        if hidden or place < walk.beneath:
            gone.setdefault(stream, set()).add(index)
    for number, indices in gone.items():
        holder, instructions = walk.streams[number]
        content = pikepdf.unparse_content_stream(_without(instructions, indices))
        if isinstance(holder, Stream):
            holder.write(content)
        else:
            holder.Contents = pdf.make_stream(content)


def _without(instructions: _Instructions, gone: set[int]) -> _Instructions:
    kept: _Instructions = []
    for index, (operands, operator) in enumerate(instructions):
        if index not in gone:
            kept.append((operands, operator))
        elif str(operator) in _NEXT_LINE:
            kept.append(([], Operator("T*")))
    return kept


def _follow(
    walk: _Walk, holder: pikepdf.Object, resources: pikepdf.Object, matrix: Matrix, depth: int
) -> None:
    """Walk through one content stream and the forms that it draws."""
    instructions: _Instructions = [
        (list(i.operands), i.operator) for i in pikepdf.parse_content_stream(holder)
    ]
    number = len(walk.streams)
    walk.streams.append((holder, instructions))
    mode, kept = 0, [(matrix, 0)]
    for index, (operands, operator) in enumerate(instructions):
        name = str(operator)
        if name == "q":
            kept.append((matrix, mode))
        elif name == "Q" and len(kept) > 1:
            matrix, mode = kept.pop()
        elif name == "cm":
            matrix = Matrix(*(float(v) for v in operands)) @ matrix
        elif name == "Tr":
            mode = int(operands[0])
        elif name in _SHOWN:
            walk.texts.append((number, index, mode == INVISIBLE))
        elif name == "INLINE IMAGE":
            _met_picture(walk, matrix)
        elif name == "Do":
            _met_object(walk, _drawn(resources, operands), resources, matrix, depth)


def _drawn(resources: pikepdf.Object, operands: Sequence[Any]) -> pikepdf.Object | None:
    held = resources.get("/XObject")
    return held.get(operands[0]) if isinstance(held, Dictionary) else None


def _met_object(
    walk: _Walk,
    drawn: pikepdf.Object | None,
    resources: pikepdf.Object,
    matrix: Matrix,
    depth: int,
) -> None:
    if not isinstance(drawn, Stream):
        return
    if drawn.get("/Subtype") == Name.Image:
        _met_picture(walk, matrix)
    elif drawn.get("/Subtype") == Name.Form and depth < _DEPTH:
        if any(drawn.objgen == holder.objgen for holder, _ in walk.streams):
            return
        own = drawn.get("/Matrix")
        inner = Matrix(own) @ matrix if own is not None else matrix
        _follow(walk, drawn, drawn.get("/Resources", resources), inner, depth + 1)


def _met_picture(walk: _Walk, matrix: Matrix) -> None:
    """Note that everything so far lies beneath a picture of the page."""
    if abs(matrix.a * matrix.d - matrix.b * matrix.c) > COVERS * walk.area:
        walk.beneath = len(walk.texts)
