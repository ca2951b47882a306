"""The provider directory: what a person confirms in one matter holds in all matters of the firm."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

import pytest
from fastapi.testclient import TestClient
from made import drop, note, pdf, rest

from service.house import House

HOUSE, PRINTED = "Quenby Falls Medical Center", "QFMC Radiology Dept"
NAMING = {"printed": PRINTED, "provider": HOUSE, "department": "Radiology", "person": "Ida Ruíz"}
NPI = "1184627713"


def about(client: str, born: str, provider: str = HOUSE) -> bytes:
    asked = {"provider": provider, "sent": "2024-06-03", "items": ["radiology"]}
    told = {"client": client, "dob": born, "date_of_loss": "2024-02-10", "requests": [asked]}
    return json.dumps(told).encode()


def report(patient: str, born: str, day: str) -> Sequence[str]:
    """Give the lines of a radiology report that prints the department's short name."""
    return (
        PRINTED,
        "4 Quenby Road, Edgeworth, OH 44012   (330) 555-0127",
        "RADIOLOGY REPORT",
        f"Patient: {patient}     DOB: {born}",
        f"Date of Exam: {day}",
        "EXAM: X-RAY CERVICAL SPINE, 3 VIEWS",
        "",
        "FINDINGS: Alignment is normal. No fracture is seen in the cervical spine.",
        "IMPRESSION: No acute finding.",
        "",
        "Electronically signed by Orla Finch, M.D.",
    )


FILES = {
    "P-1/matter.json": about("Nils Arkwright", "1980-05-04"),
    "P-1/scan one.pdf": pdf(report("Nils Arkwright", "05/04/1980", "02/14/2024")),
    "P-2/matter.json": about("Greta Olney", "1991-09-21"),
    "P-2/scan two.pdf": pdf(report("Greta Olney", "09/21/1991", "03/20/2024")),
    "P-3/matter.json": about("Una Sorrel", "1975-01-30", "Larkspur Family Practice"),
    "P-3/chart.pdf": pdf(note(1, 1, "03/01/2024", "Una Sorrel", "01/30/1975")),
}


@pytest.fixture(scope="module")
def firm(house: House) -> House:
    drop(house, FILES)
    return house


@pytest.fixture
def matters(client: TestClient, firm: House) -> Iterator[House]:
    """Three matters of a firm whose directory is empty, before and after."""
    yield firm
    for entry in client.get("/api/directory").json():
        client.post(f"/api/directory/{entry['id']}/take-back", json={"person": "T"})
    rest(firm)


def flags(client: TestClient, matter: str, kind: str, status: str = "open") -> list[dict[str, Any]]:
    found = client.get(f"/api/matters/{matter}/flags?status={status}").json()
    return [f["flag"] for f in found if f["flag"]["kind"] == kind]


def never_asked(client: TestClient, matter: str) -> list[str]:
    return [f["detail"]["name"] for f in flags(client, matter, "missing_provider")]


def log(client: TestClient, matter: str) -> list[tuple[str, str]]:
    return [(e["who"], e["what"]) for e in client.get(f"/api/matters/{matter}/activity").json()]


def exported(house: House, matter: str, tmp_path: Any) -> dict[str, Any]:
    house.pipeline.export(matter, tmp_path)
    return dict(json.loads((tmp_path / "casefile.json").read_text()))


def test_a_name_confirmed_once_counts_in_every_matter_until_it_is_taken_back(
    client: TestClient, matters: House
) -> None:
    before = {m: client.get(f"/api/matters/{m}/flags").json() for m in ("P-1", "P-2", "P-3")}
    assert [never_asked(client, m) for m in ("P-1", "P-2")] == [[PRINTED], [PRINTED]]
    assert len(flags(client, "P-2", "missing_category")) == 1
    quiet = log(client, "P-3")

    made = client.post("/api/directory", json=NAMING | {"npi": NPI})
    assert made.status_code == 201
    rest(matters)
    confirmed = made.json()
    assert confirmed["known_as"] == f"{HOUSE} Radiology"
    assert (confirmed["person"], confirmed["npi"]) == ("Ida Ruíz", NPI)
    assert client.get("/api/directory").json() == [confirmed]
    for matter in ("P-1", "P-2"):
        assert never_asked(client, matter) == []
        assert flags(client, matter, "missing_category") == []
        assert len(flags(client, matter, "missing_provider", "resolved")) == 1
        told = f"confirmed that {PRINTED} is {HOUSE} Radiology"
        assert log(client, matter).count(("Ida Ruíz", told)) == 1
        (packet,) = client.get(f"/api/matters/{matter}/packets").json()
        assert packet["provider"] == f"{HOUSE} Radiology"
    assert log(client, "P-3") == quiet

    taken = client.post(f"/api/directory/{confirmed['id']}/take-back", json={"person": "Ben O"})
    rest(matters)
    assert taken.json()["taken_back_by"] == "Ben O"
    assert client.get("/api/directory").json() == []
    assert taken.json() in client.get("/api/directory?taken_back=true").json()
    assert {m: client.get(f"/api/matters/{m}/flags").json() for m in before} == before
    assert ("Ben O", f"took back that {PRINTED} is {HOUSE} Radiology") in log(client, "P-2")


def test_a_confirmed_name_survives_reading_the_packet_again(
    client: TestClient, matters: House
) -> None:
    client.post("/api/directory", json=NAMING)
    rest(matters)
    (packet,) = client.get("/api/matters/P-1/packets").json()
    client.post(f"/api/packets/{packet['id']}/retry")
    rest(matters)
    assert never_asked(client, "P-1") == []


