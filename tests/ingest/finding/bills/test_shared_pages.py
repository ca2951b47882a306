"""Pages with the bills of several houses, one below the other."""

from __future__ import annotations

from decimal import Decimal

HOSPITAL = """
FLINT RIVER HOSPITAL
Detail of charges      Account 771204
Svc date    Rev    HCPCS    Description           Qty      Amount
07/09/22    0450   99283    ED level 3            1      1,420.00
07/09/22    0320   73610    X-ray ankle           1        310.00
                                    Account total       $1,730.00
"""
PHYSICIANS = """
PLAINS RADIOLOGY GROUP INC
Statement of professional services
Date          Code     Mod    Service                 Fee
07/10/2022    73610    26     Reading, ankle        44.00
                              Please pay           {due}
"""


def test_each_house_has_its_own_bill(bills, lines):
    hospital, readers = bills(HOSPITAL + PHYSICIANS.format(due="$44.00"))
    assert lines(hospital) == [
        ("2022-07-09", "99283", "1420.00"),
        ("2022-07-09", "73610", "310.00"),
    ]
    assert lines(readers) == [("2022-07-10", "73610", "44.00")]
    assert (hospital.provider, readers.provider) == (
        "FLINT RIVER HOSPITAL",
        "PLAINS RADIOLOGY GROUP INC",
    )
    assert hospital.id != readers.id
    assert len({line.id for bill in (hospital, readers) for line in bill.lines}) == 3


def test_parts_that_do_not_add_up_by_themselves_are_one_bill(bills, lines):
    (bill,) = bills(HOSPITAL + PHYSICIANS.format(due="$1,774.00"))
    assert len(lines(bill)) == 3


def test_sections_with_a_total_of_all_are_one_bill(bills):
    (bill,) = bills(
        """
        Tallgrass Clinic PA        Account report
        Date          Code     Service               Charge
        07/11/2022    99203    New patient visit     210.00
                               Total                 210.00
        Physical therapy
        Date          Code     Service               Charge
        07/18/2022    97110    Exercise               90.00
                               Total                  90.00
                               Total charges         300.00
        """
    )
    assert sum(line.charge for line in bill.lines) == Decimal(300)


def test_a_section_that_adds_up_is_of_the_same_house(bills):
    found = bills(
        """
        Tallgrass Hospital
        Patient detail            Account 8812
        Date        Rev    Code     Description          Qty     Charge
        07/11/22    0450   99283    ER level 3           1       900.00
                                    Total facility               900.00
        Professional services
        Date        Rev    Code     Description          Qty     Charge
        07/11/22    0981   99283    ER physician         1       410.00
                                    Total professional           410.00
        """
    )
    assert {bill.provider for bill in found} == {"Tallgrass Hospital"}
    assert sum(line.charge for bill in found for line in bill.lines) == Decimal(1310)
