"""What stands above a line of a card and tells of the contact that begins there: the office, and a label."""

from __future__ import annotations

import re
from dataclasses import dataclass

from convextract.extraction.contacts.drafts import ContactDraft
from convextract.extraction.contacts.vocabulary import OFFICE_LABEL, ROLE
from convextract.extraction.field_labels import field_of
from convextract.extraction.organisations import named_operator
from convextract.language.folding import fold

_OFFICE_LASTS = 14
"""Lines after which an office named above no longer owns what follows."""

_JUST_NAMED = 2
"""Lines under an office within which its name goes before an operator named in a label."""


@dataclass(slots=True)
class CardContext:
    """What stands above: the office, how old that is in lines, and the label of the next contact."""

    office: str = ""
    age: int = 0
    label: str = ""

    def go_down_a_line(self) -> None:
        """The office grows older, until it is forgotten."""
        self.age += 1
        if self.age > _OFFICE_LASTS:
            self.office = ""

    def new_draft(self) -> ContactDraft:
        """A contact of the office above, with the label as its function where it is one; the label is used up."""
        label = re.sub(r"^[\W_]*(?:\w\s[\W_]+)?", "", self.label)
        fresh = self.office if self.age <= _JUST_NAMED else ""
        office = fresh or named_operator(label) or self.office
        draft = ContactDraft(organisation=office, method="card")
        folded = fold(label)
        reach = field_of(label) in ("email", "phone", "address") and not re.match(r"(?:boite|bal|ligne|num)", folded)
        if not reach and len(label) < 80 and (ROLE.match(folded) or OFFICE_LABEL.search(folded)):
            draft.role = label
        self.label = ""
        return draft
