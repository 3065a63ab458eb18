# ruff: noqa: E501 - wordings stand on one line each
"""What operators undertake, in articles, sheets and grids."""

from __future__ import annotations

from benchmarks.generator.blind.house import Tables
from benchmarks.generator.blind.words import OfficeWords, Partner, new, upper_first
from benchmarks.generator.plain.sheet import PlainSheet
from benchmarks.generator.typesetting import Row

OFFERS = {"plain3": ("in_this_respect", "in_time", "action_sheet"), "plain4": ("objectives", "by_partner", "subject_by_subject")}
# (infinitive, future, objective, indicator); {n} a number, {who} the people served.
DEEDS: tuple[tuple[str, str, str, str], ...] = (
    ("mettre en place une ligne téléphonique réservée à {who}", "mettra en place une ligne téléphonique réservée à {who}", "Faciliter les échanges", "Nombre d'appels reçus"),
    ("dispenser une formation initiale de {n} jours à {who}", "dispensera une formation initiale de {n} jours à {who}", "Professionnaliser l'accueil", "Nombre d'agents formés"),
    ("actualiser chaque année le guide des démarches remis à {who}", "actualisera chaque année le guide des démarches remis à {who}", "Informer", "Date de la dernière édition"),
    ("réserver {n} plages de rendez-vous par semaine aux usagers orientés par le réseau", "réservera {n} plages de rendez-vous par semaine aux usagers orientés par le réseau", "Réduire les délais", "Taux d'occupation des plages"),
    ("recevoir les usagers en visioconférence lorsque leur situation le justifie", "recevra les usagers en visioconférence lorsque leur situation le justifie", "Diversifier les canaux", "Nombre d'entretiens"),
    ("participer aux réunions du comité technique départemental", "participera aux réunions du comité technique départemental", "Piloter", "Assiduité"),
    ("apporter une réponse motivée sous {n} jours aux demandes transmises par {who}", "apportera une réponse motivée sous {n} jours aux demandes transmises par {who}", "Réduire les délais", "Délai moyen de réponse"),
    ("installer un point numérique dans chacune des structures", "installera un point numérique dans chacune des structures", "Équiper", "Nombre de points installés"),
    ("faire connaître le réseau auprès de ses allocataires et assurés", "fera connaître le réseau auprès de ses allocataires et assurés", "Communiquer", "Nombre de messages diffusés"),
    ("fournir un bilan chiffré de son activité avant la fin du premier trimestre", "fournira un bilan chiffré de son activité avant la fin du premier trimestre", "Évaluer", "Bilan transmis"),
    ("organiser {n} ateliers collectifs par an dans les locaux du réseau", "organisera {n} ateliers collectifs par an dans les locaux du réseau", "Aller vers les publics", "Nombre de participants"),
    ("informer sans délai {who} de toute évolution de la réglementation", "informera sans délai {who} de toute évolution de la réglementation", "Informer", "Nombre de notes"),
)  # fmt: skip
WHO = ("l'ensemble des agents d'accueil", "chaque équipe", "la personne chargée de l'accueil")
DUTIES = ("veillera au bon entretien des locaux", "tiendra à jour le registre des visites", "mettra un bureau fermé à la disposition des usagers")
SUBJECTS = ("l'accueil des usagers", "l'animation du réseau", "la qualité de service", "la circulation de l'information", "l'évaluation")
INF, FUTURE = 0, 1


def _draw(words: OfficeWords, form: int, count: int) -> list[tuple[str, str, str]]:
    """(text, objective, indicator); one text never twice in a paper, where nobody could tell whose a row is."""
    chance, out = words.chance, []
    deeds = chance.sample(DEEDS, len(DEEDS))
    while len(out) < count:
        deed = deeds.pop() if deeds else chance.choice(DEEDS)
        n, who = chance.choice(["deux", "trois", "cinq", "3", "4", "10"]), chance.choice(WHO)
        text = deed[form].format(n=n, who=who)
        if words.unused(text):
            out.append((text, deed[2], deed[3]))
    return out


def _row(tables: Tables, part: int, code: str, text: str) -> Row:
    return new(tables, "commitments", {"part": part, "partner_code": code, "organisation": None, "text": text, "category": None, "quantity": None, "unit": None, "deadline": None})


