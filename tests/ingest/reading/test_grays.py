"""Shades are counted, not sorted, and pictures are halved before they are shrunk."""

import numpy as np
import pytest

from ingest.reading.grays import shade_at, shrunk


@pytest.mark.parametrize("size", [(1, 1), (1, 2), (7, 9), (60, 41)])
def test_a_shade_is_the_percentile_of_the_pixels(size: tuple[int, int]) -> None:
    pixels = np.random.default_rng(size[1]).integers(0, 256, size, np.uint8)
    shares = (0.0, 0.01, 0.5, 0.7, 0.995, 1.0)
    assert shade_at(pixels, *shares) == pytest.approx(
        np.percentile(pixels, np.multiply(shares, 100))
    )


@pytest.mark.parametrize("dpi", [100, 200, 300, 600])
def test_a_picture_is_shrunk_to_a_resolution_but_not_enlarged(dpi: int) -> None:
    half_dark = np.full((2 * dpi, 2 * dpi), 255, np.uint8)
    half_dark[:, :dpi] = 55
    small, has = shrunk(half_dark, dpi, 150)
    assert has == min(dpi, 150)
    assert small.shape == (2 * has, 2 * has)
    assert small.mean() == pytest.approx(155, abs=1)
