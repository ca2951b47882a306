"""Who rendered the care, and where: the clinician and the facility that a record itself names.

Whoever only ordered, referred, is copied or is spoken of did not render it; a laboratory's orderer
and a pharmacy's prescriber are the accepted exceptions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from pydantic import BaseModel, ConfigDict, Field
from rapidfuzz import fuzz, process

from casefile.categories import Category
from casefile.names import person_tokens, same_person, shown_person
from casefile.rules import RuleBook
from casefile.words import Box
from ingest.finding import PACKAGE
from ingest.finding.providers.labels import LabelWords, barred_labels, label_weights
from ingest.finding.providers.signings import heads_entry, opens_signature, without_time
from ingest.finding.rows import Row
from ingest.finding.tokens import tokens_of
from ingest.sorting.layout import fold

CREDENTIALS = (
    r"M\.? ?D|D\.? ?O|O\.? ?D|D\.? ?C|D\.?P\.?M|D\.?D\.?S|D\.?P\.?T|M\.?P\.?T|MSPT|P\.?T\.?A|P\.?T"
    r"|O\.?T\.?R(?:/L)?|C\.?O\.?T\.?A|OT|P\.?A\.?-?\s?C|P\.?A|F\.?N\.?P(?:-?[BC]{1,2})?"
    r"|N\.?P(?:-?C)?|A\.?R\.?N\.?P|A\.?P\.?R\.?N|APN|CRNP|C\.?R\.?N\.?A|DNP|AGNP|ACNP|PMHNP"
    r"|LCSW(?:-[A-Z])?|LICSW|LCPC|LPC|LMFT|LMHC|LCMHC|LMSW|DMD|Au\.?D|CCC-SLP|L\.?Ac|LMT|CNM|CNS|RPA-?C"
    r"|N\.?R\.?P|EMT-?(?:Paramedic|Basic|Intermediate|Advanced)|EMT-?[ABIP]?|AEMT"
    r"|FP-C|MICP|CCEMT-?P|Paramedic|R\.?N|L\.?P\.?N|Ph\.? ?D|Psy\.?D|R\.?Ph|Pharm\.?D"
    r"|CFRN|CTRN|CCRN|CRRN|CEN|IBCLC|CWOCN|WOCN|CWS|CDCES|BCBA|LSW|MSW|LAT|CPO"
    r"|ATC|MBBS|MBB[Cc]h|MBChB|C\.?N\.?P|CHT|SLP|CMA|RT"
)
_WORD = r"(?:Mc|Mac|O'|O\u2019|De|Di|La|Le|Van|Von|St\.?\s)?[A-Z][A-Za-z'\u2019\-]*\.?"
_PLAIN = rf"{_WORD}(?:\s{_WORD}){{1,3}}"
_TURNED = rf"{_WORD}(?:\s{_WORD})?,\s?(?!(?:{CREDENTIALS})(?:\b|\.)){_WORD}(?:\s[A-Z][A-Za-z]*\.?)?"
_NAME = re.compile(
    rf"(?<![.\w])(?:Dr\.?\s)?(?:(?P<turned>{_TURNED})|(?P<plain>{_PLAIN})|(?P<doctor>(?<=Dr\.\s){_WORD}))"
)
_CRED = re.compile(rf"[\s,;.(]{{1,3}}(?P<c>{CREDENTIALS})(?:\b\.?|\.)(?![A-Za-z])")
_STANDING = re.compile(
    rf"^\W{{0,3}}(?:Dr\.?\s)?(?P<name>{_TURNED}|{_PLAIN})(?:[\s,;.]{{1,3}}(?:{CREDENTIALS})\.?(?![A-Za-z]))+"
    r"(?:[\s,;.]{1,3}[A-Z][A-Z.\-]{1,9}(?![a-z]))*"
    r"\W*(?P<rest>\(?[A-Za-z &/,\-]{0,40}\)?|/ ?[A-Z][A-Za-z &',.\-]{0,70})?\W*(?:\d.*)?$"
)
_MARK_FOR_POINT = re.compile(r"(?<=\b[A-Z]),(?=\s?[A-Z])")
_OF_A_GROUP = re.compile(r"\bthe\s$", re.IGNORECASE)
"""Nobody is called so: "by the North Shore group" names a practice."""

_ANESTHESIA = re.compile(
    r"\banesthesia (?:record|report|note|evaluation|summary|chart)\b|\bpost-?anesthesia\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(r"(?:[a-z]{3}|[0-9)])\. ([A-Z][a-z'\u2019-]+(?: [A-Z]\.)?)$")
_REST = re.compile(rf"({_WORD}),? (?:{CREDENTIALS})\.?$")
_BEHIND = re.compile(
    r"(?:[a-z]{3}|[0-9)])\. ((?:[A-Z]\.|[A-Z][A-Za-z'\u2019-]+)"
    rf"(?: [A-Z]\.)? {_WORD}),? (?:{CREDENTIALS})\.?$"
)
_SIGNS_TEXT = "name with credentials behind the last sentence"
_BY_ITSELF = 5.0
_TOLD = 4
_CUE_WORDS = 5
_ABBREVIATED = 4
"""So many letters, with the point, a shortened name has at most: "Wm.", "Geo."."""

_SALUTATION = re.compile(
    r"^\W*Dear\s(?:(?:Drs?|Mr|Mrs|Ms|Doctor)\b\.?\s)?(?:\w+\s){0,2}?([A-Za-z'\u2019-]+)\W*$"
)
_SIGNED = 9.0
_AUTHOR = 8.0
BARRED = "named in another part"
_SIGNATURE_ROWS = 4


class ProviderCues(BaseModel):
    """The table `providers.toml`."""

    model_config = ConfigDict(extra="forbid")

    barred: tuple[str, ...]
    nurses: tuple[str, ...]
    anesthesia: tuple[str, ...]
    no_name: tuple[str, ...]
    places: tuple[str, ...]
    facility: tuple[str, ...]
    valedictions: tuple[str, ...]
    words: LabelWords
    rendered: dict[int, tuple[str, ...]]
    weights: dict[Category, dict[int, tuple[str, ...]]] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Naming:
    """Where a clinician is named: the number of the row, the place in its text, and what it tells.

    `lead` is where the words begin that were read with the name; `how` says what it stands beside.
    """

    row: int
    lead: int
    start: int
    stop: int
    weight: float
    how: str


@dataclass(frozen=True, slots=True)
class NamedProvider:
    """A clinician whom a record names: the name shown, how surely he rendered it, and where.

    `barred` says that the words beside the name give him another part: he ordered, referred.
    """

    name: str
    weight: float
    namings: tuple[Naming, ...] = ()
    barred: bool = False


@dataclass(frozen=True)
class _Cues:
    barred: frozenset[tuple[str, ...]]
    nurses: frozenset[str]
    weights: Mapping[Category, Mapping[tuple[str, ...], int]]
    anesthesia: frozenset[tuple[str, ...]]
    no_name: frozenset[str]
    valedictions: frozenset[tuple[str, ...]]
    long: tuple[str, ...]


@cache
def _cues(rules: RuleBook) -> _Cues:
    table = rules.table(PACKAGE, "providers", ProviderCues)
    common = {fold(t): weight for weight, texts in table.rendered.items() for t in texts}
    barred = frozenset(fold(t) for t in table.barred)
    made = {p: w for p, w in label_weights(table.words).items() if p not in barred}
    weights = {}
    for category in Category:
        own = {
            fold(t): weight
            for weight, texts in table.weights.get(category, {}).items()
            for t in texts
        }
        weights[category] = made | common | own
    every = barred | {phrase for own in weights.values() for phrase in own if phrase not in made}
    return _Cues(
        barred | barred_labels(table.words),
        frozenset("".join(fold(t)) for t in table.nurses),
        weights,
        frozenset(fold(t) for t in table.anesthesia),
        frozenset(table.no_name),
        frozenset(fold(t) for t in table.valedictions),
        tuple(sorted(text for p in every if len(text := " ".join(p)) >= 8)),
    )


def providers_in(
    rows: Sequence[Row], category: Category, rules: RuleBook = RuleBook()
) -> tuple[NamedProvider, ...]:
    """Find who rendered the care that `rows` tell of, the surest first."""
    return tuple(p for p in weigh_providers(rows, category, rules) if not p.barred)


def weigh_providers(
    rows: Sequence[Row], category: Category, rules: RuleBook = RuleBook()
) -> tuple[NamedProvider, ...]:
    """Find who rendered the care that `rows` tell of, the surest first, then who did not."""
    cues = _cues(rules)
    if any(_ANESTHESIA.search(row.text) for row in rows[:10]):
        raised = dict.fromkeys(cues.anesthesia, 14)
        cues = replace(cues, weights={category: {**cues.weights[category], **raised}})
    found: dict[str, NamedProvider] = {}
    others: dict[str, NamedProvider] = {}
    addressed = {m[1].lower() for row in rows if (m := _SALUTATION.match(row.text))}
    signed = _rows_signed(rows, cues)
    for number, row in enumerate(rows):
        for name, naming in _candidates(row, number, rows, category, cues):
            if naming.how == BARRED:
                others.setdefault(name, NamedProvider(name, 0.0, (naming,), barred=True))
                continue
            weight = max(naming.weight, _SIGNED) if number in signed else naming.weight
            if weight < _SIGNED and person_tokens(name)[-1] in addressed:
                continue
            _hear(found, name, replace(naming, weight=weight))
    for name, naming in _signing_text(rows, cues):
        _hear(found, name, naming)
    apart = [p for p in others.values() if not any(same_person(k, p.name) for k in found)]
    return (*sorted(found.values(), key=lambda p: -p.weight), *apart)


def _hear(found: dict[str, NamedProvider], name: str, naming: Naming) -> None:
    """Enter a naming under the one it names, by the fuller of the spellings."""
    known = next((k for k in found if same_person(k, name)), None)
    if known is None:
        found[name] = NamedProvider(name, naming.weight, (naming,))
        return
    best = name if len(person_tokens(name)[0]) > len(person_tokens(known)[0]) else known
    former = found.pop(known)
    weight = max(former.weight, naming.weight) + 0.5
    found[best] = NamedProvider(best, weight, (*former.namings, naming))


def clinicians_named(rows: Sequence[Row], rules: RuleBook = RuleBook()) -> tuple[str, ...]:
    """Give everybody whom `rows` name with a clinician's credentials, in the order of the page."""
    no_name = _cues(rules).no_name
    found: list[str] = []
    for row in rows:
        for match in _NAME.finditer(row.text):
            span = _trimmed(row.text, match, no_name)
            if span is None or not _CRED.match(row.text, span[1]):
                continue
            name = shown_person(row.text[slice(*span)])
            if len(person_tokens(name)) >= 2 and not any(same_person(name, k) for k in found):
                found.append(name)
    return tuple(found)


