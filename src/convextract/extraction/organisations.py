"""Offices and agencies as papers write them at the head of a line or cell: `SIP de Sceaux - 130, rue Houdan ...`."""

from __future__ import annotations

import re

from convextract.language.folding import fold, fold_keeping_length
from convextract.language.operators import find_operators

_DELIMITER = re.compile(
    r"\sc'est\b|\s(?:a nomme|s'engage|assure|propose|dans le|dans les)\b|\s[–—-]\s(?=\d)|\s?[,;:(|@]|\s(?:tel|telephone|courriel|mail|e-mail|email|fax|site|horaires|ouvert|sis|sise|situe|situee)\b"
    r"|\s\d{1,4}(?:\s?(?:bis|ter))?,?\s(?:rue|avenue|av|boulevard|bd|place|chemin|route|allee|quai|cours|square|esplanade)\b"
    r"|\s(?:0\d[\s.]?){2}|\s\d{5}\s"
)
_BODY = re.compile(
    r"^(?:l'|la |le |les )?(?:agences?|services?|directions?|caisses?|prefectures?|sous-prefectures?|tribunal|espaces? conseil|maison"
    r"|mission locale|centres?|sip|sgc|antennes?|points?|bureaux?|delegations?|conseil|cdad|sauj|ccas|cias|chambre|union"
    r"|mutualite|tresorerie|association|federation|institut|ministere|rectorat|cabinet|groupe|ddt|dreets|ddets|adil|caue"
    r"|pole|cap emploi|office|ddfip|drfip|greffe|barreau|chambre|relais|permanences?|guichet|syndicat|departement|ville|commune)\b"
)
_PROSE = re.compile(r"\b(?:s'engage|assure|propose|dispose|permet|est|sont|ont|a nomme|peut|seront|sera|pourra|doit)\b")
_LEAD = re.compile(r"(?:(?:la |le |l'|les |groupe |referente?s? |contacts? |correspondante?s? |pour ){0,2})\s*|[\w']+\s")
_LONGEST = 90
"""Characters of an office's name."""


def leading_organisation(text: str) -> str:
    """The office that a line or cell begins with, without its address and numbers; empty where it begins otherwise."""
    flat = text.strip(" •■▪✓➢*|-–\t")
    folded = fold_keeping_length(flat)
    cut = _DELIMITER.search(folded)
    name = flat[: cut.start()] if cut else flat
    name = name.strip(" .,;:–-|")
    return name if is_organisation(name) else ""


def is_organisation(name: str) -> bool:
    """Does this short text name an office: an operator, or one of the bodies that papers speak of?"""
    folded = fold(name)
    if not 2 < len(name) <= _LONGEST or _PROSE.search(folded) or re.match(r"(?:un|une|des|deux|vos?|votre|notre)\b", folded):
        return False
    if name.count("(") != name.count(")") or not (name[0].isupper() or _BODY.match(folded)):
        return False
    mentions = find_operators(name)
    leads = mentions and _LEAD.fullmatch(fold(name[: mentions[0].start]))
    return bool(_BODY.match(folded)) or bool(leads)
