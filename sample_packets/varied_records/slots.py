"""What stands in the braces of a layout: names, days in every form, figures and phrases.

{name} {formal} {doc} {place}   words of the document; {^name} in capitals
{dos+7:us}                      a day: of service, `end`, `dob`, `loss`, `printed`, `prior`
{n 3-9} {one a/b/c}             a figure, one of several words
{pick bank 3}                   phrases, none twice in a document
{hm} {hm+} {ap+} {hmm+}         a time of day; with + a little later than the last
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable, Mapping

from sample_packets.varied_records.template import banks

_SLOT = re.compile(r"\{([^{}]+)\}")
_DAY = re.compile(r"(dos|end|dob|loss|printed|prior)([+-]\d+)?(?::(\w+))?")
_TIMES = frozenset({"hm", "hmm", "ap"})
_OF_THE_VISIT = frozenset({"dos", "end"})
NO_DAY = ("", "____/____/____", "__________", "")


def _ordinal(day: int) -> str:
    ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


FORMS: dict[str, Callable[[dt.date], str]] = {
    "us": lambda d: f"{d:%m/%d/%Y}",
    "us2": lambda d: f"{d:%m/%d/%y}",
    "short": lambda d: f"{d.month}/{d.day}/{d:%y}",
    "bare": lambda d: f"{d.month}/{d.day}/{d.year}",
    "dash": lambda d: f"{d.month}-{d.day}-{d.year}",
    "dash2": lambda d: f"{d:%m-%d-%y}",
    "dots": lambda d: f"{d:%m.%d.%Y}",
    "mil": lambda d: f"{d:%d%b%Y}".upper(),
    "day": lambda d: f"{d:%d-%b-%Y}",
    "mon": lambda d: f"{d:%b} {d.day}, {d.year}",
    "long": lambda d: f"{d:%B} {d.day}, {d.year}",
    "ord": lambda d: f"{d:%B} {_ordinal(d.day)}, {d.year}",
    "iso": lambda d: f"{d:%Y-%m-%d}",
    "wd": lambda d: f"{d:%a %d %b %Y}",
    "week": lambda d: f"{d:%A}, {d:%B} {d.day}, {d.year}",
    "stamp": lambda d: f"{d:%Y%m%d}",
    "md": lambda d: f"{d.month}/{d.day}",
}


class Slots:
    """Fills the slots of one document; the same seed fills them in the same way."""

    def __init__(
        self, seed: str, values: Mapping[str, str], days: Mapping[str, dt.date], more: float = 1
    ) -> None:
        """Take the document's words and days; `days` lacks "dos" where the record is undated.

        `more` is how many times as many phrases stand where there are several.
        """
        self.more = more
        self.dice = random.Random(seed)
        self.values = dict(values)
        self.days = dict(days)
        self._said: set[str] = set()
        self._minutes = self.dice.randint(8 * 60, 16 * 60)
        self._no_day = self.dice.choice(NO_DAY)

    @property
    def undated(self) -> bool:
        """Tell whether the document gives no day of service."""
        return "dos" not in self.days

    def fill(self, text: str) -> str:
        """Give the text with every slot filled, those of phrases too."""
        while "{" in text:
            text = _SLOT.sub(lambda found: self._one(found[1]), text)
        return text

    def _one(self, slot: str) -> str:
        if slot.startswith("^"):
            return self.fill("{" + slot[1:] + "}").upper()
        found = _DAY.fullmatch(slot)
        if found:
            return self._day(found[1], int(found[2] or 0), found[3] or "us")
        word, _, rest = slot.partition(" ")
        if word == "n":
            return str(self.dice.randint(*map(int, rest.split("-"))))
        if word == "one":
            return self.dice.choice(rest.split("/"))
        if word == "pick":
            return self._pick(*rest.split())
        return self._time(word) if word.rstrip("+") in _TIMES else self.values[slot]

    def _day(self, which: str, more: int, form: str) -> str:
        if which in _OF_THE_VISIT and self.undated:
            return self._no_day
        return FORMS[form](self.days[which] + dt.timedelta(days=more))

    def _pick(self, bank: str, count: str = "1") -> str:
        phrases = banks()[bank]
        wanted = int(count)
        if wanted > 2:
            wanted = min(round(wanted * self.more), len(phrases))
        fresh = [p for p in phrases if p not in self._said]
        if len(fresh) < wanted:
            self._said -= set(phrases)
            fresh = list(phrases)
        chosen = self.dice.sample(fresh, wanted)
        self._said |= set(chosen)
        return " ".join(chosen)

    def _time(self, word: str) -> str:
        self._minutes += self.dice.randint(2, 19) if word.endswith("+") else 0
        hour, minute = divmod(self._minutes % 1440, 60)
        if word.startswith("hmm"):
            return f"{hour:02d}{minute:02d}"
        if word.startswith("hm"):
            return f"{hour:02d}:{minute:02d}"
        return f"{hour % 12 or 12}:{minute:02d} {'PM' if hour >= 12 else 'AM'}"
