"""Names of people and places, compared the way a careful reader would.

`token_set_ratio` calls "Mercy Hospital" and "Mercy Hospital Radiology" the same, which hides a
missing record; so names of places are compared in two parts, the institution and the department.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

_CREDENTIALS = re.compile(
    r"(?<![A-Za-z])(?:M\.?\s?D|D\.?\s?O|D\.?\s?C|D\.?P\.?M|D\.?D\.?S|O\.?D|D\.?P\.?T|M\.?P\.?T"
    r"|M\.?S\.?P\.?T|P\.?\s?T\.?\s?A|P\.?T|O\.?T\.?R(?:/L)?|C\.?O\.?T\.?A|O\.?T"
    r"|P\.?A\.?(?:\s?-?\s?C)?|F?\.?N\.?P\.?(?:-?[BC]C?)?|A\.?R\.?N\.?P|A\.?P\.?R\.?N|A\.?P\.?N"
    r"|C\.?R\.?N\.?P|C\.?R\.?N\.?A|D\.?N\.?P|A?CNP|R\.?N|L\.?P\.?N|B\.?S\.?N|M\.?S\.?N"
    r"|N\.?R\.?P|(?:CC)?EMT-?[ABIP]?|AEMT|MICP|Ph\.?\s?D|Au\.?D|Psy\.?D|Pharm\.?D|R\.?Ph|L\.?C\.?S\.?W"
    r"|F\.?A\.?C\.?S|F\.?A\.?C\.?E\.?P|FAAOS|FAAP|FACR|FAAPMR|FACEP|FAAEM|DABR|DACBR|DABCO"
    r"|CCSP|CSCS|OCS|SCS|ATC|L\.?A\.?T|C\.?M\.?A|R\.?M\.?A|LMT|LAc|MBBS|M\.?P\.?H|M\.?S|M\.?A"
    r"|M\.?H\.?A|R\.?T\.?(?:\([A-Z]+\))*|Cert\.? ?MDT)(?:\b\.?|\.)(?![A-Za-z])",
)
_SPELLED = re.compile(
    r"\b(?:Dr|Doctor|Mr|Mrs|Ms|Miss|Mx|Prof|Paramedic|Electronically|Chiropractor"
    r"|Physician Assistant|Nurse Practitioner|Physical Therapist|Board Certified"
    r"|MD|DO|DC|PT|DPT|PA|PAC|NP|RN)\b\.?",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?<![A-Za-z])(Jr|Sr|II|III|IV)\b\.?", re.IGNORECASE)
_DIGIT_INSIDE = re.compile(r"(?<=[A-Za-z])[015](?=[A-Za-z])")
_LEGAL = re.compile(
    r"\b(?:p\.?\s?c|p\.?\s?a|l\.?l\.?c|l\.?l\.?p|p\.?l\.?l\.?c|p\.?s\.?c|inc|ltd|corp|co|the|of|and|at)\b\.?",
    re.IGNORECASE,
)
_FOLDS = {
    "orthopaedic": "orthopedic",
    "orthopaedics": "orthopedic",
    "orthopedics": "orthopedic",
    "ortho": "orthopedic",
    "centre": "center",
    "ctr": "center",
    "cntr": "center",
    "hosp": "hospital",
    "med": "medical",
    "assoc": "associates",
    "assocs": "associates",
    "associate": "associates",
    "saint": "st",
    "sainte": "st",
    "mt": "mount",
    "rehabilitation": "rehab",
    "physicians": "physician",
    "grp": "group",
    "svcs": "services",
    "svc": "services",
    "service": "services",
    "dept": "department",
    "regl": "regional",
    "reg": "regional",
    "univ": "university",
    "chiro": "chiropractic",
    "xray": "imaging",
    "diag": "diagnostic",
    "diagnostics": "diagnostic",
    "comm": "community",
    "mem": "memorial",
    "meml": "memorial",
    "er": "emergency",
    "ed": "emergency",
    "pt": "physical",
    "labs": "laboratory",
    "lab": "laboratory",
    "laboratories": "laboratory",
    "n": "north",
    "s": "south",
    "e": "east",
    "w": "west",
}
_DEPARTMENT_WORDS = (
    "radiology imaging emergency department physical therapy rehab laboratory pathology "
    "anesthesia anesthesiology pharmacy ambulance ems surgery surgical orthopedic neurology "
    "neurosurgery cardiology billing records him occupational"
)
DEPARTMENTS = frozenset(_DEPARTMENT_WORDS.split())
_NICKNAMES = (
    "robert bob bobby rob robby; william bill billy will liam; richard rick rich dick ricky; "
    "james jim jimmy jamie; john jack johnny jon; michael mike mikey; thomas tom tommy; "
    "charles charlie chuck; joseph joe joey; david dave; daniel dan danny; edward ed eddie ted; "
    "anthony tony; christopher chris; matthew matt; andrew andy drew; kenneth ken kenny; "
    "steven stephen steve; timothy tim; ronald ron ronnie; donald don donnie; gregory greg; "
    "lawrence larry; gerald jerry; benjamin ben; samuel sam; alexander alex; nicholas nick; "
    "patrick pat; phillip philip phil; raymond ray; jeffrey geoffrey jeff; joshua josh; "
    "zachary zach zack; nathaniel nathan nate; frederick fred; leonard leo len; "
    "elizabeth liz beth betty lisa eliza betsy; margaret maggie meg peggy; katherine catherine "
    "kathryn kate kathy cathy katie; patricia pat patty tricia; jennifer jen jenny; barbara barb; "
    "susan sue susie; deborah debra deb debbie; rebecca becky; kimberly kim; pamela pam; "
    "christine christina chris tina; cynthia cindy; sandra sandy; jacqueline jackie; judith judy; "
    "victoria vicky; theresa teresa terri; dorothy dot; virginia ginny; abigail abby; "
    "melissa missy; amanda mandy; samantha sam; alexandra alex; nicole nikki; stephanie steph; "
    "kristin kristen kristyn christen; alan allen allan; rachel rachael; lindsey lindsay; "
    "jaime jamie; shawn sean shaun; kelly kelli kellie; kelsey kelsie; haley hayley hailey; "
    "kaitlyn caitlin katelyn kaitlin; megan meghan meagan; tracy tracey traci; "
    "stacy stacey staci; lori laurie lorie; terry terri; jerry gerry; gail gayle; "
    "leander lee; rosamund rosie rose roz; cornelius neil con; "
    "veronica ronnie; josephine jo; angela angie; jessica jess; madeline maddie; isabella bella"
)
_NICKNAME_SETS = tuple(frozenset(group.split()) for group in _NICKNAMES.split(";"))


def without_credentials(name: str) -> str:
    """Give a printed name without degrees, titles and the marks around them, in print order."""
    plain = _SPELLED.sub(" ", _CREDENTIALS.sub(" ", name))
    plain = re.sub(r"\([^)]*\)?", " ", plain)
    plain = re.sub(r"\s+", " ", plain)
    return re.sub(r"(?:\s*[,;/.]\s*)+$", "", re.sub(r"(?:\s*,)+", ",", plain)).strip(" ,;:|-_/")


def shown_person(name: str) -> str:
    """Give a printed name first name first: "Ortiz, Ana L, MD" as "Ana L Ortiz"."""
    plain = without_credentials(name)
    head, comma, tail = plain.partition(",")
    initial = len(head.split()) == 1 and re.fullmatch(r"\s*[A-Z]\.?\s*", tail)
    if comma and (initial or re.search(r"[A-Za-z]{2}", tail)) and re.search(r"[A-Za-z]", head):
        plain = f"{tail.strip(' ,')} {head.strip()}"
    plain = plain.replace(",", " ")
    if plain.isupper() or plain.islower():
        plain = re.sub(r"[A-Za-z]+", lambda m: m[0].capitalize(), plain)
        plain = re.sub(r"\b(Mc|O')([a-z])", lambda m: m[1] + m[2].upper(), plain)
    return re.sub(r"\s+", " ", plain).strip()


def surname_suffix(name: str) -> str:
    """Give "jr", "sr", "ii" ... where a name carries one, else an empty string."""
    match = _SUFFIX.search(name)
    return match[1].lower() if match else ""


def person_tokens(name: str) -> list[str]:
    """Give the parts of a person's name in reading order, without credentials, lower case.

    "Ortiz, Ana L, MD" and "Ana L. Ortiz, M.D." give the same parts: the surname before a
    comma is moved to the end.
    """
    plain = _SUFFIX.sub(" ", without_credentials(name))
    plain = _DIGIT_INSIDE.sub(lambda m: "ols"["015".index(m[0])], plain)
    head, comma, tail = plain.partition(",")
    if comma and re.search(r"[A-Za-z]", tail) and re.search(r"[A-Za-z]", head):
        plain = f"{tail} {head}"
    return [
        t.lower().replace("\u2019", "'") for t in re.findall(r"[A-Za-z][A-Za-z'\u2019\-]*", plain)
    ]


def same_person(one: str, other: str) -> bool:
    """Tell whether two printed names can be one person: OCR damage and initials forgiven.

    First names and surnames must both agree; a twin's or a child's other first name does not.
    """
    a, b = person_tokens(one), person_tokens(other)
    if len(a) < 2 or len(b) < 2:
        return bool(a and b) and fuzz.ratio(a[-1], b[-1]) >= 90
    if _same_surname(a, b) and _same_first(a, b):
        return True
    return _close(_surname_last(a), b) or _close(a, _surname_last(b))


def _surname_last(tokens: list[str]) -> list[str]:
    """Turn a name as forms print it, surname first and without a comma: "LOOMIS GRETA T"."""
    return [*tokens[1:], tokens[0]]


def _close(a: list[str], b: list[str]) -> bool:
    """Compare first name and surname strictly, since the order was only guessed."""
    return fuzz.ratio(a[-1], b[-1]) >= 90 and fuzz.ratio(_given(a), _given(b)) >= 90


def _same_surname(a: list[str], b: list[str]) -> bool:
    if fuzz.ratio(a[-1], b[-1]) >= 84:
        return True
    doubled = {*re.split(r"-", a[-1]), a[-1]} & {*re.split(r"-", b[-1]), b[-1]}
    return any(len(t) > 2 for t in doubled)


def _same_first(a: list[str], b: list[str]) -> bool:
    first, second = _given(a), _given(b)
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    if first in b[:-1] or second in a[:-1]:
        return True
    if any(first in group and second in group for group in _NICKNAME_SETS):
        return True
    shorter = min(len(first), len(second))
    if shorter >= 3 and (first.startswith(second) or second.startswith(first)):
        return True
    return fuzz.ratio(first, second) >= 80


def short_form(one: str, other: str) -> bool:
    """Tell whether one first name is another form of the other: Bob for Robert, Bryan for Brian."""
    a, b = person_tokens(one), person_tokens(other)
    if len(a) < 2 or len(b) < 2:
        return True
    first, second = _given(a), _given(b)
    if any(first in group and second in group for group in _NICKNAME_SETS):
        return True
    if first != second and _sounds(first) == _sounds(second):
        return True
    shorter = min(len(first), len(second))
    prefix = first.startswith(second) or second.startswith(first)
    return shorter == 1 or (shorter >= 3 and prefix and first != second) or _pet_name(first, second)


def _pet_name(one: str, other: str) -> bool:
    """Tell whether one first name is the other's beginning with a pet ending: Terry, Terrence.

    A doubled letter may be added ("Timmy", Timothy); three letters alone say little (Mary, Martha).
    """
    short, full = sorted((one, other), key=len)
    stem = re.sub(r"(?:y|ie|i)$", "", short)
    doubled = re.search(r"(.)\1$", stem)
    begins = full.startswith(stem) or (doubled is not None and full.startswith(stem[:-1]))
    return len(short) < len(full) and stem != short and len(stem) > 3 and begins


def _sounds(name: str) -> str:
    """Write a first name one way where registrars write it in several: Erik, Eric."""
    plain = name.replace("ph", "f").replace("ck", "k").replace("y", "i").replace("c", "k")
    plain = re.sub(r"(?<=[a-z])h", "", plain)
    return re.sub(r"(.)\1+", r"\1", plain)


def _given(tokens: list[str]) -> str:
    """Give the first name, past a stray or leading initial ("E Mary Poole")."""
    return next((t for t in tokens[:-1] if len(t) > 1), tokens[0])


def place_tokens(name: str) -> list[str]:
    """Give the parts of a place's name, folded: spelling variants, legal forms and marks away."""
    plain = _LEGAL.sub(" ", name.replace("&", " ")).lower().replace("x-ray", "xray")
    return [_FOLDS.get(t, t) for t in re.findall(r"[a-z0-9]+", plain.replace("'", ""))]


