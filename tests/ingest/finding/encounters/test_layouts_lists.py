# ruff: noqa: E501
"""Logs and lists of visits, of which not every row is one; all made up."""

from __future__ import annotations

from tests.ingest.finding.typed_packet import found


def test_a_log_with_a_column_of_times_has_a_visit_a_row():
    page = """
    OFFICE VISIT LOG                                    Pell Carton Company Nurse's Office
    Patient: Dana Whitlock     DOB: 03/14/1979
    Date         Time     Complaint / what was done                                       Disposition
    06-01-2023   0948     Right hand drawn into the rollers when she cleared a jam, open   To the hospital
                          area over the knuckle, bleeding controlled with pressure.        by van. AR
    06-06-2023   1410     Back from the clinic with a note that the hand is not to be      Light work
                          used, dressing dry and intact, not opened here.                  found. AR
    06-20-2023   0730     Complains of cold fingers at the dock door, color good, no       Back to work
                          drainage, own ibuprofen taken.                                   given liner. AR
    Ana Ruiz, RN
    """
    days = [(e.date.isoformat(), e.time) for e in found(page).encounters]
    assert days == [("2023-06-01", None), ("2023-06-06", None), ("2023-06-20", None)]


def test_rows_of_visits_that_did_not_take_place_are_none():
    page = """
    Juniper Physical Therapy
    DAILY NOTES
    Patient: Dana Whitlock     DOB: 03/14/1979
    06/01/2023    Therapeutic exercise 30 minutes, gait training, tolerated well.
    06/06/2023    No show
    06/08/2023    Pt cancelled, ill
    06/13/2023    Pt cancelled Saturday slot, sore today; gait training 20 minutes and exercise.
    06/15/2023    CX weather
    Nadia Ferro, PT
    """
    assert [e.date.isoformat() for e in found(page).encounters] == ["2023-06-01", "2023-06-13"]


def test_a_portals_list_of_visits_tells_of_none_of_them():
    page = """
    MyChartWindow                                  Alder Creek Family Medicine
    OFFICE VISIT
    Patient: Dana Whitlock     DOB: 03/14/1979
    Past visits
    Jun 01, 2023    Ana Ruiz, MD     Completed. Recheck of the neck
    Jun 15, 2023    Ana Ruiz, MD     Completed. Follow-up
    Future visits
    Aug 01, 2023    Ana Ruiz, MD     Yearly visit
    """
    assert found(page).encounters == ()


def test_a_drug_that_nobody_took_home_is_no_fill():
    page = """
    ELK BEND PHARMACY #3
    PATIENT MEDICATION PROFILE
    WHITLOCK, DANA     DOB 03/14/1979     PRINTED 10/08/2024
    FILLED         RX#        DRUG / STRENGTH              QTY     PRESCRIBER
    06/09/2023     6610822    CYCLOBENZAPRINE 10MG TAB     30      OKAFOR, B MD
    09/21/2023     6621190    GABAPENTIN 300MG CAP         90      OKAFOR, B MD
    09/20/2023     TRAMADOL 50MG - REJECTED 75, PRIOR AUTH REQUIRED
    10/31/2023     GABAPENTIN 600MG - RETURNED TO STOCK
    """
    assert [str(e.date) for e in found(page).encounters] == ["2023-06-09", "2023-09-21"]
