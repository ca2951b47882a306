"""The specials: what care cost, who paid and what is owed, every amount with its pages."""

from __future__ import annotations

from fastapi import APIRouter

from api.house import TheHouse, TheMatter
from casefile.contract_specials import SpecialsDoc, specials_doc

router = APIRouter()


@router.get("/matters/{matter}/specials")
def specials(matter: TheMatter, house: TheHouse) -> SpecialsDoc:
    """Give the ledger of each provider: each service once, payments, what is outstanding, liens."""
    return specials_doc(house.pipeline.result(matter.id)[1].specials)
