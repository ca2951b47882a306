"""Uploads over the interface."""

from __future__ import annotations

from typing import Any

import pytest
from answers import HOME, problem, upload
from fastapi.testclient import TestClient
from made import MATTER, note, pdf, rest, until

from service.house import House


def test_an_upload_goes_the_way_of_every_packet(client: TestClient, house: House) -> None:
    before = len(client.get(f"{HOME}/packets").json())
    content = pdf(note(1, 1, "05/20/2024"))
    sent = upload(client, "späte Notiz & Co.pdf", content, matter=MATTER, provider="Quill")
    assert sent.status_code == 202
    assert sent.json() == {"dropped": [f"{MATTER}/Quill/späte Notiz & Co.pdf"]}
    until(lambda: len(client.get(f"{HOME}/packets").json()) > before)
    rest(house)
    files = [p["file"] for p in client.get(f"{HOME}/packets").json()]
    assert "Quill/späte Notiz & Co.pdf" in files
    assert "2024-05-20" in [v["date"] for v in client.get(f"{HOME}/chronology").json()]


def test_an_upload_that_is_no_pdf_ends_as_failed_with_a_reason(
    client: TestClient, house: House
) -> None:
    assert upload(client, "letter.docx", b"words").status_code == 202
    until(lambda: any(f["source"] == "letter.docx" for f in client.get("/api/failed").json()))
    reason = {f["source"]: f["reason"] for f in client.get("/api/failed").json()}["letter.docx"]
    assert "not a PDF" in reason
    rest(house)


@pytest.mark.parametrize(
    ("name", "where"),
    [
        (".hidden.pdf", {}),
        ("half.part", {}),
        ("a.pdf", {"matter": "bell\x07"}),
        ("x" * 300 + ".pdf", {}),
        ("a.pdf", {"matter": ".."}),
        ("a.pdf", {"matter": "a/b"}),
        ("a.pdf", {"matter": "@eaDir"}),
        ("a.pdf", {"provider": "without a matter"}),
    ],
)
def test_an_upload_that_the_folder_would_not_take_is_refused(
    client: TestClient, house: House, name: str, where: dict[str, str]
) -> None:
    before = sorted(house.settings.data.rglob("*.pdf"))
    assert problem(upload(client, name, b"x", **where), 422)
    assert sorted(house.settings.data.rglob("*.pdf")) == before


def test_an_upload_cannot_leave_the_folder(client: TestClient, house: House) -> None:
    sent = upload(client, "../../../out.docx", b"x")
    assert sent.json() == {"dropped": ["out.docx"]}
    until(lambda: any(f["source"] == "out.docx" for f in client.get("/api/failed").json()))
    rest(house)


def test_an_upload_over_the_limit_is_refused(client: TestClient) -> None:
    large = upload(client, "large.pdf", b"x" * (2 << 20))
    assert problem(large, 413)["code"] == "too_large"

    def endless() -> Any:
        yield b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n'
        for _ in range(40):
            yield b"x" * (1 << 16)

    kind = {"Content-Type": "multipart/form-data; boundary=b"}
    assert problem(client.post("/api/upload", content=endless(), headers=kind), 413)
    assert problem(client.post("/api/matters", content=b" " * (2 << 20)), 413)
