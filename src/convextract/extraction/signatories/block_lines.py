"""What a printed line of a signature page is by its first words: noise, a witness, a label of a form."""

from __future__ import annotations

import re

_MOTTO = r"(?:liberte|egalite|fraternite)"
NOISE = re.compile(
    rf"^(?:{_MOTTO}(?:[ ,.•-]{{1,3}}{_MOTTO}){{0,2}}|republique francaise|et ont signe.*|\(?cachet.*|lu et approuve.*|"
    r"bon pour accord.*|\(?signature.*|visas?|(?:acte )?(?:certifie|rendu) executoire.*|"
    r"(?:delais? et )?voies? (?:et delais? )?de recours.*|"
    r"(?:transmis|notifie|depose)\b.{0,60}(?:le|prefecture|legalite)\b.*|"
    r"compte tenu de la reception.*|publication ?/.*|"
    r"fait (?:a|en|le) .*\d.*|a [a-z' -]{2,40},? le \d.*|#\w+#|signee? electroniquement.*|"
    r"publie le.*|affiche le.*|recu en prefecture.*|envoye en prefecture.*|id ?:.*|paraphes?|"
    r"(?:dec|janv|fev|fevr|avr|juil|sept|oct|nov)\. \d{4}|[\d./ -]+|(?:le )?\d{1,2}[ ./-].{0,12}\d{4}|date ?:?.*|"
    r"page \d+.*|successeur .*|nom et qualite.*|nom,? prenom.*)$"
)
"""On folded text: printed lines of a signature page that are neither name nor office nor body."""
FIRST_WORDS = re.compile(
    r"^(?:pour (?:le|la|l'|les|extrait|copie|ampliation|et) ?|p/?o\b|en presence de|par delegation)"
)
WITNESS = re.compile(r"^(?:en presence (?:de |d'|du )|temoins? ?:? ?)")
FOR_NOTHING = re.compile(r"^pour (?:extrait|copie|ampliation)")
LABEL = re.compile(
    r"^(?:noms?(?: et prenoms?)?|prenoms?(?: et noms?)?|represente[e ]{0,2}par|signataire|(?:agissant )?en qualite de|"
    r"qualite|fonction|titre|partie(?: signataire)?|organisme|structure|entite|collectivite)"
    r"(?: ?: ?(?=\S)| (?=(?:monsieur|madame|m\.|mme) ))"
)
"""What a form writes before a value on the same line: `Nom : `, `Qualité : `."""
