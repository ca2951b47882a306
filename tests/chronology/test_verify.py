"""No export leaves with a fact that its page does not hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from made_records import facts_of, judged, packet, visit

from casefile.flags import CitedFact
from casefile.matters import MatterFacts
from casefile.words import Box
from chronology.export.write import write_exports
from chronology.merge import chronicle
from chronology.verify import BrokenCitationsError, verify_citations

TEXT = "The left knee shows a tear of the medial meniscus."


def matter() -> MatterFacts:
    return facts_of(packet("p1", [visit("p1", TEXT)], pages=2))


def with_fact(**changes: object) -> MatterFacts:
    """Give the matter with its one fact changed, and its pages left as they are."""
    facts = matter()
    encounter = facts.packets[0].encounters[0]
    changed = replace(encounter, facts=(replace(encounter.facts[0], **changes),))
    return facts_of(replace(facts.packets[0], encounters=(changed,)))


def test_true_citations_hold() -> None:
    facts = matter()
    assert verify_citations(facts, chronicle(facts, judged())) == ()


def test_a_fact_read_across_the_columns_of_a_table_holds() -> None:
    facts = matter()
    page = replace(facts.packets[0].pages[0], text="Glucose BUN\n133 16\nmg/dL mg/dL")
    encounter = facts.packets[0].encounters[0]
    lab = replace(encounter, facts=(replace(encounter.facts[0], text="Glucose 133 mg/dL"),))
    pages = (page, *facts.packets[0].pages[1:])
    assert not verify_citations(
        facts_of(replace(facts.packets[0], pages=pages, encounters=(lab,))), ()
    )


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"page": 2}, "does not hold"),
        ({"page": 7}, "no such page"),
        ({"text": TEXT.replace("left", "right")}, "'right'"),
        ({"text": TEXT + " meniscus"}, "'meniscus'"),
        ({"text": "  "}, "empty"),
        ({"box": Box(0.1, 0.9, 0.4, 1.2)}, "outside"),
        ({"box": Box(-0.3, 0.1, 0.4, 0.2)}, "outside"),
        ({"box": Box(0.4, 0.1, 0.4, 0.2)}, "outside"),
        ({"box": Box(float("nan"), 0.1, 0.4, 0.2)}, "outside"),
    ],
)
def test_what_does_not_stand_there_is_refused_and_nothing_is_written(
    changes: dict, why: str, tmp_path: Path
) -> None:
    facts = with_fact(**changes)
    out = tmp_path / "out"
    with pytest.raises(BrokenCitationsError, match=why) as refused:
        write_exports(facts, judged(), chronicle(facts, judged()), out, lambda _: None)
    assert len(refused.value.broken) == 1
    assert not out.exists()


def test_a_chronology_that_cites_another_packet_is_refused() -> None:
    facts = matter()
    (entry,) = chronicle(facts, judged())
    moved = replace(entry, facts=tuple(CitedFact("p9", c.fact) for c in entry.facts))
    assert [b.packet for b in verify_citations(facts, (moved,))] == ["p9"]
