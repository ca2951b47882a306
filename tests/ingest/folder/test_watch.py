import datetime as dt
import os
import threading
import time

import pytest
from folder_house import House, pdf

from casefile.matters import Client
from ingest.folder import AlreadyWatched, FolderWatch, Rest, Waiting

MATTER_JSON = """{"matter": "25-001", "client": "Ida Marlowe", "dob": "1980-02-03",
 "date_of_loss": "2025-04-01", "requests": [{"provider": "Fernhill Clinic", "sent": "2025-05-01",
 "from": "2025-04-01", "to": "2025-05-01", "items": ["office_visit", "billing"]}]}"""


def test_a_growing_file_waits_until_it_has_rested(small_house):
    path = small_house.drop("marlowe/a.pdf", pdf())
    for _ in range(5):
        with path.open("ab") as more:
            more.write(b"growing\n%%EOF\n")
        small_house.seconds += 1
        assert small_house.watch.look().waiting == (
            Waiting("marlowe/a.pdf", "settling: it may still be copied"),
        )
    small_house.seconds += 2
    assert small_house.watch.look().waiting == ()
    assert small_house.inbox == []


def test_a_half_copied_file_that_pauses_is_not_refused(small_house):
    path = small_house.drop("marlowe/a.pdf", pdf()[:-7])
    (waiting,) = small_house.settle(10).waiting
    assert waiting.reason == "waiting for the rest of it: it does not look complete"
    path.write_bytes(pdf())
    small_house.settle(3)
    assert len(small_house.store.packets.of_matter("marlowe")) == 1
    assert small_house.failed == []


def test_junk_is_left_alone(small_house):
    junk = [
        ".DS_Store", "Thumbs.db", "desktop.ini", "~$letter.docx", "._a.pdf", "a.pdf.part",
        "a.PDF.crdownload", "b.tmp", ".hidden/a.pdf", "@eaDir/a.pdf", "marlowe/.a.pdf.x7Gh",
    ]  # fmt: skip
    for name in junk:
        small_house.drop(name, pdf(name))
    assert small_house.settle().waiting == ()
    assert small_house.inbox == sorted(junk)
    assert small_house.store.arrivals.recent() == ()
    assert small_house.store.matters.all() == ()


def test_links_are_not_followed_and_nothing_outside_is_touched(small_house, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "private.pdf").write_bytes(pdf())
    (small_house.places.inbox / "link.pdf").symlink_to(outside / "private.pdf")
    (small_house.places.inbox / "folder").symlink_to(outside)
    (small_house.places.inbox / "loop").symlink_to(small_house.places.inbox)
    os.mkfifo(small_house.places.inbox / "pipe.pdf")
    status = small_house.settle()
    assert {w.file for w in status.waiting} == {"link.pdf", "folder", "loop"}
    assert (outside / "private.pdf").read_bytes() == pdf()
    assert small_house.store.arrivals.recent() == ()


def test_processed_inside_the_inbox_is_not_taken_in_again(tmp_path, clock):
    house = House(tmp_path, f"sqlite:///{tmp_path / 's.sqlite'}", clock)
    inside = type(house.places)(
        house.places.inbox, house.places.inbox / "processed", house.places.inbox / "failed"
    )
    object.__setattr__(house.intake, "places", inside)
    house.drop("marlowe/a.pdf", pdf())
    house.settle()
    house.settle()
    assert len(house.store.arrivals.recent()) == 1
    house.close()


def test_matter_json_makes_the_matter_and_stays(house):
    house.drop("marlowe/matter.json", MATTER_JSON.encode())
    house.drop("marlowe/fernhill/a.pdf", pdf())
    assert house.settle().waiting == ()
    matter = house.store.matters.get("25-001")
    assert matter.client == Client("Ida Marlowe", dt.date(1980, 2, 3))
    assert [r.provider for r in matter.requests] == ["Fernhill Clinic"]
    assert [p.file for p in house.store.packets.of_matter("25-001")] == ["fernhill/a.pdf"]
    assert house.inbox == ["marlowe/matter.json"]
    assert house.matters_changed == ["25-001"]
    house.settle()
    assert house.matters_changed == ["25-001"]


def test_a_matter_json_that_comes_later_takes_the_packets_over(house):
    house.drop("marlowe/a.pdf", pdf())
    house.settle()
    house.drop("marlowe/matter.json", MATTER_JSON.encode())
    house.settle()
    assert [m.id for m in house.store.matters.all()] == ["25-001"]
    assert len(house.store.packets.of_matter("25-001")) == 1


def test_a_corrected_matter_json_is_read_again(small_house):
    small_house.drop("marlowe/matter.json", MATTER_JSON.encode())
    small_house.settle()
    small_house.drop("marlowe/matter.json", MATTER_JSON.replace("Marlowe", "Marlow").encode())
    small_house.settle()
    assert small_house.store.matters.get("25-001").client.name == "Ida Marlow"


def test_a_broken_matter_json_is_told_and_holds_nothing_up(small_house):
    small_house.drop("marlowe/matter.json", b'{"matter": "25-001", ')
    small_house.drop("marlowe/a.pdf", pdf())
    (waiting,) = small_house.settle().waiting
    assert waiting.file == "marlowe/matter.json"
    assert waiting.reason.startswith("matter.json is not valid JSON")
    assert len(small_house.store.packets.of_matter("marlowe")) == 1
    assert small_house.watch.look().waiting == (waiting,)


def test_an_inbox_that_cannot_be_reached_is_told_and_survived(small_house):
    away = small_house.root / "away"
    small_house.places.inbox.rename(away)
    assert "cannot be reached" in small_house.watch.look().problem
    away.rename(small_house.places.inbox)
    small_house.drop("marlowe/a.pdf", pdf())
    assert small_house.settle().problem is None
    assert small_house.inbox == []


@pytest.mark.parametrize("poll", [False, True])
def test_the_running_watcher_takes_files_in_and_stops(small_house, poll):
    watch = FolderWatch(
        small_house.intake, rest=Rest(whole=0.1, doubtful=0.5), scan_seconds=0.3, poll=poll
    )
    stop = threading.Event()
    thread = threading.Thread(target=watch.run, args=(stop,))
    thread.start()
    try:
        small_house.drop("marlowe/fernhill/a.pdf", pdf())
        until = time.monotonic() + 10
        while small_house.inbox and time.monotonic() < until:
            time.sleep(0.05)
        assert small_house.processed == ["2026-03/marlowe/fernhill/a.pdf"]
        with pytest.raises(AlreadyWatched):
            FolderWatch(small_house.intake).run(threading.Event())
    finally:
        stop.set()
        thread.join(10)
    assert not thread.is_alive()
