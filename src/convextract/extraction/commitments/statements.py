"""Parties that tell what they do without a verb of commitment: `Pôle emploi assurera ...`, `La CAF :` and its list."""

from __future__ import annotations

import re

from convextract.extraction.commitments.lead_ins import titles_engagements
from convextract.extraction.commitments.nodes import Node
from convextract.extraction.commitments.offers import OTHER_CLAUSE, starts_with_infinitive
from convextract.extraction.commitments.parties import Parties
from convextract.extraction.commitments.subjects import (
    Subject,
    is_not_partner,
    operator_name,
    phrases,
    resolve,
    without_introduction,
)
from convextract.language.folding import fold_keeping_length
from convextract.language.operators import find_operators

_LONGEST_LEFTOVER_CHARS = 12
"""What may stand beside the name in `La CAF du Gard :`."""
_LATEST_NAME_CHARS = 14
_LONGEST_NAME_CHARS = 110
_LATEST_VERB_CHARS = 110
_LONGEST_HEAD_CHARS = 60
_NEAR_HEAD_CHARS = 45
_NO_HEAD = re.compile(r"(?<!\w)(?:entre|prefete?s?|comites?|modalites|conventions?)(?!\w)")
_THEME = re.compile(r"[A-ZÀ-Þ][^.:;]{2,40}[.:]\s+(?=[A-ZÀ-Þ])")
_PLAIN_VERB = re.compile(r"(?!(?:est|sont|a|ont|qui|et|ou|dont|en|dans|par|pour|peut|peuvent)(?!\w))[a-z']{3,}\s")
PRONOUN = re.compile(r"(?:il|elle)s?$")


def party_alone(node: Node, parties: Parties) -> Subject | None:
    """The party of a lead-in that has no verb (`La CAF du Gard :`), where the items tell what it does."""
    text = without_introduction(node.text.text.strip())[0]
    name = operator_name(text)
    bare = text.endswith(":") and name and len(text) - len(name) <= _LONGEST_LEFTOVER_CHARS
    items = [child.text.text for child in node.children]
    if not bare or not items or sum(map(tells_duty, items)) * 3 < len(items) * 2:
        return None
    return resolve(text.rstrip(": "), parties, "", None)


def names_party_only(node: Node) -> bool:
    """An item that is nothing but a party's name (`2. Mission locale de la Haute-Corse`) heads what follows."""
    text = node.text.text.strip(" .:–-")
    if not node.is_item or node.children or len(text) > _LONGEST_NAME_CHARS:
        return False
    name = operator_name(text)
    return bool(name) and len(text) - len(name) <= _LONGEST_LEFTOVER_CHARS and not tells_duty(text)


def titles_others(node: Node) -> bool:
    """Is an item the title of what others than partners undertake (`2) Engagements des structures`)?"""
    whose = "" if node.children or not node.is_item else titles_engagements(node.text.text)
    return bool(whose) and is_not_partner(whose)


def themed_start(text: str, speaker: Subject) -> int:
    """Where the verb stands in `Formation. La CAF anime ...`, one of the paragraphs of who has spoken; else -1."""
    theme = _THEME.match(text)
    start = theme.end() if theme else 0
    mention = next(iter(find_operators(text[start : start + _LONGEST_NAME_CHARS])), None)
    if theme is None or mention is None or mention.start > 4 or mention.code not in speaker.codes:
        return -1
    name = operator_name(text[start:])
    verb = start + mention.start + len(name) + 1
    return verb if _PLAIN_VERB.match(fold_keeping_length(text[verb:])) else -1


def told_by_party(
    text: str, start: int, end: int, parties: Parties, speaker: Subject | None, *, pronouns_only: bool
) -> tuple[int, Subject] | None:
    """Where the verb of a sentence begins that a party is the subject of, and that party; None where there is none.

    `speaker`: who spoke in the same paragraph, whom alone a pronoun can mean.
    """
    verb = _verb(text, start, end)
    if verb < 0:
        return None
    words = without_introduction(text[start:verb])[0].strip(" ,;:-–•")
    if pronouns_only or PRONOUN.match(words.lower()):
        return (verb, speaker) if speaker and PRONOUN.match(words.lower()) else None
    near = find_operators(words)[:1]
    if not words or (near and near[0].start > _LATEST_NAME_CHARS):
        return None
    subject = resolve(words, parties, "", None)
    return (verb, subject) if subject and subject.codes else None


def _verb(text: str, start: int, end: int) -> int:
    """Where the verb of the register stands that the first words of the sentence are the subject of; -1 for none."""
    folded = fold_keeping_length(text[start:end])
    for verb in phrases().partner_verb.finditer(folded, 0, min(len(folded), _LATEST_VERB_CHARS)):
        before = folded[: verb.start()]
        if before[-1:] in (" ", "'") and not OTHER_CLAUSE.search(before):
            return start + verb.start()
    return -1


def tells_duty(item: str) -> bool:
    """Does an item begin with what a party does: a verb of the register, an infinitive, a noun of action?"""
    folded = fold_keeping_length(item).lstrip(" -–•")
    begins = phrases().partner_verb.match(folded) or phrases().action_noun.match(folded)
    return bool(begins) or starts_with_infinitive(item)


def party_at_head(sentence: str, parties: Parties) -> Subject | None:
    """The party that a sentence begins with, whom `il` or `elle` means in the next; None where it begins with none."""
    head = sentence[:_LONGEST_HEAD_CHARS]
    found = resolve(head, parties, "", None) if re.match(r"\W*(?:L[ae'’]|Les)\s?\w", head) else None
    return Subject(found.codes, operator_name(sentence), found.group) if found and found.codes else None


def party_heads(words: str, parties: Parties, *, offer: bool) -> bool:
    """Is the subject of a sentence (`words`, folded, nothing introduced before) a party and nothing else?

    An agreement that spells a long name out tells the party's role; in an offer everything is about the partner.
    """
    named = next((m.end for m in find_operators(words) if offer and m.start <= _LATEST_NAME_CHARS), 0)
    near = resolve(words[: max(named, _NEAR_HEAD_CHARS)], parties, "", None)
    return near is not None and bool(near.codes) and len(words) < _LONGEST_NAME_CHARS and not _NO_HEAD.search(words)
