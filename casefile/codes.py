"""Billing codes: which list a code is from, and which care it bills for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from casefile.bills import CodeSystem
from casefile.categories import Category
from casefile.rules import Pattern, RuleBook

_CPT = re.compile(r"\d{5}|\d{4}[FTU]")
_HCPCS = re.compile(r"[A-HJ-MP-V]\d{4}")
_NDC = re.compile(r"\d{4,5}-\d{3,4}-\d{1,2}|\d{11}")
_SPAN = re.compile(r"([A-Z]?)(\d+)([A-Z]?)")


class CodeFamily(BaseModel):
    """Codes that bill for one kind of care; `codes` holds single codes and ranges."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    codes: tuple[str, ...]
    category: Category | None = None
    ancillary: bool = False
    follows_biller: bool = False
    in_emergency: bool = False


class Biller(BaseModel):
    """Words in a biller's name that tell what kind of care it gives; no category is many kinds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    category: Category | None = None
    cues: tuple[str, ...]


class Described(BaseModel):
    """How charges of a department read where no code is printed; `words` searches folded text."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    revenue: str
    words: re.Pattern[str]


class CodeTable(BaseModel):
    """The families of codes.toml, most particular first."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    no_care: tuple[Pattern, ...]
    families: tuple[CodeFamily, ...]
    revenue: tuple[CodeFamily, ...]
    billers: tuple[Biller, ...]
    described: tuple[Described, ...]


@dataclass(frozen=True, slots=True)
class Billed:
    """What a line bills for: the record it expects, and whether it expects one of its own."""

    category: Category | None
    ancillary: bool = False


def code_system(code: str) -> CodeSystem | None:
    """Tell which list a printed code is from, by its shape; None where it is no code.

    Category II (F), Category III (T) and laboratory (U) codes count as CPT. Revenue codes are
    four digits; National Drug Codes are hyphenated or eleven digits.
    """
    if _CPT.fullmatch(code):
        return CodeSystem.CPT
    if _HCPCS.fullmatch(code):
        return CodeSystem.HCPCS
    if re.fullmatch(r"[01]\d{3}", code):
        return CodeSystem.REV
    if _NDC.fullmatch(code):
        return CodeSystem.NDC
    return None


@cache
def family_of(code: str, rules: RuleBook = RuleBook()) -> CodeFamily | None:
    """Give the family of a CPT or HCPCS code; None where no family holds it."""
    if code_system(code) not in (CodeSystem.CPT, CodeSystem.HCPCS):
        return None
    return _held(rules.table("casefile", "codes", CodeTable).families, code)


@cache
def revenue_family(code: str, rules: RuleBook = RuleBook()) -> CodeFamily | None:
    """Give the family of a revenue code ("0450", "450"); None where no family holds it."""
    return _held(rules.table("casefile", "codes", CodeTable).revenue, code.zfill(4))


@cache
def biller_category(name: str, rules: RuleBook = RuleBook()) -> Category | None:
    """Tell what kind of care a biller gives, by the words of its name; None if they are silent."""
    words = f" {' '.join(re.findall(r'[a-z0-9]+', name.lower()))} "
    for biller in rules.table("casefile", "codes", CodeTable).billers:
        if any(f" {cue} " in words for cue in biller.cues):
            return biller.category
    return None


def billed_for(
    code: str | None,
    revenue_code: str | None = None,
    *,
    biller: Category | None = None,
    place: str | None = None,
    description: str = "",
    rules: RuleBook = RuleBook(),
) -> Billed:
    """Tell which care a line bills for: by code family, then by who billed and where.

    `place` is the CMS place-of-service code (23 emergency room, 21 inpatient; CMS-1500 box 24B).
    A line without any code is told by its words (`description`). A National Drug Code is
    pharmacy's where a pharmacy billed it, else a drug given on a visit.
    """
    if code and code_system(code) is CodeSystem.REV:
        code, revenue_code = None, code
    family = family_of(code, rules) if code else None
    room = revenue_family(revenue_code, rules) if revenue_code else None
    in_emergency = place == "23" or (room is not None and room.category is Category.EMERGENCY)
    if family is not None:
        return _billed_by_family(family, biller, in_emergency=in_emergency, place=place)
    if room is not None:
        return Billed(room.category, room.ancillary)
    if code and code_system(code) is CodeSystem.NDC and biller is not Category.PHARMACY:
        return Billed(None, ancillary=True)
    if not code and is_no_care(description, rules):
        return Billed(None, ancillary=True)
    if not code and biller is None and (room := described_family(description, rules)):
        return Billed(room.category, room.ancillary)
    return Billed(biller)


@cache
def is_no_care(description: str, rules: RuleBook = RuleBook()) -> bool:
    """Tell whether a charge is a fee for no care: an appointment not kept, forms, copies."""
    words = " ".join(re.findall(r"[a-z0-9&/]+", description.lower()))
    return _no_care(rules).search(words) is not None


@cache
def _no_care(rules: RuleBook) -> re.Pattern[str]:
    told = "|".join(rules.table("casefile", "codes", CodeTable).no_care)
    return re.compile(rf"\b(?:{told})\b")


@cache
def described_family(description: str, rules: RuleBook = RuleBook()) -> CodeFamily | None:
    """Tell the department of a hospital's charge without a code, by its words; None if silent."""
    words = " ".join(re.findall(r"[a-z0-9&/]+", description.lower()))
    for room in rules.table("casefile", "codes", CodeTable).described:
        if room.words.search(words):
            return revenue_family(room.revenue, rules)
    return None


def _billed_by_family(
    family: CodeFamily, biller: Category | None, *, in_emergency: bool, place: str | None
) -> Billed:
    if in_emergency and family.in_emergency:
        return Billed(Category.EMERGENCY, ancillary=True)
    if in_emergency and family.follows_biller and family.category is Category.OFFICE_VISIT:
        return Billed(Category.EMERGENCY)
    if family.follows_biller and biller in (Category.CHIROPRACTIC, Category.PHYSICAL_THERAPY):
        return Billed(biller)
    if place == "21" and family.category is Category.EMERGENCY:
        return Billed(Category.INPATIENT)
    return Billed(family.category, family.ancillary)


def _held(families: tuple[CodeFamily, ...], code: str) -> CodeFamily | None:
    sought = _place(code)
    if sought is None:
        return None
    return next((f for f in families if any(_spans(s, sought) for s in f.codes)), None)


def _spans(span: str, sought: tuple[str, int, str]) -> bool:
    first, _, last = span.partition("-")
    low, high = _place(first), _place(last or first)
    if low is None or high is None:
        return False
    return (low[0], low[2]) == (sought[0], sought[2]) and low[1] <= sought[1] <= high[1]


def _place(code: str) -> tuple[str, int, str] | None:
    match = _SPAN.fullmatch(code)
    return (match[1], int(match[2]), match[3]) if match else None