def verbatim_tokens(name: str) -> tuple[str, ...]:
    """Give the parts of a name that stand in every spelling of it, apostrophes aside."""
    folded = frozenset(_FOLDS.values())
    return tuple(t for t in place_tokens(name.replace("\u2019", "'")) if t not in folded)


def same_place(one: str, other: str, floor: float = 85) -> bool:
    """Tell whether two printed names are one place, departments kept apart."""
    a, b = place_tokens(one), place_tokens(other)
    if not a or not b:
        return False
    if {t for t in a if t in DEPARTMENTS} != {t for t in b if t in DEPARTMENTS}:
        return fuzz.token_sort_ratio(" ".join(a), " ".join(b)) >= 95
    return fuzz.token_sort_ratio(" ".join(a), " ".join(b)) >= floor


def valid_npi(number: str) -> bool:
    """Check a National Provider Identifier by its last digit.

    Ten digits beginning with 1 or 2; the check digit is Luhn's over the number with 80840 before
    it (CMS, "Requirements for National Provider Identifier (NPI) and NPI Check Digit").
    """
    digits = re.sub(r"\D", "", number)
    if len(digits) != 10 or digits[0] not in "12":
        return False
    total = 0
    for place, char in enumerate(reversed("80840" + digits)):
        value = int(char) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
