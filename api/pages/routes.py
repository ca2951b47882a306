"""Addresses of the pages. Everything works without script; each view is its own address."""

from __future__ import annotations

from fastapi import APIRouter

from api.pages import desk, matter_tabs, packet_views

router = APIRouter()
for part in (desk, matter_tabs, packet_views):
    router.include_router(part.router)
