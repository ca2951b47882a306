"""Packets, their facts and what was dropped, as the store keeps them."""

from dataclasses import replace

import pytest
from made_rows import MATTER, SHA, facts_of

from casefile.pages import Source
from casefile.store import (
    PacketState,
    PageRecord,
    Verdict,
    matter_facts,
)


def test_registering_the_same_file_again_gives_the_same_packet(store):
    store.matters.upsert(MATTER)
    first = store.packets.register("25-001", "clinic/a.pdf", SHA, 4, "clinic")
    store.packets.set_state(first.id, PacketState.READING)
    again = store.packets.register("25-001", "clinic/a.pdf", SHA, 4, "clinic")
    assert (again.id, again.state) == (first.id, PacketState.READING)
    assert len(store.packets.of_matter("25-001")) == 1


def test_the_same_bytes_in_two_places_are_two_packets(store):
    store.matters.upsert(MATTER)
    store.matters.of_folder("other")
    ids = {
        store.packets.register(matter, file, SHA, 4).id
        for matter, file in (("25-001", "a.pdf"), ("25-001", "b.pdf"), ("other", "a.pdf"))
    }
    assert len(ids) == 3
    assert {p.id for p in store.packets.with_bytes(SHA)} == ids


def test_an_undecided_packet_is_assigned_and_keeps_its_id(store):
    store.matters.upsert(MATTER)
    packet = store.packets.register(None, "scan.pdf", SHA, 2)
    assert store.packets.unassigned() == (packet,)
    store.packets.assign(packet.id, "25-001")
    assert store.packets.unassigned() == ()
    assert [p.id for p in store.packets.of_matter("25-001")] == [packet.id]


def test_packets_by_state_are_what_a_restart_goes_on_with(store, clock):
    late, early = (store.packets.register(None, name, SHA, 1) for name in ("b.pdf", "a.pdf"))
    store.packets.set_state(late.id, PacketState.FOUND)
    found = store.packets.in_state(PacketState.REGISTERED, PacketState.READING)
    assert [p.id for p in found] == [early.id]


def test_an_unknown_matter_is_refused(store):
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        store.packets.register("nobody", "a.pdf", SHA, 1)


def test_reading_a_page_again_overwrites_it(store):
    packet = store.packets.register(None, "a.pdf", SHA, 2)
    page = PageRecord(packet.id, 1, Source.OCR, "read", "key", 0.5, 180, None, 900)
    store.pages.save([page, replace(page, page=2)])
    better = replace(page, confidence=0.75, problem="page 1 needed more memory", reading=None)
    store.pages.save([better])
    assert store.pages.of_packet(packet.id) == (better, replace(page, page=2))
    assert store.pages.count(packet.id) == 2
    assert store.pages.get(packet.id, 3) is None


def test_facts_come_back_equal(store):
    store.matters.upsert(MATTER)
    packet = store.packets.register("25-001", "a.pdf", SHA, 1)
    facts = facts_of(packet)
    store.facts.save(replace(facts, provider="earlier"), "v1")
    store.facts.save(facts, "v2")
    assert store.facts.load(packet.id) == facts
    assert store.facts.rules_of(packet.id) == "v2"
    assert store.facts.load("p0") is None


def test_the_facts_of_a_matter_are_put_together_in_file_order(store):
    store.matters.upsert(MATTER, "marlowe")
    packets = [
        store.packets.register("25-001", name, sha * 32, 1)
        for name, sha in (("b.pdf", "11"), ("Ä.pdf", "22"), ("a.pdf", "33"), ("B.pdf", "44"))
    ]
    for packet in packets:
        store.facts.save(facts_of(packet), "v1")
    bad = store.arrivals.begin(
        source="marlowe/x.pdf", matter="25-001", file="x.pdf", sha256="55" * 32, size=3
    )
    store.arrivals.decide(bad.id, Verdict.FAILED, "failed/x.pdf", reason="The file is damaged.")
    facts = matter_facts(store, "25-001")
    assert [p.file for p in facts.packets] == ["B.pdf", "a.pdf", "b.pdf", "Ä.pdf"]
    assert [(u.file, u.reason) for u in facts.unreadable] == [("x.pdf", "The file is damaged.")]
    with pytest.raises(KeyError):
        matter_facts(store, "nobody")


def test_an_unreadable_file_that_came_again_whole_is_answered(store):
    store.matters.upsert(MATTER)
    bad = store.arrivals.begin(source="m/x.pdf", matter="25-001", file="x.pdf", sha256=SHA, size=3)
    store.arrivals.decide(bad.id, Verdict.FAILED, "failed/x.pdf", reason="cut off")
    assert len(store.arrivals.unreadable("25-001")) == 1
    store.packets.register("25-001", "x.pdf", "cd" * 32, 3)
    assert store.arrivals.unreadable("25-001") == ()


def test_an_interrupted_drop_goes_on_and_a_moved_one_is_over(store, clock):
    drop = {"source": "a.pdf", "matter": None, "file": "a.pdf", "sha256": SHA, "size": 3}
    first = store.arrivals.begin(**drop)
    clock.forward(minutes=1)
    assert store.arrivals.begin(**drop) == first
    packet = store.packets.register(None, "a.pdf", SHA, 1)
    store.arrivals.decide(first.id, Verdict.REGISTERED, "there", packet.id)
    store.arrivals.moved(first.id)
    assert store.arrivals.unmoved() == ()
    again = store.arrivals.begin(**drop)
    assert again.id != first.id
    assert [a.id for a in store.arrivals.recent()] == [again.id, first.id]
    assert [a.id for a in store.arrivals.of_packet(packet.id)] == [first.id]