def is_nurse(text: str, rules: RuleBook = RuleBook()) -> bool:
    """Tell whether the first credentials in a text are of somebody who assists."""
    credential = _CRED.search(text)
    return credential is not None and "".join(fold(credential["c"])) in _cues(rules).nurses


def _rows_signed(rows: Sequence[Row], cues: _Cues) -> frozenset[int]:
    """Give the rows in which a letter's writer signs: those below "Sincerely" and its like."""
    return frozenset(
        number + step
        for number, row in enumerate(rows)
        if len(row.words) <= 4 and fold(row.text) in cues.valedictions
        for step in range(1, _SIGNATURE_ROWS + 1)
    )


def _signing_text(rows: Sequence[Row], cues: _Cues) -> Iterator[tuple[str, Naming]]:
    """Give the names that sign running text: behind its last sentence, whole or torn in two."""
    for number, row in enumerate(rows):
        if whole := _BEHIND.search(row.text):
            naming = Naming(number, whole.start(1), *whole.span(1), _BY_ITSELF, _SIGNS_TEXT)
            yield shown_person(whole[1]), naming
    for number, (row, below) in enumerate(pairwise(rows), start=1):
        given, rest = _GIVEN.search(row.text), _REST.match(below.text)
        if given and rest and not {given[1].lower(), rest[1].lower()} & cues.no_name:
            naming = Naming(number, 0, 0, len(below.text), _BY_ITSELF, _SIGNS_TEXT)
            yield shown_person(f"{given[1]} {rest[1]}"), naming


