import os

from folder_house import pdf

from casefile.matters import UnreadableFile
from casefile.store import PacketState, Verdict


def test_a_dropped_file_becomes_a_packet_and_leaves_the_inbox(house):
    house.drop("marlowe/fernhill/records.pdf", pdf(pages=3))
    status = house.settle()
    (packet,) = house.store.packets.of_matter("marlowe")
    assert (packet.file, packet.folder_hint) == ("fernhill/records.pdf", "fernhill")
    assert (packet.page_count, packet.state) == (3, PacketState.REGISTERED)
    assert house.intake.vault.path_of(packet.sha256).read_bytes() == pdf(pages=3)
    assert house.processed == ["2026-03/marlowe/fernhill/records.pdf"]
    assert house.inbox == []
    assert house.packets_came == [packet.id]
    assert (status.waiting, status.last_scan) == ((), house.clock.now)


def test_a_file_in_no_matter_waits_unassigned(house):
    house.drop("scan.pdf", pdf())
    house.settle()
    assert [p.file for p in house.store.packets.unassigned()] == ["scan.pdf"]
    assert house.processed == ["2026-03/scan.pdf"]


def test_the_same_file_again_is_a_new_arrival_of_the_same_packet(house):
    house.drop("marlowe/a.pdf", pdf())
    house.settle()
    house.drop("marlowe/fernhill/copy of a.pdf", pdf())
    house.settle()
    (packet,) = house.store.packets.of_matter("marlowe")
    verdicts = [a.verdict for a in house.store.arrivals.of_packet(packet.id)]
    assert verdicts == [Verdict.REGISTERED, Verdict.DUPLICATE]
    assert house.processed == ["2026-03/marlowe/a.pdf", "2026-03/marlowe/fernhill/copy of a.pdf"]
    told = [e.what for e in house.store.activity.of(packet=packet.id)]
    assert told[1].startswith("received fernhill/copy of a.pdf again: the same file as a.pdf")


def test_the_same_name_again_gets_a_number_and_overwrites_nothing(house):
    for text in ("one", "two", "three"):
        house.drop("marlowe/a.pdf", pdf(text))
        house.settle()
    assert len(house.store.packets.of_matter("marlowe")) == 3
    assert house.processed == [
        "2026-03/marlowe/a (2).pdf",
        "2026-03/marlowe/a (3).pdf",
        "2026-03/marlowe/a.pdf",
    ]


def test_the_same_file_of_another_matter_is_another_packet(house):
    house.drop("marlowe/a.pdf", pdf())
    house.drop("quill/a.pdf", pdf())
    house.settle()
    assert len(house.store.packets.of_matter("marlowe")) == 1
    assert len(house.store.packets.of_matter("quill")) == 1
    assert house.vaulted == 1


def test_dropping_an_unassigned_file_into_a_matter_decides_whose_it_is(house):
    house.drop("scan.pdf", pdf())
    house.settle()
    (packet,) = house.store.packets.unassigned()
    house.store.packets.set_state(packet.id, PacketState.FOUND)
    house.drop("marlowe/scan.pdf", pdf())
    house.settle()
    (assigned,) = house.store.packets.of_matter("marlowe")
    assert (assigned.id, assigned.state) == (packet.id, PacketState.REGISTERED)
    assert house.store.packets.unassigned() == ()


def test_dropping_a_known_file_into_the_inbox_itself_is_only_an_arrival(house):
    house.drop("marlowe/a.pdf", pdf())
    house.settle()
    house.drop("a.pdf", pdf())
    house.settle()
    assert house.store.packets.unassigned() == ()
    assert len(house.store.arrivals.recent()) == 2


def test_an_unreadable_file_goes_to_failed_with_a_note_and_the_matter_knows(house):
    house.drop("marlowe/fernhill/bad.pdf", b"%PDF-1.7 and then nothing")
    house.settle()
    assert house.failed == ["marlowe/fernhill/bad.pdf", "marlowe/fernhill/bad.pdf.txt"]
    note = (house.places.failed / "marlowe/fernhill/bad.pdf.txt").read_text()
    assert "This file could not be read: the file is cut off" in note
    (arrival,) = house.store.arrivals.failed()
    reason = "the file is cut off: it was not copied or sent to the end"
    expected = UnreadableFile("fernhill/bad.pdf", arrival.sha256, reason)
    assert house.store.arrivals.unreadable("marlowe") == (expected,)
    assert house.matters_changed == ["marlowe"]
    assert house.vaulted == 1


def test_two_unreadable_files_of_one_name_keep_their_own_notes(small_house):
    for text in (b"first", b"second"):
        small_house.drop("bad.doc", text)
        small_house.settle()
    assert small_house.failed == ["bad (2).doc", "bad (2).doc.txt", "bad.doc", "bad.doc.txt"]


