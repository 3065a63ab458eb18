# ruff: noqa: E501 - wordings stand on one line each
"""What operators promise: sheets a partner, promises with their own lists, crosses, axes, in the first person, year by year."""

from __future__ import annotations

from benchmarks.generator.blind.house import Tables
from benchmarks.generator.blind.words import OfficeWords, Partner, upper_first
from benchmarks.generator.plain.pledges import _list, _row
from benchmarks.generator.plain.sheet import PlainSheet

OFFERS = {"dept1": ("partner_sheet", "nested", "crosses"), "dept2": ("axes", "we", "calendar")}
TOGETHER = ("crosses", "axes")
"""Layouts that tell all operators in one annex."""
# (axis, infinitive, noun phrase); {n} a number, {z} where, {w} how often.
DEEDS: tuple[tuple[str, str, str], ...] = (
    ("Former", "organiser {w} une session de remise à niveau ouverte aux conseillers {z}", "Organisation {w} d'une session de remise à niveau ouverte aux conseillers {z}"),
    ("Former", "recevoir en immersion pendant {n} jours tout conseiller qui en fait la demande", "Accueil en immersion, pendant {n} jours, de tout conseiller qui en fait la demande"),
    ("Former", "fournir aux équipes un accès permanent à son espace d'apprentissage en ligne", "Fourniture aux équipes d'un accès permanent à son espace d'apprentissage en ligne"),
    ("Former", "actualiser {w} les fiches mémo relatives à ses prestations", "Actualisation {w} des fiches mémo relatives à ses prestations"),
    ("Accompagner", "maintenir une ligne directe réservée aux structures {z}", "Maintien d'une ligne directe réservée aux structures {z}"),
    ("Accompagner", "répondre sous {n} jours ouvrés aux demandes déposées par les conseillers", "Réponse sous {n} jours ouvrés aux demandes déposées par les conseillers"),
    ("Accompagner", "accorder un rendez-vous à distance dans les {n} jours aux usagers en situation d'urgence", "Octroi d'un rendez-vous à distance dans les {n} jours aux usagers en situation d'urgence"),
    ("Accompagner", "désigner {n} correspondants chargés des dossiers sensibles {z}", "Désignation de {n} correspondants chargés des dossiers sensibles {z}"),
    ("Faire connaître", "afficher dans ses accueils la carte des structures {z}", "Affichage dans ses accueils de la carte des structures {z}"),
    ("Faire connaître", "insérer {w} dans ses envois une information sur le réseau France Services", "Insertion {w} dans ses envois d'une information sur le réseau France Services"),
    ("Faire connaître", "participer {w} aux journées portes ouvertes des structures", "Participation {w} aux journées portes ouvertes des structures"),
    ("Aller vers", "tenir {n} permanences par mois dans les structures {z}", "Tenue de {n} permanences par mois dans les structures {z}"),
    ("Aller vers", "mettre à la disposition du réseau {n} bornes de visio-accueil", "Mise à la disposition du réseau de {n} bornes de visio-accueil"),
    ("Aller vers", "intervenir {w} lors des ateliers collectifs montés par les structures", "Intervention {w} lors des ateliers collectifs montés par les structures"),
    ("Suivre", "transmettre {w} à la préfecture le nombre des usagers orientés vers ses services", "Transmission {w} à la préfecture du nombre des usagers orientés vers ses services"),
    ("Suivre", "siéger {w} au comité de pilotage départemental", "Présence {w} au comité de pilotage départemental"),
)  # fmt: skip
WHERE = ("de chaque arrondissement", "du département", "des zones de revitalisation", "de son ressort")
OFTEN = ("chaque année", "tous les six mois", "une fois par trimestre", "deux fois l'an")
NESTED = (
    ("former les conseillers en plusieurs temps", ("à leur prise de poste, pendant {n} jours", "puis une fois par an, sur les évolutions de la réglementation")),
    ("répondre aux sollicitations des structures", ("sous 24 heures par téléphone", "sous {n} jours ouvrés par courriel")),
    ("doter chaque structure", ("d'un jeu de dépliants renouvelé tous les six mois", "d'une affiche à apposer à l'entrée", "d'un identifiant à son portail partenaires")),
    ("faire remonter à la préfecture", ("les difficultés rencontrées par les usagers", "les besoins de formation repérés")),
)
SERVICES = ("simulation de droits", "dépôt d'une demande en ligne", "suivi d'un dossier", "édition d'attestations", "déclaration de changement de situation", "prise de rendez-vous")
ASKED = ("orienter l'usager vers le bon interlocuteur", "recueillir le consentement écrit de l'usager", "n'utiliser la ligne directe que pour les dossiers bloqués", "tenir à jour la documentation mise à disposition")
INFINITIVE, NOUN = 1, 2


def draw(words: OfficeWords, form: int, count: int) -> list[tuple[str, str]]:
    """(axis, undertaking), each deed once."""
    chance = words.chance
    return [(deed[0], deed[form].format(n=chance.choice(["deux", "trois", "quatre", "5", "10", "3"]), z=chance.choice(WHERE), w=chance.choice(OFTEN))) for deed in chance.sample(DEEDS, count)]