def _candidates(
    row: Row, number: int, rows: Sequence[Row], category: Category, cues: _Cues
) -> Iterator[tuple[str, Naming]]:
    text = _MARK_FOR_POINT.sub(".", row.text).replace("|", " ")
    taken = 0
    for match in _NAME.finditer(text):
        if match.start() < taken:
            continue
        span = _trimmed(text, match, cues.no_name)
        if span is None or _OF_A_GROUP.search(text[: span[0]]):
            continue
        start, stop = span
        credential = _CRED.match(text, stop)
        cue = _cue_before(text[taken:start], category, cues, named=bool(credential))
        lead, how = taken, "words before the name"
        if cue is None and start == row.cell_of(start)[0]:
            above = rows[max(number - 1, 0) : number]
            cue, label = _cue_above(row.box(start, stop), above, category, cues)
            lead, how = start, f"name under “{label}”"
            if cue == 0 and credential and _heads_names(rows[number - 1]):
                cue = None
        end = credential.end() if credential else stop
        if cue == 0:
            taken = end
            shown = shown_person(text[start:stop])
            if credential and len(person_tokens(shown)) >= 2:
                yield shown, Naming(number, lead, start, end, 0.0, BARRED)
            continue
        weight = float(cue or 0)
        if weight == 0:
            lead, (weight, how) = start, _unlabelled(row, text, start, category, credential)
            if not weight:
                continue
        elif not credential and len(person_tokens(text[start:stop])) < 2:
            continue
        nurse = credential and "".join(fold(credential["c"])) in cues.nurses
        shown = shown_person(text[start:stop])
        if len(person_tokens(shown)) >= 2:
            told = weight + (1 if credential else 0) - (6 if nurse and weight < 13 else 0)
            yield shown, Naming(number, lead, start, end, told, how)
        taken = end


