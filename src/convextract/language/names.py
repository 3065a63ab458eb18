"""French person names: civility, given name and family name in any order and case.

`Monsieur Jean Claude Morchoine`, `VASTEL Laurent`, `Mme A.-L. de La ROCHEBRUNE`, `Etienne le Maur`. What is no name is
kept out by a vocabulary of offices and bodies; which token is a given name is told by typography (the family name in
capitals) or by the register `models/given_names.txt`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from convextract.language.folding import fold, fold_keeping_length
from convextract.language.given_names import PARTICLES, given_and_family, is_given_name, is_shouted, letters_of
from convextract.language.operators import find_operators
from convextract.records.vocabulary import Civility

CERTAIN, LIKELY, TYPOGRAPHIC, WEAK = 1.0, 0.9, 0.8, 0.4
"""How sure it is that a text is a name: a civility; a known given name; capitals as in `Misoo YOON`; mere capitals."""

_CIVILITY = re.compile(
    r"(?<![\w'-])(?:(?P<m>Monsieur|MONSIEUR|monsieur|Mr\b\.?|M\.|M(?=\s+[A-ZÀ-Ý][\w'-]))"
    r"|(?P<f>Madame|MADAME|madame|Mademoiselle|Mm[eéèê]\b\.?|MME\b\.?|Mlle\b\.?"
    r"|(?<!La )(?<!la )M(?:ine|nme|rne)(?=\s+[A-ZÀ-Ý]))"
    r"|(?P<n>Ma[iî]tre(?=\s+[A-ZÀ-Ý])|Docteur|Dr\b\.?|Me(?=\s+[A-ZÀ-Ý])))"
    r"(?:[.·](?=[A-ZÀ-Ý][a-zà-ÿ])|(?(n)(?!)|(?:-(?=[A-ZÀ-Ý]{3})|(?<=[re])-(?=[A-ZÀ-Ý]))))?[ \t]*"
)
"""A second full stop right before a name (`M..Éric`) is a speck, as is a hyphen that parts it from `M.` or `Monsieur`;
`M.-Christine` is somebody's name, `Docteur-Calmette` a street's."""
_NAMED_AFTER = re.compile(
    r"(?:(?<!\w)(?<!sur )(?<!en )(?<!au )(?:rue|avenue|av\.?|place|boulevard|bd\.?|quai|cours|impasse|allees?|chemin"
    r"|route|square|esplanade|passage|voie|quartier|parc|stade|gymnase|salle|espace|residence|immeuble|batiment))"
    r"\s(?:du |des |de la |de l'|de |d')?"
    r"(?:(?:general|marechal|president|professeur|docteur|dr|maitre|colonel|capitaine|abbe|monsieur|madame)[ -])?$"
)
"""What stands before the name of a street or hall, folded: nobody who could be reached there."""
_LONGEST_BEFORE = 40
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?(?:-[^\W\d_]\.)?")
_GAP = re.compile(r"\s{1,3}(?:\((?=[A-ZÀ-Ý])(?![^()]{0,40}\)))?")
"""Blanks between two pieces; a lone bracket in front of a capital is a recogniser's slip (`Pierre (Cuchet,`)."""
_MAX_TOKENS = 6

