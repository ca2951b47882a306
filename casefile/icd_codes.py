"""The codes of ICD-10-CM, as CMS and NCHS publish them, taken from the data of simple-icd-10-cm.

The library itself builds the whole tree with its notes, which takes seconds; only the codes are
wanted here.
"""

from __future__ import annotations

import mmap
import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_CODE = rb"([A-Z][0-9A-Z][0-9A-Z](?:\.?[0-9A-Z]{1,4})?)"
_HEADING = re.compile(rb"<name>%b</name>" % _CODE)
_LISTED = re.compile(rb"^%b(?=\s|$)" % _CODE, re.MULTILINE)


@cache
def icd10_codes() -> frozenset[str]:
    """Give every code and category of ICD-10-CM, without dots.

    Raises:
        FileNotFoundError: if the library is installed without its data.
    """
    spec = find_spec("simple_icd_10_cm")
    places = spec.submodule_search_locations if spec else None
    folder = Path(places[0] if places else "simple_icd_10_cm") / "data"
    tables, lists = sorted(folder.glob("*.xml")), sorted(folder.glob("*.txt"))
    if not tables or not lists:
        raise FileNotFoundError(f"no list of ICD-10-CM codes in {folder}")
    return frozenset((*_found(_HEADING, tables[-1]), *_found(_LISTED, lists[-1])))


def _found(pattern: re.Pattern[bytes], path: Path) -> Iterator[str]:
    """Find codes where the file lies: files are large, the codes in them are not."""
    with (
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content,
    ):
        for code in pattern.findall(content):
            yield code.decode().replace(".", "")
