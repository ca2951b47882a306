"""What kind of page this is: every cue that speaks, weighed by where it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from rapidfuzz import fuzz, process

from casefile.categories import Category
from casefile.evidence import Candidate, Ground
from casefile.rules import RuleBook
from ingest.sorting.layout import Segment, fold

Place = Literal["title", "letterhead", "head", "signature", "text"]


class Cue(BaseModel):
    """Phrases and patterns of one weight that tell of (or against) a category."""

    model_config = ConfigDict(extra="forbid")

    category: Category
    where: Place
    weight: float
    phrases: list[str] = Field(default_factory=list)
    patterns: list[re.Pattern[str]] = Field(default_factory=list)


class DictatedParts(BaseModel):
    """Heads of a dictated visit beside those of `note_parts`, and what all of them bring."""

    model_config = ConfigDict(extra="forbid")

    weight: float
    history: list[str]
    examination: list[str]
    opinion: list[str]


class CueTable(BaseModel):
    """The table cues.toml."""

    model_config = ConfigDict(extra="forbid")

    text_cap: float
    sure: float
    weak: float
    usual: float
    charge_rows: int
    charge_rows_weight: float
    listed_codes: int
    listed_codes_weight: float
    carried: float
    later_title: float
    default: Category
    note_parts: dict[str, list[str]]
    note_parts_weight: float
    note_parts_of: Category
    dictated_parts: DictatedParts
    visit_heads: list[str]
    within_note: float
    within_note_of: list[Category]
    letter_weight: float
    cues: list[Cue]


@dataclass(frozen=True, slots=True)
class Hit:
    """One cue that was found: what it tells, how strongly, and the words that say so."""

    category: Category
    where: Place
    score: float
    quote: str
    top: float
    segment: Segment | None = None


_AMOUNT = re.compile(r"(?<![\d.,])\$?\d{1,3}(?:,?\d{3})*\.\d{2}\b-?(?![\d%])")
_DATED = re.compile(
    r"\s*(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{4}-\d{2}-\d{2}|\d{1,2}-[A-Za-z]{3}-\d{2,4}"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4})\b"
)
_CODED = re.compile(r"\s*(?:\d{4}[0-9FTU]|[A-V]\d{4})(?:[- ][A-Z0-9]{2})*\s")
_A_CODE = re.compile(r"(?<![\w.-])(?:\d{5}|[A-V]\d{4})(?![\w-])")
_CHARGED = re.compile(r"\b(?:charges?|fees?|total)\b", re.IGNORECASE)
# Lines of claim forms whose red print the scanner dropped: revenue code first and dollars and cents
# apart, or a day without marks before them (UB-04), or six two-digit date boxes and a place of
# service (CMS-1500).
_CLAIM_LINE = re.compile(
    r"\s*0\d{3}\s+[A-Z].*\s\d{1,6}[ .]\d{2}\s*$"
    r"|\s*0\d{3}\s(?:.*\s)?[01]\d[0-3]\d{3}\s.*\s\d{1,6}\.\d{2}\s*$"
    r"|\s*(?:\d{6}|\d{1,2}[/-]\d{1,2}[/-]\d{2,4})\s+0\d{3}\s.*\s[\d,]*\d[ .]\d{2}\s*$"
    r"|\s*(?:\d\d ){6}\s*\d\d\s.*\b[A-V]?\d{4,5}\b.*\s\d{1,5}[ .]\d{2}\b"
)
# "MR#: M0412 ACCT#: H5521" or "MR 00-41-20" names a patient, and no magnetic resonance.
_IDENTITY = re.compile(
    r"\s*(?:mr|mrn|med(?:ical)?\.? rec(?:ord)?|acct|account|patient|pt|visit|unit|dob|adm|dis"
    r"|loc|room|fin|csn|har)"
    r"\s*(?:#|no\b\.?|num(?:ber)?\b|id\b)?\s*(?:(?:#\s*)?:|[a-z]{0,2}\d[\d-]{4,}\W*$)",
    re.IGNORECASE,
)
_STATED_TITLE = re.compile(
    r"\W*(?:(?:report|document|note|record)(?: (?:type|title|name))?"
    r"|type of (?:report|note|document))\s*:\s*(.+)",
    re.IGNORECASE,
)
_AUTHORED = re.compile(
    r"([A-Z][A-Za-z &/-]{3,40}):\s+[A-Z][\w.'\u2019-]+(?: [A-Z][\w.'\u2019-]*){1,3},? "
    r"(?:M\.?D|D\.?O|D\.?C|P\.?A(?:-?C)?|[A-Z]{0,4}N\.?P(?:-[BC]+)?|[DM]?PT)\.?$"
)
_NEXT_LABEL = re.compile(r"\s+[A-Z][A-Za-z.]*(?: (?:[Nn][Oo]\.?|[Ii][Dd]))?\s*[:#].*$")
_FULL_STOP = re.compile(r"[a-z0-9)]\. [A-Z]")
_CLAIM_LINES = 2
_CODED_ROWS = 2
TELEPHONE = re.compile(r"(?<!\d)\(?\d{3}[). -]{1,2}\d{3}[-. ]\d{4}(?!\d)")
_DAY_BESIDE = re.compile(
    r"(?:^|[\s,|(\u2013\u2014-]+)(?:on |at |dated )?"
    r"(?:\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|\d{4}-\d{2}-\d{2})\b"
    r"(?:,?\s+\d{1,2}:?\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?)?[)\s]*",
    re.IGNORECASE,
)
_BY_PHYSICIAN = re.compile(
    r"\b(?:[Nn]otes?|H&P|[Ss]ummary|[Cc]onsults?|[Aa]uthor):? (?:by )?[A-Z][\w.' -]{3,40}, ?"
    r"(?:M\.?D|D\.?O|PA|A?P?R?N\.?P|R\.?N)\b"
)
_OTHERS = re.compile(
    r"\b(?:refer\w*|order\w*|cc|to|prescrib\w*|pcp|request\w*|attn|dear|copy|copies|sent)\b",
    re.IGNORECASE,
)
_BULLETS = frozenset("-\u2022*\u25aa\u25cf\u2013")
_FEW = 4
_SAME_LINE = 0.008
_MISREAD = 0.95
_ALIKE = 85
_HIGH = 0.33
_LARGE, _FEW_WORDS = 1.2, 5
Phrases = dict[str, list[tuple[tuple[str, ...], tuple[tuple[Category, float], ...]]]]


@dataclass(frozen=True)
class Cues:
    """The cue table made ready for looking up."""

    table: CueTable
    title: Phrases
    letterhead: Phrases
    text: Phrases
    patterns: tuple[tuple[re.Pattern[str], Category, float], ...]
    head_patterns: tuple[tuple[re.Pattern[str], Category, float], ...]
    signature_patterns: tuple[tuple[re.Pattern[str], Category, float], ...]
    note_parts: tuple[frozenset[tuple[str, ...]], ...]
    dictated_parts: tuple[frozenset[tuple[str, ...]], ...]
    visit_heads: frozenset[tuple[str, ...]]
    compact_titles: dict[str, tuple[tuple[Category, float], ...]]
    title_words: dict[str, tuple[str, ...]]
    titles_by_length: dict[int, tuple[str, ...]]
    spelt: dict[tuple[str, ...], str]


@cache
def load_cues(rules: RuleBook = RuleBook()) -> Cues:
    """Load cues.toml and index its phrases by their first token."""
    table = rules.table("ingest.sorting", "cues", CueTable)
    by_place: dict[Place, dict[tuple[str, ...], list[tuple[Category, float]]]] = {
        "title": defaultdict(list),
        "head": defaultdict(list),
        "signature": defaultdict(list),
        "letterhead": defaultdict(list),
        "text": defaultdict(list),
    }
    for cue in table.cues:
        for phrase in cue.phrases:
            by_place[cue.where][fold(phrase)].append((cue.category, cue.weight))
    compact = {
        "".join(tokens): tuple(told)
        for tokens, told in by_place["title"].items()
        if sum(map(len, tokens)) >= 8
    }
    return Cues(
        table,
        title=_by_first_token(by_place["title"]),
        letterhead=_by_first_token(by_place["letterhead"]),
        text=_by_first_token(by_place["text"]),
        patterns=_patterns(table, "title"),
        head_patterns=_patterns(table, "head"),
        signature_patterns=_patterns(table, "signature"),
        note_parts=tuple(frozenset(map(fold, heads)) for heads in table.note_parts.values()),
        dictated_parts=tuple(
            frozenset(map(fold, [*heads, *getattr(table.dictated_parts, part)]))
            for part, heads in table.note_parts.items()
        ),
        visit_heads=frozenset(
            fold(h) for heads in (*table.note_parts.values(), table.visit_heads) for h in heads
        ),
        compact_titles=compact,
        title_words={"".join(tokens): tokens for tokens in by_place["title"]},
        titles_by_length={
            n: tuple(sorted(t for t in compact if len(t) == n)) for n in {len(t) for t in compact}
        },
        spelt={fold(p): p for c in table.cues if c.where == "text" for p in c.phrases},
    )


def _patterns(table: CueTable, where: Place) -> tuple[tuple[re.Pattern[str], Category, float], ...]:
    return tuple(
        (p, c.category, c.weight) for c in table.cues if c.where == where for p in c.patterns
    )


def _by_first_token(phrases: dict[tuple[str, ...], list[tuple[Category, float]]]) -> Phrases:
    index: Phrases = defaultdict(list)
    for tokens, told in phrases.items():
        index[tokens[0]].append((tokens, tuple(told)))
    return {
        first: sorted(found, key=lambda entry: -len(entry[0])) for first, found in index.items()
    }


def _matches(
    tokens: Sequence[str], phrases: Phrases
) -> Iterator[tuple[int, int, tuple[tuple[Category, float], ...]]]:
    """Give (start, length, what it tells) of each phrase in `tokens`, the longest at each start."""
    for start, token in enumerate(tokens):
        for phrase, told in phrases.get(token, ()):
            if tuple(tokens[start : start + len(phrase)]) == phrase:
                yield start, len(phrase), told
                break


def _longest_matches(
    tokens: Sequence[str], phrases: Phrases
) -> Iterator[tuple[int, int, tuple[tuple[Category, float], ...]]]:
    """Give the matches that do not lie within a longer one: an ED provider note is no office's."""
    end = 0
    for start, length, told in _matches(tokens, phrases):
        if start + length > end:
            end = start + length
            yield start, length, told


