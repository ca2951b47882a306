"""Dates, codes, amounts and units as bills print them, OCR damage allowed for.

Every reading says whether it is sure: a value that had to be mended is given, and marked.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Generic, TypeVar

from casefile.bills import CodeSystem
from casefile.codes import code_system, family_of
from casefile.look_alikes import as_digits
from casefile.money import amount
from casefile.rules import RuleBook

Value = TypeVar("Value")

_FIRST_YEAR, _LAST_YEAR = 1950, 2049
_SLASHED = re.compile(r"(\d{1,2})\s?[/\-.]\s?(\d{1,2})\s?[/\-.]\s?(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-\s]?([A-Za-z]{3,9})\.?[-,\s]*(\d{4}|\d{2})")
_MONTH_FIRST = re.compile(
    r"([A-Za-z]{3,9})\.?\s?(\d{1,2})(?:,?\s(?=\d{4})|,\s?'?|\s')(\d{4}|\d{2})"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONEY = re.compile(
    r"[(-]?\s?\$?\s?-?(?:\d{1,3}(?:,\d{3})+|\d+)?\.\d{2}\)?(?:\s?-|\s?CR)?", re.IGNORECASE
)
_BROKEN_MONEY = re.compile(r"[(-]?\$?-?\d[\d.,: ]*\d\)?-?")
_MODIFIER = re.compile(r"[A-Z0-9]{2}")
_JOINED = re.compile(
    r"(\d{4}[0-9FTU]|[A-V]\d{4})"
    r"((?:(?:[A-Z][A-Z0-9]|[-.,/: ][A-Z0-9]{2})(?:[-.,/: ]?[A-Z0-9]{2}){0,3})?)"
)
_UNITS = re.compile(r"(\d{1,4})(?:\.(\d{1,3}))?")


@dataclass(frozen=True, slots=True)
class Read(Generic[Value]):
    """A value that was read, and whether it stood there plainly."""

    value: Value
    sure: bool = True


@dataclass(frozen=True, slots=True)
class CodeRead:
    """A billing code with the modifiers that stood with it."""

    code: str
    system: CodeSystem
    modifiers: tuple[str, ...] = ()
    sure: bool = True


@cache
def read_date(text: str) -> Read[dt.date] | None:
    """Read one printed date ("10/3/23", "2023-10-03", "03-OCT-23", "Oct 3, 2023")."""
    clean = text.strip(" .,;:()*")
    plain = _date(clean)
    if plain:
        return Read(plain)
    digits = sum(c.isdigit() for c in clean)
    if digits >= 4 and len(clean) <= 10 and not clean.startswith("$"):
        mend = as_digits(clean)
        found = _date(mend) or (_compact(re.sub(r"\D", "", mend)) if "/" in clean else None)
        return Read(found, sure=False) if found else None
    return None


def read_compact_date(text: str) -> Read[dt.date] | None:
    """Read a date printed without marks, as forms do: "100323", "10032023", "10 03 23"."""
    digits = re.sub(r"\s", "", text)
    found = _compact(digits) if digits.isdigit() else None
    if found:
        return Read(found)
    found = _compact(re.sub(r"\D", "", as_digits(digits)))
    return Read(found, sure=False) if found else read_date(text)


def is_form_date(text: str) -> bool:
    """Tell whether a word can be a date as forms print it: six or eight digits, marks or not."""
    digits = sum(c.isdigit() for c in text)
    return digits >= 4 and len(re.sub(r"[/\-.]", "", text)) in (6, 8)


def read_money(text: str) -> Read[Decimal] | None:
    """Read an amount printed with its cents; None where the cents are not there."""
    clean = text.strip().rstrip(".,;:*'`")
    if not _MONEY.fullmatch(clean):
        return None
    value = amount(clean if not re.match(r"\D*\.", clean) else clean.replace(".", "0.", 1))
    return Read(value) if value is not None else None


def read_cell_money(text: str, *, whole_dollars: bool = False) -> Read[Decimal] | None:
    """Read what stands in an amount column: also split, damaged or (where usual) without cents."""
    clean = re.sub(r"[$\s*]+", " ", as_digits(text)).strip()
    mend = read_money(clean)
    split = re.fullmatch(r"(-?[\d,]+)[ .]+(\d{2})", clean)
    if plain := read_money(text.strip()):
        return plain
    if mend:
        return Read(mend.value, sure=False)
    if split:
        return Read(Decimal(f"{split[1].replace(',', '')}.{split[2]}"))
    if whole_dollars and re.fullmatch(r"-?\d{1,3}(?:,?\d{3})*", clean):
        return Read(Decimal(clean.replace(",", "")))
    if re.fullmatch(r"-?\d{1,3}(?:,\d{3})+", clean):
        # Thousands are parted and no cents follow: "$1,250" among amounts with cents.
        return Read(Decimal(clean.replace(",", "")), sure=False)
    return _broken_money(clean)


def _broken_money(clean: str) -> Read[Decimal] | None:
    """Read an amount whose point or comma was lost or misread: the last two digits are cents."""
    digits = re.sub(r"\D", "", clean)
    if not _BROKEN_MONEY.fullmatch(clean) or not 3 <= len(digits) <= 9:
        return None
    value = Decimal(f"{digits[:-2]}.{digits[-2:]}")
    return Read(-value if clean[:1] in "(-" or clean.endswith("-") else value, sure=False)


def read_units(text: str) -> Read[Decimal] | None:
    """Read a quantity ("2", "1.00", "15 min")."""
    first = text.split(maxsplit=1)[0] if text.split() else ""
    match = _UNITS.fullmatch(first)
    if match:
        value = Decimal(f"{match[1]}.{match[2]}" if match[2] else match[1])
        plain = value.to_integral_value() if value == value.to_integral_value() else value
        return Read(plain or Decimal(1), sure=bool(value))
    match = _UNITS.fullmatch(as_digits(first))
    return Read(Decimal(match[1]), sure=False) if match and int(match[1]) else None


@cache
def read_code(text: str, rules: RuleBook = RuleBook()) -> CodeRead | None:
    """Read a CPT or HCPCS code, with modifiers joined to it ("97110-GP", "97110GP59", "97110 GP").

    Only codes of a known family are codes: postal codes and record numbers are not.
    """
    clean = text.strip(" .,;:*()#'\"").upper().removeprefix("HC:")
    found = _code(clean, rules)
    if found:
        return found
    if len(clean) == 6 and clean[0] in "1I|!L" and clean[1:].isdigit():
        inner = _code(clean[1:], rules)
        return CodeRead(inner.code, inner.system, inner.modifiers, sure=False) if inner else None
    if len(clean) == 6 and re.fullmatch(r"[A-Z][OQ]0\d{3}", clean):
        inner = _code(clean[0] + clean[2:], rules)
        return CodeRead(inner.code, inner.system, inner.modifiers, sure=False) if inner else None
    if 5 <= len(clean) <= 8 and sum(c.isdigit() for c in clean[:5]) >= 3:
        head = clean[0] if clean[0] in "JGAQC" else as_digits(clean[0]).replace("T", "7")
        inner = _code(head + as_digits(clean[1:5]) + clean[5:], rules)
        return CodeRead(inner.code, inner.system, inner.modifiers, sure=False) if inner else None
    return None


def read_revenue(text: str) -> Read[str] | None:
    """Read a revenue code ("0450", "450") as four digits."""
    clean = text.strip(" .,;:*()")
    if re.fullmatch(r"[01]\d{3}", clean):
        return Read(clean)
    if re.fullmatch(r"[1-9]\d{2}", clean):
        return Read("0" + clean)
    mend = as_digits(clean)
    if re.fullmatch(r"0\d{3}", mend):
        return Read(mend, sure=False)
    return None


def read_modifiers(texts: list[str]) -> tuple[str, ...]:
    """Give the modifiers among `texts`, as printed, at most four."""
    found: list[str] = []
    for text in texts:
        for part in re.split(r"[-,/:. ]", text.upper()):
            if _MODIFIER.fullmatch(part):
                found.append(part)
            elif len(part) in (4, 6, 8) and all(
                is_modifier(part[n : n + 2]) for n in range(0, len(part), 2)
            ):
                found.extend(part[n : n + 2] for n in range(0, len(part), 2))
    return tuple(found[:4])


def is_modifier(text: str) -> bool:
    """Tell whether two characters are a modifier in use, not a number or a word that lies there.

    Numeric modifiers run 22-99 (AMA CPT appendix A), the national ones are two letters or a
    letter and a digit (CMS HCPCS file).
    """
    if not _MODIFIER.fullmatch(text):
        return False
    if text.isdigit():
        return int(text) >= 22
    return text not in _NO_MODIFIERS


_NO_MODIFIERS = frozenset({"DX", "MD", "DO", "DC", "OF", "TO", "IN", "ON", "NO", "OR", "RX", "DR"})


def _code(clean: str, rules: RuleBook) -> CodeRead | None:
    match = _JOINED.fullmatch(clean)
    if not match:
        return None
    system = code_system(match[1])
    if system is None or family_of(match[1], rules) is None:
        return None
    tail = re.sub(r"[^A-Z0-9]", "", match[2])
    modifiers = tuple(tail[n : n + 2] for n in range(0, len(tail), 2))
    if not all(is_modifier(m) for m in modifiers):
        return None
    return CodeRead(match[1], system, modifiers)


def _date(text: str) -> dt.date | None:
    if match := _SLASHED.fullmatch(text):
        return _made(match[3], match[1], match[2])
    if match := _ISO.fullmatch(text):
        return _made(match[1], match[2], match[3])
    if (match := _DAY_FIRST.fullmatch(text)) and match[2][:3].lower() in _MONTHS:
        return _made(match[3], str(_MONTHS.index(match[2][:3].lower()) + 1), match[1])
    if (match := _MONTH_FIRST.fullmatch(text)) and match[1][:3].lower() in _MONTHS:
        return _made(match[3], str(_MONTHS.index(match[1][:3].lower()) + 1), match[2])
    return None


def _compact(digits: str) -> dt.date | None:
    if len(digits) == 6:
        return _made(digits[4:], digits[:2], digits[2:4])
    if len(digits) == 8:
        return _made(digits[4:], digits[:2], digits[2:4]) or _made(
            digits[:4], digits[4:6], digits[6:]
        )
    return None


def _made(year: str, month: str, day: str) -> dt.date | None:
    full = int(year) + (0 if len(year) == 4 else 2000 if int(year) < 50 else 1900)
    if not _FIRST_YEAR <= full <= _LAST_YEAR:
        return None
    try:
        return dt.date(full, int(month), int(day))
    except ValueError:
        return None
