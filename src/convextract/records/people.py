"""Tables about people: who signs, and whom an agent can reach."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from convextract.records.base import EvidencedRecord
from convextract.records.vocabulary import Capacity, Civility, ContactKind, Side, SignatureState

_PART = {"document_id": "documents", "part_id": "parts"}


class Signatory(EvidencedRecord):
    """Who signs, or is named to sign."""

    table: ClassVar[str] = "signatories"
    label: ClassVar[str] = "Signataires"
    letter: ClassVar[str] = "s"
    id_column: ClassVar[str] = "signatory_id"
    key: ClassVar[tuple[str, ...]] = ("signatory_id",)
    foreign_keys: ClassVar[dict[str, str]] = _PART

    signatory_id: str = Field("", description="document_id + `s` + running number")
    document_id: str = Field("", description="document")
    part_id: str = Field("", description="part in which the person signs")
    side: Side = Field("", description="for whom")
    organisation: str = Field("", description="as written")
    partner_code: str = Field("", description="operator, `|`-joined where several; empty for a manager")
    civility: Civility = Field("", description="as written, shortened")
    given_name: str = Field("", description="given name")
    family_name: str = Field("", description="family name")
    role: str = Field("", description="office, without the organisation's name")
    capacity: Capacity = Field("own", description="`represented_by`: signs for the one named with the office")
    signature: SignatureState = Field("unknown", description="is there ink under the name")


class Contact(EvidencedRecord):
    """A referent or office that agents can reach."""

    table: ClassVar[str] = "contacts"
    label: ClassVar[str] = "Contacts"
    letter: ClassVar[str] = "c"
    id_column: ClassVar[str] = "contact_id"
    key: ClassVar[tuple[str, ...]] = ("contact_id",)
    foreign_keys: ClassVar[dict[str, str]] = _PART

    contact_id: str = Field("", description="document_id + `c` + running number")
    document_id: str = Field("", description="document")
    part_id: str = Field("", description="part")
    partner_code: str = Field("", description="operator")
    organisation: str = Field("", description="office or agency, as written")
    structure: str = Field("", description="structures that the contact serves, `|`-joined; empty: all")
    kind: ContactKind = Field("person", description="person or office mailbox")
    civility: Civility = Field("", description="as written, shortened")
    given_name: str = Field("", description="given name")
    family_name: str = Field("", description="family name")
    role: str = Field("", description="office")
    email: str = Field("", description="mailbox")
    phones: str = Field("", description="E.164, `|`-joined; short numbers as they are")
