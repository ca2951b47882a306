"""Sentences for days of treatment on which nothing happens that a later reader looks for."""

from __future__ import annotations

import random

_SAID = (
    "Reports pain {a}/10 at rest and {b}/10 with activity.", "Feels looser after last time.",
    "Slept better, woke {c} times.", "Sore the evening after exercise, gone by morning.",
    "Did the home program {c} times since last seen.", "Stiff for {m} minutes on rising.",
    "Says stairs are easier this week.", "Pain {a}/10 today after a long drive.",
    "No new complaints, pain {a}/10.", "Carried groceries without a flare.",
)  # fmt: skip
_DONE = (
    "Therapeutic exercise {m} minutes, manual work {c}0 minutes, tolerated well.",
    "Bike {c} minutes, bands, step-ups 3 x {m}.", "Soft tissue work and gentle mobilization.",
    "Progressed resistance to {m} pounds.", "Moist heat, then stretching, {m} minutes in all.",
    "Worked on balance and gait with verbal cues.", "Range of motion gained {a} degrees.",
    "Electrical stimulation {m} minutes to the tender area, skin intact after.",
    "Joint mobilization grade II, then active motion.", "Ice {m} minutes at the end.",
)  # fmt: skip
_NEXT = (
    "Continue as planned.", "Advance as tolerated.", "Add core work next time.",
    "Same program, recheck motion.", "Keep the home program.", "Progress load if pain allows.",
)  # fmt: skip


def quiet_day(seed: str) -> str:
    """Give the words of one uneventful day; the same seed gives the same words."""
    dice = random.Random(seed)
    chosen = (dice.choice(_SAID), dice.choice(_DONE), dice.choice(_NEXT))
    a = dice.randint(2, 6)
    figures = {"a": a, "b": a + 2, "c": dice.randint(2, 5), "m": dice.choice((10, 12, 15, 20))}
    return " ".join(sentence.format_map(figures) for sentence in chosen)
