from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefile.names import (
    person_tokens,
    same_person,
    same_place,
    short_form,
    shown_person,
    surname_suffix,
    valid_npi,
    without_credentials,
)


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("Okafor, Chidi E, MD", "Chidi E Okafor"),
        ("Okafor MD, Chidi E", "Chidi E Okafor"),
        ("CHIDI E. OKAFOR, M.D., F.A.C.S.", "Chidi E. Okafor"),
        ("Dr. Lorna K. Dietz, PT, DPT", "Lorna K. Dietz"),
        ("Amos Trent, PTA", "Amos Trent"),
        ("MCALLISTER, JO, PA-C", "Jo McAllister"),
        ("Marlon Vickers, EMT-P", "Marlon Vickers"),
        ("Bettina Ruoff, OTR/L", "Bettina Ruoff"),
    ],
)
def test_a_printed_name_is_shown_without_credentials(printed, shown):
    assert shown_person(printed) == shown


def test_credentials_inside_words_stay():
    assert without_credentials("Mandi Dorado") == "Mandi Dorado"
    assert person_tokens("Edgar Padilla") == ["edgar", "padilla"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Whitlock, Dana R", "Dana Whitlock"),
        ("WHITLOCK,DANA", "Dana R. Whitlock"),
        ("Dana Whit1ock", "Dana Whitlock"),
        ("D. Whitlock", "Dana Whitlock"),
        ("Whitlock, E Dana", "Dana Whitlock"),
        ("Robert Hale", "Bob Hale"),
        ("Ana Ruiz-Ortega", "Ana Ortega"),
        ("Whitlock Dana", "Dana Whitlock"),
        ("WHITLOCK DANA R", "Dana Whitlock"),
    ],
)
def test_one_person_printed_in_two_ways(one, other):
    assert same_person(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Karen Whitlock", "Dana Whitlock"),
        ("Dana Whitlock", "Dana Marchetti"),
        ("Michael Hale", "Richard Hale"),
        ("Jana Foss", "John Foss"),
    ],
)
def test_two_people(one, other):
    assert not same_person(one, other)


@pytest.mark.parametrize(
    ("short", "full"), [("Terry", "Terrence"), ("Jenny", "Jennifer"), ("Timmy", "Timothy")]
)
def test_a_pet_name_is_the_same_person(short, full):
    assert short_form(f"{short} Hale", f"{full} Hale")
    assert short_form(f"Hale, {full}", f"Hale, {short}")


@pytest.mark.parametrize(
    ("one", "other"), [("Mary", "Martha"), ("Harry", "Hannah"), ("Kelly", "Kevin")]
)
def test_a_few_letters_alike_are_no_pet_name(one, other):
    assert not short_form(f"{one} Hale", f"{other} Hale")


def test_suffixes():
    assert surname_suffix("Hale, Robert Jr.") == "jr"
    assert surname_suffix("Robert Hale") == ""


def test_departments_keep_places_apart():
    assert not same_place("St. Agnes Hospital", "Saint Agnes Hospital Radiology")
    assert same_place("Springvale Orthopedics PC", "Springvale Orthopaedics, P.C.")
    assert same_place("Mt. Olivet Hosp.", "Mount Olivet Hospital")
    assert not same_place("Eastside Imaging", "Lakeshore Internal Medicine")


def test_npi_check_digit():
    assert valid_npi("1234567893")
    assert not valid_npi("1234567890")
    assert not valid_npi("3234567893")
    assert not valid_npi("12345")


@given(st.integers(0, 10**8 - 1), st.integers(1, 9))
def test_one_changed_digit_breaks_an_npi(body, change):
    stem = f"1{body:08d}"
    full = next(stem + str(d) for d in range(10) if valid_npi(stem + str(d)))
    digit = (int(full[4]) + change) % 10
    assert not valid_npi(full[:4] + str(digit) + full[5:])