def _unlabelled(
    row: Row, text: str, start: int, category: Category, credential: re.Match[str] | None
) -> tuple[float, str]:
    """Weigh a name without words that lead to it: set by itself, or the author of an entry."""
    if credential and heads_entry(text[:start]):
        return _AUTHOR, "name behind the date of an entry"
    return float(_standing(row, text, start, category)), "name with credentials, by itself"


def _trimmed(text: str, match: re.Match[str], no_name: frozenset[str]) -> tuple[int, int] | None:
    """Cut words that are no part of a name off both ends; None where none is left."""
    words = [
        (m.start() + match.start(), m.end() + match.start(), m[0])
        for m in re.finditer(r"[^\s,]+", match[0])
    ]
    while words and (
        words[0][2].rstrip(".").lower() in no_name
        or text[words[0][1] : words[0][1] + 1] == ":"
        or (len(words) > 2 and _is_credential(words[0][2]))
    ):
        words.pop(0)
    while words and (
        words[-1][2].rstrip(".").lower() in no_name
        or _is_credential(words[-1][2])
        or text[words[-1][1] : words[-1][1] + 1] == ":"
    ):
        words.pop()
    # "given to Hale. A. Ruiz RN": the sentence ended before the name
    while len(words) > 2 and words[0][2][-1] == "." and len(words[0][2]) > _ABBREVIATED:
        words.pop(0)
    # "A. Ruiz MD Specimen": what stands behind credentials is no name.
    titles = [n for n, w in enumerate(words) if n > 1 and _is_credential(w[2])]
    words = words[: next((n for n in titles if text[words[n][1] : words[n][1] + 1] != ","), None)]
    # "Her doctor is Dr. Ana Ruiz. Seen on Monday": the sentence ends, and the name with it.
    ends = [n for n, w in enumerate(words, start=1) if w[2][-1] == "." and len(w[2]) > _ABBREVIATED]
    words = words[: next((n for n in ends if n > 1), len(words))]
    inner = [w[2].rstrip(".").lower() for w in words if not _is_credential(w[2])]
    if len(inner) < 2 or any(word in no_name for word in inner):
        return None
    if max(len(w[2].rstrip(".")) for w in words) < 3:
        return None
    return words[0][0], words[-1][1]


def _is_credential(word: str) -> bool:
    return bool(re.fullmatch(rf"(?:{CREDENTIALS})\.?", word))


