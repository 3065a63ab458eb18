"""Offices and agencies as papers write them at the head of a line or cell: `SIP de Sceaux - 130, rue Houdan ...`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from convextract.language.folding import fold, fold_keeping_length
from convextract.language.operators import find_operators

_DELIMITER = re.compile(
    r"\sc'est\b|\s(?:a nomme|s'engage|assure|propose|dans le|dans les)\b|\s[–—-]\s(?=\d)|\s?[,;:(|@]"
    r"|\s(?:tel|telephone|courriel|mail|e-mail|email|fax|site|horaires|ouvert|sis|sise|situe|situee)\b"
    r"|\s\d{1,4}(?:\s?(?:bis|ter))?,?\s(?:rue|avenue|av|boulevard|bd|place|chemin|route|allee|quai|cours|square)\b"
    r"|\s(?:0\d[\s.]?){2}|\s\d{5}\s"
)
_BODY = re.compile(
    r"^(?:l'|la |le |les )?(?:agences?|services?|directions?|caisses?|prefectures?|sous-prefectures?|tribunal"
    r"|espaces? conseil|maison|mission locale|centres?|sip|sgc|antennes?|points?|bureaux?|delegations?|conseil|cdad"
    r"|sauj|ccas|cias|chambre|union|mutualite|tresorerie|association|federation|institut|ministere|rectorat|cabinet"
    r"|groupe|ddt|dreets|ddets|adil|caue|pole|cap emploi|office|ddfip|drfip|greffe|barreau|relais|permanences?|guichet"
    r"|syndicat|departement|ville|commune)\b"
)
_PLACES_ONLY = re.compile(
    r"[^\d:@()]*,\s(?!(?:M|Mr|Mme|Mlle|Me|Monsieur|Madame)\b)[A-ZÀÂÇÉÈÊÎÔ][\w'-]*(?:\s(?:et\s)?[A-ZÀÂÇÉÈÊÎÔ][\w'-]*){0,4}"
)
_TERRITORY = re.compile(
    r"\s(?:(?:de\sla|de\sl'|de|des|du|d'|en)\s?)?"
    r"(?:[A-ZÀÂÇÉÈÊÎÔ][\w'-]*(?:\s(?:(?:de|et|sur|en|la|le)\s)?[A-ZÀÂÇÉÈÊÎÔ][\w'-]*){0,4}"
    r"|\d{2,3}\b(?!\s?(?:€|%|agents|jours|heures)))"
)
_PROSE = re.compile(
    r"\b(?:s'engage|assure|propose|dispose|permet|(?<!-)(?<!grand )(?<!nord )(?<!sud )est|sont|ont|a nomme|peut|seront"
    r"|sera|pourra|doit)\b"
)
"""Verbs: what holds one is a sentence. `Grand Est` and `Nord-Est` are places."""
OPENS_SENTENCE = re.compile(
    r"(?:Pour (?:toutes?|une|les|vos) [a-zà-ÿ]{4,14} (?:relevant|dépendant|émanant) (?:de|d'|du|des)"
    r"|Pour|Chez|Concernant|Auprès (?:de|d'|du|des)|Au sein (?:de|d'|du|des)|S'agissant (?:de|d'|du|des)"
    r"|À|A)(?<=[' \w])\s?(?:la\s|le\s|l'|l’|les\s)?(?=[^\W\d_])"
)
"""How a sentence begins that tells whom to call at an office: `Pour la Préfecture du Tarn, Mme Lopez est ...`."""
_LEAD = re.compile(
    r"(?:(?:la |le |l'|les |groupe |referente?s? |contacts? |correspondante?s? |pour ){0,2})\s*|[\w']+\s"
)
_BRACKETS = re.compile(r"\(([^()]{2,80})\)")
_LONGEST = 90
"""Characters of an office's name."""


def leading_organisation(text: str) -> str:
    """The office that a line or cell begins with, without its address and numbers; empty where it begins otherwise."""
    flat = text.strip(" •■▪✓➢*|-–—+'‘“\".\t")
    if (opening := OPENS_SENTENCE.match(flat)) and find_operators(flat[opening.end() :], generic=True):
        flat = flat[opening.end() :]
    folded = fold_keeping_length(flat)
    cut = _DELIMITER.search(folded)
    if cut and cut[0].strip() == "," and _PLACES_ONLY.fullmatch(flat):
        cut = None  # `MSA Dordogne, Lot et Garonne`
    name = flat[: cut.start()] if cut else flat
    name = name.strip(" .,;:–-|")
    return name if is_organisation(name) else ""


def is_organisation(name: str) -> bool:
    """Does this short text name an office: an operator, or one of the bodies that papers speak of?"""
    folded = fold(name)
    if not 2 < len(name) <= _LONGEST or _PROSE.search(folded):
        return False
    if re.match(r"(?:un|une|des|deux|vos?|votre|notre)\b", folded):
        return False
    if name.count("(") != name.count(")") or not (name[0].isupper() or _BODY.match(folded)):
        return False
    mentions = find_operators(name)
    leads = mentions and _LEAD.fullmatch(fold(name[: mentions[0].start]))
    return bool(_BODY.match(folded)) or bool(leads)


def organisation_in_brackets(text: str) -> str:
    """`DDFiP` of `pour les impôts (DDFiP), à`: the office that the last brackets of a lead-in name; else empty."""
    written = [match[1].strip() for match in _BRACKETS.finditer(text)]
    return next((one for one in reversed(written) if is_organisation(one)), "")


def speaking_office(texts: Iterable[str], code: str) -> str:
    """The office of an operator that the texts of its part name most, with its territory (`Caf des Hauts-de-Seine`).

    The bare name where a territory follows it only now and then; empty where the operator is not named.
    """
    bare: Counter[str] = Counter()
    full: Counter[str] = Counter()
    wanted = {code, "etat"} if code == "interieur" else {code}
    for text in texts:
        for mention in find_operators(text, generic=code == "interieur"):
            if mention.code not in wanted:
                continue
            name = text[mention.start : mention.end]
            bare[name] += 1
            if territory := _TERRITORY.match(text, mention.end):
                full[name + territory[0]] += 1
    if not bare:
        return ""
    if full:
        name, count = full.most_common(1)[0]
        if count >= 2 and 8 * count >= bare.total():
            return name
    return bare.most_common(1)[0][0]


def named_operator(label: str) -> str:
    """The operator that a label names, with what follows it: `MSA Ile-de-France` of `Référent MSA Ile-de-France :`."""
    mentions = find_operators(label)
    if not mentions:
        return ""
    territory = _TERRITORY.match(label, mentions[0].end)
    return label[mentions[0].start : territory.end() if territory else mentions[0].end]
