"""The published list of houses (`models/houses.csv`, open data): which one a house of a document certainly is.

Source: liste des France Services, Agence nationale de la cohésion des territoires, Licence Ouverte.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache

from convextract.extraction.houses.model import HouseDraft
from convextract.extraction.houses.names import key
from convextract.language.folding import fold
from convextract.settings import models_folder

FILE_NAME = "houses.csv"


@dataclass(frozen=True, slots=True)
class PublishedHouse:
    """`certain`: the house itself and not only its commune is sure."""

    house_id: str
    insee_code: str
    commune: str
    certain: bool = True


@lru_cache(maxsize=1)
def _houses() -> list[dict[str, str]]:
    file = models_folder() / FILE_NAME
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def published_house(house: HouseDraft) -> PublishedHouse | None:
    """The published house with the same postcode or commune and a second fact in common; None where none is sure.

    A second fact is the mailbox, the number or the name. Where only the commune (with its postcode) agrees, the result
    is not `certain` and tells the commune's code alone.
    """
    commune = fold(house.commune)
    near = [
        h for h in _houses()
        if (house.postcode and h["postcode"] == house.postcode and (not commune or fold(h["commune"]) == commune))
        or (not house.postcode and commune and fold(h["commune"]) == commune)
    ]
    same = [h for h in near if _second_fact(house, h)]
    if len(same) == 1:
        return PublishedHouse(same[0]["id_fs"], same[0]["insee"], same[0]["commune"])
    codes = {(h["insee"], h["commune"]) for h in near}
    if house.postcode and commune and len(codes) == 1:
        insee, name = codes.pop()
        return PublishedHouse("", insee, name, certain=False)
    return None


def _second_fact(house: HouseDraft, published: dict[str, str]) -> bool:
    digits = "".join(c for c in published.get("phone", "") if c.isdigit())
    return bool(
        (house.email and fold(house.email) == fold(published.get("mail", "")))
        or (house.phone and digits and house.phone.removeprefix("+33") == digits.removeprefix("0"))
        or (house.postcode and key(house.name) and key(house.name) == key(published.get("name", "")))
    )
