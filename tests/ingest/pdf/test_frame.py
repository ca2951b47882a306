import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pdf.frame import turned


@given(st.tuples(*[st.floats(0, 1)] * 4), st.sampled_from([0, 90, 180, 270]))
def test_four_turns_bring_a_box_home(edges: tuple[float, ...], turn: int) -> None:
    x0, x1 = sorted(edges[:2])
    top, bottom = sorted(edges[2:])
    boxes = np.array([(x0, top, x1, bottom)])
    assert turned(turned(boxes, turn), (360 - turn) % 360) == pytest.approx(boxes, abs=1e-9)
