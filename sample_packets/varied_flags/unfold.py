"""The short hand of a matter's file: what it leaves out is filled in before it is read."""

from __future__ import annotations

import re
from typing import Any

Data = dict[str, Any]

_RUN = re.compile(r"\b([a-z]+)(\d+)\.\.(\d+)\b")


def unfold(data: Data) -> Data:
    """Write out requests and the requests that packets answer.

    `[requests]` gives to each place the items asked for, and after a bar the dates where they are
    not those of `asked`. A packet answers the request to its `place`, or to `answers`.
    """
    keys = list(data["requests"])
    files: dict[str, list[str]] = {key: [] for key in keys}
    packets = []
    for entry in data["packets"]:
        key = entry.get("answers", entry["place"])
        request = keys.index(key) if key in files else None
        if request is not None:
            files[key].append(entry["file"])
        packets.append(entry | {"request": request})
    requests = []
    for key, words in data["requests"].items():
        items, _, dates = (part.strip() for part in words.partition("|"))
        asked = {"place": key, "items": items, "sent": data["sent"], "files": files[key]}
        requests.append(asked | {"dates": dates or data["asked"]})
    return data | {"requests": requests, "packets": packets}


def spell(text: str) -> str:
    """Write a run of visits out: `pt2..4` is `pt2 pt3 pt4`."""

    def run(found: re.Match[str]) -> str:
        key, first, last = found.groups()
        return " ".join(f"{key}{n}" for n in range(int(first), int(last) + 1))

    return _RUN.sub(run, text)


def numbers(text: str) -> list[int]:
    """Read `1..4 6 8..9`."""
    found: list[int] = []
    for word in text.split():
        first, _, last = word.partition("..")
        found += range(int(first), int(last or first) + 1)
    return found
