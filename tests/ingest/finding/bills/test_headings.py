"""Tables whose headings are a house's own words, and prints of electronic claims."""

from __future__ import annotations

from decimal import Decimal

import pytest

from casefile.bills import BillForm, TotalKind
from casefile.categories import Category


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


@pytest.mark.parametrize(
    ("biller", "head", "total"),
    [
        ("BILLING PROV  OAKUM ANESTHESIA GROUP  NPI 1234567893", "LX DTP*472    SV1 HC", "CLM02"),
        ("BILLING PRV 85:  Oakum Anesthesia Group  NPI 1234567893", "DTP 472     SV101 ", "CLM02"),
        ("BILLING PROVIDER: Oakum Anesthesia Group", "SVC LINE     HC     ", "CLAIM TOTAL"),
    ],
)
def test_the_print_of_an_electronic_claim(bills, lines, biller, head, total):
    (bill,) = bills(
        f"""
        PROFESSIONAL CLAIM 837P
        {biller}
        SUBSCRIBER    OSEI, AMA     DMG 02111984 F
        {head}        DESC                    UN       AMT
        03092022      01400 AA      ANES KNEE               1     880.00
        03102022      01402 AA      ANES KNEE AGAIN         1     410.00
        {total}                                                  1290.00
        """
    )
    assert lines(bill) == [("2022-03-09", "01400", "880.00"), ("2022-03-10", "01402", "410.00")]
    assert (bill.provider or "").lower() == "oakum anesthesia group"
    assert [t.amount for t in bill.totals if t.kind is TotalKind.CHARGES] == [Decimal(1290)]


def test_electronic_claims_of_two_houses_are_two_bills(bills):
    def claim(house: str, code: str, charge: str) -> str:
        return f"""
        PROFESSIONAL CLAIM 837P
        BILLING PROV  {house}  NPI 1234567893
        LX DTP*472    SV1 HC        DESC                    UN       AMT
        03092022      {code}        SERVICE                 1     {charge}
        CLM02                                                     {charge}
        """

    found = bills(
        claim("OAKUM ANESTHESIA GROUP", "01400", "880.00"),
        claim("TILBURY RADIOLOGISTS PC", "73562", " 41.00"),
    )
    assert [bill.provider for bill in found] == [
        "OAKUM ANESTHESIA GROUP",
        "TILBURY RADIOLOGISTS PC",
    ]


def test_a_hospital_claim_headed_by_the_numbers_of_its_boxes(bills, lines):
    (bill,) = bills(
        """
        UNIFORM BILL REPRINT                                                    TOB  0131
        PELL RIVER COMMUNITY HOSPITAL                                           PCN 8810221
        FL6 030422 THRU 030522
        42      43                          44            45           46              47
        0450    EMERG ROOM                  99284-25      030422       1           1905.00
        0320    DX X-RAY                    73564-LT      030422       1            415.00
        0250    PHARMACY                                  030422       3             61.20
        0001    TOTAL                                                              2381.20
        """
    )
    assert bill.form is BillForm.UB04
    assert [charge for _, _, charge in lines(bill)] == ["1905.00", "415.00", "61.20"]
    assert bill.provider == "PELL RIVER COMMUNITY HOSPITAL"
    assert bill.account == "8810221"
    assert str(bill.date_from) == "2022-03-04"
    assert [t.amount for t in bill.totals] == [Decimal("2381.20")]


@pytest.mark.parametrize(
    "title",
    ["Medical payments log", "PIP log", "Conditional payment notice", "Paid claims report"],
)
def test_a_list_of_what_an_insurer_paid_charges_nothing(bills, lines, title):
    (bill,) = bills(
        f"""
        Ferry Mutual          {title}       Claim 88-1204
        Svc date      Payee                       Paid        Check
        03/04/22      PELL RIVER HOSPITAL       1,204.10      88120
        03/22/22      OAKUM ANESTHESIA            640.00      99213
        """
    )
    assert bill.form is BillForm.EOB
    assert lines(bill) == []


