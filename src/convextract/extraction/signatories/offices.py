"""Offices and organisations: where a title ends and the body it serves begins, and what kind of party that body is.

`Président de la communauté de communes du Haut-Pays` is cut into `Président` and `communauté de communes du Haut-Pays`;
`Préfète du Cher`, `Secrétaire d'Etat auprès du ministre de l'Intérieur` stay whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from convextract.language.folding import fold, fold_keeping_length
from convextract.language.names import NO_NAMES
from convextract.language.operators import find_operators, operators
from convextract.records.vocabulary import Side

_OFFICE_NOUN = (
    r"(?:(?:vice|sous|co)[- ]?)?(?:president|prefet|maire|directeur|directrice|administrat|secretaire|ministre|"
    r"delegue|"
    r"commissaire|recteur|rectrice|responsable|chef|conseiller|adjoint|premier adjoint|premiere adjointe|gerant|"
    r"tresori|"
    r"procureur|inspecteur|inspectrice|representant|charge|garde des sceaux|haut[- ]commissaire|fonde de pouvoir|"
    r"referent|coordonnat|coordinat|batonni|comptable|receveu|greffi|senat|depute|manager|mandataire|presidence)"
)
OFFICE = re.compile(rf"^(?:(?:monsieur|madame|mme|m\.)\s)?(?:le |la |l'|les )?(?:{_OFFICE_NOUN})")
"""On folded text: does it begin with an office, with or without an article and a civility?"""
OFFICE_WITH_ARTICLE = re.compile(rf"^(?:(?:monsieur|madame|mme|m\.)\s)?(?:le |la |l')(?:{_OFFICE_NOUN})")

_BODY = (
    r"(?:communes?\b|communaute|metropole|association|syndicat|conseil (?:departemental|regional|municipal|"
    r"communautaire|"
    r"d'acces|de l'acces|general)|departement\b|region\b|ccas\b|cias\b|centre (?:communal|intercommunal|social|"
    r"national|"
    r"socio|hospitalier|de|des)|union\b|federation|institut\b|agence\b|groupe\b|societe\b|caisse\b|mutualite|"
    r"ministere|"
    r"tribunal|cour\b|chambre\b|direction\b|prefecture|ville\b|mairie|maison\b|regie\b|petr\b|pole d'equilibre|"
    r"office\b|"
    r"fondation|mission locale|groupement|gip\b|banque\b|sivom\b|sivu\b|etablissement|cooperative|scic\b|"
    r"comite departemental|"
    r"service (?:des impots|departemental|de gestion)|epci\b|relais\b|foyer\b|espace\b|collectivite|"
    r"commissariat|administration d'etat)"
)
_BODY_AT = re.compile(_BODY)
_LINK = re.compile(
    r"(?:,? (?:de la|de l'|du|des|de|a la|a l'|au|aux|pour|d'une|d'un)\s?|,? d'|, (?:la |le |l')?"
    r"|\n(?:de la |de l'|du |des |d'|la |le |l')?| - )"
)
_UNCUT = re.compile(
    r"^(?:le |la )?(?:sous-)?prefet|^(?:le |la )?ministre|^(?:le |la )?secretaire d'etat|^(?:le |"
    r"la )?(?:haut-)?commissaire"
    r"|^(?:le |la |l')?(?:administrat|inspect|controleu)[a-z]+ [a-z ]{0,30}des finances publiques"
    r"|^(?:le |la )?garde des sceaux|^(?:le |la )?premier ministre|^(?:le |la )?rect(?:eur|rice)"
)
_CABINET = re.compile(r"(?:cabinet|conseill\w+) (du|de la) (?=(?:secretaire d'etat|ministre))")
_PLACE = re.compile(
    r"^(?:maire|(?:premier |premiere )?adjointe?(?: au maire)?|presidente?|vice-presidente?)(?: delegue?e?)?"
    r" (?:de la |de l'|du |des |de |d')(?!conseil|directoire|bureau|comite|jury|bord|cabinet)(?=\S)"
)
_TAIL = re.compile(
    r"[,;]?\s(?:gestionnaire|represente|d'une part|d'autre part|dument|habilite|domicilie|ci-apres|ci apres|"
    r"agissant|dont le "
    r"siege|sis|sise|situe|autorise|en vertu|en (?:sa )?qualite|denomme|successeur|suppleant|par delegation|"
    r"et par delegation|"
    r"immatricule|siret|n° siret|signataire|dans le cadre|dans ses fonctions|dans son role)"
)


_LONG_NAME = 14
_NEARLY = 90.0
"""Names of at least so many characters are recognised when they are alike to more than so many percent."""


@dataclass(frozen=True, slots=True)
class Office:
    """A title and the body it serves, as written; either may be empty."""

    role: str
    organisation: str


def is_office(text: str) -> bool:
    """Does the text begin with an office (`Le Maire`, `Directrice départementale`)?"""
    return bool(OFFICE.match(fold_keeping_length(text)))


def is_body(text: str) -> bool:
    """Does the text begin with an organisation, by its kind of body or by an operator's name?"""
    folded = re.sub(r"^(?:pour )?(?:la |le |l'|les )?", "", fold_keeping_length(text))
    if _BODY_AT.match(folded):
        return True
    plain = re.sub(r"^[Pp]our ", "", text)
    return any(m.start == 0 for m in [*find_operators(folded)[:1], *find_operators(plain)[:1]])


