"""`fullchart run`: a folder in, a case file out, the inputs untouched, the same bytes again."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from packets import visit_note, write_matter, write_pdf

from casefile.contract import schema_json


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FULLCHART_READINGS", str(tmp_path / "readings"))
    monkeypatch.setenv("FULLCHART_CORES", "2")
    monkeypatch.chdir(tmp_path)


def run(folder: Path, out: Path) -> tuple[int, str]:
    """Run the command in a process of its own, as people do."""
    command = [sys.executable, "-m", "service.cli", "run", str(folder), "--out", str(out)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    return ended.returncode, ended.stdout + ended.stderr


def digests(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


def test_a_folder_becomes_a_case_file(tmp_path: Path) -> None:
    folder = write_matter(tmp_path / "matter")
    before = digests(folder)
    code, output = run(folder, tmp_path / "out")
    assert code == 0, output
    assert digests(folder) == before
    casefile = json.loads((tmp_path / "out" / "casefile.json").read_text())
    jsonschema.validate(casefile, json.loads(schema_json()))
    assert casefile["matter"]["id"] == "T-100"
    dates = [e["date"] for p in casefile["packets"] for e in p["encounters"]]
    assert dates == ["2024-03-11", "2024-04-08", "2024-05-06"]
    kinds = {f["kind"] for f in casefile["flags"]}
    assert "missing_category" in kinds, "bills were asked for, none came"
    assert {"chronology.pdf", "chronology.docx", "chronology.xlsx"} <= set(
        digests(tmp_path / "out")
    )


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    folder = write_matter(tmp_path / "matter")
    run(folder, tmp_path / "one")
    shutil.rmtree(tmp_path / "readings")
    run(folder, tmp_path / "two")
    one, two = ((tmp_path / n / "casefile.json").read_bytes() for n in ("one", "two"))
    assert one == two


def test_an_unreadable_file_is_told_and_flagged(tmp_path: Path) -> None:
    folder = write_matter(tmp_path / "matter")
    whole = (folder / "harrow" / "second.pdf").read_bytes()
    (folder / "harrow" / "cut.pdf").write_bytes(whole[: len(whole) // 2])
    code, output = run(folder, tmp_path / "out")
    assert code == 2
    assert "cut.pdf" in output
    casefile = json.loads((tmp_path / "out" / "casefile.json").read_text())
    flagged = [f for f in casefile["flags"] if f["kind"] == "unreadable_file"]
    assert [f["detail"]["file"] for f in flagged] == ["harrow/cut.pdf"]
    assert flagged[0]["packet"] is None


def test_two_files_with_the_same_bytes_stay_two_packets(tmp_path: Path) -> None:
    folder = write_matter(tmp_path / "matter")
    shutil.copyfile(folder / "harrow" / "second.pdf", folder / "harrow" / "third.pdf")
    code, _ = run(folder, tmp_path / "out")
    assert code == 0
    packets = json.loads((tmp_path / "out" / "casefile.json").read_text())["packets"]
    assert [p["file"] for p in packets] == [f"harrow/{n}.pdf" for n in ("first", "second", "third")]
    assert len({p["id"] for p in packets}) == 3
    ids = [e["id"] for p in packets for e in p["encounters"]]
    assert len(ids) == len(set(ids))


def test_a_folder_without_matter_json_is_its_own_matter(tmp_path: Path) -> None:
    write_pdf(tmp_path / "Brenneman" / "note.pdf", [visit_note("03/11/2024", 1, 1)])
    code, _ = run(tmp_path / "Brenneman", tmp_path / "out")
    assert code == 0
    matter = json.loads((tmp_path / "out" / "casefile.json").read_text())["matter"]
    assert matter == {"id": "Brenneman", "client": None, "dob": None, "date_of_loss": None}


@pytest.mark.parametrize("make", ["absent", "empty"])
def test_nothing_to_do_is_said_plainly(tmp_path: Path, make: str) -> None:
    folder = tmp_path / "matter"
    if make == "empty":
        folder.mkdir()
    code, output = run(folder, tmp_path / "out")
    assert code == 1
    assert "Nothing could be done" in output
    assert not (tmp_path / "out").exists()
