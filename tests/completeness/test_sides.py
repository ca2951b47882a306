"""A lone visit that calls the other side the injured one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_matters import flags, matter, packet, page, says

from casefile.categories import FlagKind

KIND = FlagKind.INCONSISTENCY


def side(value, number, *, subject="knee", injured=False):
    stated = says("side", value, number=number, subject=subject, encounter=f"e{number}")
    return (stated, replace(stated, topic="injured_side")) if injured else (stated,)


def found(*said, text=None):
    pages = [page(n) for n in range(1, 6)] + [page(6, text=text)]
    return flags(matter(packet(*pages, assertions=tuple(s for one in said for s in one))), KIND)


@pytest.mark.parametrize(("injured", "count"), [(True, 1), (False, 0)])
def test_two_visits_are_enough_against_a_side_called_injured(injured, count):
    usual = [side("left", n) for n in (1, 2)]
    assert len(found(*usual, side("right", 6, injured=injured))) == count


def test_one_visit_is_not_enough():
    assert not found(side("left", 1), side("right", 6, injured=True))


def test_the_other_side_in_two_visits_is_hurt_too():
    usual = [side("left", n) for n in (1, 2, 3)]
    assert not found(*usual, side("right", 5), side("right", 6, injured=True))


@pytest.mark.parametrize(("visits", "count"), [(2, 0), (3, 1)])
def test_a_visit_that_names_both_takes_more(visits, count):
    usual = [side("left", n) for n in range(1, visits + 1)]
    odd = side("right", 6, injured=True)
    assert len(found(*usual, odd, text="Left knee bends to 90 degrees.")) == count


def test_the_hand_and_the_wrist_are_one_part_then():
    usual = [side("left", n, subject="wrist") for n in (1, 2)]
    (flag,) = found(*usual, side("right", 6, subject="hand", injured=True))
    assert "right hand here, left wrist elsewhere" in flag.message
    assert not found(*usual, side("right", 6, subject="hand"))
    assert not found(*usual, side("right", 6, subject="elbow", injured=True))


@pytest.mark.parametrize(("usual", "count"), [(2, 0), (3, 1)])
def test_two_visits_may_name_the_wrong_side_of_a_nerve(usual, count):
    nerve = {"subject": "femoral_nerve"}
    said = [side("left", n, **nerve) for n in range(1, usual + 1)]
    assert len(found(*said, side("right", 5, **nerve), side("right", 6, **nerve))) == count


def test_the_other_side_named_at_the_end_of_a_sentence_is_of_another_part():
    usual = [side("left", n) for n in (1, 2, 3)]
    text = "Calf is soft on the left. Knee has an effusion."
    assert len(found(*usual, side("right", 6), text=text)) == 1
    assert not found(*usual, side("right", 6), text="Bends the left and right knee.")