def title_hits(segment: Segment, cues: Cues) -> list[Hit]:
    """Give what a line tells as a heading; nothing where it is not set as one."""
    plain = not _set_as_heading(segment)  # "After-visit instructions" is a title only as a whole
    if (plain and not _in_sentence_case(segment)) or _is_no_title(segment):
        return []
    stated = _stated_title(segment.text)
    tokens = fold(_DAY_BESIDE.sub(" ", stated)) or segment.tokens
    if not tokens:
        return []
    best: dict[Category, float] = {}
    whole = False
    for start, length, told in _longest_matches(tokens, cues.title):
        factor = _title_factor(start, length, len(tokens))
        whole |= length >= 0.8 * len(tokens)
        for category, weight in told:
            best[category] = max(best.get(category, 0.0), weight * factor)
    if plain and not whole:
        return []
    as_printed = segment.confidence >= 1  # nothing is misread in a text layer
    if not (whole or as_printed) and len(tokens) <= 9:
        for category, weight in _misread_title(tokens, cues):
            best[category] = max(best.get(category, 0.0), weight * _MISREAD)
    if not best and not as_printed and segment.box.top < _HIGH:
        best = {c: w * _MISREAD * 0.85 for c, w in _misread_beginning(tokens, cues)}
    if len(tokens) <= 16:
        lower = stated.lower()
        for pattern, category, weight in cues.patterns:
            if pattern.search(lower):
                best[category] = max(best.get(category, 0.0), weight * 0.95)
    size = min(1.25, max(1.0, segment.tall / 1.15))
    place = _place_factor(segment.box.top)
    return [
        Hit(category, "title", score * size * place, segment.text, segment.box.top, segment)
        for category, score in best.items()
    ]


