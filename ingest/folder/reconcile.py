"""What a start does first: bring to an end what an earlier run was killed in."""

from __future__ import annotations

import hashlib
from pathlib import Path

from casefile.store import Arrival, Verdict
from ingest.folder.intake import Intake
from ingest.folder.places import write_note
from ingest.folder.scan import Scan


def reconcile(intake: Intake, present: Scan) -> None:
    """Finish interrupted drops. Only while no other process takes files in.

    Copied but not kept: kept, if the drop was noted, else dropped (its file still lies in the
    inbox). In the vault without a verdict: decided. Moved without being noted as moved: noted.
    Files that still lie in the inbox are left to the scan, which goes on with them.
    """
    lying = {seen.source: seen.path for seen in present.files}
    noted = {a.sha256 for a in intake.store.arrivals.unmoved()}
    for left in intake.vault.left_over():
        if left.sha256 in noted:
            intake.vault.keep(left)
        else:
            intake.vault.drop(left)
    for arrival in intake.store.arrivals.unmoved():
        source = lying.get(arrival.source)
        if source is not None and _holds(source, arrival) and not _was_moved(arrival):
            continue
        if arrival.verdict is Verdict.PENDING and not intake.vault.holds(arrival.sha256):
            reason = "it was taken away before it was copied"
            intake.store.arrivals.decide(arrival.id, Verdict.WITHDRAWN, None, reason=reason)
            intake.store.arrivals.moved(arrival.id)
        else:
            _finish(intake, intake.settle(arrival))


def _finish(intake: Intake, arrival: Arrival) -> None:
    if arrival.verdict is Verdict.FAILED and arrival.destination is not None:
        destination = Path(arrival.destination)
        if destination.is_file():
            write_note(destination, arrival.reason or "", arrival.seen_at)
    intake.store.arrivals.moved(arrival.id)


def _was_moved(arrival: Arrival) -> bool:
    return arrival.destination is not None and _holds(Path(arrival.destination), arrival)


def _holds(path: Path, arrival: Arrival) -> bool:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == arrival.sha256
    except OSError:
        return False
