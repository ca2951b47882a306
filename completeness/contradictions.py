"""A contradiction as it is flagged: what stands alone, and what says otherwise, in quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from casefile.categories import FlagKind
from casefile.encounters import Assertion
from casefile.flags import Evidence, PageRef
from casefile.words import Box
from completeness.drafts import Draft, cause
from completeness.held import Held
from completeness.phrases import listed


@dataclass(frozen=True, slots=True)
class Quoted:
    """A statement as it stands on a page."""

    packet: str
    page: int
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Asserted:
    """An assertion and the packet it stands in."""

    packet: str
    words: Assertion

    @property
    def quoted(self) -> Quoted:
        """The words, as they are shown."""
        return Quoted(self.packet, self.words.page, self.words.quote, self.words.box)


class Told(Protocol):
    """What can be quoted."""

    @property
    def quoted(self) -> Quoted:
        """The words, as they are shown."""


def counts(packet: str, number: int, held: Held) -> bool:
    """Tell whether a page can contradict another: it is the client's, legible and no copy."""
    page = held.page(packet, number)
    if page is None or page.foreign or not page.legible:
        return False
    return PageRef(packet, number) not in held.duplicates


def contradiction(
    odd: Sequence[Told],
    agreeing: Sequence[Told],
    identity: tuple[object, ...],
    headline: str,
    held: Held,
) -> Draft:
    """Draft the flag of `odd` statements against what `agreeing` ones say."""
    said = [t.quoted for t in odd]
    first = said[0]
    pages = tuple(sorted({q.page for q in said if q.packet == first.packet}))
    quoted = [*said, *_copies(said, held), *(t.quoted for t in agreeing[:2])]
    return Draft(
        kind=FlagKind.INCONSISTENCY,
        identity=identity,
        message=f"{headline} ({_places(quoted, held)}).",
        causes=(cause(*identity),),
        packet=first.packet,
        pages=pages,
        detail={"quotes": [{"packet": q.packet, "page": q.page, "text": q.text} for q in quoted]},
        evidence=tuple(Evidence(q.packet, q.page, q.text, q.box) for q in quoted),
        ask=(
            f"A correction or an addendum: {headline[:1].lower()}{headline[1:]}; please say which "
            "your records should read."
        ),
    )


def _places(quoted: Sequence[Quoted], held: Held) -> str:
    """Say where the contradicting words stand, packet by packet."""
    pages: dict[str, list[int]] = defaultdict(list)
    for one in quoted:
        pages[one.packet].append(one.page)
    return listed([held.place(packet, numbers) for packet, numbers in pages.items()])


def _copies(said: Sequence[Quoted], held: Held) -> Iterator[Quoted]:
    """Give the same statements as they stand on copies of their pages."""
    for copy, page in held.duplicates.items():
        for one in said:
            if page == PageRef(one.packet, one.page):
                yield replace(one, packet=copy.packet, page=copy.page)
