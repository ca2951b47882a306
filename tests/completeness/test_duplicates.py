"""Pages that stand twice, and pages that only look alike."""

from __future__ import annotations

import random

import pytest
from made_matters import BOX, CLINIC, bill, day, flags, line, matter, numbered, packet, page

from casefile.bills import BillForm
from casefile.categories import FlagKind
from casefile.dates import DateMention, DateRole
from casefile.flags import PageRef
from casefile.pages import Fingerprint, Numbering, PrintedNumber, Source
from completeness import judge

NOTE = """Oakdale Orthopedic Clinic follow up of Nora Quill seen {date} visit {n} of 12 the client
reports stiffness of the neck on waking worse after driving, pain {pain}/10, sleeps poorly and takes
naproxen 500 mg with food. Rotation is limited to 45 degrees on turning, grip is equal, reflexes
brisk. Tenderness over the trapezius persists with a trigger band. Continue stretching, heat for 20
minutes, recheck in 3 weeks. Blood pressure 128/76 pulse 71 weight 162 lb height 66 in.
MRN 5561280."""


def note(date: str, n: int = 4, pain: int = 6) -> str:
    return NOTE.format(date=date, n=n, pain=pain)


def printed(*dates, role=DateRole.SERVICE):
    return tuple(DateMention(role, d, f"{d:%m/%d/%Y}", 1, BOX) for d in dates)


def damaged(text: str, seed: int, share: float = 0.04) -> str:
    """Read the text the way a scanner would: some letters wrong, figures kept but for one."""
    chance = random.Random(seed)
    swap = {"l": "1", "o": "c", "e": "c", "m": "rn", "i": "l", "a": "o"}
    return "".join(swap.get(c, c) if chance.random() < share else c for c in text)


def repeats(*pages) -> dict[PageRef, PageRef]:
    return dict(judge(matter(packet(*pages))).duplicates)


FIRST, SECOND = PageRef("p1", 1), PageRef("p1", 2)


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


@pytest.mark.parametrize("form", [BillForm.CMS1500, BillForm.UB04, BillForm.LEDGER])
def test_another_bill_on_the_same_form(form):
    text = (
        "HEALTH INSURANCE CLAIM FORM approved box dates of service procedures diagnosis pointer "
        * 4
    )
    facts = packet(
        page(1, "billing", text=text + " 99213 04/02/2024 150.00 payer account 4417 nine"),
        page(2, "billing", text=text + " 99213 04/09/2024 150.00 payer account 4417 nine"),
        bills=(
            bill(line("99213", day(4, 2), number=1), pages=(1,), form=form),
            bill(line("99213", day(4, 9), number=2), pages=(2,), form=form),
        ),
    )
    assert not judge(matter(facts)).duplicates


def test_a_badly_scanned_claim_with_the_very_same_lines():
    text = "claim insurance form signature provider patient address relationship policy number plan"
    lines = [[line(c, day(4, 2), number=n) for c in ("97110", "97140", "97530")] for n in (1, 2)]
    facts = packet(
        page(1, "billing", text=f"{text} zephyr quartz 11 22 33 44 55 66 77"),
        page(2, "billing", text=f"{text} zephyr quartz 71 82 93 14 25 36 47"),
        bills=tuple(
            bill(*own, pages=(n,), form=BillForm.CMS1500) for n, own in enumerate(lines, 1)
        ),
    )
    assert dict(judge(matter(facts)).duplicates) == {SECOND: FIRST}


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


def test_a_repeated_bill_is_one_bill():
    text = "ledger of charges payments adjustments balance forward oakdale clinic account"
    own = [line("99214", day(5, 9), "80.00", number=n) for n in (1, 2)]
    facts = packet(
        page(1, "billing", text=text),
        page(2, "billing", text=text),
        bills=tuple(bill(o, pages=(n,), total="80.00") for n, o in enumerate(own, 1)),
        provider=CLINIC,
    )
    (flag,) = flags(matter(facts), FlagKind.MISSING_RECORD)
    assert flag.detail["charge"] == "80.00"
    assert not flags(matter(facts), FlagKind.BILLING_TOTAL_MISMATCH)


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


