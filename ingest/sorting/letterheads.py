"""The line at the top of a page that names the institution, and the name out of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from casefile.rules import RuleBook
from ingest.sorting.cues import Hit
from ingest.sorting.heading_rules import HeadingRules
from ingest.sorting.layout import Segment, fold
from ingest.sorting.titles import TELEPHONE

_COMPANY = re.compile(
    r"\b(?:inc|co|corp|ltd|p\.?a|p\.?c|m\.?d|d\.?c|l\.?l\.?[cp])\.$", re.IGNORECASE
)
_DASH = re.compile(r"\s[-\u2013\u2014|\u2022]\s")
_TELEPHONES = re.compile(r"[\s,|]*(?:(?:P|F|Tel|Ph|Phone|Fax)\W*)?" + TELEPHONE.pattern + ".*$")
_COUNTED = re.compile(r"\s+(?:page|pg\.?|sheet)\s+\d+\s*(?:/|of)\s*\d+\s*$", re.IGNORECASE)
_LABEL_BEHIND = re.compile(
    r"(?<=\w)\s+(?:(?:print(?:ed)?|run|report|visit|service) )?"
    r"(?:date|time|page|acct|account|chart|mrn|dob)(?: (?:of birth|no|number))?\s?[.#]*:.*$"
    r"|,?\s+(?:EIN|FEIN|TIN|NPI|tax ?id)\b\W*(?:\d[\d-]{6,}|on file).*$",
    re.IGNORECASE,
)
"""A label with its value in the house's line: "Ash Dental Clinic   Date: 02/10/2025"."""

_REPORT = re.compile(
    r"\b(?:report|notes?|profile|history|visit record|records? certification|encounter form"
    r"|superbill|statement|ledger)$",
    re.IGNORECASE,
)
_CITY = re.compile(r",? [A-Z]{2}\.?(?: \d{5}(?:-\d{4})?)?\W*$")
_ADDRESS = re.compile(r"\b[A-Z]{2}\.?,? \d{5}(?:-\d{4})?\b")
_HOUSE_NUMBER = "(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
_STREET_ENDS = r"(?=\W*$|[.,|*\u2022]| [-\u2013\u2014|*\u2022]| (?:suite|ste|unit|floor|room)\b)"
_ADDRESS_ROWS = 3
_FEW = 6
_NAMED = 2
"""One strong word of an institution, or two weak ones."""

_LARGE, _LARGER, _NAME_WORDS, _ALIGNED = 1.3, 1.2, 3, 0.03
"""How tall a name over its trade is, against the page's print and the trade's own."""

_NO_NAME = 2.5
_SPECIALTIES = frozenset(
    fold("sports outpatient inpatient services diagnostic department clinical anatomic surgical")
)
"""A line of such words alone is a department's, or what a practice offers, and no name."""

_BESIDE = 5.0
_ADDRESSEE, _OWN_ROWS = 2.5, 2
"""Whoever is addressed ("Dear ...") stands above the letter, too, below the sender's own rows."""
_ADMITTED = re.compile(r"\W*h ?& ?p\b", re.IGNORECASE)
"""The history and physical of an admission, and the service behind it: no house."""


@dataclass(frozen=True)
class _Words:
    institution: frozenset[str]
    weak_institution: frozenset[str]
    not_institution: frozenset[str]
    studies: frozenset[str]
    street: re.Pattern[str]


@cache
def _words(rules: RuleBook) -> _Words:
    table = rules.table("ingest.sorting", "headings", HeadingRules)
    return _Words(
        frozenset(t for w in table.institution for t in fold(w)),
        frozenset(t for w in table.weak_institution for t in fold(w)),
        frozenset(t for w in table.not_institution for t in fold(w)),
        frozenset(t for w in table.studies for t in fold(w)),
        re.compile(
            rf"{_HOUSE_NUMBER} (?:[\w.'-]+ ){{1,4}}(?:{'|'.join(table.streets)}){_STREET_ENDS}",
            re.IGNORECASE,
        ),
    )


