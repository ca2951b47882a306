"""Where two answers are fair, or nobody looked: what the truth of a matter leaves open."""

from __future__ import annotations

from typing import Any

from sample_packets.builder.script import Person
from sample_packets.varied_records.people import Cast, number_at

Truth = dict[str, Any]


def leave_open(truth: Truth, cast: Cast) -> None:
    """Make optional what cannot be told from the pages, and flags of kinds that nobody judged."""
    truth["complete"] = False
    _strangers_of_the_same_day(truth, cast)
    _client_under_a_strange_name(truth, cast)
    truth["flags"] += [_any_missing_bill(e) for e in truth["encounters"]]
    truth["flags"] += [_any_visit_gap(c) for c in ("physical_therapy", "chiropractic")]


def _strangers_of_the_same_day(truth: Truth, cast: Cast) -> None:
    """A page of a twin that gives no patient number may be a misspelt page of the client."""
    pages = {(p["file"], page["page"]): page for p in truth["packets"] for page in p["pages"]}
    client = cast.people["client"]
    for flag in truth["flags"]:
        if flag["kind"] != "wrong_patient":
            continue
        page = pages[flag["file"], flag["pages"][0]]
        person = cast.people[page["style"].partition("+")[2]]
        if person.dob == client.dob and not _numbered(page, person, cast):
            flag["optional"] = True


def _client_under_a_strange_name(truth: Truth, cast: Cast) -> None:
    """A page of the client by a first name unlike their own, without a number, may be a twin's."""
    client = cast.people["client"]
    for packet in truth["packets"]:
        for page in packet["pages"]:
            person = cast.people[page["style"].partition("+")[2] or "client"]
            unlike = person.first[0] != client.first[0]
            if page["wrong_patient"] or not unlike or _numbered(page, person, cast):
                continue
            place = {"file": packet["file"], "pages": [page["page"]]}
            detail = {"name": person.name}
            truth["flags"].append(
                {"kind": "wrong_patient", "detail": detail, "optional": True} | place
            )
            for encounter in truth["encounters"]:
                on_it = page["page"] in encounter["pages"] and encounter["file"] == packet["file"]
                encounter["optional"] |= on_it


def _numbered(page: Truth, person: Person, cast: Cast) -> bool:
    return any(number_at(place, person) in page["text"] for place in cast.places.values())


def _any_missing_bill(encounter: Truth) -> Truth:
    same = {key: encounter[key] for key in ("category", "date", "file", "pages")}
    detail = {"encounter": encounter["id"]}
    return {"kind": "missing_bill", "detail": detail, "optional": True} | same


def _any_visit_gap(category: str) -> Truth:
    detail = {"visits_missing": list(range(1, 60))}
    return {"kind": "visit_gap", "category": category, "detail": detail, "optional": True}
