"""Which request a packet answers."""

from __future__ import annotations

from pathlib import PurePosixPath

from casefile.encounters import Encounter
from casefile.matters import Matter, MatterFacts, PacketFacts, Request
from completeness.places import belongs_to, hinted, same_provider

_NAME, _HINT, _CONTENT, _TIE = 2.0, 1.5, 1.0, 0.2
_ENOUGH = 0.5
_ENOUGH_HINT = 0.35


def match_requests(facts: MatterFacts, file_words: frozenset[str]) -> dict[str, int]:
    """Map each packet's id to the index of the request it answers; unmatched packets are left out.

    A request that names the file is believed. Otherwise the sender's name, the folder's and the
    file's name and what the packet holds are weighed; kinds asked for and dates break ties between
    requests to one provider.
    """
    found: dict[str, int] = {}
    for packet in facts.packets:
        index = _named(packet.file, facts.matter)
        if index is None:
            index = _weighed(packet, facts.matter.requests, file_words)
        if index is not None:
            found[packet.id] = index
    return found


def request_of_file(file: str, matter: Matter, file_words: frozenset[str]) -> int | None:
    """Give the request that a file which cannot be opened would answer, by its names alone."""
    named = _named(file, matter)
    if named is not None:
        return named
    scores = [(_hinted(_hint(file), r, file_words), -i) for i, r in enumerate(matter.requests)]
    best = max(scores, default=(0.0, 0))
    return -best[1] if best[0] >= _ENOUGH_HINT else None


def _named(file: str, matter: Matter) -> int | None:
    for index, request in enumerate(matter.requests):
        for named in request.files:
            if file == named or file.endswith("/" + named) or named.endswith("/" + file):
                return index
    return None


def _hint(file: str) -> str:
    path = PurePosixPath(file)
    return f"{path.parent.name} {path.stem}"


def _hinted(hint: str, request: Request, file_words: frozenset[str]) -> float:
    """Weigh a hint by both names of a provider: folders are called as letters were addressed."""
    return max(hinted(hint, n, file_words) for n in (request.provider, request.addressee))


def _weighed(
    packet: PacketFacts, requests: tuple[Request, ...], file_words: frozenset[str]
) -> int | None:
    best: tuple[float, int] | None = None
    for index, request in enumerate(requests):
        weight = _weight(packet, request, file_words)
        if weight is not None and (best is None or weight > best[0]):
            best = (weight, index)
    return None if best is None else best[1]


def _weight(packet: PacketFacts, request: Request, file_words: frozenset[str]) -> float | None:
    name = 0.0
    if packet.provider:
        if same_provider(packet.provider, request.provider):
            name = 1.0
        elif belongs_to(packet.provider, request.provider):
            name = 0.8
    hint = max(
        _hinted(_hint(packet.file), request, file_words),
        _hinted(packet.folder_hint or "", request, file_words),
    )
    content = _content(packet, request)
    if max(name, content) < _ENOUGH and hint < _ENOUGH_HINT:
        return None
    return _NAME * name + _HINT * hint + _CONTENT * content + _TIE * _ties(packet, request)


def _content(packet: PacketFacts, request: Request) -> float:
    names = [e.facility for e in packet.encounters if e.facility]
    names += [b.provider for b in packet.bills if b.provider]
    if not names:
        return 0.0
    return sum(belongs_to(n, request.provider) for n in names) / len(names)


def _ties(packet: PacketFacts, request: Request) -> float:
    dated = [e for e in packet.encounters if e.date]
    if not dated:
        return 0.0
    asked = sum(e.category in request.items for e in dated) / len(dated)
    inside = sum(in_range(e, request) for e in dated) / len(dated)
    return asked + inside


def in_range(encounter: Encounter, request: Request) -> bool:
    """Tell whether any day of the encounter lies in the dates asked for (open ends hold all)."""
    if encounter.date is None:
        return True
    last = encounter.end_date or encounter.date
    after_start = request.date_from is None or last >= request.date_from
    before_end = request.date_to is None or encounter.date <= request.date_to
    return after_start and before_end