def choose_letterhead(
    head: Sequence[Segment], titles: Sequence[Hit], rules: RuleBook = RuleBook()
) -> Segment | None:
    """Choose the line that names the institution: high, tall, not a label with its value."""
    words = _words(rules)
    if (stacked := _name_over_trade(head, titles, words)) is not None:
        return stacked
    full_titles = {h.segment for h in titles if h.score >= 9.0}
    best: tuple[float, Segment] | None = None
    addressed = any(segment.tokens[:1] == ("dear",) for segment in head)
    for order, segment in enumerate(head):
        tokens = fold(_bare_line(segment.text))
        named = _weight_of_house(tokens, words)
        titled = segment in full_titles
        if (
            named < _NAMED
            or len(tokens) > 10
            or _labelled(segment, words)
            or not (segment.capitalised or (order == 0 and _in_small_letters(segment)))
            or words.street.match(segment.text)
            or (titled and _weight_of_house(_beyond_studies(tokens, words), words) < _NAMED)
        ):
            continue
        score = min(named, 4) * 0.8 + segment.tall - 0.25 * order - 3.0 * titled
        score -= _NO_NAME * _is_department(tokens, words)
        score -= _ADDRESSEE * (addressed and segment.row - head[0].row >= _OWN_ROWS)
        if best is None or score > best[0]:
            best = (score, segment)
    return best[1] if best else _over_address(head, full_titles, words)


def _name_over_trade(
    head: Sequence[Segment], titles: Sequence[Hit], words: _Words
) -> Segment | None:
    """Join a name in large print at the very top with what the house does, printed below it.

    "ALDERMAN" over "PLASTIC SURGERY": neither line is the house's name without the other.
    """
    if len(head) < _NAMED or any(h.segment is head[0] for h in titles):
        return None
    name, trade = head[:2]
    large = name.tall >= _LARGE and name.tall >= _LARGER * trade.tall
    alone = name.row_size == trade.row_size == 1 and trade.row == name.row + 1
    lettered = all(re.fullmatch(r"[A-Za-z'\u2019&.-]+", w.text) for w in name.words)
    if not (large and alone and lettered and name.capitalised and trade.capitalised):
        return None
    middles = abs(name.box.middle[0] - trade.box.middle[0])
    aligned = min(middles, abs(name.box.x0 - trade.box.x0)) < _ALIGNED
    own = len(name.words) <= _NAME_WORDS and not _weight_of_house(name.tokens, words)
    if not (aligned and own) or words.street.match(trade.text) or _labelled(trade, words):
        return None
    if any(t in words.not_institution for t in name.tokens):
        return None
    named = _weight_of_house(trade.tokens, words)
    return replace(name, words=(*name.words, *trade.words)) if named else None


def _bare_line(text: str) -> str:
    """Leave out what stands behind a house in its line: telephones, a label, a count of pages."""
    return _COUNTED.sub("", _TELEPHONES.sub("", _LABEL_BEHIND.sub("", text)))


def _in_small_letters(segment: Segment) -> bool:
    """Tell whether a few words stand all in small letters, as some houses set their names."""
    few = 1 < len(segment.words) <= _FEW
    return few and segment.text.islower() and not re.search(r"[.,;:]", segment.text)


def _over_address(
    head: Sequence[Segment], titles: Collection[Segment | None], words: _Words
) -> Segment | None:
    """Give the first line of the page where an address or telephone stands right below it.

    No word of it need be an institution's: "Kestrel & Boyd" above "12 Pier Road, Elk Bend, KY".
    """
    if not head:
        return None
    first = head[0]
    below = [s for s in head if 0 < s.row - first.row <= _ADDRESS_ROWS]
    addressed = any(_ADDRESS.search(s.text) or TELEPHONE.search(s.text) for s in below)
    lettered = sum(len(w.text) > 1 and w.text.isalpha() for w in first.words) > 1
    plain = first.capitalised and lettered and not _labelled(first, words)
    # "Ash Clinical Laboratories" over its street: words of a title, and a name before them
    named = first not in titles or (
        _weight_of_house(first.tokens, words) > 0 and not _is_department(first.tokens, words)
    )
    return first if addressed and plain and named else None


