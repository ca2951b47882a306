from pathlib import Path

import pikepdf
import pytest
from paper import NOTE, digital, locked, scan
from reportlab.pdfgen.canvas import Canvas

from ingest.pdf.contents import page_contents
from ingest.pdf.errors import UnreadablePage, UnreadablePdf
from ingest.pdf.opening import CUT_OFF, NEEDS_PASSWORD, inspect_pdf


def test_a_sound_file_is_counted_without_remarks(tmp_path: Path) -> None:
    facts = inspect_pdf(digital(tmp_path / "a.pdf", (NOTE, NOTE, NOTE)))
    assert (facts.page_count, facts.encrypted, facts.repaired, facts.notes) == (3, False, False, ())


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\x00" * 4096, "zeros"),
        (b"\x89PNG\r\n\x1a\n rest", "PNG picture"),
        (b"PK\x03\x04 rest", "ZIP archive or an Office document"),
        (b"dear sir, enclosed please find", "not a PDF"),
    ],
)
def test_what_is_no_pdf_is_named(tmp_path: Path, data: bytes, reason: str) -> None:
    file = tmp_path / "dropped.pdf"
    file.write_bytes(data)
    with pytest.raises(UnreadablePdf, match=reason):
        inspect_pdf(file)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_truncated_file_is_named_as_cut_off(tmp_path: Path, share: float) -> None:
    whole = scan(tmp_path / "whole.pdf").read_bytes()
    part = tmp_path / "part.pdf"
    part.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(UnreadablePdf, match=CUT_OFF):
        inspect_pdf(part)


def test_an_owner_lock_opens(tmp_path: Path) -> None:
    facts = inspect_pdf(locked(tmp_path / "owner.pdf"))
    assert facts.encrypted
    assert page_contents(tmp_path / "owner.pdf", 1).text.words


def test_a_user_lock_needs_its_password(tmp_path: Path) -> None:
    file = locked(tmp_path / "user.pdf", user="tulip")
    with pytest.raises(UnreadablePdf, match=NEEDS_PASSWORD):
        inspect_pdf(file)
    with pytest.raises(UnreadablePdf, match=NEEDS_PASSWORD):
        inspect_pdf(file, "rose")
    assert inspect_pdf(file, "tulip").page_count == 1


def test_a_broken_index_is_mended_and_the_original_left_alone(tmp_path: Path) -> None:
    file = digital(tmp_path / "a.pdf", (NOTE, NOTE))
    broken = file.read_bytes().replace(b"\nxref\n", b"\nxxxx\n")
    file.write_bytes(broken)
    facts = inspect_pdf(file)
    assert facts.page_count == 2
    assert facts.notes
    assert [w.text for w in page_contents(file, 2).text.words][:2] == ["Brightwater", "Family"]
    assert file.read_bytes() == broken


def test_what_was_typed_into_a_form_is_part_of_the_page(tmp_path: Path) -> None:
    file = tmp_path / "intake.pdf"
    canvas = Canvas(str(file))
    canvas.drawString(72, 700, "Employer:")
    canvas.acroForm.textfield(name="employer", value="Pelican Freight", x=150, y=690, width=200)
    canvas.save()
    words = [w.text for w in page_contents(file, 1).text.words]
    assert words == ["Employer:", "Pelican", "Freight"]


def test_a_file_without_pages_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "none.pdf"
    with pikepdf.new() as pdf:
        pdf.save(file)
    with pytest.raises(UnreadablePdf, match="no pages"):
        inspect_pdf(file)


def test_attached_files_are_mentioned(tmp_path: Path) -> None:
    file = digital(tmp_path / "a.pdf")
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.attachments["films.zip"] = b"not read"
        pdf.save(file)
    assert "attached" in inspect_pdf(file).notes[0]


def test_a_page_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePage, match="no page 2"):
        page_contents(digital(tmp_path / "a.pdf"), 2)
