"""Copied pages stand upright, whatever their boxes and turns, and nothing in them acts."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_records import HEIGHT, WIDTH, write_pages
from pikepdf import Array, Dictionary, Name
from reportlab.pdfgen.canvas import Canvas

from casefile.flags import PageRef
from casefile.words import Box
from chronology.export.copies import STRIP, Marks, copy_pages

REF = PageRef("p1", 1)
PLACE = Box(0.2, 0.3, 0.35, 0.38)


def red_block(
    path: Path, *, turn: int = 0, rotate: int = 0, media: tuple[float, ...] = (0, 0, WIDTH, HEIGHT),
    crop: tuple[float, ...] | None = None, unit: float | None = None,
) -> Path:  # fmt: skip
    """Draw a page that is all red at PLACE when it is seen upright, and white elsewhere.

    `rotate` is its own /Rotate, `turn` what more is needed; `media` and `crop` are its boxes.
    """
    left, bottom, right, top = crop or media
    corners = [_back(x, y, (turn + rotate) % 360) for x, y in _corners(PLACE)]
    xs = [left + x * (right - left) for x, _ in corners]
    ys = [top - y * (top - bottom) for _, y in corners]
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys), stroke=0, fill=1)
    canvas.save()
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0].obj
        page.MediaBox = Array(media)
        page.Rotate = rotate
        if crop:
            page.CropBox = Array(crop)
            page.TrimBox = Array([left + 200, bottom + 200, right - 100, top - 100])
        if unit:
            page.UserUnit = unit
        pdf.save(path)
    return path


def _corners(box: Box) -> list[tuple[float, float]]:
    return [(box.x0, box.top), (box.x1, box.bottom)]


def _back(x: float, y: float, turn: int) -> tuple[float, float]:
    """Give where a point of the upright page stood before it was turned clockwise."""
    return {0: (x, y), 90: (y, 1 - x), 180: (1 - x, 1 - y), 270: (1 - y, x)}[turn]


def copied(path: Path, folder: Path, turn: int = 0, boxes: tuple[Box, ...] = ()) -> pikepdf.Pdf:
    marks = {REF: Marks("Source: p1 p. 1", boxes)}
    (batch,) = copy_pages(marks, lambda _: (path, turn), folder)
    return pikepdf.open(io.BytesIO(batch.path.read_bytes()))


def drawn(pdf: pikepdf.Pdf) -> np.ndarray:
    out = io.BytesIO()
    pdf.save(out)
    with pdfium.PdfDocument(out.getvalue()) as document:
        return document[0].render(scale=1).to_numpy()[:, :, ::-1].copy()


def red_part(pixels: np.ndarray) -> Box:
    """Give where the picture is red, as fractions of the page above the strip."""
    height, width = pixels.shape[:2]
    upper = height - _strip(width, height)
    ys, xs = np.nonzero((pixels[:, :, 0] > 180) & (pixels[:, :, 1:].max(axis=2) < 120))
    return Box(xs.min() / width, ys.min() / upper, (xs.max() + 1) / width, (ys.max() + 1) / upper)


def _strip(width: float, height: float) -> float:
    return max(STRIP * width, height - height / (1 + STRIP))


def close(one: Box, other: Box) -> bool:
    pairs = zip(one.rounded(), other.rounded(), strict=True)
    return all(abs(a - b) < 0.006 for a, b in pairs)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("rotate", [0, 90, 180, 270, -90, 450])
def test_a_turned_page_stands_upright(turn: int, rotate: int, tmp_path: Path) -> None:
    pixels = drawn(copied(red_block(tmp_path / "a.pdf", turn=turn, rotate=rotate), tmp_path, turn))
    assert close(red_part(pixels), PLACE)
    assert (pixels.shape[0] > pixels.shape[1]) == ((turn + rotate) % 180 == 0)


@pytest.mark.parametrize(
    "boxes",
    [
        {"media": (100, 50, 712, 842)},
        {"media": (-300, -400, 312, 392)},
        {"media": (612, 792, 0, 0), "crop": (0, 0, 612, 792)},
        {"media": (0, 0, 800, 1000), "crop": (120, 90, 732, 882)},
        {"media": (0, 0, 612, 792), "unit": 4.0},
    ],
)
@pytest.mark.parametrize(("turn", "rotate"), [(0, 0), (90, 0), (180, 90), (270, 270)])
def test_odd_page_boxes_do_not_move_the_page(
    boxes: dict, turn: int, rotate: int, tmp_path: Path
) -> None:
    path = red_block(tmp_path / "a.pdf", turn=turn, rotate=rotate, **boxes)
    assert close(red_part(drawn(copied(path, tmp_path, turn))), PLACE)


@given(
    turn=st.sampled_from([0, 90, 180, 270]),
    rotate=st.sampled_from([0, 90, 180, 270]),
    left=st.integers(-500, 500),
    bottom=st.integers(-500, 500),
    width=st.integers(300, 1200),
    height=st.integers(300, 1200),
)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_copy_looks_like_the_page(
    tmp_path: Path, turn: int, rotate: int, left: int, bottom: int, width: int, height: int
) -> None:
    media = (left, bottom, left + width, bottom + height)
    path = red_block(tmp_path / "a.pdf", turn=turn, rotate=rotate, media=media)
    assert close(red_part(drawn(copied(path, tmp_path, turn))), PLACE)


@pytest.mark.parametrize(("turn", "rotate"), [(0, 0), (90, 0), (180, 0), (270, 90), (90, 180)])
def test_the_frame_stands_around_the_words(turn: int, rotate: int, tmp_path: Path) -> None:
    path = red_block(tmp_path / "a.pdf", turn=turn, rotate=rotate, crop=(0, 0, WIDTH, HEIGHT))
    plain = drawn(copied(path, tmp_path, turn)).astype(int)
    framed = drawn(copied(path, tmp_path, turn, (PLACE,))).astype(int)
    height, width = framed.shape[:2]
    upper = height - _strip(width, height)
    ys, xs = np.nonzero(np.abs(plain - framed).sum(axis=2) > 30)
    frame = Box(xs.min() / width, ys.min() / upper, xs.max() / width, ys.max() / upper)
    assert PLACE.x0 - 0.012 < frame.x0 < PLACE.x0
    assert PLACE.top - 0.012 < frame.top < PLACE.top
    assert PLACE.x1 < frame.x1 < PLACE.x1 + 0.012
    assert PLACE.bottom < frame.bottom < PLACE.bottom + 0.012
    inside = framed[int((PLACE.top + 0.04) * upper), int((PLACE.x0 + 0.05) * width)]
    assert inside[0] > 180, "the marker must not hide what it marks"


def test_nothing_in_a_copy_acts(tmp_path: Path) -> None:
    path = write_pages(tmp_path / "a.pdf", [["words"]])
    script = Dictionary(S=Name.JavaScript, JS="app.alert('x')")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        link = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9],
            A=Dictionary(S=Name.URI, URI="http://example.com"),
        )  # fmt: skip
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])
        pdf.pages[0].obj.AA = Dictionary(O=script)
        pdf.Root.OpenAction = script
        pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=["x", script]))
        pdf.save(path)
    copy = copied(path, tmp_path)
    for dangerous in ("/AA", "/Annots", "/JS", "/URI", "/JavaScript"):
        assert not any(
            isinstance(thing, Dictionary) and dangerous in thing for thing in copy.objects
        ), dangerous


def test_what_was_typed_into_a_form_is_printed(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))
    canvas.acroForm.textfield(name="x", value="MARLOWE TYPED", x=72, y=600, width=200, height=20)
    canvas.showPage()
    canvas.save()
    out = io.BytesIO()
    copied(path, tmp_path).save(out)
    with pdfium.PdfDocument(out.getvalue()) as document:
        assert "MARLOWE TYPED" in document[0].get_textpage().get_text_bounded()


def test_only_the_cited_page_of_a_shared_store_is_copied(tmp_path: Path) -> None:
    """Some programs name every picture of the file on every page."""
    noise = np.random.default_rng(1).integers(0, 255, 60_000, dtype=np.uint8).tobytes()
    with pikepdf.new() as pdf:
        pictures = Dictionary()
        for n in range(20):
            image = pdf.make_stream(noise[n:] + noise[:n])
            image.update({"/Type": Name.XObject, "/Subtype": Name.Image, "/Width": 200,
                          "/Height": 100, "/ColorSpace": Name.DeviceRGB,
                          "/BitsPerComponent": 8})  # fmt: skip
            pictures[f"/Im{n}"] = image
        shared = pdf.make_indirect(Dictionary(XObject=pictures))
        for n in range(20):
            pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
            pdf.pages[n].obj.Resources = shared
            pdf.pages[n].obj.Contents = pdf.make_stream(f"q 99 0 0 99 0 0 cm /Im{n} Do Q".encode())
        pdf.save(tmp_path / "a.pdf")
    out = io.BytesIO()
    copied(tmp_path / "a.pdf", tmp_path).save(out)
    assert len(out.getvalue()) < 2 * len(noise)


def test_locked_and_damaged_files_are_copied(tmp_path: Path) -> None:
    path = write_pages(tmp_path / "a.pdf", [["first"], ["second"]])
    with pikepdf.open(path) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="x", user=""))
    whole = path.read_bytes()
    torn = tmp_path / "torn.pdf"
    torn.write_bytes(whole.replace(b"startxref", b"startxxxx")[: whole.rindex(b"trailer")])
    for file in (tmp_path / "locked.pdf", torn):
        copy = copied(file, tmp_path)
        assert len(copy.pages) == 1
        assert not copy.is_encrypted


def test_a_broken_page_does_not_take_the_others_along(tmp_path: Path) -> None:
    path = write_pages(tmp_path / "a.pdf", [["first"], ["second"], ["third"]])
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[1].obj.Resources = 5
        pdf.pages[1].obj.Contents = Array([Dictionary(), 7])
        pdf.save(path)
    refs = [PageRef("p1", n) for n in (1, 2, 3, 9)]
    marks = {ref: Marks(f"Source: p1 p. {ref.page}", ()) for ref in refs}
    done = [
        ref for batch in copy_pages(marks, lambda _: (path, 0), tmp_path) for ref in batch.pages
    ]
    assert {refs[0], refs[2]} <= set(done)
    assert refs[3] not in done


def test_what_is_no_pdf_gives_no_copy(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"not a PDF at all")
    assert list(copy_pages({REF: Marks("x", ())}, lambda _: (path, 0), tmp_path)) == []
    assert list(copy_pages({REF: Marks("x", ())}, lambda _: None, tmp_path)) == []
