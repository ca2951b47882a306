"""Who bills: the head of a statement."""

from __future__ import annotations

from casefile.categories import Category

CHARGE = """
        DOS          CODE     SERVICE              CHARGE
        03/02/2021   97110    EXERCISE              62.00
        """


def test_the_house_beside_the_day_of_printing_bills(bills):
    (bill,) = bills(
        f"""
        RUN: 04/02/2021 0714          BIRCHWOOD BRACE AND LIMB          PAGE 1 OF 1
                                  LEDGER, OLDEST FIRST
        PATIENT:  DOE, JANE
        {CHARGE}
        """
    )
    assert bill.provider == "BIRCHWOOD BRACE AND LIMB"


def test_the_patient_at_the_mailing_address_does_not_bill(bills):
    (bill,) = bills(
        f"""
        Balance First Physical Therapy               Patient Ledger
        Jane Doe                  Patient:           Jane Doe
        40 Larch Row              Account:           B-2210
        {CHARGE}
        """
    )
    assert bill.patient == "Jane Doe"
    assert bill.provider != "Jane Doe"


def test_the_biller_stands_beside_its_label_and_not_whom_it_billed(bills):
    drawing = """
        ACTIVITY OF ACCOUNT
        {}
        Guarantor    :   Ivo Brandt
        DOS         CPT      Service              Charge
        04-02-2022  97110    Exercise              80.00
        """
    labelled = "Practice     :   Tall Pine Balance Rehab"
    (bill,) = bills(drawing.format(labelled))
    assert bill.provider == "Tall Pine Balance Rehab"
    (bill,) = bills(drawing.format("12 Tall Pine Road"))
    assert bill.provider is None


def test_a_house_may_be_called_after_its_street_and_a_client_is_no_biller(bills):
    (bill,) = bills(
        """
        Account sheet
        Mill Street Therapy                            Client
        8 Mill Street                                  Ivo Brandt
        Date         Code       Item                   Fee        Paid      Balance
        2022-04-02   97110 GP   Exercise               $80.00                $80.00
        2022-04-06              Late cancel fee        $25.00               $105.00
        """
    )
    assert bill.provider == "Mill Street Therapy"
    assert [(n.code, n.description, n.category) for n in bill.lines] == [
        ("97110", "Exercise", Category.PHYSICAL_THERAPY),
        (None, "Late cancel fee", None),
    ]


def test_a_branch_and_a_print_job_are_no_billers(bills):
    (branch,) = bills(
        f"""
        Forward Gait Physical Therapy, Inc.            Printed: 07/10/2021
        Ledger by Date of Service                      Clinic: Northgate
        {CHARGE}
        """
    )
    assert branch.provider == "Forward Gait Physical Therapy, Inc."
    (job,) = bills(
        f"""
        Orchid Street Family Medicine
        PATIENT
        Jane Doe         Chart print for Jane Doe         Account History
        {CHARGE}
        """
    )
    assert job.provider == "Orchid Street Family Medicine"


def test_a_title_that_names_charges_heads_no_table(bills, lines):
    (bill,) = bills(
        """
        TARN VALLEY HOSPITAL          DETAIL OF CHARGES
        ACCT 99120  OKAFOR,DANA   ADM 03/04/24  DSCH 03/05/24
        DATE    DEPT   CHG CODE   DESCRIPTION                 REV   HCPCS   QTY   AMOUNT
        030424  4010   40100021   ED VISIT LEVEL 4            450   99284     1   1,840.00
        030424  3220   32200117   CT HEAD W/O CONTRAST        351   70450     1   2,210.00
                                                  TOTAL CHARGES            4,050.00
        """
    )
    assert lines(bill) == [("2024-03-04", "99284", "1840.00"), ("2024-03-04", "70450", "2210.00")]


def test_a_head_that_names_both_ends_of_the_service(bills, lines):
    (bill,) = bills(
        """
        Alder Grove Care Center                                Resident Statement
        Service From  Service Thru  Description                       Days    Rate      Amount
        03/01/2024    03/31/2024    Room & Board Semi-Private         31      310.00    9,610.00
        03/04/2024    03/04/2024    Physical therapy eval 97162        1      190.00      190.00
        04/05/2024    04/05/2024    Payment - thank you                                -5,000.00
                                    Balance due                                        4,800.00
        """
    )
    assert lines(bill) == [("2024-03-01", "", "9610.00"), ("2024-03-04", "97162", "190.00")]
    assert str(bill.lines[0].end_date) == "2024-03-31"
    assert [str(p.amount) for p in bill.payments] == ["5000.00"]


def test_what_was_done_is_no_name_of_who_bills(bills, lines):
    (bill,) = bills(
        """
        Patient Account Detail     Guarantor: OKAFOR, DANA    Printed 6/1/24
        Claim# 88120   DOS 03/04/24   Prov: MOSS, K PA-C
        99203       Office Visit New                        245.00
        73610-RT    XR Ankle Complete                       110.00
        """
    )
    assert bill.provider is None
    assert len(lines(bill)) == 2


def test_a_day_told_over_the_head_is_no_part_of_it(bills):
    (bill,) = bills(
        """
        Larch Urgent Care
        44 Mill St
        Surgery Date  03/20/2024
        Procedure                 CPT        Charge
        Drainage                  10060      $182.00
        """
    )
    assert bill.provider == "Larch Urgent Care"
    assert str(bill.lines[0].date) == "2024-03-20"


def test_service_today_is_what_was_done(bills, lines):
    (bill,) = bills(
        """
        Larch Family Practice         Walk-out statement
        Account: LF-3307              Date of service: 12/10/2021
        Code       Service today                     Dx         Fee
        99213      Established patient visit         M54.12     $158.00
                   Ice pack                                       $5.00
                   Today's charges                              $163.00
        """
    )
    assert lines(bill) == [("2021-12-10", "99213", "158.00"), ("2021-12-10", "", "5.00")]


def test_a_house_is_named_before_its_own_numbers_and_no_destination_is_one(bills):
    (imaging,) = bills(
        """
        Plains Imaging LLC  Remit: PO Box 9, Salina KS 67401
        LYDIA KOSTER
        Date          Code     Description                   Charges
        07/11/2022    73721    MRI ankle                    1,310.00
        """
    )
    assert imaging.provider == "Plains Imaging LLC"
    (ride,) = bills(
        """
        Invoice No.    77-102            Transport Date    07/09/2022
        Patient        LYDIA KOSTER      From              Depot St and 4th
        Date of Birth  02/11/1988        To                Flint River Hospital
        SALINA FIRE AND RESCUE
        Svc date      HCPCS    Mod    Description            Qty     Amount
        07/09/2022    A0429    SH     BLS emergency base     1       790.00
        """
    )
    assert ride.provider == "SALINA FIRE AND RESCUE"


def test_a_patient_listed_beside_the_house_does_not_bill(bills):
    (bill,) = bills(
        """
        Koster, Lydia       Tallgrass Orthopaedics, PC
        Date        Code     Description                       Fee
        03/04/23    99213    Visit                             140.00
        """
    )
    assert bill.provider == "Tallgrass Orthopaedics, PC"
