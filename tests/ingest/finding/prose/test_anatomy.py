"""Regions and sides as sentences name them."""

import pytest

from ingest.finding.prose.anatomy import body_parts, sides_named


@pytest.mark.parametrize(
    ("said", "region"),
    [
        ("He is back with us after a fall.", None),
        ("She was sent back to the ward.", None),
        ("Her back hurts.", "spine"),
        ("There is back pain.", "spine"),
        ("The tibia was set.", "leg"),
    ],
)
def test_back_is_a_part_only_where_it_is_one(said, region):
    assert [p.region for p in body_parts(said)] == ([region] if region else [])


@pytest.mark.parametrize(
    ("said", "side"),
    [
        ("The injured knee is the left.", "left"),
        ("The operated hip was on the right.", "right"),
        ("The hip was left alone.", None),
    ],
)
def test_a_side_may_be_said_of_a_part(said, side):
    assert [p.side for p in body_parts(said)] == [side]


def test_every_side_is_named():
    assert sides_named("R quad weak, left fine") == {"left", "right"}
    assert sides_named("weak since March") == frozenset()
