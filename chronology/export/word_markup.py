"""Word's own markup: runs, paragraphs and tables, as python-docx has no calls for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_LINK_COLOUR, _MUTED_COLOUR, _GROUND, _RULE = "1B5CB8", "465062", "ECEEF2", "DCE0E7"


def make_element(name: str, **values: str) -> Any:
    """Make an element of Word's own names, with values of its attributes."""
    element = OxmlElement(f"w:{name}")
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    return element


def make_run(text: str, *, bold: bool = False, muted: bool = False, link: bool = False) -> Any:
    """Make a run of text; a line break stays one."""
    run, look = make_element("r"), make_element("rPr")
    if bold:
        look.append(make_element("b"))
    if link or muted:
        look.append(make_element("color", val=_LINK_COLOUR if link else _MUTED_COLOUR))
    if link:
        look.append(make_element("u", val="single"))
    if len(look):
        run.append(look)
    for place, line in enumerate(text.split("\n")):
        if place:
            run.append(make_element("br"))
        said = make_element("t")
        said.text = line
        said.set(qn("xml:space"), "preserve")
        run.append(said)
    return run


def make_field(code: str) -> Any:
    """Make a field, which Word fills in."""
    field = make_element("fldSimple", instr=code)
    field.append(make_run("1"))
    return field


def make_paragraph(runs: Iterable[Any], after: int = 0) -> Any:
    """Make a paragraph; `after` is the room below it."""
    paragraph = make_element("p")
    if after:
        look = make_element("pPr")
        look.append(make_element("spacing", after=str(after)))
        paragraph.append(look)
    paragraph.extend(list(runs))
    return paragraph


def make_table(widths: Sequence[int]) -> Any:
    """Make a table without rows, of fixed column widths."""
    table, look, grid = make_element("tbl"), make_element("tblPr"), make_element("tblGrid")
    look.append(make_element("tblW", w=str(sum(widths)), type="dxa"))
    borders = make_element("tblBorders")
    for edge in ("bottom", "insideH"):
        borders.append(make_element(edge, val="single", sz="4", space="0", color=_RULE))
    look.append(borders)
    look.append(make_element("tblLayout", type="fixed"))
    margins = make_element("tblCellMar")
    for edge, gap in (("top", 40), ("left", 80), ("bottom", 40), ("right", 80)):
        margins.append(make_element(edge, w=str(gap), type="dxa"))
    look.append(margins)
    for width in widths:
        grid.append(make_element("gridCol", w=str(width)))
    table.append(look)
    table.append(grid)
    return table


def make_row(cells: Sequence[list[Any]], widths: Sequence[int], *, head: bool = False) -> Any:
    """Make a row; one cell alone spans the table, and its ground sets it apart."""
    row = make_element("tr")
    spans = len(cells) == 1 < len(widths)
    if head:
        look = make_element("trPr")
        look.append(make_element("tblHeader"))
        row.append(look)
    for content, width in zip(cells, [sum(widths)] if spans else widths, strict=True):
        cell, look = make_element("tc"), make_element("tcPr")
        look.append(make_element("tcW", w=str(width), type="dxa"))
        if spans:
            look.append(make_element("gridSpan", val=str(len(widths))))
        if head or spans:
            look.append(make_element("shd", val="clear", color="auto", fill=_GROUND))
        cell.append(look)
        cell.extend(content)
        row.append(cell)
    return row


def plain_row(texts: Iterable[str]) -> list[list[Any]]:
    """Make the cells of a row of plain texts."""
    return [[make_paragraph([make_run(text)])] for text in texts]
