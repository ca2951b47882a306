"""What people decided about flags, laid over what is computed.

A flag is computed anew each time; a decision is kept apart and survives. A dismissal holds for the
evidence that the person saw: it ends when the evidence changes, or when somebody reopens the flag.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from casefile.flags import Flag
from casefile.ids import digest

Action = Literal["dismiss", "reopen", "confirm"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a flag, why, and on what evidence."""

    flag_id: str
    action: Action
    reason: str
    person: str
    at: dt.datetime
    evidence_digest: str


def evidence_digest(flag: Flag) -> str:
    """Digest what a flag rests on: its details and where its evidence stands, not its wording."""
    seen = sorted({(e.packet, e.page, " ".join(e.text.split())) for e in flag.evidence})
    detail = json.dumps(dict(flag.detail), sort_keys=True, default=str)
    return digest(flag.id, detail, *seen)


def apply_decisions(flags: Iterable[Flag], decisions: Sequence[Decision]) -> tuple[Flag, ...]:
    """Give the flags with the status that the latest decision about each leaves it in.

    A dismissed flag whose evidence has changed since comes back open.
    """
    latest: dict[str, Decision] = {}
    for decision in sorted(decisions, key=lambda d: d.at):
        latest[decision.flag_id] = decision
    return tuple(_decided(flag, latest.get(flag.id)) for flag in flags)


def _decided(flag: Flag, decision: Decision | None) -> Flag:
    if decision is None or decision.action != "dismiss":
        return flag
    if decision.evidence_digest != evidence_digest(flag):
        return flag
    return replace(flag, status="dismissed")


def came_back(flag: Flag, decisions: Sequence[Decision]) -> bool:
    """Tell whether the flag was dismissed once and is open again on other evidence."""
    own = sorted((d for d in decisions if d.flag_id == flag.id), key=lambda d: d.at)
    return bool(
        own and own[-1].action == "dismiss" and own[-1].evidence_digest != evidence_digest(flag)
    )
