"""`fullchart explain`: in plain words and as JSON, from the store and from a matter folder."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from packets import visit_note, write_matter, write_pdf

from casefile.matters import Client, Matter
from service.explain import Asked, CannotExplain, explain_kept
from service.house import open_house
from service.settings import Settings

SECOND = """Harrow Lane Family Practice
212 Harrow Lane, Dunmore, OH 44200   Phone (330) 555-0143

PLAN, continued: Ice for ten minutes, three times a day, and a soft pillow at night.
She may drive short distances and will call if the arm becomes weak.

Page 2 of 2"""
UNDATED = visit_note("", 1, 1).replace("Date of Service: \n", "")
CHART = ("harrow/chart.pdf", [visit_note("03/11/2024", 1, 2), SECOND, UNDATED])
LATER = """
Date of Service: 04/15/2024
Provider: Tobias Wren, M.D.

SUBJECTIVE: Less pain, and she sleeps through the night again.
OBJECTIVE: Full motion of the neck.
ASSESSMENT: Cervical strain, better.
PLAN: Return as needed."""
OTHER = ("harrow/other.pdf", [visit_note("04/08/2024", 1, 1) + LATER])


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A matter of two packets as the service has found them."""
    folder = tmp_path_factory.mktemp("kept")
    settings = Settings(data=folder / "data", cores=1, _env_file=None)
    with open_house(settings) as house:
        house.store.matters.upsert(Matter("T-1", Client("Odalys Brenneman")))
        house.store.matters.upsert(Matter("T-2"))
        for file, pages in (CHART, OTHER):
            sha256 = house.vault.add(write_pdf(folder / file, pages))
            packet = house.store.packets.register("T-1", file, sha256, len(pages)).id
            house.pipeline.open_packet(packet)
            for page in range(1, len(pages) + 1):
                house.pipeline.read_pages(packet, page, page)
            house.pipeline.find_packet(packet)
    return settings


@pytest.fixture(autouse=True)
def _settings(kept: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FULLCHART_DATA", str(kept.data))
    monkeypatch.setenv("FULLCHART_READINGS", str(tmp_path / "readings"))
    monkeypatch.setenv("FULLCHART_CORES", "1")
    monkeypatch.chdir(tmp_path)


def explain(*arguments: str) -> tuple[int, str, str]:
    """Run the command in a process of its own, as people do."""
    command = [sys.executable, "-m", "service.cli", "explain", *arguments]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    return ended.returncode, ended.stdout, ended.stderr


def told(*arguments: str) -> str:
    code, out, problem = explain(*arguments)
    assert code == 0, problem
    return out


def test_a_matter_lists_pages_and_encounters_with_what_needs_review() -> None:
    lines = told("T-1").splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [CHART[0], OTHER[0]]
    (undated,) = [line for line in lines if line.startswith("  page 3")]
    assert undated.endswith("[needs review: date of visit]")
    (sure,) = [line for line in lines if line.startswith("  page 2")]
    assert sure.split() == ["page", "2", "03/11/2024", "Office", "visit"]


def test_a_page_is_explained_in_plain_words() -> None:
    out = told("T-1", "--packet", "chart.pdf", "--page", "1")
    for said in (
        "Kind: Office visit",
        "title: “OFFICE VISIT”",
        "Whose page: the client",
        "Patient: “Brenneman, Odalys”",
        "“03/11/2024” service: “date of service” stands beside or above it; dates encounter",
        "“03/02/2024” narrative: it stands in running text",
        "Date of visit: 03/11/2024",
        "“Page 1 of 2” of the document; the page goes by it",
        "the page begins it: it is the first page of the packet",
        "Read from: the file's own text",
        "Provider: Tobias Wren",
        "Facility: Harrow Lane Family Practice",
    ):
        assert said in out, said


def test_a_date_from_another_page_is_told_as_such() -> None:
    out = told("T-1", "--packet", CHART[0], "--page", "2")
    assert "No dates are printed on it" in out
    assert "not printed on this page, but on page 1 of the same visit" in out
    assert "the page goes on with it: its count goes on: “Page 2 of 2” after “Page 1 of 2”" in out
    assert "it names nobody, and goes on from page 1" in out


def test_two_visits_on_a_page_are_told_apart_by_their_dates() -> None:
    page = json.loads(told("T-1", "--packet", "other.pdf", "--page", "1", "--json"))
    days = {v["id"]: v["date"] for v in page["visits"]}
    assert sorted(days.values()) == ["2024-04-08", "2024-04-15"]
    dating = [d for d in page["dates"] if d["visits"]]
    assert [(d["date"], [days[v] for v in d["visits"]]) for d in dating] == [
        ("2024-04-08", ["2024-04-08"]),
        ("2024-04-15", ["2024-04-15"]),
    ]


def test_an_encounter_is_explained_with_its_pages() -> None:
    listed = json.loads(told("T-1", "--json"))
    visit = next(v for v in listed[0]["visits"] if v["pages"] == [1, 2])
    out = told("T-1", "--encounter", visit["id"])
    assert out.startswith(f"Encounter {visit['id']} of {CHART[0]}\n")
    assert "page 1: it prints the date: “date of service 03/11/2024”" in out
    assert "page 2: it prints no date of the visit" in out
    assert json.loads(told("T-1", "--encounter", visit["id"], "--json"))["id"] == visit["id"]


@pytest.mark.parametrize(
    ("matter", "asked", "reason"),
    [
        ("T-9", Asked(), "There is no matter 'T-9' here"),
        ("T-2", Asked(), "Nothing has been found"),
        ("T-1", Asked(page=1), r"Name one packet with --packet.*: harrow/chart.pdf \("),
        ("T-1", Asked(packet="lost.pdf"), "no packet 'lost.pdf'"),
        ("T-1", Asked(packet="other.pdf", page=7), "has no page 7, but 1"),
        ("T-1", Asked(encounter="e9"), "There is no encounter 'e9'"),
    ],
)
def test_what_is_not_there_is_told(kept: Settings, matter: str, asked: Asked, reason: str) -> None:
    with pytest.raises(CannotExplain, match=reason):
        explain_kept(kept, matter, asked)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [(("T-9",), "There is no matter"), (("nowhere", "--folder"), "nowhere is not a folder")],
)
def test_the_command_ends_with_the_reason(arguments: tuple[str, ...], reason: str) -> None:
    code, out, problem = explain(*arguments)
    assert (code, out) == (1, "")
    assert reason in " ".join(problem.split())


def test_a_folder_is_explained_without_a_server(tmp_path: Path) -> None:
    folder = write_matter(tmp_path / "matter")
    asked = (str(folder), "--folder", "--packet", "second.pdf", "--page", "1", "--json")
    page = json.loads(told(*asked))
    assert (page["file"], page["page"]) == ("harrow/second.pdf", 1)
    assert page["category"]["value"] == "office_visit"
    assert page["date"]["value"] == "2024-05-06"
    assert page["person"]["value"] == "client"
    assert page["needs_review"] == []
    assert told(*asked) == told(*asked), "the same every time"
