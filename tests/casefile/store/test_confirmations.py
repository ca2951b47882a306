"""The provider directory on each kind of database."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casefile.categories import Category
from casefile.directory import Naming, NotConfirmable
from casefile.encounters import Encounter
from casefile.matters import Matter, PacketFacts, Request
from casefile.store import matter_facts, printed_facts

HOUSE = "Tarrant Falls Medical Center"
RADIOLOGY = Naming("St. Oda's Radiology Dept", HOUSE, "Radiology", "1184627713")


def enter(store, matter, facility, *requests):
    """Enter a matter with a packet that prints a facility."""
    store.matters.upsert(Matter(matter, requests=tuple(Request(r) for r in requests)))
    packet = store.packets.register(matter, "a.pdf", "ab" * 32, 1)
    visit = Encounter("e1", packet.id, Category.RADIOLOGY, None, (1,), facility=facility)
    store.facts.save(
        PacketFacts(packet.id, "a.pdf", "ab" * 32, 1, facility, encounters=(visit,)), "shipped"
    )
    return packet


def facility(facts):
    return facts.packets[0].encounters[0].facility


def test_a_confirmation_carries_person_and_time_and_can_be_taken_back(store, clock):
    enter(store, "m-1", "ST ODAS RADIOLOGY DEPARTMENT")
    confirmed = store.directory.confirm(RADIOLOGY, "Ida Marlowe")
    assert (confirmed.naming, confirmed.person, confirmed.at) == (
        RADIOLOGY,
        "Ida Marlowe",
        clock.now,
    )
    assert facility(matter_facts(store, "m-1")) == RADIOLOGY.known_as
    assert facility(printed_facts(store, "m-1")) == "ST ODAS RADIOLOGY DEPARTMENT"

    clock.forward(hours=2)
    taken = store.directory.take_back(confirmed.id, "Ben Osei")
    assert (taken.taken_back_by, taken.taken_back_at, taken.at) == (
        "Ben Osei",
        clock.now,
        confirmed.at,
    )
    assert facility(matter_facts(store, "m-1")) == "ST ODAS RADIOLOGY DEPARTMENT"
    assert store.directory.all() == (taken,)
    assert store.directory.get(confirmed.id) == taken
    with pytest.raises(NotConfirmable, match="Ben Osei has taken this back"):
        store.directory.take_back(confirmed.id, "Ida Marlowe")
    with pytest.raises(KeyError):
        store.directory.take_back(99, "Ida Marlowe")


def test_what_was_taken_back_can_be_confirmed_to_be_another(store):
    first = store.directory.confirm(RADIOLOGY, "A")
    assert store.directory.confirm(RADIOLOGY, "B") == first
    assert store.directory.confirm(replace(RADIOLOGY, npi=None), "B") == first
    numbered = store.directory.confirm(replace(RADIOLOGY, npi="1734051281"), "B")
    assert numbered.id != first.id
    store.directory.take_back(numbered.id, "B")
    other = Naming(RADIOLOGY.printed, "Brandt Imaging of Ohio")
    with pytest.raises(NotConfirmable):
        store.directory.confirm(other, "B")
    store.directory.take_back(first.id, "B")
    assert store.directory.confirm(other, "B").naming == other


def test_the_matters_that_hold_the_words_of_a_name_may_be_concerned(store):
    enter(store, "m-1", "Radiology of Saint Oda’s Dept.")
    enter(store, "m-2", "ST. ODA'S RADIOLOGY DEPT.")
    enter(store, "m-3", "Brandt Imaging", "St Odas Radiology Department")
    enter(store, "m-4", "Brandt Imaging", "100%_Clinic")
    assert store.directory.may_concern(RADIOLOGY) == ("m-1", "m-2", "m-3")
    assert store.directory.may_concern(Naming("100%_", HOUSE)) == ("m-4",)
