"""What a page is compared by, when pages that stand twice are looked for."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from casefile.bills import Bill, BillingLine
from casefile.dates import DateRole
from casefile.flags import PageRef
from casefile.matters import MatterFacts, PacketFacts
from casefile.pages import Numbering, PageFacts

Charge = tuple[str, str, str, str]
"""Form, date, code and amount of a charge line."""

Modified = tuple[str, frozenset[str]]
"""The code of a charge line and what modifies it."""

_WORD = re.compile(r"[a-z]{3,}")
# Patterns that begin with a digit, and look back from it, are found many times faster.
_FIGURE = re.compile(r"\d(?:[\d.,/\-]*\d|(?<![a-z]\d)(?![a-z]))")
_CODED = re.compile(r"\b\w*\d\w*")
_STAMP = re.compile(r"\d(?<!\w\d)(?:\d?:\d{2}(?::\d{2})?\b|\d{2}\s?/\s?\d{3}\b)")
_MARK_OF_STAMP = re.compile(r"[:/]")
_AMOUNT = re.compile(r"\d(?<![\d.,]\d)\d{0,2}(?:,?\d{3})*\.\d\d(?![\d.,]*\d)")
_MARKS = str.maketrans("", "", ".,/-")
_FEW = 80
_STAMP_ROLES = frozenset({DateRole.FAXED, DateRole.PRINTED, DateRole.RECEIVED})
_LASTING_ROLES = frozenset({DateRole.BIRTH, DateRole.INJURY})


@dataclass(frozen=True, slots=True)
class Look:
    """One page without its stamps.

    `text` is in small letters; `figures` are its numbers without points and strokes.
    `phrases` are neighbouring words, and neighbouring figures: what tells pages of one form apart.
    `dates` are all but the client's birth, which tells no page from another and is misread as often
    as any; `days` are those that do not stand on every page of the client.
    """

    ref: PageRef
    page: PageFacts
    text: str
    said: str
    words: Counter[str]
    figures: Counter[str]
    phrases: frozenset[str]
    charges: tuple[Charge, ...]
    modified: Counter[Modified]
    dates: frozenset[dt.date]
    days: frozenset[dt.date]

    @property
    def amounts(self) -> Counter[str]:
        """Every amount of money in it; few pages are looked at so closely."""
        return Counter(amount.replace(",", "") for amount in _AMOUNT.findall(self.text))

    @property
    def coded(self) -> Counter[str]:
        """Every word with a digit in it."""
        return Counter(_CODED.findall(self.text))


def looks_of(facts: MatterFacts) -> list[Look]:
    """Give the look of each page that can repeat another: neither blank nor illegible."""
    return [look for packet in facts.packets for look in _looks(packet)]


def _looks(packet: PacketFacts) -> Iterator[Look]:
    lines: dict[int, list[tuple[Bill, BillingLine]]] = defaultdict(list)
    for bill in packet.bills:
        for line in bill.lines:
            lines[line.page].append((bill, line))
    for page in packet.pages:
        if not page.blank and page.legible and page.text:
            yield _look(PageRef(packet.id, page.page), page, lines.get(page.page, ()))


def _look(ref: PageRef, page: PageFacts, lines: Iterable[tuple[Bill, BillingLine]]) -> Look:
    text = _unstamped(page)
    words, figures = _WORD.findall(text), _FIGURE.findall(text)
    neighbours = [*pairwise(figures), *(pairwise(words) if len(words) < _FEW else ())]
    dates = [(m.role, m.date) for m in page.dates if m.role not in _STAMP_ROLES]
    return Look(
        ref=ref,
        page=page,
        text=text,
        said=" ".join((*words, *figures)),
        words=Counter(words),
        figures=Counter(" ".join(figures).translate(_MARKS).split()),
        phrases=frozenset(map(" ".join, neighbours)),
        charges=tuple(
            sorted((b.form.value, str(n.date), n.code or "", str(n.charge)) for b, n in lines)
        ),
        modified=Counter((n.code or "", frozenset(n.modifiers)) for _, n in lines),
        dates=frozenset(date for role, date in dates if role is not DateRole.BIRTH),
        days=frozenset(date for role, date in dates if role not in _LASTING_ROLES),
    )


def _unstamped(page: PageFacts) -> str:
    """Give the text in small letters without what machines printed over it.

    Of a fax header the whole line goes: its date may have been misread.
    """
    text = page.text.lower()
    for stamp in page.printed:
        if stamp.text and stamp.numbering is Numbering.FAX:
            lines = text.split("\n")
            text = "\n".join(line for line in lines if stamp.text.lower() not in line)
        elif stamp.text:  # a bare "7" is in other numbers too
            text = re.sub(rf"(?<!\w){re.escape(stamp.text.lower())}(?!\w)", " ", text, count=1)
    for mention in page.dates:
        if mention.role in _STAMP_ROLES:
            text = text.replace(mention.text.lower(), " ", 1)
    # To look at every number takes long, and a page without these has no time and no count.
    return _STAMP.sub(" ", text) if _MARK_OF_STAMP.search(text) else text
