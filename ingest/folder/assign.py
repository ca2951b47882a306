"""Whose packet is it: by the patient that its pages name."""

from __future__ import annotations

from collections.abc import Sequence

from casefile.matters import Client, Matter
from casefile.names import person_tokens, same_person
from casefile.pages import PersonOnPage


def match_matter(patients: Sequence[PersonOnPage], matters: Sequence[Matter]) -> str | None:
    """Give the id of the one matter whose client these pages are of, or None where undecided.

    `patients` are the people that the pages name, one per page that names one. A matter fits where
    most of them are its client by name, and the birth dates printed with that name say so too; or,
    where no birth date speaks for or against, by the very same name. Two matters that fit equally
    well decide nothing: a person has to.
    """
    named = [p for p in patients if p.name.strip()]
    if not named:
        return None
    by_birth = [m.id for m in matters if _fits_by_name_and_birth(named, m.client)]
    if by_birth:
        return by_birth[0] if len(by_birth) == 1 else None
    by_name = [m.id for m in matters if _fits_by_name_alone(named, m.client)]
    return by_name[0] if len(by_name) == 1 else None


def _fits_by_name_and_birth(named: Sequence[PersonOnPage], client: Client) -> bool:
    if client.name is None or client.dob is None:
        return False
    name = client.name
    fitting = [p for p in named if same_person(p.name, name)]
    dated = [p for p in fitting if p.dob is not None]
    agreeing = [p for p in dated if p.dob == client.dob]
    return 2 * len(fitting) > len(named) and 2 * len(agreeing) > len(dated)


def _fits_by_name_alone(named: Sequence[PersonOnPage], client: Client) -> bool:
    if client.name is None:
        return False
    name = _first_and_last(client.name)
    fitting = [p for p in named if name is not None and _first_and_last(p.name) == name]
    if any(p.dob is not None and client.dob is not None for p in fitting):
        return False
    return 2 * len(fitting) > len(named)


def _first_and_last(name: str) -> tuple[str, str] | None:
    tokens = person_tokens(name)
    return (tokens[0], tokens[-1]) if len(tokens) >= 2 else None
