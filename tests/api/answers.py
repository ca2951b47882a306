"""What the tests of the interface ask again and again, and the one shape of a refusal."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from fastapi.testclient import TestClient
from made import MATTER

HOME = f"/api/matters/{quote(MATTER, safe='')}"


def chart_of(client: TestClient) -> dict[str, Any]:
    return next(p for p in client.get(f"{HOME}/packets").json() if "chart" in p["file"])


def problem(answer: Any, status: int) -> dict[str, str]:
    assert answer.status_code == status, answer.text
    body = answer.json()
    assert set(body) == {"error"}
    assert set(body["error"]) == {"code", "message", "next"}
    assert body["error"]["message"]
    return body["error"]


def upload(client: TestClient, name: str, content: bytes, **where: str) -> Any:
    return client.post("/api/upload", files=[("files", (name, content))], data=where)
