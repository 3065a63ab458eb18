"""How the list of parties words a body: what is its name, and the words by which it says who acts for it."""

from __future__ import annotations

import re

from convextract.extraction.signatories.offices import is_body
from convextract.language.folding import fold_keeping_length
from convextract.language.operators import find_operators

KINDS_OF_BODIES = (
    r"(?:(?:collectivites?|communes?|intercommunalites?|organismes?|structures?|etablissements?|associations?|services?|"
    r"territoriales?|locales?|publi(?:cs?|ques?)|et|ou),?\s)*"
)
"""What may stand before `porteurs` or `partenaires` in a heading: `Les collectivités et organismes porteurs`."""
_HEREIN = r"(?:(?:aux fins? des|a l'effet des|aux) presentes,? |(?:dans|pour) la presente convention,? )?"
_OF = r"d(?:e la |e l'|es? |u |')"
REPRESENTED = re.compile(
    r",?\s*(?:(?:et|elle-meme|lui-meme|ici|legalement|dument|valablement) )*"
    rf"(?:representee?s?,? {_HEREIN}par\b|"
    rf"(?:prise?s? )?en (?:la|leur) personne {_OF}|"
    rf"agissant,? {_HEREIN}par\b(?! delegation| voie)(?: l'(?:organe|intermediaire|entremise) {_OF})?|"
    rf"(?:par|sous) (?:l'(?:organe|intermediaire|entremise)|la signature|la plume) {_OF}|"
    rf"ayant (?:\w+ )?pour (?:representante?|signataire|mandataire)(?: legale?)?\b(?: aux presentes)?,?|"
    r"dont (?:le |la )?(?:representante?|signataire)(?: legale?)?(?: aux presentes)? est\b),?\s*"
)
"""How a body says who acts for it: `représentée par`, `prise en la personne de`, `dont le représentant légal est`."""
_ACTS_FOR = re.compile(
    r"(?:agissant|intervenant|stipulant|signant),? (?:\w+ )?(?:au nom(?:,? et pour le compte)?|pour le compte|"
    rf"en (?:sa )?qualite de representante?(?: legale?)?) {_OF}"
)
_TRAILING = re.compile(
    r",?\s*(?:\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|boulevard|bd|place|quai|cours|impasse|allee|"
    r"chemin|route|esplanade)\b.*|"
    r"au capital\b.*|immatricule.*|d'une part|d'autre part|de premiere part|de seconde part|(?:ci-apres |"
    r"ci apres )?(?:de)?(?:nommee?s?|signee?s?)\b.*|"
    r"ci-apres.*|dument.*|ayant (?:son|leur|pour) .*|faisant election.*|dont l(?:e|a|es)\b.*|inscrite?\b.*|"
    r"habilitee?.*|agissant.*|domicilie.*|dont le siege.*|sise?\b.*|situee?.*|"
    r"gestionnaires? (?:de|du|des)\b.*|il ?(?:est|a ete) (?:\w+ ){0,3}(?:convenu|arrete|expose|decide)\b.*)$"
)
_LEGAL_FORM = re.compile(
    r", (?:une? )?(?:societe|etablissement public|etablissement|association (?:loi|regie|declaree)|organisme|"
    r"groupement d'interet|personne morale|collectivite territoriale)\b.*"
)
"""What a body is by law, after its name."""
_ENUMERATED = re.compile(r"^\(?(?:\d{1,2}|[a-z])[.)°]\s+")


def acted_for(text: str) -> str:
    """The body of `agissant au nom et pour le compte de la CAF du Cher, dont le siège ...`; empty for other words."""
    found = _ACTS_FOR.search(fold_keeping_length(text))
    if found is None:
        return ""
    start = found.end() - 3 if text[: found.end()].endswith("La ") else found.end()  # `pour le compte de La Poste`
    named = body_name(text[start:].split(",")[0])
    return named if is_body(named) or fold_keeping_length(named) == "etat" else ""


def body_name(text: str) -> str:
    """A body's name out of the words before `représenté par`: no bullet, no `et`, `Entre`, bracket or remark."""
    text = _ENUMERATED.sub("", re.sub(r"^[\s,;:•▪■➢–—-]+", "", text))
    text = re.sub(r"^(?:(?:et|ET|Et|Entre|ENTRE|entre)\b[\s,:]*)*", "", text)
    text = re.sub(r"\s\([^)]{1,40}\)", "", text)
    if form := _LEGAL_FORM.search(fold_keeping_length(text)):
        text = text[: form.start()]
    last = re.sub(r"^(?:et|ET|Et) ", "", text.rstrip(" ,").rsplit(",", 1)[-1].strip())
    if "," in text and is_body(last):
        text = last
    text = re.sub(r",? (?:dans le cadre|dans ses fonctions|dans son rôle)\b.*$", "", text)
    text = trimmed(text).strip(" ,;:")
    bare = re.sub(r"^(?:[Ll]es? |[Ll]a |[Ll]')", "", text)
    named_with_article = any(m.start == 0 for m in find_operators(text)[:1])
    return bare if is_body(bare) and not named_with_article else text


def trimmed(text: str) -> str:
    """Without `d'une part`, `ci-après dénommé` and the rest of what follows a party's office, or its representation."""
    folded = fold_keeping_length(text)
    represented = REPRESENTED.search(folded)
    if represented:
        text, folded = text[: represented.start()], folded[: represented.start()]
    ends = [found.start() for found in (_TRAILING.search(folded), _LEGAL_FORM.search(folded)) if found]
    return text[: min(ends)] if ends else text
