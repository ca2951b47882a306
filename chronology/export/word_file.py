"""The Word file around the text: an empty document, and how it is written alike each time."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Inches, Pt

from chronology.export.word_markup import make_field, make_run

_FIXED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""A fixed date keeps the file the same for the same facts; when it was written is in the log."""


def blank_document(title: str) -> Any:
    """Give a document without text, its pages wide and numbered."""
    document = Document()
    properties = document.core_properties
    properties.title, properties.author = title[:255], "Fullchart"
    properties.comments = ""
    properties.created = properties.modified = _FIXED
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Inches(11), Inches(8.5)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Inches(0.5))
    section.footer_distance = Inches(0.3)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(9)
    style.paragraph_format.space_after = Pt(0)
    for name in ("Title", "Heading 1"):
        head = document.styles[name]
        # The theme's own face and colour would win over the font named here.
        for place in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            head.element.rPr.rFonts.attrib.pop(qn(place), None)
        head.font.name, head.font.size = "Arial", Pt(18 if name == "Title" else 13)
        head.font.color.rgb = None
        head.paragraph_format.space_after = Pt(4)
    footer = section.footer.paragraphs[0]
    footer._p.extend(  # noqa: SLF001 - python-docx has no call for fields
        [
            make_run(f"{title}    page "),
            make_field("PAGE"),
            make_run(" of "),
            make_field("NUMPAGES"),
        ]
    )
    return document


def save_document(document: Any, target: Path) -> None:
    """Write the parts with fixed times: python-docx stamps them with the time of day."""
    written = io.BytesIO()
    document.save(written)
    with (
        zipfile.ZipFile(written) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        for name in source.namelist():
            part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(part, source.read(name))
