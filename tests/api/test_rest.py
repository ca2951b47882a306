"""The REST interface on a running house: what each address gives, and what it refuses."""

from __future__ import annotations

import pytest
from answers import HOME, problem
from fastapi.testclient import TestClient
from made import MATTER, rest

from casefile.rules import RuleTableError, TableProblem
from service.house import House


def test_a_matter_with_signs_in_its_name_is_found(client: TestClient) -> None:
    listed = client.get("/api/matters").json()
    shown = client.get(HOME).json()
    assert shown in listed
    assert shown["id"] == MATTER
    assert shown["client"] == "Rosalind Vance"
    assert shown["dob"] == "1979-06-02"
    assert (shown["packets"], shown["pages"]) == (1, 4)
    assert shown["open_flags"] >= shown["blocking_findings"] >= 1


def test_a_matter_is_entered_and_can_be_told_more(client: TestClient, house: House) -> None:
    made = client.post("/api/matters", json={"id": "2025/11", "client": "A"})
    assert problem(made, 422)["code"] == "not_understood"
    made = client.post("/api/matters", json={"id": " 2025-11 ", "client": "Ona Tell"})
    assert made.status_code == 201
    assert made.json()["id"] == "2025-11"
    again = client.post("/api/matters", json={"id": "2025-11", "client": "Ona Tellman"})
    assert again.json()["client"] == "Ona Tellman"
    assert problem(client.post("/api/matters", json={"id": ".."}), 422)
    rest(house)


def test_a_request_is_entered_and_followed(client: TestClient, house: House) -> None:
    asked = {"provider": "Quill Imaging", "sent": "2024-06-10", "items": ["radiology"]}
    made = client.post(f"{HOME}/requests", json=asked)
    assert made.status_code == 201
    rest(house)
    entered = client.get(f"{HOME}/requests").json()
    assert [r["provider"] for r in entered] == ["Larkspur Family Practice", "Quill Imaging"]
    assert entered[1]["status"] == "in_progress"
    assert entered[1]["due"] > "2024-06-10"
    log = [e["what"] for e in client.get(f"{HOME}/activity").json()]
    assert any("Quill Imaging" in line for line in log)
    assert problem(client.post(f"{HOME}/requests", json={"provider": " "}), 422)


def test_health_says_nothing_about_anybody(client: TestClient) -> None:
    health = client.get("/api/health").json()
    assert health == {
        "status": "ok",
        "packets_under_work": 0,
        "failed_jobs": 0,
        "folder_problem": None,
    }


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/api/nothing", 404),
        ("GET", "/api/matters/none", 404),
        ("GET", "/api/matters/none/casefile", 404),
        ("GET", "/api/packets/none", 404),
        ("GET", "/api/packets/none/pages/1/picture", 404),
        ("GET", "/api/jobs/none", 404),
        ("GET", "/nothing", 404),
        ("GET", "/static/nothing.css", 404),
        ("DELETE", "/api/matters", 405),
        ("PUT", "/api/upload", 405),
        ("POST", "/api/upload", 422),
        ("POST", "/api/matters", 422),
        ("GET", f"{HOME}/flags?status=odd", 422),
    ],
)
def test_every_refusal_has_the_one_shape(
    client: TestClient, method: str, address: str, status: int
) -> None:
    problem(client.request(method, address), status)


def test_what_breaks_inside_says_nothing_of_it(
    client: TestClient, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise RuntimeError("Rosalind Vance has a secret")

    monkeypatch.setattr(house.store.matters, "all", broken)
    answer = client.get("/api/matters")
    assert problem(answer, 500)["code"] == "internal"
    assert "Rosalind" not in answer.text
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


def test_a_table_of_the_firm_that_cannot_be_used_is_named(
    client: TestClient, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unusable(_: str) -> None:
        raise RuleTableError([TableProblem("windows.toml", "", "it is not valid TOML")])

    monkeypatch.setattr(house.store.matters, "get", unusable)
    error = problem(client.get(HOME), 503)
    assert error["code"] == "rules_not_usable"
    assert "windows.toml" in error["message"]


def test_openapi_describes_every_address(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    operations = [op for path in described["paths"].values() for op in path.values()]
    ids = [op["operationId"] for op in operations]
    assert len(set(ids)) == len(ids)
    assert {"list_flags", "dismiss_flag", "page_picture", "upload", "health"} <= set(ids)
    shape = {"$ref": "#/components/schemas/ErrorOut"}
    for operation in operations:
        answers = operation["responses"]
        assert "422" not in answers
        for kind in ("4XX", "5XX"):
            assert answers[kind]["content"]["application/json"]["schema"] == shape
        good = next(a for code, a in answers.items() if code.startswith("2"))
        assert good["content"], operation["operationId"]
        assert operation["summary"]
    assert all(path.startswith("/api/") for path in described["paths"])
