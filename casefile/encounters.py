"""Documents, encounters and the quoted facts they carry."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from casefile.categories import Category, FactKind, Status
from casefile.evidence import Choice, Question
from casefile.words import Box


@dataclass(frozen=True, slots=True)
class Document:
    """A run of pages of one packet that belong together.

    `ordinal` counts documents in the packet from 0; `title` and `facility` are as printed.
    """

    ordinal: int
    pages: tuple[int, ...]
    category: Category
    title: str = ""
    facility: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """The record's own words about one thing, with page and box.

    `significance`: 1 changes the case, 2 supports it, 3 is routine.
    """

    kind: FactKind
    text: str
    page: int
    box: Box
    code: str | None = None
    status: Status = Status.DONE
    significance: int = 2


@dataclass(frozen=True, slots=True)
class VisitNumber:
    """A printed visit count: "Visit 4 of 12"; `series` names what is counted, where printed."""

    number: int
    total: int | None
    page: int
    box: Box
    series: str = ""


@dataclass(frozen=True, slots=True)
class Study:
    """What an imaging study looked at: modality ("MRI"), region ("knee"), side ("left")."""

    modality: str
    region: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Encounter:
    """One visit, stay, study, collection or fill in one packet.

    `choices` tell how its kind, dates, provider and facility were decided.
    """

    id: str
    packet: str
    category: Category
    date: dt.date | None
    pages: tuple[int, ...]
    end_date: dt.date | None = None
    time: str | None = None
    provider: str | None = None
    facility: str | None = None
    facts: tuple[Fact, ...] = ()
    documents: tuple[int, ...] = ()
    provider_printed: str | None = None
    facility_printed: str | None = None
    ordered_by: str | None = None
    visit: VisitNumber | None = None
    study: Study | None = None
    choices: tuple[Choice, ...] = ()

    @property
    def close(self) -> tuple[Question, ...]:
        """What was decided by a close call."""
        return tuple(c.question for c in self.choices if c.needs_review)

    @property
    def needs_review(self) -> bool:
        """Tell whether something about the visit was a close call."""
        return bool(self.close)

    def covers(self, day: dt.date, slack: int = 0) -> bool:
        """Tell whether `day` falls on this encounter, within `slack` days on either side."""
        if self.date is None:
            return False
        reach = dt.timedelta(days=slack)
        return self.date - reach <= day <= (self.end_date or self.date) + reach

    @property
    def printed_place(self) -> str | None:
        """The facility as the pages print it: what evidence shows and flags are known by."""
        return self.facility_printed or self.facility

    @property
    def printed_names(self) -> tuple[str, ...]:
        """The names on its pages that the provider directory knows by others."""
        return tuple(n for n in (self.provider_printed, self.facility_printed) if n)


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence that speaks of a study, operation, visit, therapy or stay other than its own.

    `category` is what would have to be in the file if it happened; `status` whether it did.
    `date` as stated, `date_end` where a month or span is stated. `provider` is the clinician or the
    place named with it, `place` where the words say that it took place, if they name that.

    `strength` says how much the sentence can carry on its own: 3 names a concrete thing and when
    it took place (a stated date, "since the last visit", "after the accident") or where (another
    facility); 2 names a concrete thing, but not when; 1 is vague, or a matter of this same visit.
    `recent` says that the words place it after the loss or since the last visit.
    """

    category: Category
    status: Status
    quote: str
    page: int
    box: Box
    date: dt.date | None = None
    date_end: dt.date | None = None
    study: Study | None = None
    provider: str | None = None
    encounter: str | None = None
    subject: str = ""
    strength: int = 2
    recent: bool = False
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Assertion:
    """A statement that another record could contradict.

    `topic` is "date_of_injury", "side", "injured_side" (a side that is said to be the injury's),
    "operation", "prior_condition" or "imaging"; `subject` what it is about (kinds of event, a body
    region, an operation, what a study may show), `value` the stated value in a comparable form (an
    ISO date, "left", "denied"). `study` is the imaging study that a note tells of, `date` its day
    if stated; a report's is its encounter's.
    """

    topic: str
    subject: str
    value: str
    quote: str
    page: int
    box: Box
    encounter: str | None = None
    study: Study | None = None
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class OperationTold:
    """What a record says of an operation: that it was done, or that it was not.

    `own` is the title of an operative record. `parts` are body regions, `kinds` as in the table of
    kinds of operation, `ways` how it was done ("plate", "forceps"), `levels` those of the spine.
    `first` and `last` are the days that the words may mean, `exact` where a date is written out;
    `noted` is the date of the record.
    """

    kinds: tuple[str, ...]
    parts: tuple[str, ...]
    side: str | None
    done: bool
    own: bool
    quote: str
    page: int
    box: Box
    first: dt.date | None = None
    last: dt.date | None = None
    exact: bool = False
    noted: dt.date | None = None
    encounter: str | None = None
    ways: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatedCount:
    """A page count that a certificate or a fax cover states for what was sent with it.

    `source` is "certification" or "fax_cover".
    """

    source: str
    pages: int
    quote: str
    page: int
    box: Box
