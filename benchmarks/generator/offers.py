"""Partner offers: undertakings under several kinds of lead-ins."""

from __future__ import annotations

from benchmarks.generator.typesetting import Row, Sheet
from benchmarks.generator.vocabulary import Organisation, Vocabulary

LAYOUTS: dict[str, dict[str, tuple[str, ...]]] = {
    "offer": {
        "seen": ("engages", "undertakes_list"),
        "unseen": ("sentences", "will"),
        "heldout": ("numbered", "table"),
        "sealed": ("to_each", "titled"),
    }
}

UNDERTAKINGS: dict[str, tuple[str, ...]] = {
    "referent": (
        "désigner un référent joignable par téléphone pendant les heures d'ouverture",
        "nommer {n} correspondants pour le département",
    ),
    "training": (
        "former les agents aux démarches en ligne",
        "organiser {n} sessions de formation par an pour les agents",
    ),
    "documentation": (
        "mettre à disposition des structures des dépliants à jour",
        "fournir chaque semestre une documentation actualisée",
    ),
    "case_handling": (
        "répondre aux demandes transmises par les agents sous {n} jours ouvrés",
        "traiter en priorité les dossiers urgents signalés",
    ),
    "appointments": (
        "proposer des rendez-vous téléphoniques aux usagers",
        "ouvrir des créneaux de rendez-vous en visioconférence",
    ),
    "on_site_presence": (
        "tenir {n} permanences par mois dans les locaux de la structure",
        "assurer une permanence mensuelle sur place",
    ),
    "equipment": (
        "équiper chaque structure d'une borne d'accès à ses services en ligne",
        "prêter {n} tablettes tactiles à chaque structure",
    ),
    "communication": (
        "relayer l'existence des structures dans ses supports de communication",
        "afficher la carte des structures dans ses agences",
    ),
    "data_sharing": (
        "transmettre chaque trimestre les statistiques de fréquentation",
        "partager avec les structures la liste des motifs de contact",
    ),
}


SCOPES = (
    " dans tout le département",
    " au bénéfice des structures",
    " en lien avec la préfecture",
    " dans chaque arrondissement",
    " selon un calendrier partagé",
    " après avis du comité de pilotage",
)


DEADLINES = ("avant le 31 décembre {y}", "d'ici au 30 juin {y}")


def _fresh(words: Vocabulary, category: str) -> tuple[str, int]:
    """An undertaking (with room for its number) that this paper does not hold yet."""
    while True:
        text, number = words.chance.choice(UNDERTAKINGS[category]), words.chance.randint(2, 12)
        if words.chance.random() < 0.5:
            text += words.chance.choice(SCOPES)
        if words.unused(text.format(n=number)):
            return text, number


def offer_annex(
    sheet: Sheet, words: Vocabulary, org: Organisation, layout: str, tables: dict[str, list[Row]], part: int, year: int
) -> None:
    chance = words.chance
    items: list[tuple[str, list[Row]]] = []
    for category in chance.sample(sorted(UNDERTAKINGS), chance.randint(3, 6)):
        text, number = _fresh(words, category)
        quantity: float | str = number if "{n}" in text else ""
        text, deadline = text.format(n=number), ""
        if chance.random() < 0.2:
            text += " " + chance.choice(DEADLINES).format(y=year + 1)
            deadline = f"{year + 1}-12-31" if "31 décembre" in text else f"{year + 1}-06-30"
        row: Row = {
            "part": part,
            "partner_code": org.code,
            "organisation": None,
            "text": text,
            "category": category,
            "quantity": quantity,
            "unit": None,
            "deadline": deadline,
            "quote": "",
        }
        tables["commitments"].append(row)
        items.append((text, [row]))
    the = (
        org.name
        if org.name.startswith(("La ", "Le "))
        else (
            "La "
            if org.name.startswith(("Caisse", "CPAM", "MSA", "CARSAT", "Direction", "Préfecture"))
            else "Le "
            if org.name.startswith("Tribunal")
            else ""
        )
        + org.name
    )
    inside = the if the == "La Poste" or not the.startswith(("La ", "Le ")) else the[0].lower() + the[1:]
    end = lambda k: "." if k == len(items) - 1 else " ;"  # noqa: E731
    if layout == "engages":
        sheet.add(f"{the} s'engage à :")
        sheet.bullets([(t + end(k), r) for k, (t, r) in enumerate(items)])
    elif layout == "undertakes_list":
        sheet.add(f"Dans le cadre de la présente convention, {inside} prend les engagements suivants :")
        sheet.bullets([(t[0].upper() + t[1:] + ".", r) for t, r in items])
    elif layout == "to_each":
        sheet.add(f"Au titre de l'offre complémentaire, {inside} s'engage :")
        sheet.bullets([(f"à {t}{end(k)}", r) for k, (t, r) in enumerate(items)])
    elif layout == "titled":
        for k, (t, r) in enumerate(items):
            sheet.add(f"Engagement n° {k + 1}", sheet.bold)
            sheet.add(f"{the} s'engage à {t}.", rows=r)
    elif layout == "numbered":
        sheet.add(f"{the} s'engage, pour toutes les structures du département, à :")
        for k, (t, r) in enumerate(items):
            sheet.add(f"{k + 1}) {t}{end(k)}", rows=r)
    elif layout == "table":
        sheet.add(f"{the} s'engage à :")
        sheet.table([["Engagement", "Observations"], *([(t, r), ""] for t, r in items)], [130, 35])
    elif layout == "sentences":
        for t, r in items:
            sheet.add(f"{the} s'engage à {t}.", rows=r)
    else:
        sheet.add(
            f"Engagements : {inside}",
            sheet.heading,
        )
        sheet.bullets([(t[0].upper() + t[1:] + end(k), r) for k, (t, r) in enumerate(items)])
