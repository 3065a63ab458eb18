# ruff: noqa: E501 - wordings stand on one line each
"""Who is a party and who signs: lists with acronyms, one long sentence, cards; pairs, slips of adhesion, copies `Signé`."""

from __future__ import annotations

from itertools import zip_longest

from benchmarks.generator.blind.house import House
from benchmarks.generator.blind.signing import Party
from benchmarks.generator.blind.words import OfficeWords, long, name_of, title_of, upper_first
from benchmarks.generator.gold import signatory_row
from benchmarks.generator.plain.sheet import PlainSheet

PARTIES = {"dept1": ("glossary", "one_breath", "office_first"), "dept2": ("cards", "house_first", "listed_behind")}
SIGNING = {"dept1": ("pairs", "copies", "adhesion"), "dept2": ("centred", "staggered", "sides_across")}
STYLES = ("plain", "capitals", "capitals", "family")
ACRONYMS = {"cnaf": "CAF", "cnam": "CPAM", "msa": "MSA", "cnav": "CARSAT", "dgfip": "DDFiP", "france_travail": "FT", "la_poste": "LP", "justice": "CDAD", "urssaf": "URSSAF"}


def parties(sheet: PlainSheet, words: OfficeWords, people: list[Party], layout: str, houses: list[House]) -> None:
    chance = words.chance
    style = chance.choice(STYLES)
    state, *rest = people
    who = {id(p): f"{long(p.person)} {name_of(p.person, style)}" for p in people}
    if layout == "listed_behind":
        sheet.add("La présente convention lie l'État, les organismes porteurs des structures et les opérateurs dont les représentants ont signé ci-après.")
    elif layout == "glossary":
        sheet.add("Les parties à la présente convention sont désignées dans la suite du texte par le sigle porté au tableau suivant.")
        lines = [sheet.cells("PREF", sheet.tell(f"Préfecture {words.here.genitive}"), sheet.tell(who[id(state)], [state.row]), sheet.tell(upper_first(state.office)))]
        for p in rest:
            sign = "".join(w[0] for w in p.organisation.replace("'", " ").split() if w[0].isupper() or w in ("communauté", "communes", "commune"))
            sign = ACRONYMS.get(str(p.row["partner_code"]), sign[:4].upper() or "ORG")
            lines.append(sheet.cells(sheet.tell(sign), sheet.tell(upper_first(p.organisation)), sheet.tell(who[id(p)], [p.row]), sheet.tell(upper_first(p.office))))
        sheet.grid(["Sigle", "Organisme", "Représentant légal", "Qualité"], lines, [1.2, 5, 4, 4])
    elif layout == "one_breath":
        sheet.add("ENTRE LES SOUSSIGNÉS", sheet.bold)
        told = [f"l'État, représenté par {who[id(state)]}, {state.office}"]
        told += [f"{p.the}{p.organisation}, {p.led()} par {p.his()} {p.office}, {who[id(p)]}" for p in rest]
        sheet.add(upper_first(told[0]) + ", d'une part, et " + " ; ".join(told[1:-1]) + f" ; et {told[-1]}, d'autre part,", rows=[p.row for p in people])
        sheet.add("IL A ÉTÉ CONVENU CE QUI SUIT", sheet.bold)
    elif layout == "office_first":
        sheet.add("VU la circulaire du 1er juillet 2019 relative à la création de France Services ;")
        sheet.add(f"VU le schéma départemental d'amélioration de l'accessibilité des services au public {words.here.genitive} ;")
        sheet.add("La présente convention est conclue par :")
        told_of = [(f"{'Le' if p.person.civility == 'M.' else 'La'} {p.office}{'' if p is state else ' ' + p.of()}, {who[id(p)]} ;", [p.row]) for p in people]
        sheet.bullets(told_of)
    elif layout == "cards":
        sheet.put(f'<div class="band">{sheet.tell("Les signataires")}</div>')
        cards = [f"<p>{sheet.tell('Préfecture ' + words.here.genitive if p is state else upper_first(p.organisation), bold=True)}</p><p>{sheet.tell(who[id(p)], [p.row])}</p><p>{sheet.tell(upper_first(p.office))}</p>" for p in people]
        cards += ["<p></p>"] * (-len(cards) % 3)
        for k in range(0, len(cards), 3):
            sheet.put('<div class="row mid">' + "".join(f"<div>{c}</div>" for c in cards[k : k + 3]) + "</div>")
    else:
        sheet.add(f"Pour l'État : {who[id(state)]}, {state.office}", rows=[state.row])
        sheet.add("Pour les structures France Services :", sheet.bold)
        for p in (p for p in rest if p.row["side"] == "manager"):
            held = " et ".join(h.name for h in houses if h.manager == p.organisation)
            sheet.add(f"– {held} : {p.the}{p.organisation}, {p.led()} par {who[id(p)]}, {p.office} ;", "margin", [p.row])
        sheet.add("Pour les opérateurs :", sheet.bold)
        for p in (p for p in rest if p.row["side"] == "partner"):
            sheet.add(f"– {p.the}{p.organisation}, {p.led()} par {who[id(p)]}, {p.office} ;", "margin", [p.row])


