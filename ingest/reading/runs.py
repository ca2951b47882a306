"""Where something holds along a line of pixels or marks, in one piece."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt


def runs(holds: npt.NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Give where each run begins in which it holds, and where it has ended."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], holds.astype(np.int8), [0]))))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
