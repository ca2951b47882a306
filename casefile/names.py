"""Names of people and places, compared the way a careful reader would.

`token_set_ratio` calls "Mercy Hospital" and "Mercy Hospital Radiology" the same, which hides a
missing record; so names of places are compared in two parts, the institution and the department.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

_CREDENTIALS = re.compile(
    r"\b(?:m\.?\s?d|d\.?o|d\.?c|d\.?p\.?m|d\.?p\.?t|p\.?t\.?a|p\.?t|o\.?t\.?r|pa-?c|f?np-?c?|arnp|aprn|crnp|crna"
    r"|r\.?n|nrp|emt-?[bpi]?|ph\.?d|pharm\.?d|r\.?ph|facs|faaos|faap|dr|mr|mrs|ms|jr|sr|ii|iii|iv"
    r"|paramedic|atc|cscs|ocs)\b\.?",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"\b(?:p\.?\s?c|p\.?\s?a|l\.?l\.?c|l\.?l\.?p|p\.?l\.?l\.?c|inc|ltd|corp|co|the|of|and|at)\b\.?",
    re.IGNORECASE,
)
_FOLDS = {
    "orthopaedic": "orthopedic",
    "orthopaedics": "orthopedic",
    "orthopedics": "orthopedic",
    "centre": "center",
    "ctr": "center",
    "hosp": "hospital",
    "med": "medical",
    "assoc": "associates",
    "associate": "associates",
    "saint": "st",
    "mt": "mount",
    "rehabilitation": "rehab",
    "physicians": "physician",
    "grp": "group",
    "svcs": "services",
    "dept": "department",
}
_DEPARTMENT_WORDS = (
    "radiology imaging emergency department physical therapy rehab laboratory lab pathology "
    "anesthesia pharmacy ambulance ems surgery surgical orthopedic neurology neurosurgery "
    "cardiology billing records him"
)
DEPARTMENTS = frozenset(_DEPARTMENT_WORDS.split())


def person_tokens(name: str) -> list[str]:
    """Give the parts of a person's name in print order, without credentials, lower case.

    "Ortiz, Christopher L, MD" and "Christopher L. Ortiz, M.D." give the same parts in different
    order: the surname before a comma is moved to the end.
    """
    plain = _CREDENTIALS.sub(" ", name)
    head, comma, tail = plain.partition(",")
    if comma and re.search(r"[A-Za-z]", tail) and re.search(r"[A-Za-z]", head):
        plain = f"{tail} {head}"
    return [t.lower() for t in re.findall(r"[A-Za-z][A-Za-z'\-]*", plain)]


def same_person(one: str, other: str) -> bool:
    """Tell whether two printed names can be one person: OCR damage and initials forgiven.

    First names and surnames must both agree; a twin's or a child's other first name does not.
    """
    a, b = person_tokens(one), person_tokens(other)
    if len(a) < 2 or len(b) < 2:
        return bool(a and b) and fuzz.ratio(a[-1], b[-1]) >= 90
    if fuzz.ratio(a[-1], b[-1]) < 84:
        return False
    first, second = a[0], b[0]
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return first[:3] == second[:3] or fuzz.ratio(first, second) >= 80


def place_tokens(name: str) -> list[str]:
    """Give the parts of a place's name, folded: spelling variants, legal forms and marks away."""
    plain = _LEGAL.sub(" ", name.replace("&", " ")).lower()
    return [_FOLDS.get(t, t) for t in re.findall(r"[a-z0-9]+", plain)]


def same_place(one: str, other: str, floor: float = 85) -> bool:
    """Tell whether two printed names are one place, departments kept apart."""
    a, b = place_tokens(one), place_tokens(other)
    if not a or not b:
        return False
    if {t for t in a if t in DEPARTMENTS} != {t for t in b if t in DEPARTMENTS}:
        return fuzz.token_sort_ratio(" ".join(a), " ".join(b)) >= 95
    return fuzz.token_sort_ratio(" ".join(a), " ".join(b)) >= floor
