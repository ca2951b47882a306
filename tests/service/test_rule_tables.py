"""A firm's tables: what is wrong in them is told at once, with file, key and reason."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from casefile.rules import RuleBook, RuleTableError
from ingest.finding.prose.furniture import FurnitureTable
from service.doctor import Health, examine
from service.rule_tables import TABLES, own_tables, table_problems
from service.settings import Settings

ROOT = Path(__file__).parents[2]
FLOORS = ("api", "casefile", "chronology", "completeness", "ingest", "service", "tracking")


def firm(folder: Path, **tables: str) -> Path:
    """Write tables (the package's dots as double underscores) into a rules folder."""
    for name, text in tables.items():
        package, table = name.rsplit("__", 1)
        file = folder / package.replace("__", ".") / f"{table}.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def test_every_shipped_table_is_known_and_sound() -> None:
    found = {
        f"{'.'.join(file.parent.relative_to(ROOT).parts)}/{file.stem}"
        for floor in FLOORS
        for file in (ROOT / floor).rglob("*.toml")
    }
    assert found == set(TABLES)
    assert list(table_problems(None)) == []


@pytest.mark.parametrize(
    ("table", "text", "key", "reason"),
    [
        ("completeness__windows", "[treatment]\ngap_days = 0", "treatment.gap_days", "greater"),
        ("completeness__windows", "[treatment]\ngap_day = 9", "treatment.gap_day", "no such key"),
        ("completeness__windows", "[treatment]\ngap_day = 9", "treatment.gap_days", "be given"),
        ("completeness__windows", "gap = 9", "gap", "no such key"),
        ("completeness__windows", "[treatment]\ngap_day = 9", "treatment.gap_day", "gap_days?"),
        ("completeness__windows", "\n\nodd = 9", "odd", "known here are billed_days, "),
        ("completeness__windows", "\n\nodd = 9", "odd", "(line 3)"),
        ("completeness__windows", "[treatment]\ngap_days = 0", "treatment.gap_days", "(line 2)"),
        ("completeness__windows", "[treatment]\ngap_day = 9", "treatment.gap_days", "copy the"),
        (
            "completeness__care",
            "[[documented_in_visit]]\nfirst = '1'\nlst = '2'",
            "documented_in_visit, entry 1.lst",
            "last?",
        ),
        ("completeness__windows", "[treatment\n", "", "not valid TOML"),
        ("completeness__severities", "[severity]\nvisit_gap = 'low'", "severity", "missing_bill"),
        ("completeness__wording", "[visit]\nems = 'Ride'", "visit", "these are missing"),
        ("completeness__care", "tells_why_paused = '('", "tells_why_paused", "regular expression"),
        ("ingest__finding__furniture", "prose = ['ok', 'a(b']", "prose, entry 2", "unterminated"),
        ("ingest__finding__assertions", "injury_labels = '[a'", "injury_labels", "regular"),
        ("ingest__finding__context", "stops = ['.. had']", "stops, entry 1", "begin with a gap"),
        ("ingest__finding__mentions", "[arrival]\ncues = ['']", "arrival.cues, entry 1", "words"),
        ("ingest__sorting__headings", "visit_date = ['*']", "visit_date, entry 1", "repeat"),
        ("casefile__doubt", "mistaken = 7", "mistaken", "string"),
    ],
)
def test_what_is_wrong_is_told_with_file_key_and_reason(
    tmp_path: Path, table: str, text: str, key: str, reason: str
) -> None:
    folder = firm(tmp_path, **{table: text})
    problems = list(table_problems(folder))
    assert any(p.key == key and reason in p.reason for p in problems), problems
    (name,) = own_tables(folder)
    assert all(p.file == str(folder / f"{name}.toml") for p in problems)


def test_a_table_of_an_unknown_name_is_told_with_the_likeliest(tmp_path: Path) -> None:
    folder = firm(tmp_path, completeness__windwos="x = 1")
    (problem,) = table_problems(folder)
    assert "did you mean completeness/windows.toml?" in problem.reason


def test_every_bad_table_is_told_not_only_the_first(tmp_path: Path) -> None:
    folder = firm(tmp_path, completeness__windows="a = 1\nb = 2", tracking__presets="c = 3")
    assert [p.key for p in table_problems(folder)] == ["a", "b", "c"]


def test_a_table_that_is_no_text_is_told(tmp_path: Path) -> None:
    folder = firm(tmp_path, completeness__files="")
    (folder / "completeness" / "files.toml").write_bytes(b"file_words = ['\xff\xfe']")
    (problem,) = table_problems(folder)
    assert "UTF-8" in problem.reason


def test_the_error_travels_between_processes(tmp_path: Path) -> None:
    folder = firm(tmp_path, ingest__finding__furniture="prose = ['a(b']")
    with pytest.raises(RuleTableError) as caught:
        RuleBook(folder).table("ingest.finding", "furniture", FurnitureTable)
    sent = pickle.loads(pickle.dumps(caught.value))
    assert sent.problems == caught.value.problems
    assert str(sent) == str(caught.value)
    assert "furniture.toml, prose, entry 1: no regular expression" in str(sent)


def test_the_doctor_looks_at_every_table(tmp_path: Path) -> None:
    def told(folder: Path | None) -> list[tuple[Health, str]]:
        settings = Settings(data=tmp_path / "data", rules=folder, _env_file=None)
        return [(f.health, f.advice) for f in examine(settings) if f.what == "rule tables"]

    assert told(None) == [(Health.FINE, "")]
    fine = firm(tmp_path / "fine", completeness__windows="[treatment]\ngap_days = 45")
    assert told(fine) == [(Health.FINE, "")]
    torn = firm(tmp_path / "torn", ingest__finding__context="stops = ['.. x']\nmore = 1")
    assert [health for health, _ in told(torn)] == [Health.BAD] * 2
    assert any(advice.startswith("stops, entry 1: ") for _, advice in told(torn))
    assert told(tmp_path / "none")[0][0] is Health.BAD
