"""What was received, and what became of every page of it: the statement of completeness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from casefile.flags import Judgement
from casefile.matters import MatterFacts, PacketFacts
from casefile.page_ledger import packet_pages
from chronology.export.wording import clean, counted, counted_verdicts, page_list


@dataclass(frozen=True, slots=True)
class PacketRow:
    """One received file and what became of its pages; the verdicts add up to the page count."""

    file: str
    provider: str
    pages: int
    verdicts: str


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """A file, or pages of one, whose words are not in this chronology, and why."""

    file: str
    pages: str
    why: str

    @property
    def brief(self) -> str:
        """The row in a few words, without the reason."""
        if not self.pages:
            return f"{self.file} (whole file)"
        return f"{self.file} p. {self.pages}"


def packet_names(packets: Sequence[PacketFacts]) -> dict[str, str]:
    """Give each packet the name it is cited by: its file, without ending where that is enough."""
    short = {p.id: clean(str(PurePosixPath(p.file).with_suffix(""))) for p in packets}
    held = Counter(short.values())
    return {p.id: short[p.id] if held[short[p.id]] == 1 else clean(p.file) for p in packets}


def packet_rows(packets: Iterable[PacketFacts], judgement: Judgement) -> tuple[PacketRow, ...]:
    """Give every received file with the verdicts on its pages."""
    return tuple(_packet(packet, judgement) for packet in packets)


def unread_rows(facts: MatterFacts) -> tuple[UnreadRow, ...]:
    """Give every file and page that could not be read, with the reason, in file order."""
    rows = [
        UnreadRow(clean(file.file), "", f"cannot be opened: {clean(file.reason)}")
        for file in facts.unreadable
    ]
    for packet in facts.packets:
        reasons: dict[str, list[int]] = {}
        for page in packet.pages:
            if not page.blank and not page.legible:
                why = page.problem or "its text cannot be relied on"
                reasons.setdefault(clean(why), []).append(page.page)
        unread = _unread_pages(packet)
        if unread:
            reasons["not read"] = unread
        rows += [
            UnreadRow(clean(packet.file), page_list(pages), why) for why, pages in reasons.items()
        ]
    return tuple(rows)


def _packet(packet: PacketFacts, judgement: Judgement) -> PacketRow:
    pages = packet_pages(packet, judgement.duplicates)
    return PacketRow(
        file=clean(packet.file),
        provider=clean(packet.provider or "not named"),
        pages=packet.page_count,
        verdicts=counted_verdicts(pages.counts) or counted(0, "page"),
    )


def _unread_pages(packet: PacketFacts) -> list[int]:
    held = {page.page for page in packet.pages}
    return [page for page in range(1, packet.page_count + 1) if page not in held]
