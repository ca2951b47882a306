"""The docs keep up with the code: what they must name is named, and their links lead somewhere."""

import re
import tomllib
from importlib import resources
from pathlib import Path

import pytest
import typer
from pydantic_core import PydanticUndefined

from casefile.categories import Category, FactKind, FlagKind
from casefile.dates import DateRole
from casefile.store import PacketState, Verdict
from completeness.wording import Severities
from service.cli import app
from service.settings import Settings

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
FLOORS = ("api", "casefile", "chronology", "completeness", "ingest", "service", "tracking")
PAGES = [*sorted(ROOT.glob("*.md")), ROOT / "sample_packets/README.md", *sorted(DOCS.rglob("*.md"))]
TABLES = sorted(p for floor in FLOORS for p in (ROOT / floor).rglob("*.toml"))


def commands(group: typer.core.TyperGroup, before: str = "") -> dict:
    """Give every command by the words that call it: "run", "rules test"."""
    found = {}
    for name, command in group.commands.items():
        named = f"{before}{name}"
        inner = hasattr(command, "commands")
        found |= commands(command, f"{named} ") if inner else {named: command}
    return found


COMMANDS = sorted(commands(typer.main.get_command(app)).items())
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def found(pattern: str, words: str) -> list:
    return re.findall(pattern, words, re.MULTILINE)


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def shipped(package: str, name: str) -> dict:
    file = resources.files(package).joinpath(f"{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def settings_rows() -> list[str]:
    rows = []
    for name, field in Settings.model_fields.items():
        if field.default is PydanticUndefined:
            default = "all cores"
        else:
            default = "" if field.default is None else f"`{field.default}`"
        rows.append(f"| `FULLCHART_{name.upper()}` | {default} | {field.description} |")
    return rows


def anchors(page: Path) -> set[str]:
    """Give the addresses of a page's headings, as hosts of Markdown make them."""
    headings = found(r"^#+ (.+)$", page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings}


def test_every_setting_stands_in_its_table_as_the_code_has_it():
    operations = text("docs/operations.md")
    table = operations.split("<!-- settings -->")[1].split("<!-- /settings -->")[0]
    assert table.strip().splitlines()[2:] == settings_rows()


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_every_command_and_its_options_are_in_operations(name, command):
    synopses = found(rf"^\| `fullchart ({name}\b[^`]*)`", text("docs/operations.md"))
    assert len(synopses) == 1
    told = found(r"--[a-z-]+", synopses[0])
    assert set(told) == {o for p in command.params for o in p.opts if o.startswith("--")} - {
        "--help"
    }
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    assert len(found(r"(?<=[a-z] )\[?[A-Z]+", synopses[0].split("--")[0])) == len(arguments)


def test_every_make_target_is_in_operations():
    targets = found(r"^([a-z]+):.*##", text("Makefile"))
    assert sorted(found(r"^\| `make ([a-z]+)` \|", text("docs/operations.md"))) == sorted(targets)


def test_what_the_readme_tells_to_type_can_be_typed():
    readme = text("README.md")
    targets = set(found(r"^([a-z]+):", text("Makefile")))
    assert {"demo", "test"} <= set(found(r"^    make ([a-z]+)", readme))
    assert set(found(r"(?:^    |`)make ([a-z]+)", readme)) <= targets
    assert set(found(r"fullchart ([a-z]+) ", readme)) <= {name.split()[0] for name, _ in COMMANDS}


@pytest.mark.parametrize("kind", FlagKind)
def test_every_flag_kind_has_its_section_with_its_severity(kind):
    sections = dict(found(r"^### `(\w+)` · (\w+)$", text("docs/flags.md")))
    severities = Severities.model_validate(shipped("completeness", "severities"))
    assert sections.get(kind.value) == severities.severity[kind].value


def test_every_section_of_a_flag_says_the_same_things():
    sections = re.split(r"^### ", text("docs/flags.md"), flags=re.MULTILINE)[1:]
    for section in sections:
        points = found(r"^- \*\*([\w ]+)\*\*", section)
        assert points[:-1] == ["Raised", "Evidence", "Closes", "Left alone"], section
        assert points[-1] in {"Threshold", "Thresholds", "Table"}, section


def test_every_key_of_a_table_that_flags_name_is_there():
    keys = found(r"`([\w.]+)/(\w+)\.toml`,\s+`([\w.]+)`", text("docs/flags.md"))
    assert len(keys) > len(FlagKind)
    for package, name, key in keys:
        values = shipped(package, name)
        for part in key.split("."):
            assert part in values, f"{package}/{name}.toml has no {key}"
            values = values[part]


def test_every_rule_table_is_listed_by_the_name_that_overrides_it():
    names = [f"{'.'.join(t.parent.relative_to(ROOT).parts)}/{t.name}" for t in TABLES]
    assert sorted(found(r"^\| `([\w.]+/\w+\.toml)` \|", text("docs/reading.md"))) == sorted(names)


@pytest.mark.parametrize("words", [Category, FactKind, DateRole], ids=lambda words: words.__name__)
def test_every_word_of_a_vocabulary_is_in_reading(words):
    reading = text("docs/reading.md")
    assert [w.value for w in words if f"`{w.value}`" not in reading] == []


def test_every_state_and_verdict_is_in_architecture():
    told = text("docs/architecture.md")
    assert [s.value for s in (*PacketState, *Verdict) if f"`{s.value}`" not in told] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page):
    broken = []
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        target, _, heading = link.partition("#")
        place = (page.parent / target).resolve() if target else page
        if re.match(r"[a-z]+:", link):
            continue
        if not place.exists() or (heading and heading not in anchors(place)):
            broken.append(link)
    assert broken == []


def test_every_decision_is_listed_and_says_what_was_decided_and_what_follows():
    records = sorted((DOCS / "decisions").glob("[0-9]*.md"))
    listed = found(r"^\d+\. \[.+\]\((.+)\)$", text("docs/decisions/README.md"))
    assert listed == [r.name for r in records]
    for record in records:
        parts = found(r"^## (.+)$", record.read_text(encoding="utf-8"))
        assert parts == ["Context", "Decision", "Consequences"], record.name