def name_of_house(text: str, rules: RuleBook = RuleBook()) -> str:
    """Give the institution's name out of its line: no title, department, city or telephone.

    The department stays where it is part of the name ("Mercy Hospital Laboratory"), and goes where
    a dash sets it apart.
    """
    words = _words(rules)
    text = _bare_line(text)
    parts = _DASH.split(text)
    strong = [p for p in parts if _weight_of_house(fold(p), words) >= _NAMED]
    # "Ash Hospital - Diagnostic Imaging": a department's words weigh much, and name no house
    named = [p for p in strong if not _is_department(fold(p), words)] or strong
    name = max(named, key=lambda p: _weight_of_house(fold(p), words)) if named else text
    if address := _CITY.search(name):
        # Without a comma nothing tells the city from the name but the name's own last word.
        ends = [m.end() for m in re.finditer(r"\S+", name[: address.start()])]
        while ends and not _weight_of_house(fold(name[: ends[-1]].rsplit(" ", 1)[-1]), words):
            ends.pop()
        name = name[: ends[-1]] if ends else name[: address.start()]
    return name.strip(" ,;|*-\u2013\u2014\u2022") or text


def is_department(text: str, rules: RuleBook = RuleBook()) -> bool:
    """Tell whether a line names a kind of care or house, and none by its own name."""
    return _is_department(fold(text), _words(rules))


def _is_department(tokens: Sequence[str], words: _Words) -> bool:
    """Tell whether words are only of kinds of care or house: "Diagnostic Imaging Center"."""
    return all(_weight_of_house((t,), words) or t in _SPECIALTIES for t in tokens)


def _beyond_studies(tokens: Sequence[str], words: _Words) -> list[str]:
    """Give the words that name no study: "MRI CERVICAL SPINE" heads a report, and no house."""
    return [t for t in tokens if t not in words.studies]


def _weight_of_house(tokens: Sequence[str], words: _Words) -> int:
    strong = sum(t in words.institution for t in tokens)
    strong += sum(f"{a}{b}" in words.institution for a, b in pairwise(tokens))
    return 2 * strong + sum(t in words.weak_institution for t in tokens)


def stands_beside_house(hit: Hit, rules: RuleBook = RuleBook()) -> bool:
    """Tell whether a title stands in the institution's line, before or after a dash."""
    words = _words(rules)
    return hit.segment is not None and any(
        not any(t in words.institution for t in fold(part)) and hit.score >= _BESIDE
        for part in _beside(hit.segment.text)
    )


def _beside(text: str) -> list[str]:
    """Give the parts of a line that a dash sets apart; none of a line without one."""
    parts = _DASH.split(text)
    return parts if len(parts) > 1 else []


def _without_title(text: str, words: _Words) -> str:
    """Leave out the report that a dash sets apart: "Ash Urgent Care - X-ray report"."""
    parts = [part for part in _DASH.split(text) if not _REPORT.search(part)]
    tokens = fold(" ".join(parts))
    named = _weight_of_house(tokens, words) and not _is_department(tokens, words)
    return " - ".join(parts) if named else text


def _labelled(segment: Segment, words: _Words) -> bool:
    first = segment.words[0].text
    text = _bare_line(segment.text)
    return (
        text.find(":") > 0
        or _ADMITTED.match(text) is not None
        or any(t in words.not_institution for t in fold(_without_title(text, words)))
        or (first[:1].isdigit() and len(segment.words) > 3)
        or (first[:1] in "[(\u2610\u2611\u2612-\u2022*" and first[:1] != text[-1:])
        or segment.row_size > 3
        or (len(segment.words) == 1 and segment.tall < 1.3)
        or (segment.text.endswith(".") and not _COMPANY.search(segment.text))
    )