def deputise_the_prefect(words: OfficeWords, state: Party) -> None:
    """The prefect is named among the parties; the secretary general signs."""
    person = words.person()
    office = title_of(person, ("secrétaire général", "secrétaire générale"))
    row = signatory_row(person, office, None, "state", "etat", state.signs) | {"capacity": "by_delegation"}
    state.row["signature"] = None
    state.deputy = Party(person, office, state.organisation, state.the, row, state.signs)


def _the(p: Party) -> str:
    return "La" if p.person.civility == "Mme" else "Le"


def _lead(p: Party) -> str:
    """Who signs, before the pen: the office, or for whom a deputy signs."""
    if p.deputy is None:
        return f"{_the(p)} {p.office}{'' if p.row['side'] == 'state' else ' ' + p.of()},"
    return f"Pour {_the(p).lower()} {p.office} et par délégation,\n{_the(p.deputy).lower()} {p.deputy.office},"


def blocks(sheet: PlainSheet, words: OfficeWords, people: list[Party], layout: str, dated: str) -> None:
    chance = words.chance
    style, civil = chance.choice(STYLES[:3]), chance.choice([True, False])

    def named(p: Party) -> str:
        one = p.deputy or p
        return sheet.tell((f"{one.person.civility} " if civil else "") + name_of(one.person, style), [one.row], bold=chance.random() < 0.5)

    sheet.add(dated)
    if layout == "pairs":
        cells = []
        for p in people:
            body = "État" if p.row["side"] == "state" else upper_first(p.organisation)
            cells.append(sheet.cells(f"{sheet.tell(body, bold=True)}<br>{named(p)}<br>{sheet.tell(upper_first((p.deputy or p).office))}", sheet.pen(p.signs, 40)))
        cells += [sheet.cells("", "")] * (len(cells) % 2)
        sheet.grid(["Signataire", "Signature", "Signataire", "Signature"], [cells[k] + cells[k + 1] for k in range(0, len(cells), 2)], [3, 2.4, 3, 2.4], "ruled shaded")
    elif layout == "copies":
        # a published copy bears no ink, so whether it was signed is not judged
        where = chance.choice(["right", "centre", "margin"])
        for p in people:
            (p.deputy or p).row["signature"] = None
            sheet.put(f'<p class="{where}" style="break-inside:avoid">{sheet.tell(_lead(p))}<br>{sheet.tell(chance.choice(["Signé : ", "signé "]))}{named(p)}</p>')
    elif layout == "adhesion":
        sheet.add("Chaque partie adhère à la convention en remplissant le bulletin qui la concerne.")
        for p in people:
            one = p.deputy or p
            self_told = "soussignée" if one.person.civility == "Mme" else "soussigné"
            body = f"préfecture {words.here.genitive}" if p.row["side"] == "state" else p.organisation
            told = f"Je {self_told}, {long(one.person)} {name_of(one.person, style)}, {one.office}, représentant {'la ' if p.row['side'] == 'state' else p.the}{body}, déclare approuver la présente convention et ses annexes."
            sheet.put(f'<div class="box"><p>{sheet.tell(told, [one.row])}</p><p>{sheet.tell("Cachet et signature :")}</p>{sheet.pen(p.signs)}</div>')
    elif layout == "sides_across":
        sides = [[p for p in people if p.row["side"] == side] for side in ("state", "manager", "partner")]
        lines = []
        for row in zip_longest(*sides):
            cells = []
            for p in row:
                body = "" if p is None else "Préfecture" if p.row["side"] == "state" else upper_first(p.organisation)
                cells.append(f"{sheet.tell(body)}<br>{sheet.tell(upper_first((p.deputy or p).office))}{sheet.pen(p.signs, 40)}{named(p)}" if p else "")
            lines.append(sheet.cells(*cells))
        sheet.grid(["Pour l'État", "Pour les gestionnaires", "Pour les opérateurs"], lines, [1, 1, 1], "ruled dark")
    else:
        for k, p in enumerate(people):
            align = "center" if layout == "centred" else "left"
            body = "" if p.row["side"] == "state" or chance.random() < 0.4 else f'<p style="text-align:{align}">{sheet.tell(p.organisation.upper(), bold=True)}</p>'
            lead = _lead(p) if not body else f"{_the(p)} {p.office},"
            place = "margin:0 auto" if layout == "centred" else "margin-left:auto" if k % 2 else "margin-right:auto"
            sheet.put(f'<div style="width:52%;{place};text-align:{align};break-inside:avoid;padding:4pt 0">{body}<p style="text-align:{align}">{sheet.tell(lead)}</p>{sheet.pen(p.signs)}<p style="text-align:{align}">{named(p)}</p></div>')
