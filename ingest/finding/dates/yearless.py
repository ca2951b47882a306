"""Days that a sentence names without their year: "July 2", "the 3rd of May", "Sat 4/6", "the 12th".

A note counts on its reader to know the year, or even the month, from its own date: the day meant is
the last such day up to that of the note.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

_WITHIN = dt.timedelta(days=183)
_WITHIN_MONTH = dt.timedelta(days=31)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third",
    "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth",
    "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip

_MONTH = (
    r"(?P<mon>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WORD = "|".join(sorted((o.replace("-", "[- ]") for o in _ORDINALS), key=len, reverse=True))
_ORDINAL = rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)|(?P<word>{_WORD}))\b"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_NO_YEAR_BEHIND = r"(?![\d/]|\s*,?\s*(?:'?\d\d|(?:19|20)\d\d)\b|\.\d|\s+(?:of|out)\b)"

# What leads to a day belongs to it: "since April 2" dates what has been done since.
_LEADS = r"on|until|since|of|dated"
# "July 2": a month in capitals as a name, or in any print behind a word that a day follows.
_MONTH_DAY = re.compile(
    rf"(?:\b(?i:{_LEADS}|from|by|done|given|performed|taken|drawn|obtained)\s+(?i:the\s+)?|(?<![\w/])(?=[A-Z]))"
    rf"(?i:{_MONTH}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?{_NO_YEAR_BEHIND})"
)
# "3 April", "the 28th of March", "the last of May".
_DAY_MONTH = re.compile(
    rf"(?:\b(?i:{_LEADS})\s+(?i:the\s+)?)?(?<![\d/.\-,])\b(?i:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?|(?P<word>{_WORD}|last(?=(?:\s+day)?\s+of))(?:\s+day)?)"
    rf"(?i:\s+of)?\s+(?=[A-Z])(?i:{_MONTH})(?!\s*,?\s*(?:'?\d\d|(?:19|20)\d\d)\b)"
)
# "4/6" alone is a strength or a count of visits: a word that a day follows must stand before it.
_FIGURES = (
    r"(?P<m>0?[1-9]|1[0-2])/(?P<d>0?[1-9]|[12]\d|3[01])"
    r"(?![\d/%]|,?\s*\d|\.\d"
    r"|[- ]+(?:of|out|to|strength|visits?|sessions?|pain|level|on\s+the\s+(?:left|right))\b)"
)
_SURE_FIGURES = re.compile(
    rf"\b(?:(?:{_LEADS})\s+(?:the\s+)?|{_WEEKDAY},?\s+(?:the\s+)?){_FIGURES}",
    re.IGNORECASE,
)
# Behind any other word, a day that no scale of five, ten, twelve or fifteen has.
_FAR_FIGURES = re.compile(
    r"(?<![\d/.])\b[a-z]{3,},?\s+(?P<m>0?[1-9]|1[0-2])/(?P<d>0?[89]|1[1346-9]|2\d|3[01])"
    r"(?![\d/%]|,?\s*\d|\.\d|[- ]+(?:of|out|strength|visits?|sessions?|pain|level)\b)",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"\b(?:(?<!ER\s)(?<!ED\s)(?<!room\s)(?<!care\s)(?<!office\s)(?<!clinic\s)visits?|session|score[ds]?|gcs|strength|motor|mmt|pain|grade|page|pages|level|fim|moca|mmse|phq|gad|ndi|odi|dash|lefs|koos|total|reps?|units?|lot|ratio|bp|vision|acuity)\W*$",
    re.IGNORECASE,
)
_COUNTS_AHEAD = 24
# What stands before the day of its doing: "faxed 4/2", "swabbed 5/1", "consult 3/6".
_DID = re.compile(
    r"\b(?:done|given|performed|taken|drawn|obtained|completed|seen|visited|faxed|swabbed|collected|returned|shot"
    r"|consulted|admitted|discharged|presented|arrived|went|called|placed|removed|repeated|resulted|imaged"
    rf"|yesterday,?|office|clinic|hospital|visit|consult|note|report|study|films?|scan|mri|ct|ed|er"
    rf"|arthrogram|myelogram|ultrasound|duplex|doppler|emg|ncs|ncv|echo|x-?rays?|surgery|operation|injection|esi|block"
    rf"|biopsy|labs?|cbc|culture|swab|eval(?:uation)?|admission|fce|ime|colonoscopy|dexa|survey|series|screen|panel)\s+{_FIGURES}",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"\s+(?:@\s*)?{_FIGURES}", re.IGNORECASE)
# "the 12th" is a day where no word follows that it could count.
_DAY_ALONE = re.compile(
    rf"(?:\b(?:on|until|since|by|night\s+of|morning\s+of|evening\s+of|{_WEEKDAY}(?:\s+(?:night|morning|evening))?)"
    rf"[\s,(]+the\s+){_ORDINAL}"
    r"(?=\s*(?:[.,;:)]|$)|\s+(?:and|but|which|with|for|at|by|in|to|he|she|they|it|i|we|as|because|after|without"
    r"|under|when|where|that|from|showed|shows|was|were|then)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day, its span, and whether the words may as well mean the next such day."""

    day: dt.date
    start: int
    end: int
    either: bool = False


def yearless_dates(said: str, noted: dt.date) -> Iterator[NamedDay]:
    """Find the days that a sentence names without a year, the fuller readings first."""
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        for match in pattern.finditer(said):
            month = _MONTHS.index(match["mon"][:3].lower()) + 1
            day = _last_day(month, _number(match), noted)
            if day is not None:
                yield NamedDay(day, match.start(), match.end())
    for pattern in (_SURE_FIGURES, _DID, _FAR_FIGURES):
        for match in pattern.finditer(said):
            if _COUNTS.search(said[max(0, match.start("m") - _COUNTS_AHEAD) : match.start("m")]):
                continue
            day = _last_day(int(match["m"]), int(match["d"]), noted)
            if day is not None:
                start = match.start() if pattern is _SURE_FIGURES else match.start("m")
                yield NamedDay(day, start, match.end())
    for match in _DAY_ALONE.finditer(said):
        day = _last_of_number(_number(match), noted)
        if day is not None:
            yield NamedDay(day, match.start(), match.end(), either=True)


def day_behind(said: str, at: int, noted: dt.date) -> NamedDay | None:
    """Give the day that stands in figures right behind a thing: "saw ortho 9/5"."""
    match = _BEHIND.match(said, at)
    day = _last_day(int(match["m"]), int(match["d"]), noted) if match else None
    return NamedDay(day, match.start("m"), match.end()) if match and day else None


def _number(match: re.Match[str]) -> int:
    """Give the number of a day; 0 is the last of its month."""
    if match["d"]:
        return int(match["d"])
    word = match.groupdict().get("word")
    if word is None or word.lower() == "last":
        return 0
    return _ORDINALS.index(re.sub(r"\s", "-", word.lower())) + 1


def _last_day(month: int, number: int, noted: dt.date) -> dt.date | None:
    for year in (noted.year, noted.year - 1):
        length = calendar.monthrange(year, month)[1]
        if number <= length:
            day = dt.date(year, month, number or length)
            if day <= noted <= day + _WITHIN:
                return day
    return None


def _last_of_number(number: int, noted: dt.date) -> dt.date | None:
    """Give the last day of that number up to the note, in its month or the one before."""
    before = noted.replace(day=1) - dt.timedelta(days=1)
    for month in (noted, before):
        if 1 <= number <= calendar.monthrange(month.year, month.month)[1]:
            day = month.replace(day=number)
            if day <= noted <= day + _WITHIN_MONTH:
                return day
    return None
