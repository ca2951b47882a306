"""One row of a billing table, read cell by cell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from casefile.bills import CodeSystem
from casefile.rules import RuleBook
from casefile.words import Word, rows
from ingest.finding.bills.amount_cells import read_amounts
from ingest.finding.bills.columns import Columns, Field
from ingest.finding.bills.printed_rows import Row
from ingest.finding.bills.row_cells import RowCells
from ingest.finding.bills.values import (
    Read,
    is_modifier,
    read_code,
    read_compact_date,
    read_date,
    read_modifiers,
    read_money,
    read_revenue,
    read_units,
)

_NDC = re.compile(r"\d{4,5}-\d{3,4}-\d{1,2}|\d{11}")
_RANGE = re.compile(r"(\S*\d)\s*(?:-|–|to|thru|through)\s*(\d\S*)", re.IGNORECASE)
_ITEM = re.compile(r"items?", re.IGNORECASE)
_UNITS_SAID = re.compile(r"\b(\d{1,2}) units?\b", re.IGNORECASE)
_BOXES = 3
_TIMES = re.compile(r"x\d,?")  # "97110 x2"
_DAY = re.compile(r"(\d{1,2})[/-](\d{1,2})")


def read_cells(
    row: Row, columns: Columns, *, whole_dollars: bool, rules: RuleBook = RuleBook()
) -> RowCells:
    """Read the cells of a row; what does not fit its column goes to the description."""
    cells = columns.cells(row)
    read = RowCells(row)
    strays = _read_dates(read, cells)
    loose = _read_codes(read, strays, cells, columns, rules)
    read_amounts(read, cells, columns, whole_dollars=whole_dollars)
    told = cells.get(_told_in(columns), ())
    words = [w for w in (*loose, *told) if not read_money(w.text)]
    said = [word for line in rows(words) for word in line]
    if not read.code and not columns.has(Field.CODE):
        said = _code_in(read, said, rules)
    read.description = " ".join(w.text for w in said)
    if not columns.has(Field.UNITS) and (said_units := _UNITS_SAID.search(read.description)):
        read.units = read_units(said_units[1])
    named = " ".join(w.text for w in cells.get(Field.PROVIDER, ()) if re.search("[A-Za-z]", w.text))
    read.provider = named or None
    return read


def _told_in(columns: Columns) -> Field:
    """Give the column that says what was done: "Item", where none is headed as a description."""
    alone = Field.ITEM if any(_ITEM.fullmatch(c.title) for c in columns.columns) else None
    return Field.DESCRIPTION if columns.has(Field.DESCRIPTION) or not alone else alone


def _read_dates(read: RowCells, cells: dict[Field, list[Word]]) -> list[Word]:
    """Read the date, or range of dates; give back the words of the cell that are no date."""
    words = cells.get(Field.DATE, [])
    rest: list[Word] = []
    dates: list[Read[dt.date]] = []
    n = 0
    while n < len(words):
        for size in (3, 2, 1):
            part = words[n : n + size]
            text = " ".join(w.text for w in part)
            span = _range(text)
            if span:
                dates.extend(span)
            elif (one := read_date(text) or _unmarked(part)) is not None:
                dates.append(one)
            else:
                continue
            n += len(part)
            break
        else:
            rest.append(words[n])
            n += 1
    dates.extend(d for w in cells.get(Field.END_DATE, ()) if (d := read_date(w.text)))
    read.printed_date = next((w.text for w in rest if sum(c.isdigit() for c in w.text) >= 4), "")
    if dates:
        read.date = dates[0]
        last = dates[-1].value
        read.end_date = last if last > dates[0].value else None
    return [w for w in rest if w.text.lower() not in ("-", "to", "thru", "through")]


def _unmarked(words: Sequence[Word]) -> Read[dt.date] | None:
    """Read a date printed without marks ("041923"); on a scan its slashes may have been lost.

    The boxes of a form part its month, day and year ("09 17 2024").
    """
    text = words[0].text
    if len(words) == _BOXES and all(re.fullmatch(r"\d{2}|20\d{2}", w.text) for w in words):
        return read_compact_date("".join(w.text for w in words))
    if len(words) > 1 or not re.fullmatch(r"\d{6}|\d{8}", text):
        return None
    read = read_compact_date(text)
    return Read(read.value, sure=words[0].confidence >= 1) if read else None


def _range(text: str) -> list[Read[dt.date]] | None:
    """Read "10/03/23 - 10/05/23", "10/03-10/05/2023"; None where it is no range."""
    match = _RANGE.fullmatch(text)
    if not match:
        return None
    last = read_date(match[2])
    if last is None:
        return None
    first = read_date(match[1])
    if first is None and _DAY.fullmatch(match[1]):
        first = read_date(f"{match[1]}/{last.value.year}")
    return [first, last] if first and first.value <= last.value else None


def _read_codes(
    read: RowCells,
    strays: Sequence[Word],
    cells: dict[Field, list[Word]],
    columns: Columns,
    rules: RuleBook,
) -> list[Word]:
    """Read codes and modifiers; `strays` of the date cell may hold a code that leans left."""
    rest = []
    for word in cells.get(Field.REVENUE, ()):
        revenue = read_revenue(word.text)
        if revenue and read.revenue_code is None:
            read.revenue_code, read.sure_code = revenue.value, revenue.sure
        else:
            rest.append(word)
    _part_modifiers(cells)
    rest = _take_code(read, [*strays, *rest, *cells.get(Field.CODE, ())], rules)
    read.modifiers += read_modifiers([w.text for w in cells.get(Field.MODIFIER, ())])
    read.modifiers = read.modifiers[:4]
    for word in (*cells.get(Field.NDC, ()), *(w for w in rest if "-" in w.text)):
        if _NDC.fullmatch(word.text) and read.code is None:
            read.code, read.system = word.text, CodeSystem.NDC
            rest = [w for w in rest if w is not word]
    if read.code is None and not columns.has(Field.REVENUE):
        alone = [w for w in rest if (r := read_revenue(w.text)) and r.sure and len(w.text) == 4]
        if alone and alone[0].text[0] == "0":
            read.revenue_code = alone[0].text
            rest.remove(alone[0])
    return rest


def _part_modifiers(cells: dict[Field, list[Word]]) -> None:
    """Give back to the code a second modifier that leans into the quantity ("97140 GP 59   1").

    It stands closer to the code than to the quantity behind it; minutes before units do not.
    """
    coded, counted = cells.get(Field.CODE, []), cells.get(Field.UNITS, [])
    while coded and len(counted) > 1 and _modify(counted[0].text):
        word, after = counted[:2]
        if word.box.x0 - coded[-1].box.x1 >= after.box.x0 - word.box.x1:
            return
        coded.append(counted.pop(0))


def _take_code(read: RowCells, words: Sequence[Word], rules: RuleBook) -> list[Word]:
    """Take the code and what modifies it from the words of a code cell; give back the others."""
    rest: list[Word] = []
    named = False  # "99203 New patient, 30 min": what was done follows the code
    for word in words:
        if read.code is None and (code := read_code(word.text, rules)):
            read.code, read.system, read.modifiers = code.code, code.system, code.modifiers
            read.sure_code = code.sure
        elif read.code and _modify(word.text) and not named:
            read.modifiers += read_modifiers([word.text])
        else:
            rest.append(word)
            named = named or (read.code is not None and bool(re.search("[a-z]{2}", word.text)))
    return rest


def _modify(text: str) -> bool:
    if _TIMES.fullmatch(text):
        return False
    parts = [p for p in re.split(r"[-,/:.]", text.upper()) if p]
    return bool(parts) and all(is_modifier(p) for p in parts)


def _code_in(read: RowCells, words: list[Word], rules: RuleBook) -> list[Word]:
    """Find the code in a description where the table has no column for it."""
    for n, word in enumerate(words):
        code = read_code(word.text, rules)
        if code and code.sure:
            read.code, read.system, read.modifiers = code.code, code.system, code.modifiers
            after = n + 1
            while after < len(words) and _modify(words[after].text):
                read.modifiers += read_modifiers([words[after].text])
                after += 1
            return [*words[:n], *words[after:]]
        if _NDC.fullmatch(word.text):
            read.code, read.system = word.text, CodeSystem.NDC
            return [*words[:n], *words[n + 1 :]]
    return words
