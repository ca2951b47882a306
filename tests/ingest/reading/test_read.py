import dataclasses
import os
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
from paper import HEIGHT, NOTE, WIDTH, digital, scan, stamped

from casefile.pages import PageReading, Source
from ingest.reading.cache import ReadingCache
from ingest.reading.legibility import MUCH_MISSED, NO_TEXT, NOT_RELIED_ON
from ingest.reading.read import read_page
from ingest.reading.settings import ReadingSettings

SETTINGS = ReadingSettings()
PRINTED = {w for line in NOTE for w in line.split()}


def found(reading: PageReading) -> float:
    """The share of the note's words that were read."""
    return len(PRINTED & {w.text for w in reading.words}) / len(PRINTED)


def test_a_digital_page_is_read_from_its_layer(tmp_path: Path) -> None:
    reading = read_page(digital(tmp_path / "a.pdf"), 1, SETTINGS)
    assert (reading.source, reading.rotation, reading.confidence) == (Source.TEXT, 0, 1.0)
    assert (reading.width, reading.height) == (WIDTH, HEIGHT)
    assert found(reading) == 1


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_scan_is_recognised_whichever_way_up(tmp_path: Path, turn: int) -> None:
    reading = read_page(scan(tmp_path / "a.pdf", turn=turn), 1, SETTINGS)
    assert (reading.source, reading.rotation) == (Source.OCR, turn)
    assert (reading.width, reading.height) == (WIDTH, HEIGHT)
    assert reading.legible
    assert found(reading) > 0.95
    first = next(w for w in reading.words if w.text == "Brightwater")
    assert first.box.x0 == pytest.approx(72 / WIDTH, abs=0.01)
    assert first.box.middle[1] == pytest.approx((HEIGHT - 704) / HEIGHT, abs=0.01)


def test_a_wrong_hidden_layer_is_read_anew(tmp_path: Path) -> None:
    file = scan(tmp_path / "a.pdf", hidden=("Fhc pot1ent wo5 5een l0doy", "D0B O8/l4/197I") * 6)
    reading = read_page(file, 1, SETTINGS)
    assert reading.source is Source.OCR
    assert found(reading) > 0.95
    assert reading.other is not None
    assert reading.other.source is Source.TEXT
    assert reading.other.text.startswith("Fhc pot1ent wo5 5een l0doy\nD0B")


def test_a_garbled_layer_that_reads_worse_is_remembered(tmp_path: Path) -> None:
    file = digital(tmp_path / "a.pdf", (NOTE,))
    kept = read_page(file, 1, SETTINGS)
    assert kept.other is None
    garbled = digital(tmp_path / "b.pdf", (("Xqzptr gkbvdm wrtphn bcdfgkl zzxqwr ptkvbn",) * 6,))
    reading = read_page(garbled, 1, SETTINGS)
    assert reading.other is not None
    assert {reading.source, reading.other.source} == {Source.TEXT, Source.OCR}
    assert "gkbvdm" in reading.other.text + reading.page_text().text


def test_a_scan_alone_has_no_other_text(tmp_path: Path) -> None:
    assert read_page(scan(tmp_path / "a.pdf"), 1, SETTINGS).other is None


def test_a_page_says_how_much_of_it_was_read_right(tmp_path: Path) -> None:
    def spilled(pixels: np.ndarray) -> np.ndarray:
        pixels = pixels.copy()
        for y in range(1100, 2000, 60):
            for x in range(200, 1500, 30):
                cv2.line(pixels, (x, y), (x + 12, y + 24), 0, 3)
        return pixels

    clean = read_page(scan(tmp_path / "a.pdf"), 1, SETTINGS)
    beside = read_page(scan(tmp_path / "b.pdf", spoil=spilled), 1, SETTINGS)
    assert clean.confidence is not None
    assert beside.confidence is not None
    assert clean.covered > 0.95
    assert clean.confidence > 0.9
    assert beside.confidence < clean.confidence - 0.2
    assert found(beside) > 0.95


def test_boxes_of_a_leaning_page_fit_the_page_as_it_is(tmp_path: Path) -> None:
    def lean(pixels: np.ndarray) -> np.ndarray:
        height, width = pixels.shape
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), -2.0, 1.0)
        return cv2.warpAffine(pixels, turn, (width, height), borderValue=255)

    straight = read_page(scan(tmp_path / "a.pdf"), 1, SETTINGS)
    leaning = read_page(scan(tmp_path / "b.pdf", spoil=lean), 1, SETTINGS)
    assert found(leaning) > 0.95
    angle = np.radians(2.0)
    for before in straight.words:
        same = [w for w in leaning.words if w.text == before.text]
        if len(same) != 1 or [w.text for w in straight.words].count(before.text) != 1:
            continue
        x, y = (before.box.middle[0] - 0.5) * WIDTH, (before.box.middle[1] - 0.5) * HEIGHT
        there = (x * np.cos(angle) - y * np.sin(angle), x * np.sin(angle) + y * np.cos(angle))
        middle = same[0].box.middle
        at = ((middle[0] - 0.5) * WIDTH, (middle[1] - 0.5) * HEIGHT)
        assert at == pytest.approx(there, abs=4)


def test_a_faint_scan_is_read(tmp_path: Path) -> None:
    def fade(pixels: np.ndarray) -> np.ndarray:
        shade = np.linspace(235, 190, pixels.shape[1])[None, :]
        return (shade - (255 - pixels.astype(float)) * 0.25).astype(np.uint8)

    reading = read_page(scan(tmp_path / "a.pdf", spoil=fade), 1, SETTINGS)
    assert reading.legible
    assert found(reading) > 0.95


