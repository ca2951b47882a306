"""The store: matters, packets, facts, flags, decisions and logs in a database; files in a vault.

SQLAlchemy lives here only. `open_store` opens the database, `Vault` keeps the received bytes,
`engine_for_jobs` gives the job engine its database engine.
"""

from sqlalchemy.exc import OperationalError as StoreUnavailable

from casefile.store.activity import SERVICE, Entry
from casefile.store.arrivals import Arrival
from casefile.store.base import Clock
from casefile.store.engine import engine_for_jobs, engine_for_store
from casefile.store.exports import Export
from casefile.store.flags import Decision, StoredFlag, evidence_digest
from casefile.store.migrate import migrate
from casefile.store.packets import Packet
from casefile.store.pages import PageKind, PageRecord, TimeSpent
from casefile.store.progress import Progress
from casefile.store.requests import TrackedRequest
from casefile.store.search import PageHit
from casefile.store.states import Action, PacketState, RequestStatus, Verdict
from casefile.store.store import Store, matter_facts, open_store, printed_facts, utc_now
from casefile.store.vault import Copied, Vault

__all__ = [
    "SERVICE",
    "Action",
    "Arrival",
    "Clock",
    "Copied",
    "Decision",
    "Entry",
    "Export",
    "Packet",
    "PacketState",
    "PageHit",
    "PageKind",
    "PageRecord",
    "Progress",
    "RequestStatus",
    "Store",
    "StoreUnavailable",
    "StoredFlag",
    "TimeSpent",
    "TrackedRequest",
    "Vault",
    "Verdict",
    "engine_for_jobs",
    "engine_for_store",
    "evidence_digest",
    "matter_facts",
    "migrate",
    "open_store",
    "printed_facts",
    "utc_now",
]
