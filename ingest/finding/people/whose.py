"""Whose page it was found to be, with what spoke for the client and what for somebody else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from casefile.close_calls import is_close
from casefile.evidence import Candidate, Choice, Ground, Question
from casefile.matters import Client
from casefile.names import person_tokens, same_person
from casefile.pages import PersonOnPage
from casefile.rules import RuleBook
from ingest.finding.people.foreign import ALIKE, alike, compare_births

CLIENT, ANOTHER, UNKNOWN = "client", "another", "unknown"

_BIRTH, _NEAR_BIRTH, _RECORD, _NAMED_TOO = 3.0, 1.0, 2.0, 3.0
_SAME_NAME = 2.0
_DISTANCE = 10.0

Side = tuple[str, Ground]


def whose_page(
    named: Sequence[PersonOnPage],
    client: Client,
    rules: RuleBook = RuleBook(),
    *,
    foreign: bool,
    client_record: str | None,
    beside: bool,
) -> Choice:
    """Tell why a page that names a patient was taken for the client's, or for somebody else's.

    Args:
        named: everybody whom it names as its patient; the first was compared with the client.
        client: whose records these should be.
        rules: where `close_calls.toml` may be overridden.
        foreign: what was decided.
        client_record: the record number under which this packet's sender keeps the client.
        beside: whether the client's own name stands at the head beside a misread one.
    """
    if client.name is None:
        return open_question("the client's name is not known here", named)
    sides = [
        *_name_sides(named[0], client.name),
        *_other_sides(named[0], client, client_record),
        *_too(named, client.name),
    ]
    if beside and not same_person(named[0].name, client.name):
        sides.append((CLIENT, Ground("", "the client's own name stands at the head", _RECORD)))
    won, lost = (ANOTHER, CLIENT) if foreign else (CLIENT, ANOTHER)
    weighed = tuple(_candidate(side, sides) for side in (won, lost))
    told = [f"{g.place} “{g.words}”" if g.place else g.words for g in weighed[0].grounds]
    why = "; ".join(told) or "nothing says for sure that it is not"
    candidates = tuple(c for c in weighed if c.value == won or c.grounds)
    return Choice(Question.PERSON, won, why, candidates, is_close(Question.PERSON, weighed, rules))


def follows_document(told_by: int | None, *, foreign: bool) -> Choice:
    """Tell whose a page is that names nobody: whose its document is, by the page that says so."""
    if told_by is None:
        return open_question("neither the page nor its document before it names a patient", ())
    why = f"it names nobody, and goes on from page {told_by} of its document"
    return Choice(Question.PERSON, ANOTHER if foreign else CLIENT, why)


def open_question(why: str, named: Sequence[PersonOnPage]) -> Choice:
    """Leave open whose page it is."""
    grounds = tuple(_naming(person) for person in named)
    candidates = (Candidate(UNKNOWN, 0.0, grounds),) if grounds else ()
    return Choice(Question.PERSON, UNKNOWN, why, candidates)


def _candidate(side: str, sides: Sequence[Side]) -> Candidate:
    grounds = sorted((g for s, g in sides if s == side), key=lambda g: -(g.weight or 0.0))
    return Candidate(side, round(sum(g.weight or 0.0 for g in grounds), 2), tuple(grounds))


def _naming(person: PersonOnPage, weight: float | None = None) -> Ground:
    return Ground(person.label or "head of the page", person.name, weight, box=person.box)


def _name_sides(person: PersonOnPage, client: str) -> Iterator[Side]:
    """Compare first and last names: each part speaks as loudly as it is like or unlike."""
    if same_person(person.name, client):
        yield CLIENT, _naming(person, 2 * _SAME_NAME)
        return
    own, theirs = person_tokens(person.name), person_tokens(client)
    for part, said, meant in (
        ("first name", own[0], (theirs[0], theirs[-1])),
        ("last name", own[-1], (theirs[-1], theirs[0])),
    ):
        likest = max(meant, key=lambda name: (alike(said, name), fuzz.ratio(said, name)))
        ratio = fuzz.ratio(said, likest)
        if alike(said, likest):
            weight = _SAME_NAME * max(ratio - ALIKE, 0.0) / (100 - ALIKE)
            yield CLIENT, _part(f"{part} “{said.title()}” is like “{likest.title()}”", weight)
        else:
            weight = (ALIKE - ratio) / _DISTANCE
            yield ANOTHER, _part(f"{part} “{said.title()}” is not “{meant[0].title()}”", weight)


def _part(words: str, weight: float) -> Ground:
    return Ground("", words, round(weight, 2))


def _other_sides(person: PersonOnPage, client: Client, record: str | None) -> Iterator[Side]:
    """Compare birth dates and record numbers."""
    born = compare_births(person.dob, client.dob)
    if born == "same":
        yield CLIENT, _part("the birth date is the client's", _BIRTH)
    elif born == "near":
        words = f"the birth date {person.dob:%m/%d/%Y} is one part off the client's"
        yield CLIENT, _part(words, _NEAR_BIRTH)
    elif born == "other":
        yield ANOTHER, _part(f"the birth date {person.dob:%m/%d/%Y} is another", _BIRTH)
    if record is not None and person.mrn is not None:
        told = f"the record number {person.mrn} is"
        if person.mrn == record:
            yield CLIENT, Ground("", f"{told} the client's in this packet", _RECORD)
        else:
            yield ANOTHER, Ground("", f"{told} not the client's in this packet", _RECORD)


def _too(named: Sequence[PersonOnPage], client: str) -> Iterator[Side]:
    """Hear the other names that stand as the patient's on the page."""
    ours = same_person(named[0].name, client)
    for person in named[1:]:
        theirs = same_person(person.name, client)
        if theirs != ours and not same_person(person.name, named[0].name):
            yield CLIENT if theirs else ANOTHER, _naming(person, _NAMED_TOO)
