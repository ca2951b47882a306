from pathlib import Path

import cv2
import numpy as np
import pikepdf
import pytest
from paper import digital

from ingest.pdf.pictures import gray_picture, page_picture


def shape(data: bytes) -> tuple[int, ...]:
    return cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR).shape[:2]


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_a_page_is_drawn_as_wide_as_asked(tmp_path: Path, kind: str) -> None:
    file = digital(tmp_path / "a.pdf")
    assert shape(page_picture(file, 1, width=612, kind=kind)) == pytest.approx((792, 612), abs=1)
    sideways = page_picture(file, 1, width=792, rotation=90, kind=kind)
    assert shape(sideways) == pytest.approx((612, 792), abs=1)


def test_a_page_bomb_is_drawn_within_the_budget(tmp_path: Path) -> None:
    file = digital(tmp_path / "a.pdf")
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.pages[0].MediaBox = [0, 0, 14000, 14000]
        pdf.save(file)
    drawn = gray_picture(file, 1, 600, megapixels=4)
    assert drawn.pixels.size <= 4.1e6
    assert drawn.dpi < 11
