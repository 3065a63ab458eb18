"""What a heading of a table or a label before a colon says that its value is: `Tél. :`, `Gestionnaire`, `Référent`."""

from __future__ import annotations

import re
from typing import Literal

from convextract.language.folding import fold

FieldName = Literal[
    "email", "phone", "hours", "manager", "address", "postcode", "commune", "staff", "mobility", "role", "given_name",
    "family_name", "organisation", "person", "structure", "serves",
]

_LABELS: tuple[tuple[FieldName, str], ...] = (
    ("email", r"e-?\s?mails?|mails?|courriels?|mel|messageries?|bal|@"
              r"|adresses? (?:electroniques?|e?-?mails?|structurelles?|internet)|boites?(?: aux lettres)?"
              r" (?:mails?|fonctionnelles?|generiques?|partagees?|institutionnelles?|electroniques?)"),
    ("phone", r"tel|tele?ph?ones?|portables?|mobile|n° de tel|numeros?(?: de telephone)?"
              r"|lignes? (?:directes?|telephoniques?|dediees?|reservees?)|tph|fixe"
              r"|standard"),
    ("hours", r"horaires?|heures|jours? (?:et|d'ouverture)|ouverture|plages? horaires?|amplitude"),
    ("manager", r"gestionnaires?|porteurs?|structure (?:porteuse|gestionnaire)|portage|collectivite porteuse"),
    ("address", r"adresses?|localisation|implantations?|situation|coordonnees postales"),
    ("postcode", r"codes? postal|cp"),
    ("commune", r"communes?|villes?|localites?"),
    ("staff", r"agents|effectifs?|nombre d'agents|etp|nb d'agents|personnels?|animateurs|nombre de conseillers"),
    ("mobility", r"nature|type|format|forme|categorie|fixe ou itinerante?|mobilite"),
    ("role", r"fonctions?|qualites?|postes?|titres?|roles?|statuts?|missions?|grade"),
    ("serves", r"pour|structures? (?:concernees?|desservies?|couvertes?|suivies?)|perimetres?|secteurs?|territoires?"
               r"|zones?|ressort|competence territoriale"),
    ("organisation", r"agences?|partenaires?|operateurs?|organismes?|institutions?|administrations?|services?|caisses?"
                     r"|entites?|reseaux?|directions?|employeurs?"),
    ("given_name", r"prenoms?"),
    ("family_name", r"noms?(?: de famille)?"),
    ("person", r"referents?|referentes?|interlocuteurs?|interlocutrices?|correspondants?|contacts?|responsables?"
               r"|representants?|personnes?|agents? referents?|votre|identite|conseillers? referents?|designation"),
    ("structure", r"(?:nom|denomination|intitule) de la (?:structure|france services?)|structures?|france services?"
                  r"|espaces?|maisons?|sites?|etablissements?|labels?"),
)
_COMPILED = [(name, re.compile(rf"(?<![\w])(?:{pattern})(?![\w])")) for name, pattern in _LABELS]
_LABEL_LENGTH = 60
"""Characters: a heading is short; a sentence that holds a label's word is none."""
_WHOLE_NAME = re.compile(r"(?:noms?.{0,6}prenoms?|prenoms?.{0,6}noms?)")
_NAME_OF_STRUCTURE = re.compile(
    r"(?:nom|denomination|intitule) (?:de la |de l'|des? )?(?:structure|france services?|espace|site)"
)


def field_of(label: str) -> FieldName | None:
    """The field that a heading or label names, or None. The first word that decides wins (`Email du référent`)."""
    folded = fold(label).strip(" :.*-–").split(" : ")[0]
    if not folded or len(folded) > _LABEL_LENGTH:
        return None
    if _WHOLE_NAME.search(folded):
        return "person"
    if _NAME_OF_STRUCTURE.search(folded):
        return "structure"
    first: tuple[int, int, FieldName] | None = None
    for rank, (name, pattern) in enumerate(_COMPILED):
        match = pattern.search(folded)
        if match and (first is None or (match.start(), rank) < first[:2]):
            first = (match.start(), rank, name)
    if first is None:
        return None
    return _refined(folded, first[2])


def _refined(folded: str, name: FieldName) -> FieldName:
    """`Agent référent` is a person though `agents` alone counts heads; `Structure gestionnaire` is a manager."""
    referent = re.search(r"\breferente?s?\b", folded)
    if name in ("staff", "organisation", "structure") and referent and "agence" not in folded:
        return "person"
    if name == "structure" and re.search(r"porteu|gestionnaire", folded):
        return "manager"
    if name == "structure" and re.search(r"concernee|desservie|couverte|suivie", folded):
        return "serves"
    return name
