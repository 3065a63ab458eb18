"""What a partner's offer tells without `s'engage à`: lists for the structures, statements, titled paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from convextract.extraction.commitments.categories import categories_named, category_of
from convextract.extraction.commitments.subjects import is_not_partner, phrases
from convextract.language.folding import fold_keeping_length
from convextract.language.operators import find_operators

_CONTEXT = re.compile(
    r"dans le cadre (?:de|du|des)(?!\w)[^:]{0,120}(?:france services?|structures?|msap)[^:]{0,40}:\s*$"
)
_PRESENTATION = re.compile(r"mission|presentation|qui sommes|coordonnee|contact|horaire|adresse|carte des|annexe")
_FUTURE = re.compile(r"\w{3,}r(?:a|ont)(?!\w)")
_INFINITIVE = re.compile(r"^\W*(?:à |d'|de )?[A-Za-zÀ-ÿ]{2,}(?:er|ir|re|oir)\s")
OTHER_CLAUSE = re.compile(r"[.;:]|(?<!\w)(?:qui|que|dont|est|sont)(?!\w)")
_LONGEST_TITLE_CHARS = 130
_LONGEST_SUBJECT_CHARS = 110
_LONGEST_ANNOUNCEMENT_CHARS = 200
_LONGEST_VERB_CHARS = 24


@dataclass(frozen=True, slots=True)
class Section:
    """A titled piece of an offer and the categories its title names."""

    title: str
    categories: frozenset[str]


def section_of(text: str) -> Section | None:
    """The section that a heading opens; one that presents the partner or lists contacts names no category."""
    if len(text) > _LONGEST_TITLE_CHARS:
        return None
    presents = _PRESENTATION.search(fold_keeping_length(text))
    return Section(text, frozenset() if presents else frozenset(categories_named(text)))


def context_list(text: str) -> bool:
    """`Dans le cadre de la mise en œuvre des structures France services :` before a list of what the partner does."""
    return len(text) < 200 and bool(_CONTEXT.search(fold_keeping_length(text)))


def partner_list(text: str, part_code: str) -> bool:
    """`La Poste met à disposition des structures France Services :` before a list of what it is."""
    folded = fold_keeping_length(text).rstrip()
    return (
        folded.endswith(":")
        and len(text) < _LONGEST_ANNOUNCEMENT_CHARS
        and bool(phrases().addressee.search(folded))
        and _told_by_partner(text, folded, part_code) >= 0
    )


def verb_list(text: str, part_code: str) -> bool:
    """`La CPAM assure :` before a list of what it is: the partner and its verb alone."""
    folded = fold_keeping_length(text).rstrip()
    verb = _told_by_partner(text, folded, part_code) if folded.endswith(":") else -1
    return verb >= 0 and len(folded) - verb <= _LONGEST_VERB_CHARS


def statement_start(text: str, part_code: str, *, section: Section | None = None, engaged: bool = False) -> int:
    """Where the undertaking begins in a paragraph of an offer; -1 where it holds none.

    Three forms count: the partner as subject, a verb of the register and somebody it is done for; a noun of action at
    the head, in an offer that has committed the partner before; a paragraph about what the title of its section names.
    """
    capitals = sum(c.isupper() for c in text)
    if is_not_partner(text) or capitals * 2 > sum(c.isalpha() for c in text):
        return -1
    folded = fold_keeping_length(text)
    told = _told_by_partner(text, folded, part_code)
    if told >= 0 and (phrases().addressee.search(folded) or (section and section.categories) or _promised(text, told)):
        return told
    if engaged and phrases().action_noun.match(folded) and not folded.rstrip().endswith(":"):
        return 0
    if section and category_of(text, hints=section.categories) in section.categories and folded.rstrip()[-1:] != ":":
        return max(told, 0)
    return -1


def listed_statement_start(text: str, part_code: str) -> int:
    """The same for an item under `Dans le cadre de ... :`, where any verb in the future tells an undertaking."""
    start = statement_start(text, part_code)
    return 0 if start < 0 and _FUTURE.search(fold_keeping_length(text)) else start


def _promised(text: str, verb: int) -> bool:
    return category_of(text[verb:]) in ("on_site_presence", "appointments", "training", "referent")


def starts_with_infinitive(item: str) -> bool:
    return bool(_INFINITIVE.match(item))


def _told_by_partner(text: str, folded: str, part_code: str) -> int:
    """Where the verb begins in `La MSA (partenaire) désigne ...`; -1 where subject or verb are others."""
    mentions = [m for m in find_operators(text[:_LONGEST_SUBJECT_CHARS]) if m.start <= 30]
    if not mentions and not re.match(r"\W*(?:nos services|la caisse|l'agence|l'etablissement)(?!\w)", folded):
        return -1
    if mentions and part_code and not any(m.code == part_code for m in mentions):
        return -1
    position = mentions[-1].end if mentions else 0
    for verb in phrases().partner_verb.finditer(folded, position, _LONGEST_SUBJECT_CHARS):
        between = folded[position : verb.start()]
        if folded[verb.start() - 1 : verb.start()] == " " and not OTHER_CLAUSE.search(between):
            return verb.start()
    return -1
