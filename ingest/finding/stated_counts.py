"""Page counts that a certificate or a fax cover states for what came with it."""

from __future__ import annotations

import re
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from casefile.categories import Category
from casefile.encounters import StatedCount
from casefile.number_words import SPELT, TENS
from casefile.pages import PageReading
from casefile.rules import Pattern, RuleBook
from casefile.words import PageText
from ingest.finding import PACKAGE

_ONES = ("zero", *SPELT[:-1])
_SPELLED = "|".join([*sorted(_ONES, key=len, reverse=True), *TENS, "hundred", "thousand"])
_WORDS = rf"(?:(?:{_SPELLED})(?:[\s\-]+(?:and\s+)?(?:{_SPELLED}))*)"
_FIGURES = r"[\[(]?\s*(?P<figures{n}>\d{{1,2}},\d{{3}}|\d{{1,5}})(?![\d.]\d)\s*[\])]?"
_SIGN = re.compile(r"(?<![A-Za-z\\\[])[NU](?![A-Za-z])")
_MOST = 20000


class CountTable(BaseModel):
    """The wordings in force."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    unit: Pattern
    certification: list[Pattern]
    fax_cover: list[Pattern]
    fax_words: Pattern
    not_before: Pattern
    not_behind: Pattern


@lru_cache(maxsize=8)
def _patterns(rules: RuleBook) -> dict[str, tuple[re.Pattern[str], ...]]:
    table = rules.table(PACKAGE, "stated_counts", CountTable)
    both = rf"(?P<spelled>{_WORDS})\s*(?:{_FIGURES.format(n=1)})?"
    number = rf"(?<![\d.,/$])(?:{both}|{_FIGURES.format(n=2)})"

    def compiled(patterns: list[str]) -> tuple[re.Pattern[str], ...]:
        put = {"N": number, "U": table.unit}
        filled = (_SIGN.sub(lambda hit: put[hit[0]], p) for p in patterns)
        return tuple(re.compile(p, re.IGNORECASE) for p in filled)

    return {
        "certification": compiled(table.certification),
        "fax_cover": compiled(table.fax_cover),
        "fax_words": compiled([table.fax_words]),
        "not_before": compiled([table.not_before]),
        "not_behind": compiled([table.not_behind]),
    }


def find_stated_counts(
    reading: PageReading, category: Category, rules: RuleBook = RuleBook()
) -> tuple[StatedCount, ...]:
    """Find the page counts that a certificate, a cover letter or a fax cover states.

    A letter's count is given the source "certification": like a certificate's, it does not count
    the letter itself. Each number is given once.
    """
    if category not in (Category.CERTIFICATION, Category.CORRESPONDENCE):
        return ()
    text = reading.page_text()
    known = _patterns(rules)
    faxed = category is Category.CORRESPONDENCE and known["fax_words"][0].search(text.text)
    source = "fax_cover" if faxed else "certification"
    found: dict[int, StatedCount] = {}
    for pattern in known[source]:
        for match in pattern.finditer(text.text):
            count = _count(match)
            if count is None or count in found or _other_count(text.text, match, known):
                continue
            start, end = _whole_lines(text, match.start(), match.end())
            found[count] = StatedCount(
                source, count, text.quote(start, end), reading.page, text.box(start, end)
            )
    return tuple(found.values())


def spelled_number(words: str) -> int | None:
    """Read a number in words ("one hundred and twelve"); None where it is none."""
    total = part = 0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word == "and":
            continue
        if word in _ONES:
            part += _ONES.index(word)
        elif word in TENS:
            part += 10 * (TENS.index(word) + 2)
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word == "thousand":
            total, part = total + max(part, 1) * 1000, 0
        else:
            return None
    return total + part


def _count(match: re.Match[str]) -> int | None:
    figures = match["figures1"] or match["figures2"]
    count = int(figures.replace(",", "")) if figures else spelled_number(match["spelled"] or "")
    return count if count and count <= _MOST else None


def _other_count(
    text: str, match: re.Match[str], known: dict[str, tuple[re.Pattern[str], ...]]
) -> bool:
    at = next(match.start(g) for g in ("spelled", "figures1", "figures2") if match[g])
    return bool(
        (
            known["not_before"][0].search(text[max(0, at - 25) : at].rstrip(" (["))
            and not re.search(r"[:#]\s*[\[(]?\s*$", text[max(0, at - 4) : at])
            and not re.search(r"(?i)pages?\s*$", text[max(0, at - 8) : at])
        )
        or known["not_behind"][0].search(text[match.end() : match.end() + 25])
    )


def _whole_lines(text: PageText, start: int, end: int) -> tuple[int, int]:
    first = next(a for a, b in text.line_spans if b > start)
    last = next(b for a, b in text.line_spans if b >= end)
    return first, last
