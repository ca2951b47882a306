"""`fullchart rules test`: changed tables against stored matters, told in words, nothing stored."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from casefile.bills import Bill, BillForm, BillingLine, Payment
from casefile.categories import Category
from casefile.encounters import Encounter
from casefile.matters import Client, Matter, PacketFacts, Request
from casefile.pages import PageFacts, Source
from casefile.store import PacketState, Store, matter_facts, open_store
from casefile.words import Box
from completeness.judge import judge
from service.cli import app
from service.settings import Settings

BOX = Box(0.1, 0.1, 0.9, 0.12)
CLINIC = "Heronsgate Family Practice"
GAP = "[treatment]\ngap_days = {}\n"

Try = Callable[..., Result]


def visits(packet: str, *days: dt.date) -> PacketFacts:
    """A packet with a page and a visit for each day, and a bill for them that has a payment."""
    pages = tuple(
        PageFacts(n, Source.TEXT, Category.OFFICE_VISIT, n, text=f"visit {n} of {packet} {day}")
        for n, day in enumerate(days, 1)
    )
    seen = tuple(
        Encounter(f"{packet}-{n}", packet, Category.OFFICE_VISIT, day, (n,), facility=CLINIC)
        for n, day in enumerate(days, 1)
    )
    lines = tuple(
        BillingLine(
            f"{packet}-l{n}", day, Decimal(100), 1, BOX, code="99213",
            category=Category.OFFICE_VISIT,
        )
        for n, day in enumerate(days, 1)
    )  # fmt: skip
    paid = Payment(days[0], Decimal(40), "Guild fund", 1, BOX)
    bill = Bill(f"{packet}-b", BillForm.LEDGER, (1,), lines, payments=(paid,), provider=CLINIC)
    return PacketFacts(
        packet, f"{packet}.pdf", packet, len(days), CLINIC, None, pages, (), seen, (bill,)
    )


def enter(store: Store, matter: str, *days: dt.date) -> None:
    store.matters.upsert(Matter(matter, Client("Sunniva Draper"), days[0]))
    packet = store.packets.register(matter, f"{matter}.pdf", matter, len(days))
    store.facts.save(visits(packet.id, *days), "shipped")
    store.packets.set_state(packet.id, PacketState.FOUND)
    store.flags.save(matter, judge(matter_facts(store, matter)).flags, "shipped")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two matters: one with a pause of 41 days in its care, one with visits a week apart."""
    folder = tmp_path / "data"
    folder.mkdir()
    store = open_store(Settings(data=folder, _env_file=None).database)
    enter(store, "T-1", dt.date(2024, 3, 1), dt.date(2024, 4, 11))
    enter(store, "T-2", dt.date(2024, 3, 1), dt.date(2024, 3, 8))
    store.close()
    return folder


@pytest.fixture
def tried(data: Path, tmp_path: Path) -> Try:
    """Write a table into a rules folder and try the folder out."""

    def run(table: str, text: str, *more: str, in_force: bool = False) -> Result:
        file = tmp_path / "rules" / f"{table}.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        rules = str(tmp_path / "rules")
        env = {"FULLCHART_DATA": str(data), "FULLCHART_RULES": rules if in_force else ""}
        folder = [] if in_force else [rules]
        named = {key: value for key, value in env.items() if value}
        return CliRunner().invoke(app, ["rules", "test", *folder, *more], env=named)

    return run


def test_a_finding_that_would_vanish_is_told_in_its_words(tried: Try) -> None:
    result = tried("completeness/windows", GAP.format(45))
    assert result.exit_code == 2
    assert "T-1 (Sunniva Draper): 1 finding would close\n" in result.output
    assert "  closes: Note: " in result.output
    assert "41 days" in result.output
    assert "1 of 2 matters would stay as they are." in result.output


def test_a_finding_that_would_appear_and_one_matter_alone(tried: Try) -> None:
    result = tried("completeness/windows", GAP.format(5), "--matter", "T-2")
    assert result.exit_code == 2
    assert "T-2 (Sunniva Draper): 1 finding would open" in result.output
    assert "T-1" not in result.output


