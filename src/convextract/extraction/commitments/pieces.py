"""What a piece of a part is by its looks: a title, a way to reach somebody, an item that hides a lead-in."""

from __future__ import annotations

import re

from convextract.extraction.commitments.lead_ins import LeadIn, find_lead_in
from convextract.extraction.commitments.nodes import INFINITIVE, Node, join_texts
from convextract.extraction.commitments.undertaking import Lead
from convextract.language.folding import fold_keeping_length
from convextract.language.sentences import sentences
from convextract.reading.running_text import RunningText

LONGEST_TITLE_CHARS = 100
SHORTEST_UNDERTAKING_CHARS = 8
_CONTACTS_AFTER = re.compile(
    r"\s(?:(?:Les )?[Cc]oordonnées|Contacts?)(?!\w)[^.]{0,120}:?\s*$|(?<=:)\s+[\w.+-]+@.*$", re.DOTALL
)
_CONTACT = re.compile(
    r"@|(?:\d{2}[ .]){4}\d{2}|"
    r"^\W*(?:m\.|mme|monsieur|madame|tel|mail|courriel|contact|adresse|(?:les )?coordonnees|referente?s? :)\s?",
    re.IGNORECASE,
)

_DUTY = re.compile(r"^\W*(?:à |de )?(?:[A-Za-zà-ÿ]{3,}(?:er|ir|re|oir)|[Mm]ise à disposition)\s[a-zà-ÿ']")
"""`Renseigner par téléphone ... au 05 61 ...` tells a duty and how it is done."""

_THEME = re.compile(
    r"\W*(?:axes?|volets?|themes?|thematiques?|objectifs?|domaines?|priorites?|piliers?|orientations?|chantiers?)"
    r"\s?(?:n\s?°\s?)?(?:\d{1,2}|[ivx]{1,4}|[a-h])(?!\w)"
)


def is_title(node: Node) -> bool:
    """A short paragraph without a full stop, set as a title without being recognised as one."""
    text = node.text.text.strip()
    return (
        not node.is_item
        and len(text) < LONGEST_TITLE_CHARS
        and text[:1].isupper()
        and not text.endswith((".", ";", ","))
        and len(text.split()) > 1
    )


def is_bare_item(node: Node) -> bool:
    """A paragraph that begins with an infinitive, as items do whose bullets nobody read."""
    return (
        node.kind == "paragraph" and bool(INFINITIVE.match(node.text.text.lower())) and not is_contact(node.text.text)
    )


def goes_on_list(node: Node, lead: Lead) -> bool:
    """Is a paragraph an item by its stops: does it end in a semicolon right behind the lead-in or another such item, or
    is it the one that closes them?"""
    text = node.text.text.rstrip()
    if node.kind != "paragraph" or is_contact(text):
        return False
    return text.endswith((";", ",", ".")) if lead.goes_on else text.endswith((";", ",")) and not lead.begun


def heads_a_theme(title: str) -> bool:
    """Does a title part one list by themes (`Axe 1 – Accompagner`)? The lead-in before it still governs."""
    return bool(_THEME.match(fold_keeping_length(title)))


def is_contact(text: str) -> bool:
    """Does a line only say how somebody is reached?"""
    return bool(_CONTACT.search(text)) and len(text) < 160 and not _DUTY.match(text)


def find_any_lead_in(text: str) -> LeadIn | None:
    """The first announcement that opens a list anywhere in the text."""
    for start, end in sentences(text):
        if (found := find_lead_in(text, start, end)) and found.form == "engages":
            return found
    return None


def split_at_lead_in(node: Node) -> tuple[Node, list[Node]]:
    """The node up to its first descendant that announces undertakings of its own, and what comes from there on.

    On a skewed page a lead-in may seem to hang under the item before it.
    """
    for index, child in enumerate(node.children):
        lead_in = find_any_lead_in(child.text.text)
        if lead_in and lead_in.start <= 3 and not child.text.text[lead_in.promise :].strip(" :"):
            own = Node(node.kind, node.text, node.marker, node.level, node.page, node.indent_pt, node.bold)
            own.children = node.children[:index]
            return own, node.children[index:]
    return node, []


def without_contacts(node: Node) -> RunningText:
    return join_texts([node.text, *(without_contacts(c) for c in node.children if not is_contact(c.text.text))])


def up_to_full_stop(items: list[RunningText]) -> list[RunningText]:
    """The items over which a sentence goes on. Where an item closes it and begins another sentence, those that follow
    tell of themselves (`..., dont les principes sont les suivants : Chaque maison est ouverte. Elle ...`)."""
    kept: list[RunningText] = []
    for item in items:
        _, end = (sentences(item.text) or [(0, len(item))])[0]
        kept.append(item.slice(0, end))
        if end < len(item.text.rstrip()):
            break
    return kept


def without_contacts_behind(text: RunningText) -> RunningText:
    """The undertaking without the way to reach somebody that was set behind it."""
    contacts = _CONTACTS_AFTER.search(text.text)
    return text.slice(0, contacts.start()) if contacts and contacts.start() > SHORTEST_UNDERTAKING_CHARS else text
