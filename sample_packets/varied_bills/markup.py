"""What a matter's text marks: references, decoys and contradictions, `[[ref radiology|...]]`.

Marks are `ref` (with a category and, where stated, a date), `decoy` (with what makes it one) and
`odd` (contradicts another record); a question mark makes one optional.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sample_packets.builder.script import Fault, Planted, day

_MARK = re.compile(r"\[\[(ref|decoy|odd)(\??) ?([^|\]]*)\|(.+?)\]\]", re.DOTALL)
_LINE = re.compile(r"\s+")


@dataclass(frozen=True)
class Marked:
    """Text without its marks, and what they said."""

    text: str
    planted: tuple[Planted, ...]
    faults: tuple[Fault, ...]


def read_marks(text: str, file: str) -> Marked:
    """Take the marks out of a text that stands in `file`."""
    planted: list[Planted] = []
    faults: list[Fault] = []
    for kind, maybe, words, said in _MARK.findall(text):
        sentence = _LINE.sub(" ", said).strip()
        first, *rest = words.split() or [""]
        if kind == "ref":
            date = day(rest[0]) if rest else None
            planted.append(Planted("ref", sentence, file, first, date, optional=bool(maybe)))
        elif kind == "decoy":
            planted.append(Planted("decoy", sentence, file, sub=words or None))
        else:
            detail: dict[str, object] = {"on": first, "value": sentence}
            faults.append(Fault("inconsistency", detail, file, sentence, optional=bool(maybe)))
    clean = _LINE.sub(" ", _MARK.sub(r"\4", text)).strip()
    return Marked(clean, tuple(planted), tuple(faults))
