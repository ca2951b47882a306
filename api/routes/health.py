"""Is the service alive, and is its work going on."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from api.house import TheHouse

router = APIRouter()


class Health(BaseModel):
    """The state of the service, without anything about anybody's health."""

    status: str
    packets_under_work: int
    failed_jobs: int


@router.get("/health")
def health(house: TheHouse) -> Health:
    """Tell whether the service can read its database, and what it is doing."""
    under_work = [p for p in house.store.progress.all() if p.phase != "done"]
    return Health(
        status="ok", packets_under_work=len(under_work), failed_jobs=len(house.engine.failed_packets())
    )
