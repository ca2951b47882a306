"""The page ledger: one verdict for every page, and nothing left over."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from casefile.bills import Bill, BillForm
from casefile.categories import Category
from casefile.encounters import Encounter
from casefile.matters import Matter, MatterFacts, PacketFacts, UnreadableFile
from casefile.page_ledger import PageVerdict, page_ledger
from casefile.page_refs import PageRef
from casefile.pages import PageFacts, Source


def page(number: int, category: Category = Category.OFFICE_VISIT, **other) -> PageFacts:
    return PageFacts(number, Source.TEXT, category, 0, **other)


def test_every_kind_of_page_has_its_verdict() -> None:
    visit = Encounter("e", "p", Category.OFFICE_VISIT, dt.date(2024, 4, 2), (1, 5))
    bill = Bill("b", BillForm.CMS1500, (2, 4))
    pages = (
        page(1),
        page(2, Category.BILLING),
        page(3, Category.CORRESPONDENCE),
        page(4, Category.BILLING, foreign=True),
        page(5, blank=True),
        page(6, legible=False),
        page(7),
        page(8, Category.BILLING),
    )
    packet = PacketFacts("p", "a.pdf", "0", 9, pages=pages, encounters=(visit,), bills=(bill,))
    torn = UnreadableFile("torn.pdf", "1", "cut off")
    ledger = page_ledger(
        MatterFacts(Matter("m"), (packet,), (torn,)), {PageRef("p", 8): PageRef("p", 2)}
    )
    assert ledger.packets[0].verdicts == (
        PageVerdict.VISIT,
        PageVerdict.BILL,
        PageVerdict.PAPERWORK,
        PageVerdict.WRONG_PATIENT,
        PageVerdict.BLANK,
        PageVerdict.ILLEGIBLE,
        PageVerdict.RECORD,
        PageVerdict.DUPLICATE,
        PageVerdict.NOT_READ,
    )
    assert ledger.counts == dict.fromkeys(PageVerdict, 1)
    assert ledger.unreadable == ("torn.pdf",)


PAGES = st.lists(
    st.tuples(
        st.sampled_from(list(Category)), st.booleans(), st.booleans(), st.booleans(), st.booleans()
    ),
    max_size=12,
)


@given(st.lists(st.tuples(PAGES, st.integers(0, 3)), max_size=4))
def test_the_counts_add_up_to_what_was_received(drawn) -> None:
    packets = []
    repeats = {}
    for n, (pages, unread) in enumerate(drawn):
        facts = []
        for number, (category, blank, legible, foreign, copy) in enumerate(pages, 1):
            facts.append(page(number, category, blank=blank, legible=legible, foreign=foreign))
            if copy:
                repeats[PageRef(f"p{n}", number)] = PageRef("p0", 1)
        count = len(pages) + unread
        packets.append(PacketFacts(f"p{n}", f"{n}.pdf", "0", count, pages=tuple(facts)))
    ledger = page_ledger(MatterFacts(Matter("m"), tuple(packets)), repeats)
    assert ledger.total == sum(ledger.counts.values()) == sum(p.page_count for p in packets)
    assert [len(p.verdicts) for p in ledger.packets] == [p.page_count for p in packets]
