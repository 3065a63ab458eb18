"""Who speaks at a point of a part: whom its headings, its sentences and their pronouns make the one who undertakes."""

from __future__ import annotations

from dataclasses import dataclass

from convextract.extraction.commitments.lead_ins import LeadIn, announces_duties, duties_of, titles_common
from convextract.extraction.commitments.nodes import Node
from convextract.extraction.commitments.parties import Parties
from convextract.extraction.commitments.statements import PRONOUN, party_at_head, party_heads, told_by_party
from convextract.extraction.commitments.subjects import (
    Subject,
    is_not_partner,
    operator_name,
    phrases,
    resolve,
    without_introduction,
)
from convextract.extraction.commitments.undertaking import Scope
from convextract.language.folding import fold_keeping_length
from convextract.language.operators import partner_codes


@dataclass(slots=True)
class Speaker:
    """Whose undertakings are told, while a part is read from top to bottom."""

    parties: Parties
    scope: Scope
    part_code: str = ""
    section_code: str = ""
    promising: int = 0
    """Level of the heading that announces duties (`Engagements des partenaires`) while its section runs; 0: none."""
    last: Subject | None = None
    engaged: bool = False
    engaged_in: Node | None = None
    """The paragraph in which `last` has undertaken something."""

    @property
    def code(self) -> str:
        """Whose offer is told: the part's, or that of the section in a part that holds the offers of several."""
        return self.part_code or self.section_code

    def heading(self, node: Node) -> None:
        """A heading tells whether duties follow, and in the offers of several partners whose they are."""
        title = node.text.text
        if announces_duties(title) and not is_not_partner(duties_of(title)):
            self.promising = node.level or 1
        elif node.level <= self.promising:
            self.promising = 0
        codes = partner_codes(title)
        if self.scope.offer and not self.part_code and codes:
            self.section_code = codes[0] if codes[0] != "etat" else "interieur"
            self.last = Subject((self.section_code,), operator_name(title))
        elif titles_common(title):
            self.section_code, self.last = "", None

    def subject(self, lead_in: LeadIn, text: str) -> Subject | None:
        """The party that a lead-in is told of; None where it is nobody whose undertakings the part can tell."""
        words = lead_in.subject(text)
        last = self.last or (Subject((self.code,), "") if self.code else None)
        subject = resolve(words, self.parties, "" if self.scope.named_only else self.code, last)
        return subject if subject is None or self.scope.counts(subject) else None

    def undertakes(self, subject: Subject, node: Node) -> None:
        """Who has just undertaken something, and in which paragraph."""
        self.last, self.engaged, self.engaged_in = subject, True, node

    def statement(self, node: Node, start: int, end: int) -> tuple[int, Subject] | None:
        """The start of the verb of a sentence that tells what a party does, where duties are told, and that party.

        An agreement tells roles so too; there only who has just undertaken something goes on (`Elle veillera à ...`).
        """
        if (
            self.scope.offer
            or node.is_item
            or not (self.engaged_in is node if self.scope.agreement else self.promising)
        ):
            return None
        speaker = self.last if self.engaged_in is node else None
        told = told_by_party(node.text.text, start, end, self.parties, speaker, pronouns_only=self.scope.agreement)
        if told is None or not self.scope.counts(told[1]):
            return None
        self.last, self.engaged_in = told[1], node
        return told

    def may_undertake(self, lead_in: LeadIn, text: str) -> bool:
        """Weaker forms count only for a party at the head of its sentence, or for a partner towards the structures."""
        if lead_in.form not in ("able", "strives", "future"):
            return True
        subject = self.subject(lead_in, text)
        if subject is None or not subject.codes:
            return False
        words = fold_keeping_length(lead_in.subject(text))
        if lead_in.form in ("strives", "future"):
            words = without_introduction(words)[0]
            if self.scope.offer and self.engaged and PRONOUN.match(words.strip()):
                return True
            return party_heads(words, self.parties, offer=self.scope.offer)
        return self.scope.offer and bool(phrases().addressee.search(words))

    def remember(self, sentence: str) -> None:
        """A sentence that begins with a party makes it what `il` or `elle` means in the next."""
        found = None if self.scope.named_only else party_at_head(sentence, self.parties)
        self.last = found or self.last
