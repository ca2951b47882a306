"""The guard around the application: whose requests come in, how large, and what goes out."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from api.security import HEADERS, Guard

LIMIT = 2 << 20


async def _echo(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"{request.method} {len(await request.body())}")


def guarded(host: str = "127.0.0.1", base: str = "http://127.0.0.1:8321") -> TestClient:
    app = Starlette(routes=[Route("/", _echo, methods=["GET", "POST", "DELETE"])])
    return TestClient(Guard(app, host, LIMIT), base_url=base)


@pytest.mark.parametrize(
    ("listens", "asked", "status"),
    [
        ("127.0.0.1", "127.0.0.1:8321", 200),
        ("127.0.0.1", "localhost:8321", 200),
        ("127.0.0.1", "[::1]:8321", 200),
        ("127.0.0.1", "evil.example", 400),
        ("127.0.0.1", "127.0.0.1.evil.example", 400),
        ("127.0.0.1", "192.168.1.5", 400),
        ("127.0.0.1", "", 400),
        ("127.0.0.1", "[::1", 400),
        ("chart.firm.example", "chart.firm.example", 200),
        ("chart.firm.example", "evil.example", 400),
        ("0.0.0.0", "192.168.1.5:8321", 200),
        ("0.0.0.0", "evil.example", 400),
    ],
)
def test_only_the_services_own_names_are_answered(listens: str, asked: str, status: int) -> None:
    answer = guarded(listens).get("/", headers={"Host": asked})
    assert answer.status_code == status
    if status == 400:
        assert answer.json()["error"]["code"] == "wrong_host"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://127.0.0.1:8321"}, 403),
        ({"Origin": "http://127.0.0.1:8321"}, 200),
        ({"Origin": "http://127.0.0.1:9999"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_another_site_changes_nothing(headers: dict[str, str], status: int) -> None:
    for method in ("POST", "DELETE"):
        answer = guarded().request(method, "/", headers=headers)
        assert answer.status_code == status
        if status == 403:
            assert answer.json()["error"]["code"] == "other_site"
    assert guarded().get("/", headers=headers).status_code == 200


def test_every_answer_keeps_pages_to_themselves() -> None:
    for answer in (guarded().get("/"), guarded().get("/", headers={"Host": "evil.example"})):
        for name, value in HEADERS.items():
            assert answer.headers[name] == value
    policy = HEADERS["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_a_body_has_a_limit_whether_or_not_it_says_its_length() -> None:
    client = guarded()
    upload = {"Content-Type": "multipart/form-data; boundary=b"}
    assert client.post("/", content=b"x" * LIMIT, headers=upload).status_code == 200
    assert client.post("/", content=b"x" * (LIMIT + 1), headers=upload).status_code == 413
    assert client.post("/", content=iter([b"x" * LIMIT, b"x"]), headers=upload).status_code == 413
    assert client.post("/", content=b"x" * ((1 << 20) + 1)).status_code == 413
    assert client.post("/", content=b"x" * (1 << 20)).text == f"POST {1 << 20}"


def test_the_head_of_an_answer_comes_without_its_body() -> None:
    answer = guarded().head("/")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-length"] == str(len("GET 0"))
