"""A hard page, a packet, a matter: what was done to each sheet, and what is true of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sample_packets.builder.degrade import Look
from sample_packets.builder.sheet import Sheet
from sample_packets.hard_pages.content import CLIENT, LOSS
from sample_packets.hard_pages.damage import Damage

Truth = dict[str, Any]

SCANS = {
    "gray200": Look((200, 200), False, quality=46, noise=3),
    "gray300": Look((300, 300), False, quality=34, noise=2.5),
    "bilevel200": Look((200, 200), True, noise=9, specks=60),
    "level200": Look((200, 200), True, skew=0, noise=9, specks=60),
    "level300": Look((300, 300), False, skew=0, quality=34, noise=2.5),
    "bilevel300": Look((300, 300), True, noise=9, specks=90),
    "fax": Look((204, 196), True, skew=0.7, blur=0.6, noise=12, specks=110),
    "coarse_fax": Look((204, 98), True, skew=0.4, blur=0.4, noise=10, specks=60),
}


@dataclass(frozen=True)
class Page:
    """One page: `look` None is digital; `how` tells in a word or two what was done to it.

    `turn` is how far clockwise it lies from upright; `page_turn` the page's own /Rotate, which has
    been reckoned with in `turn`.
    """

    sheet: Sheet
    look: str | None
    how: str
    damage: tuple[Damage, ...] = ()
    turn: int = 0
    page_turn: int = 0
    legible: bool = True
    copy_of: tuple[str, int] | None = None

    def truth(self, number: int) -> Truth:
        """Give the page's entry in the truth file."""
        sheet = self.sheet
        rotation = -self.turn % 360
        return {
            "page": number,
            "style": sheet.style,
            "source": " ".join((self.look or "digital", self.how)).strip(),
            "category": sheet.category,
            "category_ok": [sheet.category, *sheet.also],
            "printed": [list(p) for p in sheet.printed],
            "rotation": rotation,
            "rotation_ok": [rotation],
            "blank": sheet.blank,
            "legible": self.legible,
            "duplicate_of": self.copy_of and {"file": self.copy_of[0], "page": self.copy_of[1]},
            "text": sheet.running_text(),
            "rows": sheet.rows_text(),
        }

    def flags(self, file: str, number: int) -> list[Truth]:
        """Give the flags that are right about the page."""
        flags = []
        if self.copy_of:
            of = {"file": self.copy_of[0], "pages": [self.copy_of[1]]}
            flags.append({"kind": "duplicate_pages", "detail": {"of": of}})
        if not self.legible:
            flags.append({"kind": "illegible_page", "detail": {}})
        return [flag | {"file": file, "pages": [number]} for flag in flags]


@dataclass
class Packet:
    """One file of hard pages."""

    file: str
    pages: list[Page] = field(default_factory=list)

    def add(self, page: Page) -> tuple[str, int]:
        """Put a page at the end; gives its place."""
        self.pages.append(page)
        return (self.file, len(self.pages))


@dataclass(frozen=True)
class HardMatter:
    """A folder of packets for one question about pages."""

    name: str
    packets: tuple[Packet, ...]

    def matter_json(self) -> Truth:
        """Give matter.json."""
        return {
            "matter": self.name,
            "client": CLIENT.name,
            "dob": CLIENT.dob.isoformat(),
            "date_of_loss": LOSS.isoformat(),
            "requests": [],
        }

    def truth(self) -> Truth:
        """Give the truth file: of pages alone; visits and bills are not written down."""
        return {
            "schema": "fullchart-truth/1",
            "matter": {"id": self.name, "client": CLIENT.name, "dob": CLIENT.dob.isoformat()},
            "packets": [
                {
                    "file": packet.file,
                    "pages": [page.truth(n) for n, page in enumerate(packet.pages, start=1)],
                }
                for packet in self.packets
            ],
            "encounters": [],
            "billing_lines": [],
            "flags": [
                flag
                for packet in self.packets
                for number, page in enumerate(packet.pages, start=1)
                for flag in page.flags(packet.file, number)
            ],
        }
