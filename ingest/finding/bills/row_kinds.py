"""What a row of a statement is: a charge, a payment, an adjustment, a total, a balance forward."""

from __future__ import annotations

import re
from enum import Enum, auto

from casefile.bills import PrintedTotal, TotalKind
from casefile.words import Word, union
from ingest.finding.bills.columns import Columns, Field, RowCues
from ingest.finding.bills.printed_rows import Row, folded
from ingest.finding.bills.values import read_cell_money, read_date, read_money

_DEPARTMENT_TOTAL = re.compile(
    r"(?:sub ?)?totals? (?:for |of )?(?:rev(?:enue)? )?(?:code )?0\d{3}\b"
)


class RowKind(Enum):
    """What a row's words say that it is."""

    CHARGE = auto()
    PAYMENT = auto()
    ADJUSTMENT = auto()
    TOTAL = auto()
    FORWARD = auto()


_COLUMN_TOTALS = {
    Field.CHARGE: TotalKind.CHARGES,
    Field.AMOUNT: TotalKind.CHARGES,
    Field.PAYMENT: TotalKind.PAYMENTS,
    Field.ADJUSTMENT: TotalKind.ADJUSTMENTS,
    Field.BALANCE: TotalKind.BALANCE,
}


def row_kind(row: Row, cues: RowCues, *, named: bool) -> RowKind:
    """Tell what a row is by its words; `named` rows bear a procedure or revenue code.

    A code makes a row a charge whatever it is called ("total knee replacement", "spinal
    adjustment"); the amounts' columns have the last word in telling payments from charges.
    """
    text = _words_of(row)
    if named:
        return RowKind.CHARGE
    if _any(cues.forward, text):
        return RowKind.FORWARD
    if _is_total(text, cues) or _only_sums(row, text, cues) or _is_so_far(text, cues):
        return RowKind.TOTAL
    if not any(f"{word}" in text for word in cues.treatment) and _any(cues.adjustment, text):
        return RowKind.ADJUSTMENT
    if _any(cues.payment, text):
        return RowKind.PAYMENT
    return RowKind.CHARGE


def is_department_total(row: Row) -> bool:
    """Tell whether a row adds up one revenue code ("Total for 0250"), and is no charge of it."""
    return bool(_DEPARTMENT_TOTAL.match(row.folded))


def is_bare_total(row: Row) -> bool:
    """Tell whether a row says "Total" and not of what; it may stand under the balances."""
    return _words_of(row) in ("total", "totals", "grand total")


def is_what_is_due(row: Row, cues: RowCues) -> bool:
    """Tell whether a row says nothing but what is to be paid ("Amount due")."""
    return _words_of(row) in cues.due_of_charges


def printed_totals(
    row: Row, columns: Columns | None, page: int, cues: RowCues, *, whole_dollars: bool = False
) -> list[PrintedTotal]:
    """Read the totals of a row: each amount with the label before it, else by its column."""
    found: list[PrintedTotal] = []
    label: list[str] = []
    said: TotalKind | None = None
    cells = columns.cells(row) if columns else {}
    fields = {id(w): f for f, words in cells.items() for w in words}
    start: list[Word] = []
    for word in row.words:
        start.append(word)
        field = fields.get(id(word), Field.RATE)
        read = read_money(word.text)
        if read is None and field in _COLUMN_TOTALS and re.search(r"\d{2}", word.text):
            read = read_cell_money(word.text, whole_dollars=whole_dollars)
        if read is None:
            label.append(word.text)
            continue
        if _any(cues.of_the_year, folded(" ".join(label))):
            label, start = [], []
            continue
        kind = _total_kind(folded(" ".join(label)), cues) if label else None
        by_column = _COLUMN_TOTALS.get(field)
        if kind is None or (kind is TotalKind.CHARGES and by_column and not _says(label, cues)):
            kind = by_column if found or by_column else kind
        if kind in (TotalKind.PAGE, TotalKind.SECTION):
            said = kind if by_column in (None, TotalKind.CHARGES) else said
        if kind and not (said and found):
            found.append(PrintedTotal(kind, read.value, page, union(w.box for w in start)))
        label, start = [], []
    return found


def labelled_parts(row: Row) -> list[Row]:
    """Part a row where words stand behind an amount: each label has the amounts up to the next."""
    parts: list[list[Word]] = []
    for word in row.words:
        opens = not read_money(word.text) and bool(parts) and bool(read_money(parts[-1][-1].text))
        if opens or not parts:
            parts.append([])
        parts[-1].append(word)
    return [Row(tuple(words)) for words in parts]


def sums_of_charges(row: Row, page: int, cues: RowCues) -> list[PrintedTotal]:
    """Read the sum of the charges that stands behind an earlier balance in its row."""
    if row_kind(row, cues, named=False) is not RowKind.TOTAL:
        return []
    return [t for t in printed_totals(row, None, page, cues) if t.kind is TotalKind.CHARGES]


def _says(label: list[str], cues: RowCues) -> bool:
    return _any(cues.charges, folded(" ".join(label)))


def _total_kind(label: str, cues: RowCues) -> TotalKind | None:
    if not re.search(r"[a-z]{2}", label):
        return None
    if _DEPARTMENT_TOTAL.match(label):
        return TotalKind.SECTION
    total = "total" in label or "sum" in label.split()
    if _any(cues.page, label) and total:
        return TotalKind.PAGE
    for words, kind in (
        (cues.adjustments, TotalKind.ADJUSTMENTS),
        (cues.payments, TotalKind.PAYMENTS),
        (cues.due, TotalKind.BALANCE),
        (cues.to_date, TotalKind.TO_DATE),
        (cues.section, TotalKind.SECTION),
    ):
        if _any(words, label):
            return kind
    return TotalKind.CHARGES


def _is_total(text: str, cues: RowCues) -> bool:
    """A total's word stands at the head of its row, after a date at most."""
    head = " ".join(text.split()[:5])
    if not _any(cues.total, head):
        return False
    first = text.split(maxsplit=1)[0] if text.split() else ""
    if _any(cues.payment, head) and not _any(("total", "totals", "subtotal"), head):
        return first == "balance"
    return True


def _is_so_far(text: str, cues: RowCues) -> bool:
    """Tell whether words name what was charged, paid or used up so far, over earlier bills too."""
    return _any(cues.of_the_year, text) or _any(cues.to_date, text)


def _only_sums(row: Row, text: str, cues: RowCues) -> bool:
    """Tell whether an undated row prints the name of a sum and nothing else."""
    words = set(text.split())
    undated = not any(read_date(word.text) for word in row.words)
    return undated and bool(words & {*cues.sums}) and words <= {*cues.sums, *cues.beside_sums}


def _words_of(row: Row) -> str:
    words = [w.text for w in row.words if not read_money(w.text) and not read_date(w.text)]
    return folded(" ".join(words))


def _any(phrases: tuple[str, ...], text: str) -> bool:
    padded = f" {text} "
    return any(f" {phrase} " in padded for phrase in phrases)
