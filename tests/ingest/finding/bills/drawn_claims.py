# ruff: noqa: E501 - the drawings are as wide as the pages that they stand for
"""Claim forms drawn cell by cell, as physicians and hospitals send them."""

from __future__ import annotations

from casefile.pages import PageReading
from tests.ingest.finding.bills.drawn import laid

LEFT, COLUMN = 0.035, 0.93 / 80
FIRST_LINE, LINE = 0.52, 0.0303


def at(column: float, text: str) -> tuple[float, str]:
    """Place text at a column of the form's print grid of 80 columns."""
    return (LEFT + column * COLUMN, text)


def service(dates: str, rest: str) -> list[tuple[float, str]]:
    """Place "03 04 24 03 04 24" and "place|code|modifiers|pointer|dollars|cents|units"."""
    columns = (0, 3, 6, 9, 12, 15)
    place, code, modifiers, pointer, dollars, cents, units = rest.split("|")
    cells = [at(c, d) for c, d in zip(columns, dates.split(), strict=False)]
    cells += [at(18.2, place), at(24, code), at(44, pointer), at(54 - len(dollars), dollars)]
    cells += [at(32 + 3 * n, m) for n, m in enumerate(modifiers.split())]
    return [*cells, at(55, cents), at(59, units), at(68, "1184627713")]


def form(
    *lines: list[tuple[float, str]],
    total: str = "310 75",
    paid: str = "0 00",
    above: str = "",
    number: str = "",
    telephone: str = "",
    signed: str = "HUGO LINDT DPT",
    **said: float,
) -> PageReading:
    rows: list[tuple[float, list[tuple[float, str]]]] = [
        (0.05, [at(0, "HEALTH INSURANCE CLAIM FORM")]),
        (0.065, [at(0, "APPROVED BY NATIONAL UNIFORM CLAIM COMMITTEE (NUCC) 02/12")]),
        (0.12, [at(0, "2. PATIENT'S NAME (Last, First)"), at(30, "3. PATIENT'S BIRTH DATE")]),
        (0.135, [at(1, "PRUITT, MARGO, L"), at(31, "04  19  1979")]),
        (0.43, [at(0, "21. DIAGNOSIS OR NATURE OF ILLNESS OR INJURY")]),
        (0.445, [at(1, "A. M54.2"), at(14, "B. S13.4XXA")]),
        (0.46, [at(49, "23. PRIOR AUTHORIZATION NUMBER")]),
        (
            0.485,
            [
                at(0, "24. A. DATE(S) OF SERVICE"),
                at(24, "D. PROCEDURES CPT/HCPCS MODIFIER"),
                at(50, "F. $ CHARGES"),
                at(66, "J. RENDERING PROVIDER ID. #"),
            ],
        ),
    ]
    if above:
        rows.append((FIRST_LINE - 0.014, [at(0, above)]))
    for n, line in enumerate(lines):
        rows.append((FIRST_LINE + n * LINE, line))
    rows += [
        (
            0.71,
            [
                at(0, "25. FEDERAL TAX I.D. NUMBER"),
                at(22, "26. PATIENT'S ACCOUNT NO."),
                at(36, "27. ACCEPT"),
                at(48, "28. TOTAL CHARGE"),
                at(58, "29. AMOUNT PAID"),
            ],
        ),
        (
            0.726,
            [at(0, "44-0912871"), at(22, "PR-20931"), at(49, f"$ {total}"), at(60, f"$ {paid}")],
        ),
        (
            0.745,
            [
                at(0, "31. SIGNATURE OF PHYSICIAN"),
                at(22, "32. SERVICE FACILITY LOCATION"),
                at(49, f"33. BILLING PROVIDER INFO & PH # {telephone}"),
            ],
        ),
        (
            0.76,
            [at(0, "OR SUPPLIER"), at(22, "ASPEN JOINT CLINIC"), at(49, "ASPEN JOINT CLINIC PC")],
        ),
        (0.775, [at(0, signed), at(22, "90 PINE CT"), at(49, "90 PINE CT")]),
        (0.79, [at(0, "SIGNED  DATE 03/09/2024"), at(22, "NEWTON KS 67114")]),
        (0.805, [at(22, "a. 1734051281"), at(49, number), at(63, "b. 1456001290")]),
        (
            0.82,
            [at(0, "NUCC Instruction Manual"), at(50, "APPROVED OMB-0938-1197 FORM 1500 (02-12)")],
        ),
    ]
    return laid(rows, **said)


THREE = (
    service("03 04 24 03 04 24", "11|97161|GP|A|142|00|1"),
    service("03 04 24 03 04 24", "11|97110|GP 59|AB|110|50|2"),
    service("03 06 24 03 06 24", "11|97140|GP|A|58|25|1"),
)


UB = """
CEDAR COUNTY HOSPITAL                2 PAY-TO                 3a PAT. CNTL #                4 TYPE OF BILL
1 HOSPITAL DRIVE                                              C0099182                        0131
NEWTON KS 67114                      5 FED. TAX NO.           6 STATEMENT COVERS PERIOD FROM / THROUGH
                                     44-1112223               {first}  {last}
8 PATIENT NAME                            9 PATIENT ADDRESS
PRUITT MARGO L                            12 ELM ST NEWTON KS 67114
42 REV. CD. 43 DESCRIPTION            44 HCPCS / RATE / HIPPS CODE   45 SERV. DATE   46 SERV. UNITS   47 TOTAL CHARGES  48 NON-COVERED
{service}
0001     PAGE {part} OF {parts}      CREATION DATE 032024                                  TOTALS      {total}
50 PAYER NAME              51 HEALTH PLAN ID                       56 NPI
MIDLAND AUTO MUTUAL                                                1184627713
69 ADMIT DX   70 PATIENT REASON DX          76 ATTENDING NPI LAST FIRST
                                            1184627713 VARGA ILSE
UB-04 CMS-1450  APPROVED OMB NO. 0938-0997
"""


def hospital(service: str, total: str, **said: str) -> str:
    shown = {"first": "030424", "last": "030424", "part": "1", "parts": "1"} | said
    return UB.format(service=service.strip("\n"), total=total, **shown)


BARE = """
HOLLOW CREEK HOSPITAL                                             P0071442
1 MILL RD                                                                                   0131
NEWTON KS 67114                                             44-1112223    030424    030424

PRUITT MARGO                        12 ELM ST NEWTON KS 67114

0450  EMERGENCY VISIT               99284 25      030424        1           2,010 00
0250  PHARMACY                                    030424        4              96 40
0001  PAGE 1 OF 1                   CREATION DATE 032024      TOTALS        2,106 40
"""
