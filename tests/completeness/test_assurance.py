"""What every flag tells: what, on which pages, how sure, what closes it, and the line to ask."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_matters import (
    CLINIC,
    HOSPITAL,
    LOSS,
    bill,
    day,
    line,
    matter,
    packet,
    page,
    request,
    visit,
)
from test_judge import everything

from casefile.categories import FlagKind
from casefile.flags import Flag
from casefile.pages import Source
from casefile.rules import RuleBook, RuleTableError
from completeness import judge
from completeness.wording import Wording

NOTHING_TO_ASK = {FlagKind.DUPLICATE_PAGES, FlagKind.OUTSIDE_RANGE}
"""Kinds that ask nobody for anything: what came is there, only twice or beside the dates."""

NO_PAGE = {FlagKind.UNREADABLE_FILE, FlagKind.MISSING_CATEGORY}
"""Kinds of which no page can be named: a file without pages, and records that did not come."""


def raised(kind: FlagKind) -> list[Flag]:
    return [f for f in judge(everything()).flags if f.kind is kind]


@pytest.mark.parametrize("kind", list(FlagKind))
def test_every_kind_says_what_where_how_sure_what_closes_it_and_what_to_ask(kind: FlagKind) -> None:
    assert raised(kind)
    for flag in raised(kind):
        assert flag.message.endswith((".", "”"))
        assert flag.sure.endswith(".")
        assert flag.closes.endswith(".")
        assert bool(flag.ask) is (kind not in NOTHING_TO_ASK)
        for said in (flag.message, flag.sure, flag.closes, flag.ask):
            assert not any(bad in said for bad in ("{", "}", "None", "  "))
        if kind not in NO_PAGE:
            assert "page" in flag.message.lower()
            assert ".pdf" in flag.message
            assert flag.evidence or flag.pages


def test_the_words_that_close_a_flag_name_its_care_its_day_and_its_provider() -> None:
    (record,) = raised(FlagKind.MISSING_RECORD)
    assert "imaging report of 05/05/2024" in record.closes
    asked = next(f for f in raised(FlagKind.MISSING_CATEGORY) if f.category == "emergency")
    assert HOSPITAL in asked.closes


def test_a_flag_from_a_scan_is_less_sure() -> None:
    held = packet(page(1, "billing"), bills=(bill(line("72148", day(5, 5))),))
    scan = replace(held, pages=(replace(held.pages[0], source=Source.OCR),))
    typed, scanned = (
        next(f.sure for f in judge(matter(p)).flags if f.kind is FlagKind.MISSING_RECORD)
        for p in (held, scan)
    )
    assert "scan" not in typed
    assert scanned == f"{typed} Read from a scan: compare it with the page."


def test_while_a_packet_is_being_read_what_is_missing_is_not_sure() -> None:
    facts = replace(everything(), being_read=("late.pdf",))
    unsure = {f.kind for f in judge(facts).flags if "still being read" in f.sure}
    assert FlagKind.MISSING_RECORD in unsure
    assert FlagKind.TREATMENT_GAP in unsure
    assert not unsure & {FlagKind.WRONG_PATIENT, FlagKind.INCONSISTENCY, FlagKind.UNREADABLE_FILE}
    assert not any("still being read" in f.sure for f in judge(everything()).flags)


def test_a_lighter_flag_says_so() -> None:
    undated = packet(
        page(1), page(2, "billing"),
        encounters=(visit("u", "office_visit", None),),
        bills=(bill(line("99213", day(4, 2), number=2), pages=(2,)),),
    )  # fmt: skip
    (flag,) = (f for f in judge(matter(undated)).flags if f.kind is FlagKind.MISSING_RECORD)
    assert "Less sure than others" in flag.sure


def test_a_firm_words_what_closes_a_flag_and_a_wrong_blank_is_told(tmp_path) -> None:
    shipped = RuleBook().table("completeness", "wording", Wording).model_dump(mode="json")

    def write(said: str) -> RuleBook:
        own = shipped["closes"] | {"missing_category": said}
        rows = "".join(f'{kind} = "{words}"\n' for kind, words in own.items())
        target = tmp_path / said[:3].strip("{} ") / "completeness"
        target.mkdir(parents=True)
        (target / "wording.toml").write_text(f"[closes]\n{rows}", encoding="utf-8")
        return RuleBook(target.parent)

    asked = matter(requests=(request(CLINIC, "radiology", first=LOSS),))
    (flag,) = judge(asked, write("Ask {name} for the {item}.")).flags
    assert flag.closes == f"Ask {CLINIC} for the imaging reports."
    with pytest.raises(RuleTableError, match=r"there is no \{who\} to fill in"):
        judge(asked, write("To {who}."))
