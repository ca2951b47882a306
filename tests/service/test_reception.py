"""What comes, and what changes: packets find their matter, matters are judged anew."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from packets import MATTER, visit_note, write_pdf

from casefile.store import Action, PacketState
from service.house import House, open_house
from service.settings import Settings

VISITS = ["03/11/2024", "04/08/2024"]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    settings = Settings(
        data=tmp_path / "data", cores=1, settle_seconds=0.2, scan_seconds=0.3, worker="test"
    )
    with open_house(settings) as opened, opened.reception.watching():
        yield opened


def wait_for(condition: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + 90
    while not condition():
        assert time.monotonic() < until, f"{what} did not come about"
        time.sleep(0.05)


def drop(house: House, place: str, dates: list[str]) -> None:
    staged = house.settings.data / "staged.pdf"
    write_pdf(staged, [visit_note(date, 1, 1) for date in dates])
    target = house.settings.inbox_folder / place
    target.parent.mkdir(parents=True, exist_ok=True)
    staged.replace(target)


def describe(house: House, folder: str, **changes: object) -> None:
    path = house.settings.inbox_folder / folder / "matter.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(MATTER | changes))


def found(house: House) -> bool:
    packets = house.store.packets.in_state(*PacketState)
    return bool(packets) and all(p.state is PacketState.FOUND for p in packets)


def quiet(house: House) -> bool:
    return found(house) and not house.engine.busy()


def test_a_loose_packet_waits_until_its_matter_is_known(house: House) -> None:
    drop(house, "loose.pdf", VISITS)
    wait_for(lambda: quiet(house), "the reading of the loose packet")
    assert [p.file for p in house.store.packets.unassigned()] == ["loose.pdf"]

    describe(house, "T-100")
    wait_for(lambda: not house.store.packets.unassigned(), "the match")
    wait_for(lambda: quiet(house), "the judgement")
    packet = house.store.packets.of_matter("T-100")[0]
    assert packet.file == "loose.pdf"
    assert any("matched" in e.what for e in house.store.activity.of(packet=packet.id))
    kinds = {f.flag.kind.value for f in house.store.flags.of_matter("T-100")}
    assert "missing_category" in kinds


def test_a_new_client_makes_strangers_of_the_pages(house: House) -> None:
    describe(house, "T-100")
    drop(house, "T-100/harrow/notes.pdf", VISITS)
    wait_for(lambda: quiet(house) and bool(house.store.flags.of_matter("T-100")), "the judgement")
    facts = house.store.facts.of_matter("T-100")[0]
    assert [e.date.isoformat() for e in facts.encounters if e.date] == ["2024-03-11", "2024-04-08"]
    assert not any(p.foreign for p in facts.pages)

    describe(house, "T-100", client="Ferdinand Okoro", dob="1950-12-30")
    wait_for(
        lambda: all(p.foreign for p in house.store.facts.of_matter("T-100")[0].pages),
        "finding again for the other client",
    )
    wait_for(lambda: quiet(house), "the judgement")
    kinds = {f.flag.kind.value for f in house.store.flags.of_matter("T-100")}
    assert "wrong_patient" in kinds


def test_a_late_packet_settles_what_it_answers_and_leaves_decisions_alone(house: House) -> None:
    describe(house, "T-100")
    drop(house, "T-100/harrow/notes.pdf", ["03/11/2024", "05/06/2024"])
    wait_for(lambda: quiet(house) and bool(house.store.flags.of_matter("T-100")), "the judgement")
    before = {f.flag.kind.value: f.flag for f in house.store.flags.of_matter("T-100")}
    assert before["treatment_gap"].detail["days"] == 56
    bills = before["missing_category"]
    house.store.flags.decide("T-100", bills.id, Action.DISMISS, "The clinic bills no one", "Ana P.")

    drop(house, "T-100/harrow/late.pdf", ["04/08/2024"])
    wait_for(lambda: len(house.store.packets.of_matter("T-100")) == 2, "the late packet")
    wait_for(lambda: quiet(house), "the judgement")
    standing = {f.flag.kind.value: f.flag for f in house.store.flags.of_matter("T-100")}
    assert "treatment_gap" not in standing
    assert standing["missing_category"].status == "dismissed"
    settled = house.store.flags.of_matter("T-100", resolved=True)
    (gap,) = (f.flag for f in settled if f.flag.kind.value == "treatment_gap")
    assert gap.status == "resolved"
    assert gap.message.endswith("Settled by page 1 of harrow/late.pdf.")


def test_the_same_bytes_again_are_the_same_packet(house: House) -> None:
    drop(house, "T-100/harrow/notes.pdf", VISITS)
    wait_for(lambda: quiet(house), "the reading")
    drop(house, "T-100/harrow/again.pdf", VISITS)
    wait_for(lambda: len(house.store.arrivals.recent()) == 2, "the second arrival")
    wait_for(lambda: quiet(house), "the end of the work")
    assert len(house.store.packets.of_matter("T-100")) == 1
    wait_for(lambda: all(a.moved_at for a in house.store.arrivals.recent()), "the moves")
    moved = sorted(p.name for p in (house.settings.data / "processed").rglob("*.pdf"))
    assert moved == ["again.pdf", "notes.pdf"]