def test_an_empty_file_is_named_after_a_long_wait(small_house):
    small_house.drop("marlowe/empty.pdf", b"")
    assert small_house.settle(10).waiting[0].reason.startswith("waiting for the rest of it")
    small_house.settle(40)
    assert small_house.failed[0] == "marlowe/empty.pdf"


def test_a_file_replaced_while_it_is_taken_in_is_taken_in_too(small_house):
    path = small_house.drop("marlowe/a.pdf", pdf("old"))

    def replace_it(step):
        if step == "registered":
            object.__setattr__(small_house.intake, "step", lambda _: None)
            path.write_bytes(pdf("new and longer"))

    object.__setattr__(small_house.intake, "step", replace_it)
    small_house.settle()
    assert small_house.inbox == ["marlowe/a.pdf"]
    small_house.settle()
    assert small_house.inbox == []
    assert len(small_house.store.packets.of_matter("marlowe")) == 2


def test_a_file_changed_while_it_is_copied_is_left_to_settle(small_house):
    path = small_house.drop("marlowe/a.pdf", pdf())
    small_house.watch.look()
    small_house.seconds += 40
    copy_in = small_house.intake.vault.copy_in

    def growing(source):
        copied = copy_in(source)
        with path.open("ab") as more:
            more.write(b"more")
        return copied

    small_house.intake.vault.copy_in = growing
    status = small_house.watch.look()
    assert [w.reason for w in status.waiting] == ["it is still changing"]
    assert (small_house.half_copied, small_house.vaulted) == ([], 0)
    assert small_house.inbox == ["marlowe/a.pdf"]


def test_a_full_disk_leaves_the_file_where_it_is_and_is_told(small_house):
    small_house.drop("marlowe/a.pdf", pdf())
    copy_in = small_house.intake.vault.copy_in

    def full(source):
        raise OSError(28, "No space left on device")

    small_house.intake.vault.copy_in = full
    status = small_house.settle()
    assert status.waiting[0].reason.endswith("No space left on device")
    assert small_house.watch.look().waiting[0].reason == "waiting for the next try"
    small_house.intake.vault.copy_in = copy_in
    small_house.seconds += 60
    assert small_house.watch.look().waiting == ()
    assert small_house.inbox == []


def test_a_file_that_cannot_be_moved_is_one_packet_and_moved_later(small_house):
    small_house.places.processed.rmdir()
    small_house.places.processed.write_text("in the way")
    small_house.drop("marlowe/a.pdf", pdf())
    for _ in range(3):
        status = small_house.settle(700)
    assert "cannot be moved away" in status.waiting[0].reason
    small_house.places.processed.unlink()
    small_house.settle(2000)
    assert small_house.inbox == []
    assert len(small_house.store.arrivals.recent()) == 1
    assert len(small_house.store.packets.of_matter("marlowe")) == 1


def test_moving_to_another_disk_copies_first(small_house, monkeypatch):
    rename = type(small_house.root).rename

    def across(self, target):
        if self.is_relative_to(small_house.places.inbox):
            raise OSError(18, "Invalid cross-device link")
        return rename(self, target)

    monkeypatch.setattr(type(small_house.root), "rename", across)
    small_house.drop("marlowe/a.pdf", pdf())
    small_house.settle()
    assert (small_house.inbox, small_house.processed) == ([], ["2026-03/marlowe/a.pdf"])


def test_names_of_every_kind_come_through(house):
    names = [
        "marlowe/" + "x" * 251 + ".pdf",
        "marlowe/Ärztin – 病歴 🩻.pdf",
        "marlowe/name\nwith line break.pdf",
        "marlowe/100% 'quoted' \"twice\" ; drop.pdf",
        "marlowe/a/b/c/d/e/f/g/h/deep.pdf",
    ]
    for number, name in enumerate(names):
        house.drop(name, pdf(str(number)))
        house.drop(name.removesuffix(".pdf") + ".bad", b"no " + str(number).encode())
    raw = os.fsencode(house.places.inbox / "marlowe") + b"/caf\xe9.pdf"
    with open(raw, "wb") as file:  # noqa: PTH123 - a name that is no text
        file.write(pdf("raw"))
    status = house.settle()
    assert status.waiting == ()
    assert house.inbox == []
    files = {p.file for p in house.store.packets.of_matter("marlowe")}
    assert files == {n.removeprefix("marlowe/") for n in names} | {"caf\\xe9.pdf"}
    assert len(house.processed) == 6
    assert len(house.failed) == 10