def test_a_dismissed_flag_stays_dismissed_when_its_request_gets_another_name(
    client: TestClient, matters: House
) -> None:
    (flag,) = flags(client, "P-3", "missing_category")
    address = f"/api/matters/P-3/flags/{flag['id']}"
    client.post(f"{address}/dismiss", json={"reason": "none was taken", "person": "A"})
    naming = {"printed": "LARKSPUR FAMILY PRACTICE", "provider": "Larkspur Health", "person": "A"}
    client.post("/api/directory", json=naming)
    rest(matters)
    assert never_asked(client, "P-3") == []
    (again,) = flags(client, "P-3", "missing_category", "dismissed")
    assert again["id"] == flag["id"]
    assert "from Larkspur Family Practice" in again["message"]
    client.post(f"{address}/reopen", json={"reason": "again", "person": "A"})


def test_the_case_file_bears_the_directorys_name_and_evidence_the_printed_one(
    client: TestClient, matters: House, tmp_path: Any
) -> None:
    other = NAMING | {"provider": "Brandt Imaging of Ohio", "department": None}
    client.post("/api/directory", json=other)
    rest(matters)
    (flag,) = flags(client, "P-1", "missing_provider")
    assert flag["detail"] == {"name": "Brandt Imaging of Ohio"}
    assert [e["text"] for e in flag["evidence"]] == [PRINTED]
    case = exported(matters, "P-1", tmp_path)
    (visit,) = case["packets"][0]["encounters"]
    assert visit["facility"] == case["packets"][0]["provider"] == "Brandt Imaging of Ohio"
    assert visit["facility_printed"] == PRINTED
    assert [e["facility"] for e in case["chronology"]] == ["Brandt Imaging of Ohio"]
    shown = seen(client.get("/matters/P-1/chronology?visit=1").text)
    assert f"Printed as {PRINTED}" in shown


def test_similar_names_are_never_learned(client: TestClient, matters: House) -> None:
    client.post("/api/directory", json=NAMING | {"printed": "QFMC Radiology Deptt"})
    rest(matters)
    assert never_asked(client, "P-1") == [PRINTED]
    assert [e["printed"] for e in client.get("/api/directory").json()] == ["QFMC Radiology Deptt"]


@pytest.mark.parametrize(
    ("entered", "why"),
    [
        ({"npi": "1184627718"}, "1184627718 is not an NPI: its digits do not add up"),
        ({"printed": "Radiology Department"}, "Radiology Department could be anybody"),
        ({"provider": "Medical Center"}, "Medical Center could be anybody"),
        ({"provider": PRINTED}, "the same name"),
    ],
)
def test_what_cannot_be_confirmed_is_refused_in_plain_words(
    client: TestClient, matters: House, entered: dict[str, str], why: str
) -> None:
    answer = client.post("/api/directory", json=NAMING | entered)
    assert answer.status_code == 409
    assert why in answer.json()["error"]["message"]
    assert client.get("/api/directory").json() == []


def test_taking_back_needs_something_that_stands(client: TestClient, matters: House) -> None:
    assert client.post("/api/directory/9999/take-back", json={"person": "A"}).status_code == 404
    made = client.post("/api/directory", json=NAMING).json()
    address = f"/api/directory/{made['id']}/take-back"
    assert client.post(address, json={"person": " "}).status_code == 422
    assert client.post(address, json={"person": "A"}).status_code == 200
    again = client.post(address, json={"person": "B"})
    assert again.status_code == 409
    assert "A has taken this back before" in again.json()["error"]["message"]


def test_beside_dismiss_stands_who_it_may_be(client: TestClient, matters: House) -> None:
    (flag,) = flags(client, "P-1", "missing_provider")
    html = client.get(f"/matters/P-1/review?flag={flag['id']}").text
    assert re.findall(r"<option>(Q[^<]+)</option>", html) == [HOUSE]
    said = {"provider": HOUSE, "department": "Radiology", "npi": "", "person": "Ida Ruíz"}
    address = f"/matters/P-1/flags/{flag['id']}/known"
    answer = client.post(address, data=said, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/matters/P-1/review")
    rest(matters)
    assert never_asked(client, "P-1") == never_asked(client, "P-2") == []

    listed = client.get("/directory").text
    assert f"{PRINTED} {HOUSE} Radiology" in seen(listed)
    (back,) = re.findall(r'action="(/directory/\d+/take-back)"', listed)
    client.post(back, data={"person": "Ben O"})
    rest(matters)
    assert never_asked(client, "P-1") == [PRINTED]
    assert "Taken back" in seen(client.get("/directory").text)


def test_a_form_refuses_a_bad_number_and_a_flag_of_another_kind(
    client: TestClient, matters: House
) -> None:
    (flag,) = flags(client, "P-1", "missing_provider")
    said = {"provider": HOUSE, "npi": "1184627718", "person": "A"}
    person = {"Accept": "text/html"}
    answer = client.post(f"/matters/P-1/flags/{flag['id']}/known", data=said, headers=person)
    assert answer.status_code == 409
    assert "its digits do not add up" in seen(answer.text)
    (other,) = flags(client, "P-1", "missing_category")
    assert client.post(f"/matters/P-1/flags/{other['id']}/known", data=said).status_code == 404


def seen(html: str) -> str:
    """Give the words of a page as a person reads them."""
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", html).split()))
