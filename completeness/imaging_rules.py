"""When the told result of a study contradicts its report: imaging.toml."""

from __future__ import annotations

import re

from pydantic import BaseModel, ConfigDict


class ImagingRules(BaseModel):
    """When a told result contradicts a report (imaging.toml)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    parts: tuple[tuple[str, ...], ...]
    levels: re.Pattern[str]
    read_twice: re.Pattern[str]
    own_part_alone: frozenset[str]
    made_once: frozenset[str]
    names: dict[str, str]

    def places(self, text: str) -> set[str]:
        """Give the parts and levels that a sentence names."""
        said = text.lower()
        named = {
            group[0]
            for group in self.parts
            if any(re.search(rf"\b{re.escape(name)}\b", said) for name in group)
        }
        return named | {m.group() for m in self.levels.finditer(said)}
