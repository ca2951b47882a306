"""The dates that records give to the injury: beside a label, or told in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.finding.assertions.words import EVENT
from ingest.finding.dates.grammar import read_dates
from ingest.finding.dates.stated import stated_dates
from ingest.finding.prose.phrases import Hit
from ingest.finding.prose.sentences import Sentence

_CARE = re.compile(
    r"\b(?:seen|evaluated|underwent|mri|x-?rays?|visit|treated|since|presented|surgery|returned"
    r"|therapy|after|following|saw|admitted|began|started|ct|performed|examined|reviewed"
    r"|\w+(?:ectomy|plasty|otomy|oscopy|desis)|orif|s/p|status post|fusion|fixation|repair\w*"
    r"|operat\w+|inject\w+|discharged)\b"
)
# What stands right before the date that it dates: "on", "on Monday,", "the injury to", "given as".
_TIED = re.compile(
    r"\b(?:on|of|dated|occurred|happened|in|was|injury\s+to|accident\s+to|(?:given|listed|stated|recorded|reported)\s+as)\W*"
    r"(?:(?:the\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thurs?|fri|sat|sun)\b)?\W*"
    r"(?:the\s+)?(?:morning|afternoon|evening|night)?(?:\s+of)?\W*)?$"
)
# "Fell off a ladder 3/4/24", "collision Monday 3/4/24": where or on which weekday, and no more.
_WHERE = re.compile(
    r"\W*(?:(?:off|from|at|down|over|onto|into|in|on)\s+(?:(?:a|an|the|his|her|their)\s+)?[a-z]+(?:\s+[a-z]+)?"
    r"|(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))\W*"
)
_GIVEN_AS = re.compile(
    r"\W*(?:(?:is|was)\s+)?(?:given|listed|stated|recorded|reported|noted)\s+(?:as|to\s+be)\b"
)


def labelled_injury(line: str, label: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    """Give each date beside a label of the date of injury: where both stand, and the day."""
    for match in label.finditer(line):
        given = _GIVEN_AS.match(line, match.end())
        behind = given.end() if given else match.end()
        dates = read_dates(line[behind : behind + 40])
        if dates and not re.search(r"[A-Za-z]{4}", line[behind : behind + dates[0].start]):
            yield match.start(), behind + dates[0].stop, dates[0].date.isoformat()


def narrated_injuries(
    said: str, sentence: Sentence, words: list[Hit[str]]
) -> Iterator[tuple[str, str, str]]:
    """Give the days of the injury that a sentence tells, with the kinds of event it names."""
    if any(w.value == "earlier" for w in words) or sentence.section == "prior_condition":
        return
    events = [w for w in words if w.value.startswith(EVENT)]
    if not events:
        return
    for date in stated_dates(said):
        if date.first != date.last:
            continue
        near = [e for e in events if _near(said, e, date.start, date.end)]
        if near and (date.of_loss or _told_of(said, near[0], date.start)):
            kinds = {e.value.removeprefix(EVENT) for e in near} - {"injury"}
            yield ("date_of_injury", " ".join(sorted(kinds)) or "injury", date.first.isoformat())


def _near(said: str, accident: Hit[str], start: int, end: int) -> bool:
    if accident.end <= start:
        between = said[accident.end : start]
    elif accident.start >= end:
        between = said[end : accident.start]
    else:
        return False
    return len(between.split()) <= 9 and ";" not in between and ". " not in between


def _told_of(said: str, accident: Hit[str], start: int) -> bool:
    """Tell whether the date dates the accident, not a visit after it: no verb of care between."""
    between = said[min(accident.end, start) : max(accident.end, start)].lower()
    lead = said[:start].lower()
    if _CARE.search(between):
        return False
    if accident.end <= start and between.strip(" ,:-") in ("", "of", "dated"):
        return True
    # A house has a capital: "the crash, at Mercy 3/15" dates what was done at Mercy.
    where = accident.end <= start and _WHERE.fullmatch(said, accident.end, start)
    tied = where or _TIED.search(lead) is not None
    return tied and _CARE.search(lead[-60 if where else -45 :]) is None
