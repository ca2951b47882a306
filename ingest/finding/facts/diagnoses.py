"""Diagnosis codes: ICD-10-CM checked against the code list, ICD-9-CM by its shape and its label.

The pattern of a code also fits spine levels ("T12", "C5-6", "L5S"), so that a code counts only if
the code list has it, and three characters alone only where codes are expected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from casefile.icd_codes import icd10_codes
from casefile.look_alikes import as_digits

_ICD10 = re.compile(
    r"(?<![A-Za-z0-9.\-/])([A-TV-Z][0-9OoIlSZ][0-9A-Zl](?:\s?\.\s?[0-9A-Zl]{1,4}|[0-9A-Z]{1,4})?|U0[0-9]\.[0-9])(?![A-Za-z0-9]|[.\-/]\d)"
)
_ICD9 = re.compile(
    r"(?<![A-Za-z0-9.\-/$#])(\d{3}\.\d{1,2}|V\d{2}\.\d{1,2}|E\d{3}(?:\.\d)?)(?![A-Za-z0-9%]|[.\-/]\d|\s?(?:mg|mm|cm|lbs?|kg|degrees|mmol|g/))"
)
_ICD9_LABEL = re.compile(r"\bICD[\s\-]?9|\bDX\b|\bdiagnos", re.IGNORECASE)
_CODE_LABEL = re.compile(r"\bICD|\bDX\b|\bdiagnos|\bcodes?\b|\(\s*[A-Z]\d\d\s*\)", re.IGNORECASE)
_SPINE_LEVEL = re.compile(r"[CTLS]\d{1,2}S?$")


@dataclass(frozen=True, slots=True)
class PrintedCode:
    """A diagnosis code in its dotted form, and the span where it is printed.

    `repaired` tells that a letter was read for a digit and only one code was possible.
    """

    code: str
    system: str
    start: int
    end: int
    repaired: bool = False


@lru_cache(maxsize=16384)
def icd10(code: str) -> str | None:
    """Give a code of ICD-10-CM in its dotted form; None where the code list has no such code."""
    plain = code.upper().replace(" ", "").replace(".", "")
    if plain not in icd10_codes():
        return None
    return plain if len(plain) == 3 else f"{plain[:3]}.{plain[3:]}"


def printed_codes(said: str, *, expected: bool = False) -> tuple[PrintedCode, ...]:
    """Find the diagnosis codes of a line or sentence, in order.

    Args:
        said: the text.
        expected: the text stands where codes are expected (a diagnosis section, a claim's box).
    """
    if not any(c.isdigit() for c in said):
        return ()
    return tuple(
        sorted(
            (*_tens(said, expected=expected), *_nines(said, expected=expected)),
            key=lambda c: c.start,
        )
    )


def _tens(said: str, *, expected: bool) -> Iterator[PrintedCode]:
    for match in _ICD10.finditer(said):
        printed = match.group(1)
        plain = printed.replace(" ", "")
        if _SPINE_LEVEL.match(plain.upper()) and not re.search(rf"\(\s*{plain}\s*\)", said):
            continue
        if len(plain) == 3 and not (expected or _CODE_LABEL.search(said)):
            continue
        if "." not in plain and len(plain) > 3 and not (expected or _CODE_LABEL.search(said)):
            continue
        code = icd10(plain)
        repaired = False
        if code is None:
            code = _only_reading(plain)
            repaired = code is not None
        if code is not None:
            yield PrintedCode(code, "ICD-10-CM", match.start(1), match.end(1), repaired)


def _only_reading(printed: str) -> str | None:
    """Give the one code that letters read for digits leave possible, or None."""
    head, tail = printed[0], printed[1:]
    body, seventh = (tail[:-1], tail[-1]) if len(printed.replace(".", "")) == 7 else (tail, "")
    return icd10(head + as_digits(body) + seventh) if "." in printed else None


def _nines(said: str, *, expected: bool) -> Iterator[PrintedCode]:
    if not (expected or _ICD9_LABEL.search(said)):
        return
    for match in _ICD9.finditer(said):
        printed = match.group(1)
        if printed[0].isalpha() and icd10(printed) is not None:
            continue
        if printed[:3] != "000":
            yield PrintedCode(printed, "ICD-9-CM", match.start(1), match.end(1))
