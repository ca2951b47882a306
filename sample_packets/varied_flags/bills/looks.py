"""Looks of bills that are data (`looks.toml`): the marks of their heads, and how tables are set."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from sample_packets.builder.sheet import Sheet
from sample_packets.varied_bills.forms.entry import Account
from sample_packets.varied_bills.forms.figures import printed_day
from sample_packets.varied_bills.forms.heads import Head
from sample_packets.varied_bills.forms.look import Look
from sample_packets.varied_flags.bills.heads import HEADS as DRAWN
from sample_packets.varied_flags.marks import RowType, put_marks

_TOLD: dict[str, dict[str, dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "looks.toml").read_text(encoding="utf-8")
)


def _head(told: dict[str, Any]) -> Head:
    """Give what prints a head; gives where the table begins, which `table` may say."""
    kind = RowType(told.get("face", "sans"), told.get("size", 8.5))

    def head(sheet: Sheet, bill: Account, date: str, at: int, of: int) -> float:
        assert not bill.says, "a head that is data names its labels itself, by `more`"
        fields = _fields(bill, date) | {"at": str(at), "of": str(of)}
        below = put_marks(sheet, 40, told["marks"], fields, kind)
        return float(told.get("table", below + 14))

    return head


def _fields(bill: Account, date: str) -> dict[str, str]:
    """Give what marks may name; in capitals a name gives capitals."""
    place, patient = bill.place, bill.patient
    first, last = bill.span
    found = {
        "place": place.name, "street": place.street, "town": place.town, "phone": place.phone,
        "npi": place.npi, "tax": place.tax_id, "name": patient.name, "formal": patient.formal,
        "sex": patient.sex, "mrn": patient.mrn, "address": patient.address,
        "born": printed_day(patient.dob, date), "title": bill.title, "number": bill.number,
        "printed": printed_day(bill.printed, date), "loss": printed_day(bill.loss, date),
        "since": printed_day(first, date), "until": printed_day(last, date), "who": bill.who,
    }  # fmt: skip
    return found | {key.upper(): value.upper() for key, value in found.items()} | bill.more


def _look(told: dict[str, Any]) -> Look:
    columns = tuple((head, what, x, side) for head, what, x, side in told["columns"])
    return Look(**told | {"columns": columns})


HEADS = DRAWN | {name: _head(told) for name, told in _TOLD["heads"].items()}
LOOKS = {name: _look(told) for name, told in _TOLD["looks"].items()}
COUNTED = {*DRAWN, *(name for name, told in _TOLD["heads"].items() if "{at}" in str(told))}
