"""What a late packet answers closes, and names the pages that answered."""

from __future__ import annotations

from made_matters import (
    CLINIC,
    bill,
    day,
    line,
    matter,
    numbered,
    packet,
    page,
    request,
    visit,
)

from casefile.categories import FlagKind
from completeness import judge
from completeness.resolving import resolve


def unanswered(*charges):
    lines = [line("99214", day(5, 9), c, number=1) for c in charges]
    return matter(packet(page(1, "billing"), bills=(bill(*lines),)))


def resolved(before, after):
    return {f.kind: f for f in resolve(judge(before).flags, judge(after), after)}


def test_a_late_record_closes_what_it_answers_and_names_its_page():
    before = unanswered("80.00")
    late = packet(
        page(1),
        page(2),
        name="p2",
        encounters=(visit("e", "office_visit", day(5, 9), (2,), packet="p2"),),
    )
    after = matter(*before.packets, late)
    flag = resolved(before, after)[FlagKind.MISSING_RECORD]
    assert flag.status == "resolved"
    assert (flag.evidence[-1].packet, flag.evidence[-1].page) == ("p2", 2)
    assert flag.message.endswith("Settled by page 2 of p2.pdf.")


def test_late_pages_an_item_a_bill_and_a_visit_close_theirs():
    asked = (request(CLINIC, "office_visit", "radiology", "billing"),)
    first = packet(
        page(1, document=0, printed=(numbered(1, 3),), date=day(4, 2)),
        page(2, document=0, printed=(numbered(3, 3),), date=day(4, 2)),
        page(3, "billing"),
        encounters=(
            visit("a", "office_visit", day(4, 2), (1,), number=1),
            visit("b", "office_visit", day(6, 20), (2,), number=3),
        ),
        bills=(bill(line("99213", day(4, 2), number=3), pages=(3,)),),
    )
    late = packet(
        page(1, "radiology"),
        page(2, printed=(numbered(2, 3),), date=day(4, 2)),
        page(3, "billing"),
        page(4),
        name="p2",
        encounters=(visit("c", "office_visit", day(5, 10), (4,), packet="p2", number=2),),
        bills=(
            bill(
                line("99213", day(6, 20), number=3, name="late1"),
                line("99213", day(5, 10), number=3, name="late2"),
                pages=(3,),
            ),
        ),
    )
    before, after = matter(first, requests=asked), matter(first, late, requests=asked)
    found = resolved(before, after)
    answered = {k: {(e.packet, e.page) for e in f.evidence[-2:]} for k, f in found.items()}
    assert ("p2", 2) in answered[FlagKind.MISSING_PAGES]
    assert ("p2", 1) in answered[FlagKind.MISSING_CATEGORY]
    assert ("p2", 3) in answered[FlagKind.MISSING_BILL]
    assert ("p2", 4) in answered[FlagKind.VISIT_GAP]
    assert ("p2", 4) in answered[FlagKind.TREATMENT_GAP]


def test_what_is_still_missing_is_not_resolved():
    before = unanswered("80.00")
    assert not resolve(judge(before).flags, judge(before), before)


def test_late_notes_of_a_course_close_the_count_of_its_visits():
    def notes(name, *days):
        said = [f"Daily note {name} {n}." for n in range(len(days))]
        said[-1] = "DISCHARGE SUMMARY\nVisits attended: 3" if name == "p1" else said[-1]
        return packet(
            *(page(n, "physical_therapy", text=text) for n, text in enumerate(said, 1)),
            name=name,
            encounters=tuple(
                visit(f"{name}{n}", "physical_therapy", d, (n,), packet=name)
                for n, d in enumerate(days, 1)
            ),
        )

    first, late = notes("p1", day(4, 2), day(4, 12)), notes("p2", day(4, 9))
    flag = resolved(matter(first), matter(first, late))[FlagKind.VISIT_GAP]
    assert flag.message.endswith("Settled by page 1 of p2.pdf.")
