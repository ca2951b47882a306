"""Changed tables of sorting and finding, tried on a packet that was read: no page is read again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from packets import visit_note, write_pdf
from typer.testing import CliRunner, Result

from casefile.matters import Client, Matter
from casefile.rules import RuleBook
from casefile.store import Vault, open_store
from ingest.reading.cache import ReadingCache
from ingest.reading.children import PageReaders
from ingest.reading.settings import ReadingSettings
from service.cli import app
from service.pipeline import Pipeline
from service.settings import Settings

SORTING = Path(__file__).parents[2] / "ingest" / "sorting"


@pytest.fixture
def worked(tmp_path: Path) -> Iterator[Pipeline]:
    """A matter with one packet of two visits, read, found and judged."""
    settings = Settings(data=tmp_path / "data", _env_file=None)
    settings.data.mkdir()
    store = open_store(settings.database)
    cache = ReadingCache(settings.readings_folder)
    file = write_pdf(
        tmp_path / "chart.pdf", [visit_note("04/02/2024", 1, 1), visit_note("04/16/2024", 1, 1)]
    )
    with PageReaders(ReadingSettings(), 1, cache) as readers:
        pipeline = Pipeline(store, Vault(settings.vault_folder), readers, cache, RuleBook(), "")
        store.matters.upsert(Matter("T-100", Client("Odalys Brenneman")))
        packet = store.packets.register("T-100", "chart.pdf", pipeline.vault.add(file), 2).id
        pipeline.open_packet(packet)
        page = 1
        while page <= 2:  # on a busy machine a page is noted by itself
            page = pipeline.read_pages(packet, page, 2)
        pipeline.find_packet(packet)
        pipeline.judge_matter("T-100")
        yield pipeline
    store.close()


def tried(pipeline: Pipeline, tmp_path: Path, *, in_force: bool = False) -> Result:
    """Try a table of cues by which an office note is a therapy note, and the other way round."""
    text = (SORTING / "cues.toml").read_text("utf-8")
    swapped = text.replace("office_visit", "?").replace("physical_therapy", "office_visit")
    rules = tmp_path / "rules"
    (rules / "ingest.sorting").mkdir(parents=True, exist_ok=True)
    (rules / "ingest.sorting" / "cues.toml").write_text(swapped.replace("?", "physical_therapy"))
    env = {"FULLCHART_DATA": str(tmp_path / "data")}
    if in_force:
        env["FULLCHART_RULES"] = str(rules)
    return CliRunner().invoke(app, ["rules", "test", *([] if in_force else [str(rules)])], env=env)


@pytest.mark.parametrize("in_force", [False, True])
def test_pages_that_would_be_of_another_kind_are_told(
    worked: Pipeline, tmp_path: Path, in_force: bool
) -> None:
    result = tried(worked, tmp_path, in_force=in_force)
    assert result.exit_code == 2, result.output
    assert "page 1 of chart.pdf: Physical therapy instead of Office visit" in result.output
    assert "2 pages would be of another kind" in result.output


def test_nothing_is_written(worked: Pipeline, tmp_path: Path) -> None:
    def kept() -> object:
        store = worked.store
        files = sorted(p for p in (tmp_path / "data").rglob("*") if "reading" in p.name)
        facts = store.facts.of_matter("T-100")
        return facts, store.flags.of_matter("T-100", resolved=True), files

    before = kept()
    assert tried(worked, tmp_path).exit_code == 2
    assert kept() == before
