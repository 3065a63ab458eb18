"""From the outline of a part to undertakings: lead-ins govern the items after them, sentences stand for themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from convextract.extraction.commitments.lead_ins import (
    LeadIn,
    announces_actions,
    announces_duties,
    announces_list,
    charged_with,
    duties_of,
    find_lead_in,
    titles_engagements,
    titles_share,
)
from convextract.extraction.commitments.offers import (
    Section,
    context_list,
    engagement_cells,
    partner_list,
    section_of,
    statement_start,
    verb_list,
)
from convextract.extraction.commitments.outline import Node, join_texts, whole_text
from convextract.extraction.commitments.parties import Parties, without_beneficiary
from convextract.extraction.commitments.pieces import (
    LONGEST_TITLE_CHARS,
    find_any_lead_in,
    is_bare_item,
    is_contact,
    is_title,
    split_at_lead_in,
    up_to_full_stop,
    without_contacts,
)
from convextract.extraction.commitments.statements import (
    PRONOUN,
    names_party_only,
    party_alone,
    tells_duty,
    told_by_party,
)
from convextract.extraction.commitments.subjects import (
    Subject,
    is_not_partner,
    operator_name,
    phrases,
    resolve,
    without_introduction,
)
from convextract.extraction.commitments.undertaking import Lead, Undertaking
from convextract.language.folding import fold_keeping_length
from convextract.language.operators import partner_codes
from convextract.language.sentences import sentences
from convextract.reading.running_text import RunningText

_SHORTEST_UNDERTAKING_CHARS = 8
_SHORTEST_HEADING_CHARS = 14
_CONTACTS_AFTER = re.compile(
    r"\s(?:(?:Les )?[Cc]oordonnées|Contacts?)(?!\w)[^.]{0,120}:?\s*$|(?<=:)\s+[\w.+-]+@.*$", re.DOTALL
)
_NO_HEAD = re.compile(r"(?<!\w)(?:entre|prefete?s?|comites?|modalites|conventions?)(?!\w)")


@dataclass(slots=True)
class Walk:
    """What is known while a part is read from top to bottom."""

    parties: Parties
    part_code: str = ""
    offer: bool = False
    """The part is a partner's offer: what it tells of the partner counts without a verb of commitment."""
    agreement: bool = False
    """The part is a framework agreement: a party with a verb in the future undertakes."""
    named_only: bool = False
    """Only operators named in the sentence count (parts in which undertakings are rare)."""
    groups: bool = True
    """Groups of parties that the part defines count as named."""
    section_code: str = ""
    promising: int = 0
    """Level of the heading that announces duties (`Engagements des partenaires`) while its section runs; 0: none."""
    last: Subject | None = None
    lead: Lead | None = None
    section: Section | None = None
    engaged: bool = False
    engaged_in: Node | None = None
    """The paragraph in which `last` has undertaken something."""
    numbered: list[Lead] = field(default_factory=list)

    def run(self, nodes: list[Node]) -> Iterator[Undertaking]:
        """The undertakings of the part, in reading order."""
        for node in nodes:
            yield from self._node(node)

    def _node(self, node: Node) -> Iterator[Undertaking]:
        if node.kind == "table":
            yield from self._table(node)
            return
        if node.kind == "heading":
            self._heading(node)
        elif names_party_only(node):
            self.lead = None
            self._heading(node)
            return
        own, rest = split_at_lead_in(node)
        rows = list(self._announced(own))
        if rows or self._is_lead:
            yield from rows
        elif own.is_item and self.lead:
            yield from self._item(own)
        elif own.is_item and not own.children and not self.offer:
            pass
        else:
            yield from self._prose(own)
        self._is_lead = False
        for further in rest:
            yield from self._node(further)

    _is_lead: bool = False

    @property
    def _code(self) -> str:
        """Whose offer is told: the part's, or that of the section in a part that holds the offers of several."""
        return self.part_code or self.section_code

    def _heading(self, node: Node) -> None:
        """A heading tells whether duties follow, and in the offers of several partners whose they are."""
        title = node.text.text
        if announces_duties(title) and not is_not_partner(duties_of(title)):
            self.promising = node.level or 1
        elif node.level <= self.promising:
            self.promising = 0
        codes = partner_codes(title)
        if self.offer and not self.part_code and codes:
            self.section_code = codes[0] if codes[0] != "etat" else "interieur"
            self.last = Subject((self.section_code,), operator_name(title))

    def _table(self, node: Node) -> Iterator[Undertaking]:
        """The column `Engagements` of a table: a row of it is an undertaking of the partner named in row or heading."""
        lead = self.lead
        if node.grid is None or not (self.offer or self.agreement or lead or self.promising):
            return
        default = Subject((self._code,), "") if self._code else None
        if lead is not None:
            default = lead.subject
        for promise, owner, deadline in engagement_cells(node.grid, announced=lead is not None):
            subject = resolve(owner, self.parties, self._code, default) if owner else default
            if subject is not None and subject.codes and not is_contact(promise.text):
                yield replace(self._row(promise, subject, "table", 0.8), deadline=deadline)

    def _announced(self, node: Node) -> Iterator[Undertaking]:
        """What the node's own sentences announce; sets the lead where items are to follow."""
        text = node.text.text
        spans = sentences(text)
        for start, end in spans:
            told_ahead = (self.agreement or self.offer) and not (node.is_item and self.lead)
            lead_in = find_lead_in(text, start, end, future=told_ahead)
            if lead_in and self._may(lead_in, text):
                yield from self._lead_in(node, lead_in, last=end == spans[-1][1])
            elif statement := self._statement(node, start, end):
                self._is_lead = True
                yield statement
            elif lead_in is None:
                self._remember(text[start:end])
        if not self._is_lead:
            yield from self._list_without_verb(node)

    def _list_without_verb(self, node: Node) -> Iterator[Undertaking]:
        """Lists that a title or a sentence without `s'engage` announces."""
        text = node.text.text
        whose, rule, confidence = "", "titled list", 0.85
        if not node.is_item or text.rstrip().endswith(":"):
            whose = titles_engagements(text)
        if not whose and (whose := charged_with(text)):
            rule = "charged party's list"
        if not whose and not node.is_item and (whose := titles_share(text)):
            rule, confidence = "titled share", 0.75
        if whose:
            subject = resolve(whose, self.parties, "" if self.named_only else self._code, None)
            by_name = rule == "titled list" or bool(operator_name(whose)) or (subject is not None and subject.group)
            if subject and by_name and self._counts(subject):
                subject = Subject(subject.codes, operator_name(whose) or whose.strip(), subject.group)
                self.last = subject
                yield from self._open(node, Lead(subject, rule, confidence, node.marker))
        elif named := party_alone(node, self.parties):
            yield from self._open(node, Lead(named, "named party's list", 0.85, node.marker))
        elif self.offer or self.agreement:
            rule = "actions announced" if announces_actions(text) else ""
            rule = rule or ("offer list" if self.offer and context_list(text) else "")
            rule = rule or ("partner's list" if self.offer and partner_list(text, self._code) else "")
            rule = rule or ("verb's list" if self.offer and verb_list(text, self._code) else "")
            if rule:
                default = Subject((self._code,), "") if self._code else None
                named = resolve(text, self.parties, "", None) if rule != "offer list" else None
                if named:
                    named = Subject(named.codes, operator_name(text), named.group)
                yield from self._open(node, Lead(named or self.last or default, rule, 0.82, node.marker))

    def _lead_in(self, node: Node, lead_in: LeadIn, *, last: bool) -> Iterator[Undertaking]:
        text = node.text.text
        subject = self._subject(lead_in, text)
        if subject is not None:
            self.last, self.engaged, self.engaged_in = subject, True, node
        promise = text[lead_in.promise : lead_in.end]
        opens = last and (not promise.strip(" :") or (text.rstrip().endswith(":") and announces_list(promise)))
        if opens:
            yield from self._open(node, Lead(subject, "lead-in list", 0.93, node.marker))
            return
        if lead_in.form == "able":
            return
        self._is_lead = True
        self.lead = None
        if subject is None or len(promise.strip()) < _SHORTEST_UNDERTAKING_CHARS:
            return
        # An item is one undertaking with all its sentences; a paragraph gives one a sentence.
        end = len(text) if node.is_item and not last else lead_in.end
        pieces = [node.text.slice(lead_in.promise, end)]
        if last or node.is_item:
            under = [whole_text(c) for c in node.children if not is_contact(c.text.text)]
            pieces += under if node.is_item else up_to_full_stop(under)
            if text.rstrip().endswith(":"):
                self.lead = Lead(None, "", 0.0, node.marker)
        confidence = {"engages": 0.92, "accepts": 0.85}.get(lead_in.form, 0.72)
        yield self._row(join_texts(pieces), subject, f"sentence {lead_in.form}", confidence)

    def _subject(self, lead_in: LeadIn, text: str) -> Subject | None:
        words = lead_in.subject(text)
        last = self.last or (Subject((self._code,), "") if self._code else None)
        subject = resolve(words, self.parties, "" if self.named_only else self._code, last)
        return subject if subject is None or self._counts(subject) else None

    def _counts(self, subject: Subject) -> bool:
        """Is this somebody whose undertakings the part can tell? Of an unknown group only an agreement's."""
        if not self.named_only:
            return bool(subject.codes) or not self.offer
        return bool(subject.codes) and (self.groups or not subject.group)

    def _statement(self, node: Node, start: int, end: int) -> Undertaking | None:
        """A sentence that tells what a party does, where duties are told.

        An agreement tells roles so too; there only who has just undertaken something goes on (`Elle veillera à ...`).
        """
        if self.offer or node.is_item or not (self.engaged_in is node if self.agreement else self.promising):
            return None
        speaker = self.last if self.engaged_in is node else None
        told = told_by_party(node.text.text, start, end, self.parties, speaker, pronouns_only=self.agreement)
        if told is None or not self._counts(told[1]):
            return None
        self.last, self.engaged_in = told[1], node
        return self._row(node.text.slice(told[0], end), told[1], "statement", 0.75)

    def _may(self, lead_in: LeadIn, text: str) -> bool:
        """Weaker forms count only for a party at the head of its sentence, or for a partner towards the structures."""
        if lead_in.form not in ("able", "future"):
            return True
        subject = self._subject(lead_in, text)
        if subject is None or not subject.codes:
            return False
        words = fold_keeping_length(lead_in.subject(text))
        if lead_in.form == "future":
            words = without_introduction(words)[0]
            if self.offer and self.engaged and PRONOUN.match(words.strip()):
                return True
            near = resolve(words[:45], self.parties, "", None)
            return near is not None and bool(near.codes) and len(words) < 110 and not _NO_HEAD.search(words)
        return self.offer and bool(phrases().addressee.search(words))

    def _open(self, node: Node, lead: Lead) -> Iterator[Undertaking]:
        lead.had_children = bool(node.children)
        self._is_lead, self.lead = True, lead
        for child in node.children:
            yield from self._item(child)
        self._is_lead = True

    def _item(self, node: Node) -> Iterator[Undertaking]:
        if names_party_only(node):
            self.lead = None
            self._heading(node)
            return
        own, rest = split_at_lead_in(node)
        lead = self._lead_of(own)
        if own is not node and find_any_lead_in(own.text.text):
            yield from self._node(own)
        elif lead and lead.subject is not None:
            yield from self._item_row(own, lead)
        for further in rest:
            yield from self._node(further)

    def _item_row(self, node: Node, lead: Lead) -> Iterator[Undertaking]:
        if is_contact(node.text.text) and len(node.text) < 120:
            return
        kept = [child for child in node.children if not is_contact(child.text.text)]
        text = join_texts([node.text, *(without_contacts(child) for child in kept)])
        if lead.rule == "titled share" and not tells_duty(node.text.text):
            return
        start = 0
        if self.offer and lead.rule == "offer list":
            found = statement_start(text.text, self._code)
            if found < 0 and not re.search(r"\w{3,}r(?:a|ont)(?!\w)", fold_keeping_length(text.text)):
                return
            start = max(found, 0)
        if len(text.text) - start < _SHORTEST_UNDERTAKING_CHARS or lead.subject is None:
            return
        yield self._row(text.slice(start, len(text)), lead.subject, lead.rule, lead.confidence)

    def _lead_of(self, node: Node) -> Lead | None:
        """The lead-in that governs an item: the current one, or the earlier one whose numbering it goes on with."""
        lead = self.lead
        if node.number and lead:
            if lead.last_number != node.number - 1:
                lead = next((old for old in reversed(self.numbered) if old.last_number == node.number - 1), lead)
            lead.last_number = node.number
            self.numbered.append(lead)
        return lead

    def _prose(self, node: Node) -> Iterator[Undertaking]:
        """A heading, or a paragraph without a verb of commitment."""
        text = node.text.text
        if self.lead and self.lead.subject and not self.lead.had_children and is_bare_item(node):
            yield from self._item_row(node, self.lead)
            return
        title = node.kind == "heading" or is_title(node)
        self._end_lead(node, title)
        if is_contact(text) and len(text) < 200:
            return
        if title:
            self.section = section_of(text)
        if not self.offer or len(text) < 45 or (title and len(text) < LONGEST_TITLE_CHARS):
            return
        start = statement_start(text, self._code, section=self.section, engaged=self.engaged)
        if start >= 0:
            subject = Subject((self._code,) if self._code else (), self._organisation(text, start))
            pieces = [node.text.slice(start, len(node.text)), *(without_contacts(c) for c in node.children)]
            yield self._row(join_texts(pieces), subject, "offer statement", 0.75)

    def _end_lead(self, node: Node, title: bool) -> None:
        """A lead-in governs items up to the next prose; a list of what an offer holds goes on past contacts."""
        lead = self.lead
        if lead is None or (node.is_item and not (lead.marker == node.marker and lead.had_children)):
            return
        if not node.is_item and not title and len(node.text.text.split()) == 1:
            return  # a column's heading, a scrap
        lasts = lead.rule == "offer list" and len(node.text) < LONGEST_TITLE_CHARS
        if not lasts or (title and node.kind == "heading" and len(node.text) >= _SHORTEST_HEADING_CHARS):
            self.lead = None

    def _organisation(self, text: str, start: int) -> str:
        before = text[:start].strip(" ,:;-–•")
        return before if 2 < len(before) < 100 else (self.last.organisation if self.last else "")

    def _remember(self, sentence: str) -> None:
        """A sentence that begins with a party makes it what `il` or `elle` means in the next."""
        head = sentence[:60]
        found = resolve(head, self.parties, "", None) if re.match(r"\W*(?:L[ae'’]|Les)\s?\w", head) else None
        if found and found.codes and not self.named_only:
            self.last = Subject(found.codes, operator_name(sentence), found.group)

    def _row(self, text: RunningText, subject: Subject, rule: str, confidence: float) -> Undertaking:
        contacts = _CONTACTS_AFTER.search(text.text)
        if contacts and contacts.start() > _SHORTEST_UNDERTAKING_CHARS:
            text = text.slice(0, contacts.start())
        codes = tuple(without_beneficiary(list(subject.codes), text.text)) if subject.group else subject.codes
        known = Subject(codes, subject.organisation, subject.group)
        return Undertaking(text, known, rule, confidence, self.section.title if self.section else "")
