"""Who bills and for whom, by the head of a statement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from casefile.bills import BillForm
from casefile.rules import RuleBook
from casefile.words import Word, union
from ingest.finding.bills.drafts import PageBill
from ingest.finding.bills.headings import find_columns
from ingest.finding.bills.labels import Label, find_label
from ingest.finding.bills.printed_rows import Row, folded
from ingest.finding.bills.values import read_code, read_date, read_money


class HeadTable(BaseModel):
    """heads.toml: labels of a statement's head and words that are never a biller's name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    account: tuple[str, ...]
    patient: tuple[str, ...]
    printed: tuple[str, ...]
    biller: tuple[str, ...]
    biller_unmarked: tuple[str, ...] = ()
    beside_name: tuple[str, ...] = ()
    billed_to: tuple[str, ...]
    type_of_bill: tuple[str, ...]
    covers_from: tuple[str, ...]
    covers_to: tuple[str, ...]
    next_label: tuple[str, ...]
    not_a_name: tuple[str, ...]
    ends_a_name: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    address_ends: tuple[str, ...]


_HEAD = 0.3
_BELOW_THE_TOP = 0.15
_IN_LINE = 0.02
_STORE = re.compile(r"\s*(?:#|\bNo\.?|\bStore)\s*\d+$", re.IGNORECASE)
_LISTED = re.compile(r"[A-Za-z'\-]+, ([A-Za-z'\-]+)(?: [A-Z]\.?)?")
_TYPE_OF_BILL = re.compile(r"0?[1-8]\d[0-9A-Z]")
_DAY = re.compile(r"\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})")
_ACCOUNT = re.compile(r"(?=[A-Z0-9\-]*\d{2})[A-Z0-9\-]{3,}")


def read_head(page: Sequence[Row], bill: PageBill, rules: RuleBook = RuleBook()) -> None:
    """Read provider, patient and account from the head of a page, where it has one."""
    table = rules.table("ingest.finding.bills", "heads", HeadTable)
    start = page[0].box.top if page and page[0].box.top > _BELOW_THE_TOP else 0.0
    rows = [row for row in page if row.box.top < start + _HEAD]
    head = next((n for n in range(len(rows)) if find_columns(page, n, rules)), len(rows))
    bill.account = _after(rows, table.account, _ACCOUNT, joined=False)
    bill.patient = _after(
        rows,
        table.patient,
        re.compile(r"[A-Za-z][A-Za-z,.'\- ]{3,}"),
        joined=True,
        others=table.next_label,
    )
    bill.provider = _provider(rows[:head], table, bill.patient)
    if bill.form is BillForm.UB04:
        _read_claim(rows[:head], table, bill)


def _read_claim(rows: Sequence[Row], table: HeadTable, bill: PageBill) -> None:
    """Read what tells a hospital's claims apart, where one is shown as a list."""
    kind = _after(rows, table.type_of_bill, _TYPE_OF_BILL, joined=False)
    bill.type_of_bill = kind.zfill(4) if kind else None
    first, last = (
        read_date(_after(rows, label, _DAY, joined=False) or "")
        for label in (table.covers_from, table.covers_to)
    )
    bill.date_from = first.value if first else None
    bill.date_to = last.value if last else None


def _provider(rows: Sequence[Row], table: HeadTable, patient: str | None) -> str | None:
    """Take the labelled biller, else the first name at the top that is not whose bill it is."""
    labelled = [
        name
        for name in _labelled(rows, table)
        if re.search(r"[A-Za-z]{3}", name) and not re.search(r"\d", name)
    ]
    if whole := next((name for name in labelled if " " in name), None):
        return whole
    billed = {folded(patient)} if patient else set()
    billed |= {folded(name) for name in _billed_to(rows, table)}
    for row in rows[:8]:
        dated = any(read_date(word.text) for word in row.words[:2])
        if _is_charge(row) or (dated and folded(row.words[0].text) not in table.printed):
            continue
        for segment in _segments(row):
            text = _STORE.sub("", _text(_before_its_numbers(segment, table)))
            if folded(text) not in billed and _is_name(text, table):
                return text
    return labelled[0] if labelled else None  # "Clinic: Northgate" may be a branch of who bills


def begins_with_a_name(row: Row, rules: RuleBook = RuleBook()) -> bool:
    """Tell whether a row can be the first of a house's head: it begins with a name."""
    table = rules.table("ingest.finding.bills", "heads", HeadTable)
    return _is_name(_text(_before_its_numbers(_segments(row)[0], table)), table)


def is_a_section(row: Row, rules: RuleBook = RuleBook()) -> bool:
    """Tell whether a row is the title of a section ("Professional services"), of the same house."""
    table = rules.table("ingest.finding.bills", "heads", HeadTable)
    return all(word in table.sections for word in row.folded.split())


