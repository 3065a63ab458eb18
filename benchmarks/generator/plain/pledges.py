# ruff: noqa: E501 - wordings stand on one line each
"""What operators promise, beside what managers and agents must do, which is no row; and who pays."""

from __future__ import annotations

from typing import Any

from benchmarks.generator.blind.house import House, Tables
from benchmarks.generator.blind.words import OfficeWords, Partner, new, upper_first
from benchmarks.generator.plain.sheet import PlainSheet
from benchmarks.generator.typesetting import Row
from benchmarks.generator.weeks import FRENCH_DAY

OFFERS = {"plain1": ("mutual", "action_table", "sentences"), "plain2": ("ticked", "run_in", "joint")}
MONEY = {"plain1": ("funders_by_year", "paragraphs"), "plain2": ("two_sided", "shares")}
# (infinitive, present, future, what follows, theme); {n} is a number, {w} a rhythm, {to} who benefits.
VERBS: tuple[tuple[str, str, str, str, str], ...] = (
    ("nommer", "nomme", "nommera", "{n} correspondants chargés de suivre le réseau", "Suivi"),
    ("accueillir", "accueille", "accueillera", "{to} en stage d'observation {w}", "Formation"),
    ("animer", "anime", "animera", "une réunion d'information {w} à l'intention {of}", "Formation"),
    ("tenir à jour", "tient à jour", "tiendra à jour", "la foire aux questions ouverte au réseau", "Ressources"),
    ("rappeler", "rappelle", "rappellera", "l'usager sous {n} jours lorsque sa situation est urgente", "Dossiers"),
    ("traiter", "traite", "traitera", "en priorité les situations signalées au moyen de la fiche de liaison", "Dossiers"),
    ("doter", "dote", "dotera", "chaque espace d'une borne donnant accès à ses téléservices", "Équipement"),
    ("relayer", "relaie", "relaiera", "les campagnes locales d'information sur ses réseaux sociaux", "Communication"),
    ("assurer", "assure", "assurera", "{n} demi-journées de présence par mois au sein de chaque espace", "Présence"),
    ("communiquer", "communique", "communiquera", "{w} les statistiques de fréquentation de ses services", "Suivi"),
    ("proposer", "propose", "proposera", "un parcours à distance de {n} modules", "Formation"),
    ("garantir", "garantit", "garantira", "un délai de réponse de {n} jours ouvrés aux sollicitations écrites", "Dossiers"),
    ("remettre", "remet", "remettra", "à {to} un livret récapitulant les démarches en ligne", "Ressources"),
    ("ouvrir", "ouvre", "ouvrira", "à {to} un accès sécurisé à son espace partenaires", "Ressources"),
    ("associer", "associe", "associera", "{to} à la conception de ses ateliers", "Suivi"),
    ("signaler", "signale", "signalera", "au moins {n} semaines à l'avance les fermetures de ses accueils", "Communication"),
    ("prêter", "prête", "prêtera", "du matériel de visioconférence aux structures qui en font la demande", "Équipement"),
    ("convier", "convie", "conviera", "{to} à ses journées portes ouvertes", "Formation"),
)  # fmt: skip
RHYTHMS = ("chaque trimestre", "chaque semestre", "une fois par an", "deux fois par an")
PEOPLE = (("les conseillers France Services", "des conseillers France Services"), ("les animateurs du réseau", "des animateurs du réseau"), ("tout nouvel agent", "de tout nouvel agent"))
DUTIES = ("tenir l'accueil dans de bonnes conditions de confidentialité", "maintenir le matériel en état de marche", "renseigner l'outil national de suivi", "libérer les agents pour les formations obligatoires", "afficher les documents remis par l'opérateur")
INF, PRESENT, FUTURE = range(3)


