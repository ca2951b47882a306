"""Care that a record tells of: received, not received, or never meant to have happened."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_matters import (
    CLINIC,
    THERAPY,
    day,
    flags,
    matter,
    packet,
    page,
    request,
    told,
)
from made_notes import KIND, KNEE, note

from casefile.categories import Status


@pytest.mark.parametrize(
    "mention",
    [
        told(
            "radiology",
            "MRI of the left knee on 05/02/2024 showed a tear.",
            date=day(5, 2),
            study=KNEE,
        ),
        told("radiology", "An outside MRI of the left knee was completed.", study=KNEE),
        told("emergency", "She returned to the ED on 05/02/2024.", date=day(5, 2)),
        told("operative", "Status post left knee arthroscopy since her last visit.", recent=True),
        told(
            "office_visit",
            "Seen by Dr. Vance, neurology, 05/02/2024.",
            date=day(5, 2),
            provider="Vance",
        ),
        told("physical_therapy", "Completed aquatic therapy at another facility."),
        told("ems", "Arrived by ambulance on 04/20/2024.", date=day(4, 20)),
        told("laboratory", "CBC of 05/02/2024 was normal.", date=day(5, 2)),
        told("inpatient", "Hospitalized 05/02/2024 at Lakeview.", date=day(5, 2)),
        told("chiropractic", "Saw a chiropractor after the accident.", recent=True),
    ],
)
def test_what_is_told_and_not_held_is_flagged(mention):
    (flag,) = flags(note(mention), KIND)
    giver = {"provider": mention.provider} if mention.provider else {}
    assert flag.detail == {"quote": mention.quote, "page": 1} | giver
    assert (flag.category, flag.date) == (mention.category, mention.date)
    assert mention.quote in flag.message


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.DONE])
def test_what_did_not_happen_never_counts(status):
    mention = told("radiology", "MRI of the left knee", date=day(5, 2), study=KNEE, status=status)
    assert not flags(note(mention), KIND)


@pytest.mark.parametrize(
    "mention",
    [
        told("radiology", "MRI knee 2019", date=day(2, 2, 2019), study=KNEE),
        told("radiology", "MRI knee on 07/01/2024", date=day(7, 1), study=KNEE),
        told("radiology", "MRI of the knee was reviewed", study=KNEE, strength=2),
    ],
)
def test_before_the_loss_after_the_note_or_vaguely(mention):
    assert not flags(note(mention), KIND)


def test_care_before_the_loss_counts_where_its_day_was_asked_for():
    mention = told("radiology", "MRI knee 2019", date=day(2, 2, 2019), study=KNEE)
    facts = note(mention)
    asked = request(CLINIC, "office_visit", first=day(1, 1, 2019))
    assert not flags(facts, KIND)
    (flag,) = flags(replace(facts, matter=replace(facts.matter, requests=(asked,))), KIND)
    assert flag.date == day(2, 2, 2019)


def test_sentences_about_one_thing_are_one_flag():
    said = [
        told("radiology", f"MRI left knee 05/02/2024 {w}", date=day(5, 2), study=KNEE)
        for w in ("reviewed", "discussed", "noted")
    ]
    (flag,) = flags(note(*said), KIND)
    assert len(flag.evidence) == 3
    assert "2 more" in flag.message


def test_two_operations_are_two_flags():
    said = (
        told("operative", "s/p left knee arthroscopy since last seen"),
        told("operative", "s/p lumbar fusion since last seen"),
    )
    assert len(flags(note(*said), KIND)) == 2


def test_other_peoples_pages_and_copies_tell_nothing():
    mention = told("radiology", "MRI left knee of 05/02/2024", date=day(5, 2), study=KNEE, number=2)
    text = (
        "plain words about the knee and its care that stand on two pages of one packet in full " * 2
    )
    foreign = packet(page(1), page(2, foreign=True), mentions=(mention,))
    copied = packet(page(1, text=text), page(2, text=text), mentions=(mention,), provider=CLINIC)
    assert not flags(matter(foreign), KIND)
    assert not flags(matter(copied), KIND)


def test_of_two_copies_the_one_in_its_own_houses_packet_tells():
    mention = told("radiology", "MRI left knee of 05/02/2024", date=day(5, 2), study=KNEE)
    text = "plain words about the knee and its care that stand in two packets in full " * 2
    copied = page(1, text=text, date=day(6, 1), letterhead=CLINIC)
    other = packet(copied, name="a", provider=THERAPY, mentions=(mention,))
    own = packet(copied, name="b", provider=CLINIC, mentions=(mention,))
    (flag,) = flags(matter(other, own), KIND)
    assert flag.packet == "b"
