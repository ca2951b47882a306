"""Searchable copies of a matter's packets, from what the service has read."""

from __future__ import annotations

from pathlib import Path

import pytest
from packets import visit_note, write_pdf

from casefile.matters import Client, Matter
from casefile.store import Vault, open_store
from chronology.export.searchable import CannotCopyError
from ingest.pdf.contents import page_contents
from service.exporting import export_matter
from service.house import open_house
from service.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(data=tmp_path / "data", cores=1)
    with open_house(made) as house:
        house.store.matters.upsert(Matter("T-1", Client("Odalys Brenneman")))
        for number in (1, 2):
            note = [visit_note(f"03/1{number}/2024", 1, 1)]
            sha256 = house.vault.add(write_pdf(tmp_path / f"{number}.pdf", note))
            packet = house.store.packets.register("T-1", "harrow/a.pdf", sha256, 1).id
            house.pipeline.open_packet(packet)
            house.pipeline.read_pages(packet, 1, 1)
            house.pipeline.find_packet(packet)
    return made


def test_copies_stand_beside_the_exports_where_asked_for(
    settings: Settings, tmp_path: Path
) -> None:
    plain = export_matter(settings, "T-1", tmp_path / "plain")
    whole = export_matter(settings, "T-1", tmp_path / "whole", searchable=True)
    assert [p.name for p in plain] == [p.name for p in whole[: len(plain)]]
    first, second = whole[len(plain) :]
    assert first.relative_to(tmp_path / "whole").as_posix() == "searchable/harrow/a.pdf"
    assert second.parent == first.parent
    dates = {"03/11/2024", "03/12/2024"}
    found = [{w.text for w in page_contents(p, 1).text.words} & dates for p in (first, second)]
    assert sorted(found, key=sorted) == [{"03/11/2024"}, {"03/12/2024"}]


def test_a_packet_that_cannot_be_copied_keeps_no_other_from_it(
    settings: Settings, tmp_path: Path
) -> None:
    store = open_store(settings.database)
    first, _ = store.packets.of_matter("T-1")
    store.close()
    stored = Vault(settings.vault_folder).path_of(first.sha256)
    stored.chmod(0o600)
    stored.write_bytes(b"%PDF-1.7 lost")
    with pytest.raises(CannotCopyError, match=r"^harrow/a\.pdf: the file is damaged"):
        export_matter(settings, "T-1", tmp_path / "out", searchable=True)
    assert len(list((tmp_path / "out" / "searchable").rglob("*.pdf"))) == 1


def test_an_unknown_matter_is_told(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        export_matter(settings, "T-9", tmp_path / "out", searchable=True)
