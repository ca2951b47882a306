"""What was decided keeps its evidence: the candidates, their words, and whether it was close."""

from __future__ import annotations

from casefile.encounters import Encounter
from casefile.evidence import Candidate, Choice, Question
from casefile.matters import Client, PacketFacts
from casefile.pages import Source
from tests.ingest.finding.typed_packet import found

HEAD = """
    Fennimore Family Practice
    41 Orchard Row, Tilden, OH 44010

    OFFICE VISIT

"""
BODY = """
    CHIEF COMPLAINT: Neck pain since the collision.
    EXAMINATION: Tender over the left trapezius.
    ASSESSMENT: Cervical strain.
    PLAN: Home exercises.
"""
WHO = "    Patient: Dana R. Whitlock     DOB: 03/14/1979\n"
WHEN = "    Date of Service: 04/02/2024\n"


def visit(facts: PacketFacts) -> Encounter:
    (only,) = facts.encounters
    return only


def choice(encounter: Encounter, question: Question) -> Choice:
    (only,) = [c for c in encounter.choices if c.question is question]
    return only


def words(candidate: Candidate) -> str:
    return " | ".join(g.words for g in candidate.grounds)


def whose(facts: PacketFacts, page: int = 1) -> Choice:
    known = facts.pages[page - 1].whose
    assert known is not None
    return known


def test_a_provider_is_told_with_his_words_and_who_was_passed_over() -> None:
    signed = "    Referring Physician: Paul Strand, M.D.\n    Provider: Ines Calloway, M.D.\n"
    encounter = visit(found(HEAD + WHO + WHEN + signed + BODY))
    told = choice(encounter, Question.PROVIDER)
    assert told.value == encounter.provider == "Ines Calloway"
    first, second = told.candidates
    assert first.grounds[0].words == "Provider: Ines Calloway, M.D."
    assert first.grounds[0].page == 1
    assert first.grounds[0].box is not None
    assert (second.value, second.score) == ("Paul Strand", 0.0)
    assert second.grounds[0].words == "Referring Physician: Paul Strand, M.D."
    assert not told.needs_review


def test_two_who_sign_alike_are_a_close_call() -> None:
    signed = "    Provider: Ines Calloway, M.D.\n    Provider: Owen Tarrant, M.D.\n"
    facts = found(HEAD + WHO + WHEN + signed + BODY)
    told = choice(visit(facts), Question.PROVIDER)
    assert [c.value for c in told.candidates] == ["Ines Calloway", "Owen Tarrant"]
    assert told.needs_review
    assert facts.pages[0].close == (Question.PROVIDER,)


def test_a_place_that_stands_for_a_provider_says_so() -> None:
    told = choice(visit(found(HEAD + WHO + WHEN + BODY)), Question.PROVIDER)
    assert told.value == "Fennimore Family Practice"
    assert "nobody is named" in told.why
    assert not told.needs_review


def test_a_date_of_service_is_told_with_its_words_above_its_rivals() -> None:
    letter = "    Exam date: 03/30/2024\n    Printed: 06/01/2024\n"
    encounter = visit(found(HEAD + WHO + WHEN + letter + BODY))
    told = choice(encounter, Question.DATE)
    assert told.value == "2024-04-02"
    assert "“date of service”" in told.why
    assert words(told.candidates[0]) == "date of service 04/02/2024"
    assert [c.value for c in told.candidates[1:]] == ["2024-03-30"], "a print date is no rival"
    assert told.candidates[0].score > told.candidates[1].score
    assert not told.needs_review


def test_a_day_of_dictation_dates_a_note_and_is_a_close_call() -> None:
    facts = found(HEAD + WHO + BODY + "\n    Dictated: 04/02/2024\n")
    told = choice(visit(facts), Question.DATE)
    assert told.value == "2024-04-02"
    assert "no date on the pages says more" in told.why
    assert facts.pages[0].close == (Question.DATE,)


def test_an_undated_note_says_that_nothing_dates_it() -> None:
    told = choice(visit(found(HEAD + WHO + BODY)), Question.DATE)
    assert told.value is None
    assert told.candidates == ()
    assert told.needs_review


def test_the_days_of_a_stay_are_no_rivals_of_its_first() -> None:
    stay = """
    Tilden Memorial Hospital

    DISCHARGE SUMMARY

    Patient: Dana R. Whitlock     DOB: 03/14/1979
    Admission Date: 04/02/2024     Discharge Date: 04/05/2024

    HOSPITAL COURSE: She was observed on the ward and went home walking.
    Attending Physician: Ines Calloway, M.D.
"""
    encounter = visit(found(stay))
    told = choice(encounter, Question.DATE)
    assert [c.value for c in told.candidates] == ["2024-04-02"]
    assert not told.needs_review
    end = choice(encounter, Question.END_DATE)
    assert end.value == "2024-04-05"
    assert end.why == "the stay's discharge date"
    assert words(end.candidates[0]) == "discharge date 04/05/2024"