def cut_office(text: str) -> Office:
    """Title and organisation in a text whose printed lines are parted by `\\n`.

    The title ends where, after a preposition, a comma or a line end, a body begins; a mayor's and a president's also
    before a place name. Titles of the State (préfet, ministre, secrétaire d'État) are never cut.
    """
    if ")" not in text:
        text = text.replace("(", "")  # a recogniser's slip
    text = _without_tail(text.strip(" ,;.\n"))
    folded = fold_keeping_length(text)
    if not OFFICE.match(folded):
        if below := _office_below(text):
            return below
        if not _BODY_AT.search(folded) and not find_operators(text):
            return Office("", "")
        start = re.match(r"(?:pour )?(?:la |le |l'|les )?", folded)
        its_own = any(m.start == 0 for m in find_operators(text)[:1])  # the article of `La Poste`
        return Office("", _one_line(text[start.end() if start and is_body(text) and not its_own else 0 :]))
    cut = None if _UNCUT.match(folded) else _cut_at(text, folded)
    if cut is None:
        named = find_operators(text)[:1]
        return Office(_role(text), text[named[0].start : named[0].end] if named else "")
    return Office(_role(text[: cut[0]]), _organisation(text[cut[1] :]))


def _office_below(text: str) -> Office | None:
    """`Pôle emploi,` / `Le directeur territorial,`: the body on its own lines, the title under it."""
    lines = text.split("\n")
    for number in range(1, len(lines)):
        if is_office(lines[number]) and is_body(lines[0]):
            body = cut_office("\n".join(lines[:number])).organisation
            return Office(cut_office("\n".join(lines[number:])).role, body)
    return None


def _without_tail(text: str) -> str:
    tail = _TAIL.search(fold_keeping_length(text))
    return text[: tail.start()] if tail else text


def _cut_at(text: str, folded: str) -> tuple[int, int] | None:
    """Where the title ends and where the organisation begins."""
    cabinet = _CABINET.search(folded)
    if cabinet:
        return cabinet.start(1), cabinet.end()
    operators = {m.start for m in find_operators(text)}
    operators |= {m.start for m in find_operators(text, generic=True) if m.code in ("dgfip", "msa")}
    for link in _LINK.finditer(folded):
        start = link.end()
        if folded.endswith("la ", 0, start) and start - len("la ") in operators:
            return link.start(), start - len("la ")  # `de La Poste`, whose article is its name's
        article = re.match(r"(?:la |le |l'|les )", folded[start:])
        after = start + (article.end() if article else 0)
        if start in operators or after in operators or _BODY_AT.match(folded, after):
            return link.start(), start if start in operators else after
    bare = re.sub(r"^(?:(?:monsieur|madame|m\.|mme) )?(?:le |la |l')?", "", folded.replace("\n", " "))
    place = _PLACE.match(bare)
    if place:
        start = place.end() + len(folded) - len(bare)
        if text[start].isupper():
            return folded.rindex(" d", 0, start), start
    start = len(folded) - len(bare) + len("maire ")
    if bare.startswith("maire ") and text[start].isupper() and bare.split()[1] not in NO_NAMES:
        return start - 1, start  # `Maire Auzecourt`: a small word lost, or a line end
    return None


