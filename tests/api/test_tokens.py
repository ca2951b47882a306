"""The colours, computed from the file that pages use: text and controls can be told apart."""

from __future__ import annotations

import re
from importlib import resources

import pytest

CSS = (resources.files("api") / "static" / "tokens.css").read_text(encoding="utf-8")
STYLE = (resources.files("api") / "static" / "fullchart.css").read_text(encoding="utf-8")
TEXT, CONTROL = 4.5, 3.0

# What stands on what, and the least contrast it needs (WCAG 2.2, 1.4.3 and 1.4.11).
PAIRS = [
    *((ink, ground, TEXT) for ink in ("ink", "ink-2", "ink-3") for ground in ("surface", "bg")),
    ("ink-2", "sunken", TEXT),
    ("ink-3", "sunken", TEXT),
    ("ink-3", "soft", TEXT),
    ("ink", "soft", TEXT),
    ("ink-2", "desk", TEXT),
    ("soft-ink", "soft", TEXT),
    ("accent", "surface", TEXT),
    ("accent", "soft", TEXT),
    ("on-accent", "accent", TEXT),
    *(
        (tone, ground, TEXT)
        for tone in ("high", "mid", "ok")
        for ground in (f"{tone}-bg", "surface")
    ),
    ("low", "low-bg", TEXT),
    ("edge", "surface", CONTROL),
    ("mark-a", "paper", TEXT),
    ("mark-b", "paper", TEXT),
    ("mark-doubt", "paper", TEXT),
    ("on-mark", "mark-a", TEXT),
    ("on-mark", "mark-b", TEXT),
]


def themes() -> dict[str, dict[str, str]]:
    light, dark = CSS.split("@media (prefers-color-scheme: dark)")
    found = [dict(re.findall(r"--([\w-]+):\s*(#[0-9A-F]{6})", part)) for part in (light, dark)]
    return {"light": found[0], "dark": found[0] | found[1]}


def luminance(colour: str) -> float:
    """Relative luminance of an sRGB colour (WCAG 2.2, "relative luminance")."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_gives_the_known_ends() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_colours_can_be_told_apart(theme: str, ink: str, ground: str, least: float) -> None:
    colours = themes()[theme]
    assert contrast(colours[ink], colours[ground]) >= least


def test_both_themes_have_every_colour_but_paper() -> None:
    same = {"mark-a", "mark-b", "mark-doubt", "on-mark", "paper"}
    light, dark = CSS.split("@media (prefers-color-scheme: dark)")
    names = [set(re.findall(r"--([\w-]+):", part)) for part in (light, dark)]
    assert names[0] - same == names[1]


def test_styles_take_their_colours_from_the_tokens() -> None:
    defined = set(themes()["light"])
    assert set(re.findall(r"var\(--([\w-]+)\)", STYLE)) <= defined
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", STYLE)) == {"#FFD84A", "#6AA5FF", "#FFFFFF"}
    assert "url(" not in STYLE + CSS
    assert "@import" not in STYLE + CSS
