"""Bills whose look is data (`looks.toml`): rows of the head, columns of the table."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from sample_packets.builder.sheet import Sheet
from sample_packets.varied_bills.forms.entry import Account
from sample_packets.varied_bills.forms.figures import printed_day
from sample_packets.varied_bills.forms.heads import Head
from sample_packets.varied_bills.forms.look import Look
from sample_packets.varied_flags.records.rows import put_rows

_TOLD: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "looks.toml").read_text(encoding="utf-8")
)


def _head(told: dict[str, Any]) -> Head:
    """Give what prints a head; labels of the bill itself follow its rows."""
    face, size = told.get("face", "sans"), told.get("head_size", 8.5)

    def head(sheet: Sheet, bill: Account, date: str, at: int, of: int) -> float:
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
        fields = found | {key.upper(): value.upper() for key, value in found.items()}
        fields |= {"at": str(at), "of": str(of), **bill.more}
        rows = [row.format_map(fields) for row in told["rows"]]
        rows += [f"{label}: {value}" for label, value in bill.says]
        return put_rows(sheet, 40, rows, face, size, (36, 36)) + 14

    return head


def _look(name: str, told: dict[str, Any]) -> Look:
    columns = tuple((head, what, x, side) for head, what, x, side in told["columns"])
    rest = {k: v for k, v in told.items() if k not in {"rows", "columns", "head_size", "lines"}}
    return Look(name, columns, rows=told.get("lines", 28), **rest)


TOLD_HEADS = {name: _head(told) for name, told in _TOLD.items()}
TOLD_LOOKS = {name: _look(name, told) for name, told in _TOLD.items()}
