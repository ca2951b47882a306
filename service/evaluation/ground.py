"""A case file and its truth laid side by side: packets matched by file, copies grouped."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from casefile.contract import CaseFile
from casefile.contract_forms import FlagDoc
from service.evaluation.truth import PageTruth, Place, Truth


class Ground:
    """The common ground of a comparison."""

    def __init__(self, case: CaseFile, truth: Truth) -> None:
        """Match packets to the truth's files: by path, else by a base name that is the only one."""
        self.case = case
        files = [p.file for p in truth.packets]
        self.file_of = {p.id: _match(p.file, files) for p in case.packets}
        self.truth = truth.without_absent(set(self.file_of.values()))
        self.pages: dict[Place, PageTruth] = {
            (packet.file, page.page): page for packet in self.truth.packets for page in packet.pages
        }
        self._first: dict[Place, Place] = {}
        for place, page in self.pages.items():
            if page.duplicate_of:
                self._first[place] = (page.duplicate_of.file, page.duplicate_of.page)

    def first_copy(self, place: Place) -> Place:
        """Give the page that all copies of a page go back to."""
        seen = {place}
        while place in self._first and self._first[place] not in seen:
            place = self._first[place]
            seen.add(place)
        return place

    def places(self, packet: str | None, pages: Iterable[int]) -> set[Place]:
        """Give pages of a packet of the case file as places of the truth."""
        if packet is None:
            return set()
        return {(self.file_of.get(packet, packet), page) for page in pages}

    def flag_places(self, flag: FlagDoc) -> set[Place]:
        """Give the pages that a flag points at."""
        return self.places(flag.packet, flag.pages)


def _match(file: str, files: list[str]) -> str:
    if file in files:
        return file
    base = PurePosixPath(file).name
    alike = [f for f in files if PurePosixPath(f).name == base]
    return alike[0] if len(alike) == 1 else file
