"""Matters, what was asked of whom, and everything that is known of what came."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from casefile.bills import Bill, BillingLine, LienStatement
from casefile.categories import Category
from casefile.encounters import (
    Assertion,
    Document,
    Encounter,
    Mention,
    OperationTold,
    StatedCount,
)
from casefile.pages import PageFacts


@dataclass(frozen=True, slots=True)
class Client:
    """Whose records these are."""

    name: str | None = None
    dob: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """One request for records: of whom, for what, over which dates.

    `written` is the provider as the request names it, where the provider directory knows it by
    another name.
    """

    provider: str
    items: tuple[Category, ...] = ()
    sent: dt.date | None = None
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    files: tuple[str, ...] = ()
    written: str | None = None

    @property
    def addressee(self) -> str:
        """The provider as the request names it: whom the letter went to."""
        return self.written or self.provider


@dataclass(frozen=True, slots=True)
class Matter:
    """A client's case."""

    id: str
    client: Client = Client()
    date_of_loss: dt.date | None = None
    requests: tuple[Request, ...] = ()


@dataclass(frozen=True, slots=True)
class PacketFacts:
    """All that was found in one packet. Depends on its pages, the client and the rules alone.

    `file` is the path relative to the matter folder; `provider` is who sent it, as its own pages
    say, else as its folder is called. `folder_hint` is the name of the folder it lay in.
    """

    id: str
    file: str
    sha256: str
    page_count: int
    provider: str | None = None
    folder_hint: str | None = None
    pages: tuple[PageFacts, ...] = ()
    documents: tuple[Document, ...] = ()
    encounters: tuple[Encounter, ...] = ()
    bills: tuple[Bill, ...] = ()
    mentions: tuple[Mention, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    operations: tuple[OperationTold, ...] = ()
    stated_counts: tuple[StatedCount, ...] = ()
    liens: tuple[LienStatement, ...] = ()

    @property
    def lines(self) -> tuple[BillingLine, ...]:
        """Every billing line of the packet, in page order."""
        return tuple(line for bill in self.bills for line in bill.lines)


@dataclass(frozen=True, slots=True)
class UnreadableFile:
    """A received file that cannot be opened, and why, in plain words."""

    file: str
    sha256: str
    reason: str


@dataclass(frozen=True, slots=True)
class MatterFacts:
    """Everything that judging and chronicling a matter may look at; packets in file order.

    `being_read` are the files of packets that came and of which nothing is known yet.
    """

    matter: Matter
    packets: tuple[PacketFacts, ...] = ()
    unreadable: tuple[UnreadableFile, ...] = ()
    being_read: tuple[str, ...] = ()

    def packet(self, packet_id: str) -> PacketFacts:
        """Give the packet with this id; raises KeyError where there is none."""
        for packet in self.packets:
            if packet.id == packet_id:
                return packet
        raise KeyError(packet_id)