def _cue_before(ahead: str, category: Category, cues: _Cues, *, named: bool = False) -> int | None:
    """Weigh the words that lead to a name; 0 where they say that it is somebody else.

    `named` tells that credentials follow it: "Therapist Ana Ruiz, PT" needs no colon then.
    """
    if opens_signature(ahead):
        return int(_SIGNED)
    ahead = without_time(ahead)
    window = ahead[-90:]
    found = tokens_of(window)
    tokens = [t.text for t in found]
    raw = ahead.split()
    # "DOB 6/14/88 Provider Ana Ruiz, DC": the label begins behind a date or number.
    begins = len(raw) > 1 and raw[-1][:1].isupper() and any(c.isdigit() for c in raw[-2])
    while tokens and tokens[-1] in _LINKS and ahead.rstrip()[-1:] != ":":
        window = window[: found[len(tokens) - 1].start]  # the point of "Dr." sets nothing off
        tokens.pop()
    weights = cues.weights[category]
    for size in range(min(_CUE_WORDS, len(tokens)), 0, -1):
        phrase = tuple(tokens[-size:])
        if phrase in weights:
            tail = window.rstrip()[-1:]
            alone = named and (len(tokens) == 1 or begins)
            bare = size == 1 and tail not in ":.;#|-" and not (alone or _says_by(tokens))
            return _in_sentence(weights[phrase], phrase, tokens[-size - 1 : -size], bare=bare)
        if phrase in cues.barred:
            return 0
    return _misread_cue(ahead, tokens, weights, cues)


def _in_sentence(
    weight: int, phrase: tuple[str, ...], before: Sequence[str], *, bare: bool
) -> int | None:
    """Weigh a cue by the word before it; None for a word alone that nothing sets off."""
    if before and before[0] in _HIS:
        return 0
    if bare:
        return None
    told = before and before[0] in _WAS and phrase[0] in _CARED
    return min(weight, _TOLD) if told else weight


def _misread_cue(
    ahead: str, tokens: Sequence[str], weights: Mapping[tuple[str, ...], int], cues: _Cues
) -> int | None:
    """Know a cue through reading damage, where "by" or a colon shows that it is one."""
    if not tokens or not (_says_by(tokens) or ahead.rstrip()[-1:] == ":"):
        return None
    for size in (3, 2, 1):
        words = " ".join(tokens[-size:])
        if size > len(tokens) or len(words) < 8:
            continue
        best = process.extractOne(words, cues.long, scorer=fuzz.ratio, score_cutoff=88)
        if best:
            phrase = tuple(best[0].split())
            return 0 if phrase in cues.barred else weights.get(phrase)
    return None


def _says_by(tokens: Sequence[str]) -> bool:
    return bool(tokens) and tokens[-1] in _BY


def _cue_above(
    box: Box, above: Sequence[Row], category: Category, cues: _Cues
) -> tuple[int | None, str]:
    """Weigh a label that heads the cell over the name; and give it."""
    for other in above:
        if box.top - other.bottom > 0.02:
            continue
        for first, last in other.cells:
            a, b = other.span(first, last)
            head = other.box(a, b)
            if head.x0 > box.x1 or head.x1 < box.x0 or abs(head.x0 - box.x0) > 0.06:
                continue
            label = other.text[a:b]
            phrase = fold(label)
            if phrase in cues.weights[category]:
                return cues.weights[category][phrase], label
            if phrase in cues.barred:
                return 0, label
    return None, ""


def _heads_names(row: Row) -> bool:
    """Tell whether a row heads a table of people: a bare "Name" among other columns."""
    return len(row.cells) > 1 and any(fold(text) == ("name",) for text in row.cell_texts())


def _standing(row: Row, text: str, start: int, category: Category) -> float:
    """Weigh a name with credentials that stands by itself: a signature or a header line."""
    a, b = row.cell_of(start)
    cell = text[a:b]
    if start == a and _CRED.match(text, b) and _NAME.fullmatch(cell):
        return 5
    if start - a > 4 or not _STANDING.match(cell) or len(cell) > 80:
        return 0
    if category is Category.PHARMACY:
        return 2
    return 6 if len(row.cells) == 1 else 4


_LINKS = frozenset(fold("dr mr ms mrs is was name"))
_BY = frozenset(fold("by"))
_CARED = frozenset(
    fold("seen evaluated examined treated assessed provided given conducted delivered recorded")
)
_WAS = frozenset(fold("was were been also"))
"""A sentence that tells of care ("he was also evaluated by") may tell of another's."""

_HIS = frozenset(fold("his her their my"))
"""Before a cue, these speak of somebody's doctor: "Her doctor is Dr. Ruiz"."""
