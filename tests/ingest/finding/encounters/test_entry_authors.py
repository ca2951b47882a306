"""Who wrote each entry of a page that several people write on."""

from __future__ import annotations

from tests.ingest.finding.typed_packet import found

HEAD = """
    Marlow Bay Physical Therapy
    Treatment Notes
    18 Pier Road, Erie, PA 16501   ph 814.555.0101
    Name: Whitlock, Dana R    DOB: 03/14/1979
"""


def authors(body: str) -> list[tuple[str, str | None]]:
    return [(str(e.date), e.provider) for e in found(HEAD + body).encounters]


def test_each_entry_is_of_who_heads_it() -> None:
    assert authors("""
    5/2/2023 - Ida Koenig, DPT
    S: sore after the drive. O: bike 5 min, bridges 3x10. A: good form. P: continue.
    [electronically signed 5/2/2023]
    5/9/2023 - Noor Haddad, PTA
    S: less sore. O: bike 8 min, steps. 97110 x2. A: gains. P: same.
    [electronically signed 5/9/2023]
    5/23/2023 - Ida Koenig, DPT
    S: walked to the pier. O: step down. 97110 x2. A: DF 9. P: one more.
    """) == [
        ("2023-05-02", "Ida Koenig"),
        ("2023-05-09", "Noor Haddad"),
        ("2023-05-23", "Ida Koenig"),
    ]


def test_each_entry_is_of_who_signs_it_and_not_of_whom_it_speaks() -> None:
    assert authors("""
    5/2/2023 Visit 1
    S: sore after the drive. O: bike 5 min, bridges 3x10. A: good form. P: continue.
    Ida Koenig, DPT
    5/9/2023 Visit 2
    S: Seen by Dr. Wren Tallis, MD about the knee. O: bike 8 min. 97110 x2. A: stable. P: same.
    Noor Haddad, PTA
    """) == [("2023-05-02", "Ida Koenig"), ("2023-05-09", "Noor Haddad")]


def test_entries_that_name_nobody_are_of_who_signs_the_page() -> None:
    assert authors("""
    5/2/2023   bike 5 min, bridges   97110 x2   pain 5/10
    5/9/2023   bike 8 min, steps     97110 x2   pain 4/10
    5/16/2023  bike 8 min, steps     97110 x2   pain 4/10
    Therapist: Ida Koenig, DPT
    """) == [
        ("2023-05-02", "Ida Koenig"),
        ("2023-05-09", "Ida Koenig"),
        ("2023-05-16", "Ida Koenig"),
    ]


JAW = """
    {head}
    Patient: Dana Whitlock     DOB: 03/14/1979     {beside}
    Date of visit: 5/2/2023
    EXAMINATION OF THE JAW
    Opening 36 mm, deviation to the right. Click on closing. Tender over both joints.
    Assessment: strain. Plan: soft food, return in two weeks.
"""


def test_a_note_that_names_nobody_is_of_the_one_clinician_of_the_letterhead() -> None:
    page = JAW.format(head="Corbel Dental Clinic - L. Walder, DDS", beside="")
    assert [e.provider for e in found(page).encounters] == ["L. Walder"]


def test_whoever_referred_is_not_the_one_of_the_letterhead() -> None:
    page = JAW.format(head="Corbel Dental Clinic", beside="Referred by: Ana Ruiz, MD")
    assert [e.provider for e in found(page).encounters] == ["Corbel Dental Clinic"]
