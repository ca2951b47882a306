"""What a line tells of the kind of its page where it is set as a title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from casefile.categories import Category
from ingest.sorting.cues import Cues, Hit, longest_matches
from ingest.sorting.layout import Segment, fold
from ingest.sorting.title_forms import composed_title

# "MR#: M0412 ACCT#: H5521" or "MR 00-41-20" names a patient, and no magnetic resonance.
_IDENTITY = re.compile(
    r"\s*(?:mr|mrn|med(?:ical)?\.? rec(?:ord)?|acct|account|patient|pt|visit|unit|dob|adm|dis"
    r"|loc|room|fin|csn|har)"
    r"\s*(?:#|no\b\.?|num(?:ber)?\b|id\b)?\s*(?:(?:#\s*)?:|[a-z]{0,2}\d[\d-]{4,}\W*$)",
    re.IGNORECASE,
)
_CHARGED = re.compile(r"\s*\d{1,2}[/-]\d{1,2}[/-]\d{2,4}\s+(?:0?\d{3}|\d{5}|[A-V]\d{4})\b")
"""A day and a code before it: the description of a charge."""

_STATED_TITLE = re.compile(
    r"\W*(?:(?:report|document|note|record)(?: (?:type|title|name))?|(?:local|standard) title"
    r"|type of (?:report|note|document))\s*:\s*(.+)",
    re.IGNORECASE,
)
_AUTHORED = re.compile(
    r"([A-Z][A-Za-z &/-]{3,40}):\s+[A-Z][\w.'\u2019-]+(?: [A-Z][\w.'\u2019-]*){1,3},? "
    r"(?:M\.?D|D\.?O|D\.?C|P\.?A(?:-?C)?|[A-Z]{0,4}N\.?P(?:-[BC]+)?|[DM]?PT)\.?$"
)
_NEXT_LABEL = re.compile(r"\s+[A-Z][A-Za-z.]*(?: (?:[Nn][Oo]\.?|[Ii][Dd]))?\s*[:#].*$")
_FULL_STOP = re.compile(r"[a-z0-9)]\. [A-Z]")
TELEPHONE = re.compile(r"(?<!\d)\(?\d{3}[). -]{1,2}\d{3}[-. ]\d{4}(?!\d)")
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY_BESIDE = re.compile(
    r"(?:^|[\s,|(\u2013\u2014-]+)(?:on |at |dated |of )?"
    rf"(?:\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|{MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}}[ -]{MONTH},?[ -]\d{{2,4}})\b"
    r"(?:,?\s+\d{1,2}:?\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?)?[)\s]*",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"(?<=\w) \([^()]*\)(?: [^\s:;.]+){0,5}$")
"""Whose paper it is, behind its title: "Phone & Fax Log (Ash Clinic) Vance O"."""

_COPIED = re.compile(r"\W*(?:b?cc|cop(?:y|ies) to)\b\W*:", re.IGNORECASE)
_BULLETS = frozenset("-\u2022*\u25aa\u25cf\u2013")
_FRAMED = re.compile(r"([-\u2013\u2014*=~#_.:\u2022]+) ?(\w.*[\w)]) ?[-\u2013\u2014*=~#_.:\u2022]+")
_LABELS_OR_ENDS = re.compile(r":|[.,]$")
_FEW = 6
_MISREAD = 0.95
_ALIKE = 85
HIGH = 0.33
"""The top of a page, as a share of its height: letterhead, titles and labelled items."""

_LARGE, _HUGE, _FEW_WORDS = 1.2, 1.8, 5
_SHORT, _NO_TITLE = 9, 16


def title_hits(segment: Segment, cues: Cues) -> list[Hit]:
    """Give what a line tells as a heading; nothing where it is not set as one."""
    plain = not _set_as_heading(segment)  # "After-visit instructions" is a title only as a whole
    if (plain and not _in_sentence_case(segment)) or _is_no_title(segment):
        return []
    stated = _stated_title(_unframed(segment.text))
    aside = plain or segment.row == 0
    undated = _DAY_BESIDE.sub(" ", _ASIDE.sub("", stated) if aside else stated)
    tokens = fold(undated) or segment.tokens
    if not tokens:
        return []
    best, whole = _told(undated, tokens, cues)
    if plain and not whole:
        return []
    if segment.confidence < 1:  # nothing is misread in a text layer
        _raise(best, _misread(segment, tokens, cues, whole=whole, known=bool(best)))
    if len(tokens) <= _NO_TITLE:
        lower = stated.lower()
        _raise(best, [(c, w * 0.95) for p, c, w in cues.patterns if p.search(lower)])
    size = min(1.25, max(1.0, segment.tall / 1.15))
    place = _place_factor(segment.box.top)
    return [
        Hit(category, "title", score * size * place, segment.text, segment.box.top, segment)
        for category, score in best.items()
    ]


def _told(text: str, tokens: Sequence[str], cues: Cues) -> tuple[dict[Category, float], bool]:
    """Give what the phrases in a line tell, and whether one fills it.

    Where none does, the whole line may be a title put together from its words.
    """
    best: dict[Category, float] = {}
    whole = False
    for start, length, told in longest_matches(tokens, cues.title):
        factor = _title_factor(start, length, len(tokens))
        whole |= length >= 0.8 * len(tokens)
        _raise(best, [(category, weight * factor) for category, weight in told])
    composed = () if whole else composed_title(text, cues.rules)
    _raise(best, composed)
    return best, whole or bool(composed)


def _raise(best: dict[Category, float], told: Iterable[tuple[Category, float]]) -> None:
    for category, weight in told:
        best[category] = max(best.get(category, 0.0), weight)


def _misread(
    segment: Segment, tokens: Sequence[str], cues: Cues, *, whole: bool, known: bool
) -> list[tuple[Category, float]]:
    """Give what a line of a scan tells that may be a title with glyphs misread."""
    found = []
    if not whole and len(tokens) <= _SHORT:
        found = [(c, w * _MISREAD) for c, w in _misread_title(tokens, cues)]
    if not (found or known) and segment.box.top < HIGH:
        found = [(c, w * _MISREAD * 0.85) for c, w in _misread_beginning(tokens, cues)]
    return found


def _unframed(text: str) -> str:
    """Give a title without the marks that stand on both sides of it: "- RUN SHEET -"."""
    framed = _FRAMED.fullmatch(text)
    return framed[2] if framed else text


def _stated_title(text: str) -> str:
    """Give the title that a label states ("Report: ED Physician Record   Acct: E5"), else all.

    The author may stand behind it: "Progress Notes: Ana Ruiz, DO".
    """
    if authored := _AUTHORED.match(text):
        return authored[1]
    stated = _STATED_TITLE.match(text)
    return _NEXT_LABEL.sub("", stated[1]) if stated else text


def _is_no_title(segment: Segment) -> bool:
    """Tell a cell of a table, an entry of a list, an identity, a copy's receiver, a sentence."""
    if (segment.row_size > 3 and segment.box.top > 0.12) or is_sentence(segment):
        return True
    text = _unframed(segment.text)
    listed = text[:1] in _BULLETS and text[1:2] == " "
    named = (
        _IDENTITY.match(segment.text)
        or _CHARGED.match(segment.text)
        or TELEPHONE.search(segment.text)
        or _COPIED.match(segment.text)
    )
    return listed or named is not None


