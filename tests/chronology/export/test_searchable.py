"""A searchable copy holds the words that were read, where they stand, and looks as it did."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "ingest" / "pdf"))
from paper import NOTE, digital, scan, stamped, turned

from casefile.pages import PageReading, Source
from casefile.words import Box, Word
from chronology.export.searchable import CannotCopyError, write_searchable
from ingest.pdf.contents import page_contents
from ingest.reading.layer import Layer, judge
from ingest.reading.read import read_page
from ingest.reading.settings import ReadingSettings

SETTINGS = ReadingSettings()


def copied(source: Path, reading: PageReading) -> Path:
    target = source.with_name("copy.pdf")
    write_searchable(source, 1, {1: reading}.get, target)
    return target


def extracted(path: Path) -> tuple[Word, ...]:
    text = page_contents(path, 1).text
    assert text.turn == 0, "the copy shows the page upright"
    return text.words


def picture(path: Path, turn: int = 0) -> np.ndarray:
    with pdfium.PdfDocument(path) as pdf:
        drawn = pdf[0].render(scale=1, grayscale=True).to_numpy()
    return np.rot90(drawn.reshape(drawn.shape[:2]), -turn // 90)


def assert_same_words(found: tuple[Word, ...], read: tuple[Word, ...]) -> None:
    assert [w.text for w in found] == [w.text for w in read]
    for one, other in zip(found, read, strict=True):
        assert one.box.rounded() == pytest.approx(other.box.rounded(), abs=0.003)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_scan_becomes_searchable_and_upright(tmp_path: Path, turn: int) -> None:
    file = scan(tmp_path / "a.pdf", turn=turn)
    before = file.read_bytes()
    reading = read_page(file, 1, SETTINGS)
    copy = copied(file, reading)
    assert file.read_bytes() == before
    assert_same_words(extracted(copy), reading.words)
    assert np.abs(picture(copy).astype(int) - picture(file, turn)).mean() < 2
    assert judge(page_contents(copy, 1)) is Layer.HIDDEN


@pytest.mark.parametrize("rotate", [90, 180, 270])
@pytest.mark.parametrize("crop", [None, (40, 60, 500, 700)])
def test_odd_pages_keep_words_in_place(
    tmp_path: Path, rotate: int, crop: tuple[int, ...] | None
) -> None:
    file = digital(tmp_path / "a.pdf", ((),))
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.pages[0].obj.Rotate = rotate
        if crop:
            pdf.pages[0].obj.CropBox = pikepdf.Array(crop)
        pdf.save(file)
    words = tuple(
        Word(text, Box(0.1 + 0.3 * n, 0.5, 0.3 + 0.3 * n, 0.52), 0.9, 0)
        for n, text in enumerate(("Kraków", "“five”", "漢字"))
    )
    reading = PageReading(1, Source.OCR, words, 612, 792, rotation=90)
    assert_same_words(extracted(copied(file, reading)), words)


@pytest.mark.parametrize("rotate", [0, 90, 270])
def test_a_page_of_text_keeps_its_own(tmp_path: Path, rotate: int) -> None:
    file = turned(tmp_path / "a.pdf", rotate)
    reading = read_page(file, 1, SETTINGS)
    assert_same_words(extracted(copied(file, reading)), reading.words)


def test_somebody_elses_hidden_text_goes(tmp_path: Path) -> None:
    file = scan(tmp_path / "a.pdf", hidden=("Fhc pot1ent wo5 5een l0doy",) * 6)
    reading = read_page(file, 1, SETTINGS)
    found = extracted(copied(file, reading))
    assert_same_words(found, reading.words)
    assert "pot1ent" not in {w.text for w in found}


def test_hidden_text_goes_where_nothing_could_be_read(tmp_path: Path) -> None:
    file = scan(tmp_path / "a.pdf", hidden=("Fhc pot1ent wo5 5een l0doy",) * 6)
    blank = PageReading(1, Source.NONE, (), 612, 792, blank=True)
    copy = copied(file, blank)
    assert extracted(copy) == ()
    assert np.array_equal(picture(copy), picture(file))


def test_hidden_text_in_a_form_goes_too(tmp_path: Path) -> None:
    file = scan(tmp_path / "a.pdf")
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1,
                                  BaseFont=pikepdf.Name.Helvetica)  # fmt: skip
        form = pdf.make_stream(b"BT /F 12 Tf 3 Tr 72 500 Td (Gibberish) Tj ET")
        form.Subtype = pikepdf.Name.Form
        form.BBox = pikepdf.Array([0, 0, 612, 792])
        form.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.contents_add(pdf.make_stream(b"/Old Do"))
        page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name.Old)
        pdf.save(file)
    assert "Gibberish" in {w.text for w in page_contents(file, 1).text.words}
    reading = read_page(file, 1, SETTINGS)
    assert_same_words(extracted(copied(file, reading)), reading.words)


def test_lines_of_a_leaning_scan_stay_in_place(tmp_path: Path) -> None:
    def lean(pixels: np.ndarray) -> np.ndarray:
        height, width = pixels.shape
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), 1.5, 1)
        return cv2.warpAffine(pixels, turn, (width, height), borderValue=255)

    file = scan(tmp_path / "a.pdf", spoil=lean)
    reading = read_page(file, 1, SETTINGS)
    assert_same_words(extracted(copied(file, reading)), reading.words)


def test_pages_of_one_file_are_treated_each_by_itself(tmp_path: Path) -> None:
    kinds = {
        1: digital(tmp_path / "text.pdf"),
        2: scan(tmp_path / "turned.pdf", turn=90),
        3: scan(tmp_path / "again.pdf", hidden=("Fhc pot1ent wo5 5een l0doy",) * 6),
    }
    file = tmp_path / "a.pdf"
    with pikepdf.new() as whole:
        for part in kinds.values():
            with pikepdf.open(part) as pdf:
                whole.pages.extend(pdf.pages)
        lock = pikepdf.Encryption(owner="for editing", user="")
        whole.save(file, encryption=lock)
    readings = {number: read_page(file, number, SETTINGS) for number in kinds}
    copy = tmp_path / "copy.pdf"
    write_searchable(file, len(readings), readings.get, copy)
    for number, reading in readings.items():
        assert_same_words(page_contents(copy, number).text.words, reading.words)
    with pikepdf.open(copy) as pdf:
        assert pdf.check_pdf_syntax() == []
    assert copy.stat().st_size < file.stat().st_size * 1.1


def test_a_stamp_stands_once(tmp_path: Path) -> None:
    file = stamped(tmp_path / "a.pdf", "QX000417")
    reading = read_page(file, 1, SETTINGS)
    found = [w.text for w in extracted(copied(file, reading))]
    assert found.count("QX000417") == 1
    assert sorted(found) == sorted(w.text for w in reading.words)


def test_what_was_not_read_is_copied_as_it_is(tmp_path: Path) -> None:
    file = digital(tmp_path / "a.pdf", (NOTE, NOTE))
    target = tmp_path / "copy.pdf"
    write_searchable(file, 2, lambda _: None, target)
    assert page_contents(target, 2).text.words == page_contents(file, 2).text.words


def test_the_same_readings_give_the_same_bytes(tmp_path: Path) -> None:
    file = scan(tmp_path / "a.pdf")
    reading = read_page(file, 1, SETTINGS)
    assert copied(file, reading).read_bytes() == copied(file, reading).read_bytes()


def test_many_characters_need_several_faces(tmp_path: Path) -> None:
    file = digital(tmp_path / "a.pdf", ((),))
    texts = ["".join(chr(0x4E00 + n * 10 + k) for k in range(10)) for n in range(40)]
    words = tuple(
        Word(text, Box(0.1, 0.02 * n + 0.05, 0.4, 0.02 * n + 0.06), 0.8, n)
        for n, text in enumerate(texts)
    )
    reading = PageReading(1, Source.OCR, words, 612, 792)
    assert_same_words(extracted(copied(file, reading)), words)


@pytest.mark.parametrize("cut", [lambda data: data[:300], lambda _: b"not a PDF"])
def test_a_file_that_cannot_be_copied_is_told(
    tmp_path: Path, cut: Callable[[bytes], bytes]
) -> None:
    file = digital(tmp_path / "a.pdf")
    file.write_bytes(cut(file.read_bytes()))
    with pytest.raises(CannotCopyError, match="damaged"):
        write_searchable(file, 1, lambda _: None, tmp_path / "copy.pdf")


def test_a_copy_that_lacks_a_page_is_refused(tmp_path: Path) -> None:
    file = digital(tmp_path / "a.pdf")
    with pytest.raises(CannotCopyError, match="holds 1 of 2 pages"):
        write_searchable(file, 2, lambda _: None, tmp_path / "copy.pdf")


def test_nothing_acts_when_the_copy_is_opened(tmp_path: Path) -> None:
    file = digital(tmp_path / "a.pdf")
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        pdf.Root.OpenAction = script
        pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=[script]))
        pdf.save(file)
    copy = copied(file, read_page(file, 1, SETTINGS))
    assert b"JavaScript" not in copy.read_bytes()
