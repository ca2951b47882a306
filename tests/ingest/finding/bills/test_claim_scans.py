"""Physicians' claim forms as scans spoil them: skewed, misread, or of data alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from casefile.bills import BillForm, TotalKind
from tests.ingest.finding.bills.drawn import laid
from tests.ingest.finding.bills.drawn_claims import THREE, at, form, service


@pytest.mark.parametrize(
    ("slope", "scale", "shift"), [(0.012, 1.0, 0.0), (-0.01, 0.94, 0.03), (0.0, 0.75, 0.0)]
)
def test_a_form_that_is_skewed_shrunk_or_shifted(bills, lines, slope, scale, shift):
    (bill,) = bills(form(*THREE, slope=slope, scale=scale, shift=shift, confidence=0.9))
    assert lines(bill) == [
        ("2024-03-04", "97161", "142.00"),
        ("2024-03-04", "97110", "110.50"),
        ("2024-03-06", "97140", "58.25"),
    ]
    assert bill.totals[0].amount == Decimal("310.75")


def test_ruling_read_as_characters(bills, lines):
    line = service("|03 |04 |24 |03 |04 24|", "11|97161|GP|A|142|00|1")
    (bill,) = bills(form(line, total="142 00"))
    assert lines(bill) == [("2024-03-04", "97161", "142.00")]


def test_a_digit_of_a_date_that_was_lost_is_taken_from_the_other_date(bills, lines):
    damaged = service("03 0% 24 03 06 24", "11|97140|GP|A|58|25|1")
    (bill,) = bills(form(*THREE[:2], damaged, confidence=0.8))
    assert lines(bill)[2] == ("2024-03-06", "97140", "58.25")
    assert "date" in bill.lines[2].doubtful


def test_a_lost_charge_is_settled_by_the_total_and_marked(bills, lines):
    damaged = service("03 04 24 03 04 24", "11|97110|GP 59|AB|1%0|50|2")
    (bill,) = bills(form(THREE[0], damaged, THREE[2], confidence=0.8))
    assert [charge for *_, charge in lines(bill)] == ["142.00", "110.50", "58.25"]
    assert bill.lines[1].doubtful == ("charge settled by arithmetic",)


def test_a_total_that_does_not_add_up_changes_nothing_that_was_printed(bills, lines):
    (bill,) = bills(form(*THREE, total="350 75"))
    assert [charge for *_, charge in lines(bill)] == ["142.00", "110.50", "58.25"]
    assert bill.totals[0].amount == Decimal("350.75")


def test_a_misread_code_gives_way_to_the_fee_that_is_printed_again_and_again(bills, lines):
    claim = [
        service("03 04 24 03 04 24", "11|97140|GP|A|58|25|1"),
        service("03 06 24 03 06 24", "11|97140|GP|A|58|25|1"),
        service("03 08 24 03 08 24", "11|97140|GP|A|58|25|1"),
        service("03 11 24 03 11 24", "11|87140|GP|A|58|25|1"),
    ]
    (scanned,) = bills(form(*claim, total="233 00", confidence=0.8))
    assert [code for _, code, _ in lines(scanned)] == ["97140"] * 4
    assert scanned.lines[3].doubtful == ("code settled by other lines",)
    (printed,) = bills(form(*claim, total="233 00"))
    assert lines(printed)[3][1] == "87140"


def test_the_signature_of_a_claim_of_data_alone_is_no_line(bills, lines):
    data = laid(
        [
            (0.1, [at(0, "PRUITT, MARGO, L"), at(31, "04  19  1979")]),
            (0.52, THREE[0]),
            (0.55, THREE[2]),
            (0.74, [at(0, "44-0912871"), at(22, "PR-20931"), at(49, "200 25")]),
            (0.77, [at(0, "HUGO LINDT"), at(22, "ASPEN CLINIC"), at(49, "ASPEN CLINIC")]),
            (0.785, [at(53, "500 OAK WAY")]),
            (0.7925, [at(0, "03"), at(3, "09"), at(6, "24")]),
        ]
    )
    (bill,) = bills(data)
    assert bill.form is BillForm.CMS1500
    assert lines(bill) == [("2024-03-04", "97161", "142.00"), ("2024-03-06", "97140", "58.25")]


def test_claim_data_with_the_numbers_of_the_boxes_only(bills, lines):
    rows = [
        (0.05, [at(0, "CMS-1500 (02/12) CLAIM DATA")]),
        (0.12, [at(0, "2"), at(30, "3"), at(50, "4")]),
        (0.135, [at(0, "PRUITT MARGO"), at(31, "04 19 1979"), at(50, "SAME")]),
        (0.52, service("03 04 24 03 04 24", "41|A0429|SH|A|640|00|1")),
        (0.55, service("03 04 24 03 04 24", "41|A0425|SH|A|96|00|8")),
        (0.8, [at(c, n) for c, n in zip((0, 22, 36, 48, 58, 67), range(25, 31), strict=True)]),
        (
            0.812,
            [at(0, "44-0912871"), at(22, "ASR-2093"), at(53, "800 00"), at(60, "25 00")],
        ),
        (0.84, [at(0, "31"), at(22, "32"), at(49, "33")]),
        (0.855, [at(0, "ASPEN RESCUE"), at(22, "ASPEN RESCUE"), at(49, "ASPEN RESCUE SQUAD")]),
    ]
    (bill,) = bills(laid([(top, [(x, str(t)) for x, t in cells]) for top, cells in rows]))
    assert lines(bill) == [("2024-03-04", "A0429", "640.00"), ("2024-03-04", "A0425", "96.00")]
    assert [(t.kind, t.amount) for t in bill.totals] == [(TotalKind.CHARGES, Decimal(800))]
    assert [p.amount for p in bill.payments] == [Decimal(25)]
    assert (bill.provider, bill.account) == ("ASPEN RESCUE SQUAD", "ASR-2093")
    assert bill.patient == "PRUITT MARGO"
