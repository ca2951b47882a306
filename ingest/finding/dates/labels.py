"""Which role a printed date plays, by the words to its left, above it and to its right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from casefile.dates import DateRole
from casefile.rules import RuleBook
from ingest.finding import PACKAGE
from ingest.finding.dates.table import DateLabels
from ingest.sorting.layout import fold

Phrase = tuple[str, ...]

_LONGEST = 7
_REACH = 18
_AUTHORED = 8
_NEARBY = 3
_TOKEN = re.compile(r"[A-Za-z0-9|!'\u2019]+")
_NAMES_PATIENT = re.compile(
    r"\b(?i:patient|pt|client|name)(?:'s)?(?: (?i:name))?\s?:\s?[A-Z][\w.'\u2019-]*,?"
    r"(?: [A-Z][\w.'\u2019-]*){1,3}$"
)
_AFTER_SEX = re.compile(r"[(,/;]\s*(?:[MF]|(?i:male|female))\s*[,/;]\s*$")
"""Who somebody is: "(F, 7/30/1968)"."""

_FILLERS = frozenset(
    fold(
        "at on from is was time and for mon tue tues wed thu thur thurs fri sat sun monday tuesday"
    )
    + fold("wednesday thursday friday saturday sunday")
)
_CREDENTIAL = frozenset(
    fold("md do dc pa np pac pa-c fnp rn lpn pt dpt ot otr dpm dds phd psyd arnp aprn crna cnm nrp")
    + fold("emt d m c o p")
)


@dataclass(frozen=True, slots=True)
class Label:
    """What words beside a date say of it; `kind` tells how far the words bind.

    `role` is UNKNOWN for a bare "Date". `kind` is "label", "word", "cue", "title" or "generic".
    """

    role: DateRole
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Token:
    """A folded token of a row's text and where it stands."""

    text: str
    start: int
    stop: int


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
        self._long = {
            " ".join(phrase): label
            for phrase, label in self.near.items()
            if label.kind == "label" and sum(map(len, phrase)) >= 7 and phrase not in spans
        }

    def before(self, text: str, *, cell_start: int, prose: bool) -> Label | None:
        """Read the label that ends where `text` ends: the words to the left of a date.

        Args:
            text: the row from the previous date (or the row's start) up to the date.
            cell_start: where in `text` the date's own cell begins (0 where it began earlier).
            prose: whether the row is running text, in which ordinary words are no labels.
        """
        if _AFTER_SEX.search(text):
            return Label(DateRole.BIRTH, "sex", "cue")
        tokens = tokens_of(text)[-_REACH:]
        if not tokens:
            return None
        tight = self._adjacent(text, tokens, cell_start=cell_start, prose=prose)
        if tight and tight.kind != "generic":
            return tight
        reached = self._reaching(tokens, prose=prose)
        return reached or tight or self._misread(text, tokens, 0 if prose else cell_start)

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

    def _adjacent(
        self, text: str, tokens: Sequence[Token], *, cell_start: int, prose: bool
    ) -> Label | None:
        trimmed = list(tokens)
        while True:
            label = self._suffix(text, trimmed, cell_start=cell_start, prose=prose)
            if label or not trimmed or not _between(trimmed):
                return label
            trimmed.pop()

    def _suffix(
        self, text: str, tokens: Sequence[Token], *, cell_start: int, prose: bool
    ) -> Label | None:
        words = [t.text for t in tokens]
        for size in range(min(_LONGEST, len(words)), 0, -1):
            label = self.near.get(tuple(words[-size:]))
            if label is None:
                continue
            first, last = tokens[-size], tokens[-1]
            mark = text[last.stop : last.stop + 3]
            colon = ":" in mark or "#" in mark
            ahead = text[: first.start].rstrip()
            heads = not ahead or ahead[-1] in ":;|,-)]" or first.start <= cell_start
            heads = heads or (colon and _NAMES_PATIENT.search(ahead) is not None)
            if label.kind == "title" and (prose or not heads):
                continue
            # "Ada Holm   Seen on May 5": behind a name, in no sentence
            heads = heads or (size > 1 and text[first.start].isupper() and not prose)
            if label.kind in {"word", "generic"} and (not heads or (prose and not colon)):
                continue
            if label.kind == "label" and size == 1 and len(words[-1]) <= 2 and not colon:
                continue
            # "Next home visit 5/3/24": a bare noun, and words before it that name another day
            bare = size == 1 and not colon and label.role.dates_a_visit
            if bare and self.elsewhen.intersection(words[-_NEARBY - 1 : -1]):
                continue
            if label.kind == "label" and prose and size == 1 and not colon and len(words) > 1:
                continue
            return label
        return None

    def _reaching(self, tokens: Sequence[Token], *, prose: bool) -> Label | None:
        """Find the nearest cue further left in the row."""
        words = [t.text for t in tokens]
        for stop in range(len(words), 0, -1):
            for size in range(min(4, stop), 0, -1):
                label = self.cues.get(tuple(words[stop - size : stop]))
                if label and not (prose and size == 1):
                    return label
        if len(words) >= 2 and words[-1] in _AT and words[-2] in _CREDENTIAL:
            return Label(DateRole.SERVICE, "author line", "title")
        return None if prose else self._authored(words)

    def _authored(self, words: Sequence[str]) -> Label | None:
        """Read a title with its author right before a date: "Progress Note: Ana Ruiz, DO"."""
        if not words or words[-1] not in _CREDENTIAL:
            return None
        for start in range(max(len(words) - _AUTHORED, 0), len(words) - 2):
            for size in range(min(4, len(words) - 2 - start), 0, -1):
                if label := self.titles.get(tuple(words[start : start + size])):
                    return label
        return None

    def _misread(self, text: str, tokens: Sequence[Token], cell_start: int) -> Label | None:
        """Know a label through reading damage: set off by a colon, or all of its cell."""
        tail = text[tokens[-1].stop :]
        colon = ":" in tail or ";" in tail
        for size in (3, 2, 1, 4):
            if size > len(tokens):
                continue
            words = " ".join(t.text for t in tokens[-size:])
            alone = bool(cell_start) and abs(tokens[-size].start - cell_start) <= 8
            if len(words) < 7 or not (colon or alone):
                continue
            best = process.extractOne(words, self._long.keys(), scorer=fuzz.ratio, score_cutoff=84)
            if best:
                return self._long[best[0]]
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


_AT = frozenset(fold("at on"))
_COUNTED = frozenset(
    fold("visit session treatment tx appointment appt round consult consultation encounter contact")
    + fold("attendance")
)
_FOLDED_COUNT = re.compile(r"[\dolsb]{1,3}")


def _between(tokens: Sequence[Token]) -> bool:
    """Tell whether the last token may stand between a label and its date: "Visit 2 of 9 Wed"."""
    last = tokens[-1].text
    if last in _FILLERS:
        return True
    ahead = [t.text for t in tokens[-3:-1]]
    if len(ahead) == 2 and _FOLDED_COUNT.fullmatch(ahead[1]):
        ahead.pop()
    return ahead[-1:] != [] and ahead[-1] in _COUNTED and _FOLDED_COUNT.fullmatch(last) is not None


def tokens_of(text: str) -> list[Token]:
    """Give the folded tokens of `text` with their places."""
    return [
        Token(folded, match.start(), match.end())
        for match in _TOKEN.finditer(text)
        if (folded := _folded(match[0]))
    ]


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    return "".join(fold(word))


@cache
def label_book(rules: RuleBook) -> LabelBook:
    """Give the date labels in force."""
    return LabelBook(rules.table(PACKAGE, "dates", DateLabels))
