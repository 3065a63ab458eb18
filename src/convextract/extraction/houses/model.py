"""A house while its pieces are being gathered from tables, cards, the list of parties and running text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from convextract.language.folding import fold
from convextract.reading.running_text import PlacedWord
from convextract.records.vocabulary import ManagerType, Mobility

Source = Literal["table", "card", "parties", "text", "hours"]


@dataclass(slots=True)
class HouseDraft:
    """What is known of one house; empty strings and None where nothing was read. `words`: where its name stands."""

    name: str
    words: list[PlacedWord]
    source: Source
    manager: str = ""
    address: str = ""
    postcode: str = ""
    commune: str = ""
    email: str = ""
    phone: str = ""
    staff: float | None = None
    mobility: Mobility = ""
    fields: list[PlacedWord] = field(default_factory=list)
    """Words of the other values, for the box."""
    unread: set[str] = field(default_factory=set)
    """Fields that the paper has and of which nothing could be made."""

    @property
    def facts(self) -> int:
        """How many things are known of it besides its name."""
        where = self.address or self.postcode or self.commune
        return sum(map(bool, (self.manager, where, self.email, self.phone, self.mobility))) + (self.staff is not None)

    def fill_from(self, other: HouseDraft) -> None:
        """Takes over what the other draft of the same house knows and this one does not."""
        for name in ("manager", "address", "postcode", "commune", "email", "phone", "mobility"):
            if not getattr(self, name):
                setattr(self, name, getattr(other, name))
        if self.staff is None:
            self.staff = other.staff


_MANAGER_TYPES: tuple[tuple[ManagerType, tuple[str, ...]], ...] = (
    ("la_poste", ("la poste", "groupe la poste")),
    ("msa", ("msa", "mutualite sociale agricole")),
    ("epci", (
        "communaute de communes", "communaute d'agglomeration", "communaute ", "metropole", "cc ", "ca ", "epci",
        "syndicat", "petr", "pole d'equilibre", "cias", "centre intercommunal", "agglomeration",
        "etablissement public territorial",
    )),
    ("department", ("conseil departemental", "departement", "collectivite europeenne", "collectivite de corse")),
    ("association", ("association", "federation", "centre social", "centre socio", "mission locale", "pimms", "pimm's",
                     "mjc", "foyer rural", "familles rurales", "adapei", "udaf", "point information mediation")),
    ("commune", ("commune", "mairie", "ville de", "ville d'", "ccas", "centre communal", "municipalite")),
)


def manager_type(manager: str) -> ManagerType:
    """The kind of a manager by the words of its name; `other` for a name that tells none, empty for no name."""
    if not manager:
        return ""
    folded = f"{fold(manager)} "
    for kind, words in _MANAGER_TYPES:
        if any(folded.startswith(word) or f" {word}" in folded for word in words):
            return kind
    return "other"
