"""From the outline of a part to undertakings: lead-ins govern the items after them, sentences stand for themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from convextract.extraction.commitments.cell_items import hides_an_item
from convextract.extraction.commitments.lead_ins import LeadIn, announces_list, find_lead_in
from convextract.extraction.commitments.lists import list_announced
from convextract.extraction.commitments.nodes import Node, join_texts, whole_text
from convextract.extraction.commitments.offers import Section, listed_statement_start, section_of, statement_start
from convextract.extraction.commitments.parties import without_beneficiary
from convextract.extraction.commitments.pieces import (
    LONGEST_TITLE_CHARS,
    SHORTEST_UNDERTAKING_CHARS,
    find_any_lead_in,
    goes_on_list,
    heads_a_theme,
    is_bare_item,
    is_contact,
    is_title,
    split_at_lead_in,
    up_to_full_stop,
    without_contacts,
    without_contacts_behind,
)
from convextract.extraction.commitments.speaker import Speaker
from convextract.extraction.commitments.statements import names_party_only, tells_duty, themed_start, titles_others
from convextract.extraction.commitments.subjects import Subject, behind_its_party, resolve
from convextract.extraction.commitments.tables import engagement_cells
from convextract.extraction.commitments.undertaking import Lead, Undertaking
from convextract.language.folding import fold_keeping_length
from convextract.language.sentences import sentences
from convextract.reading.running_text import RunningText

_SHORTEST_HEADING_CHARS = 14
_MERGED = 0.45
"""Confidence in the text of a cell that may be several undertakings."""
_RELATIVE = re.compile(r"(?<!\w)(?:que |qu')[^,]{2,60}$")


@dataclass(slots=True)
class Walk:
    """What is known while a part is read from top to bottom."""

    speaker: Speaker
    lead: Lead | None = None
    section: Section | None = None
    numbered: list[Lead] = field(default_factory=list)
    shared: bool = False
    """Several have undertaken a list, each what stands behind its name, and no other heading has come since."""

    def run(self, nodes: list[Node]) -> Iterator[Undertaking]:
        """The undertakings of the part, in reading order."""
        for node in nodes:
            yield from self._node(node)

    def _node(self, node: Node) -> Iterator[Undertaking]:
        if node.kind == "table":
            yield from self._table(node)
            return
        if node.kind == "heading":
            self.speaker.heading(node)
            self.shared = self.shared and heads_a_theme(node.text.text)
        elif names_party_only(node) or titles_others(node):
            self.lead = None
            self.speaker.heading(node)
            return
        own, rest = split_at_lead_in(node)
        rows = list(self._announced(own))
        if rows or self._is_lead:
            yield from rows
        elif own.is_item and (self.lead or (self.shared and behind_its_party(own.text.text))):
            yield from self._item(own)
        elif own.is_item and not own.children and not self.speaker.scope.offer:
            pass
        else:
            yield from self._prose(own)
        self._is_lead = False
        for further in rest:
            yield from self._node(further)

    _is_lead: bool = False

    def _table(self, node: Node) -> Iterator[Undertaking]:
        """The column `Engagements` of a table: a row of it is an undertaking of the partner named in row or heading."""
        if node.grid is None:
            return
        expected = self.speaker.scope.offer or self.speaker.scope.agreement or bool(self.lead or self.speaker.promising)
        default = Subject((self.speaker.code,), "") if self.speaker.code else None
        if self.lead is not None:
            default = self.lead.subject
        for promise, owner, deadline in engagement_cells(
            node.grid, announced=self.lead is not None, expected=expected, offered=self.speaker.scope.offer
        ):
            subject = resolve(owner, self.speaker.parties, self.speaker.code, default) if owner else default
            if subject is not None and subject.codes and not is_contact(promise.text):
                row = self._row(promise, subject, "table", _MERGED if hides_an_item(promise) else 0.8)
                yield replace(row, deadline=deadline)

    def _announced(self, node: Node) -> Iterator[Undertaking]:
        """What the node's own sentences announce; sets the lead where items are to follow."""
        text = node.text.text
        spans = sentences(text)
        for start, end in spans:
            told_ahead = (self.speaker.scope.agreement or self.speaker.scope.offer) and not (node.is_item and self.lead)
            lead_in = find_lead_in(text, start, end, future=told_ahead)
            if lead_in and self.speaker.may_undertake(lead_in, text):
                yield from self._lead_in(node, lead_in, last=end == spans[-1][1])
            elif told := self.speaker.statement(node, start, end):
                self._is_lead = True
                yield self._row(node.text.slice(told[0], end), told[1], "statement", 0.75)
            elif lead_in is None:
                self.speaker.remember(text[start:end])
        by = self.speaker
        lead = None if self._is_lead else list_announced(node, by.parties, by.scope, by.code, by.last)
        if lead is not None:
            if lead.names_speaker:
                self.speaker.last = lead.subject
            yield from self._open(node, lead)

    def _lead_in(self, node: Node, lead_in: LeadIn, *, last: bool) -> Iterator[Undertaking]:
        text = node.text.text
        subject = self.speaker.subject(lead_in, text)
        if subject is not None:
            self.speaker.undertakes(subject, node)
        promise = text[lead_in.promise : lead_in.end]
        opens = last and announces_list(promise)
        if opens:
            yield from self._open(node, Lead(subject, "lead-in list", 0.93, node.marker))
            return
        if lead_in.form in ("able", "strives"):
            return
        self._is_lead = True
        self.lead = None
        if subject is None or len(promise.strip()) < SHORTEST_UNDERTAKING_CHARS:
            return
        if len(promise.split()) < 2 and _RELATIVE.search(fold_keeping_length(lead_in.subject(text))):
            return  # `les actions que chacun s'engage à conduire`
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

    def _open(self, node: Node, lead: Lead) -> Iterator[Undertaking]:
        lead.had_children = bool(node.children)
        self.shared = lead.subject is None or lead.subject.group or not lead.subject.codes
        self._is_lead, self.lead = True, lead
        for child in node.children:
            yield from self._item(child)
        self._is_lead = True

    def _item(self, node: Node) -> Iterator[Undertaking]:
        if names_party_only(node) or titles_others(node):
            self.lead = None
            self.speaker.heading(node)
            return
        own, rest = split_at_lead_in(node)
        lead = self._of_its_party(own) or self._lead_of(own)
        if own is not node and find_any_lead_in(own.text.text):
            yield from self._node(own)
        elif lead and lead.subject is not None:
            yield from self._item_row(own, lead)
        for further in rest:
            yield from self._node(further)

    def _of_its_party(self, node: Node) -> Lead | None:
        """`La Poste : maintenir une ligne directe` under what all have undertaken is that party's."""
        text = node.text.text
        start = behind_its_party(text) if self.shared else 0
        if not start or not tells_duty(text[start:]):
            return None
        subject = resolve(text[:start].rstrip(" :"), self.speaker.parties, "", None)
        return Lead(subject, "item behind its party", 0.85) if subject and subject.codes else None

    def _item_row(self, node: Node, lead: Lead) -> Iterator[Undertaking]:
        if is_contact(node.text.text) and len(node.text) < 120:
            return
        kept = [child for child in node.children if not is_contact(child.text.text)]
        text = join_texts([node.text, *(without_contacts(child) for child in kept)])
        if lead.rule == "titled share" and not tells_duty(node.text.text):
            return
        start = listed_statement_start(text.text, self.speaker.code) if lead.rule == "offer list" else 0
        if lead.rule == "item behind its party":
            start = behind_its_party(text.text)
        lead.begun, lead.goes_on = True, not node.is_item and text.text.rstrip().endswith((";", ","))
        if start < 0 or len(text.text) - start < SHORTEST_UNDERTAKING_CHARS or lead.subject is None:
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
        listed = is_bare_item(node) or (self.lead is not None and goes_on_list(node, self.lead))
        if self.lead and self.lead.subject and not self.lead.had_children and listed:
            yield from self._item_row(node, self.lead)
            return
        lead = self.lead if self.speaker.scope.offer else None
        if lead and lead.subject and themed_start(text, lead.subject) > 0:
            yield from self._themed(node.text, lead.subject)
            return
        title = node.kind == "heading" or is_title(node)
        self._end_lead(node, title)
        if is_contact(text) and len(text) < 200:
            return
        if title:
            self.section = section_of(text)
        if not self.speaker.scope.offer or len(text) < 45 or (title and len(text) < LONGEST_TITLE_CHARS):
            return
        start = statement_start(text, self.speaker.code, section=self.section, engaged=self.speaker.engaged)
        if start >= 0:
            before = text[:start].strip(" ,:;-–•")
            by = self.speaker
            organisation = before if 2 < len(before) < 100 else (by.last.organisation if by.last else "")
            subject = Subject((by.code,) if by.code else (), organisation)
            pieces = [node.text.slice(start, len(node.text)), *(without_contacts(c) for c in node.children)]
            yield self._row(join_texts(pieces), subject, "offer statement", 0.75)

    def _themed(self, text: RunningText, subject: Subject) -> Iterator[Undertaking]:
        """Paragraphs that begin with a theme (`Formation. La CAF anime ...`), which reading may have joined to one."""
        starts = [start for start, _ in sentences(text.text) if themed_start(text.text[start:], subject) > 0]
        for start, end in pairwise([*starts, len(text)]):
            verb = start + themed_start(text.text[start:end], subject)
            yield self._row(text.slice(verb, end), subject, "themed paragraph", 0.85)

    def _end_lead(self, node: Node, title: bool) -> None:
        """A lead-in governs items up to the next prose; a list of what an offer holds goes on past contacts."""
        lead = self.lead
        if lead is None or (node.is_item and not (lead.marker == node.marker and lead.had_children)):
            return
        if not node.is_item and not title and len(node.text.text.split()) == 1:
            return  # a column's heading, a scrap
        if title and heads_a_theme(node.text.text):
            return
        lasts = lead.rule == "offer list" and len(node.text) < LONGEST_TITLE_CHARS
        if not lasts or (title and node.kind == "heading" and len(node.text) >= _SHORTEST_HEADING_CHARS):
            self.lead = None

    def _row(self, text: RunningText, subject: Subject, rule: str, confidence: float) -> Undertaking:
        text = without_contacts_behind(text)
        codes = tuple(without_beneficiary(list(subject.codes), text.text)) if subject.group else subject.codes
        known = Subject(codes, subject.organisation, subject.group)
        return Undertaking(text, known, rule, confidence, self.section.title if self.section else "")
