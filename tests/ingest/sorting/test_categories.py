"""Page kinds, on layouts of many makers and through bad readings of them."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from sorting_layouts import LAYOUTS
from typed_sheets import typed_packet, typed_page

from casefile.categories import Category
from ingest.sorting import sort_pages

_MISREAD = {
    "0": "O", "O": "0", "1": "l", "l": "1", "I": "l", "S": "5", "5": "S", "e": "c", "a": "o",
    "B": "8", "g": "q", "E": "F", "R": "K", "i": "j", "t": "f", ".": "", ",": "",
}  # fmt: skip


def misread(text: str, rate: float, chance: random.Random) -> str:
    return "".join(_MISREAD.get(c, c) if chance.random() < rate else c for c in text)


@pytest.mark.parametrize(
    ("category", "text"), [x[1:] for x in LAYOUTS], ids=[x[0].replace(" ", "-") for x in LAYOUTS]
)
def test_each_layout_is_what_a_paralegal_calls_it(category: str, text: str) -> None:
    page = sort_pages([typed_page(text)]).pages[0]
    assert page.category == category, page.candidates
    assert page.candidates[0].evidence


def test_every_category_has_a_layout() -> None:
    assert {category for _, category, _ in LAYOUTS} == set(Category)


@pytest.mark.parametrize(("rate", "least"), [(0.03, 0.96), (0.08, 0.9)])
def test_misread_glyphs_cost_little(rate: float, least: float) -> None:
    chance = random.Random(7)
    right = sum(
        sort_pages([typed_page(misread(text, rate, chance))]).pages[0].category == category
        for _, category, text in LAYOUTS
    )
    assert right >= least * len(LAYOUTS)


def test_order_of_packets_does_not_change_a_page() -> None:
    alone = [sort_pages([typed_page(text)]).pages[0].category for _, _, text in LAYOUTS]
    shuffled = list(zip(LAYOUTS, alone, strict=True))
    random.Random(3).shuffle(shuffled)
    packet = sort_pages(typed_packet([text for (_, _, text), _ in shuffled]))
    wrong = [
        layout[0]
        for (layout, category), page in zip(shuffled, packet.pages, strict=True)
        if page.category != category
    ]
    assert len(wrong) <= 0.03 * len(LAYOUTS), wrong


NOTE = """
Harbor Internal Medicine, PA
Progress Notes
Patient: Duarte, Elio    DOB: 05/05/1955   Date: 08/14/2023
Chief Complaints: 1. Headaches.
HPI: Patient was rear ended on 8/1 and has been
"""


@pytest.mark.parametrize(
    "rest",
    [
        "seeing a chiropractor, who adjusted C5.\nLABORATORY DATA\nGlucose 99  BUN 12  Sodium 140",
        "X-RAYS: Cervical spine, two views, show straightening.\nIMPRESSION: Strain.\nPLAN: MRI.",
        "taking medications as listed. Surgeon recommends arthroscopy.",
    ],
)
def test_a_page_that_goes_on_keeps_the_kind_of_the_page_before(rest: str) -> None:
    packet = typed_packet(
        [typed_page(NOTE, foot="Page 1 of 2"), typed_page(rest, foot="Page 2 of 2")]
    )
    first, second = sort_pages(packet).pages
    assert first.category == second.category == Category.OFFICE_VISIT
    assert not first.continues
    assert second.continues
    assert first.document == second.document


def test_a_hospital_chart_has_pages_of_several_kinds_in_one_count() -> None:
    top = "Riverbend Medical Center     Okafor, Lena M   MRN: 00482913   Adm: 5/6/2023\n"
    packet = typed_packet(
        [
            typed_page(top + "ED Provider Notes\nHPI: restrained driver.", foot="Page 1 of 4"),
            typed_page(top + "1500 ambulated to restroom\n1510 IV removed", foot="Page 2 of 4"),
            typed_page(
                top + "Imaging - Results\nCT HEAD WITHOUT CONTRAST\nFindings: normal.",
                foot="Page 3 of 4",
            ),
            typed_page(
                top + "Lab - All Results\nCollected: 5/6/2023\nGlucose 99", foot="Page 4 of 4"
            ),
        ]
    )
    sorting = sort_pages(packet)
    assert [p.category.value for p in sorting.pages] == [
        "emergency", "emergency", "radiology", "laboratory",
    ]  # fmt: skip
    assert len(sorting.documents) == 1


def test_a_page_that_tells_nothing_is_other_and_goes_to_review() -> None:
    page = sort_pages([typed_page("Lorem ipsum dolor sit amet consectetur")]).pages[0]
    assert page.category == Category.OTHER
    assert page.needs_review


LEDGER = """
Tamarack Chiropractic
Patient ledger
Patient: Elio Duarte        DOB 05/05/1955
DOS           Code        Treatment              Doctor             Charge
09/20/2021    98941 AT    Adjustment 3-4 areas   P. Tamarack DC      66.00
09/22/2021    98941 AT    Adjustment 3-4 areas   P. Tamarack DC      66.00
09/24/2021    98941 AT    Adjustment 3-4 areas   P. Tamarack DC      66.00
09/27/2021    98941 AT    Adjustment 3-4 areas   P. Tamarack DC      66.00
"""


@pytest.mark.parametrize(
    ("height", "category"), [(0.015, Category.BILLING), (0.011, Category.BILLING)]
)
def test_a_title_of_a_few_words_in_small_letters_is_known_in_any_print(height, category) -> None:
    page = typed_page(LEDGER)
    title = {"Patient", "ledger"}
    words = tuple(
        replace(w, box=replace(w.box, bottom=w.box.top + height)) if w.text in title else w
        for w in page.words
    )
    assert sort_pages([replace(page, words=words)]).pages[0].category is category


def test_a_sentence_in_larger_print_is_no_title() -> None:
    page = typed_page(f"Valley Family Medicine\nYou will get a bill: see our ledger.\n{NOTE}")
    words = tuple(
        replace(w, box=replace(w.box, bottom=w.box.top + 0.015)) if w.line == 1 else w
        for w in page.words
    )
    assert sort_pages([replace(page, words=words)]).pages[0].category is Category.OFFICE_VISIT


def test_a_list_of_codes_without_prices_is_no_superbill() -> None:
    codes = "\n".join(f"[ ] {code} Test" for code in range(80047, 80062))
    page = typed_page(f"{NOTE}\nLabs that may be drawn:\n{codes}")
    assert sort_pages([page]).pages[0].category is Category.OFFICE_VISIT


def test_title_and_letterhead_are_as_printed() -> None:
    page = sort_pages(
        [typed_page("TIDEWATER ORTHOPAEDIC SPECIALISTS\nFOLLOW-UP VISIT\nName: Dina Mora\nHPI: ok")]
    ).pages[0]
    assert page.title == "FOLLOW-UP VISIT"
    assert page.letterhead == "TIDEWATER ORTHOPAEDIC SPECIALISTS"
