"""From packets to PDF files: digital pages printed, others drawn, pictured, spoilt and bound.

The same packet gives the same bytes: dates and identifiers are fixed, randomness is seeded by the
file's name and the page.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence

import numpy as np
import pikepdf
import pypdfium2
from PIL import Image, TiffImagePlugin
from reportlab.pdfgen.canvas import Canvas

from sample_packets.builder import fonts
from sample_packets.builder.degrade import LOOKS, Gray, Look, degrade
from sample_packets.builder.packet import DIGITAL, Leaf, Packet
from sample_packets.builder.sheet import HEIGHT, WIDTH, Line, Rect, Sheet, Text

PRODUCER = "Sample packet builder"


def press(packet: Packet) -> bytes:
    """Give the packet's file."""
    digital = [leaf.sheet for leaf in packet.leaves if leaf.look == DIGITAL]
    book = pikepdf.Pdf.new()
    printed = pikepdf.Pdf.open(io.BytesIO(draw(digital))) if digital else None
    masters = _masters([leaf.sheet for leaf in packet.leaves if leaf.look != DIGITAL])
    pictures = iter(masters)
    upright = 0
    for at, leaf in enumerate(packet.leaves, start=1):
        if leaf.look == DIGITAL:
            assert printed is not None
            book.pages.append(printed.pages[upright])
            upright += 1
            if leaf.page_turn:
                book.pages[-1].rotate(leaf.page_turn, relative=False)
        else:
            _add_picture(book, next(pictures), leaf, seed_of(packet.file, at))
    book.docinfo["/Producer"] = PRODUCER
    out = io.BytesIO()
    book.save(out, deterministic_id=True, compress_streams=True)
    whole = out.getvalue()
    return whole[: len(whole) * 2 // 5] if packet.cut_off else whole


def draw(sheets: Sequence[Sheet], *, embedded: bool = False) -> bytes:
    """Print sheets as a PDF with a text layer; `embedded` takes no font from the reader's side."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=1)
    canvas.setProducer(PRODUCER)
    for sheet in sheets:
        for stroke in sheet.strokes:
            _stroke(canvas, stroke, embedded)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _stroke(canvas: Canvas, stroke: Text | Line | Rect, embedded: bool) -> None:
    if isinstance(stroke, Text):
        canvas.setFillGray(stroke.gray)
        canvas.setFont(fonts.font_name(stroke.face, embedded=embedded), stroke.size)
        if stroke.angle:
            canvas.saveState()
            canvas.translate(stroke.x, HEIGHT - stroke.y)
            canvas.rotate(stroke.angle)
            canvas.drawString(0, 0, stroke.text)
            canvas.restoreState()
        else:
            canvas.drawString(stroke.x, HEIGHT - stroke.y, stroke.text)
    elif isinstance(stroke, Line):
        canvas.setStrokeGray(stroke.gray)
        canvas.setLineWidth(stroke.weight)
        canvas.line(stroke.x0, HEIGHT - stroke.y0, stroke.x1, HEIGHT - stroke.y1)
    else:
        bottom = HEIGHT - stroke.y - stroke.height
        canvas.setLineWidth(stroke.weight)
        canvas.setStrokeGray(0)
        if stroke.fill is not None:
            canvas.setFillGray(stroke.fill)
        canvas.rect(
            stroke.x,
            bottom,
            stroke.width,
            stroke.height,
            stroke=int(stroke.fill is None),
            fill=int(stroke.fill is not None),
        )


def _masters(sheets: Sequence[Sheet]) -> list[pypdfium2.PdfPage]:
    if not sheets:
        return []
    document = pypdfium2.PdfDocument(draw(sheets, embedded=True))
    return [document[n] for n in range(len(document))]


def seed_of(file: str, page: int) -> int:
    """Give the seed of a page's dirt."""
    return int.from_bytes(hashlib.sha256(f"{file}#{page}".encode()).digest()[:6], "big")


def _add_picture(book: pikepdf.Pdf, master: pypdfium2.PdfPage, leaf: Leaf, seed: int) -> None:
    look = LOOKS[leaf.look]
    picture = degrade(photograph(master, look), look, seed)
    bind(book, picture, look, turn=leaf.turn, page_turn=leaf.page_turn)


def photograph(master: pypdfium2.PdfPage, look: Look) -> Gray:
    """Give the picture of a clean page at the resolution of a look."""
    across, down = look.dpi
    drawn = master.render(scale=max(look.dpi) / 72, grayscale=True).to_pil()
    size = (round(WIDTH / 72 * across), round(HEIGHT / 72 * down))
    if drawn.size != size:
        drawn = drawn.resize(size, Image.Resampling.BILINEAR)
    return np.array(drawn)


def bind(
    book: pikepdf.Pdf, picture: Gray, look: Look, *, turn: int = 0, page_turn: int = 0
) -> None:
    """Add a scanned page: lying askew by `turn`, stored sideways where `page_turn` undoes it."""
    quarter = (turn - page_turn) % 360 // 90
    picture = np.rot90(picture, -quarter)
    wide, high = (WIDTH, HEIGHT) if quarter % 2 == 0 else (HEIGHT, WIDTH)
    page = book.add_blank_page(page_size=(wide, high))
    page.Resources = pikepdf.Dictionary(
        XObject=pikepdf.Dictionary(Im0=_image(book, np.ascontiguousarray(picture), look))
    )
    page.Contents = book.make_stream(f"q {wide:g} 0 0 {high:g} 0 0 cm /Im0 Do Q".encode())
    if page_turn:
        book.pages[-1].rotate(page_turn, relative=False)


def _image(book: pikepdf.Pdf, picture: Gray, look: Look) -> pikepdf.Object:
    high, wide = picture.shape
    common = {
        "/Type": pikepdf.Name.XObject,
        "/Subtype": pikepdf.Name.Image,
        "/Width": wide,
        "/Height": high,
        "/ColorSpace": pikepdf.Name.DeviceGray,
    }
    if look.bilevel:
        return pikepdf.Stream(
            book,
            _group4(picture),
            {
                **common,
                "/BitsPerComponent": 1,
                "/Filter": pikepdf.Name.CCITTFaxDecode,
                "/DecodeParms": pikepdf.Dictionary(K=-1, Columns=wide, Rows=high),
            },
        )
    out = io.BytesIO()
    Image.fromarray(picture).save(out, "JPEG", quality=look.quality, optimize=True)
    return pikepdf.Stream(
        book,
        out.getvalue(),
        {**common, "/BitsPerComponent": 8, "/Filter": pikepdf.Name.DCTDecode},
    )


def _group4(picture: Gray) -> bytes:
    """Give the bare Group 4 data of a bilevel picture, as one strip."""
    out = io.BytesIO()
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[278] = picture.shape[0]  # RowsPerStrip: all of them
    tags[262] = 0  # PhotometricInterpretation: white is zero, as PDF takes it
    Image.fromarray(picture).convert("1", dither=Image.Dither.NONE).save(
        out, "TIFF", compression="group4", tiffinfo=tags
    )
    tiff = Image.open(io.BytesIO(out.getvalue()))
    assert isinstance(tiff, TiffImagePlugin.TiffImageFile)
    offsets, lengths = tiff.tag_v2[273], tiff.tag_v2[279]
    assert len(offsets) == 1
    return out.getvalue()[offsets[0] : offsets[0] + lengths[0]]
