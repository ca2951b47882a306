"""How values are put into words for the pages."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.pages.looks import (
    BRIEF_LABELS,
    KIND_LABELS,
    headline,
    moment,
    packet_names,
    page_span,
    place,
    sentence,
)
from api.pages.overview import checks, shares
from casefile.categories import FlagKind
from casefile.matters import PacketFacts
from casefile.page_ledger import PacketPages, PageLedger, PageVerdict
from casefile.readiness import Gate, GateCheck, Readiness, Reason, Standing


@pytest.mark.parametrize(
    ("message", "first", "rest"),
    [
        (
            "Page 2 of 3 is missing. The numbers skip.",
            "Page 2 of 3 is missing",
            "The numbers skip.",
        ),
        ("Page 4 cannot be read.", "Page 4 cannot be read", ""),
        (
            "Seen by Dr. Quill on 01/02/2024. See p. 3.",
            "Seen by Dr. Quill on 01/02/2024",
            "See p. 3.",
        ),
        ("St. Anne sent no bill. Ask.", "St. Anne sent no bill", "Ask."),
        ("Billed $1,417.25. No report.", "Billed $1,417.25", "No report."),
        ("It says “None.” Nothing came.", "It says “None.” Nothing came", ""),
    ],
)
def test_the_first_sentence_is_the_headline(message: str, first: str, rest: str) -> None:
    assert headline(message) == (first, rest)


@given(st.text(alphabet=st.sampled_from("Ab1.. “”)"), max_size=60))
def test_no_word_of_a_message_is_lost(message: str) -> None:
    assert " ".join(headline(message)).replace(".", "").split() == message.replace(".", "").split()


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("MERCY HOSPITAL OF DAYTON, LLC", "Mercy Hospital of Dayton, LLC"),
        ("OPEN MRI OF TULSA", "Open MRI of Tulsa"),
        ("ST. LUKE'S - DEPARTMENT OF RADIOLOGY", "St. Luke's - Department of Radiology"),
        ("Mercy Hospital", "Mercy Hospital"),
        ("UCLA", "UCLA"),
        ("", ""),
    ],
)
def test_names_in_capitals_are_written_as_people_write_them(printed: str, shown: str) -> None:
    assert place(printed) == shown


def test_a_sentence_begins_with_a_capital_unless_with_a_file() -> None:
    assert sentence("the file is not a PDF") == "The file is not a PDF"
    assert sentence("chart_a.pdf answers the request") == "chart_a.pdf answers the request"
    assert sentence("") == ""


def test_packets_of_one_sender_are_told_apart() -> None:
    one = PacketFacts("1", "mercy/a.pdf", "", 1, provider="Mercy")
    two = PacketFacts("2", "mercy/b.pdf", "", 1, provider="Mercy")
    other = PacketFacts("3", "c.pdf", "", 1)
    assert packet_names([one, two, other]) == {"1": "Mercy, a", "2": "Mercy, b", "3": "c"}


def test_pages_and_moments() -> None:
    assert page_span((3, 4, 5, 9)) == "p.\N{NO-BREAK SPACE}3–5, 9"
    assert page_span(()) == ""
    local = dt.datetime(2025, 4, 16, 14, 5).astimezone()
    assert moment(local.astimezone(dt.UTC)) == "04/16/2025 2:05 PM"
    assert moment(None) == ""


def test_every_kind_of_flag_has_its_words() -> None:
    assert set(KIND_LABELS) == set(BRIEF_LABELS) == set(FlagKind)


def test_a_check_names_the_worst_reason() -> None:
    gap = Reason("A gap.", Standing.PASSED, "n1", ("a",))
    missing = Reason("No note. It was billed.", Standing.BLOCKED, "n2", ("b", "c"))
    figures = Reason("$5.00 and $6.00.", Standing.REVIEW)
    gates = (
        GateCheck(Gate.CHRONOLOGY, (missing, gap)),
        GateCheck(Gate.BILLING, (figures,)),
        GateCheck(Gate.PAGES),
    )
    first, second, third = checks(Readiness(gates, pages=12))
    assert (first.sign, first.reason, first.flag) == ("high", "No note, and 1 more", "b")
    assert (second.sign, second.count, second.flag) == ("medium", 1, None)
    assert (third.sign, third.reason) == ("done", "12 pages with a verdict")


def test_shares_fill_the_bar() -> None:
    verdicts = (PageVerdict.VISIT,) * 3 + (PageVerdict.BLANK,)
    shown = shares(PageLedger((PacketPages("p", "a.pdf", verdicts),)))
    assert [(s.label, s.pages, s.start, s.width) for s in shown] == [
        ("In visits", 3, 0, 75),
        ("Blank", 1, 75, 25),
    ]
