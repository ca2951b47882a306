"""Credits keep the sign of their quantity; sums over earlier bills are no charges or totals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from casefile.bills import TotalKind


def summed(bill) -> list[tuple[TotalKind, Decimal]]:
    return [(t.kind, t.amount) for t in bill.totals]


def test_what_is_taken_back_has_a_quantity_below_nothing(bills):
    (bill,) = bills(
        """
        Westgate Regional Hospital          Patient Account Detail
        Account: 88-20114          Patient: Orla Penn
        Date       Dept   Description                 Qty    Price       Amount
        05/06/24   0450   ER level 3                    1   910.00       910.00
        05/06/24   0250   Toradol 30 mg                 2    18.40        36.80
        05/06/24   0250   Toradol 30 mg                -1    18.40       -18.40
        05/06/24   0637   Tablets given back          2.0-    3.20         6.40-
        05/06/24   0270   Wrist splint                 (1)   44.00       (44.00)
        05/06/24   0270   Wrist splint                  1    44.00        44.00
        Total charges                                                    922.00
        """
    )
    assert [(n.units, n.charge) for n in bill.lines] == [
        (1, Decimal("910.00")),
        (2, Decimal("36.80")),
        (-1, Decimal("-18.40")),
        (-2, Decimal("-6.40")),
        (-1, Decimal("-44.00")),
        (1, Decimal("44.00")),
    ]
    assert not bill.payments
    assert all(n.rate is None or n.rate * n.units == n.charge for n in bill.lines)


def test_a_dash_beside_a_charge_that_is_none_less_is_no_sign(bills):
    (bill,) = bills(
        """
        Westgate Regional Hospital          Patient Account Detail
        Account: 88-20114          Patient: Orla Penn
        Date       Code    Description                 Qty    Amount
        05/06/24   99283   ER level 3                  -1     910.00
        05/06/24   73110   Wrist films                  1     220.00
        05/20/24           Insurance payment                 -500.00
        """
    )
    assert [n.units for n in bill.lines] == [1, 1]
    assert [p.amount for p in bill.payments] == [Decimal(500)]


@pytest.mark.parametrize(
    "said",
    [
        "Charges year to date                                            7,310.55",
        "YTD charges 7,310.55      YTD payments 6,100.00",
        "Deductible met year to date                                       500.00",
        "Cumulative charges, all visits                                  7,310.55",
        "Amount you have paid this calendar year                         6,100.00",
        "05/31/24   Deductible applied YTD                                 500.00",
    ],
)
def test_sums_of_the_year_are_no_part_of_a_bill(bills, lines, said):
    (bill,) = bills(
        f"""
        Larkspur Family Practice            Statement
        Account: 7004418          Patient: Delia Quint
        Date       Description                      Code                Charges
        05/06/24   Clinic visit                     99213                145.00
        05/20/24   Clinic visit                     99212                 95.00
        {said}
        Total charges                                                    240.00
        """
    )
    assert lines(bill) == [("2024-05-06", "99213", "145.00"), ("2024-05-20", "99212", "95.00")]
    assert summed(bill) == [(TotalKind.CHARGES, Decimal("240.00"))]
    assert not bill.payments


@pytest.mark.parametrize("head", ["Billed to date", "Running total", "YTD charges", "Cumulative"])
def test_a_column_that_runs_on_is_no_charge(bills, lines, head):
    (bill,) = bills(
        f"""
        Larkspur Family Practice            Statement
        Account: 7004418          Patient: Delia Quint
        Date       Code     Description         Charges       {head}
        05/06/24   99213    Clinic visit         145.00             845.00
        05/20/24   99212    Clinic visit          95.00             940.00
        Total this statement                     240.00
        Total billed to date                                        940.00
        """
    )
    assert lines(bill) == [("2024-05-06", "99213", "145.00"), ("2024-05-20", "99212", "95.00")]
    assert (TotalKind.CHARGES, Decimal("240.00")) in summed(bill)
    assert (TotalKind.CHARGES, Decimal("940.00")) not in summed(bill)


def test_charges_to_date_that_are_those_of_the_bill_are_its_total(bills):
    (bill,) = bills(
        """
        Larkspur Family Practice            Statement
        Account: 7004418          Patient: Delia Quint
        Date       Code     Description         Charges
        05/06/24   99213    Clinic visit         145.00
        05/20/24   99212    Clinic visit          95.00
        Charges to date                          240.00
        """
    )
    assert summed(bill) == [(TotalKind.CHARGES, Decimal("240.00"))]


@pytest.mark.parametrize("head", ["Dept", "Rev", "Dept Code", "Department", "Rev/Dept", "Cost Ctr"])
def test_revenue_codes_under_the_name_of_a_department(bills, head):
    (bill,) = bills(
        f"""
        Larkspur Valley Hospital                     Itemized Bill
        Patient: Quint, Delia     Acct: 7004418
        Date       {head:<12}Item No.   Description           Qty     Amount
        08/11/24   0300        8812204    Basic metabolic         1      96.00
        08/11/24   0250        1190007    Ondansetron 4 mg        2      41.00
        Total charges                                                   137.00
        """
    )
    assert [(n.code, n.revenue_code, n.description) for n in bill.lines] == [
        ("0300", "0300", "Basic metabolic"),
        ("0250", "0250", "Ondansetron 4 mg"),
    ]


def test_a_house_s_own_numbers_of_departments_are_no_codes(bills):
    (bill,) = bills(
        """
        Larkspur Physicians                          Statement
        Patient: Quint, Delia     Acct: 7004418
        Date       Dept    Description                   Charge
        08/11/24   1044    Office visit                  165.00
        08/18/24   0007    Exercise                       80.00
        08/19/24   210     Exercise                       80.00
        """
    )
    assert [(n.code, n.revenue_code) for n in bill.lines] == [(None, None)] * 3


def test_a_department_whose_heading_touches_that_of_the_code_is_a_column_of_its_own(bills):
    (bill,) = bills(
        """
        Larkspur Valley Hospital                     Itemized Bill
        Patient: Quint, Delia     Acct: 7004418
        Date       Dept Code     Description             Qty     Amount
        08/11/24   0352 72125    CT cervical spine         1   2,210.00
        08/11/24   0320 73030LT  Shoulder films            1     402.00
        08/11/24   0270          Collar                    2      95.00
        Total charges                                          2,707.00
        """
    )
    assert [(n.revenue_code, n.code, n.modifiers, n.description) for n in bill.lines] == [
        ("0352", "72125", (), "CT cervical spine"),
        ("0320", "73030", ("LT",), "Shoulder films"),
        ("0270", "0270", (), "Collar"),
    ]
