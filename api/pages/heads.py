"""The head that all pages of a matter have."""

from __future__ import annotations

from api.house import matter_address
from api.routes.matters import summary
from casefile.matters import Matter
from service.house import House


def matter_head(house: House, matter: Matter, tab: str) -> dict[str, object]:
    """Give the names under which templates find a matter, its counts and the chosen tab."""
    return {
        "here": "matters",
        "matter": matter,
        "home": matter_address(matter.id),
        "tab": tab,
        "counts": summary(house, matter),
    }
