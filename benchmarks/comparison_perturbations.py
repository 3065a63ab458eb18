# ruff: noqa: E501 - sentences stand on one line each
"""Random changes to a template, each with the deviation that a careful reader would write down (or none)."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from benchmarks.comparison_any_text import any_modality, any_negation, any_number, any_party, any_word
from benchmarks.comparison_draft import Change, Draft, DraftClause, draft_of
from benchmarks.comparison_structure import parties, reordered, split
from convextract.comparison.template import Template


# ---- replacements inside a sentence ------------------------------------------------------------------------------
def _replace(kind: str, table: list[tuple[str, list[str], str, str]]) -> Callable[[Draft, random.Random], Change | None]:
    """A change that replaces one occurrence of a pattern. Rows: pattern, replacements, nature, severity."""

    def change(draft: Draft, chance: random.Random) -> Change | None:
        for pattern, after, nature, severity in chance.sample(table, len(table)):
            expression = re.compile(pattern)
            for clause, index in draft.free(chance, expression.search):
                match = chance.choice(list(expression.finditer(clause.paragraphs[index])))
                new = match.expand(chance.choice([a for a in after if a != match[0]]))
                text = clause.paragraphs[index]
                clause.paragraphs[index] = text[: match.start()] + new + text[match.end() :]
                clause.touched.add(index)
                if not nature:
                    return Change(kind, clause.id)
                draft.statuses[clause.id] = "modified"
                return Change(kind, clause.id, "replace", match[0], new, nature, severity)
        return None

    return change


number = _replace("number", [
    (r"\b24 heures par semaine", ["30 heures par semaine", "vingt heures par semaine", "27,5 heures par semaine", "35 heures par semaine"], "quantity", "high"),
    (r"\bcinq jours\b", ["quatre jours", "six jours", "trois jours"], "quantity", "high"),
    (r"\bune fois par an\b", ["deux fois par an", "trois fois par an"], "quantity", "high"),
    (r"\bneuf partenaires\b", ["onze partenaires", "douze partenaires", "dix partenaires"], "quantity", "high"),
    (r"\bcinq priorités\b", ["quatre priorités", "six priorités"], "quantity", "high"),
    (r"\bun point d'accueil\b", ["deux points d'accueil"], "quantity", "high"),
])
deadline = _replace("deadline", [
    (r"\b72h ouvrées", ["48h ouvrées", "24h ouvrées", "5 jours ouvrés", "dix jours ouvrés", "72h calendaires", "96h ouvrées"], "deadline", "high"),
    (r"\b72 heures après", ["24 heures après", "48 heures après", "cinq jours après"], "deadline", "high"),
    (r"\bsix \(6\) mois", ["trois (3) mois", "un (1) an", "deux (2) mois", "douze (12) mois"], "deadline", "high"),
    (r"\b31 décembre 2022", ["30 juin 2023", "31 décembre 2024", "1er janvier 2023", "31 mars 2022"], "deadline", "high"),
    (r"\bpar trimestre\b", ["par semestre", "par mois", "par an"], "deadline", "high"),
    (r"\bavec tacite reconduction\.", ["avec reconduction expresse.", "sans tacite reconduction."], "deadline", "high"),
])
amount = _replace("amount", [
    (r"\b30 000 euros", ["25 000 euros", "35 000 €", "40 000 euros", "32 500 euros", "quinze mille euros"], "amount", "high"),
])
modality = _replace("modality", [
    (r"\bdoivent (?=être|répondre|prévoir)", ["peuvent ", "pourront "], "obligation", "high"),
    (r"\bdoit (?=être|pouvoir)", ["peut ", "pourra "], "obligation", "high"),
    (r"\bpeuvent (?=offrir|mettre|se retirer|dénoncer|avoir|connaître)", ["doivent ", "devront "], "obligation", "high"),
    (r"\bpourront (?=offrir|être)", ["devront ", "doivent "], "obligation", "high"),
    (r"\bobligatoire\b", ["facultative", "facultatif"], "obligation", "high"),
    (r"\best tenue d'assurer", ["peut assurer", "a la possibilité d'assurer"], "obligation", "high"),
    (r"\bs'engagent à\b", ["pourront", "sont invités à"], "obligation", "high"),
    (r"\bobligatoirement d'ici", ["si possible d'ici"], "obligation", "high"),
])
negation = _replace("negation", [
    (r"(?<!ne )\b(?:peut|peuvent) (?=être|offrir|mettre|se|dénoncer|avoir|à)", ["ne peut pas ", "ne peuvent pas "], "obligation", "high"),
    (r"\bfont l'objet\b|\bferont l'objet\b", ["ne feront pas l'objet"], "obligation", "high"),
    (r"\bsont astreints\b", ["ne sont pas astreints"], "obligation", "high"),
    (r"\bassure la gestion\b", ["n'assure pas la gestion"], "obligation", "high"),
    (r"\binforment le public\b", ["n'informent pas le public"], "obligation", "high"),
    (r"\bsont ouvertes\b", ["ne sont pas ouvertes"], "obligation", "high"),
    (r"\ben aucun cas\b", ["en principe"], "obligation", "high"),
    (r"\bsans consentement\b", ["avec consentement"], "obligation", "high"),
])
party = _replace("party", [
    (r"\bl'Agence nationale de cohésion des territoires \(ANCT\)", ["la préfecture", "le conseil départemental", "la Banque des Territoires"], "party", "high"),
    (r"\bla Commission nationale de l'informatique et des libertés \(CNIL\)", ["le Préfet", "la préfecture"], "party", "high"),
    (r"\bpar les opérateurs, l'ANCT\b", ["par les gestionnaires, l'ANCT", "par les opérateurs, le CNFPT"], "party", "high"),
    (r"\bLes gestionnaires France Services (?=examinent|s'engagent)", ["Les partenaires France Services ", "Les communes "], "party", "high"),
    (r"\bLes partenaires (?=traitent|mettent|définissent|s'engagent)", ["Les gestionnaires ", "Les collectivités ", "Les agents "], "party", "high"),
    (r"\ben informent le Préfet\b", ["en informent le maire", "en informent le conseil départemental"], "party", "high"),
])
renamed = _replace("renamed", [
    (r"\bPôle emploi\b", ["France Travail"], "party", "low"),
    (r"\bCNAMTS\b", ["CNAM", "CPAM", "Assurance maladie"], "party", "low"),
    (r"\bCNAV\b", ["CARSAT", "Assurance retraite"], "party", "low"),
    (r"\bDGFIP\b", ["DDFiP", "Direction départementale des finances publiques"], "party", "low"),
])
swapped_term = _replace("swapped_term", [
    (r"\bde manière régulière\b", ["de façon habituelle"], "wording", "low"),
    (r"\boptimales\b", ["adaptées", "efficaces"], "wording", "low"),
    (r"\bconstamment\b", ["sans cesse", "continuellement"], "wording", "low"),
    (r"\bétroitement\b", ["activement"], "wording", "low"),
    (r"\bl'efficacité\b", ["la performance", "l'efficience"], "wording", "low"),
    (r"\bvisible\b", ["lisible", "apparente"], "wording", "low"),
    (r"\bcollaborer\b", ["coopérer", "travailler"], "wording", "low"),
    (r"\bdresseront\b", ["établiront", "présenteront"], "wording", "low"),
    (r"\bles cas les plus complexes\b", ["les situations les plus difficiles"], "wording", "low"),
    (r"\bexaminent\b", ["étudient", "instruisent"], "wording", "low"),
    (r"\bà moyen terme\b", ["à moyenne échéance"], "wording", "low"),
])


# ---- sentences, items, clauses -----------------------------------------------------------------------------------
_VALUE = (
    r"(?:\d|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|trente)\)? ?(?:h\b|heures|euros|mois|jours|ans\b|%|fois)|"
    r"une fois par|\d{1,2} [a-zéû]+ 20\d\d|tacite reconduction"
)
_SENTENCES = (
    "Un livret d'accueil rédigé en langage clair est remis à chaque visiteur lors de son premier passage.",
    "La mise en commun des véhicules de service entre structures voisines est recherchée.",
    "Des ateliers collectifs consacrés aux impôts sont programmés au printemps dans les bibliothèques.",
    "Le mobilier acquis reste la propriété de la commune qui héberge la permanence.",
    "Une convention de mise à disposition précise le régime juridique des bureaux occupés par des tiers.",
    "Les bénévoles des associations locales sont associés à la préparation des animations estivales.",
)
_NEW_CLAUSES = (
    ("Assurances", "Chaque gestionnaire déclare être assuré en responsabilité civile pour les dommages causés aux tiers du fait de son activité et en justifie à toute demande."),
    ("Propriété intellectuelle", "Les supports pédagogiques créés en commun sont librement réutilisables par chacun des signataires, sous réserve de mentionner leurs auteurs."),
    ("Publicité de la convention", "Le texte intégral est publié au recueil des actes administratifs et affiché pendant deux mois dans chaque mairie concernée."),
    ("Développement durable", "Les signataires veillent à limiter les déplacements motorisés et privilégient l'achat de fournitures recyclées."),
)


def sentence_deleted(draft: Draft, chance: random.Random) -> Change | None:
    for clause, index in draft.free(chance, lambda text: text.count(". ") >= 1 and len(text) > 120):
        sentences = re.split(r"(?<=\.) (?=[A-ZÉÀ])", clause.paragraphs[index])
        whole = [s for s in sentences if len(s) > 40]
        if len(sentences) < 2 or not whole:
            continue
        gone = chance.choice(whole)
        clause.paragraphs[index] = " ".join(s for s in sentences if s is not gone)
        severity = "high" if re.search(_VALUE, gone) else "medium"
        return _noted(draft, clause, index, Change("sentence_deleted", clause.id, "delete", gone, "", "scope", severity))
    return None


def item_deleted(draft: Draft, chance: random.Random) -> Change | None:
    choices = [
        (clause, index) for clause in draft.clauses for index in clause.items
        if index not in clause.touched and clause.id != "annexes" and len(clause.items) > 1
        and not clause.paragraphs[index].endswith(":") and not clause.touched
    ]
    if not choices:
        return None
    clause, index = chance.choice(choices)
    gone = clause.paragraphs[index]
    clause.paragraphs[index] = ""
    severity = "high" if re.search(_VALUE, gone) else "medium"
    return _noted(draft, clause, index, Change("item_deleted", clause.id, "delete", gone, "", "scope", severity))


def paragraph_deleted(draft: Draft, chance: random.Random) -> Change | None:
    for clause, index in draft.free(chance, lambda text: len(text) > 60 and not text.endswith((":", ";", "et"))):
        if index in clause.items or len(clause.paragraphs) < 3 or clause.listed:
            continue
        gone = clause.paragraphs[index]
        clause.paragraphs[index] = ""
        severity = "high" if re.search(_VALUE, gone) else "medium"
        return _noted(draft, clause, index, Change("paragraph_deleted", clause.id, "delete", gone, "", "scope", severity))
    return None


def sentence_added(draft: Draft, chance: random.Random) -> Change | None:
    used = {c.after for c in draft.changes}
    for clause, index in draft.free(chance, lambda text: text.endswith(".") and len(text) > 60):
        new = chance.choice([s for s in _SENTENCES if s not in used] or list(_SENTENCES))
        clause.paragraphs[index] += " " + new
        return _noted(draft, clause, index, Change("sentence_added", clause.id, "insert", "", new, "scope", "medium"))
    return None


def restriction_added(draft: Draft, chance: random.Random) -> Change | None:
    new = chance.choice([
        "sauf impossibilité matérielle constatée par le gestionnaire", "lorsque les effectifs présents le permettent",
        "hors périodes de congés scolaires", "dès lors que le bâtiment communal s'y prête",
    ])
    for clause, index in draft.free(chance, lambda text: text.endswith(".") and len(text) > 60):
        clause.paragraphs[index] = clause.paragraphs[index][:-1] + f", {new}."
        return _noted(draft, clause, index, Change("restriction_added", clause.id, "insert", "", new, "scope", "medium"))
    return None


def bracket_deleted(draft: Draft, chance: random.Random) -> Change | None:
    expression = re.compile(r" \((?!ci-après|s\)|ou|6|6\)|CNIL|ANCT|Pôle)[a-zé][^()]{12,80}\)")
    for clause, index in draft.free(chance, expression.search):
        match = chance.choice(list(expression.finditer(clause.paragraphs[index])))
        text = clause.paragraphs[index]
        clause.paragraphs[index] = text[: match.start()] + text[match.end() :]
        return _noted(draft, clause, index, Change("bracket_deleted", clause.id, "delete", match[0].strip(), "", "scope", "medium"))
    return None


def clause_missing(draft: Draft, chance: random.Random) -> Change | None:
    choices = [c for c in draft.clauses if c.paragraphs and not c.touched and c.heading and c.id not in ("preamble", "annexes", "art-4.6")]
    clause = chance.choice(choices)
    draft.clauses.remove(clause)
    draft.statuses[clause.id] = "missing"
    return Change("clause_missing", clause.id, "clause_missing", " ".join(clause.paragraphs), "", "scope", "medium")


def clause_added(draft: Draft, chance: random.Random) -> Change | None:
    used = {c.after for c in draft.changes}
    unused = [n for n in _NEW_CLAUSES if n[1] not in used]
    if not unused:
        return None
    title, body = chance.choice(unused)
    numbered_clauses = [c for c in draft.clauses if c.number and not c.listed]
    before = chance.choice(numbered_clauses)
    stem = before.number.rpartition(".")[0]
    siblings = [c for c in numbered_clauses if c.number.rpartition(".")[0] == stem]
    before = chance.choice([before, siblings[-1]])
    place = max(i for i, c in enumerate(draft.clauses) if c is before or c.number.startswith(f"{before.number}."))
    new_number = _next(before.number)
    following = siblings[siblings.index(before) + 1 :]
    if chance.random() < 0.8:  # else a number stands twice, as in papers mended in haste
        for sibling in following:
            for c in draft.clauses:
                if c is sibling or c.number.startswith(f"{sibling.number}."):
                    c.number = _next(sibling.number) + c.number[len(sibling.number) :]
    draft.clauses.insert(place + 1, DraftClause("", new_number, title, [body], set(), False, touched={0}))
    return Change("clause_added", "", "clause_added", "", body, "scope", "medium")


def _next(number_: str) -> str:
    stem, dot, last = number_.rpartition(".")
    return f"{stem}{dot}{int(last) + 1}"


def clause_moved(draft: Draft, chance: random.Random) -> Change | None:
    leaves = [c for c in draft.clauses if c.number and c.paragraphs and len(" ".join(c.paragraphs)) < 1200]
    clause = chance.choice(leaves)
    rest = [c for c in draft.clauses if c is not clause]
    at = rest.index(next(c for c in rest if c.number))
    places = [p for p in range(at + 1, len(rest)) if abs(p - draft.clauses.index(clause)) > 3 and rest[p - 1].number]
    place = chance.choice(places)
    rest.insert(place, clause)
    draft.clauses[:] = rest
    draft.statuses[clause.id] = "moved"
    return Change("clause_moved", clause.id)


# ---- what changes nothing ----------------------------------------------------------------------------------------
respelled = _replace("respelled", [
    (r"\b24 heures\b", ["vingt-quatre heures", "24h", "24 h", "vingt-quatre (24) heures"], "", ""),
    (r"\b72h\b", ["72 heures", "soixante-douze heures", "72 h"], "", ""),
    (r"\bsix \(6\) mois\b", ["six mois", "6 mois"], "", ""),
    (r"\b30 000 euros\b", ["30 000 €", "30.000 euros", "trente mille euros"], "", ""),
    (r"\b31 décembre 2022\b", ["31/12/2022"], "", ""),
    (r"\bFrance Services\b", ["France services", "FRANCE SERVICES"], "", ""),
    (r"\bl'Etat\b", ["l'État"], "", ""),
    (r"\bet/ou\b", ["et / ou"], "", ""),
])


def renumbered(draft: Draft, chance: random.Random) -> Change | None:
    """Articles numbered on by one, as when a new article 1 was thought of and dropped."""
    for clause in draft.clauses:
        if clause.number:
            first, _, rest = clause.number.partition(".")
            clause.number = f"{int(first) + 1}{'.' + rest if rest else ''}"
    return Change("renumbered")


def retitled(draft: Draft, chance: random.Random) -> Change | None:
    titles = {
        "art-6": "Pilotage", "art-9": "Durée", "art-10": "Litiges", "art-5.2.2": "Formation des agents",
        "art-4.7": "Suivi et évaluation", "art-1": "Objet", "art-4.2": "Horaires d'ouverture et délais de réponse",
    }
    clause = next((c for c in chance.sample(draft.clauses, len(draft.clauses)) if c.id in titles), None)
    if clause is None:
        return None
    clause.title = titles[clause.id]
    return Change("retitled", clause.id)


def merged(draft: Draft, chance: random.Random) -> Change | None:
    """A heading is left out: the clause runs on in the one before."""
    choices = [
        c for before, c in zip(draft.clauses, draft.clauses[1:], strict=False)
        if c.id and c.number.count(".") and len(" ".join(c.paragraphs)) > 120 and before.paragraphs and not c.listed
    ]
    if not choices:
        return None
    clause = chance.choice(choices)
    clause.heading = False
    return Change("merged", clause.id)


def _noted(draft: Draft, clause: DraftClause, index: int, change: Change) -> Change:
    clause.touched.add(index)
    draft.statuses[clause.id] = "modified"
    return change


KINDS: tuple[tuple[Callable[[Draft, random.Random], Change | None], int], ...] = (
    (number, 3), (deadline, 4), (amount, 2), (modality, 4), (negation, 3), (party, 3), (renamed, 2), (swapped_term, 3),
    (sentence_deleted, 2), (item_deleted, 2), (paragraph_deleted, 2), (sentence_added, 3), (restriction_added, 2),
    (bracket_deleted, 1), (clause_missing, 2), (clause_added, 2), (clause_moved, 1), (respelled, 3), (renumbered, 1),
    (retitled, 1), (merged, 1), (split, 1), (reordered, 2), (any_number, 2), (any_modality, 2), (any_negation, 2),
    (any_party, 2), (any_word, 2),
)


def perturb(template: Template, chance: random.Random, changes: tuple[int, int] = (3, 12)) -> Draft:
    """A draft with so many random changes (from, to); every sixth document has none of substance."""
    draft = draft_of(template)
    kinds, weights = [k for k, _ in KINDS], [w for _, w in KINDS]
    if chance.random() < 0.16:
        kinds, weights = [respelled, renumbered, retitled, split, reordered], [4, 1, 1, 1, 1]
    seen: set[str] = set()
    for kind in chance.choices(kinds, weights, k=chance.randint(*changes)):
        once = kind in (renumbered, retitled, merged, clause_moved, split)
        if once and kind.__name__ in seen:
            continue
        change = kind(draft, chance)
        if change is not None:
            draft.changes.append(change)
            seen.add(getattr(kind, "__name__", ""))
    _moved_with_changes(draft)
    draft.front = parties(chance)
    return draft


def _moved_with_changes(draft: Draft) -> None:
    """A clause that was moved keeps that status, whatever else happened to it; a missing one has no other changes."""
    for change in draft.changes:
        if change.kind == "clause_moved" and draft.statuses.get(change.clause) != "missing":
            draft.statuses[change.clause] = "moved"
