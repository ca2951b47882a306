# ruff: noqa: E501
"""Run reports of many makers, and where each prints the day of its call; all made up."""

from __future__ import annotations

import pytest

from tests.ingest.finding.typed_packet import found, told

UNDER_TIMES = """
    Patient Care Report
    Incident # 23-0044127
    Dry Fork Fire & Rescue - Agency Lic. 0088-B
    Patient Information
    Last Name      Whitlock      Address        71 Kiln Row         Insurance   Auto
    First Name     Dana          City/State     Dry Fork, OR        Policy      CQX-0011872
    DOB / Age    03/14/1979 (44 Years)       Phone   (541) 555-0177
    Times
    Call Rcvd    Dispatch    Enroute     On Scene    At Patient   Depart Scn   At Dest.
    20:41:07     20:41:52    20:43:10    20:49:33    20:51:02     21:08:44     21:26:19
    05/29/23     05/29/23    05/29/23    05/29/23    05/29/23     05/29/23     05/29/23
    Narrative
    Medic 4 dispatched to a two-car crash. Pt found in driver seat, c-collar applied, transported to St. Brigid.
    Patient: WHITLOCK, DANA | Run #: 23-0044127 | Printed On: 01/27/2024 09:14 by hbrown      Page 1 of 1
    """
BESIDE_TIMES = """
    TRI-CITY AMBULANCE                                    PREHOSPITAL CARE REPORT
    Patient: WHITLOCK, DANA R    DOB: 03/14/1979    Age: 44    Sex: F
    Run Number: 2305-1182       Unit: M12     Level of service: ALS
    TIMES
    PSAP             05/29/2023 20:41:07
    Notified         05/29/2023 20:41:52
    On Scene         05/29/2023 20:49:33
    At Hospital      05/29/2023 21:26:19
    NARRATIVE
    Medic 12 responded to a crash. Patient denies LOC. Transported to St. Brigid without change en route.
    """
ONSET_AND_SIGNATURES = """
    Quarry Hill EMS - Patient Care Record
    Patient: Dana Whitlock      DOB: 03/14/1979      Gender: F
    Situation
    Chief complaint: Neck pain        Primary impression: Injury of neck
    Onset date/time:05/29/2023 20:38
    Flow chart
    20:52   148/92   104   20   98% RA   Pain 7
    Narrative
    Ambulance 2 dispatched emergent to crash. Collar applied, assisted to cot, transported to St. Brigid.
    Signatures
    Patient authorization for billing:signed on tablet 05/29/2023 21:31
    Receiving facility:L. Ortega RN 05/29/2023 21:35
    Provider signature:Tobias Renn, Paramedic - locked 05/30/2023 02:20
    QA review status:Closed 06/05/2023
    """
OLD_ONSET = """
    Quarry Hill EMS - Patient Care Record
    Patient: Dana Whitlock      DOB: 03/14/1979      Gender: F
    Situation
    Chief complaint: Neck pain        Primary impression: Injury of neck
    Onset date/time: 05/14/2023 08:00      Last oral intake: 05/28/2023
    Narrative
    Ambulance 2 dispatched for neck pain since a fall two weeks ago. Transported to St. Brigid.
    Signatures
    Receiving nurse: L. Ortega RN 05/29/2023 21:35
    Crew member: Tobias Renn, Paramedic 05/29/2023 21:50
    Printed: 01/27/2024 09:14
    """
WITH_MONTH = """
    METRO LIFELINE AMBULANCE
    Ambulance Run Report                               Incident 118-23
    Patient Name: Whitlock, Dana      Birth date: 14 Mar 1979
    Unit Notified By Dispatch   20:41   29-May-2023
    Arrived on Scene            20:49   29-May-2023
    Left Scene                  21:08   29-May-2023
    Arrived at Destination      21:26   29-May-2023
    Report printed 27-Jan-2024
    Narrative: Unit 7 dispatched to a crash, patient transported to St. Brigid.
    """


@pytest.mark.parametrize(
    "page",
    [UNDER_TIMES, BESIDE_TIMES, ONSET_AND_SIGNATURES, OLD_ONSET, WITH_MONTH],
    ids=["under times", "beside times", "onset", "old onset", "month"],
)
def test_a_run_report_is_of_the_day_of_its_call(page: str) -> None:
    facts = found(page)
    assert told(facts) == [("ems", "2023-05-29", (1,))]
    assert not facts.pages[0].foreign


def test_the_second_page_of_a_report_dated_on_its_first_goes_with_it() -> None:
    second = """
    Flow Chart - Vitals
    Time     BP       HR    RR   SpO2   Pain   GCS
    20:52    148/92   104   20   98     7      15
    Signatures
    Provider signature:Tobias Renn, Paramedic - locked 05/30/2023 02:20
    QA review status:Closed 06/05/2023
    Patient: WHITLOCK, DANA | Run #: 23-0044127 | Printed On: 01/27/2024 09:14 by hbrown      Page 2 of 2
    """
    first = UNDER_TIMES.replace("Page 1 of 1", "Page 1 of 2")
    assert told(found(first, second)) == [("ems", "2023-05-29", (1, 2))]


def test_a_report_of_somebody_else_is_known_by_the_parts_of_a_name() -> None:
    other = UNDER_TIMES.replace("Whitlock   ", "Abernathy").replace("Dana  ", "Lionel")
    other = other.replace("03/14/1979", "08/02/1950").replace("WHITLOCK, DANA", "ABERNATHY, LIONEL")
    facts = found(other)
    assert facts.pages[0].foreign
    assert not facts.encounters


def test_a_day_of_birth_or_of_printing_dates_no_call() -> None:
    page = """
    Quarry Hill EMS - Patient Care Record
    Patient: Dana Whitlock      DOB: 03/14/1979
    Narrative
    Ambulance 2 dispatched to a crash. Collar applied, transported to St. Brigid.
    QA review: closed 06/05/2023          Printed: 01/27/2024 09:14
    """
    assert told(found(page)) == [("ems", None, (1,))]
