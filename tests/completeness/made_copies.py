"""Pages that repeat others, and what a scan makes of them."""

from __future__ import annotations

import random

from made_matters import BOX, matter, packet

from casefile.dates import DateMention, DateRole
from casefile.flags import PageRef
from completeness import judge

FIRST, SECOND = PageRef("p1", 1), PageRef("p1", 2)
NOTE = """Oakdale Orthopedic Clinic follow up of Nora Quill seen {date} visit {n} of 12 the client
reports stiffness of the neck on waking worse after driving, pain {pain}/10, sleeps poorly and takes
naproxen 500 mg with food. Rotation is limited to 45 degrees on turning, grip is equal, reflexes
brisk. Tenderness over the trapezius persists with a trigger band. Continue stretching, heat for 20
minutes, recheck in 3 weeks. Blood pressure 128/76 pulse 71 weight 162 lb height 66 in.
MRN 5561280."""


def note(date: str, n: int = 4, pain: int = 6) -> str:
    return NOTE.format(date=date, n=n, pain=pain)


def printed(*dates, role=DateRole.SERVICE):
    return tuple(DateMention(role, d, f"{d:%m/%d/%Y}", 1, BOX) for d in dates)


def damaged(text: str, seed: int, share: float = 0.04) -> str:
    """Read the text the way a scanner would: some letters wrong, figures kept but for one."""
    chance = random.Random(seed)
    swap = {"l": "1", "o": "c", "e": "c", "m": "rn", "i": "l", "a": "o"}
    return "".join(swap.get(c, c) if chance.random() < share else c for c in text)


def repeats(*pages) -> dict[PageRef, PageRef]:
    return dict(judge(matter(packet(*pages))).duplicates)
