"""Why a visit has its kind and its dates: what its own pages say, weighed by what decided it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from casefile.categories import Category
from casefile.close_calls import is_close
from casefile.dates import DateMention, DateRole
from casefile.evidence import Candidate, Choice, Ground, Question
from casefile.rules import RuleBook
from ingest.finding.encounters.passages import Passage
from ingest.finding.encounters.visit_date import VisitDate, trust

_MOST, _MOST_GROUNDS = 6, 3
_WEAK = 1.0
_ENTRY = 10.0


def date_choice(
    passages: Sequence[Passage],
    when: VisitDate | None,
    entry: DateMention | None = None,
    rules: RuleBook = RuleBook(),
) -> Choice:
    """Tell why a visit has its date, and which other dates its pages offered.

    Args:
        passages: the visit's own stretches of pages, in order.
        when: the date that was decided on.
        entry: the date of a card's row, where the visit is one.
        rules: where the tables may be overridden.
    """
    if entry is not None:
        words = f"{entry.label} {entry.text}".strip()
        ground = Ground("row or column of a card", words, _ENTRY, entry.page, entry.box)
        own = Candidate(entry.date.isoformat(), _ENTRY, (ground,))
        why = "each dated row or column of a card is a visit of its own"
        return Choice(Question.DATE, own.value, why, (own,))
    kind = passages[0].category
    held: dict[dt.date, list[tuple[float, DateMention]]] = defaultdict(list)
    for mention in dict.fromkeys(d for p in passages for d in p.dates):
        weight = trust(mention, kind, rules)
        if weight > 0 and not _within(mention, when):
            held[mention.date].append((weight, mention))
    if when is None:
        why = "no date on its pages says when the care took place"
        return Choice(Question.DATE, None, why, _ranked(held), needs_review=True)
    chosen = held.pop(when.date, [])
    candidates = (_candidate(when.date, chosen, len(chosen)), *_ranked(held))
    best = [m for w, m in chosen if w == candidates[0].score]
    close = is_close(Question.DATE, candidates, rules) or all(m.repaired for m in best)
    return Choice(
        Question.DATE, when.date.isoformat(), _why(best, candidates, kind), candidates, close
    )


def end_choice(passages: Sequence[Passage], end: dt.date) -> Choice:
    """Tell why a stay has its last day."""
    mentions = dict.fromkeys(d for p in passages for d in p.dates)
    own = [m for m in mentions if end in {m.date, m.end}]
    left = [m for m in own if m.role is DateRole.DISCHARGE or m.end == end]
    others: dict[dt.date, list[tuple[float, DateMention]]] = defaultdict(list)
    for mention in mentions:
        if mention.role is DateRole.DISCHARGE and mention.date != end:
            others[mention.date].append((1.0, mention))
    why = "the stay's discharge date" if left else "the last day that its pages are dated"
    chosen = _candidate(end, [(1.0, m) for m in left or own])
    return Choice(Question.END_DATE, end.isoformat(), why, (chosen, *_ranked(others)))


def kind_choice(passages: Sequence[Passage], rules: RuleBook = RuleBook()) -> Choice:
    """Tell why a visit is of its kind: what its pages are, or the titles of their parts."""
    kind = passages[0].category
    scores: dict[str, float] = defaultdict(float)
    grounds: dict[int, Ground] = {}
    doubtful: list[int] = []
    for passage in passages:
        page = passage.page.sorted
        if page.page in grounds:
            continue
        grounds[page.page] = _kind_ground(passage, rules)
        whole = page.category is kind
        doubtful += [page.page] if whole and page.needs_review else []
        for candidate in page.candidates:
            # A part of a page of another kind has that kind beside it, not against it.
            if whole or candidate.value == kind.value:
                scores[candidate.value] += candidate.score
    means = {value: round(total / len(grounds), 2) for value, total in scores.items()}
    own = Candidate(kind.value, means.pop(kind.value, 0.0), tuple(grounds.values())[:_MOST])
    others = [Candidate(v, mean) for v, mean in means.items() if mean > 0]
    others.sort(key=lambda c: (-c.score, c.value))
    why = "its pages, or its parts of pages, are of this kind; the weights are means over them"
    if doubtful:
        why += f"; by itself, page {', '.join(map(str, doubtful))} would be a close call"
    candidates = (own, *others[: _MOST - 1])
    return Choice(Question.CATEGORY, kind.value, why, candidates, needs_review=bool(doubtful))


def _kind_ground(passage: Passage, rules: RuleBook) -> Ground:
    page = passage.page.sorted
    if page.category is passage.category:
        title = Ground("title", page.title, None, page.page)
        return title if page.title else Ground("", "the page is of this kind", None, page.page)
    title_of_part = passage.title(rules)
    if title_of_part is not None:
        return Ground("title of a part of the page", title_of_part, None, page.page)
    return Ground("", "the page goes on with a part of this kind", None, page.page)


def _within(mention: DateMention, when: VisitDate | None) -> bool:
    """Tell whether a date is a later day of the stay itself, and no rival of its first."""
    if when is None or when.end is None:
        return False
    return when.date < mention.date <= when.end


def _ranked(held: dict[dt.date, list[tuple[float, DateMention]]]) -> tuple[Candidate, ...]:
    found = [_candidate(day, told) for day, told in held.items()]
    return tuple(sorted(found, key=lambda c: (-c.score, c.value))[: _MOST - 1])


def _candidate(
    day: dt.date, told: Sequence[tuple[float, DateMention]], most: int = _MOST_GROUNDS
) -> Candidate:
    heaviest = sorted(told, key=lambda item: -item[0])
    grounds = tuple(_ground(m, weight) for weight, m in heaviest[:most])
    return Candidate(day.isoformat(), heaviest[0][0] if heaviest else 0.0, grounds)


def _ground(mention: DateMention, weight: float) -> Ground:
    words = f"{mention.label} {mention.text}".strip()
    return Ground(mention.role.value, words, weight, mention.page, mention.box)


def _why(best: Sequence[DateMention], candidates: Sequence[Candidate], kind: Category) -> str:
    """Say what made the date the visit's."""
    if not best:
        return "it was taken over from the visit that its pages go on with"
    first = best[0]
    if first.label:
        why = f"“{first.label}” stands with it"
        if first.role is not DateRole.UNKNOWN:
            why = f"“{first.label}” makes it the {first.role.value} date"
    else:
        why = "it stands without a label"
    plain = kind.value.replace("_", " ")
    surest = candidates[0].score > _WEAK
    why += f", which dates {plain}" if surest else ", and no date on the pages says more"
    if len(candidates) > 1 and candidates[1].score == candidates[0].score:
        why += "; another date says as much, and this one was taken first"
    return why + ("; a damaged digit was put right" if first.repaired else "")
