"""Pages that stand twice, and pages that only look alike."""

from __future__ import annotations

import random

import pytest
from made_copies import FIRST, SECOND, damaged, note, printed, repeats
from made_matters import BOX, day, flags, matter, numbered, packet, page

from casefile.categories import FlagKind
from casefile.dates import DateRole
from casefile.flags import PageRef
from casefile.pages import Fingerprint, Numbering, PrintedNumber, Source


def test_the_same_page_again():
    text = note("04/02/2024")
    facts = matter(packet(page(1, text=text), page(2, text=text)))
    (flag,) = flags(facts, FlagKind.DUPLICATE_PAGES)
    assert flag.pages == (2,)
    assert flag.detail["of"] == [{"packet": "p1", "page": 1}]
    assert flag.message == "Page 2 of p1.pdf repeats page 1."


@pytest.mark.parametrize("seed", range(12))
def test_a_second_scan_of_the_page(seed):
    one = page(1, text=damaged(note("04/02/2024"), seed), source=Source.OCR)
    two = page(2, text=damaged(note("04/02/2024"), seed + 100), source=Source.OCR)
    assert repeats(one, two) == {SECOND: FIRST}


@pytest.mark.parametrize("seed", range(6))
def test_another_fax_header(seed):
    body = damaged(note("04/02/2024"), seed)
    pages = [
        page(
            at,
            text=f"05/0{at}/2024 14:3{at} OAKDALE HIM {body}",
            printed=(numbered(at, 9, Numbering.FAX),),
            dates=printed(day(5, at), role=DateRole.FAXED) + printed(day(4, 2)),
            source=Source.OCR,
        )
        for at in (1, 2)
    ]
    assert repeats(*pages) == {SECOND: FIRST}


@pytest.mark.parametrize(
    ("date", "n", "pain"), [("04/09/2024", 5, 5), ("04/16/2024", 6, 6), ("05/02/2024", 4, 6)]
)
def test_another_visit_on_the_same_form(date, n, pain):
    month, number, year = map(int, date.split("/"))
    one = page(1, text=note("04/02/2024"), dates=printed(day(4, 2)))
    two = page(2, text=note(date, n, pain), dates=printed(day(month, number, year)))
    assert not repeats(one, two)


@pytest.mark.parametrize(
    ("role", "again"), [(DateRole.BIRTH, {SECOND: FIRST}), (DateRole.EXAM, {})]
)
def test_a_birth_that_was_misread_is_no_other_visits(role, again):
    births = (day(11, 23, 1979), day(1, 23, 1979))
    rows = " ".join(f"{n} {n + 40}" for n in range(110, 125))
    pages = [
        page(
            at,
            text=f"{note('04/02/2024')} {born.month}/23/79 blood pressure {rows}",
            dates=printed(born, role=role) + printed(day(4, 2)),
            source=Source.OCR,
        )
        for at, born in enumerate(births, start=1)
    ]
    assert repeats(*pages) == again


def test_a_bare_page_number_is_taken_out_of_no_other_figure():
    rows = " ".join(f"4/{n:02} {n} 98941 97012 97014" for n in range(5, 19))
    text = f"{note('04/02/2024')} {rows}"
    first = page(1, text=f"{text} 7", printed=(PrintedNumber(Numbering.BATES, 7, None, "7", BOX),))
    again = page(2, text=f"{text} P 3", source=Source.OCR, confidence=0.9)
    assert repeats(first, again) == {SECOND: FIRST}


def test_cover_letters_that_differ_in_a_count_are_two():
    text = (
        "enclosed please find {n} pages of records for your client sincerely release of information"
    )
    assert not repeats(page(1, text=text.format(n=5)), page(2, text=text.format(n=10)))


@pytest.mark.parametrize("other", [{"blank": True}, {"legible": False}, {"foreign": True}])
def test_no_page_repeats_a_blank_an_illegible_or_another_patients(other):
    text = note("04/02/2024")
    assert not repeats(page(1, text=text), page(2, text=text, **other))


def test_a_run_of_repeated_pages_is_one_flag():
    texts = [page(n).text for n in (1, 2, 3)]
    first = packet(*(page(n, text=t) for n, t in enumerate(texts, 1)), name="p1")
    second = packet(page(1), *(page(n, text=t) for n, t in enumerate(texts, 2)), name="p2")
    (flag,) = flags(matter(first, second), FlagKind.DUPLICATE_PAGES)
    assert (flag.packet, flag.pages) == ("p2", (2, 3, 4))
    assert [o["page"] for o in flag.detail["of"]] == [1, 2, 3]
    assert "of p1.pdf" in flag.message


def test_a_form_sent_many_times_repeats_its_first():
    text = "authorization for release of protected health information expires on revocation " * 2
    pages = [page(n, "authorization", text=text) for n in range(1, 15)]
    assert set(repeats(*pages).values()) == {FIRST}
    assert len(repeats(*pages)) == 13


