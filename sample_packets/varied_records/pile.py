"""A pile of pages: stamped, counted, dropped, mixed up; and what is true of it then."""

from __future__ import annotations

import random
from dataclasses import dataclass

from sample_packets.builder.packet import Leaf, Packet, Withheld
from sample_packets.builder.sheet import Sheet
from sample_packets.varied_records.slots import FORMS


@dataclass
class Pile:
    """The pages of one packet."""

    packet: Packet

    def bates(self, prefix: str, first: int) -> None:
        """Stamp every page below its own foot."""
        for at, leaf in enumerate(self.packet.leaves):
            leaf.sheet.text(576, 788, f"{prefix}{first + at:06d}", "mono-b", 8, align="right")
            leaf.sheet.printed.append((first + at, None))

    def lose(self, *pages: int, total: int) -> None:
        """Take out neighbours under a count that began on page 1; they are missed.

        Their documents' own numbers are noted too: either count tells of the gap.
        """
        gone = self.packet.leaves[pages[0] - 1 : pages[-1]]
        del self.packet.leaves[pages[0] - 1 : pages[-1]]
        own = {n for leaf in gone for n, of in leaf.sheet.printed if of is not None and of > 1}
        sides = (pages[0] - 1, pages[0])
        numbers = (*pages, *sorted(own - set(pages)))
        self.packet.withheld.append(Withheld(gone[0].sheet.category, numbers, total, sides))

    def shuffle(self, first: int, last: int) -> None:
        """Let pages fall on the floor and be picked up.

        A page that does not say its own day stays behind the one that does: nobody could tell
        where else it belongs.
        """
        clumps: list[list[Leaf]] = []
        for leaf in self.packet.leaves[first - 1 : last]:
            follows = clumps and leaf.sheet.visits == clumps[-1][-1].sheet.visits
            if follows and leaf.sheet.visits and not says_its_day(leaf.sheet):
                clumps[-1].append(leaf)
            else:
                clumps.append([leaf])
        random.Random(self.packet.file).shuffle(clumps)
        self.packet.leaves[first - 1 : last] = [leaf for clump in clumps for leaf in clump]

    def interleave(self, first: int, middle: int, last: int) -> None:
        """Lay the pages first..middle-1 and middle..last one between the other."""
        one = self.packet.leaves[first - 1 : middle - 1]
        two = self.packet.leaves[middle - 1 : last]
        mixed = []
        while one or two:
            mixed += [pile.pop(0) for pile in (one, two) if pile]
        self.packet.leaves[first - 1 : last] = mixed


def says_its_day(sheet: Sheet) -> bool:
    """Tell whether a page gives the first day of one of its visits, in any form."""
    text = sheet.running_text().upper()
    days = [visit.date for visit in sheet.visits if visit.date]
    return any(form(on).upper() in text for on in days for form in FORMS.values())