def by_partner(sheet: PlainSheet, words: OfficeWords, partners: list[Partner], tables: Tables, part: int) -> None:
    """One grid for several: the operator beside its undertakings, bullets in one cell."""
    lines = []
    for p in partners:
        items = "".join(f"<li>{sheet.tell(upper_first(t), [_row(tables, part, p.code, t)])}</li>" for t, _, _ in _draw(words, INF, words.chance.randint(2, 4)))
        lines.append(f"<td><b>{sheet.tell(p.name)}</b></td><td><ul>{items}</ul></td>")
    sheet.grid(["Opérateur", "Engagements souscrits par l'opérateur"], lines, [3, 8], "ruled shaded")


def offer(sheet: PlainSheet, words: OfficeWords, p: Partner, layout: str, tables: Tables, part: int, year: int) -> None:
    chance, the = words.chance, p.with_the(p.name)
    count = chance.randint(3, 5)
    if layout == "in_this_respect":
        sheet.add(f"{upper_first(the)} entend contribuer à l'accès aux droits des habitants du département et s'associe au déploiement du réseau.")
        sheet.add(chance.choice(["À ce titre, l'opérateur s'engage à", "À cet effet, l'opérateur s'oblige à :", f"À ce titre, {the} s'engage à :"]))
        drawn = _draw(words, INF, count)
        for k, (t, _, _) in enumerate(drawn):
            sheet.add(f"{chr(97 + k)}) {t}{'.' if k == count - 1 else ' ;'}", "margin", [_row(tables, part, p.code, t)])
    elif layout == "in_time":
        sheet.add("Obligations de l'opérateur", sheet.heading)
        for k, (t, _, _) in enumerate(_draw(words, FUTURE, count)):
            subject = upper_first(the) if k == 0 else chance.choice([p.pronoun(), upper_first(the), f"À compter du 1er janvier {year + 1}, {p.pronoun().lower()}"])
            sheet.add(f"{subject} {t}.", rows=[_row(tables, part, p.code, t)])
        sheet.add("Obligations du porteur", sheet.heading)
        for duty in chance.sample(DUTIES, 2):
            sheet.add(f"Le porteur {duty}.")
    elif layout == "action_sheet":
        drawn = _draw(words, INF, count)
        lines = [sheet.cells(sheet.tell("Opérateur", bold=True), sheet.tell(upper_first(p.name)))]
        lines.append(sheet.cells(sheet.tell("Contexte", bold=True), sheet.tell("Les habitants éloignés des accueils peinent à faire valoir leurs droits.")))
        items = "".join(f"<li>{sheet.tell(t, [_row(tables, part, p.code, t)])}</li>" for t, _, _ in drawn)
        lines.append(f"<td><b>{sheet.tell('Engagements de l’opérateur')}</b></td><td><ul>{items}</ul></td>")
        lines.append(sheet.cells(sheet.tell("Suivi", bold=True), sheet.tell("Revue annuelle en comité de pilotage")))
        sheet.grid([], lines, [3, 8], "ruled")
    elif layout == "objectives":
        sheet.add(f"{upper_first(the)} s'engage à mener les actions suivantes :")
        lines = [sheet.cells(sheet.tell(goal), sheet.tell(upper_first(t), [_row(tables, part, p.code, t)]), sheet.tell(sign), sheet.tell(chance.choice([str(year + 1), "en continu", f"fin {year}"]))) for t, goal, sign in _draw(words, INF, count)]
        sheet.grid(["Objectif", "Action de l'opérateur", "Indicateur", "Échéance"], lines, [2.6, 5, 2.6, 1.6])
    else:
        for (t, _, _), subject in zip(_draw(words, INF, count), chance.sample(SUBJECTS, count), strict=True):
            verb = chance.choice(["s'engage à", "s'oblige à", "prend l'engagement de"])
            if verb.endswith("de") and t[0] in "aeiouéàh":
                verb = verb[:-2] + "d'"
            told = f"{verb}{'' if verb.endswith(chr(39)) else ' '}{t}"
            sheet.add(f"S'agissant de {subject}, {the} {told}.", rows=[_row(tables, part, p.code, t)])