def test_rows_of_a_card_are_dated_each_by_its_own_date() -> None:
    card = """
    Tilden Chiropractic Center
    TRAVEL CARD
    Patient: Dana R. Whitlock     DOB: 03/14/1979

    Date          Complaint         Adjusted        Response
    04/02/2024    neck pain 6/10    C3 C5           better
    04/05/2024    neck pain 5/10    C3 C5           better
    04/09/2024    neck pain 4/10    C5              better
"""
    told = [choice(e, Question.DATE) for e in found(card).encounters]
    assert [t.value for t in told] == ["2024-04-02", "2024-04-05", "2024-04-09"]
    assert all(len(t.candidates) == 1 and not t.needs_review for t in told)
    assert all("card" in t.why for t in told)


def test_a_facility_is_told_by_its_letterhead() -> None:
    told = choice(visit(found(HEAD + WHO + WHEN + BODY)), Question.FACILITY)
    assert told.value == "Fennimore Family Practice"
    assert told.candidates[0].grounds[0].place == "letterhead"


def test_the_client_is_known_by_name_and_birth_date() -> None:
    told = whose(found(HEAD + WHO + WHEN + BODY))
    assert told.value == "client"
    assert "Dana R. Whitlock" in words(told.candidates[0])
    assert "birth date is the client's" in words(told.candidates[0])
    assert not told.needs_review


def test_somebody_of_another_name_is_no_close_call() -> None:
    other = "    Patient: Hugo Ferrand     DOB: 11/02/1950\n"
    facts = found(HEAD + other + WHEN + BODY)
    told = whose(facts)
    assert (told.value, told.needs_review) == ("another", False)
    assert "“Hugo”" in told.why
    assert "11/02/1950" in told.why
    assert facts.pages[0].foreign


def test_the_same_name_with_another_birth_date_is_a_close_call() -> None:
    parent = "    Patient: Dana R. Whitlock     DOB: 08/01/1951\n"
    facts = found(HEAD + parent + WHEN + BODY)
    told = whose(facts)
    assert told.value == "another"
    assert [c.value for c in told.candidates] == ["another", "client"]
    assert Question.PERSON in facts.pages[0].close


def test_a_scan_with_the_name_and_another_birth_date_stays_the_clients_and_is_close() -> None:
    child = "    Patient: Dana R. Whitlock     DOB: 08/01/1981\n"
    facts = found(HEAD + child + WHEN + BODY, source=Source.OCR)
    assert not facts.pages[0].foreign
    assert whose(facts).needs_review


def test_a_second_patient_on_the_page_is_heard() -> None:
    second = "    Patient: Hugo Ferrand\n"
    told = whose(found(HEAD + "    Patient: Dana R. Whitlock\n" + second + WHEN + BODY))
    assert told.value == "client"
    assert words(told.candidates[1]) == "Hugo Ferrand"
    assert told.needs_review


def test_a_page_that_names_nobody_follows_its_document() -> None:
    first = HEAD + "    Patient: Hugo Ferrand     DOB: 11/02/1950\n" + WHEN + BODY
    facts = found(first + "\n    Page 1 of 2\n", "    He will return in May.\n\n    Page 2 of 2\n")
    told = whose(facts, 2)
    assert (told.value, told.candidates) == ("another", ())
    assert "page 1" in told.why
    assert "its count goes on: “Page 2 of 2” after “Page 1 of 2”" in facts.pages[1].placed


def test_without_a_client_it_stays_open_whose_page_it_is() -> None:
    told = whose(found(HEAD + WHO + WHEN + BODY, client=Client()))
    assert told.value == "unknown"
    assert "client's name is not known" in told.why
    assert words(told.candidates[0]) == "Dana R. Whitlock"
    assert not told.needs_review


def test_the_evidence_is_the_same_every_time() -> None:
    page = HEAD + WHO + WHEN + BODY
    assert found(page) == found(page)


def test_what_is_told_is_what_was_decided() -> None:
    signed = "    Provider: Ines Calloway, M.D.\n"
    other = "    Patient: Hugo Ferrand     DOB: 11/02/1950\n"
    facts = found(
        HEAD + WHO + WHEN + signed + BODY,
        HEAD + WHO + WHEN.replace("04/02", "04/16") + BODY,
        HEAD + other + WHEN + BODY,
        HEAD + WHO + BODY,
    )
    for encounter in facts.encounters:
        told = {c.question: c.value for c in encounter.choices}
        assert told == {
            Question.CATEGORY: encounter.category.value,
            Question.DATE: encounter.date.isoformat() if encounter.date else None,
            Question.PROVIDER: encounter.provider,
            Question.FACILITY: encounter.facility,
        }
    assert [whose(facts, n).value for n in (1, 2, 3, 4)] == [
        "client",
        "client",
        "another",
        "client",
    ]
    assert [p.foreign for p in facts.pages] == [False, False, True, False]
    assert [p.candidates[0].value for p in facts.pages] == [p.category.value for p in facts.pages]