def _draw(words: OfficeWords, form: int, count: int) -> list[tuple[str, str]]:
    """(text, theme), each verb once."""
    chance, out = words.chance, []
    for verb in chance.sample(VERBS, count):
        to, of = chance.choice(PEOPLE)
        text = f"{verb[form]} {verb[3]}".format(n=chance.choice(["deux", "trois", "quatre", "5", "10", "2"]), w=chance.choice(RHYTHMS), to=to, of=of)
        out.append((text.replace("à les ", "aux "), verb[4]))
    return out


def _row(tables: Tables, part: int, code: str, text: str) -> Row:
    return new(tables, "commitments", {"part": part, "partner_code": code, "organisation": None, "text": text, "category": None, "quantity": None, "unit": None, "deadline": None})


def _list(sheet: PlainSheet, items: list[tuple[str, list[Row]]]) -> None:
    sheet.bullets([(t + ("." if k == len(items) - 1 else " ;"), r) for k, (t, r) in enumerate(items)])


def _duties(sheet: PlainSheet, words: OfficeWords, lead: str) -> None:
    sheet.add(lead)
    _list(sheet, [(d, []) for d in words.chance.sample(DUTIES, 3)])


def offer(sheet: PlainSheet, words: OfficeWords, p: Partner, layout: str, tables: Tables, part: int, year: int, houses: list[House], other: Partner) -> None:
    chance = words.chance
    the = p.with_the(p.name)
    count = chance.randint(3, 5)
    if layout == "mutual":
        sheet.add(f"1) Engagements {p.of(p.name)}".replace("de La Poste", "de La Poste"), sheet.heading)
        sheet.add(chance.choice([f"{upper_first(the)} s'engage à :", f"Dans le cadre de la présente annexe, {the} s'engage à :", f"Pour sa part, {the} prend les engagements suivants :"]))
        _list(sheet, [(t, [_row(tables, part, p.code, t)]) for t, _ in _draw(words, INF, count)])
        sheet.add("2) Engagements des structures", sheet.heading)
        _duties(sheet, words, chance.choice(["En contrepartie, les gestionnaires s'engagent à :", "De leur côté, les structures s'engagent à :", "Le gestionnaire s'engage à :"]))
    elif layout == "action_table":
        lines = []
        for t, theme in _draw(words, INF, count):
            told = upper_first(t)
            lines.append(sheet.cells(sheet.tell(theme), sheet.tell(told, [_row(tables, part, p.code, told)]), sheet.tell(chance.choice([f"fin {year}", f"1er semestre {year + 1}", "dès signature", "continu"]))))
        sheet.add(f"{upper_first(the)} s'engage à conduire les actions suivantes :")
        sheet.grid(["Domaine", "Engagement de l'opérateur", "Calendrier"], lines, [2, 7, 2.6])
    elif layout == "sentences":
        for k, (t, _) in enumerate(_draw(words, FUTURE, count)):
            subject = chance.choice([upper_first(the), f"Au bénéfice du réseau, {the}", p.pronoun() if k else upper_first(the)])
            sheet.add(f"{subject} {t}.", rows=[_row(tables, part, p.code, t)])
        _duties(sheet, words, "Les agents France Services doivent :")
    elif layout == "ticked":
        sheet.add(f"{upper_first(the)} s'engage à (cocher les engagements retenus) :")
        kept = False
        for t, _ in _draw(words, INF, count + 2):
            tick = chance.random() < 0.6 or not kept
            kept = kept or tick
            sheet.add(f"{'☒' if tick else '☐'} {t}", "margin", [_row(tables, part, p.code, t)] if tick else [])
        _permanence(sheet, words, p, tables, part, houses)
    elif layout == "run_in":
        lead = chance.choice([f"Les engagements {p.of(p.name)} portent sur les points suivants :", f"{upper_first(the)} s'engage comme suit :"])
        sheet.add(lead)
        for t, theme in _draw(words, PRESENT, count):
            told = f"{the} {t}."
            sheet.put(f"<p>{sheet.tell(theme + '.', bold=True)} {sheet.tell(upper_first(told), [_row(tables, part, p.code, t)])}</p>")
    else:
        code = "|".join(dict.fromkeys((p.code, other.code)))
        sheet.add(chance.choice([f"{upper_first(the)} et {other.with_the(other.name)} s'engagent ensemble à :", f"{upper_first(the)} d'une part, {other.with_the(other.name)} d'autre part, s'engagent à :"]))
        _list(sheet, [(t, [_row(tables, part, code, t)]) for t, _ in _draw(words, INF, 2)])
        sheet.add(f"En outre, {the} s'engage à :")
        _list(sheet, [(t, [_row(tables, part, p.code, t)]) for t, _ in _draw(words, INF, count)])


