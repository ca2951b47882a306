"""The truth of a matter of bills: what the builder works out, and what only a person can say."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sample_packets.builder.matter import Matter
from sample_packets.builder.truth import truth_of

Entry = dict[str, Any]

_VISITS = frozenset({"emergency", "inpatient", "operative", "office_visit"})


def true_of(matter: Matter, data: dict[str, Any]) -> Entry:
    """Give the truth file's content.

    `data` may name `unasked` providers, flags to add (`flags`) and flags that a careful person may
    raise or leave (`maybe`: kind, category, date).
    """
    truth = truth_of(matter)
    for line in truth["billing_lines"]:
        _spell_codes(line)
        _widen_link(line, truth["encounters"])
    flags: list[Entry] = truth["flags"]
    flags += [_unasked(names, optional=False) for names in data.get("unasked", ())]
    flags += [_unasked(names, optional=True) for names in data.get("unasked_maybe", ())]
    flags += [_given(flag) for flag in data.get("flags", ())]
    flags += _counterparts(truth)
    for kind, category, date in data.get("maybe", ()):
        _waive(flags, kind, category, date)
    truth["flags"] = [flag | {"id": f"F{at:03d}"} for at, flag in enumerate(flags, start=1)]
    return truth


def _spell_codes(line: Entry) -> None:
    """A line without a code has none; a drug's number is written with and without hyphens."""
    code = line["code"] or ""
    if code.count("-") == 2:
        line["code_system"] = "NDC"
        line["codes_ok"] = [code, code.replace("-", "")]
    elif not line["codes_ok"]:
        line["code_system"] = None
        line["codes_ok"] = [""]


def _widen_link(line: Entry, encounters: list[Entry]) -> None:
    """A drug or supply of a day with several visits of one house may belong to each of them."""
    own = [e for e in encounters if e["id"] in line["encounters_ok"]]
    if line["ancillary"] and own:
        houses = {e["facility"] for e in own}
        line["encounters_ok"] += [
            e["id"]
            for e in encounters
            if e not in own
            and e["facility"] in houses
            and e["category"] in _VISITS
            and e["date"]
            and e["date"] <= line["date"] <= (e["end_date"] or e["date"])
        ]


def _given(flag: Entry) -> Entry:
    base: Entry = {"category": None, "date": None, "file": None, "pages": [], "optional": False}
    return base | flag


def _unasked(names: list[str], *, optional: bool) -> Entry:
    flag = {"kind": "missing_provider", "detail": {"name": names[0]}, "names_ok": names}
    return _given(flag | {"optional": optional})


def _counterparts(truth: Entry) -> list[Entry]:
    """A study of which only the technical or the professional part is billed may be flagged."""
    sides: dict[str, set[str]] = defaultdict(set)
    for line in truth["billing_lines"]:
        for encounter in line["encounters_ok"]:
            if "26" in line["modifiers"]:
                sides[encounter].add("professional")
            elif (
                "TC" in line["modifiers"]
                or line["code_system"] == "REV"
                or len(line["codes_ok"]) > 1
            ):
                sides[encounter].add("technical")
            else:
                sides[encounter].add("whole")
    return [
        _given(
            {
                "kind": "missing_bill", "category": e["category"], "date": e["date"],
                "detail": {"encounter": e["id"]}, "encounters_ok": [e["id"]], "file": e["file"],
                "optional": True,
            }
        )
        for e in truth["encounters"]
        if e["category"] == "radiology" and sides[e["id"]] in ({"professional"}, {"technical"})
    ]  # fmt: skip


def _waive(flags: list[Entry], kind: str, category: str, date: str) -> None:
    about = [f for f in flags if (f["kind"], f["category"], f["date"]) == (kind, category, date)]
    for flag in about:
        flag["optional"] = True
    if not about:
        extra = {"kind": kind, "category": category, "date": date, "detail": {}, "optional": True}
        flags.append(_given(extra))
