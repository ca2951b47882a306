"""Stays whose last day stands only before an entry of the ward's log; all made up."""

from __future__ import annotations

import pytest

from tests.ingest.finding.typed_packet import found, told

STAY = """
    ALDER GLEN NURSING & REHABILITATION
    Resident: WHITLOCK, DANA (31-7)    Birth: 3/14/1979    Unit: Short Stay    Admit: 3/20/2024
    Interdisciplinary Progress Notes
    3/21/24    PT: stood at the rail twice, tired soon. - V. Orr PT
    3/22/24    NSG: drank well. Heels pink. - B. Lyle LPN
    3/28/24    PT: walked to the dining room. - V. Orr PT
    4/3/24     NSG: {third} - B. Lyle LPN
    {last}
"""


@pytest.mark.parametrize(
    ("third", "last", "end"),
    [
        ("slept well.", "4/4/24     DISCHARGE 14:05 to her own flat.", "2024-04-04"),
        ("slept well.", "4/4/24     Discharged with her brother.", "2024-04-04"),
        ("discharge planning with the family.", "", "2024-04-03"),
    ],
)
def test_a_stay_lasts_to_the_last_entry_of_its_log(third: str, last: str, end: str) -> None:
    page = STAY.format(third=third, last=last)
    assert told(found(page)) == [("inpatient", f"2024-03-20..{end}", (1,))]


def test_days_before_the_admission_are_none_of_the_stay() -> None:
    page = STAY.format(third="slept well.", last="")
    history = (
        page
        + """
    Problem list
    3/1/14     Type 2 diabetes
    7/19/10    Hypertension
    """
    )
    assert told(found(history)) == [("inpatient", "2024-03-20..2024-04-03", (1,))]


def test_a_therapists_sheet_bound_in_a_stay_is_part_of_it() -> None:
    head = "ALDER FEN REHABILITATION HOSPITAL\n    Whitlock, Dana   b. 03/14/79   Bed 12"
    admitted = f"""
    {head}
    PHYSIATRY ADMISSION HISTORY AND PHYSICAL
    Admitted: January 16, 2024
    She comes to us for inpatient rehabilitation after the pelvic fracture of last week.
    PLAN: physical therapy and occupational therapy on six days, rehabilitation nursing.
    """
    sheet = f"""
    {head}
    PT / OT TREATMENT FLOWSHEET      January 2024
    Day    Disc    Min    Activity and response                     Assist
    18     PT      45     Bed to chair, parallel bars                mod A
    19     PT      45     Bars 3 lengths, balance pad                min A
    19     OT      30     Washing at the sink, dressing stick        min A
    """
    left = f"""
    {head}
    DISCHARGE SUMMARY
    Admitted: January 16, 2024     Discharged: January 30, 2024
    COURSE: She goes home on two sticks, and climbs one flight with a rail.
    """
    assert told(found(admitted, sheet, left)) == [
        ("inpatient", "2024-01-16..2024-01-30", (1, 2, 3))
    ]


@pytest.mark.parametrize("born", ["b. 03/14/79", "(b. 3-14-79)"])
def test_a_birth_without_its_century_is_no_day_to_come(born: str) -> None:
    page = f"""
    ELK BEND CLINIC
    Whitlock, Dana   {born}    Chart 118
    Date of visit: 05/02/2024
    HPI: Her neck is stiff and she sleeps badly on her left side.
    Plan: therapy twice a week.
    """
    assert told(found(page)) == [("office_visit", "2024-05-02", (1,))]
    assert {d.role.value for d in found(page).pages[0].dates if d.date.year == 1979} == {"birth"}