def _permanence(sheet: PlainSheet, words: OfficeWords, p: Partner, tables: Tables, part: int, houses: list[House]) -> None:
    """A partner's hours in a house, which are not the house's own: a row or none, as the reader likes."""
    h, day = words.chance.choice(houses), words.chance.choice(("Tu", "Th"))
    row: Row = {"part": part, "place": h.name, "place_kind": "partner_office", "weekday": day, "opens": "10:00", "closes": "11:30", "by_appointment": "true", "recurrence": None, "optional": True}
    sheet.add(f"Permanence {p.of(p.short or p.name)} à {h.name} : le {FRENCH_DAY[day]} de 10h à 11h30, sur rendez-vous.", "small", [new(tables, "opening_hours", row)])


def _euros(amount: float, style: str) -> str:
    return f"{amount:,.0f}".replace(",", {"dots": ".", "narrow": "\u202f"}.get(style, " ")) + {"bare": "", "word": " euros"}.get(style, " €")


def money(sheet: PlainSheet, words: OfficeWords, houses: list[House], layout: str, tables: Tables, part: int, year: int) -> str:
    """Returns the status of the sums, empty where none is written."""
    chance = words.chance
    style = chance.choice(["sign", "bare", "narrow", "dots"])

    def row(amount: float, kind: str | None, code: str | None, payee: str | None, period: str | None, **more: Any) -> Row:
        told: Row = {"part": part, "amount": amount, "share_percent": None, "payer": None, "payer_code": code, "payee": payee, "kind": kind, "period": period, "per": None, "purpose": None}
        return new(tables, "financing", told | more)

    if layout == "funders_by_year":
        return _funders_by_year(sheet, words, row, year, style)
    if layout == "two_sided":
        return _two_sided(sheet, words, houses, row, year, style)
    if layout == "paragraphs":
        a, b, c = chance.choice([15000, 20000, 25000]), chance.choice([10000, 12500]), chance.choice([3500, 6000, 8500])
        sheet.add(f"L'État apporte à chaque structure, au titre du fonds national d'aménagement et de développement du territoire, une aide forfaitaire de {_euros(a, 'word')} par an.", rows=[row(a, None, "etat", None, "per_year")])
        sheet.add(f"La caisse d'allocations familiales contribue chaque année à hauteur de {_euros(c, 'sign')} aux frais d'animation du réseau.", rows=[row(c, "contribution", "cnaf", None, "per_year")])
        sheet.add(f"Les travaux d'aménagement peuvent être soutenus par l'État en {year + 1} dans la limite de {_euros(b, 'sign')} par projet.", rows=[row(b, "cap", None, None, None)])
        return ""
    for h in houses:
        a, b = chance.choice([20000, 30000, 35000]), chance.randrange(12000, 48000, 1000)
        t = a + b
        sheet.put(f'<div class="band">{sheet.tell(h.name)}</div>')
        for told, r in (
            (f"État : {_euros(a, style)} en {year}, soit {100 * a / t:.0f} % du budget", row(a, None, "etat", None, str(year))),
            (f"{upper_first(h.manager)} : {_euros(b, style)} en {year}, soit {100 * b / t:.0f} % du budget", row(b, "contribution", None, None, str(year))),
            (f"Budget total {year} : {_euros(t, style)}", row(t, "total", None, None, str(year))),
        ):
            sheet.add(told.replace(" en ", " € en ", 1) if style == "bare" else told, rows=[r])
    return ""


