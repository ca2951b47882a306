"""A request is entered, followed up, escalated and closed; all of it stands in the log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from casefile.matters import Request
from casefile.rules import RuleBook
from casefile.store import SERVICE, RequestStatus, Store, TrackedRequest
from tracking.presets import cadence_in_force

_ALLOWED: Mapping[RequestStatus, tuple[RequestStatus, ...]] = {
    RequestStatus.NEW: (
        RequestStatus.PENDING_CLARIFICATION,
        RequestStatus.IN_PROGRESS,
        RequestStatus.CLOSED,
    ),
    RequestStatus.PENDING_CLARIFICATION: (
        RequestStatus.IN_PROGRESS,
        RequestStatus.ESCALATED,
        RequestStatus.CLOSED,
    ),
    RequestStatus.IN_PROGRESS: (
        RequestStatus.PENDING_CLARIFICATION,
        RequestStatus.ESCALATED,
        RequestStatus.CLOSED,
    ),
    RequestStatus.ESCALATED: (
        RequestStatus.PENDING_CLARIFICATION,
        RequestStatus.IN_PROGRESS,
        RequestStatus.CLOSED,
    ),
    RequestStatus.CLOSED: (RequestStatus.IN_PROGRESS,),
}


class StatusError(ValueError):
    """A request cannot change to that status; the message says why."""


@dataclass(frozen=True, slots=True)
class RequestBoard:
    """A request with what is pressing about it today."""

    tracked: TrackedRequest
    answered: bool
    overdue: bool
    aged: bool


def follow_requests(store: Store, matter: str, rules: RuleBook = RuleBook()) -> None:
    """Start the clock of every request of a matter that has none, and mend one that is wrong."""
    for tracked in store.requests.of_matter(matter):
        if tracked.status is RequestStatus.CLOSED:
            continue
        if tracked.request.sent is None:
            _await_sending(store, tracked)
        else:
            _start_clock(store, tracked, tracked.request.sent, rules)


def enter_request(
    store: Store, matter: str, request: Request, who: str, rules: RuleBook = RuleBook()
) -> TrackedRequest:
    """Enter a request by hand and start its clock."""
    with store.transaction():
        entered = store.requests.add(matter, request)
        _log(store, entered, who, f"entered the request to {request.provider}")
        follow_requests(store, matter, rules)
        return _get(store, entered.id)


def change_status(
    store: Store, request: str, status: RequestStatus, who: str, note: str = ""
) -> TrackedRequest:
    """Change where a request stands.

    Raises KeyError for an unknown request; StatusError where the change makes no sense, or where a
    request is to be closed without saying what closed it: closure needs proof.
    """
    with store.transaction():
        tracked = _get(store, request)
        if status is tracked.status:
            return tracked
        if status not in _ALLOWED[tracked.status]:
            raise StatusError(
                f"a request that is {_plain(tracked.status)} cannot become {_plain(status)}"
            )
        if status is RequestStatus.CLOSED and not note.strip():
            raise StatusError("say what closes the request: what came, or who said that none will")
        store.requests.set_status(request, status)
        if status is RequestStatus.CLOSED:
            store.requests.set_clock(request, tracked.due, "", None)
        told = f"set the request to {tracked.request.provider} to {_plain(status)}"
        _log(store, tracked, who, f"{told}: {note.strip()}" if note.strip() else told)
        return _get(store, request)


def contacted(
    store: Store, request: str, who: str, outcome: str, rules: RuleBook = RuleBook()
) -> TrackedRequest:
    """Log a follow-up with its outcome and set the day of the next. Raises KeyError."""
    with store.transaction():
        tracked = _get(store, request)
        _log(store, tracked, who, f"followed up with {tracked.request.provider}: {outcome}")
        sent = tracked.request.sent
        if sent is not None and tracked.status is not RequestStatus.CLOSED:
            cadence, workdays = cadence_in_force(rules)
            on = cadence.follow_up(sent, _today(store), workdays)
            store.requests.set_clock(request, tracked.due, tracked.next_step, on)
        return _get(store, request)


def assign_owner(store: Store, request: str, owner: str | None, who: str) -> TrackedRequest:
    """Say who is responsible for a request. Raises KeyError."""
    with store.transaction():
        tracked = _get(store, request)
        store.requests.set_owner(request, owner)
        _log(store, tracked, who, f"made {owner or 'nobody'} responsible for the request")
        return _get(store, request)


def escalate_silent(store: Store, rules: RuleBook = RuleBook()) -> tuple[TrackedRequest, ...]:
    """Escalate every request that nothing answered by the day the firm set; give those."""
    cadence, workdays = cadence_in_force(rules)
    today = _today(store)
    escalated = []
    for tracked in store.requests.open():
        sent = tracked.request.sent
        waiting = tracked.status is RequestStatus.IN_PROGRESS and not _answered(store, tracked)
        if sent is None or not waiting or today < cadence.escalation(sent, workdays):
            continue
        note = f"no answer since it was sent on {_day(sent)}"
        change_status(store, tracked.id, RequestStatus.ESCALATED, SERVICE, note)
        store.requests.set_clock(
            tracked.id,
            tracked.due,
            f"supervisor: find out why {tracked.request.provider} is silent",
            today,
        )
        escalated.append(_get(store, tracked.id))
    return tuple(escalated)


def request_board(
    store: Store, matter: str, rules: RuleBook = RuleBook()
) -> tuple[RequestBoard, ...]:
    """Give a matter's requests with what is pressing today, in their order."""
    cadence, _ = cadence_in_force(rules)
    today = _today(store)
    board = []
    for tracked in store.requests.of_matter(matter):
        sent, still_open = tracked.request.sent, tracked.status is not RequestStatus.CLOSED
        board.append(
            RequestBoard(
                tracked,
                answered=_answered(store, tracked),
                overdue=still_open and tracked.due is not None and today > tracked.due,
                aged=still_open and sent is not None and today > cadence.aged(sent),
            )
        )
    return tuple(board)