def _role(text: str) -> str:
    text = re.sub(r"^(?:Monsieur |Madame |M\. |Mme )?(?:[Ll]e |[Ll]a |[Ll]')", "", _one_line(text))
    text = re.sub(r"(?:,? (?:et|ET)(?: par)?| en exercice)$", "", text)
    return text[:1].upper() + text[1:] if text[:1].islower() and text[1:2].isupper() else text


def _organisation(text: str) -> str:
    """The body's name: up to a bracket, a new sentence, or a comma that no proper noun follows."""
    text = re.split(r"[(;:]|\.\s", _one_line(text), maxsplit=1)[0]
    pieces = text.split(", ")
    kept = [pieces[0]]
    for piece in pieces[1:]:
        if not piece[:1].isupper() or is_office(piece):
            break
        kept.append(piece)
    return ", ".join(kept).strip(" ,;.-«»\"")


def _one_line(text: str) -> str:
    return " ".join(text.replace("\n", " ").split()).strip(" ,;.")


_STATE = re.compile(
    r"^(?:l'|le |la |les |pour ){0,2}(?:(?:sous-)?prefet|(?:sous-)?prefecture|etat\b|"
    r"secretariat general pour les affaires|sgar\b)"
)
_NAMED_COLLECTIVITY = re.compile(r"^[\w' -]{2,40} (?:communaute|agglomeration|agglo|metropole)\b")
_MINISTRY = re.compile(
    r"^(?:l'|le |la )?(?:ministre|ministere|secretaire d'etat|commissariat general|commissaire general)"
)
_COLLECTIVITY = re.compile(
    r"^(?:l'|la |le |les )?(?:communes?\b|ville\b|mairie|communaute|metropole|syndicat|sivom|sivu|petr|"
    r"pole d'equilibre|ccas|"
    r"cias|centre (?:communal|intercommunal|social|socio)|association|regie|epci|cooperative|scic|groupement|"
    r"gip|foyer|relais|"
    r"maison|mission locale|collectivite|fondation|mutuelle|espace)"
)


def side_of(organisation: str, role: str) -> Side:
    """For whom such a body signs a convention, by what it is; empty where that alone does not tell."""
    code = code_of(organisation, role)
    if code not in ("", "etat", "anct"):
        return "partner"
    for text in (organisation, role):
        folded = fold_keeping_length(text)
        if _STATE.match(folded) or (text is role and _MINISTRY.match(folded)):
            return "state"
    if code == "anct":
        return "partner"
    body = fold_keeping_length(organisation)
    if _COLLECTIVITY.match(body) or _NAMED_COLLECTIVITY.match(body) or fold_keeping_length(role).startswith("maire"):
        return "manager"
    return ""


def code_of(organisation: str, role: str) -> str:
    """The operator that is named in the organisation, else in the title; empty for none."""
    for text in (organisation, role):
        mentions = find_operators(text)
        if mentions:
            longest = max(mentions, key=lambda m: (m.end - m.start, -m.start))
            return longest.code
    for text in (organisation, role):
        if code := _nearly_named(text):
            return code
    return "etat" if _STATE.match(fold_keeping_length(organisation or role)) else ""


def _nearly_named(text: str) -> str:
    """The operator whose long name stands in the text but for a letter or two that were read wrong; empty for none."""
    folded = fold(text)
    best, code = _NEARLY, ""
    for operator in operators().values():
        for name in operator.names:
            if _LONG_NAME <= len(name.name) <= len(folded) + 1:
                likeness = fuzz.partial_ratio(fold(name.name), folded)
                if likeness > best:
                    best, code = likeness, operator.code
    return code


def ministry_of(role: str) -> str:
    """`Ministre du Travail` serves the `Ministère du Travail`; empty for every other title."""
    found = re.search(r"\b[Mm]inistre(?= (?:de|du|des)\b)", role)
    return f"Ministère{role[found.end():]}" if found else ""