def _funders_by_year(sheet: PlainSheet, words: OfficeWords, row: Any, year: int, style: str) -> str:
    """Funders down, years across, sums at both ends; sometimes wrong."""
    chance = words.chance
    years = [year, year + 1, year + 2]
    others = [("CAF", "cnaf"), ("MSA", "msa"), ("Assurance maladie", "cnam"), ("La Poste", "la_poste"), ("Conseil départemental", None)]
    funders = [("État (FNADT)", "etat"), *chance.sample(others, 3)]  # which are subsidies, which contributions, is not told
    sheet.add("Les contributions annuelles des financeurs" + (" (en euros)" if style == "bare" else "") + " s'établissent comme suit :")
    lines, grand = [], [0] * 3
    for name, code in funders:
        amounts = [chance.randrange(9000, 60000, 500) + k * 100 for k in range(3)]
        grand = [x + y for x, y in zip(grand, amounts, strict=True)]
        told = [sheet.tell(_euros(a, style), [row(a, None, code, None, str(y))]) for a, y in zip(amounts, years, strict=True)]
        told.append(sheet.tell(_euros(sum(amounts), style), [row(sum(amounts), "total", None, None, None)], bold=True))
        lines.append(sheet.cells(sheet.tell(name)) + sheet.cells(*told, kind="right"))
    wrong = chance.random() < 0.3
    sums = [*grand, sum(grand) + (7000 if wrong else 0)]
    periods = [*map(str, years), None]
    told = [sheet.tell(_euros(s, style), [row(s, "total", None, None, y)], bold=True) for s, y in zip(sums, periods, strict=True)]
    lines.append(sheet.cells(sheet.tell("Ensemble des financements", bold=True)) + sheet.cells(*told, kind="right"))
    sheet.grid(["Financeur", *map(str, years), "Total"], lines, [4, 2, 2, 2, 2.2])
    return "fail" if wrong else "pass"


def _two_sided(sheet: PlainSheet, words: OfficeWords, houses: list[House], row: Any, year: int, style: str) -> str:
    """Expenses and receipts of the whole network, side by side; expenses are rows that a reader may leave out."""
    chance = words.chance
    state, caf, own = chance.choice([30000, 35000, 60000]), chance.choice([4000, 6500, 9000]), chance.randrange(20000, 60000, 500)
    total = state + caf + own
    staff, rent = round(total * 0.7), round(total * 0.2)
    rest = total - staff - rent
    sheet.add(f"Budget prévisionnel {year} de la structure {houses[0].name}" + (" (en euros)" if style == "bare" else ""), sheet.bold)
    lines = []
    receipts = (("Subvention de l'État", state, "subsidy", "etat"), ("Participation de la CAF", caf, "contribution", "cnaf"), ("Autofinancement", own, "contribution", ""))
    for (what, spent), (name, amount, kind, code) in zip((("Charges de personnel", staff), ("Loyer et fluides", rent), ("Fournitures", rest)), receipts, strict=True):
        lines.append(
            sheet.cells(sheet.tell(what)) + sheet.cells(sheet.tell(_euros(spent, style), [row(spent, None, None, None, None, optional=True)]), kind="right")
            + sheet.cells(sheet.tell(name)) + sheet.cells(sheet.tell(_euros(amount, style), [row(amount, kind, code, None, str(year))]), kind="right")
        )  # fmt: skip
    both = [row(total, "total", None, None, str(year), optional=True), row(total, "total", None, None, str(year))]
    left, right = (sheet.tell(_euros(total, style), [r], bold=True) for r in both)
    lines.append(sheet.cells(sheet.tell("Total des dépenses", bold=True)) + sheet.cells(left, kind="right") + sheet.cells(sheet.tell("Total des recettes", bold=True)) + sheet.cells(right, kind="right"))
    sheet.grid(["Dépenses", "Montant", "Recettes", "Montant"], lines, [4, 2, 4, 2])
    return "pass"
