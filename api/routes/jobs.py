"""What is being worked on, how far it is, how long it may take."""

from __future__ import annotations

import datetime as dt

from fastapi import APIRouter
from pydantic import BaseModel

from api.errors import not_found
from api.house import TheHouse, ThePacket
from service.progress import JobState, jobs

router = APIRouter()


class JobOut(BaseModel):
    """The work on one packet."""

    packet: str
    file: str
    matter: str | None
    stage: str
    done: int
    total: int
    seconds_left: int | None
    heartbeat: dt.datetime | None
    problem: str | None


@router.get("/jobs")
def list_jobs(house: TheHouse) -> list[JobOut]:
    """List the work on every packet that is not done, and what failed."""
    return [_job(j) for j in jobs(house) if j.stage != "done"]


@router.get("/jobs/{packet}")
def show_job(packet: ThePacket, house: TheHouse) -> JobOut:
    """Show the work on one packet."""
    for job in jobs(house):
        if job.packet.id == packet.id:
            return _job(job)
    raise not_found("job")


def _job(job: JobState) -> JobOut:
    return JobOut(
        packet=job.packet.id,
        file=job.packet.file,
        matter=job.packet.matter,
        stage=job.stage,
        done=job.done,
        total=job.total,
        seconds_left=job.seconds_left,
        heartbeat=job.heartbeat,
        problem=job.problem,
    )