def _labelled(rows: Sequence[Row], table: HeadTable) -> Iterator[str]:
    """Give what stands beside a label of who bills, in the label's cell or in the next."""
    for label in (_marked(rows, table.biller), _at_the_start(rows, table.biller_unmarked)):
        if label:
            yield _value(rows, label, joined=True, others=table.next_label)
    for row in rows:
        for segment, value in pairwise(_segments(row)):
            if folded(_text(segment)) in table.biller:
                yield _text(value)


def _at_the_start(rows: Sequence[Row], labels: Sequence[str]) -> Label | None:
    """Find a label that a row begins with, the longest first."""
    for phrase in sorted(labels, key=len, reverse=True):
        size = len(phrase.split())
        for n, row in enumerate(rows):
            words = row.words[:size]
            if len(row.words) > size and folded(" ".join(w.text for w in words)) == phrase:
                return Label(n, union(w.box for w in words))
    return None


def _is_name(text: str, table: HeadTable) -> bool:
    """Tell whether a text of the head can be the name of who bills."""
    said = folded(text)
    if len(re.findall(r"[A-Za-z]{3,}", text)) < 2 or re.search(r"[\d:]", text):
        return False
    if any(f" {word} " in f" {said} " for word in table.not_a_name):
        return False
    listed = _LISTED.fullmatch(text)  # "Doe, Ann" is who is billed; "Radiology Group, PC" bills
    if listed and folded(listed[1]) not in table.ends_a_name:
        return False
    return said.rsplit(" ", 1)[-1] not in table.address_ends


def _is_charge(row: Row) -> bool:
    """Tell whether a row prices a code: what was done is no name of who bills."""
    texts = [word.text for word in row.words]
    return any(map(read_money, texts)) and any(map(read_code, texts))


def _billed_to(rows: Sequence[Row], table: HeadTable) -> Iterator[str]:
    """Give what stands beside ("Guarantor :  Ann Doe") or under ("Client") a patient's label."""
    cut = [_segments(row) for row in rows]
    for n, segments in enumerate(cut):
        for at, segment in enumerate(segments):
            if folded(_text(segment)) not in table.billed_to:
                continue
            beside = segments[at + 1 : at + 2]
            below = cut[n + 1] if n + 1 < len(cut) else []
            left = segment[0].box.x0
            for value in (*beside, *(s for s in below if abs(s[0].box.x0 - left) < _IN_LINE)):
                yield _text(value)


def _segments(row: Row) -> list[list[Word]]:
    cut = [[row.words[0]]]
    for before, word in pairwise(row.words):
        if word.box.x0 - before.box.x1 > max(0.03, before.box.height * 2.5):
            cut.append([word])
        else:
            cut[-1].append(word)
    return cut


def _before_its_numbers(words: Sequence[Word], table: HeadTable) -> Sequence[Word]:
    """Give what stands before the labels of a house's own numbers ("Ashby Imaging Tax ID 44-1")."""
    at = next((n for n, w in enumerate(words) if folded(w.text) in table.beside_name), len(words))
    return words[:at] if at > 1 else words


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _after(
    rows: Sequence[Row],
    labels: Sequence[str],
    shape: re.Pattern[str],
    *,
    joined: bool,
    others: Sequence[str] = (),
) -> str | None:
    label = _marked(rows, labels) or find_label(rows, labels)
    if label is None:
        return None
    text = _value(rows, label, joined=joined, others=others)
    return text if shape.fullmatch(text) else None


def _value(rows: Sequence[Row], label: Label, *, joined: bool, others: Sequence[str] = ()) -> str:
    """Give what stands beside a label, up to a gap or the next label: all or its first word."""
    said: list[str] = []
    edge = label.box.x1
    for word in rows[label.row].words:
        if word.box.x0 < label.box.x1 - 0.002:
            continue
        if said and (
            word.box.x0 - edge > 0.04 or word.text.endswith(":") or folded(word.text) in others
        ):
            break
        text = word.text.strip(" :#*")
        if text:
            said.append(text)
            edge = word.box.x1
    return " ".join(said) if joined else (said[0] if said else "")


def _marked(rows: Sequence[Row], labels: Sequence[str]) -> Label | None:
    """Find a label that ends in a colon or number sign: a title ("Patient Ledger") has none."""
    for phrase in labels:
        size = len(phrase.split())
        for n, row in enumerate(rows):
            for at in range(len(row.words) - size + 1):
                words = row.words[at : at + size]
                if not words[-1].text.endswith((":", "#")):
                    continue
                if folded(" ".join(w.text for w in words)) == phrase:
                    return Label(n, union(w.box for w in words))
    return None
