"""The labels of dates, and which role each gives the date beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from casefile.dates import DateRole
from casefile.rules import RuleBook
from ingest.finding import PACKAGE
from ingest.finding.dates.table import DateLabels
from ingest.finding.tokens import tokens_of
from ingest.sorting.layout import fold

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """What words beside a date say of it; `kind` tells how far the words bind.

    `role` is UNKNOWN for a bare "Date". `kind` is "label", "word", "cue", "title" or "generic".
    """

    role: DateRole
    text: str
    kind: str


class LabelBook:
    """The table, folded for matching."""

    def __init__(self, table: DateLabels) -> None:
        """Fold every phrase; the more telling kind wins where two kinds hold one phrase.

        Of spellings that fold to one, the first names it.
        """
        self.near: dict[Phrase, Label] = {}
        for kind, rows in (("title", table.titles), ("word", table.words), ("label", table.labels)):
            for role, phrases in rows.items():
                for text in phrases:
                    known = self.near.get(fold(text))
                    if known is None or (known.role, known.kind) != (role, kind):
                        self.near[fold(text)] = Label(role, text, kind)
        for role, composed in table.composed.items():
            for text in composed.phrases():
                self.near.setdefault(fold(text), Label(role, text, "word"))
            # "at Ash Imaging on 3/4/24": behind a name, a noun is a part of it
            for text in (f"{noun} on" for noun in composed.nouns):
                self.near.setdefault(fold(text), Label(role, text, "title"))
        spans = {fold(text): text for text in table.spans.phrases()}
        for phrase, text in spans.items():
            self.near.setdefault(phrase, Label(DateRole.ADMISSION, text, "label"))
        for text in table.generic:
            self.near.setdefault(fold(text), Label(DateRole.UNKNOWN, "date", "generic"))
        self.titles = {
            fold(text): Label(role, text, "title")
            for role, phrases in table.titles.items()
            for text in phrases
        }
        self.headings = _headings(table, self.titles)
        self.other_stays = frozenset(w for text in table.spans.others for w in fold(text))
        self.links = frozenset(w for text in table.headings.links for w in fold(text))
        self.elsewhen = frozenset(w for text in table.headings.elsewhen for w in fold(text))
        self.cues = {
            fold(text): Label(role, text, "cue")
            for role, phrases in table.cues.items()
            for text in phrases
        }
        self.of_kind = {
            (category, fold(text)): role
            for category, rows in table.kinds.items()
            for role, phrases in rows.items()
            for text in phrases
        }
        self.heads = frozenset(fold(text) for text in table.heads)
        # Long enough to be known through reading damage.
        self.long = {
            " ".join(phrase): label
            for phrase, label in self.near.items()
            if label.kind == "label" and sum(map(len, phrase)) >= 7 and phrase not in spans
        }

    def exactly(self, text: str) -> Label | None:
        """Read a whole cell as a label: the head of a column or of a box."""
        label = self.near.get(fold(text))
        return label if label and label.kind != "title" else None

    def after(self, text: str) -> Label | None:
        """Read the title that follows a date at the start of its cell."""
        tokens = [t.text for t in tokens_of(text[:60])][:5]
        for size in range(len(tokens), 0, -1):
            label = self.titles.get(tuple(tokens[:size]))
            if label:
                return label
        return None


def _headings(table: DateLabels, titles: dict[Phrase, Label]) -> dict[Phrase, Label]:
    """Give what a heading of care may be of: titles of notes, and the nouns of visits and stays."""
    service, admission = DateRole.SERVICE, DateRole.ADMISSION
    nouns = {
        fold(text): Label(role, text, "title")
        for role in (admission, service)
        for text in (table.composed[role].nouns if role in table.composed else ())
    }
    more = {fold(text): Label(service, text, "title") for text in table.headings.nouns}
    own = {p: x for p, x in titles.items() if x.role in {service, admission, DateRole.PROCEDURE}}
    return nouns | more | own


@cache
def label_book(rules: RuleBook) -> LabelBook:
    """Give the date labels in force."""
    return LabelBook(rules.table(PACKAGE, "dates", DateLabels))
