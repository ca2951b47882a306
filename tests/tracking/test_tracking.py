import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefile.categories import Category
from casefile.flags import Judgement
from casefile.matters import Matter, Request
from casefile.rules import RuleBook, RuleTableError
from casefile.store import RequestStatus
from tracking import (
    StatusError,
    assign_owner,
    change_status,
    contacted,
    enter_request,
    escalate_silent,
    follow_requests,
    record_answers,
    request_board,
)
from tracking.presets import Presets, cadence_in_force
from tracking.workdays import Workdays

SENT = dt.date(2026, 2, 27)  # a Friday; the still clock stands at Monday, 2 March 2026
CLINIC = Request("Fernhill Clinic", (Category.OFFICE_VISIT,), SENT)
HOSPITAL = Request("Larkspur Hospital", (Category.EMERGENCY,))
MATTER = Matter("25-001", requests=(CLINIC, HOSPITAL))


@pytest.fixture
def followed(store):
    store.matters.upsert(MATTER)
    follow_requests(store, "25-001")
    return store


def log_of(store, request):
    return [e.what for e in store.activity.of(request=request.id)]


def test_a_sent_request_is_in_progress_and_has_its_days(followed):
    clinic, hospital = followed.requests.of_matter("25-001")
    assert clinic.status is RequestStatus.IN_PROGRESS
    assert clinic.due == dt.date(2026, 3, 29)
    assert clinic.next_step == "follow up with Fernhill Clinic"
    assert clinic.next_step_on == dt.date(2026, 3, 6)
    assert hospital.status is RequestStatus.NEW
    assert (hospital.due, hospital.next_step) == (None, "send the request to Larkspur Hospital")


def test_following_again_is_silent(followed):
    before = (followed.requests.of_matter("25-001"), followed.activity.of(matter="25-001"))
    follow_requests(followed, "25-001")
    assert (followed.requests.of_matter("25-001"), followed.activity.of(matter="25-001")) == before


def test_a_follow_up_is_logged_and_sets_the_next(followed, clock):
    clinic = followed.requests.of_matter("25-001")[0]
    clock.forward(days=4)
    done = contacted(followed, clinic.id, "Pat", "they are copying it")
    assert done.next_step_on == dt.date(2026, 3, 13)
    assert log_of(followed, clinic)[-1] == "followed up with Fernhill Clinic: they are copying it"


def test_silence_is_escalated_on_day_fifteen(followed, clock):
    clinic = followed.requests.of_matter("25-001")[0]
    clock.now = dt.datetime(2026, 3, 13, 12, tzinfo=dt.UTC)
    assert escalate_silent(followed) == ()
    clock.forward(days=1)
    (escalated,) = escalate_silent(followed)
    assert (escalated.id, escalated.status) == (clinic.id, RequestStatus.ESCALATED)
    assert escalate_silent(followed) == ()


def test_a_packet_finds_its_request_and_stops_the_escalation(followed, clock):
    clinic = followed.requests.of_matter("25-001")[0]
    packet = followed.packets.register("25-001", "a.pdf", "ab" * 32, 3)
    for _ in range(2):
        record_answers(followed, "25-001", Judgement(requests={packet.id: 0}))
    assert followed.packets.get(packet.id).request == clinic.id
    assert log_of(followed, clinic).count("a.pdf answers the request to Fernhill Clinic") == 1
    now = followed.requests.get(clinic.id)
    assert now.next_step.startswith("check what came from Fernhill Clinic")
    assert now.next_step_on == dt.date(2026, 3, 4)
    clock.forward(days=60)
    assert escalate_silent(followed) == ()
    record_answers(followed, "25-001", Judgement())
    assert followed.packets.get(packet.id).request is None


def test_a_request_entered_by_hand_is_followed_and_can_be_answered(followed):
    entered = enter_request(followed, "25-001", replace(CLINIC, provider="Elm Pharmacy"), "Pat")
    assert (entered.index, entered.due) == (2, dt.date(2026, 3, 29))
    packet = followed.packets.register("25-001", "rx.pdf", "cd" * 32, 3)
    record_answers(followed, "25-001", Judgement(requests={packet.id: 2}))
    assert followed.packets.get(packet.id).request == entered.id


