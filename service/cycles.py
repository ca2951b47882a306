"""Python's search for garbage in cycles, made rare."""

from __future__ import annotations

import gc

_EVERY = 20_000
"""New objects between two searches."""


def look_seldom_for_cycles() -> None:
    """Search less often from here on.

    Words and facts are many and hold no cycles, nor does what is loaded at the start: at Python's
    own 700, searching takes a sixth of the time.
    """
    gc.set_threshold(_EVERY)
