"""Four files, complete and the same each time, or none."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
from made_export import Exported
from made_records import facts_of, judged

from casefile.contract import schema_json
from chronology.export.write import FILES, write_exports

PUBLISHED = Path(__file__).parents[3] / "docs" / "casefile.schema.json"


def test_the_same_facts_give_the_same_bytes(exported: Exported, tmp_path: Path) -> None:
    again = exported.again(tmp_path / "again")
    assert [path.name for path in again] == list(FILES)
    for path in again:
        assert path.read_bytes() == (exported.folder / path.name).read_bytes(), path.name


def test_nothing_but_the_files_is_left(exported: Exported) -> None:
    assert sorted(path.name for path in exported.folder.iterdir()) == sorted(FILES)


def test_the_case_file_is_valid_by_the_published_schema(exported: Exported) -> None:
    casefile = json.loads((exported.folder / "casefile.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(json.loads(PUBLISHED.read_text(encoding="utf-8")))
    assert list(validator.iter_errors(casefile)) == []
    del casefile["chronology"][0]["date"]
    assert list(validator.iter_errors(casefile)) != []


def test_the_published_schema_is_that_of_the_program() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == schema_json()


def test_a_matter_of_which_nothing_came_is_written_too(tmp_path: Path) -> None:
    written = write_exports(facts_of(), judged(), (), tmp_path, lambda _: None)
    assert [path.name for path in written] == list(FILES)
    assert json.loads(written[0].read_text(encoding="utf-8"))["chronology"] == []
