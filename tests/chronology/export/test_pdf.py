"""Every source of the PDF opens the page it names; what cannot be copied is said to be so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from made_export import Exported

from chronology.export.front import front_pages
from chronology.export.report import make_report
from chronology.merge import chronicle


@pytest.fixture(scope="module")
def texts(exported: Exported) -> list[str]:
    with pdfium.PdfDocument(exported.folder / "chronology.pdf") as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


@pytest.fixture
def book(exported: Exported) -> pikepdf.Pdf:
    return pikepdf.open(exported.folder / "chronology.pdf")


def test_every_link_opens_the_page_that_its_source_names(
    book: pikepdf.Pdf, texts: list[str]
) -> None:
    numbers = {page.objgen: n for n, page in enumerate(book.pages)}
    followed = []
    with pdfium.PdfDocument(Path(book.filename)) as drawn:
        for n, page in enumerate(book.pages):
            for link in page.obj.get("/Annots", ()) if "Source:" not in texts[n] else ():
                said = drawn[n].get_textpage().get_text_bounded(*(float(x) for x in link.Rect))
                followed.append((said.split(), texts[numbers[link.Dest[0].objgen]]))
    # A label that runs over two lines is a link in two parts; the second has the number.
    numbered = [(said[-1], target) for said, target in followed if said and said[-1].isdigit()]
    assert len(numbered) > 8
    for page_number, target in numbered:
        assert target.split("Source: ")[1].strip().endswith(f"p. {page_number}")


def test_each_copy_holds_its_page_and_says_where_it_comes_from(texts: list[str]) -> None:
    copies = [text for text in texts if "Source:" in text]
    assert any("clinic page 3" in t and "clinic & co/päckchen 1 p. 3" in t for t in copies)
    assert any("second page 2" in t and "Source: p2 p. 2" in t for t in copies)
    # Nothing cites page 3 of the second packet, and of the third there is no file.
    assert len(copies) == 5 + 2


def test_the_origin_leads_back_to_where_the_page_is_cited(book: pikepdf.Pdf) -> None:
    numbers = {page.objgen: n for n, page in enumerate(book.pages)}
    (back,) = book.pages[-1].obj.Annots
    assert numbers[back.Dest[0].objgen] < len(book.pages) - 7


def test_a_page_that_cannot_be_copied_is_cited_as_text(texts: list[str]) -> None:
    assert "On a page that cannot be copied.” p. 1 (not copied here)" in " ".join(
        "".join(texts).split()
    ).replace("\xa0", " ")


def test_it_reads_like_a_chronology(texts: list[str]) -> None:
    front = " ".join(t for t in texts if "Source:" not in t).replace("\r\n", " ")
    assert front.index("Mechanism:") < front.index("Exam:") < front.index("Plan:")
    assert front.count("Neck is tender on the left.") == 1
    assert "53 days without treatment" in front.split("What is missing or wrong")[0]
    assert "Knee MRI of 12/06/2022: billed, none came The MRI is also mentioned." in front
    assert "Dismissed one." not in front
    assert "Only Ann Roe & Co blocks it." in front
    specials = front.split("Specials")[1].split("What was received")[0]
    assert "Insurance: $200.25" in specials
    assert "It gives $990.00, and $1,000.00 is left." in specials
    assert "torn.pdf (whole file)" in front
    assert "the file is cut off" in front
    assert "2022-09-" not in front
    assert "≥ 5" in front
    assert f"page 1 of {sum('Source:' not in t for t in texts)}" in front


def test_a_visit_longer_than_a_page_says_its_date_again(texts: list[str]) -> None:
    continued = [t for t in texts if "continued" in t.split("Provider")[0] + t[:400]]
    assert len(continued) >= 2
    assert all("09/17/2022" in t for t in continued)


def test_where_a_page_ends_amid_a_visit_no_two_lines_meet(exported: Exported) -> None:
    chronology = chronicle(exported.facts, exported.judgement)
    report = make_report(exported.facts, exported.judgement, chronology)
    visit = replace(report.visits[0], time=None, end=None, quotes=())
    visits = [replace(visit, provider=f"Dr. {'Lindqvist ' * (1 + n % 7)}") for n in range(150)]
    with pdfium.PdfDocument(front_pages(replace(report, visits=tuple(visits)), ())) as pdf:
        met = [at for at, page in enumerate(pdf, start=1) if _lines_meet(page.get_textpage())]
    assert met == []


def _lines_meet(text: pdfium.PdfTextPage) -> bool:
    """Tell whether letters of the column of dates stand in one another."""
    boxes = [text.get_charbox(n) for n in range(text.count_chars())]
    dates = [box for box in boxes if box[0] < 100 and box[3] > box[1]]
    return any(
        min(a[2], b[2]) - max(a[0], b[0]) > 1 and min(a[3], b[3]) - max(a[1], b[1]) > 1
        for n, a in enumerate(dates)
        for b in dates[n + 1 :]
    )


def test_a_list_that_runs_on_says_its_heads_once_a_page(exported: Exported) -> None:
    report = make_report(exported.facts, exported.judgement, ())
    told = "The packet lacks a page, which its numbers tell. "
    longer = [replace(report.flags[0], message=told * (1 + n % 9)) for n in range(40)]
    with pdfium.PdfDocument(front_pages(replace(report, flags=tuple(longer)), ())) as pdf:
        heads = [page.get_textpage().get_text_bounded().count("What and why") for page in pdf]
    assert max(heads) == 1
    assert sum(heads) > 3


def test_it_can_be_leafed_through_by_packet(book: pikepdf.Pdf) -> None:
    with book.open_outline() as outline:
        assert [item.title for item in outline.root] == [
            "Chronology",
            "clinic & co/päckchen 1",
            "p2",
        ]
        assert [item.title for item in outline.root[2].children] == ["p. 1", "p. 2"]
