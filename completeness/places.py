"""Whether two printed names are one provider, with the care that departments need.

A department is part of its institution ("Mercy Hospital Radiology" of "Mercy Hospital") when one
asks who was asked for records, and another thing when one asks whose bill this is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from casefile.codes import biller_category
from casefile.names import person_tokens, place_tokens, same_person, same_place

_INSTITUTION = re.compile(
    r"\b(hospital|clinic|cent(?:er|re)|medical|health|imaging|radiology|mri|therapy|rehab\w*|chiropractic"
    r"|associates|group|ambulance|ems|rescue|fire|surg\w+|orthop\w+|neuro\w+|pharmacy|drugs?|medicine"
    r"|physicians|radiologists|pavilion|surgicenter|x-?rays?|ultrasound|podiatry|dental|massage|infirmary|institute|laborator\w+|labs?|diagnostics?|pathology|anesthesia\w*|consultants"
    r"|services?|partners|specialists|care|wellness|practice|studio|acupuncture|helicopter|squad|p\.?c\.?|l\.?l\.?c\.?|inc)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def is_institution(name: str) -> bool:
    """Tell whether the name is a place or a firm rather than a person."""
    return bool(_INSTITUTION.search(name))


@lru_cache(maxsize=20_000)
def same_provider(one: str, other: str) -> bool:
    """Tell whether two printed names are one provider of care, spelling damage forgiven."""
    if same_place(one, other):
        return True
    a, b = "".join(place_tokens(one)), "".join(place_tokens(other))
    if min(len(a), len(b)) >= 8 and fuzz.ratio(a, b) >= 90:
        return True
    if is_institution(one) or is_institution(other):
        return False
    return len(person_tokens(one)) > 1 and len(person_tokens(other)) > 1 and same_person(one, other)


_GENERIC = re.compile(
    r"\b(?:diagnostics?|radiological|inpatient|outpatient|hospital|clinic|center|medical|health|healthcare|imaging|radiology|therapy|physical|rehab|group"
    r"|associates|physician|medicine|services?|department|regional|community|family|care|system"
    r"|emergency|room|ambulance|general|office|practice|specialists|orthopedic|pharmacy|records|billing|laboratory|invoice|statement|bill|claim"
    r"|account|ledger|facility|institute|clinical|skilled|long|short|term|stay|home|rehabilitation|surgical|day|tertiary"
    r"|ems|emts?|fire|rescue|squad|paramedics?|medics?|helicopter|transitional|ambulatory|intensive|unit|lab|labs|extended|assisted|living|hospice|sub|post|critical)\b"
)
_SPECIALTY = re.compile(
    r"\b(?:acute|primary|urgent|occupational|internal|infectious|disease|plastic|general|trauma|vascular|sports|spine"
    r"|pain|management|wound|nursing|surgery|surgical|surgeons?|neurology|neurosurgery|cardiology|urology|psychiatry"
    r"|psychology|podiatry|dermatology|gastroenterology|gynecology|obstetrics|ophthalmology|optometry|anesthesia"
    r"|anesthesiology|pathology|hematology|oncology|nephrology|pulmonology|pulmonary|endocrinology|rheumatology"
    r"|pediatrics|orthopa?edics?|dental|hospitalists?)\b"
)
_DOCTOR = re.compile(r"\b(?:M\.?D|D\.?O|D\.?C|D\.?P\.?T|D\.?P\.?M|N\.?P|P\.?A|P\.?T)\b|^Dr\b")


@lru_cache(maxsize=20_000)
def has_own_word(name: str) -> bool:
    """Tell whether a name has a word that not any provider could bear.

    "Medical Center" has not, nor has "Neurology", which may be a department of any house.
    """
    own = _SPECIALTY.sub(" ", _GENERIC.sub(" ", " ".join(place_tokens(name))))
    return bool(re.search(r"[a-z]{3,}", own))


def names_somebody(name: str) -> bool:
    """Tell whether a name sets a provider apart; "Medical Center" or a column head do not."""
    return has_own_word(name) and (is_institution(name) or bool(_DOCTOR.search(name)))


@lru_cache(maxsize=20_000)
def may_be(name: str, other: str) -> bool:
    """Tell whether a badly read name may be the other: most of its letters, in their order."""
    a, b = ("".join(place_tokens(n)).translate(_DIGITS) for n in (name, other))
    shorter = min(len(a), len(b))
    return shorter >= 8 and (
        fuzz.ratio(a, b) >= 75 or (shorter >= 12 and fuzz.partial_ratio(a, b) >= 80)
    )


_SHARED = re.compile(
    r"saint|st|north|south|east|west|mount|new|city|county|the|ems|fire|rescue|paramedic"
)


def may_be_called(short: str, name: str) -> bool:
    """Tell whether people may call a place that: its name in short, a department, or spelt badly.

    "Mercy" or "Mercy ER" may be "Mercy General Hospital"; "Mercy" may be "Mercy Imaging", too.
    """
    if belongs_to(short, name):
        return True
    said, own = _telling(short), _telling(name)
    return not said or not own or any(_same_word(said[0], t) for t in own)


def _telling(name: str) -> list[str]:
    """Give the words of a name that set it apart from other houses of its kind."""
    return [t for t in place_tokens(name) if not _SHARED.fullmatch(t) and not _GENERIC.fullmatch(t)]


_OWN_WORDS = 2
_UNSAID = frozenset({"of", "the", "and", "at", "for", "in"})
_DIGITS = str.maketrans("015", "ols")


_SEVERAL = re.compile(r"\s+[/|]\s+")


@lru_cache(maxsize=20_000)
def belongs_to(name: str, institution: str) -> bool:
    """Tell whether the name is the institution or a part of it: all of its words stand in it.

    "Mercy General Hospital Emergency Department" and "Mercy General" belong to "Mercy General
    Hospital"; "Mercy Imaging Center" does not.
    """
    if same_provider(name, institution):
        return True
    parts = _SEVERAL.split(name)
    if len(parts) > 1:  # "Ida Marsh, MD / Oakdale Orthopedic Clinic"
        return any(belongs_to(part, institution) for part in parts)
    if (
        _bears_name_of(institution, name)
        or _bears_name_of(name, institution)
        or _same_trade_name(name, institution)
        or _by_initials(name, institution)
        or _by_initials(institution, name)
    ):
        return True
    return _shares_words(name, institution)


def _shares_words(name: str, institution: str) -> bool:
    """Tell whether all words of the shorter name stand in the longer, the first one first."""
    inner, outer = place_tokens(institution), place_tokens(name)
    if len(inner) < 2 or len(outer) < 2:
        return False
    fewer, more = sorted((inner, outer), key=len)
    if len(fewer) < 2 or max(len(t) for t in fewer) < 4:
        return False
    return all(any(_same_word(a, b) for b in more) for a in fewer) and _same_word(
        inner[0], outer[0]
    )


def _same_trade_name(one: str, other: str) -> bool:
    """Tell whether two houses of one trade begin with the same two words of their own.

    "Iron Gate PT & Sports Rehab" is "Iron Gate Physical Therapy"; "Iron Gate Imaging" is not.
    """
    first, second = _telling(one)[:2], _telling(other)[:2]
    if len(first) < _OWN_WORDS or first != second:
        return False
    trade = biller_category(one)
    return trade is not None and trade is biller_category(other)


def _by_initials(short: str, name: str) -> bool:
    """Tell whether a house goes by five or more of its initials: "ODFRA Billing".

    Fewer are those of many houses; whose they are, a person confirms.
    """
    words = [w for w in re.findall(r"[A-Za-z]+", name) if w.lower() not in _UNSAID]
    initials = "".join(w[0] for w in words).upper()
    said = re.match(r"[A-Z]{5,7}\b", short)
    return said is not None and initials.startswith(said[0]) and not is_institution(said[0])


def _bears_name_of(person: str, practice: str) -> bool:
    """Tell whether a practice is called after a doctor ("Dr. Ida Marsh", "Marsh Family Care")."""
    if is_institution(practice) and _DOCTOR.search(person):
        own = person_tokens(re.split(r",|\s-\s", person)[0])
        titled = [t for t in own if not _GENERIC.fullmatch(t) and not is_institution(t)]
        return len(titled) > 1 and len(titled[-1]) >= 4 and titled[-1] in place_tokens(practice)
    return False


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    return min(len(one), len(other)) >= 4 and fuzz.ratio(one, other) >= 82


@lru_cache(maxsize=20_000)
def hinted(hint: str, provider: str, file_words: frozenset[str]) -> float:
    """Tell how much of a provider's name a file or folder name shows, 0..1.

    Folders shorten names ("quarry_general_hosp") and say other things too ("late_northgate_2");
    `file_words` say nothing about whose records they are.
    """
    words = [w for w in re.findall(r"[a-z]+", hint.lower()) if w not in file_words]
    name = re.findall(r"[a-z]+", provider.lower())
    if not words or not name:
        return 0.0
    shown = sum(
        _weight(n) for n in name if any(n == w or (len(w) >= 2 and n.startswith(w)) for w in words)
    )
    foreign = sum(len(w) for w in words if not any(n.startswith(w) for n in name))
    return max(0.0, shown / sum(map(_weight, name)) - 0.5 * foreign / sum(map(len, words)))


def _weight(word: str) -> float:
    """Weigh a word of a name by its length; words that many providers share tell little."""
    return len(word) * (0.25 if _GENERIC.fullmatch(word) else 1.0)
