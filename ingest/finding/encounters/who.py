"""Who rendered a visit and where: the clinician and the place that its own pages name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from casefile.categories import Category
from casefile.close_calls import is_close
from casefile.dates import DateMention
from casefile.evidence import Candidate, Choice, Ground, Question
from casefile.names import place_tokens, same_person, same_place
from casefile.rules import RuleBook
from ingest.finding.encounters.entry_author import author_of
from ingest.finding.encounters.initials import (
    initialled,
    initialled_by,
    whose_closing,
    whose_initials,
)
from ingest.finding.encounters.passages import Passage
from ingest.finding.found_page import FoundPage
from ingest.finding.providers.clinicians import sole_clinician
from ingest.finding.providers.facilities import facility_in
from ingest.finding.providers.namings import NamedProvider
from ingest.finding.providers.weigh import weigh_providers
from ingest.finding.rows import Row

_OF_ONE_DOCTOR = frozenset(
    {Category.CHIROPRACTIC, Category.PHYSICAL_THERAPY, Category.OFFICE_VISIT}
)
_INITIALS = 9.0
_OWN_WORD = 5
"""So many letters, at least, the word has by which a file is called after a house."""

_LETTERHEAD = 0.15
_BEFORE = 40
"""How much of the words before a name is quoted."""

_MOST, _MOST_GROUNDS = 6, 3
"""What is kept of what was weighed: candidates, and grounds for each."""


@dataclass(frozen=True)
class Houses:
    """What a packet tells of its houses: letterheads, commonest first, and its folder's name."""

    letterheads: Sequence[tuple[str, int]]
    hint: str | None = None


def houses_of(pages: Iterable[FoundPage], hint: str | None = None, file: str = "") -> Houses:
    """Count the letterheads of a packet, spellings of one place together under the commonest.

    The house that the packet's file or folder is called by comes first: others' pages lie in it.
    """
    counted = Counter(p.sorted.letterhead for p in pages if p.sorted.letterhead)
    places: list[tuple[str, int]] = []
    for name, count in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        at = next((n for n, (known, _) in enumerate(places) if same_place(known, name)), None)
        if at is None:
            places.append((name, count))
        else:
            places[at] = (places[at][0], places[at][1] + count)
    called = frozenset(place_tokens(f"{hint or ''} {file}".replace("_", " ").replace("-", " ")))
    places.sort(key=lambda place: not _is_called(place[0], called))
    return Houses(places, hint)


def _is_called(name: str, words: frozenset[str]) -> bool:
    """Tell whether words hold the first one of a house's name, which sets it apart."""
    first = place_tokens(name)[:1]
    return bool(first) and len(first[0]) >= _OWN_WORD and first[0] in words


def provider_choice(
    passages: Sequence[Passage],
    facility: str | None,
    entry: DateMention | None = None,
    rules: RuleBook = RuleBook(),
) -> Choice:
    """Choose the surest clinician of a visit, who is never the patient, else the place.

    Args:
        passages: the visit's own stretches of pages, in order.
        facility: the place, where it was given.
        entry: the date of a card's row, where the visit is one; whoever initialled it rendered it.
        rules: where `providers.toml` may be overridden.
    """
    if passages[0].category is Category.PHARMACY:
        return _the_place(facility, "a pharmacy's fill is the pharmacy's own")
    legible = [p for p in passages if p.page.sorted.legible]
    told = [(p.number, row) for p in legible for row in p.rows]
    rows = [row for _, row in told]
    signed = initialled_by(entry, rows, rules) if entry else None
    if entry and signed:
        ground = Ground("initials in the entry", entry.text, _INITIALS, entry.page, entry.box)
        own = Candidate(signed, _INITIALS, (ground,))
        return Choice(Question.PROVIDER, signed, "initials of the entry are theirs", (own,))
    patients = {p.page.person.name for p in passages if p.page.person and p.page.person.name}
    if entry and (author := author_of(entry, rows, passages[0].category, patients, rules)):
        ground = Ground("name in the entry", entry.text, author.weight, entry.page, entry.box)
        own = Candidate(author.name, author.weight, (ground,))
        return Choice(Question.PROVIDER, author.name, "the entry itself names them", (own,))
    weighed = list(weigh_providers(rows, passages[0].category, rules))
    if not entry:
        pages = {p.number: p.page for p in legible}
        around = [row for page in pages.values() for row in page.rows]
        weighed += initialled(rows, around, rules)
        weighed.sort(key=lambda p: (p.barred, -p.weight))
    named = [p for p in weighed if not any(same_person(p.name, patient) for patient in patients)]
    candidates = tuple(_candidate(p, told) for p in named[:_MOST])
    if named and not named[0].barred:
        close = is_close(Question.PROVIDER, candidates, rules)
        why = "the words beside the name weigh most"
        return Choice(Question.PROVIDER, named[0].name, why, candidates, close)
    sole = _sole_at_head(passages[0], rules)
    if sole is not None:
        why = "nobody is named beside the visit, and its page names one clinician"
        return Choice(Question.PROVIDER, sole, why, (Candidate(sole, 0.0), *candidates))
    return replace(_the_place(facility, "nobody is named who rendered it"), candidates=candidates)