def _in_sentence_case(segment: Segment) -> bool:
    """Tell whether a few words at the top begin with a capital, as modern print-outs head pages."""
    text = _ASIDE.sub("", _DAY_BESIDE.sub("", segment.text))
    few = len(text.split()) <= _FEW and segment.box.top < HIGH / 2
    return few and (text[:1].isupper() or text[:1].isdigit()) and text[-1:].isalnum()


def _set_as_heading(segment: Segment) -> bool:
    """Tell whether a line has capital initials, or stands high up in larger print.

    A recogniser does not measure print well: on scans that goes for a few words only.
    """
    if segment.capitalised:
        return True
    plain = not _LABELS_OR_ENDS.search(segment.text)
    cased = segment.text[0].isupper() or segment.tall >= _HUGE
    few = segment.confidence >= 1 or len(segment.words) <= _FEW_WORDS
    return plain and cased and few and segment.tall >= _LARGE and segment.box.top < HIGH


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
    if top < HIGH:
        return 1.0
    return 0.6 if top < 0.55 else 0.4


def is_sentence(segment: Segment) -> bool:
    """Tell running text from a line that heads, labels or signs something."""
    count = len(segment.words)
    text = segment.text.rstrip()
    return count > 22 or (
        count > 7 and (text.endswith((".", ",")) or bool(_FULL_STOP.search(text)))
    )
