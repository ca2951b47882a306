"""What is made of a matter, over the interface: flags, chronology, specials, exports."""

from __future__ import annotations

import json

import jsonschema
from answers import HOME, problem
from fastapi.testclient import TestClient
from made import MATTER, drop, pdf, rest

from casefile.contract import schema_json
from casefile.store import SERVICE
from service.house import House


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


def test_nobody_is_named_who_did_nothing(client: TestClient) -> None:
    assert {e["who"] for e in client.get(f"{HOME}/activity").json()} <= {SERVICE, "D. Ruiz"}
