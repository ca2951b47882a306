"""Text in which nothing is planted: what a visit's note says anyway, and pages of boilerplate.

A hand is a file of such texts.
"""

from __future__ import annotations

import random
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_TEXTS = Path(__file__).parent / "texts"

Body = list[tuple[str, str]]


@cache
def _texts(hand: str) -> dict[str, Any]:
    return tomllib.loads((_TEXTS / f"{hand}.toml").read_text(encoding="utf-8"))


def quiet_sections(category: str, part: str, seed: str, hand: str) -> Body:
    """Give the sections that a note of a category has besides what is planted."""
    dice = random.Random(seed)
    sections: dict[str, list[str]] = _texts(hand)["sections"].get(category, {})
    return [
        (head, " ".join(_figures(s, dice, part) for s in dice.sample(said, min(3, len(said)))))
        for head, said in sections.items()
    ]


def boilerplate(name: str, part: str, seed: str, hand: str) -> tuple[str, str]:
    """Give a section that a system prints with a visit: its head, its text with marks."""
    dice = random.Random(f"{seed} {name}")
    text: dict[str, Any] = _texts(hand)["boilerplate"][name]
    if "rows" not in text:
        return text["head"], dice.choice(text["words"])
    rows = text["rows"]
    chosen = [_figures(rows[n % len(rows)], dice, part, n) for n in range(text["count"])]
    return text["head"], "\n".join(chosen)


def quiet_day(category: str, part: str, seed: str, hand: str) -> str:
    """Give the words of an uneventful day of treatment."""
    dice = random.Random(seed)
    said: dict[str, list[str]] = _texts(hand)["days"][category]
    return " ".join(_figures(dice.choice(options), dice, part) for options in said.values())


def _figures(text: str, dice: random.Random, part: str, row: int = 0) -> str:
    a = dice.randint(2, 5)
    figures = {
        "a": a, "b": a + 2, "n": dice.choice((8, 10, 12, 15)), "deg": dice.randint(6, 15) * 10,
        "sys": dice.randint(112, 138), "dia": dice.randint(66, 84), "hr": dice.randint(62, 92),
        "hour": f"{(7 + row * 35 // 60) % 24:02d}:{row * 35 % 60:02d}", "part": part,
    }  # fmt: skip
    return text.format_map(figures)