def _stated_title(text: str) -> str:
    """Give the title that a label states ("Report: ED Physician Record   Acct: E5"), else all.

    The author may stand behind it: "Progress Notes: Ana Ruiz, DO".
    """
    if authored := _AUTHORED.match(text):
        return authored[1]
    stated = _STATED_TITLE.match(text)
    return _NEXT_LABEL.sub("", stated[1]) if stated else text


def _is_no_title(segment: Segment) -> bool:
    """Tell a cell of a table, an entry of a list, an identity, a sentence or an address."""
    if (segment.row_size > 3 and segment.box.top > 0.12) or _is_sentence(segment):
        return True
    listed = segment.text[:1] in _BULLETS and segment.text[1:2] == " "
    named = _IDENTITY.match(segment.text) or TELEPHONE.search(segment.text)
    return listed or named is not None


def _in_sentence_case(segment: Segment) -> bool:
    """Tell whether a few words at the top begin with a capital, as modern print-outs head pages."""
    few = len(segment.words) <= _FEW and segment.box.top < _HIGH / 2
    return few and segment.text[:1].isupper() and segment.text[-1:].isalpha()


def _set_as_heading(segment: Segment) -> bool:
    """Tell whether a line has capital initials, or stands high up in larger print.

    A recogniser does not measure print well: on scans that goes for a few words only.
    """
    if segment.capitalised:
        return True
    plain = not re.search(r":|[.,]$", segment.text) and segment.text[0].isupper()
    few = segment.confidence >= 1 or len(segment.words) <= _FEW_WORDS
    return plain and few and segment.tall >= _LARGE and segment.box.top < _HIGH


