from pathlib import Path

import pikepdf
import pytest
from paper import HEIGHT, NOTE, WIDTH, digital, scan
from paper import turned as turned_file
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from casefile.words import PageText
from ingest.pdf.contents import page_contents


def test_words_stand_where_they_are_printed(tmp_path: Path) -> None:
    contents = page_contents(digital(tmp_path / "a.pdf"), 1)
    page = PageText(contents.text.words)
    assert page.lines == [" ".join(line.split()) for line in NOTE if line]
    first = contents.text.words[0]
    assert first.box.x0 == pytest.approx(72 / WIDTH, abs=0.002)
    assert first.box.top < 1 - 700 / HEIGHT < first.box.bottom


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_the_pages_own_rotation_is_followed(tmp_path: Path, rotate: int) -> None:
    contents = page_contents(turned_file(tmp_path / "a.pdf", rotate), 1)
    assert contents.text.turn == 0
    assert PageText(contents.text.words).lines[0] == NOTE[0]
    assert contents.text.words[0].box.middle[1] < 0.5


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_text_printed_sideways_is_turned_upright(tmp_path: Path, rotate: int) -> None:
    file = turned_file(tmp_path / "a.pdf", rotate)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Rotate = 0
        pdf.save(file)
    contents = page_contents(file, 1)
    assert contents.text.turn == rotate
    assert PageText(contents.text.words).lines[0] == NOTE[0]


def test_a_crop_box_moves_the_words(tmp_path: Path) -> None:
    file = digital(tmp_path / "a.pdf")
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.pages[0].CropBox = [72, 396, 612, 792]
        pdf.save(file)
    contents = page_contents(file, 1)
    assert (contents.width, contents.height) == (540, 396)
    assert contents.text.words[0].box.x0 == pytest.approx(0, abs=0.003)
    assert contents.text.words[0].box.middle[1] == pytest.approx((792 - 704) / 396, abs=0.01)


def test_a_label_and_what_was_filled_in_later_are_one_line(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    canvas = Canvas(str(file), pagesize=(WIDTH, HEIGHT))
    canvas.setFont("Helvetica", 10)
    for row, label in enumerate(("Account:", "Visit date:", "Provider:")):
        canvas.drawString(72, 700 - 20 * row, label)
    for row, value in enumerate(("A-1182", "04/02/2023", "J. Ferris")):
        canvas.drawString(130, 700 - 20 * row, value)
    canvas.save()
    lines = PageText(page_contents(file, 1).text.words).lines
    assert lines == ["Account: A-1182", "Visit date: 04/02/2023", "Provider: J. Ferris"]


def test_columns_of_a_table_stay_apart_words(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    canvas = Canvas(str(file), pagesize=(WIDTH, HEIGHT))
    for x, cell in ((72, "99213"), (112, "LT"), (300, "$85.00")):
        canvas.drawString(x, 700, cell)
    canvas.save()
    words = page_contents(file, 1).text.words
    assert [w.text for w in words] == ["99213", "LT", "$85.00"]
    assert words[0].line != words[2].line


def test_letter_spaced_headings_are_whole_words(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    canvas = Canvas(str(file), pagesize=(WIDTH, HEIGHT))
    heading = canvas.beginText(72, 700)
    heading.setFont("Helvetica", 12)
    heading.setCharSpace(4)
    heading.textOut("DISCHARGE")
    canvas.drawText(heading)
    canvas.save()
    assert [w.text for w in page_contents(file, 1).text.words] == ["DISCHARGE"]


def test_the_make_up_of_a_scan_is_seen(tmp_path: Path) -> None:
    contents = page_contents(scan(tmp_path / "a.pdf", hidden=NOTE), 1)
    assert contents.covered == 1
    assert contents.hidden == 1
    assert contents.scan is not None
    assert contents.resolution(contents.scan) == pytest.approx((200, 200), abs=1)


def test_the_key_knows_a_page_again(tmp_path: Path) -> None:
    one = page_contents(digital(tmp_path / "a.pdf", (NOTE, NOTE[1:])), 1)
    again = page_contents(digital(tmp_path / "b.pdf", (NOTE,)), 1)
    other = page_contents(tmp_path / "a.pdf", 2)
    assert one.key == again.key != other.key


def test_text_beyond_the_edge_of_the_page_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    canvas = Canvas(str(file), pagesize=(WIDTH, HEIGHT))
    canvas.drawString(72, 700, "seen")
    canvas.drawString(72, 900, "unseen")
    canvas.save()
    assert [w.text for w in page_contents(file, 1).text.words] == ["seen"]


def test_ligatures_and_soft_hyphens_are_written_out(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    canvas = Canvas(str(file), pagesize=(WIDTH, HEIGHT))
    canvas.setFont("Vera", 10)
    canvas.drawString(72, 700, "of\ufb01ce \ufb02ow follow\u00adup")
    canvas.showPage()
    canvas.save()
    words = page_contents(file, 1).text.words
    assert [w.text for w in words] == ["office", "flow", "follow-up"]
