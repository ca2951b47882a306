import datetime as dt
import sqlite3
import threading

import pytest
from made_rows import MATTER, SHA, flag

from casefile.pages import Source
from casefile.store import (
    Action,
    PageRecord,
    engine_for_jobs,
    engine_for_store,
)


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
