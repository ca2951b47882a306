"""Whoever initialled a note or an entry, by the legend that tells whose initials they are."""

from __future__ import annotations

import pytest

from tests.ingest.finding.typed_packet import found

HEAD = """
    ALDER HOUSE FAMILY PRACTICE
    12 Quay Street, Erie, PA 16501
    OFFICE VISIT NOTE
    Patient: Dana R. Whitlock     DOB: 03/14/1979
    Date of Visit: 08/14/2023
"""


def provider(body: str) -> list[str | None]:
    return [e.provider for e in found(HEAD + body).encounters]


@pytest.mark.parametrize(
    "legend",
    [
        "Initials: OF = Odette Farrow, MD, entered 08/14/2023",
        "Key: OF - Odette Farrow, MD     TM - Tomas Mirek, RN",
        "Legend   OF: Odette Farrow, MD",
        "Odette Farrow, MD (OF)",
        "O.F. Odette Farrow, MD",
    ],
)
def test_whoever_initialled_the_paragraphs_wrote_the_note(legend: str) -> None:
    assert provider(f"""
    History: her shoulder aches at night and she sleeps poorly. [OF]
    Exam: flexion 110 degrees, tender over the cuff. [OF]
    Plan: therapy twice a week. [OF]
    {legend}
    """) == ["Odette Farrow"]


def test_a_nurse_who_initialled_more_gives_way_to_the_physician() -> None:
    assert provider("""
    Vitals: 128/76, pulse 72. [TM]
    Medications reconciled with her list. [TM]
    Plan: therapy twice a week. [OF]
    Initials: OF = Odette Farrow, MD; TM = Tomas Mirek, RN
    """) == ["Odette Farrow"]


def test_initials_that_no_legend_explains_name_nobody() -> None:
    assert provider("""
    History: her shoulder aches at night and she sleeps poorly. [OF]
    Plan: therapy twice a week. [QX]
    Initials: TM = Tomas Mirek, MD
    """) == ["ALDER HOUSE FAMILY PRACTICE"]


def test_a_signature_weighs_more_than_initials() -> None:
    assert provider("""
    History: her shoulder aches at night and she sleeps poorly. [TM]
    Plan: therapy twice a week. [TM]
    Electronically signed by Odette Farrow, MD 08/14/2023
    Initials: TM = Tomas Mirek, PA-C
    """) == ["Odette Farrow"]


def test_entries_initialled_below_their_first_line_are_each_of_their_own_clinician() -> None:
    log = """
    JUNIPER HILL PHYSICAL THERAPY
    VISIT LOG
    Patient: Dana R. Whitlock     DOB: 03/14/1979
    09-05-23     Stretching and ice, tolerated well. Flexion to
    Visit 2      120 degrees by the end.
                                                                       OF
    09-07-23     Bands added, sore after work. Balance on foam
    Visit 3      was steady.
                                                                       TM
    Key to initials: OF - Odette Farrow, PT     TM - Tomas Mirek, PTA
    """
    assert sorted((str(e.date), e.provider) for e in found(log).encounters) == [
        ("2023-09-05", "Odette Farrow"),
        ("2023-09-07", "Tomas Mirek"),
    ]


EVALUATION = """
    Quay Side Hand Therapy
    INITIAL EVALUATION
    Patient: Dana R. Whitlock     DOB: 03/14/1979
    Date of Service: 06/01/2023
    History: crush of the hand. Measures: grip 10 kg. Treatment: massage, splint.
    Nadia Ferro, OTR/L, CHT
"""
LOG = """
    Quay Side Hand Therapy
    DAILY NOTES
    Patient: Dana R. Whitlock     DOB: 03/14/1979
    06/06/2023 - Visit 2 of 8
    S: stiff in the morning. O: massage and blocking, ten minutes each, then putty and
    the dexterity board. A: better. P: continue. {first}
    06/13/2023 - Visit 3 of 8
    S: slept well. O: massage, blocking, putty. A: better. P: same HEP. {second}
"""


@pytest.mark.parametrize(
    ("first", "second", "seen_by"),
    [
        ("NF", "NF", ["Nadia Ferro"] * 3),
        ("NF", "TM", ["Nadia Ferro", "Nadia Ferro", "Quay Side Hand Therapy"]),
        ("", "", ["Nadia Ferro", "Quay Side Hand Therapy", "Quay Side Hand Therapy"]),
    ],
)
def test_a_logs_initials_are_known_from_the_houses_other_notes(first, second, seen_by) -> None:
    facts = found(EVALUATION, LOG.format(first=first, second=second))
    assert [e.provider for e in facts.encounters] == seen_by