def test_a_finding_that_would_weigh_otherwise(tried: Try) -> None:
    shipped = (Path(__file__).parents[2] / "completeness" / "severities.toml").read_text("utf-8")
    heavier = shipped.replace('treatment_gap = "low"', 'treatment_gap = "high"')
    assert heavier != shipped
    result = tried("completeness/severities", heavier)
    assert result.exit_code == 2
    assert "1 finding would change" in result.output
    assert "Blocking instead of Note" in result.output
    assert "not ready for a demand any more" in result.output


def test_sums_that_would_change_are_told(tried: Try) -> None:
    payers = '[payers]\ninsurance = ["guild fund"]\n'
    result = tried("completeness/specials", payers)
    assert result.exit_code == 2
    assert "paid, insurance: $40.00 instead of $0.00" in result.output


def test_nothing_changes_where_the_table_says_what_ships(tried: Try) -> None:
    result = tried("completeness/windows", GAP.format(30))
    assert result.exit_code == 0
    assert "2 of 2 matters would stay as they are." in result.output


def test_the_folder_in_force_is_compared_with_what_people_see(tried: Try) -> None:
    result = tried("completeness/windows", GAP.format(45), in_force=True)
    assert result.exit_code == 2
    assert "1 finding would close" in result.output


def test_nothing_is_stored(tried: Try, data: Path) -> None:
    before = stored(data)
    assert tried("completeness/windows", GAP.format(5)).exit_code == 2
    assert stored(data) == before


def stored(data: Path) -> list[object]:
    store = open_store(Settings(data=data, _env_file=None).database)
    try:
        return [store.flags.of_matter(m, resolved=True) for m in ("T-1", "T-2")]
    finally:
        store.close()


def test_a_bad_table_is_told_and_nothing_is_judged(tried: Try) -> None:
    result = tried("completeness/windows", GAP.format('"long"'))
    assert result.exit_code == 1
    assert "windows.toml, treatment.gap_days: " in result.output
    assert "matters would stay" not in result.output


def test_a_packet_whose_readings_are_gone_is_named_and_stays_as_it_was_found(tried: Try) -> None:
    bad = tried("ingest.finding/context", "stops = ['.. had']")
    assert bad.exit_code == 1
    assert "context.toml, stops, entry 1: " in bad.output
    gone = tried("ingest.finding/context", "stops = ['but']")
    assert gone.exit_code == 0
    assert "its pages are not kept as read, so it stays as it was found" in gone.output


def test_a_table_of_the_intake_changes_nothing_that_is_here(tried: Try) -> None:
    result = tried("ingest.folder/ignored", "endings = ['.scratch']")
    assert result.exit_code == 0
    assert "bears on files that are dropped from now on" in result.output


def test_requests_that_would_be_due_on_another_day_are_told(tried: Try, data: Path) -> None:
    store = open_store(Settings(data=data, _env_file=None).database)
    store.requests.add("T-1", Request(CLINIC, sent=dt.date(2024, 6, 3)))
    store.close()
    shipped = (Path(__file__).parents[2] / "tracking" / "presets.toml").read_text("utf-8")
    result = tried("tracking/presets", re.sub(r"due_days = \d+", "due_days = 45", shipped))
    assert result.exit_code == 2
    assert f"the request to {CLINIC} of 06/03/2024 would be due 07/18/2024 instead of" in (
        result.output
    )


def test_what_is_not_there_is_said(data: Path, tmp_path: Path, tried: Try) -> None:
    env = {"FULLCHART_DATA": str(data)}
    missing = CliRunner().invoke(app, ["rules", "test", str(tmp_path / "none")], env=env)
    assert (missing.exit_code, "no folder" in missing.output) == (1, True)
    assert CliRunner().invoke(app, ["rules", "test"], env=env).exit_code == 1
    unknown = tried("completeness/windows", GAP.format(45), "--matter", "T-9")
    assert (unknown.exit_code, "no matter 'T-9'" in unknown.output) == (1, True)
