"""Which part of a card's page is told of which of its visits."""

from __future__ import annotations

from casefile.categories import FactKind
from tests.ingest.finding.typed_packet import found

SOAP = """
Pell Family Chiropractic                                    Daily SOAP Notes
Patient: Dana R. Whitlock     DOB: 03/14/1979     Acct: 2290
Diagnosis: Sprain of the ligaments of the neck

02/07/2024     Ida Pell DC
S: Sore after the exam, the headache is the same.
A: As expected at this stage.

02/09/2024     No show

02/12/2024     Ida Pell DC
S: She cannot reach the shelf with the right arm.
A: The shoulder does not respond.

02/14/2024     Ida Pell DC
S: Dizzy in the store under bright lights.
A: The concussion slows her recovery.
"""


def quoted(*pages: str) -> dict[str, list[str]]:
    """Give what is quoted of each visit, by its day."""
    visits = found(*pages).encounters
    return {str(e.date): [f.text for f in e.facts] for e in visits}


def test_each_entry_of_a_card_is_quoted_of_its_own_day_alone() -> None:
    by_day = quoted(SOAP)
    assert list(by_day) == ["2024-02-07", "2024-02-12", "2024-02-14"]
    assert "As expected at this stage." in by_day["2024-02-07"]
    assert "The shoulder does not respond." in by_day["2024-02-12"]
    assert "The concussion slows her recovery." in by_day["2024-02-14"]
    every = [text for texts in by_day.values() for text in texts]
    assert len(every) == len(set(every))
    assert not [text for text in every if "Pell DC" in text]


def test_what_stands_above_the_entries_is_told_with_the_first() -> None:
    visits = {str(e.date): e for e in found(SOAP).encounters}
    diagnosed = [
        day
        for day, visit in visits.items()
        if any(f.kind is FactKind.DIAGNOSIS for f in visit.facts)
    ]
    assert diagnosed == ["2024-02-07"]


def test_two_rows_of_one_day_are_both_told_of_it() -> None:
    twice = SOAP.replace("02/12/2024     Ida Pell DC", "02/14/2024     Ida Pell DC")
    by_day = quoted(twice)
    assert "The shoulder does not respond." in by_day["2024-02-14"]
    assert "The concussion slows her recovery." in by_day["2024-02-14"]


def test_days_side_by_side_do_not_repeat_what_stands_below_them() -> None:
    by_day = quoted(
        """
        Pell Physical Therapy                      Exercise Flow Sheet
        Patient: Dana R. Whitlock     DOB: 03/14/1979
        Exercise             02/07/2024     02/12/2024     02/14/2024
        Leg press            3 x 10         3 x 12         3 x 15
        Step up              2 x 10         2 x 12         2 x 15
        Heel slide           1 x 10         1 x 12         1 x 15
        Calf raise           1 x 10         2 x 12         3 x 15
        She walks without the brace now and climbs stairs with a rail.
        """
    )
    assert len(by_day) == 3
    told = [day for day, texts in by_day.items() if any("climbs stairs" in t for t in texts)]
    assert told == ["2024-02-07"]