NO_NAMES = frozenset(
    """
    accord accueil adjoint adjointe administrateur administration administrative administratrice agence agent
    agents agglomeration agricole aide allocations animateur animatrice annexe aout approuve approuvee
    arrondissement article assemblee assistant assistante association assurance avenue avocat avril banque
    barreau bon boulevard bourg bourgmestre bp branche bureau bus cabinet cachet cadre caf caisse canton carsat
    ccas cdad cedex centrale centre certifie chambre chancelier chancellerie charge chargee chef cheffe chemin
    ci cias circulaire coeur collectivite comite commissaire commissariat commission communautaire communaute
    commune compagnie complementaire comptable comptes conciliateur confederation conforme conseil conseiller
    conseillere consignations convention coordinateur coordinatrice correspondant correspondante cour courriel
    cpam date ddfip decembre defenseur delegation delegue deleguee deliberation departement departemental
    departementale depots depute deputee developpement dgfip dimanche directeur direction directoire directrice
    district document drfip edf education egalite emploi enseignement entre entreprise epci espace etablissement
    etablissements etat executif execution executoire exemplaire fait federation fevrier finances fondation
    fonds francais francaise france fraternite gaz general generale generaux gestionnaire gestionnaires gironde
    grand groupe groupement habitants haut haute hauts horaires hotel ile ingenieur institut intercommunal
    intercommunale intercommunalite interet interieur itinerant itinerante janvier jeudi juillet juin justice
    liberte liste local locale logement lu lundi madame mai mail maire mairie mais maison maladie maladies
    mandat mandataire mardi mars mediation membre mercredi metropole ministere ministre mission missions mobile
    mobilite monsieur municipal municipale musee mutualite mutuelle national nationale nationaux notaire nous
    nouvelle novembre objet octobre office operateur operateurs ouverture page par paraphe paraphes partenaire
    partenaires parties pays perimetre petr place plan point pole pont poste pour prefectoral prefectorale
    prefecture prefet prefete premier premiere presence present presente presidence president presidente
    primaire procureur procureure projet provence public publics publique publiques quartier recteur rectrice
    referent referente region regional regionale reglement relais rendu representant representante representants
    republique reseau responsable retraite rhone riviere rue rural rurale rurales ruralite saint-denis samedi
    sante seance secours secretaire secretariat securite senateur senatrice septembre service services
    signataire signataires signature signatures sites sncf social sociale sociales sociaux societe solidarite
    sous successeur syndicat tableau tel telephone territoire territoires territorial territoriale territoriaux
    titre titres travail tresorerie tresorier tresoriere tribunal union unite urbaine urssaf vallee vendredi
    vice vieillesse vieux village ville visa vu
    """.split()
)
"""Folded words of offices, bodies, papers and calendars: a text that holds one is no person's name."""

_ALSO_FAMILY_NAMES = frozenset(
    "avril bon bourg bureau grand haut hotel mai maison mars page pays place plan pole pont premier present provence "
    "riviere vallee vieux ville".split()
)
"""Words of `NO_NAMES` that are family names too: believed beside a given name."""

