"""What pages say of a lien: the sentence, its amount, and the box around all of its lines."""

from __future__ import annotations

from decimal import Decimal

import pytest

from casefile.bills import LienStatement
from casefile.categories import Category
from casefile.rules import RuleBook
from ingest.finding.liens import find_liens
from tests.ingest.finding.typed_page import typed_page

LETTER = """Fenwick Spine Center
NOTICE OF MEDICAL LIEN
Re: our patient Gideon Sprague, who was injured on March 14
Thank you for the records. Please be advised that this office holds a lien in the
amount of $12,480.50 on any recovery of our patient. Please call us at once.
Patient Accounts"""


def said(text: str, category: Category = Category.CORRESPONDENCE) -> LienStatement | None:
    return next(iter(find_liens(typed_page(text), category)), None)


def test_the_sentence_with_the_amount_is_quoted_over_its_lines() -> None:
    found = said(LETTER)
    assert found is not None
    assert found.quote == (
        "Please be advised that this office holds a lien in the amount of $12,480.50 on any "
        "recovery of our patient."
    )
    assert found.amount == Decimal("12480.50")
    page = typed_page(LETTER).page_text()
    running = [n for n, words in enumerate(page.lines) if "lien in" in words or "$12" in words]
    spans = [page.box(*page.line_spans[n]) for n in running]
    assert found.box.top == min(box.top for box in spans)
    assert found.box.bottom == max(box.bottom for box in spans)


@pytest.mark.parametrize(
    ("text", "quote", "amount"),
    [
        ("Lien basis: $650.00 as agreed", "Lien basis: $650.00 as agreed", 650),
        ("Account status: LIEN\nBalance $410.00", "Account status: LIEN", None),
        ("Held under a letter of protection.", "Held under a letter of protection.", None),
        ("There is no lien on file.\nLien amount: $75", "Lien amount: $75", 75),
    ],
)  # fmt: skip
def test_a_bill_that_speaks_of_a_lien(text: str, quote: str, amount: int | None) -> None:
    found = said(text, Category.BILLING)
    assert found is not None
    assert found.quote == quote
    assert found.amount == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize(
    "text", ["There is no lien on this account.", "Client: Liena Moss", "We waive any lien here."]
)
def test_what_speaks_of_no_lien(text: str) -> None:
    assert said(text) is None


def test_records_of_care_speak_of_none() -> None:
    assert said("Treated on a lien basis.", Category.OFFICE_VISIT) is None


def test_a_firm_adds_its_own_words(tmp_path) -> None:
    (tmp_path / "ingest.finding").mkdir()
    (tmp_path / "ingest.finding" / "liens.toml").write_text('lien = ["subrogation claim"]\n')
    (found,) = find_liens(
        typed_page("Our subrogation claim is $900.00."), Category.OTHER, RuleBook(tmp_path)
    )
    assert found.amount == Decimal(900)