def test_closing_needs_proof_and_can_be_taken_back(followed):
    clinic = followed.requests.of_matter("25-001")[0]
    with pytest.raises(StatusError, match="say what closes"):
        change_status(followed, clinic.id, RequestStatus.CLOSED, "Pat", " ")
    closed = change_status(followed, clinic.id, RequestStatus.CLOSED, "Pat", "all 12 pages came")
    assert (closed.status, closed.next_step, closed.next_step_on) == (
        RequestStatus.CLOSED,
        "",
        None,
    )
    with pytest.raises(StatusError, match="closed cannot become escalated"):
        change_status(followed, clinic.id, RequestStatus.ESCALATED, "Pat")
    again = change_status(
        followed, clinic.id, RequestStatus.IN_PROGRESS, "Pat", "a bill is missing"
    )
    assert again.status is RequestStatus.IN_PROGRESS
    assert [e.who for e in followed.activity.of(request=clinic.id)][-2:] == ["Pat", "Pat"]


def test_an_owner_is_named_in_the_log(followed):
    clinic = followed.requests.of_matter("25-001")[0]
    assert assign_owner(followed, clinic.id, "Lee", "Pat").owner == "Lee"
    assert log_of(followed, clinic)[-1] == "made Lee responsible for the request"


def test_the_board_shows_what_presses(followed, clock):
    assert [(b.answered, b.overdue, b.aged) for b in request_board(followed, "25-001")] == [
        (False, False, False),
        (False, False, False),
    ]
    clock.now = dt.datetime(2026, 3, 21, tzinfo=dt.UTC)
    assert request_board(followed, "25-001")[0].aged
    clock.now = dt.datetime(2026, 3, 30, tzinfo=dt.UTC)
    assert request_board(followed, "25-001")[0].overdue


def test_an_unknown_request_is_refused(store):
    with pytest.raises(KeyError):
        change_status(store, "r0", RequestStatus.CLOSED, "Pat", "x")


def firm(tmp_path, text):
    folder = tmp_path / "rules" / "tracking"
    folder.mkdir(parents=True)
    (folder / "presets.toml").write_text(text)
    return RuleBook(tmp_path / "rules")


def test_a_firm_picks_another_rhythm(tmp_path):
    cadence, workdays = cadence_in_force(firm(tmp_path, 'preset = "fourteen_and_thirty"'))
    first = cadence.follow_up(SENT, SENT, workdays)
    second = cadence.follow_up(SENT, first, workdays)
    third = cadence.follow_up(SENT, second, workdays)
    # Days 14, 30 and 44; day 30 is a Sunday, so it is done on Monday.
    assert [first, second, third] == [
        dt.date(2026, 3, 13),
        dt.date(2026, 3, 30),
        dt.date(2026, 4, 13),
    ]


@pytest.mark.parametrize("text", ['preset = "whenever"', 'state = "Atlantis"'])
def test_a_rhythm_that_makes_no_sense_is_refused(tmp_path, text):
    with pytest.raises(RuleTableError):
        cadence_in_force(firm(tmp_path, text))


def test_holidays_and_weekends_are_no_business_days():
    federal = Workdays()
    assert federal.add(dt.date(2026, 7, 1), 2) == dt.date(2026, 7, 6)  # the 4th, kept on the 3rd
    assert federal.add(dt.date(2026, 11, 25), 1) == dt.date(2026, 11, 27)
    assert Workdays("TX").add(dt.date(2026, 11, 25), 1) == dt.date(2026, 11, 30)


@given(
    st.dates(dt.date(2020, 1, 1), dt.date(2035, 1, 1)),
    st.integers(0, 400),
    st.sampled_from(["every_five_days", "ten_to_fourteen_days", "fourteen_and_thirty"]),
)
def test_the_next_follow_up_is_a_later_business_day(sent, elapsed, preset):
    workdays = Workdays()
    cadence = RuleBook().table("tracking", "presets", Presets).presets[preset]
    today = sent + dt.timedelta(days=elapsed)
    day = cadence.follow_up(sent, today, workdays)
    assert day > today
    assert workdays.on_or_after(day) == day
    assert (day - today).days <= 35
