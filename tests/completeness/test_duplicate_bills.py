"""Bills sent again, and bills on the same form."""

from __future__ import annotations

import pytest
from made_copies import FIRST, SECOND, note, printed, repeats
from made_matters import BOX, CLINIC, bill, day, flags, line, matter, packet, page

from casefile.bills import BillForm
from casefile.categories import FlagKind
from casefile.pages import Numbering, PrintedNumber, Source
from completeness import judge


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


@pytest.mark.parametrize(
    ("charge", "total", "same"),
    [("264", "961", False), ("264", "921", True), ("264", "927", True)],
)
def test_a_corrected_claim_has_another_total_too(charge: str, total: str, same: bool):
    words = (
        "health insurance claim form dates of service procedures diagnosis pointer units charges"
        " signature of physician federal tax number patient account assignment amount paid"
    )
    sheets, bills = [], []
    for at, (own, all_told) in enumerate((("224", "921"), (charge, total)), 1):
        rows = f"99214 {own} 00 1\n97110 190 00 1\n97112 200 00 1\n97140 307 00 1\n"
        text = f"{words}\n{rows}total {all_told} 00\n4417 22 55 0147 83 61 90 12 38\n{words}"
        sheets.append(page(at, "billing", text=text, source=Source.OCR, confidence=0.90))
        amounts = (("99214", own), ("97110", "190"), ("97112", "200"), ("97140", "307"))
        lines = (line(c, day(4, 2), f"{a}.00", number=at) for c, a in amounts)
        bills.append(bill(*lines, pages=(at,), form=BillForm.CMS1500))
    judged = judge(matter(packet(*sheets, bills=tuple(bills))))
    assert dict(judged.duplicates) == ({SECOND: FIRST} if same else {})


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


def scanned_statement(at: int, amounts: tuple[str, ...], codes: tuple[str, ...] | None):
    """A statement as one scan of it was understood: `codes` is None where no table was."""
    text = (
        "itemized statement of services hospital account guarantor patient quill nora description"
        " tubing dressing tray saline electrode cuff blanket sling total charges insurance due\n"
        + "".join(f"04/02/2024 {amount}\n" for amount in amounts)
    )
    sheet = page(at, "billing", text=text, source=Source.OCR, confidence=0.96)
    lines = zip(codes or (), amounts, strict=bool(codes))
    return sheet, bill(*(line(c, day(4, 2), a, number=at) for c, a in lines), pages=(at,))


OTHERS = ("121.10", "87.40", "311.95", "97.30", "1018.86", "41.70", "590.66", "230.80")
CODES = ("0250",) * len(CHARGES)


@pytest.mark.parametrize("codes", [None, (None,) * len(CHARGES)])
@pytest.mark.parametrize(("again", "same"), [(CHARGES, True), (OTHERS, False)])
def test_a_scan_whose_table_was_not_made_out(codes, again, same):
    first, bill_of_first = scanned_statement(1, CHARGES, CODES)
    second, bill_of_second = scanned_statement(2, again, codes)
    bills = tuple(b for b in (bill_of_first, bill_of_second) if b.lines)
    found = judge(matter(packet(first, second, bills=bills))).duplicates
    assert dict(found) == ({SECOND: FIRST} if same else {})