def together(sheet: PlainSheet, words: OfficeWords, partners: list[Partner], layout: str, tables: Tables, part: int) -> None:
    chance = words.chance
    if layout == "crosses":
        codes = {p.code: p.short or p.name for p in partners}
        sheet.add(f"Chacun des opérateurs signataires s'engage, pour les lignes marquées d'une croix dans sa colonne, à tenir les engagements {chance.choice(['du tableau', 'transversaux'])} ci-dessous.")
        lines = []
        for _, text in draw(words, INFINITIVE, chance.randint(5, 7)):
            own = [code for code in codes if chance.random() < 0.6] or [next(iter(codes))]
            told = upper_first(text)
            lines.append(sheet.cells(sheet.tell(told, [_row(tables, part, "|".join(own), told)])) + sheet.cells(*("X" if code in own else "" for code in codes), kind="middle"))
        sheet.grid(["Engagement", *codes.values()], lines, [6, *[2] * len(codes)])
        return
    drawn = draw(words, INFINITIVE, min(3 * len(partners), 12))
    sheet.add("Les opérateurs s'engagent, chacun pour ce qui le concerne, à :")
    axes = list(dict.fromkeys(axis for axis, _ in drawn))
    for k, axis in enumerate(axes):
        sheet.put(f'<div class="band">{sheet.tell(f"Axe {k + 1} – {axis}")}</div>')
        for p, text in ((partners[n % len(partners)], text) for n, (a, text) in enumerate(drawn) if a == axis):
            sheet.add(f"▪ {p.name} : {text}", "margin", [_row(tables, part, p.code, text)])


def offer(sheet: PlainSheet, words: OfficeWords, p: Partner, layout: str, tables: Tables, part: int, year: int) -> None:
    chance, the = words.chance, p.with_the(p.name)
    count = chance.randint(3, 5)
    if layout == "partner_sheet":
        form = chance.choice([INFINITIVE, INFINITIVE, NOUN])
        sheet.add("Services accessibles dans les structures", sheet.heading)
        sheet.add(upper_first(", ".join(chance.sample(SERVICES, 3))) + ".")
        sheet.add(f"Engagements {p.of(p.name)} envers le réseau", sheet.heading)
        lead, front = (f"{upper_first(the)} s'engage :", "à ") if form == INFINITIVE else (f"{upper_first(the)} prend les engagements suivants :", "")
        sheet.add(lead)
        _list(sheet, [(front + text, [_row(tables, part, p.code, text)]) for _, text in draw(words, form, count)])
        sheet.add(chance.choice(["Ce que l'opérateur attend des structures", "Bonnes pratiques attendues des conseillers"]), sheet.heading)
        _list(sheet, [(text, []) for text in chance.sample(ASKED, 2)])
    elif layout == "nested":
        sheet.add(f"Dans la limite de ses moyens, {the} s'engage à :")
        for text, inner in chance.sample(NESTED, 2):
            items = [t.format(n=chance.choice(["deux", "3", "cinq"])) for t in inner]
            whole = " ".join([text, ":", *(f"{t} ;" for t in items)])
            sheet.bullets([(f"{text} :", [_row(tables, part, p.code, whole)])])
            sheet.bullets([(f"{t} ;", []) for t in items], level=2)
        _list(sheet, [(text, [_row(tables, part, p.code, text)]) for _, text in draw(words, INFINITIVE, 2)])
    elif layout == "we":
        sheet.put(f'<div class="band">{sheet.tell(upper_first(p.name))}</div>')
        sheet.add(chance.choice(["Nous nous engageons à :", f"Nous, {the}, nous engageons à :", "Notre engagement auprès des France Services :"]))
        mark = chance.choice(["✓", "➜", "●"])
        for _, text in draw(words, INFINITIVE, count):
            sheet.add(f"{mark} {text}", "margin", [_row(tables, part, p.code, text)])
    else:
        sheet.add(f"Les engagements {p.of(p.name)} sont programmés comme suit.")
        drawn = [text for _, text in draw(words, NOUN, 6)]
        years, lines = [year, year + 1, year + 2], []
        for k in range(0, 6, 3):
            lines.append(sheet.cells(*(sheet.tell(text, [_row(tables, part, p.code, text)]) for text in drawn[k : k + 3])))
        sheet.grid([str(y) for y in years], lines, [1, 1, 1])


def catalogue(sheet: PlainSheet, words: OfficeWords, partners: list[Partner]) -> None:
    """Services by operator, marked by crosses: nobody's undertaking."""
    own = list({p.code: p.short or p.name for p in partners}.values())
    lines = [sheet.cells(sheet.tell(upper_first(s))) + sheet.cells(*(words.chance.choice(["X", "X", ""]) for _ in own), kind="middle") for s in SERVICES]
    sheet.add("Les démarches accompagnées dans chaque structure sont marquées d'une croix.")
    sheet.grid(["Démarche", *own], lines, [4, *[2] * len(own)])
