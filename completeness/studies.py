"""Whether two named imaging studies can be one."""

from __future__ import annotations

import re

from pydantic import BaseModel, ConfigDict

from casefile.encounters import Study


class Studies(BaseModel):
    """Which names of modalities and regions mean the same (studies.toml)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    modalities: tuple[tuple[str, ...], ...]
    any_modality: tuple[str, ...]
    regions: tuple[tuple[str, ...], ...]
    within: dict[str, tuple[str, ...]]

    def same_modality(self, one: str, other: str) -> bool:
        """Tell whether two modality names mean one, or one of them says nothing."""
        a, b = _plain(one), _plain(other)
        if a in self.any_modality or b in self.any_modality:
            return True
        return _first(a, self.modalities) == _first(b, self.modalities)

    def same_region(self, one: str | None, other: str | None) -> bool:
        """Tell whether two regions are one, one lies within the other, or one is not known."""
        if not one or not other:
            return True
        a, b = (_first(_plain(r), self.regions) for r in (one, other))
        return a == b or b in self.within.get(a, ()) or a in self.within.get(b, ())

    def regions_in(self, text: str) -> list[str]:
        """Give the regions that a sentence names, as it names them."""
        return [
            name
            for group in self.regions
            for name in group
            if re.search(rf"\b{re.escape(name)}s?\b", text.lower())
        ]

    def is_other(self, described: str, study: Study, told: str) -> bool:
        """Tell whether a charge names another study than a report: its region or its modality.

        `told` is what the report says; one report may tell of two studies.
        """
        regions = self.regions_in(described)
        own = [study.region, *self.regions_in(told)] if study.region else [None]
        if regions and not any(self.same_region(r, o) for r in regions for o in own):
            return True
        named = [n for group in self.modalities for n in group if _names(n, described)]
        told_too = any(_names(n, told) for n in named)
        return (
            bool(named)
            and not told_too
            and not any(self.same_modality(n, study.modality) for n in named)
        )

    def same_study(self, one: Study, other: Study) -> bool:
        """Tell whether nothing that both studies name differs."""
        if not self.same_modality(one.modality, other.modality):
            return False
        sides = {one.side, other.side} - {None, "bilateral"}
        return len(sides) < 2 and self.same_region(one.region, other.region)


def _names(name: str, text: str) -> bool:
    return bool(re.search(rf"\b{re.escape(name)}\b", text.lower()))


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("_", " ").split())


def _first(name: str, groups: tuple[tuple[str, ...], ...]) -> str:
    return next((group[0] for group in groups if name in group), name)
