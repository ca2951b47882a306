import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from casefile.pages import Fingerprint, OtherText, PageReading, Source
from casefile.words import Box, Word
from ingest.reading.cache import ReadingCache

READING = PageReading(
    page=3,
    source=Source.OCR,
    words=(
        Word("Plan:", Box(0.1, 0.2, 0.3, 0.25), 0.93, 4),
        Word("M54.50", Box(0.4, 0.2, 0.5, 0.25), 0.71, 4, read="M54,50"),
    ),
    width=612.0,
    height=792.0,
    rotation=90,
    confidence=0.93,
    fingerprint=Fingerprint("ab" * 32, 2**64 - 1, 0.02),
    engine="tesserocr 5",
    covered=0.88,
    other=OtherText(Source.TEXT, "P1an:\nM54.5O"),
)


def test_a_reading_comes_back_as_it_was(tmp_path: Path) -> None:
    cache = ReadingCache(tmp_path / "readings")
    assert cache.get("k") is None
    cache.put("k", READING)
    assert cache.get("k") == READING
    assert cache.get("other") is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-9],
        lambda data: b"",
        lambda data: zlib.compress(zlib.decompress(data)[:-1]),
        lambda data: zlib.compress(zlib.decompress(data).split(b"\n")[0]),
        lambda data: zlib.compress(b"{}\n" + zlib.decompress(data).split(b"\n", 1)[1]),
    ],
    ids=["cut", "empty", "a place short", "no words", "no head"],
)
def test_a_damaged_reading_counts_as_absent(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    cache = ReadingCache(tmp_path)
    cache.put("k", READING)
    (kept,) = tmp_path.rglob("*.reading")
    kept.write_bytes(damage(kept.read_bytes()))
    assert cache.get("k") is None
    cache.put("k", READING)
    assert cache.get("k") == READING


def test_a_folder_that_cannot_be_written_harms_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = ReadingCache(tmp_path / "file")
    cache.put("k", READING)
    assert cache.get("k") is None


def test_many_writers_leave_one_whole_reading(tmp_path: Path) -> None:
    cache = ReadingCache(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: cache.put("k", READING), range(40)))
    assert cache.get("k") == READING
    assert [p.suffix for p in tmp_path.rglob("*") if p.is_file()] == [".reading"]
