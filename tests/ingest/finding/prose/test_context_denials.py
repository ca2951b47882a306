"""What a denial reaches: not a betterment that failed to come, and not the clause after it."""

import pytest

from casefile.categories import Status
from ingest.finding.prose.context import read_context


def status(said: str, thing: str) -> Status | None:
    at = said.index(thing)
    return read_context(said, [(at, at + len(thing))]).status(at, at + len(thing))


@pytest.mark.parametrize(
    ("said", "thing"),
    [
        ("Her wrist is not improving and the MRI shows a torn ligament.", "MRI"),
        ("The ache is no better and the MRI was reviewed.", "MRI"),
        ("There was no improvement and surgery was performed.", "surgery"),
        ("Pain is not controlled and an injection was given.", "injection"),
        ("He has no fever and the MRI was normal.", "MRI"),
        ("She is not a smoker and had surgery in May.", "surgery"),
        ("He denies improvement after the injection.", "injection"),
        ("Without relief from the injection.", "injection"),
        ("He never had relief after the injection.", "injection"),
        ("She is not only in therapy but had an MRI on Monday.", "MRI"),
        ("She has not returned to work since the surgery.", "surgery"),
        ("He could not tolerate the brace, and an MRI was done.", "MRI"),
    ],
)
def test_a_thing_took_place_though_something_else_is_denied(said: str, thing: str) -> None:
    assert status(said, thing) is Status.DONE


@pytest.mark.parametrize(
    ("said", "thing"),
    [
        ("He could not tolerate the MRI.", "MRI"),
        ("She is no better and has not had an MRI.", "MRI"),
        ("He has not undergone the MRI and is not improving.", "MRI"),
        ("No MRI or CT was obtained.", "CT"),
        ("No surgery and no injections.", "injections"),
        ("He denies surgery.", "surgery"),
        ("She was not able to complete the MRI.", "MRI"),
    ],
)
def test_a_thing_that_is_itself_denied_stays_denied(said: str, thing: str) -> None:
    assert status(said, thing) is Status.DENIED
