"""Files that are broken, locked, monstrous or strange, made small and on the spot."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
from packets import visit_note, write_pdf
from pikepdf import Array, Dictionary, Name, Stream

LETTER = (612, 792)


def make_all(folder: Path) -> dict[str, Path]:
    """Write one file of every sort into `folder`; gives them by their sort."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {}
    for sort, write in _SORTS.items():
        made[sort] = folder / f"{sort}.pdf"
        write(made[sort])
    return made


def sound(path: Path, pages: int = 1) -> Path:
    """Write a packet with nothing wrong with it."""
    return write_pdf(path, [visit_note(f"03/{n:02}/2024", n, pages) for n in range(1, pages + 1)])


def _bytes(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


def _cut_off(path: Path) -> None:
    data = sound(path, 3).read_bytes()
    path.write_bytes(data[: len(data) * 2 // 3])


def _locked(path: Path, user: str) -> None:
    with pikepdf.open(sound(path), allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(user=user, owner="the owner's"))


def _wrong_xref(path: Path) -> None:
    data = sound(path).read_bytes()
    at = data.rindex(b"startxref")
    path.write_bytes(data[:at] + b"startxref\n17\n%%EOF\n")


def _page(pdf: pikepdf.Pdf, content: bytes, size: tuple[float, float] = LETTER) -> Dictionary:
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, *size]),
        Resources=Dictionary(),
        Contents=Stream(pdf, content),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    return pdf.pages[-1].obj


def _monstrous_size(path: Path) -> None:
    inches = 200 * 72
    with pikepdf.new() as pdf:
        _page(pdf, b"1 0 0 rg 0 0 9000 9000 re f", (inches, inches))
        _page(pdf, b"0 0 99 99 re f", (1e9, 1e9))
        pdf.save(path)


def _picture_bomb(path: Path) -> None:
    side = 30_000
    packed = zlib.compress(zlib.compress(bytes(side * side // 8), 9), 9)
    with pikepdf.new() as pdf:
        page = _page(pdf, b"612 0 0 792 0 0 cm /Im Do")
        picture = Stream(pdf, b"")
        picture.write(packed, filter=Array([Name.FlateDecode, Name.FlateDecode]))
        picture.update(
            Dictionary(
                Type=Name.XObject,
                Subtype=Name.Image,
                Width=side,
                Height=side,
                BitsPerComponent=1,
                ColorSpace=Name.DeviceGray,
            )
        )
        page.Resources = Dictionary(XObject=Dictionary(Im=picture))
        pdf.save(path)


def _deep_page_tree(path: Path) -> None:
    with pikepdf.open(sound(path), allow_overwriting_input=True) as pdf:
        top = pdf.Root.Pages
        leaf = top.Kids[0]
        for _ in range(400):
            node = pdf.make_indirect(Dictionary(Type=Name.Pages, Count=1, Kids=Array([leaf])))
            leaf.Parent = node
            leaf = node
        top.Kids = Array([leaf])
        leaf.Parent = top
        pdf.save(path)


def _page_tree_in_a_circle(path: Path) -> None:
    with pikepdf.open(sound(path), allow_overwriting_input=True) as pdf:
        top = pdf.Root.Pages
        top.Kids.append(top)
        top.Count = 2
        pdf.save(path)


def _form_in_a_circle(path: Path) -> None:
    with pikepdf.new() as pdf:
        page = _page(pdf, b"/Fm Do")
        form = pdf.make_indirect(
            Stream(pdf, b"/Fm Do /Fm Do", Type=Name.XObject, Subtype=Name.Form)
        )
        form.BBox = Array([0, 0, *LETTER])
        form.Resources = Dictionary(XObject=Dictionary(Fm=form))
        page.Resources = Dictionary(XObject=Dictionary(Fm=form))
        pdf.save(path)


def endless_drawing(path: Path) -> None:
    """Write a page that takes longer to draw than anybody waits."""
    with pikepdf.new() as pdf:
        _page(pdf, b"0 0 m 600 700 300 100 20 30 c S\n" * 400_000)
        pdf.save(path, compress_streams=True)


def _active(path: Path) -> None:
    with pikepdf.open(sound(path), allow_overwriting_input=True) as pdf:
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="while (true) app.alert('!');")
        pdf.attachments["invoice.exe"] = b"MZ" + bytes(500)
        pdf.save(path)


def _no_pages(path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.save(path)


_SORTS: dict[str, Callable[[Path], object]] = {
    "empty": _bytes(b""),
    "zeros": _bytes(bytes(4096)),
    "letter": _bytes(b"Please find the records enclosed.\n"),
    "archive": _bytes(b"PK\x03\x04" + bytes(200)),
    "header_only": _bytes(b"%PDF-1.7\n%%EOF\n"),
    "cut_off": _cut_off,
    "user_password": lambda path: _locked(path, "secret"),
    "owner_password": lambda path: _locked(path, ""),
    "no_pages": _no_pages,
    "wrong_xref": _wrong_xref,
    "monstrous_size": _monstrous_size,
    "picture_bomb": _picture_bomb,
    "deep_page_tree": _deep_page_tree,
    "page_tree_in_a_circle": _page_tree_in_a_circle,
    "form_in_a_circle": _form_in_a_circle,
    "endless_drawing": endless_drawing,
    "active": _active,
}
