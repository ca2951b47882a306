"""Which packet answers which request, noted beside both."""

from __future__ import annotations

import datetime as dt

from casefile.flags import Judgement
from casefile.rules import RuleBook
from casefile.store import SERVICE, Packet, RequestStatus, Store, TrackedRequest
from tracking.requests import follow_requests

_REVIEW_WITHIN = dt.timedelta(hours=48)


def record_answers(
    store: Store, matter: str, judgement: Judgement, rules: RuleBook = RuleBook()
) -> None:
    """Note for every packet of a matter the request that it answers, as the judgement says.

    Starts the clocks of new requests first. Only changes are logged, so judging again is silent.
    """
    with store.transaction():
        follow_requests(store, matter, rules)
        requests = store.requests.of_matter(matter)
        for packet in store.packets.of_matter(matter):
            index = judgement.requests.get(packet.id)
            answered = requests[index] if index is not None else None
            if packet.request == (answered.id if answered else None):
                continue
            store.packets.set_request(packet.id, answered.id if answered else None)
            if answered is not None:
                _note_answer(store, packet, answered)
            else:
                told = f"{packet.file} answers no request any more"
                store.activity.log(SERVICE, told, matter=matter, packet=packet.id)


def _note_answer(store: Store, packet: Packet, answered: TrackedRequest) -> None:
    provider = answered.request.provider
    store.activity.log(
        SERVICE,
        f"{packet.file} answers the request to {provider}",
        matter=answered.matter,
        request=answered.id,
        packet=packet.id,
    )
    if answered.status is not RequestStatus.CLOSED:
        # What came is checked within 48 hours of its receipt.
        on = (packet.received_at + _REVIEW_WITHIN).date()
        step = f"check what came from {provider} for completeness, then close or ask again"
        store.requests.set_clock(answered.id, answered.due, step, on)
