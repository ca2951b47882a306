"""Is the service alive, and is its work going on."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

from api.house import TheHouse, folder_problem

router = APIRouter()


class Health(BaseModel):
    """The state of the service, without anything about anybody's health.

    `needs_attention`: it answers, but the folder is not watched or some work has failed.
    """

    status: Literal["ok", "needs_attention"]
    packets_under_work: int
    failed_jobs: int
    folder_problem: str | None


@router.get("/health")
def health(house: TheHouse) -> Health:
    """Tell whether the service can read its database, and what it is doing; 503 if it cannot."""
    under_work = sum(p.phase != "done" for p in house.store.progress.all())
    failed = len(house.engine.failed_packets()) + house.engine.failed_judgements()
    problem = folder_problem(house)
    return Health(
        status="needs_attention" if failed or problem else "ok",
        packets_under_work=under_work,
        failed_jobs=failed,
        folder_problem=problem,
    )
