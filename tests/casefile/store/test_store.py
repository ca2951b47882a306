import datetime as dt
import sqlite3
import threading
from dataclasses import replace
from decimal import Decimal

import pytest

from casefile.bills import Bill, BillForm, BillingLine, CodeSystem
from casefile.categories import Category, FactKind, FlagKind, Severity
from casefile.dates import DateMention, DateRole
from casefile.encounters import Encounter, Fact, Study
from casefile.flags import Evidence, Flag
from casefile.matters import Client, Matter, PacketFacts, Request
from casefile.pages import Fingerprint, Numbering, PageFacts, PersonOnPage, PrintedNumber, Source
from casefile.store import (
    Action,
    PacketState,
    PageRecord,
    RequestStatus,
    Verdict,
    engine_for_jobs,
    engine_for_store,
    matter_facts,
)
from casefile.words import Box

BOX = Box(0.1, 0.2, 0.3, 0.4)
SHA = "ab" * 32
DAY = dt.date(2025, 4, 1)
CLINIC = Request("Fernhill Clinic", (Category.OFFICE_VISIT, Category.BILLING), DAY)
HOSPITAL = Request("Larkspur Hospital", (Category.EMERGENCY,), DAY, DAY, DAY, ("l/a.pdf",))
MATTER = Matter("25-001", Client("Ida Marlowe", dt.date(1980, 2, 3)), DAY, (CLINIC, HOSPITAL))


def facts_of(packet):
    """Facts with every kind of value in them."""
    page = PageFacts(
        page=1,
        source=Source.OCR,
        category=Category.RADIOLOGY,
        document=0,
        confidence=0.8125,
        rotation=90,
        date=DAY,
        printed=(PrintedNumber(Numbering.FAX, 3, 12, "P. 003/012", BOX),),
        patient=PersonOnPage("Marlowe, Ida", dt.date(1980, 2, 3), "77-1", BOX),
        fingerprint=Fingerprint("cd" * 32, 2**64 - 1, 0.07),
        text="MRI \x00 left knée",
        dates=(DateMention(DateRole.EXAM, DAY, "04/01/2025", 1, BOX),),
    )
    encounter = Encounter(
        id=f"{packet.id}-e1.0",
        packet=packet.id,
        category=Category.RADIOLOGY,
        date=DAY,
        pages=(1,),
        facts=(Fact(FactKind.IMPRESSION, "Meniscal tear.", 1, BOX, "S83.2"),),
        study=Study("MRI", "knee", "left"),
    )
    line = BillingLine(
        f"{packet.id}-l1.0",
        DAY,
        Decimal("1250.00"),
        1,
        BOX,
        code="73721",
        code_system=CodeSystem.CPT,
        modifiers=("LT",),
        units=Decimal("1.5"),
    )
    return PacketFacts(
        id=packet.id,
        file=packet.file,
        sha256=packet.sha256,
        page_count=packet.page_count,
        pages=(page,),
        encounters=(encounter,),
        bills=(Bill(f"{packet.id}-b1.0", BillForm.CMS1500, (1,), (line,)),),
    )


def flag(name="f1", **changes):
    made = Flag(
        id=name,
        kind=FlagKind.MISSING_PAGES,
        severity=Severity.HIGH,
        message="Pages 4 and 5 of 7 are missing.",
        finding="n1",
        packet="p1",
        pages=(3, 4),
        detail={"printed_missing": [4, 5], "printed_total": 7},
        evidence=(Evidence("p1", 3, "Page 3 of 7", BOX),),
    )
    return replace(made, **changes)


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


def test_flags_keep_their_order_and_their_first_day(store, clock):
    store.matters.upsert(MATTER)
    store.flags.save("25-001", [flag("f2"), flag("f1")], "v1")
    raised = clock.now
    clock.forward(days=1)
    answered = flag("f1", message="It came. Settled by page 2 of late.pdf.")
    store.flags.save("25-001", [flag("f3"), flag("f2", message="Reworded.")], "v2", [answered])
    shown = store.flags.of_matter("25-001", resolved=True)
    assert [(s.flag.id, s.flag.status) for s in shown] == [
        ("f3", "open"),
        ("f2", "open"),
        ("f1", "resolved"),
    ]
    assert shown[1].raised_at == raised
    assert shown[1].flag == flag("f2", message="Reworded.")
    assert shown[2].resolved_at == clock.now
    assert shown[2].flag.message == answered.message
    assert len(store.flags.of_matter("25-001")) == 2
    assert store.flags.judged_at("25-001") == clock.now


def test_a_dismissal_survives_judging_and_falls_with_new_evidence(store):
    store.matters.upsert(MATTER)
    store.flags.save("25-001", [flag()], "v1")
    decided = store.flags.decide("25-001", "f1", Action.DISMISS, "blank backs", "Pat")
    assert decided.flag.status == "dismissed"
    store.flags.save("25-001", [flag(message="Said in other words.")], "v2")
    (kept,) = store.flags.of_matter("25-001")
    assert (kept.flag.status, kept.decision.reason) == ("dismissed", "blank backs")
    more = flag(detail={"printed_missing": [4, 5, 6], "printed_total": 7})
    store.flags.save("25-001", [more], "v2")
    (back,) = store.flags.of_matter("25-001")
    assert back.flag.status == "open"
    assert store.flags.overlay("25-001", [flag()])[0].status == "dismissed"


