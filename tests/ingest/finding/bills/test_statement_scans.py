"""Ledgers that lie askew or were read badly: what is settled, what stays doubtful."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("slope", [-0.015, 0.012])
def test_a_ledger_that_lies_askew(bills, lines, page, slope):
    drawing = """
        Patient Ledger                     Beacon Sports Medicine
        Date         Code     Description                    Units       Charges      Balance
        07/07/2023   99203    New patient visit with plan    1            225.00       225.00
        07/09/2023   73564    X-ray of the knee four views   1             98.00       323.00
        07/12/2023   97161    Evaluation of low complexity   1            160.00       483.00
        """
    (bill,) = bills(page(drawing, slope=slope))
    assert lines(bill) == [
        ("2023-07-07", "99203", "225.00"),
        ("2023-07-09", "73564", "98.00"),
        ("2023-07-12", "97161", "160.00"),
    ]


def test_a_charge_that_cannot_be_read_is_settled_by_the_running_balance(bills, lines, page):
    drawing = """
        Patient Ledger                   Granite Pain Associates
        Date       CPT     Description               Charges    Balance
        10/03/23   99204   New patient                310.00     310.00
        10/10/23   64483   Epidural                   1,4#0.00  1,760.00
        10/17/23   99213   Visit                      120.00   1,880.00
        """
    (bill,) = bills(page(drawing, confidence=0.8))
    assert lines(bill)[1] == ("2023-10-10", "64483", "1450.00")
    assert "charge settled by arithmetic" in bill.lines[1].doubtful
    assert [charge for *_, charge in lines(bill)][::2] == ["310.00", "120.00"]


def test_a_damaged_date_takes_the_date_it_resembles(bills, lines, page):
    drawing = """
        Patient Ledger                   Granite Pain Associates
        Date         CPT     Description               Charges    Balance
        10/03/2023   97110   Exercise                    60.00      60.00
        1O/O3/2023   97140   Manual                      50.00     110.00
        00/03/2023   97530   Activities                  70.00     180.00
        10/17/2023   97110   Exercise                    60.00     240.00
        """
    (bill,) = bills(page(drawing, confidence=0.8))
    assert [date for date, *_ in lines(bill)] == ["2023-10-03"] * 3 + ["2023-10-17"]
    assert "date settled by other lines" in bill.lines[2].doubtful


def test_a_charge_that_nothing_settles_is_kept_as_zero_and_doubtful(bills, lines, page):
    drawing = """
        Patient Ledger                   Granite Pain Associates
        Date       CPT     Description               Charges
        10/03/23   99204   New patient                310.00
        10/10/23   64483   Epidural                   8;:&x3
        """
    (bill,) = bills(page(drawing, confidence=0.8))
    assert lines(bill) == [("2023-10-03", "99204", "310.00"), ("2023-10-10", "64483", "0.00")]
    assert bill.lines[1].doubtful == ("charge",)


def test_poor_figures_that_no_total_confirms_are_doubtful(bills, page):
    drawing = """
        Patient Ledger                   Granite Pain Associates
        Date       CPT     Description               Charges
        10/03/23   99204   New patient                310.00
        Totals                                        {total}
        """
    (loose,) = bills(page(drawing.format(total="370.00"), confidence=0.4))
    (sound,) = bills(page(drawing.format(total="310.00"), confidence=0.4))
    assert loose.lines[0].doubtful == ("charge",)
    assert sound.lines[0].doubtful == ()


@pytest.mark.parametrize(
    ("printed", "charge", "units"), [("690,069.00", "69.00", 1), ("6,900,138.00", "138.00", 2)]
)
def test_a_rate_and_a_charge_read_as_one_figure_are_parted(
    bills, lines, page, printed, charge, units
):
    drawing = f"""
        Patient Ledger                   Beacon Sports Medicine
        Date         CPT     Description               Charges
        10/03/2023   97112   Balance work                69.00
        10/05/2023   97112   Balance work                69.00
        10/09/2023   97112   Balance work                {printed}
        10/10/2023   97530   Activities                  81.25
        """
    (bill,) = bills(page(drawing, confidence=0.8))
    assert lines(bill)[2] == ("2023-10-09", "97112", charge)
    assert bill.lines[2].units == units
    assert "charge settled by other lines" in bill.lines[2].doubtful
    (typed,) = bills(page(drawing))
    assert typed.lines[2].charge > 1000
