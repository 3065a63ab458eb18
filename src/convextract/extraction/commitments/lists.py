"""Lists that a title, a party's name or a sentence without a verb of commitment announces."""

from __future__ import annotations

from convextract.extraction.commitments.lead_ins import (
    announces_actions,
    charged_with,
    titles_engagements,
    titles_share,
)
from convextract.extraction.commitments.nodes import Node
from convextract.extraction.commitments.offers import context_list, partner_list, verb_list
from convextract.extraction.commitments.parties import Parties
from convextract.extraction.commitments.statements import party_alone
from convextract.extraction.commitments.subjects import Subject, operator_name, resolve
from convextract.extraction.commitments.undertaking import Lead, Scope


def list_announced(node: Node, parties: Parties, scope: Scope, code: str, last: Subject | None) -> Lead | None:
    """The lead-in of the list that a text opens without `s'engage`; None where it opens none that counts.

    `code`: whose offer is told, if anybody's; `last`: who has spoken before.
    """
    whose, rule, confidence = _whose(node)
    if whose:
        subject = resolve(whose, parties, "" if scope.named_only else code, None)
        if subject is None or not scope.counts(subject):
            return None
        if rule != "titled list" and not operator_name(whose) and not subject.group:
            return None
        subject = Subject(subject.codes, operator_name(whose) or whose.strip(), subject.group)
        return Lead(subject, rule, confidence, node.marker, names_speaker=True)
    if named := party_alone(node, parties):
        return Lead(named, "named party's list", 0.85, node.marker)
    rule = _rule(node.text.text, scope, code)
    if not rule:
        return None
    speaker = resolve(node.text.text, parties, "", None) if rule != "offer list" else None
    if speaker:
        speaker = Subject(speaker.codes, operator_name(node.text.text), speaker.group)
    default = Subject((code,), "") if code else None
    return Lead(speaker or last or default, rule, 0.82, node.marker)


def _whose(node: Node) -> tuple[str, str, float]:
    """The words that name whose list a title or a sentence opens, the rule, the rule's confidence; or no words."""
    text = node.text.text
    if (not node.is_item or text.rstrip().endswith(":")) and (whose := titles_engagements(text)):
        return whose, "titled list", 0.85
    if whose := charged_with(text):
        return whose, "charged party's list", 0.85
    return ("" if node.is_item else titles_share(text)), "titled share", 0.75


def _rule(text: str, scope: Scope, code: str) -> str:
    """The form of a lead-in that names nobody or whose verb does not commit; empty where the text is none."""
    if (scope.offer or scope.agreement) and announces_actions(text):
        return "actions announced"
    if not scope.offer:
        return ""
    if context_list(text):
        return "offer list"
    if partner_list(text, code):
        return "partner's list"
    return "verb's list" if verb_list(text, code) else ""