def _misread_title(tokens: Sequence[str], cues: Cues) -> tuple[tuple[Category, float], ...]:
    """Give what a title tells that is within a few glyphs of one in the table."""
    compact = "".join(tokens)
    near = [t for n in (-1, 0, 1) for t in cues.titles_by_length.get(len(compact) + n, ())]
    found = process.extractOne(compact, near, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    if found is None or _other_word(tokens, cues.title_words[found[0]]):
        return ()
    return cues.compact_titles[found[0]]


def _other_word(tokens: Sequence[str], title: Sequence[str]) -> bool:
    """Tell whether short words differ wholly: an "ED record" is no misread "OR record"."""
    return len(tokens) == len(title) and any(
        len(read) <= 3 and len(meant) <= 3 and not set(read) & set(meant)
        for read, meant in zip(tokens, title, strict=True)
    )


def _misread_beginning(tokens: Sequence[str], cues: Cues) -> tuple[tuple[Category, float], ...]:
    """Give what a misread title tells that has a name or date after it."""
    for count in (4, 3, 2):
        compact = "".join(tokens[:count])
        if count < len(tokens) and len(compact) >= 10:
            told = _misread_title(tokens[:count], cues)
            if told:
                return told
    return ()


def _title_factor(start: int, length: int, total: int) -> float:
    share = length / total
    if share >= 0.6:
        return 1.0 if length > 1 or total == 1 else 0.8
    if start == 0 and length > 1:
        return 0.85
    if start + length == total and length > 1:
        return 0.8
    return 0.55 * (1.0 if length > 1 else 0.5)


def _place_factor(top: float) -> float:
    if top < _HIGH:
        return 1.0
    return 0.6 if top < 0.55 else 0.4


def _is_sentence(segment: Segment) -> bool:
    count = len(segment.words)
    text = segment.text.rstrip()
    return count > 22 or (
        count > 7 and (text.endswith((".", ",")) or bool(_FULL_STOP.search(text)))
    )


def letterhead_hits(segments: Sequence[Segment], cues: Cues) -> list[Hit]:
    """Give what the institution's name tells."""
    hits = []
    for segment in segments:
        for _, length, told in _matches(segment.tokens, cues.letterhead):
            for category, weight in told:
                score = weight if length > 1 else weight * 0.9
                hits.append(Hit(category, "letterhead", score, segment.text, segment.box.top))
    return hits


def head_hits(segments: Sequence[Segment], cues: Cues) -> list[Hit]:
    """Give what the labelled items at the top tell: the kind of visit, the unit, the bed."""
    hits: dict[Category, Hit] = {}
    for segment in segments:
        if segment.box.top > _HIGH:
            continue
        lower = segment.text.lower()
        for pattern, category, weight in cues.head_patterns:
            known = hits.get(category)
            if (known is None or known.score < weight) and pattern.search(lower):
                hits[category] = Hit(category, "head", weight, segment.text, segment.box.top)
    return list(hits.values())


def signature_hits(segments: Sequence[Segment], cues: Cues) -> list[Hit]:
    """Give what the credentials of those who sign or treat tell, not of those who referred.

    Whoever is named in a row of a charge signs nothing. Where physicians and nurses write beside a
    therapist, the page is of the ward they share.
    """
    hits: dict[Category, Hit] = {}
    if any(_BY_PHYSICIAN.search(segment.text) for segment in segments):
        return []
    priced = {segment.row for segment in segments if _AMOUNT.search(segment.text)}
    for segment in segments:
        if segment.row in priced or _OTHERS.search(segment.text) or _is_sentence(segment):
            continue
        for pattern, category, weight in cues.signature_patterns:
            if category not in hits and pattern.search(segment.text):
                quote, top = segment.text, segment.box.top
                hits[category] = Hit(category, "signature", weight, quote, top)
    return list(hits.values())


def text_hits(tokens: Sequence[str], cues: Cues) -> list[Hit]:
    """Give what the running text tells, each phrase once."""
    seen: dict[tuple[Category, tuple[str, ...]], Hit] = {}
    for start, length, told in _matches(tokens, cues.text):
        phrase = tuple(tokens[start : start + length])
        for category, weight in told:
            if (category, phrase) not in seen:
                seen[category, phrase] = Hit(category, "text", weight, cues.spelt[phrase], 1.0)
    return list(seen.values())


def charge_row_hits(segments: Sequence[Segment], cues: Cues) -> list[Hit]:
    """Tell a bill by its rows of dates with amounts, where its columns bear no names."""
    by_row: dict[int, str] = defaultdict(str)
    for segment in segments:
        by_row[segment.row] += f" {segment.text}"
    count = sum(
        bool(_AMOUNT.search(t) and (_DATED.match(t) or _CODED.match(t))) for t in by_row.values()
    )
    coded = sum(
        bool(_AMOUNT.search(t) and _DATED.match(t) and _A_CODE.search(t)) for t in by_row.values()
    )
    claim = sum(bool(_CLAIM_LINE.match(t)) for t in by_row.values())
    if listed := _priced_list_hits(by_row.values(), cues):
        return listed
    if claim >= _CLAIM_LINES:
        quote = f"{claim} lines of a claim form"
    elif count >= cues.table.charge_rows:
        quote = f"{count} rows of a date or a code and an amount"
    elif coded >= _CODED_ROWS:
        quote = f"{coded} rows of a date, a code and an amount"
    else:
        return []
    return [Hit(Category.BILLING, "text", cues.table.charge_rows_weight, quote, 1.0)]


def _priced_list_hits(rows: Collection[str], cues: Cues) -> list[Hit]:
    """Know a superbill: an office's list of its codes, some of them priced, and their sum."""
    codes = {code for text in rows for code in _A_CODE.findall(text)}
    priced = [text for text in rows if _A_CODE.search(text) and _AMOUNT.search(text)]
    summed = [text for text in rows if _CHARGED.search(text) and _AMOUNT.search(text)]
    if len(codes) < cues.table.listed_codes or not (priced and summed):
        return []
    quote = f"a list of {len(codes)} billing codes, with prices and their sum"
    return [Hit(Category.BILLING, "title", cues.table.listed_codes_weight, quote, 0.0)]


def weigh(hits: Sequence[Hit], cues: Cues) -> dict[Category, Candidate]:
    """Add up the hits by category, each kind of place by its own rule.

    Where a clear title names the page, the running text of other disciplines weighs half: an
    emergency note lists laboratory values and stays an emergency note.
    """
    by_category: dict[Category, list[Hit]] = defaultdict(list)
    heard = _first_title_first(hits, cues)
    for hit in heard:
        by_category[hit.category].append(hit)
    sure = any(h.where == "title" and h.score >= cues.table.sure for h in hits)
    titled = {h.category for h in heard if h.where == "title" and h.score >= cues.table.sure / 2}
    cap = cues.table.text_cap
    return {
        category: Candidate(
            category.value,
            round(_score(found, cap if not sure or category in titled else cap / 2), 3),
            _grounds(found),
        )
        for category, found in sorted(by_category.items())
    }


def _first_title_first(hits: Sequence[Hit], cues: Cues) -> list[Hit]:
    """Let headings below the page's first clear title weigh less where they tell something else."""
    clear = [h for h in hits if h.where == "title" and h.score >= cues.table.sure]
    if not clear:
        return list(hits)
    top = min(h.top for h in clear)
    named = {h.category for h in clear if h.top <= top + _SAME_LINE}
    return [
        replace(h, score=h.score * cues.table.later_title)
        if h.where == "title" and h.top > top + _SAME_LINE and h.category not in named
        else h
        for h in hits
    ]


def _score(hits: Sequence[Hit], cap: float) -> float:
    titles = sorted((h.score for h in hits if h.where == "title"), reverse=True)
    heads = [h.score for h in hits if h.where == "letterhead"]
    labelled = sum(h.score for h in hits if h.where in {"head", "signature"})
    text = sum(h.score for h in hits if h.where == "text")
    return (
        (titles[0] + 0.15 * sum(titles[1:3]) if titles else 0.0)
        + max(heads, default=0.0)
        + labelled
        + max(min(text, cap), -cap)
    )


def _grounds(hits: Sequence[Hit]) -> tuple[Ground, ...]:
    ranked = sorted(hits, key=lambda h: (-abs(h.score), h.where, h.quote))
    return tuple(Ground(h.where, h.quote, round(h.score, 2)) for h in ranked[:6])
