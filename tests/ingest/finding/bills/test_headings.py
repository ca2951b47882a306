"""Tables whose headings are a house's own words, or that have none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from casefile.bills import TotalKind


@pytest.mark.parametrize(
    "head",
    [
        "Wann           Leistung                 Ziffer    Wert     ",
        "Rendezvous     Ware                     CPT       Betrag   ",
        "Came in        Remedy                   Number    Please   ",
    ],
)
def test_headings_that_say_nothing_known_are_told_by_what_stands_below(bills, lines, head):
    (bill,) = bills(
        f"""
        Harrow Lane Family Clinic
        Account No: 55120

        {head}    Charge
        May 02, 2023   New patient, long        99204     7        310.00
        May 19, 2023   Return visit             99213     7        140.00
        June 1, 2023   Return visit             99213     7        140.00
        """
    )
    assert lines(bill) == [
        ("2023-05-02", "99204", "310.00"),
        ("2023-05-19", "99213", "140.00"),
        ("2023-06-01", "99213", "140.00"),
    ]
    assert bill.lines[0].description.startswith("New patient, long")


def test_amounts_under_an_unknown_heading_are_the_charge_where_no_other_is(bills, lines):
    (bill,) = bills(
        """
        Bramble Court Pediatrics
        Pour le          Acte              Code        EUR
        03/04/2022       Checkup           99393      180.00
        03/18/2022       Ear pain          99213      115.00
        """
    )
    assert lines(bill) == [("2022-03-04", "99393", "180.00"), ("2022-03-18", "99213", "115.00")]


def test_an_unknown_running_balance_is_not_drawn_into_the_charges(bills, lines):
    (bill,) = bills(
        """
        Patient ledger: Osei, Ama
        Date         Code      Service              Billed     Takings      Tally
        04/03/2023   97161     PT evaluation        210.00                 210.00
        04/05/2023   97110     Exercise              80.00                 290.00
        04/07/2023   97110     Exercise              80.00                 370.00
        """
    )
    assert lines(bill) == [
        ("2023-04-03", "97161", "210.00"),
        ("2023-04-05", "97110", "80.00"),
        ("2023-04-07", "97110", "80.00"),
    ]
    assert (TotalKind.RUNNING, Decimal("370.00")) in [(t.kind, t.amount) for t in bill.totals]


def test_quantity_times_an_unknown_price_is_the_charge(bills, lines):
    (bill,) = bills(
        """
        Tollgate Medical Supply           INVOICE
        Qty     HCPCS     Description of goods      Shipped        Apiece     In all
        2       L1833     Knee brace                03/09/2022      75.50     151.00
        1       E0114     Crutches, pair            03/09/2022      48.00      48.00
        """
    )
    assert lines(bill) == [("2022-03-09", "L1833", "151.00"), ("2022-03-09", "E0114", "48.00")]


def test_two_amounts_drawn_into_one_cell_are_never_one_amount(bills, lines):
    (bill,) = bills(
        """
        Patient ledger: Osei, Ama
        Date         Code      Service          Billed
        04/03/2023   97161     PT evaluation    210.00   210.00
        04/05/2023   97110     Exercise          80.00   290.00
        """
    )
    assert [charge for _, _, charge in lines(bill)] == ["210.00", "80.00"]


def test_headings_of_words_that_say_codes_or_charges(bills, lines):
    (oral,) = bills(
        """
        Halyard Oral Surgery
        Posted      Tooth   ADA      Procedure                 Fee
        3/9/2022    8       D7140    Extraction                240.00
        3/9/2022    9       D6010    Implant                 2,100.00
        """
    )
    assert lines(oral) == [("2022-03-09", "D7140", "240.00"), ("2022-03-09", "D6010", "2100.00")]
    (home,) = bills(
        """
        Alder Court Residence            Monthly statement
        From        Thru        Charge                Days     Per day      Total
        03/01/22    03/31/22    Room and care, semi   31       310.00      9,610.00
        03/05/22    03/05/22    Therapy               1        120.00        120.00
        """
    )
    assert lines(home) == [("2022-03-01", "", "9610.00"), ("2022-03-05", "", "120.00")]
    assert str(home.lines[0].end_date) == "2022-03-31"
    (clinic,) = bills(
        """
        Gannet Physiotherapy         Tax invoice
        Service on      Service code     Description        GST      Net
        3/9/2022        97110            Exercise           0.00     88.00
        3/16/2022       97140            Manual             0.00     92.00
        """
    )
    assert lines(clinic) == [("2022-03-09", "97110", "88.00"), ("2022-03-16", "97140", "92.00")]


def test_a_heading_of_two_storeys_that_names_as_much_as_its_lower_one(bills, lines):
    (bill,) = bills(
        """
        Vista Neurology                         Statement of services
        Date of         CPT                                     Amount
        Service         Code     Description                    Charged
        03/09/2022      95886    Needle EMG, one limb           320.00
        03/09/2022      95910    Nerve conduction, 7-8          540.00
                                 Grand total                    860.00
        """
    )
    assert lines(bill) == [("2022-03-09", "95886", "320.00"), ("2022-03-09", "95910", "540.00")]


def test_whole_dollars_are_whole_in_totals_too(bills, lines):
    (bill,) = bills(
        """
        Clear View Vision Clinic
        Date         Service                 Code      Fee (USD)
        09-Mar-22    Eye exam                92004     $180
        09-Mar-22    Field test              92083     $95
                                             Total     $275
        """
    )
    assert lines(bill) == [("2022-03-09", "92004", "180.00"), ("2022-03-09", "92083", "95.00")]
    assert [t.amount for t in bill.totals] == [Decimal(275)]


def test_a_receipt_without_words_or_codes(bills, lines):
    (bill,) = bills(
        """
        Willow Massage LLC       Receipt
        When              Minutes    Price
        March 3, 2022     60         90.00
        March 10, 2022    60         95.00
        """
    )
    assert lines(bill) == [("2022-03-03", "", "90.00"), ("2022-03-10", "", "95.00")]


def test_an_invoice_without_a_heading_in_long_dates(bills, lines):
    (bill,) = bills(
        """
        Invoice for services rendered to A. Osei
        March 4, 2022      Diagnostic interview (90791)       275.00
        March 11, 2022     Psychotherapy 45 min (90834)       160.00
        """
    )
    assert lines(bill) == [("2022-03-04", "90791", "275.00"), ("2022-03-11", "90834", "160.00")]


def test_a_heading_that_sounds_like_a_day_over_words(bills, lines):
    (bill,) = bills(
        """
        Skua Air Rescue
        INVOICE FOR AIR AMBULANCE                        Run 22-118
        Transported: A. Osei, born Feb 11, 1984          Billed on Jun 30, 2022
        Procedure      Transport leg          Aloft            Qty     Charge
        A0431          Rotary wing base       May 13, 2022     1       31,200.00
        A0436          Rotary wing miles      May 13, 2022     52       5,460.00
        """
    )
    assert lines(bill) == [("2022-05-13", "A0431", "31200.00"), ("2022-05-13", "A0436", "5460.00")]
    assert [line.description for line in bill.lines] == ["Rotary wing base", "Rotary wing miles"]
