"""The codes of ICD-10-CM, as CMS and NCHS publish them, taken from the data of simple-icd-10-cm.

The library itself builds the whole tree with its notes, which takes seconds; only the codes are
wanted here.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_CODE = r"([A-Z][0-9A-Z][0-9A-Z](?:\.?[0-9A-Z]{1,4})?)"
_HEADING = re.compile(rf"<name>{_CODE}</name>")
_LISTED = re.compile(rf"^{_CODE}(?=\s|$)", re.MULTILINE)


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
    headings = _HEADING.findall(tables[-1].read_text(encoding="utf-8"))
    listed = _LISTED.findall(lists[-1].read_text(encoding="utf-8"))
    return frozenset(code.replace(".", "") for code in (*headings, *listed))