def test_alike_pictures_help_badly_read_words():
    text = note("04/02/2024")
    words = text.split()
    words = [w[::-1] if n % 5 in (0, 2) and w.isalpha() else w for n, w in enumerate(words)]
    random.Random(1).shuffle(words)
    worse = " ".join(words)
    near = [Fingerprint("a", 0b1011, 0.1), Fingerprint("b", 0b1001, 0.1)]
    far = [Fingerprint("a", 0, 0.1), Fingerprint("b", (1 << 64) - 1, 0.1)]
    assert repeats(
        page(1, text=text, fingerprint=near[0]),
        page(2, text=worse, fingerprint=near[1], source=Source.OCR),
    )
    assert not repeats(
        page(1, text=text, fingerprint=far[0]),
        page(2, text=worse, fingerprint=far[1], source=Source.OCR),
    )


def test_two_studies_on_one_form_are_two_pages():
    head = "northbrook imaging patient ida marsh ordering dr penn technique findings alignment soft"
    head += " tissues unremarkable electronically signed report final accession referring clinic"
    knee = page(1, text=f"{head} right knee three views patella joint effusion small")
    hand = page(2, text=f"{head} left hand two views scaphoid metacarpal fracture healing")
    assert not repeats(knee, hand)


FILM = """northbrook imaging patient ida marsh exam of the {side} knee three views the joint spaces
of the {side} knee are kept no fracture or effusion is seen impression normal {side} knee"""


@pytest.mark.parametrize("source", [Source.TEXT, Source.OCR])
def test_a_film_of_the_left_and_one_of_the_right_are_two(source):
    alike = {"source": source, "fingerprint": Fingerprint("a", 0b1011, 0.1), "confidence": 0.8}
    left = page(1, "radiology", text=FILM.format(side="left"), **alike)
    right = page(2, "radiology", text=FILM.format(side="right"), **alike)
    assert not repeats(left, right)


VISIT = """knee clinic follow up quill nora the {} hip is sore after the fall he rates it six the
gait is slow and leans to one side tender over the {} trochanter without bruising grip strength is
equal and the {} knee bends to ninety degrees plan return in three weeks and keep off ladders"""


@pytest.mark.parametrize(
    ("again", "same"),
    [
        (("right", "", "left"), True),
        (("", "right", "left"), True),
        (("left", "right", "left"), False),
    ],
)
def test_scans_that_each_lost_a_side_at_another_place(again, same):
    alike = {"source": Source.OCR, "confidence": 0.95}
    first = page(1, "office_visit", text=VISIT.format("right", "right", ""), **alike)
    second = page(2, "office_visit", text=VISIT.format(*again), **alike)
    assert bool(repeats(first, second)) is same


def test_labels_that_differ_in_a_letter_beside_a_digit_are_two():
    text = "QUILL, NORA DOB 05/04/1980 Tray {}"
    assert not repeats(page(1, text=text.format("4A")), page(2, text=text.format("5B")))
    assert repeats(page(1, text=text.format("4A")), page(2, text=text.format("4A")))


def test_a_note_carried_forward_between_text_layers_is_another_note():
    one, two = note("04/02/2024"), note("04/02/2024", n=5, pain=5)
    assert not repeats(page(1, text=one), page(2, text=two))


COMPLAINT = "chief complaint neck pain after a collision; she was rear ended at a stop light"


@pytest.mark.parametrize(("again", "same"), [(6, False), (1, True)])
def test_two_numbered_pages_of_one_record_that_say_little_are_two(again, same):
    head = """Quarry Ridge Medical Center emergency department record patient Quill, Nora born
    02/17/1986 MRN 0098812 date of service 03/04/2024 attending Ian Gruber, MD """
    looks = Fingerprint("same", 5, 0.01)
    one, two = (
        page(n, text=head + text, printed=(numbered(own, 8),), fingerprint=looks)
        for n, own, text in (
            (1, 1, COMPLAINT),
            (2, again, COMPLAINT if same else "vitals"),
        )
    )
    assert bool(repeats(one, two)) is same


def test_a_slip_is_found_among_many_of_its_kind():
    text = "work status slip patient nora quill seen {} lifting limit {} pounds next visit {} duty"
    days = [f"04/{n:02d}/2024" for n in range(1, 13)]
    slips = [page(n, text=text.format(d, 10 + n, days[-n])) for n, d in enumerate(days, 1)]
    again = page(13, text=text.format(days[6], 17, days[-7]), source=Source.OCR)
    assert repeats(*slips, again) == {PageRef("p1", 13): PageRef("p1", 7)}


def test_a_page_that_was_sent_many_times_repeats_its_first():
    pages = [page(n, text=note("04/02/2024")) for n in range(1, 10)]
    others = [page(n, text=note("05/09/2024", n=7, pain=2)) for n in range(10, 20)]
    faxed = [page(n, text=damaged(note("04/02/2024"), n), source=Source.OCR) for n in range(20, 30)]
    found = repeats(*pages, *others, *faxed)
    assert {ref.page for ref, of in found.items() if of == FIRST} == {*range(2, 10), *range(20, 30)}
