"""Departments, communes and the published list of France Services houses: offline registers under `models/`.

`departments.csv` is complete. `communes.csv` and `houses.csv` come from the published list of houses (Licence Ouverte,
see models/PROVENANCE.md): communes without a house are missing, so that a name not found proves nothing.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache

from convextract.language.folding import fold, fold_keeping_length
from convextract.settings import models_folder


@dataclass(frozen=True, slots=True)
class Department:
    """`genitive`: as in `préfet de l'Ain`; `prefecture`: its chief town."""

    code: str
    name: str
    genitive: str
    prefecture: str


@dataclass(frozen=True, slots=True)
class Commune:
    insee: str
    name: str
    postcodes: tuple[str, ...]
    department: str


@dataclass(frozen=True, slots=True)
class House:
    """A France Services house of the published list; `format`: `Fixe`, `Itinérante`, `Bus_équivalent`..."""

    id_fs: str
    department: str
    name: str
    insee: str
    postcode: str
    commune: str
    mail: str
    phone: str
    format: str


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A department named at characters start..end of a text."""

    start: int
    end: int
    code: str


def _rows(name: str) -> list[dict[str, str]]:
    with (models_folder() / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=1)
def departments() -> dict[str, Department]:
    """All departments by INSEE code."""
    rows = _rows("departments.csv")
    return {r["code"]: Department(r["code"], r["name"], r["genitive"], r["prefecture"]) for r in rows}


@lru_cache(maxsize=1)
def communes() -> tuple[Commune, ...]:
    return tuple(Commune(r["insee"], r["name"], tuple(r["postcodes"].split()), r["dep"]) for r in _rows("communes.csv"))


@lru_cache(maxsize=1)
def houses() -> tuple[House, ...]:
    """The published list, as of the date in models/PROVENANCE.md."""
    return tuple(
        House(
            r["id_fs"], r["dep"], r["name"], r["insee"], r["postcode"], r["commune"], r["mail"], r["phone"], r["format"]
        )
        for r in _rows("houses.csv")
    )


def place_key(name: str) -> str:
    """The form in which spellings of one place are equal: `St Flour` and `Saint-Flour`, `L'Aigle` and `l aigle`."""
    flat = re.sub(r"[\s'-]+", " ", fold(name)).strip()
    return re.sub(r"\bste\b", "sainte", re.sub(r"\bst\b", "saint", flat))


@lru_cache(maxsize=1)
def _communes_by_key() -> dict[str, tuple[Commune, ...]]:
    by_key: dict[str, tuple[Commune, ...]] = {}
    for commune in communes():
        key = place_key(commune.name)
        by_key[key] = (*by_key.get(key, ()), commune)
    return by_key


def communes_named(name: str) -> tuple[Commune, ...]:
    """Communes of this name, any spelling; empty where the register has none."""
    return _communes_by_key().get(place_key(name), ())


def department_of_postcode(postcode: str) -> str:
    """The department in which a postcode lies by its first figures; empty for no postcode. A few border communes are
    served from the next department: believe several postcodes, not one."""
    if not re.fullmatch(r"\d{5}", postcode):
        return ""
    if postcode[:2] in ("97", "98"):
        code = postcode[:3]
    elif postcode[:2] == "20":
        code = "2A" if postcode[2] in "01" else "2B"
    else:
        code = postcode[:2]
    return code if code in departments() else ""


_NO_DEPARTMENT = (
    "pays de la loire", "pays de loire", "centre val de loire", "val de loire", "nord pas de calais", "grand paris",
    "rhone alpes", "auvergne rhone alpes", "basse normandie", "haute normandie", "charentes", "poitou charentes",
)
"""Regions and the like that hold the name of a department; longest match first keeps them apart."""


@lru_cache(maxsize=1)
def _department_matcher() -> tuple[re.Pattern[str], dict[str, str]]:
    by_form = {_flat(d.name): d.code for d in departments().values()}
    by_form |= dict.fromkeys(_NO_DEPARTMENT, "")
    forms = sorted(by_form, key=len, reverse=True)
    alternatives = "|".join(re.escape(form).replace(r"\ ", r"[\s'-]{1,2}") for form in forms)
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])"), by_form


def _flat(name: str) -> str:
    return re.sub(r"[\s'-]+", " ", fold(name))


def find_departments(text: str) -> list[PlaceMention]:
    """Every department named in the text with a capital letter, left to right; regions are left out."""
    pattern, by_form = _department_matcher()
    folded = fold_keeping_length(text)
    found = []
    for match in pattern.finditer(folded):
        code = by_form.get(_flat(match[0]), "")
        if code and text[match.start()].isupper():
            found.append(PlaceMention(match.start(), match.end(), code))
    return found
