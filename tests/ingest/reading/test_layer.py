import dataclasses
from pathlib import Path

import pytest
from paper import NOTE, digital, scan

from casefile.words import Box, Word
from ingest.pdf.contents import page_contents
from ingest.reading.layer import Layer, judge, soundness


def words(text: str) -> list[Word]:
    return [Word(t, Box(0, 0, 1, 1)) for t in text.split()]


@pytest.mark.parametrize(
    "text",
    [
        "The patient was seen for neck pain after the accident and is improving with therapy now",
        "PATIENT NAME AND ADDRESS OF FACILITY WHERE SERVICES WERE RENDERED SIGNATURE ON FILE DATE",
        "99213 97110 GP $245.00 03/04/2022 M54.50 S13.4XXA 12 1.00 84.25 L4-L5 q6h 10mg",
    ],
)
def test_sound_text_is_believed(text: str) -> None:
    assert soundness(words(text)) >= 0.9


@pytest.mark.parametrize(
    "text",
    [
        "fhc pati3nt wa5 s3en f0r n3ck po1n oft3r th3 occ1dent ond wo5 g1v3n m3d1c1ne t0day",
        "Xqzptr gkbvdm wrtphn Bcdfgkl zzxqwr ptkvbn hgfdsw qwrtpl mnbvcx zxcvbn lkjhgf dsptrw",
    ],
)
def test_gibberish_is_doubted(text: str) -> None:
    assert soundness(words(text)) < 0.7


PROSE = (
    "She was seen for pain in the lower back and in the right shoulder after she fell on the steps",
    "of the store. Films were taken that day and showed no fracture. She went home with a sling",
    "and was told to rest, to take ibuprofen with food, and to come back within a week if numb.",
)


def further(text: str, steps: int) -> str:
    """Spell with letters so many further on in the alphabet."""
    return "".join(
        chr((ord(c) - ord("a") + steps) % 26 + ord("a")) if c.islower() else c for c in text
    )


@pytest.mark.parametrize("steps", range(1, 26))
def test_letters_that_stand_for_others_are_doubted(steps: int) -> None:
    text = " ".join(PROSE)
    assert soundness(words(text)) >= 0.9
    assert soundness(words(further(text, steps))) < 0.7
    assert soundness(words(further(text, steps).upper())) < 0.7


def test_a_broken_font_beside_a_sound_one_is_doubted() -> None:
    text = " ".join(PROSE)
    assert soundness(words(f"{text} {text} {further(text + text, 4)}")) < 0.7


def test_a_digital_page_keeps_its_layer(tmp_path: Path) -> None:
    assert judge(page_contents(digital(tmp_path / "a.pdf"), 1)) is Layer.KEEP


def test_a_logo_does_not_make_a_page_a_scan(tmp_path: Path) -> None:
    contents = page_contents(digital(tmp_path / "a.pdf"), 1)
    assert judge(dataclasses.replace(contents, covered=0.1)) is Layer.KEEP
    assert judge(dataclasses.replace(contents, covered=0.9)) is Layer.ADD


def test_a_hidden_layer_over_a_scan_is_not_believed(tmp_path: Path) -> None:
    assert judge(page_contents(scan(tmp_path / "a.pdf", hidden=NOTE), 1)) is Layer.HIDDEN
    assert judge(page_contents(scan(tmp_path / "b.pdf"), 1)) is Layer.NONE


def test_unmapped_characters_raise_doubt(tmp_path: Path) -> None:
    contents = page_contents(digital(tmp_path / "a.pdf"), 1)
    doubted = dataclasses.replace(contents, text=dataclasses.replace(contents.text, unmapped=0.4))
    assert judge(doubted) is Layer.DOUBT
