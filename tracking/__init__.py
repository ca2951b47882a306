"""Requests for records, followed from the day they are sent until they are closed with proof.

`record_answers` is told every judgement of a matter: it starts the clocks of new requests and
notes which packet answers which. The functions of `tracking.requests` are what people do.
"""

from tracking.packets import record_answers
from tracking.presets import Cadence
from tracking.requests import (
    RequestBoard,
    StatusError,
    assign_owner,
    change_status,
    contacted,
    enter_request,
    escalate_silent,
    follow_requests,
    request_board,
)

__all__ = [
    "Cadence",
    "RequestBoard",
    "StatusError",
    "assign_owner",
    "change_status",
    "contacted",
    "enter_request",
    "escalate_silent",
    "follow_requests",
    "record_answers",
    "request_board",
]
