"""The date boxes of a CMS-1500 service line (24A): six two-digit boxes, from and through.

Digits that a reader lost in one of the two dates are taken from the other where they agree.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

from casefile.look_alikes import as_digits
from casefile.words import Word
from ingest.finding.bills.values import read_compact_date

_BOXES = 6
_DATE_WIDTH = 0.13
"""How wide one date stands on the page at most, its three boxes together."""
_LONGEST = dt.timedelta(days=62)
_FAR = dt.timedelta(days=366)
"""Lines of one claim are not so far apart: such a reading of damaged boxes is none."""

Span = tuple[dt.date, dt.date]


@dataclass(frozen=True)
class ServiceDates:
    """The dates of one line: plainly read, or the readings that its damaged boxes allow."""

    sure: Span | None = None
    possible: tuple[dt.date, ...] = ()
    patterns: tuple[str, ...] = ()
    places: tuple[float, ...] = ()

    @property
    def any(self) -> bool:
        """Tell whether the boxes gave a date at all."""
        return self.sure is not None or bool(self.possible or self.patterns)

    def likely(self, usual: Counter[dt.date]) -> Span | None:
        """Give the span; of damaged readings the one that other lines of the claim bear out."""
        if self.sure:
            return self.sure
        if not self.possible:
            shown = {d: d.strftime("%m%d%y") for d in sorted(usual)}
            fitting = [
                d for d, text in shown.items() if any(_shows(p, text) for p in self.patterns)
            ]
            return (fitting[0], fitting[0]) if len(fitting) == 1 else None
        years = Counter(d.year for d in usual.elements())
        best = max(self.possible, key=lambda d: (usual[d], years[d.year]))
        far = usual and all(abs(d - best) > _FAR for d in usual)
        return None if far else (best, best)


def read_service_dates(words: Sequence[Word], slots: Sequence[float] | None = None) -> ServiceDates:
    """Read the words that stand in the date boxes of one line.

    `slots` are the left edges of the six boxes as seen on other lines of the page; with them a
    line that lost a box is still read.
    """
    if any(re.search(r"[A-Za-z]{3}", w.text) for w in words):
        return ServiceDates()
    whole = [r for w in words if len(w.text) >= 6 and (r := read_compact_date(w.text))]
    if whole:
        span = (whole[0].value, whole[-1].value)
        if all(r.sure for r in whole) and _is_span(span):
            return ServiceDates(span)
        return ServiceDates(None, tuple(r.value for r in whole))
    boxes = _boxes(words, slots)
    if boxes is None:
        lone = _lone_date(words)
        return ServiceDates((lone, lone)) if lone else ServiceDates()
    clean = all(b is not None and "?" not in b for b in boxes)
    first, last = _date(boxes[:3]), _date(boxes[3:])
    if clean and first and last and _is_span((first, last)):
        return ServiceDates((first, last), places=tuple(w.box.x0 for w in words))
    found = [d for d in (first, last) if d]
    merged = _date([a if _fits(n, a) else b for n, (a, b) in enumerate(_pairs(boxes))])
    if merged and not found:
        found.append(merged)
    patterns = tuple(
        "".join(b or "??" for b in half) for half in (boxes[:3], boxes[3:]) if any(half)
    )
    return ServiceDates(None, tuple(dict.fromkeys(found)), patterns)


def date_slots(lines: Sequence[ServiceDates]) -> list[float] | None:
    """Give the left edges of the six date boxes, from lines that were read whole."""
    places = [line.places for line in lines if len(line.places) == _BOXES]
    if not places:
        return None
    return [mean(p[n] for p in places) for n in range(_BOXES)]


def _boxes(words: Sequence[Word], slots: Sequence[float] | None) -> list[str | None] | None:
    """Sort words into the six boxes; None where a box is empty, "?" for a damaged digit."""
    pieces = [(w.box.x0, _short_year(w.text.strip("()[]{}.,:;'\"*"))) for w in words]
    if slots is None:
        joined = "".join(text for _, text in pieces)
        if len(pieces) == _BOXES:
            return [_digits(text) for _, text in pieces]
        if len(joined) == 2 * _BOXES and len(pieces) < _BOXES:
            return [_digits(joined[n : n + 2]) for n in range(0, 2 * _BOXES, 2)]
        return None
    boxes: list[str | None] = [None] * _BOXES
    for x0, text in pieces:
        at = min(range(_BOXES), key=lambda n: abs(slots[n] - x0))
        if len(text) == 4 and at + 1 < _BOXES:
            boxes[at], boxes[at + 1] = _digits(text[:2]), _digits(text[2:])
        else:
            boxes[at] = _digits(text)
    return boxes if sum(b is not None for b in boxes) >= 3 else None


def _lone_date(words: Sequence[Word]) -> dt.date | None:
    """Read the boxes of one date where the other is left blank: the service of a single day."""
    if len(words) != _BOXES // 2 or words[-1].box.x1 - words[0].box.x0 > _DATE_WIDTH:
        return None
    return _date([_digits(_short_year(w.text)) for w in words])


def _short_year(text: str) -> str:
    """Give a year that is printed in four digits in the two that the box has."""
    return text[2:] if re.fullmatch(r"20\d\d", text) else text


def _digits(text: str) -> str | None:
    clean = re.sub(r"[^0-9]", "?", as_digits(text))
    return clean if len(clean) == 2 and clean != "??" else None


def _pairs(boxes: Sequence[str | None]) -> list[tuple[str | None, str | None]]:
    return list(zip(boxes[:3], boxes[3:], strict=True))


def _fits(box: int, digits: str | None) -> bool:
    if digits is None or "?" in digits:
        return False
    return (1 <= int(digits) <= 12, 1 <= int(digits) <= 31, True)[box]


def _date(boxes: Sequence[str | None]) -> dt.date | None:
    if any(b is None or "?" in b for b in boxes):
        return None
    read = read_compact_date("".join(b for b in boxes if b))
    return read.value if read else None


def _is_span(span: Span) -> bool:
    return span[0] <= span[1] <= span[0] + _LONGEST


def _shows(pattern: str, digits: str) -> bool:
    known = sum(c != "?" for c in pattern)
    return known >= 4 and all(a in ("?", b) for a, b in zip(pattern, digits, strict=True))