def _await_sending(store: Store, tracked: TrackedRequest) -> None:
    step = f"send the request to {tracked.request.provider}"
    if tracked.next_step != step:
        store.requests.set_clock(tracked.id, None, step, None)
        _log(store, tracked, SERVICE, f"{step}: it has no date of sending yet")


def _start_clock(store: Store, tracked: TrackedRequest, sent: dt.date, rules: RuleBook) -> None:
    cadence, workdays = cadence_in_force(rules)
    due = cadence.due(sent)
    if tracked.due == due:
        return
    on = cadence.follow_up(sent, sent, workdays)
    step = f"follow up with {tracked.request.provider}"
    store.requests.set_clock(tracked.id, due, step, on)
    told = f"the request to {tracked.request.provider} of {_day(sent)} is due {_day(due)}"
    _log(store, tracked, SERVICE, f"{told}; follow up on {_day(on)}")
    if tracked.status is RequestStatus.NEW:
        change_status(store, tracked.id, RequestStatus.IN_PROGRESS, SERVICE, "it was sent")


def _answered(store: Store, tracked: TrackedRequest) -> bool:
    return any(p.request == tracked.id for p in store.packets.of_matter(tracked.matter))


def _get(store: Store, request: str) -> TrackedRequest:
    tracked = store.requests.get(request)
    if tracked is None:
        raise KeyError(request)
    return tracked


def _today(store: Store) -> dt.date:
    return store.clock().date()


def _day(day: dt.date) -> str:
    return f"{day:%m/%d/%Y}"


def _plain(status: RequestStatus) -> str:
    return status.value.replace("_", " ")


def _log(store: Store, tracked: TrackedRequest, who: str, what: str) -> None:
    store.activity.log(who, what, matter=tracked.matter, request=tracked.id)
