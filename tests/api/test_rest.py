"""The REST interface on a running house: what each address gives, and what it refuses."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import jsonschema
import pytest
from fastapi.testclient import TestClient
from made import CHART, HOSTILE, MATTER, drop, note, pdf, rest, until

from casefile.contract import schema_json
from casefile.rules import RuleTableError, TableProblem
from casefile.store import SERVICE
from service.house import House

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


def test_packets_say_where_they_stand(client: TestClient) -> None:
    chart = chart_of(client)
    assert chart["file"] == "larkspur/chart #1 (50%).pdf"
    assert (chart["state"], chart["page_count"], chart["matter"]) == ("found", 4, MATTER)
    assert client.get(f"/api/packets/{chart['id']}").json() == chart
    assert chart in client.get("/api/packets").json()


def test_the_original_comes_back_byte_for_byte(client: TestClient) -> None:
    answer = client.get(f"/api/packets/{chart_of(client)['id']}/original")
    assert answer.content == CHART
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert quote("chart #1 (50%).pdf") in answer.headers["content-disposition"]


def test_every_page_is_accounted_for(client: TestClient) -> None:
    chart = chart_of(client)
    pages = client.get(f"/api/packets/{chart['id']}/pages").json()
    assert [p["page"] for p in pages] == [1, 2, 3, 4]
    assert [p["somebody_elses"] for p in pages] == [False, False, False, True]
    assert [p["date"] for p in pages[:3]] == ["2024-02-12", "2024-02-12", "2024-02-26"]
    assert client.get(f"/api/packets/{chart['id']}/pages/3").json() == pages[2]
    text = client.get(f"/api/packets/{chart['id']}/pages/1/text").json()
    assert HOSTILE in text["text"]
    assert all(0 <= edge <= 1 for word in text["words"] for edge in word["bbox"])


@pytest.mark.parametrize("page", ["0", "5", "-1"])
@pytest.mark.parametrize("part", ["", "/text", "/picture"])
def test_a_page_that_is_not_there(client: TestClient, page: str, part: str) -> None:
    address = f"/api/packets/{chart_of(client)['id']}/pages/{page}{part}"
    assert problem(client.get(address), 404)["code"] == "no_such_page"


def test_a_picture_is_asked_again_and_not_sent_again(client: TestClient) -> None:
    address = f"/api/packets/{chart_of(client)['id']}/pages/1/picture"
    first = client.get(address, params={"width": 104})
    assert first.headers["content-type"] == "image/jpeg"
    assert first.content[:3] == b"\xff\xd8\xff"
    assert "private" in first.headers["cache-control"]
    kept = {"If-None-Match": first.headers["etag"]}
    again = client.get(address, params={"width": 104}, headers=kept)
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(address, params={"width": 208}, headers=kept)
    assert other.status_code == 200
    assert other.headers["etag"] != first.headers["etag"]
    assert problem(client.get(address, params={"width": 9}), 422)
    head = client.head(address, params={"width": 104})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == first.headers["etag"]


def test_a_missing_original_is_told_not_broken(client: TestClient, house: House) -> None:
    drop(house, {"lost/a.pdf": pdf(note(1, 1, "05/05/2024"))})
    packet = client.get("/api/matters/lost/packets").json()[0]
    held = house.vault.path_of(packet["sha256"])
    held.rename(held.with_suffix(".away"))
    address = f"/api/packets/{packet['id']}"
    assert problem(client.get(f"{address}/original"), 409)["code"] == "original_missing"
    assert problem(client.get(f"{address}/pages/1/picture"), 409)["code"] == "original_missing"
    held.with_suffix(".away").rename(held)
    assert client.get(f"{address}/original").status_code == 200


def test_a_flag_is_dismissed_survives_judging_and_is_opened_again(
    client: TestClient, house: House
) -> None:
    listed = client.get(f"{HOME}/flags").json()
    kinds = {f["flag"]["kind"]: f["flag"] for f in listed}
    assert {"missing_pages", "wrong_patient", "unreadable_file"} <= set(kinds)
    flag = kinds["missing_pages"]
    said = {"reason": " we have it ", "person": "D. Ruiz"}
    address = f"{HOME}/flags/{flag['id']}"
    dismissed = client.post(f"{address}/dismiss", json=said).json()
    assert dismissed["flag"]["status"] == "dismissed"
    assert (dismissed["decided_by"], dismissed["reason"]) == ("D. Ruiz", "we have it")

    house.engine.judge_again(MATTER)
    rest(house)
    now = {f["flag"]["id"] for f in client.get(f"{HOME}/flags?status=dismissed").json()}
    assert now == {flag["id"]}
    assert flag["id"] not in {f["flag"]["id"] for f in client.get(f"{HOME}/flags").json()}
    casefile = client.get(f"{HOME}/casefile").json()
    assert [f["status"] for f in casefile["flags"] if f["id"] == flag["id"]] == ["dismissed"]

    assert problem(client.post(f"{address}/dismiss", json=said), 409)["code"] == "not_open"
    reopened = client.post(f"{address}/reopen", json=said).json()
    assert reopened["flag"]["status"] == "open"
    assert problem(client.post(f"{address}/reopen", json=said), 409)["code"] == "not_dismissed"
    log = [e for e in client.get(f"{HOME}/activity").json() if e["who"] == "D. Ruiz"]
    assert [e["what"].split(":")[0] for e in log] == ["dismissed", "opened again"]


def test_a_decision_needs_a_reason_and_a_person(client: TestClient) -> None:
    flag = client.get(f"{HOME}/flags").json()[0]["flag"]["id"]
    address = f"{HOME}/flags/{flag}/dismiss"
    for said in ({}, {"reason": " ", "person": "A"}, {"reason": "x", "person": ""}):
        assert problem(client.post(address, json=said), 422)["code"] == "not_understood"
    missing = f"{HOME}/flags/fnone/dismiss"
    answer = client.post(missing, json={"reason": "x", "person": "A"})
    assert problem(answer, 404)["code"] == "no_such_flag"


def test_chronology_and_casefile_agree_with_the_contract(client: TestClient) -> None:
    casefile = client.get(f"{HOME}/casefile").json()
    jsonschema.validate(casefile, json.loads(schema_json()))
    chronology = client.get(f"{HOME}/chronology").json()
    assert chronology == casefile["chronology"]
    assert [v["date"] for v in chronology] == ["2024-02-12", "2024-02-26"]
    assert all(f["cite"]["page"] < 4 for v in chronology for f in v["facts"])


def test_readiness_has_every_gate_with_its_reasons(client: TestClient) -> None:
    found = client.get(f"{HOME}/readiness").json()
    assert [g["gate"] for g in found["gates"]] == [
        "chronology", "billing", "providers", "consistency", "pages"
    ]  # fmt: skip
    assert found["packets_under_work"] == 0
    assert not found["ready"]
    blocked = [r for g in found["gates"] for r in g["reasons"] if r["standing"] == "blocked"]
    assert found["blocking"] == len({r["finding"] for r in blocked}) > 0
    assert client.get(HOME).json()["blocking_findings"] == found["blocking"]
    listed = {f["flag"]["id"] for f in client.get(f"{HOME}/flags").json()}
    assert {flag for r in blocked for flag in r["flags"]} <= listed
    assert client.get("/api/matters/none/readiness").status_code == 404


def test_every_page_of_a_matter_has_one_verdict(client: TestClient) -> None:
    ledger = client.get(f"{HOME}/pages").json()
    assert ledger["total"] == sum(ledger["counts"].values()) == 4
    assert ledger["counts"] == {"visit": 3, "wrong_patient": 1}
    assert ledger["unreadable_files"] == ["cut off.pdf"]
    (chart,) = ledger["packets"]
    assert chart["verdicts"] == ["visit", "visit", "visit", "wrong_patient"]
    casefile = client.get(f"{HOME}/casefile").json()
    assert [p["verdict"] for p in casefile["packets"][0]["pages"]] == chart["verdicts"]


STATEMENT = pdf(
    (
        "LARKSPUR FAMILY PRACTICE",
        "PATIENT STATEMENT OF ACCOUNT",
        "Patient: Odile Marsh",
        "",
        "Date              Description                                  Amount",
        "02/12/2024    99213 Office visit                          $145.00",
        "02/26/2024    99213 Office visit                          $145.00",
        "03/04/2024    Insurance payment                        -$90.00",
        "                      Balance due                                 $200.00",
    )
)


def test_the_specials_add_up_and_stand_on_the_matters_page(
    client: TestClient, house: House
) -> None:
    drop(house, {"ledger/larkspur/statement.pdf": STATEMENT})
    specials = client.get("/api/matters/ledger/specials").json()
    assert specials["totals"]["billed"] == "290.00"
    assert specials["totals"]["paid_by"]["insurance"] == "90.00"
    assert specials["totals"]["outstanding"] == "200.00"
    (ledger,) = specials["providers"]
    assert [e["cites"][0]["page"] for e in ledger["expenses"]] == [1, 1]
    assert ledger["differences"] == []
    assert client.get("/api/matters/ledger/casefile").json()["specials"] == specials
    shown = client.get("/matters/ledger", headers={"Accept": "text/html"}).text
    assert "$200.00 outstanding" in shown
    assert client.get("/api/matters/none/specials").status_code == 404


def test_exports_are_written_and_fetched(client: TestClient) -> None:
    assert problem(client.get("/api/matters/2025-11/exports/pdf"), 404)
    made = client.post(f"{HOME}/exports")
    assert made.status_code == 201
    for export in made.json():
        fetched = client.get(export["address"])
        assert fetched.status_code == 200
        assert len(fetched.content) == export["bytes"]
    written = client.get(f"{HOME}/exports").json()
    assert {w["format"] for w in written} == {"pdf", "docx", "xlsx", "json"}
    assert problem(client.get(f"{HOME}/exports/exe"), 422)


def test_a_stray_packet_waits_until_somebody_says_whose_it_is(
    client: TestClient, house: House
) -> None:
    waiting = client.get("/api/unassigned").json()
    assert [p["file"] for p in waiting] == ["stray.pdf"]
    address = f"/api/packets/{waiting[0]['id']}/assign"
    assert problem(client.post(address, json={"matter": "nobody"}), 404)["code"] == "no_such_matter"
    client.post("/api/matters", json={"id": "found", "client": "Harlan Okpara"})
    assert client.post(address, json={"matter": "found"}).json()["matter"] == "found"
    rest(house)
    assert client.get("/api/unassigned").json() == []
    assert [v["date"] for v in client.get("/api/matters/found/chronology").json()] == ["2024-04-01"]

    client.post("/api/matters", json={"id": "other"})
    client.post(address, json={"matter": "other"})
    rest(house)
    assert client.get("/api/matters/found").json()["packets"] == 0
    assert client.get("/api/matters/found/casefile").json()["flags"] == []


def test_failed_files_say_why(client: TestClient) -> None:
    failed = client.get("/api/failed").json()
    assert failed[0]["source"] == f"{MATTER}/cut off.pdf"
    assert "cut off" in failed[0]["reason"]


def test_a_packet_is_taken_through_the_stages_again(client: TestClient, house: House) -> None:
    packet = chart_of(client)["id"]
    spent = house.store.pages.of_packet(packet)
    assert client.post(f"/api/packets/{packet}/retry").status_code == 202
    rest(house)
    assert client.get(f"/api/packets/{packet}").json()["state"] == "found"
    assert len(spent) == len(house.store.pages.of_packet(packet)) == 4
    job = client.get(f"/api/jobs/{packet}").json()
    assert (job["stage"], job["done"], job["total"]) == ("done", 4, 4)
    assert client.get("/api/jobs").json() == []


def test_health_says_nothing_about_anybody(client: TestClient) -> None:
    health = client.get("/api/health").json()
    assert health == {
        "status": "ok",
        "packets_under_work": 0,
        "failed_jobs": 0,
        "folder_problem": None,
    }


def upload(client: TestClient, name: str, content: bytes, **where: str) -> Any:
    return client.post("/api/upload", files=[("files", (name, content))], data=where)


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


def test_nobody_is_named_who_did_nothing(client: TestClient) -> None:
    assert {e["who"] for e in client.get(f"{HOME}/activity").json()} <= {SERVICE, "D. Ruiz"}
