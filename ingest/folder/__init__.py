"""The watched folder: from a dropped file to a registered packet, crash-safe.

`FolderWatch` watches, `Intake` takes a settled file in step by step, `match_matter` finds the
matter of a packet that lay in no matter's folder.
"""

from ingest.folder.assign import match_matter
from ingest.folder.intake import Intake, NotYet
from ingest.folder.matter_file import BadMatterFile, MatterFile, read_matter_file
from ingest.folder.places import Places
from ingest.folder.reconcile import reconcile
from ingest.folder.scan import Seen, Waiting, scan
from ingest.folder.settle import Rest, SettleTracker
from ingest.folder.watch import AlreadyWatched, FolderStatus, FolderWatch

__all__ = [
    "AlreadyWatched",
    "BadMatterFile",
    "FolderStatus",
    "FolderWatch",
    "Intake",
    "MatterFile",
    "NotYet",
    "Places",
    "Rest",
    "Seen",
    "SettleTracker",
    "Waiting",
    "match_matter",
    "read_matter_file",
    "reconcile",
    "scan",
]
