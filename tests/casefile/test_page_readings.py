"""A reading goes from the reader's process to the service and is the same there."""

from __future__ import annotations

import pickle

from casefile.pages import Fingerprint, PageReading, Source
from casefile.words import Box, Word


def test_a_reading_arrives_as_it_was_sent() -> None:
    reading = PageReading(
        page=3,
        source=Source.OCR,
        words=(
            Word("Knee", Box(0.1, 0.2, 0.15, 0.22), 0.83, 4),
            Word("M54.50", Box(0.2, 0.2, 0.25, 0.22), 0.41, 5, read="M54,50"),
        ),
        width=612.0,
        height=792.0,
        rotation=90,
        confidence=0.62,
        fingerprint=Fingerprint("ab12", 1 << 63, 0.08),
        key="k1",
    )
    assert pickle.loads(pickle.dumps(reading)) == reading
