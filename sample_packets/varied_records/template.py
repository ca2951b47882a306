"""Layouts as data: each of `texts/*.txt` holds several, in a small markup.

A layout opens with `%% name`, says its category, type and furniture, then its body after `$$`:

    category office_visit correspondence    the category, then others that are as right
    type vera 9 50 50 118 60                face, size, margins: left, right, top, bottom
    heads bar                               how headings look: bar, rule, caps, plain, under
    each 50 40 vera-b 13 {place}            furniture of every page (`first`, `later`): x, y, ...
    rule 50 60 562                          a line across every page: x, y, x

x is a number, `C` (centered on the page) or `R` (ends at the right margin; `R400` ends there).
What a line of the body draws is told in setting.py, what a slot in braces gives in slots.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from sample_packets.builder.flow import Type

TEXTS = Path(__file__).parent / "texts"


@dataclass(frozen=True)
class Furniture:
    """A string or a line at a fixed place of every page, of the first, or of the later ones."""

    when: str
    x: str
    y: float
    face: str
    size: float
    text: str

    def shows_on(self, page: int) -> bool:
        """Tell whether it stands on this page of the document."""
        return self.when == "each" or (self.when == "first") == (page == 1)


@dataclass
class Template:
    """A layout: how its pages look and what they say."""

    name: str
    category: str = ""
    also: tuple[str, ...] = ()
    type: Type = field(default_factory=Type)
    heads: str = "plain"
    furniture: list[Furniture] = field(default_factory=list)
    rules: list[tuple[float, float, float]] = field(default_factory=list)
    body: list[str] = field(default_factory=list)

    @property
    def of_many(self) -> bool:
        """Tell whether one document of this layout records several visits."""
        return any(line == "*each" or line.startswith("*across ") for line in self.body)


@cache
def templates() -> dict[str, Template]:
    """Give every layout by its name."""
    found: dict[str, Template] = {}
    for path in sorted(TEXTS.glob("*.txt")):
        if path.stem == "banks":
            continue
        for part in path.read_text(encoding="utf-8").split("\n%% ")[1:]:
            template = _read(part)
            assert template.name not in found, template.name
            found[template.name] = template
    return found


@cache
def banks() -> dict[str, tuple[str, ...]]:
    """Give the phrases to choose from: a bank is its name on a `%%` line and a phrase to a line."""
    text = (TEXTS / "banks.txt").read_text(encoding="utf-8")
    found = {}
    for part in text.split("\n%% ")[1:]:
        name, *phrases = (line.strip() for line in part.splitlines() if line.strip())
        found[name] = tuple(phrases)
    return found


def _read(part: str) -> Template:
    head, _, body = part.partition("\n$$\n")
    name, *settings = head.splitlines()
    template = Template(name.strip(), body=body.rstrip("\n").splitlines())
    for line in settings:
        word, _, rest = line.partition(" ")
        if word == "category":
            template.category, *also = rest.split()
            template.also = tuple(also)
        elif word == "type":
            template.type = _type(rest.split())
        elif word == "heads":
            template.heads = rest.strip()
        elif word == "rule":
            x0, y, x1 = (float(n) for n in rest.split())
            template.rules.append((x0, y, x1))
        elif word in {"each", "first", "later"}:
            x, at, face, size, text = rest.split(" ", 4)
            template.furniture.append(Furniture(word, x, float(at), face, float(size), text))
        elif word:
            raise ValueError(f"{name}: {line}")
    return template


def _type(words: list[str]) -> Type:
    face = words[0]
    size, left, right, top, bottom = (float(n) for n in words[1:6])
    leading = float(words[6]) if len(words) > 6 else 1.28
    return Type(face, f"{face}-b", size, left, right, top, bottom, leading)
