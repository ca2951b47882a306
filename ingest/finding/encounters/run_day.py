"""The day of an ambulance run, where no label says which of a report's days it is."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from casefile.dates import DateMention, DateRole

_ON_THE_CLOCK = frozenset(
    {DateRole.UNKNOWN, DateRole.SIGNED, DateRole.INJURY, DateRole.NARRATIVE, DateRole.RECEIVED}
)


def day_of_run(dates: Sequence[DateMention]) -> dt.date | None:
    """Take the day that most clock times of a run bear: its rows of times, and who signed.

    Crews close a report after midnight, and what ails the patient may have begun weeks before.
    """
    clocked = Counter(d.date for d in dates if on_the_clock(d))
    return max(sorted(clocked), key=lambda day: clocked[day], default=None)


def on_the_clock(mention: DateMention) -> bool:
    """Tell whether a date stands bare, as under a row of clock times, or beside a time of day."""
    bare = mention.role is DateRole.UNKNOWN and mention.label in {"", "date"}
    return bare or (mention.time is not None and mention.role in _ON_THE_CLOCK)