def test_a_specked_fax_is_read(tmp_path: Path) -> None:
    def fax(pixels: np.ndarray) -> np.ndarray:
        bilevel = np.where(pixels < 150, 0, 255).astype(np.uint8)
        specks = np.random.default_rng(7).random(pixels.shape) < 0.002
        bilevel[specks] = 0
        return bilevel

    reading = read_page(scan(tmp_path / "a.pdf", spoil=fax), 1, SETTINGS)
    assert found(reading) > 0.95


@pytest.mark.parametrize("specks", [0.0, 0.0005])
def test_an_empty_page_is_blank(tmp_path: Path, specks: float) -> None:
    def dust(pixels: np.ndarray) -> np.ndarray:
        pixels = pixels.copy()
        pixels[np.random.default_rng(3).random(pixels.shape) < specks] = 0
        cv2.circle(pixels, (60, 1100), 25, 0, -1)
        pixels[:, -12:] = 40
        return pixels

    reading = read_page(scan(tmp_path / "a.pdf", (), spoil=dust), 1, SETTINGS)
    assert reading.blank
    assert reading.legible
    assert reading.words == ()


def test_an_empty_digital_page_is_blank(tmp_path: Path) -> None:
    assert read_page(digital(tmp_path / "a.pdf", ((),)), 1, SETTINGS).blank


def test_one_line_is_not_blank(tmp_path: Path) -> None:
    reading = read_page(scan(tmp_path / "a.pdf", ("See reverse side.",)), 1, SETTINGS)
    assert not reading.blank
    assert [w.text for w in reading.words] == ["See", "reverse", "side."]


def test_a_ruined_copy_is_not_relied_on(tmp_path: Path) -> None:
    def ruin(pixels: np.ndarray) -> np.ndarray:
        noise = np.random.default_rng(5).normal(0, 40, pixels.shape)
        faint = 210 - (255 - cv2.GaussianBlur(pixels, (0, 0), 5).astype(float)) * 0.4
        ruined = np.clip(faint + noise, 0, 255).astype(np.uint8)
        ruined[::90] = 30
        ruined[1::90] = 30
        return ruined

    reading = read_page(scan(tmp_path / "a.pdf", spoil=ruin, dpi=100), 1, SETTINGS)
    assert not reading.legible
    assert not reading.blank
    assert reading.problem in {NO_TEXT, NOT_RELIED_ON, MUCH_MISSED}


def test_a_stamp_typed_over_a_scan_joins_its_words(tmp_path: Path) -> None:
    file = stamped(tmp_path / "a.pdf", "QX000417")
    reading = read_page(file, 1, SETTINGS)
    assert reading.source is Source.OCR
    assert found(reading) > 0.95
    assert [w.confidence for w in reading.words if w.text == "QX000417"] == [1.0]


def test_lone_bars_in_prose_are_the_word_i(tmp_path: Path) -> None:
    reading = read_page(scan(tmp_path / "a.pdf"), 1, SETTINGS)
    assert "I" in {w.text for w in reading.words}
    assert "|" not in {w.text for w in reading.words}


def test_both_engines_read_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The pinned program lies beside this Python, whichever way the tests were started.
    beside = Path(sys.executable).parent
    monkeypatch.setenv("PATH", f"{beside}{os.pathsep}{os.environ['PATH']}")
    file = scan(tmp_path / "a.pdf", turn=180)
    library = read_page(file, 1, ReadingSettings(engine="tesserocr"))
    program = read_page(file, 1, ReadingSettings(engine="pytesseract"))
    assert program.engine.startswith("pytesseract")
    assert program.rotation == library.rotation == 180
    assert found(program) > 0.95
    assert abs(len(program.words) - len(library.words)) <= 3


def test_a_page_is_recognised_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = ReadingCache(tmp_path / "cache")
    first = read_page(scan(tmp_path / "a.pdf"), 1, SETTINGS, cache)
    monkeypatch.setattr("ingest.reading.read.recognise", None)
    again = read_page(scan(tmp_path / "b.pdf"), 1, SETTINGS, cache)
    assert again == first


def test_the_same_page_gives_the_same_reading(tmp_path: Path) -> None:
    file = scan(tmp_path / "a.pdf")
    assert read_page(file, 1, SETTINGS) == read_page(file, 1, SETTINGS)


def test_fingerprints_tell_pages_apart_and_forgive_fax_headers(tmp_path: Path) -> None:
    plain = read_page(digital(tmp_path / "a.pdf"), 1, SETTINGS).fingerprint
    scanned = read_page(scan(tmp_path / "b.pdf"), 1, SETTINGS).fingerprint
    other = read_page(
        digital(tmp_path / "c.pdf", (("Visit 4: no change.",) * 30,)), 1, SETTINGS
    ).fingerprint
    assert plain is not None
    assert scanned is not None
    assert other is not None
    assert (plain.dhash ^ scanned.dhash).bit_count() <= 6
    assert (plain.dhash ^ other.dhash).bit_count() > 6
    assert plain.picture != other.picture


def test_gentler_settings_are_another_reading() -> None:
    assert SETTINGS.gentler().fingerprint() != SETTINGS.fingerprint()
    same = dataclasses.replace(SETTINGS, page_seconds=5)
    assert same.fingerprint() == SETTINGS.fingerprint()