def test_a_table_of_payments_alone_charges_nothing_whatever_the_page_is_called(bills):
    found = bills(
        """
        Statement of account     Pell River Physicians
        Date          From              Paid        Check
        03/04/22      Ferry Mutual      204.10      88120
        03/22/22      Ferry Mutual       64.00      99213
        """
    )
    assert [line for bill in found for line in bill.lines] == []
    assert [p.amount for bill in found for p in bill.payments] == [Decimal("204.10"), Decimal(64)]


def test_a_sentence_of_a_letter_is_no_header(bills):
    found = bills(
        """
        Please note the charges below your balance and any service codes for our review
        We saw Ms. Osei on 03/04/2022 at a cost of 310.00 and again on 05/06/2022
        Call us at 555-0199 about billing.
        """
    )
    assert [line for bill in found for line in bill.lines] == []


def test_category_of_an_electronic_claim_follows_its_codes(bills):
    (bill,) = bills(
        """
        PROFESSIONAL CLAIM 837P
        BILLING PROV  TILBURY RADIOLOGISTS PC  NPI 1234567893
        LX DTP*472    SV1 HC        DESC                    UN       AMT
        03092022      HC:73562:26   KNEE                    1      41.00
        """
    )
    assert [line.category for line in bill.lines] == [Category.RADIOLOGY]


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


def test_a_plans_notice_without_the_name_of_one_charges_nothing(bills):
    (bill,) = bills(
        """
        Blue Prairie
        This is how your benefits were applied
        Service date    Provider            Amount billed    Plan paid    You may owe
        03/09/2022      County Fire EMS     610.00           410.00       200.00
        """
    )
    assert (bill.form, bill.lines) == (BillForm.EOB, ())


@pytest.mark.parametrize(
    "title",
    ["Good Faith Estimate", "Fee schedule 2022", "Life care plan", "Summary of specials"],
)
def test_prices_of_care_that_was_not_given_are_no_bill(bills, title):
    found = bills(
        f"""
        Ridgeline Surgery Center        {title}
        Date         Service      Code     Charge
        03/09/2022   Knee scope   29881    4,200.00
        """
    )
    assert found == ()


def test_of_a_list_with_marks_what_is_ticked_was_done(bills, lines):
    (bill,) = bills(
        """
        Sunrise Family Practice        Encounter form
        Date of service: 03/09/2022
        [x] 99213 Established, brief     120.00
        [ ] 99214 Established, longer    180.00
        [x] 87880 Strep test              35.00
        Total today                      155.00
        """
    )
    assert lines(bill) == [("2022-03-09", "99213", "120.00"), ("2022-03-09", "87880", "35.00")]


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


@pytest.mark.parametrize("title", ["Summary for the file", "Debts referred to us"])
def test_a_list_of_the_bills_of_several_houses_charges_nothing(bills, title):
    found = bills(
        f"""
        Redstone Associates        {title}
        Provider                 Service date     Billed
        Pell River Hospital      03/04/2022       1,320.00
        Pell River Radiology     03/04/2022          96.00
        """
    )
    assert [line for bill in found for line in bill.lines] == []


def test_a_fee_schedule_among_the_rows_leaves_a_bill_a_bill(bills, lines):
    (bill,) = bills(
        """
        Pell River Physicians      Account report
        Date         Code      Description               Amount
        03/09/2022   99213     Office visit              140.00
        04/02/2022             Fee schedule adj          -40.00
        """
    )
    assert lines(bill) == [("2022-03-09", "99213", "140.00")]


def test_a_providers_ledger_that_tells_what_a_plan_did_is_a_bill(bills, lines):
    (bill,) = bills(
        """
        Pell River Physicians      Account report
        Date         Code      Description               Amount
        03/09/2022   99213     Office visit              140.00
        04/02/2022             Plan paid                 -80.00
        04/02/2022             Network savings           -40.00
        04/02/2022             Explanation of benefits on file  0.00
        """
    )
    assert bill.form is not BillForm.EOB
    assert ("2022-03-09", "99213", "140.00") in lines(bill)
