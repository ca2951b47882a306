"""Notes that tell of the accident, or of trouble before it, what other notes contradict.

How the accident came about is compared between the sentences that notes give to it. Trouble with a
part of the body that one note denies for the time before, and another affirms, is told of both.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casefile.categories import FactKind
from casefile.encounters import Fact
from completeness.contradictions import Asserted, Quoted, contradiction, counts
from completeness.drafts import Draft
from completeness.held import Held


@dataclass(frozen=True, slots=True)
class _Telling:
    """A sentence of a visit that tells one thing of the accident."""

    packet: str
    encounter: str
    value: str
    fact: Fact

    @property
    def quoted(self) -> Quoted:
        """The words, as they are shown."""
        return Quoted(self.packet, self.fact.page, self.fact.text, self.fact.box)


def contradicted_mechanisms(held: Held) -> Iterator[Draft]:
    """Flag what fewer notes tell of the accident than tell the contrary; of two, the later note."""
    for topic, values in held.tables.mechanisms.topics.items():
        told = list(_told(values, held))
        notes: dict[str, set[str]] = defaultdict(set)
        for one in told:
            notes[one.value].add(one.encounter)
        if len(notes) < 2:
            continue
        # The first of those that most notes tell: the earliest note decides between equals.
        usual = max(notes, key=lambda value: len(notes[value]))
        for value in sorted(set(notes) - {usual}):
            yield contradiction(
                [t for t in told if t.value == value],
                [t for t in told if t.value == usual],
                ("mechanism", topic, value),
                f"How the accident came about differs ({topic}): {_words(value)} here, "
                f"{_words(usual)} elsewhere",
                held,
            )


def contradicted_denials(said: Iterable[Asserted], held: Held) -> Iterator[Draft]:
    """Flag trouble of before the loss that one visit denies and another affirms."""
    parts: dict[str, dict[str, list[Asserted]]] = defaultdict(lambda: defaultdict(list))
    for one in said:
        if one.words.topic == "prior_condition":
            parts[one.words.subject][one.words.value].append(one)
    for part, values in sorted(parts.items()):
        denied, affirmed = values["denied"], values["affirmed"]
        visits = {a.words.encounter for a in affirmed}
        odd = [d for d in denied if d.words.encounter not in visits]
        if odd and affirmed:
            name = part.replace("_", " ")
            about = "An earlier accident" if name == "accident" else f"Earlier trouble ({name})"
            yield contradiction(
                odd,
                affirmed,
                ("prior_condition", part),
                f"{about} is denied here, and told elsewhere",
                held,
            )


def _told(values: dict[str, re.Pattern[str]], held: Held) -> Iterator[_Telling]:
    """Give the sentences, in order of their visits, that tell one of the values alone."""
    mechanisms = held.tables.mechanisms
    visits = sorted(
        (e for e in held.encounters if e.date is not None), key=lambda e: (str(e.date), e.id)
    )
    for visit in visits:
        for fact in visit.facts:
            if fact.kind is not FactKind.MECHANISM or not counts(visit.packet, fact.page, held):
                continue
            said = " ".join(fact.text.lower().split())
            found = [value for value, pattern in values.items() if pattern.search(said)]
            if len(found) == 1 and not mechanisms.other_accident.search(said):
                yield _Telling(visit.packet, visit.id, found[0], fact)


def _words(value: str) -> str:
    return value.replace("_", " ")
