"""The judgement as a whole: the same every time, quick, and fit for the contract."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from made_matters import (
    CLINIC,
    HOSPITAL,
    LOSS,
    THERAPY,
    bill,
    day,
    line,
    matter,
    numbered,
    packet,
    page,
    request,
    says,
    somebody,
    stated,
    told,
    visit,
)

from casefile.categories import FlagKind
from casefile.contract import build_casefile
from casefile.matters import UnreadableFile
from casefile.pages import Numbering
from casefile.rules import RuleBook, RuleTableError
from completeness import judge


def everything():
    """A matter with something of every kind."""
    text = (
        "the very same page of plain words about nothing in particular sent twice by mistake today"
    )
    first = packet(
        page(1, "correspondence"),
        page(2, document=1, printed=(numbered(1, 3),), date=day(4, 2)),
        page(3, document=1, printed=(numbered(3, 3),), date=day(4, 2)),
        page(4, legible=False, text=""),
        page(5, foreign=True, patient=somebody("Greg Tallis")),
        page(6, text=text),
        page(7, text=text),
        page(8, "billing"),
        page(9),
        encounters=(
            visit("a", "office_visit", day(4, 2), (2, 3), number=1),
            visit("b", "office_visit", day(6, 20), (6,), number=3),
            visit("c", "office_visit", None, (9,)),
            visit("d", "office_visit", day(2, 1), (1,)),
        ),
        bills=(
            bill(
                line("99213", day(4, 2), number=8),
                line("72148", day(5, 5), number=8),
                pages=(8,),
                total="999.00",
            ),
        ),
        mentions=(told("emergency", "seen in the ED 05/20/2024", number=6, date=day(5, 20)),),
        assertions=(says("date_of_injury", "2024-03-09", number=6),),
        stated_counts=(stated("fax_cover", 12),),
    )
    second = packet(
        page(1), name="p2", encounters=(visit("e", "ems", LOSS, facility="Tri-Valley Ambulance"),)
    )
    return matter(
        first,
        second,
        requests=(request(CLINIC, "office_visit", "billing"), request(HOSPITAL, "emergency")),
        unreadable=(UnreadableFile("late.pdf", "ff", "the file is cut off"),),
    )


def test_every_kind_can_be_raised():
    assert {f.kind for f in judge(everything()).flags} == set(FlagKind)


def test_the_same_facts_give_the_same_judgement():
    facts = everything()
    one, other = judge(facts), judge(facts)
    assert one == other
    assert build_casefile(facts, one, ()).to_json() == build_casefile(facts, other, ()).to_json()


def test_ids_are_unique_and_do_not_hang_on_the_order_of_packets():
    facts = everything()
    turned = replace(facts, packets=facts.packets[::-1])
    ids = [f.id for f in judge(facts).flags]
    assert len(ids) == len(set(ids))
    assert set(ids) == {f.id for f in judge(turned).flags}


def test_flags_speak_to_people():
    for flag in judge(everything()).flags:
        assert flag.message
        assert flag.message[0].isupper() or flag.message[0].isdigit() or ".pdf" in flag.message
        assert "None" not in flag.message + flag.ask
        assert "encounter" not in flag.message
        assert flag.id not in flag.message


def test_a_matter_without_anything_has_no_flags():
    assert judge(matter()).flags == ()


def test_a_firms_bad_table_is_named(tmp_path):
    folder = tmp_path / "completeness"
    folder.mkdir()
    (folder / "windows.toml").write_text("[treatment]\ngap_days = 'soon'\n")
    with pytest.raises(RuleTableError, match="windows"):
        judge(matter(), RuleBook(tmp_path))


def test_a_firms_severity_is_taken(tmp_path):
    folder = tmp_path / "completeness"
    folder.mkdir()
    shipped = {k.value: "low" for k in FlagKind}
    table = "[severity]\n" + "".join(f'{k} = "{v}"\n' for k, v in shipped.items())
    (folder / "severities.toml").write_text(table)
    raised = {
        f.severity
        for f in judge(matter(requests=(request(CLINIC, "billing"),)), RuleBook(tmp_path)).flags
    }
    assert raised == {"low"}


def large(packets: int):
    """Therapy packets of 100 pages each: visits on one form, and claims for them."""
    made = []
    for at in range(packets):
        name = f"p{at}"
        house = f"{THERAPY} {at}"
        visits = tuple(
            visit(
                f"{name}-e{n}",
                "physical_therapy",
                day(3, 1) + dt.timedelta(days=n + at),
                (n,),
                packet=name,
                facility=house,
                number=n,
            )
            for n in range(1, 71)
        )
        pages = [
            page(
                n,
                "physical_therapy" if n <= 70 else "billing",
                printed=(numbered(n, 100, Numbering.FAX),),
            )
            for n in range(1, 101)
        ]
        bills = tuple(
            bill(
                *(
                    line("97110", v.date, number=n, provider=house, name=f"{name}-l{n}-{k}")
                    for k, v in enumerate(visits[(n - 71) * 2 : (n - 71) * 2 + 3])
                ),
                provider=house,
                pages=(n,),
                name=f"{name}-b{n}",
            )
            for n in range(71, 101)
        )
        made.append(packet(*pages, name=name, provider=house, encounters=visits, bills=bills))
    return matter(
        *made, requests=tuple(request(f"{THERAPY} {at}", "billing") for at in range(packets))
    )