def initials_choice(
    passages: Sequence[Passage],
    entry: DateMention | None,
    known: Choice,
    colleagues: Sequence[str],
) -> Choice:
    """Choose whom the initials of an entry name among those who saw the patient at other visits.

    Args:
        passages: the visit's own stretches of pages.
        entry: the date that opens the entry; None of a note, which initials may close.
        known: what its own page tells; it stands unless the place had to stand for the clinician.
        colleagues: who rendered the house's other visits.
    """
    rows = [row for p in passages if p.page.sorted.legible for row in p.rows]
    signed = whose_initials(entry, rows, colleagues) if entry else whose_closing(rows, colleagues)
    if signed is None:
        return known
    ground = (
        Ground("initials in the entry", entry.text, _INITIALS, entry.page, entry.box)
        if entry
        else Ground("initials below the note", "", _INITIALS, passages[-1].number)
    )
    own = Candidate(signed, _INITIALS, (ground,))
    why = f"initials of the {'entry' if entry else 'note'} are theirs, by the house's other notes"
    return Choice(Question.PROVIDER, signed, why, (own, *known.candidates[: _MOST - 1]))


def _the_place(facility: str | None, because: str) -> Choice:
    why = f"{because}: the place stands for it" if facility else because
    return Choice(Question.PROVIDER, facility, why)


def _candidate(provider: NamedProvider, told: Sequence[tuple[int, Row]]) -> Candidate:
    """Quote the words with which a clinician is named, the heaviest first."""
    grounds = []
    for naming in sorted(provider.namings, key=lambda n: -n.weight)[:_MOST_GROUNDS]:
        page, row = told[naming.row]
        lead = naming.lead
        if naming.start - lead > _BEFORE:
            lead = row.starts[row.word_at(naming.start - _BEFORE)]
        words = row.text[lead : naming.stop].strip(" ,;|")
        box = row.box(naming.start, naming.stop)
        grounds.append(Ground(naming.how, words, naming.weight, page, box))
    return Candidate(provider.name, provider.weight, tuple(grounds))


def _sole_at_head(passage: Passage, rules: RuleBook) -> str | None:
    """Name the one clinician of the letterhead, over a visit that names nobody itself.

    Of several studies in one report, the one who signs the report read all.
    """
    page = passage.page
    if passage.category is page.sorted.category is Category.RADIOLOGY and not passage.whole:
        return sole_clinician(page.rows, passage.category, rules)
    if passage.category not in _OF_ONE_DOCTOR:
        return None
    head = [r for r in page.rows if r.top < _LETTERHEAD]
    return sole_clinician(head, passage.category, rules)


def facility_choice(
    passages: Sequence[Passage], houses: Houses, rules: RuleBook = RuleBook()
) -> Choice:
    """Choose the letterhead of the visit's own pages, as commonly spelt, else the packet's."""
    own = _own_letterheads(passages, houses.letterheads)
    if own:
        why = "it is the letterhead of the visit's own pages"
        if len(own) > 1:
            why = "it is the first letterhead of the visit's own pages"
        return Choice(Question.FACILITY, own[0].value, why, own)
    for passage in passages:
        person = passage.page.person
        named = facility_in(passage.page.rows, rules, [person.name] if person else [], houses.hint)
        if named:
            ground = Ground("a label or the head", named, page=passage.number)
            why = "the pages have no letterhead, and name this place"
            return Choice(Question.FACILITY, named, why, (Candidate(named, 1.0, (ground,)),))
    if not houses.letterheads:
        return Choice(Question.FACILITY, None, "no page names a place")
    name, count = houses.letterheads[0]
    common = Candidate(name, 1.0, (Ground("", f"letterhead of {count} pages of the packet"),))
    why = "the visit's own pages name no place; most of the packet is of this one"
    return Choice(Question.FACILITY, name, why, (common,))


def _own_letterheads(
    passages: Sequence[Passage], letterheads: Sequence[tuple[str, int]]
) -> tuple[Candidate, ...]:
    """Give the places of a visit's own letterheads in page order; each weighs its pages."""
    pages: dict[str, dict[int, Ground]] = {}
    for passage in passages:
        own = passage.page.sorted.letterhead
        if own:
            known = next((name for name, _ in letterheads if same_place(name, own)), own)
            ground = Ground("letterhead", own, 1.0, passage.number)
            pages.setdefault(known, {}).setdefault(passage.number, ground)
    return tuple(
        Candidate(name, float(len(on)), tuple(on.values())[:_MOST_GROUNDS])
        for name, on in list(pages.items())[:_MOST]
    )
