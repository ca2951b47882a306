"""Pages that speak of a lien on a provider's account, in their own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from casefile.categories import Category
from casefile.flags import Evidence, PageRef
from casefile.matters import PacketFacts
from casefile.money import amount
from casefile.pages import PageFacts
from casefile.specials import Lien
from completeness.held import Held
from completeness.tables import LedgerWords, says

_SPEAKING = frozenset({Category.BILLING, Category.CORRESPONDENCE, Category.OTHER})
_AMOUNT = re.compile(r"\$\s?\d[\d,]*\.\d{2}|\$\s?\d[\d,]*")
_LONGEST = 300

Speaking = tuple[PacketFacts, PageFacts]


def speaking_pages(held: Held) -> list[Speaking]:
    """Give the client's bills, letters and other papers that speak of a lien."""
    words = held.tables.specials.words.lien
    return [
        (packet, page)
        for packet in held.facts.packets
        for page in packet.pages
        if page.category in _SPEAKING
        and not page.foreign
        and PageRef(packet.id, page.page) not in held.duplicates
        and says(words, page.text)
    ]


def liens_on(pages: Iterable[Speaking], words: LedgerWords) -> Iterator[Lien]:
    """Give the line of each page that speaks of the lien, with the amount it names."""
    for packet, page in pages:
        for line in page.text.split("\n"):
            if says(words.lien, line) and not says(words.no_lien, line):
                quote = line.strip()[:_LONGEST]
                yield Lien(quote, _stated(line), Evidence(packet.id, page.page, quote))
                break


def _stated(line: str) -> Decimal | None:
    found = [amount(m[0].replace(" ", "")) for m in _AMOUNT.finditer(line)]
    return max((a for a in found if a is not None), default=None)
