"""A clinician's name and credentials in running text, cut free of words that are no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

CREDENTIALS = (
    r"M\.? ?D|D\.? ?O|O\.? ?D|D\.? ?C|D\.?P\.?M|D\.?D\.?S|D\.?P\.?T|M\.?P\.?T|MSPT|P\.?T\.?A|P\.?T"
    r"|O\.?T\.?R(?:/L)?|C\.?O\.?T\.?A|OT|P\.?A\.?-?\s?C|P\.?A|F\.?N\.?P(?:-?[BC]{1,2})?"
    r"|N\.?P(?:-?C)?|A\.?R\.?N\.?P|A\.?P\.?R\.?N|APN|CRNP|C\.?R\.?N\.?A|DNP|AGNP|ACNP|PMHNP"
    r"|LCSW(?:-[A-Z])?|LICSW|LCPC|LPC|LMFT|LMHC|LCMHC|LMSW|DMD|Au\.?D|CCC-SLP|L\.?Ac|LMT|CNM|CNS|RPA-?C"
    r"|N\.?R\.?P|EMT-?(?:Paramedic|Basic|Intermediate|Advanced)|EMT-?[ABIP]?|AEMT"
    r"|FP-C|MICP|CCEMT-?P|Paramedic|R\.?N|L\.?P\.?N|Ph\.? ?D|Psy\.?D|R\.?Ph|Pharm\.?D"
    r"|CFRN|CTRN|CCRN|CRRN|CEN|IBCLC|CWOCN|WOCN|CWS|CDCES|BCBA|LSW|MSW|LAT|CPO"
    r"|RDN|LDN|(?<=, )RD|ATC|MBBS|MBB[Cc]h|MBChB|C\.?N\.?P|CHT|SLP|CMA|RT"
)
WORD = r"(?:Mc|Mac|O'|O\u2019|De|Di|La|Le|Van|Von|St\.?\s)?[A-Z][A-Za-z'\u2019\-]*\.?(?!\d)"
PLAIN = rf"{WORD}(?:\s{WORD}){{1,3}}"
TURNED = (
    rf"{WORD}(?:\s{WORD})?,\s?(?!(?:{CREDENTIALS})(?:\b|\.)){WORD}(?:\s[A-Z][A-Za-z]*\.?(?!\w))?"
)
NAME = re.compile(
    rf"(?<![.\w])(?:Dr\.?\s)?(?:(?P<turned>{TURNED})|(?P<plain>{PLAIN})|(?P<doctor>(?<=Dr\.\s){WORD}))"
)
CREDENTIAL = re.compile(rf"[\s,;.(]{{1,3}}(?P<c>{CREDENTIALS})(?:\b\.?|\.)(?![A-Za-z])")
_CREDENTIAL_ALONE = re.compile(rf"(?:{CREDENTIALS})\.?")
_DOCTOR = re.compile(r"\bDr\.?\s$")
_ABBREVIATED = 4
"""So many letters, with the point, a shortened name has at most: "Wm.", "Geo."."""


def names_in(text: str, no_name: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Give the spans of names in a text, cut free of words that are no part of them.

    A name may stand right behind the house: "Alder Spine Clinic Ines Holm DC".
    """
    at = 0
    while match := NAME.search(text, at):
        at = match.end()
        span = _trimmed(text, match, no_name)
        if span is not None:
            yield span
            continue
        words = re.finditer(r"[^\s,]+", match[0])
        no_names = [w.end() for w in words if w[0].rstrip(".").lower() in no_name]
        if no_names and no_names[-1] < len(match[0]):
            at = match.start() + no_names[-1]


def _trimmed(text: str, match: re.Match[str], no_name: frozenset[str]) -> tuple[int, int] | None:
    """Cut words that are no part of a name off both ends; None where none is left."""
    words = [
        (m.start() + match.start(), m.end() + match.start(), m[0])
        for m in re.finditer(r"[^\s,]+", match[0])
    ]
    while words and (
        words[0][2].rstrip(".").lower() in no_name
        or text[words[0][1] : words[0][1] + 1] == ":"
        or (len(words) > 2 and _is_credential(words[0][2]))
    ):
        words.pop(0)
    while words and (
        words[-1][2].rstrip(".").lower() in no_name
        or _is_credential(words[-1][2])
        or text[words[-1][1] : words[-1][1] + 1] == ":"
    ):
        words.pop()
    # "given to Hale. A. Ruiz RN": the sentence ended before the name
    while len(words) > 2 and words[0][2][-1] == "." and len(words[0][2]) > _ABBREVIATED:
        words.pop(0)
    # "Ruiz MD Holm MD": two people, by their surnames alone
    if len(words) > 2 and _is_credential(words[1][2]) and text[words[1][1]] != ",":
        return None
    # "A. Ruiz MD Specimen": what stands behind credentials is no name.
    titles = [n for n, w in enumerate(words) if n > 1 and _is_credential(w[2])]
    words = words[: next((n for n in titles if text[words[n][1] : words[n][1] + 1] != ","), None)]
    # "Her doctor is Dr. Ana Ruiz. Seen on Monday": the sentence ends, and the name with it; so it
    # does in "Seen by Dr. Ruiz. Leg pain".
    ends = [n for n, w in enumerate(words, start=1) if w[2][-1] == "." and len(w[2]) > _ABBREVIATED]
    least = 0 if words and _DOCTOR.search(text, 0, words[0][0]) else 1
    words = words[: next((n for n in ends if n > least), len(words))]
    inner = [w[2].rstrip(".").lower() for w in words if not _is_credential(w[2])]
    if len(inner) < 2 or any(word in no_name for word in inner):
        return None
    if max(len(w[2].rstrip(".")) for w in words) < 3:
        return None
    return words[0][0], words[-1][1]


def _is_credential(word: str) -> bool:
    return bool(_CREDENTIAL_ALONE.fullmatch(word))
