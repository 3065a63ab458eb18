"""Tables about places: the structures and when they, and others, are open."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from convextract.records.base import EvidencedRecord
from convextract.records.vocabulary import ManagerType, Mobility, PlaceKind, Weekday


class Structure(EvidencedRecord):
    """A France Services that the document is about."""

    table: ClassVar[str] = "structures"
    label: ClassVar[str] = "Structures"
    letter: ClassVar[str] = "f"
    id_column: ClassVar[str] = "structure_id"
    key: ClassVar[tuple[str, ...]] = ("structure_id",)

    structure_id: str = Field("", description="document_id + `f` + running number")
    document_id: str = Field("", description="document")
    name: str = Field(description="as written")
    mobility: Mobility = Field("", description="fixed or itinerant")
    manager: str = Field("", description="gestionnaire, as written")
    manager_type: ManagerType = Field("", description="kind of manager")
    address: str = Field("", description="street address")
    postcode: str = Field("", description="five digits")
    commune: str = Field("", description="commune")
    email: str = Field("", description="mailbox")
    phone: str = Field("", description="E.164; short numbers as they are")
    opening_hours: str = Field("", description="OpenStreetMap opening_hours, canonical form")
    weekly_hours: float | None = Field(None, ge=0, le=168, description="hours open in a (mean) week")
    days_open: int | None = Field(None, ge=0, le=7, description="days open a week")
    staff: float | None = Field(None, ge=0, description="people")
    insee_code: str = Field("", description="INSEE code of the commune")
    house_id: str = Field("", description="`id_fs` of the published list of houses, when certainly the same")


class OpeningHours(EvidencedRecord):
    """One span of opening on one weekday at one place."""

    table: ClassVar[str] = "opening_hours"
    label: ClassVar[str] = "Horaires"
    foreign_keys: ClassVar[dict[str, str]] = {"document_id": "documents", "part_id": "parts"}

    document_id: str = Field("", description="document")
    part_id: str = Field("", description="part")
    place: str = Field("", description="structure, stop, office or hotline")
    place_kind: PlaceKind = Field("structure", description="kind of place")
    weekday: Weekday = Field(description="Mo..Su")
    opens: str = Field("", pattern=r"^(\d\d:\d\d)?$", description="HH:MM")
    closes: str = Field("", pattern=r"^(\d\d:\d\d)?$", description="HH:MM")
    by_appointment: Literal["true", "false", ""] = Field("", description="only by appointment")
    recurrence: str = Field("", description="empty: every week; otherwise as the text says it")
