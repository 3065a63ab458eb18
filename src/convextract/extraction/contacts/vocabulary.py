"""Words by which offices, functions and sections about contacts are known. Data only, over folded text."""

from __future__ import annotations

import re

ROLE = re.compile(
    r"^(?:l'|le |la |un |une )?(?:adjointe?s?|attachee?s?|responsables?|chargee?s?|direct(?:eur|rice)s?"
    r"|conseill(?:er|ere)s?|chef(?:fe)?s?|referente?s?|anima(?:teur|trice)s?|coord(?:in|on)a(?:teur|trice)s?|secretaires?|inspect(?:eur|rice)s?"
    r"|control(?:eur|euse)s?|assistante?s?|gestionnaires?|juristes?|deleguee?s?|correspondante?s?|technicien(?:ne)?s?"
    r"|agente?s?|cadres?|experte?s?|media(?:teur|trice)s?|presidente?s?|sous-direct(?:eur|rice)|manageu?r(?:se)?s?"
    r"|cabinet|interlocut(?:eur|rice)s?|pilotes?|greffi(?:er|ere)s?|comptables?|administrat(?:eur|rice)s?|equipe"
    r"|charge de|travail(?:leur|leuse)|formateur|formatrice|receveur|conciliateur|superviseur|encadrante?)\b"
)
"""What a person's office begins with."""

VERB = re.compile(
    r"(?<![\w-])(?:(?:est|sont|reste|restent|peut être|peut etre|peuvent être|peuvent etre|se tient)(?:\s(?!-)|$)"
    r"|joignables?\b|que l'on|à joindre|a joindre|qui\s)"
)
"""With what a sentence about a person goes on after the function: `Mme Lopez, référente, est joignable au ...`."""


def role_in(text: str) -> str:
    """The function that stands between a person's name and the rest of the sentence; empty where none does."""
    verb = VERB.search(text)
    return re.sub(r"^[\s,;:–—(-]+|[\s,;:–—(-]+$", "", text[: verb.start()] if verb else text)


ROLE_LABEL = re.compile(r"^(?:qualite|fonction|poste|titre|grade)\s?:\s*")

SERVES = re.compile(
    r"^(?:pour|structures?(?: concernees?| desservies?)?|secteurs?|perimetre|territoire|dessert)\s?:\s*"
)

ALL_STRUCTURES = re.compile(
    r"^(?:pour )?(?:tou(?:te)?s?(?: les)?(?: (?:structures|france services|sites|maisons|espaces))?|l'ensemble.*"
    r"|tout le departement|departement(?:al|ale)?|-+|/)$"
)

CONTACT_SECTION = re.compile(
    r"\b(?:contacts?|referente?s?|correspondants?|interlocut(?:eur|rice)s?|coordonnees|joindre|annuaire)\b"
)

OFFICE_LABEL = re.compile(
    r"\b(?:boites?|bal|accueil|lignes?|urgences?|plateforme|points?|secretariat|standard|guichet|reclamations|hotline"
    r"|clients?|cellule|pole|bureau|unite|permanence|assistance|partenaires|particuliers|entreprises|usagers)\b"
)
"""What an office's desk may be called; any other line above a mailbox is no function."""

REACH_LABEL = re.compile(
    r"^\W*(?:(?:tel|telephone|tph|portable|mobile|fixe|standard|ligne directe|numero|courriel|mail|e-?mail|mel|email"
    r"|adresse|messagerie|bal|fax|poste|contact|et|ou|au|site|web)\W*)*$"
)
"""What may stand around a mailbox or number without telling anything."""

GENERIC_LOCAL = frozenset(
    "accueil contact partenaire partenaires partenariat partenariats service services agence pref prefecture sip sgc"
    " cdad mairie franceservices france secretariat courrier info infos direction ddfip pan titres titre bal boite"
    " referent referents france-services msap msa caf cpam carsat urssaf experimentation reseau point equipe support"
    " assistance rdv poste relation relations social sociale acces droits droit usager usagers particulier entreprise"
    " entreprises tj greffe".split()
)
"""Pieces of mailboxes that name an office, not a person."""