def faxed_claim(at: int, amounts: tuple[str, ...], header: str):
    text = (
        f"{header}\nstatement of services injured person quill nora claim form procedure charge"
        " signature of the provider or agent, telephone, address, prepared, total\n"
        + "".join(f"04/0{n}/2024 9711{n} {amount}\n" for n, amount in enumerate(amounts, 1))
    )
    number = PrintedNumber(Numbering.FAX, at, 9, f"P.00{at}/009", BOX)
    sheet = page(at, "billing", text=text, source=Source.OCR, confidence=0.85, printed=(number,))
    lines = (line(f"9711{n}", day(4, n), a, number=at) for n, a in enumerate(amounts, 1))
    return sheet, bill(*lines, pages=(at,))


CHARGES = ("120.00", "88.50", "310.25", "96.00", "1015.76", "48.20", "590.26", "233.10")


@pytest.mark.parametrize(
    ("again", "same"),
    [
        (CHARGES, True),
        ((*CHARGES[:6], "5390.26", "233.10"), True),  # a digit too many: misread
        ((*CHARGES[:6], "641.76", "233.10"), False),  # another charge: a corrected claim
        ((*CHARGES[:5], "48.29", "590.28", "233.70"), False),  # more than misreading explains
    ],
)
def test_a_claim_faxed_twice_may_be_misread_but_not_corrected(again, same):
    first, its_bill = faxed_claim(1, CHARGES, "06/02/2024 09:14 OAKDALE P.001/009")
    # The date of the second header was misread: it is no date, and no stamp.
    second, other_bill = faxed_claim(2, again, "08.21,/2024 16:40 RELEASE P.002/009")
    judged = judge(matter(packet(first, second, bills=(its_bill, other_bill))))
    assert dict(judged.duplicates) == ({SECOND: FIRST} if same else {})


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


def test_a_poor_copy_may_misread_more_figures_than_a_good_scan():
    measured = " flexion 41 extension 17 rotation 52 and 38 grip 61 and 57 pinch 13 and 15"
    text = note("04/02/2024") + measured
    worse = text.replace("41", "47").replace("17", "11").replace("52", "62").replace("57", "51")
    dates = printed(day(4, 2))
    good = page(1, text=text, source=Source.OCR, confidence=0.95, dates=dates)
    for confidence, same in ((0.75, True), (0.95, False)):
        copy = page(2, text=worse, source=Source.OCR, confidence=confidence, dates=dates)
        assert bool(repeats(good, copy)) is same


def priced(amount: str) -> str:
    codes = " Codes 99213 97110 97140 97014, account 40017, phone 555-0147."
    return note("04/02/2024") + codes + f" Charged ${amount} for the visit. Please pay ${amount}."


@pytest.mark.parametrize("source", [Source.TEXT, Source.OCR])
def test_well_read_pages_that_differ_in_an_amount_alone_are_two(source):
    one = page(1, text=priced("1,284.75"), source=source, confidence=0.97)
    two = page(2, text=priced("1,248.75"), source=source, confidence=0.97)
    again = page(2, text=priced("1,284.75"), source=source, confidence=0.97)
    assert repeats(one, two) == {}
    assert repeats(one, again) == {SECOND: FIRST}


def test_a_poor_copy_may_misread_an_amount_but_not_twice_alike():
    one = page(1, text=priced("1,284.75"), source=Source.OCR, confidence=0.85)
    once = priced("1,284.75").replace("1,284.75", "1,234.75", 1)
    misread = page(2, text=once, source=Source.OCR, confidence=0.85)
    other = page(2, text=priced("1,234.75"), source=Source.OCR, confidence=0.85)
    assert repeats(one, misread) == {SECOND: FIRST}
    assert repeats(one, other) == {}


def test_a_page_that_was_sent_many_times_repeats_its_first():
    pages = [page(n, text=note("04/02/2024")) for n in range(1, 10)]
    others = [page(n, text=note("05/09/2024", n=7, pain=2)) for n in range(10, 20)]
    faxed = [page(n, text=damaged(note("04/02/2024"), n), source=Source.OCR) for n in range(20, 30)]
    found = repeats(*pages, *others, *faxed)
    assert {ref.page for ref, of in found.items() if of == FIRST} == {*range(2, 10), *range(20, 30)}
