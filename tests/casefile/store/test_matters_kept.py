"""Matters and their requests come back from the store as they were put in."""

import datetime as dt
from dataclasses import replace

from made_rows import CLINIC, DAY, HOSPITAL, MATTER, SHA, flag

from casefile.categories import Category
from casefile.matters import Matter
from casefile.store import (
    RequestStatus,
    Verdict,
)


def test_a_matter_comes_back_as_it_was_stored(store):
    assert store.matters.upsert(MATTER, "marlowe")
    assert store.matters.get("25-001") == MATTER
    assert store.matters.all() == (MATTER,)
    assert store.matters.of_folder("marlowe") == "25-001"
    assert store.matters.get("25-999") is None


def test_the_same_matter_again_is_no_news(store):
    store.matters.upsert(MATTER, "marlowe")
    assert not store.matters.upsert(MATTER, "marlowe")
    assert store.matters.upsert(replace(MATTER, date_of_loss=dt.date(2025, 3, 1)), "marlowe")


def test_a_folder_without_a_file_is_a_matter_by_its_name(store):
    assert store.matters.of_folder("marlowe") == "marlowe"
    assert store.matters.get("marlowe") == Matter("marlowe")


def test_packets_follow_when_matter_json_names_the_matter_later(store):
    store.matters.of_folder("marlowe")
    packet = store.packets.register("marlowe", "a.pdf", SHA, 4)
    arrival = store.arrivals.begin(
        source="marlowe/a.pdf", matter="marlowe", file="a.pdf", sha256=SHA, size=9
    )
    store.arrivals.decide(arrival.id, Verdict.REGISTERED, "there/a.pdf", packet.id)
    store.activity.log("Fullchart", "Received a.pdf", matter="marlowe", packet=packet.id)
    store.flags.save("marlowe", [flag()], "shipped")
    store.matters.upsert(MATTER, "marlowe")
    assert [p.id for p in store.packets.of_matter("25-001")] == [packet.id]
    assert [m.id for m in store.matters.all()] == ["25-001"]
    assert [e.what for e in store.activity.of(matter="25-001")] == ["Received a.pdf"]


def test_a_folder_can_leave_a_matter_that_keeps_another(store):
    store.matters.upsert(MATTER, "marlowe")
    store.matters.upsert(MATTER, "misfiled")
    for folder, sha in (("marlowe", SHA), ("misfiled", "cd" * 32)):
        packet = store.packets.register("25-001", f"{folder}.pdf", sha, 1)
        arrival = store.arrivals.begin(
            source=f"{folder}/{folder}.pdf",
            matter="25-001",
            file=f"{folder}.pdf",
            sha256=sha,
            size=1,
        )
        store.arrivals.decide(arrival.id, Verdict.REGISTERED, "there", packet.id)
    store.matters.upsert(Matter("25-002"), "misfiled")
    assert [p.file for p in store.packets.of_matter("25-001")] == ["marlowe.pdf"]
    assert [p.file for p in store.packets.of_matter("25-002")] == ["misfiled.pdf"]


def test_requests_keep_their_identity_and_their_place(store):
    store.matters.upsert(MATTER)
    first, second = store.requests.of_matter("25-001")
    store.requests.set_status(second.id, RequestStatus.IN_PROGRESS)
    store.requests.set_owner(second.id, "Pat")
    store.requests.set_clock(second.id, DAY, "Call", DAY)
    by_hand = store.requests.add("25-001", replace(CLINIC, provider="Elm Pharmacy"))
    assert by_hand.index == 2
    wider = replace(HOSPITAL, items=(Category.EMERGENCY, Category.BILLING))
    assert store.matters.upsert(replace(MATTER, requests=(wider,)))
    kept, entered = store.requests.of_matter("25-001")
    assert (kept.id, kept.index, kept.status, kept.owner) == (
        second.id,
        0,
        RequestStatus.IN_PROGRESS,
        "Pat",
    )
    assert (kept.request, kept.due, kept.next_step) == (wider, DAY, "Call")
    assert (entered.id, entered.index) == (by_hand.id, 1)
    gone = store.requests.get(first.id)
    assert gone is not None
    assert (gone.withdrawn, gone.index) == (True, -1)
    assert store.matters.get("25-001").requests == (wider, by_hand.request)


def test_two_equal_requests_stay_two(store):
    store.matters.upsert(replace(MATTER, requests=(CLINIC, CLINIC)))
    one, other = store.requests.of_matter("25-001")
    assert one.id != other.id


def test_open_requests_come_by_due_date_and_closed_ones_not(store):
    store.matters.upsert(MATTER)
    first, second = store.requests.of_matter("25-001")
    store.requests.set_clock(second.id, DAY, "", None)
    assert [r.id for r in store.requests.open()] == [second.id, first.id]
    store.requests.set_status(second.id, RequestStatus.CLOSED)
    assert [r.id for r in store.requests.open()] == [first.id]