_INSIDE_PLACES = frozenset("aux de des du en et haute hautes haut hauts les sous sur val".split())
"""Pieces between hyphens that only place names have: `Haute-Saône`, `Fontenay-aux-Roses`."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in its pieces, as written. `certainty`: 0 to 1, that this is a person's name at all."""

    civility: Civility
    given_name: str
    family_name: str
    certainty: float = CERTAIN

    @property
    def full(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name found in a text: characters start..end, the civility included."""

    start: int
    end: int
    name: PersonName


def parse_name(text: str) -> PersonName | None:
    """The name that the whole text is, or None where it is more or other than a name."""
    text = text.strip(" \t\n,;.:*|_—–-•\"'«»()")
    found = _civility_at(text)
    start = found.end() if found else 0
    tokens, end = _walk(text, start, titled=found is not None)
    if end != len(text) or not tokens:
        return None
    return _named(tokens, _civility_of(found), bare=found is None)


def find_names(text: str, *, bare: bool = False) -> list[NameMention]:
    """Every name after a civility, left to right; `bare` also takes names that a known given name or capitals show."""
    mentions: list[NameMention] = []
    for found in _CIVILITY.finditer(text):
        if _is_place(text, found.start()):
            continue
        tokens, end = _walk(text, found.end(), titled=True)
        name = _named(tokens, _civility_of(found), bare=False) if tokens else None
        if name:
            mentions.append(NameMention(found.start(), end, name))
    if bare:
        mentions += _bare_names(text, mentions)
    return sorted(mentions, key=lambda m: m.start)


def _bare_names(text: str, taken: list[NameMention]) -> list[NameMention]:
    found: list[NameMention] = []
    position = 0
    for match in _TOKEN.finditer(text):
        inside = any(m.start <= match.start() < m.end for m in taken)
        if match.start() < position or inside or not match[0][0].isupper():
            continue
        tokens, end = _walk(text, match.start())
        name = _named(tokens, "", bare=True) if len(tokens) > 1 else None
        if name and name.certainty >= TYPOGRAPHIC:
            position = end
            if not _is_place(text, match.start()):
                found.append(NameMention(match.start(), end, name))
    return found


def _is_place(text: str, start: int) -> bool:
    """`rue du Docteur X`, `salle Georges Y`: an address."""
    return bool(_NAMED_AFTER.search(fold_keeping_length(text[max(0, start - _LONGEST_BEFORE) : start])))


def _civility_at(text: str) -> re.Match[str] | None:
    found = _CIVILITY.match(text)
    return found if found and found.end() < len(text) else None


def _civility_of(found: re.Match[str] | None) -> Civility:
    if found is None or found["n"]:
        return ""
    return "M." if found["m"] else "Mme"


def _walk(text: str, start: int, *, titled: bool = False) -> tuple[list[str], int]:
    """The tokens of a name from `start` on, and where it ends: stops at signs, offices and small letters. `titled`:
    behind a civility."""
    tokens: list[str] = []
    ends: list[int] = []
    position = start
    while len(tokens) < _MAX_TOKENS:
        match = _TOKEN.match(text, position)
        if not match:
            break
        beside_given = _beside_given(match, tokens, text) if titled else bool(tokens) and is_given_name(tokens[-1])
        if not _may_be_name(match[0], text, match.end(), beside_given=beside_given):
            break
        token = match[0]
        if token.endswith(".") and len(token.replace("-", "").replace(".", "")) > 2:
            tokens.append(token[:-1])
            ends.append(match.end() - 1)
            if is_given_name(token) and text[match.end() : match.end() + 1].isupper():
                position = match.end()  # `Philippe.Benard`: a speck in the blank
                continue
            break
        tokens.append(token)
        ends.append(match.end())
        gap = _GAP.match(text, match.end())
        if not gap:
            break
        position = gap.end()
    while tokens and fold(tokens[-1]) in PARTICLES:
        tokens.pop()
        ends.pop()
    return tokens, ends[-1] if ends else start


def _beside_given(token: re.Match[str], before: list[str], text: str) -> bool:
    """Does a given name stand before it, or beside it in small letters where it is in capitals itself?"""
    if before and (is_given_name(before[-1]) or (is_shouted(token[0]) and not is_shouted(before[-1]))):
        return True
    after = _TOKEN.match(text, token.end() + 1)
    return bool(after and is_shouted(token[0]) and not is_shouted(after[0]) and is_given_name(after[0]))


def _may_be_name(token: str, text: str, end: int, *, beside_given: bool) -> bool:
    folded = fold(token).rstrip(".")
    if beside_given and folded in _ALSO_FAMILY_NAMES and token[0].isupper():
        return True
    if folded in NO_NAMES or any(piece in NO_NAMES for piece in folded.split("'")):
        return False
    if "-" in folded and any(piece in _INSIDE_PLACES for piece in folded.split("-")):
        return False
    if token[0].isupper():
        return True
    if folded in PARTICLES or folded.startswith("d'"):
        after = _TOKEN.match(text, end + 1) if _GAP.match(text, end) else None
        return folded.startswith("d'") or bool(after and (after[0][0].isupper() or fold(after[0]) in PARTICLES))
    return False


def _named(tokens: list[str], civility: Civility, *, bare: bool) -> PersonName | None:
    if bare and find_operators(" ".join(tokens)):
        return None  # `MSA Moselle` looks like a name in capitals
    given, family = given_and_family(tokens, civility)
    if not family or (not given and bare):
        return None
    if not civility and len(letters_of(family)) < 3:
        return None
    return PersonName(civility, given, family, CERTAIN if not bare else _certainty(given, family))


def _certainty(given: str, family: str) -> float:
    if is_given_name(given.split()[0]):
        return LIKELY
    shouted = any(is_shouted(token) for token in family.split())
    if shouted and not is_shouted(given):
        return TYPOGRAPHIC
    initials = letters_of(given).isupper() and len(letters_of(given)) <= 3
    return TYPOGRAPHIC if initials and not shouted else WEAK


def same_person(one: PersonName, other: PersonName) -> bool:
    """Are these one person, read or written a little differently? Two different known given names are two people."""
    family = fuzz.ratio(_key(one.family_name), _key(other.family_name))
    swapped = fuzz.token_sort_ratio(_key(one.full), _key(other.full))
    if family < 80 and swapped < 92:
        return False
    a, b = _key(one.given_name), _key(other.given_name)
    if not a or not b or a == b or swapped == 100:
        return True
    if min(len(a.replace(" ", "")), len(b.replace(" ", ""))) <= 2:
        return a[0] == b[0] and family >= 90
    both_known = is_given_name(one.given_name) and is_given_name(other.given_name)
    return fuzz.ratio(a, b) >= (92 if both_known else 66)


def _key(text: str) -> str:
    return " ".join(fold(text).replace("-", " ").replace(".", " ").split())