def test_a_dismissed_flag_can_be_reopened_and_nothing_is_forgotten(store):
    store.matters.upsert(MATTER)
    store.flags.save("25-001", [flag()], "v1")
    store.flags.decide("25-001", "f1", Action.DISMISS, "mistake", "Pat")
    store.flags.decide("25-001", "f1", Action.REOPEN, "looked again", "Lee")
    assert store.flags.get("25-001", "f1").flag.status == "open"
    assert [d.person for d in store.flags.decisions("25-001")] == ["Pat", "Lee"]
    with pytest.raises(KeyError):
        store.flags.decide("25-001", "f9", Action.DISMISS, "", "Pat")


def test_progress_keeps_when_its_phase_began(store, clock):
    packet = store.packets.register(None, "a.pdf", SHA, 9)
    store.progress.beat(packet.id, "reading", 0, 9)
    began = clock.now
    clock.forward(seconds=5)
    store.progress.beat(packet.id, "reading", 4, 9, "page 3 was read again, gentler")
    progress = store.progress.of_packet(packet.id)
    assert (progress.done, progress.total, progress.started_at) == (4, 9, began)
    assert progress.heartbeat == clock.now
    assert store.progress.all() == (progress,)


def test_the_same_export_again_is_one(store, clock):
    store.matters.upsert(MATTER)
    store.exports.record("25-001", "pdf", "out/a.pdf", SHA)
    clock.forward(days=1)
    again = store.exports.record("25-001", "pdf", "out/b.pdf", SHA)
    assert store.exports.of_matter("25-001") == (again,)


def test_the_log_tells_who_did_what_about_what(store):
    store.matters.upsert(MATTER)
    request = store.requests.of_matter("25-001")[0]
    store.activity.log("Pat", "Called", matter="25-001", request=request.id)
    store.activity.log("Fullchart", "Judged", matter="25-001")
    assert [(e.who, e.what) for e in store.activity.of(request=request.id)] == [("Pat", "Called")]
    assert [e.what for e in store.activity.of(matter="25-001")] == ["Called", "Judged"]
    assert [e.what for e in store.activity.of(matter="25-001", limit=1)] == ["Judged"]


def test_a_transaction_is_all_or_nothing(store):
    class CrashError(Exception):
        pass

    def interrupted():
        with store.transaction():
            store.packets.register(None, "a.pdf", SHA, 1)
            assert len(store.packets.unassigned()) == 1
            raise CrashError

    with pytest.raises(CrashError):
        interrupted()
    assert store.packets.unassigned() == ()


def test_many_threads_write_at_once_and_none_is_refused(store):
    packets = [store.packets.register(None, f"{i}.pdf", SHA, 50) for i in range(8)]
    failures = []

    def work(packet):
        try:
            for page in range(1, 26):
                store.pages.save([PageRecord(packet.id, page, Source.TEXT, "read")])
                store.progress.beat(packet.id, "reading", store.pages.count(packet.id), 50)
        except Exception as error:  # noqa: BLE001 - reported by the assertion below
            failures.append(error)

    threads = [threading.Thread(target=work, args=(p,)) for p in packets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert [store.pages.count(p.id) for p in packets] == [25] * 8


def test_moments_come_back_in_utc_and_need_a_zone(store, clock):
    clock.now = dt.datetime(2026, 3, 2, 20, 0, tzinfo=dt.timezone(dt.timedelta(hours=-5)))
    packet = store.packets.register(None, "a.pdf", SHA, 1)
    assert packet.received_at == dt.datetime(2026, 3, 3, 1, 0, tzinfo=dt.UTC)
    assert store.packets.get(packet.id).received_at.utcoffset() == dt.timedelta(0)
    clock.now = dt.datetime(2026, 3, 2)  # noqa: DTZ001
    with pytest.raises(Exception, match="time zone"):
        store.packets.register(None, "b.pdf", SHA, 1)


def test_sqlite_is_set_up_for_many_readers_and_one_patient_writer(tmp_path):
    engine = engine_for_jobs(f"sqlite:///{tmp_path / 'deep' / 'jobs.sqlite'}")
    with engine.connect() as connection:
        got = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")
        }
        raw = connection.connection.dbapi_connection
        assert isinstance(raw, sqlite3.Connection)
        assert raw.isolation_level == "IMMEDIATE"
    engine.dispose()
    assert got == {
        "journal_mode": "wal",
        "synchronous": 1,
        "busy_timeout": 30000,
        "foreign_keys": 1,
    }


def test_a_commit_of_the_store_outlasts_a_power_cut(tmp_path):
    engine = engine_for_store(f"sqlite:///{tmp_path / 'store.sqlite'}")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
    engine.dispose()
