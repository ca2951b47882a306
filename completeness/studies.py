"""Whether two named imaging studies can be one."""

from __future__ import annotations

import re
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from casefile.encounters import Study

_CODE = 5
# Letters of a name that other words may begin with: "us", "cr".
_SHORT = 3


class BilledStudy(BaseModel):
    """The imaging that some codes bill; `shows` is how its report names the part, if any."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    modality: str
    codes: tuple[str, ...]
    shows: re.Pattern[str] | None = None

    def holds(self, code: str) -> bool:
        """Tell whether a code is one of these."""
        ends = (span.partition("-") for span in self.codes)
        return any(first <= code <= (last or first) for first, _, last in ends)


class Studies(BaseModel):
    """Which names of modalities and regions mean the same (studies.toml)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    modalities: tuple[tuple[str, ...], ...]
    any_modality: tuple[str, ...]
    taken_by: dict[str, tuple[str, ...]]
    regions: tuple[tuple[str, ...], ...]
    within: dict[str, tuple[str, ...]]
    billed: tuple[BilledStudy, ...]
    named: dict[str, re.Pattern[str]]

    @cached_property
    def _billed_by(self) -> dict[str, BilledStudy | None]:
        """The answers so far: a matter has a few codes on many lines."""
        return {}

    @cached_property
    def shows_any(self) -> re.Pattern[str]:
        """How a report names the part of any of the studies."""
        return re.compile("|".join(f"(?:{b.shows.pattern})" for b in self.billed if b.shows))

    def billed_by(self, code: str | None) -> BilledStudy | None:
        """Give the imaging that a code bills, None where it bills none in particular."""
        if not code or len(code) != _CODE:
            return None
        if code not in self._billed_by:
            self._billed_by[code] = next((b for b in self.billed if b.holds(code)), None)
        return self._billed_by[code]

    def same_modality(self, one: str, other: str) -> bool:
        """Tell whether two modality names mean one, or one of them says nothing."""
        a, b = _plain(one), _plain(other)
        if a in self.any_modality or b in self.any_modality:
            return True
        first, second = _first(a, self.modalities), _first(b, self.modalities)
        if first in self.taken_by.get(b, ()) or second in self.taken_by.get(a, ()):
            return True
        return first == second

    def same_region(self, one: str | None, other: str | None) -> bool:
        """Tell whether two regions are one, one lies within the other, or one is not known."""
        if not one or not other:
            return True
        a, b = (_first(_plain(r), self.regions) for r in (one, other))
        return a == b or b in self.within.get(a, ()) or a in self.within.get(b, ())

    def called(self, modality: str) -> set[str]:
        """Give the names by which a report may call a modality."""
        plain = _plain(modality)
        alike = {n for group in self.modalities if plain in group for n in group}
        return {plain, *(n for n in alike if len(n) > _SHORT)} - set(self.any_modality)

    def shown_in(self, region: str | None) -> set[str]:
        """Give the names by which a report may call a region, or a part that lies within it."""
        if not region:
            return set()
        first = _first(_plain(region), self.regions)
        parts = {first, *self.within.get(first, ())}
        return {_plain(region)} | {
            name for group in self.regions if group[0] in parts for name in group
        }

    def regions_in(self, text: str) -> list[str]:
        """Give the regions that a sentence names, as it names them."""
        return [
            name
            for group in self.regions
            for name in group
            if re.search(rf"\b{re.escape(name)}s?\b", text.lower())
        ]

    def same_study(self, one: Study, other: Study) -> bool:
        """Tell whether nothing that both studies name differs."""
        if not self.same_modality(one.modality, other.modality):
            return False
        sides = {one.side, other.side} - {None, "bilateral"}
        return len(sides) < 2 and self.same_region(one.region, other.region)


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("_", " ").split())


def _first(name: str, groups: tuple[tuple[str, ...], ...]) -> str:
    return next((group[0] for group in groups if name in group), name)
