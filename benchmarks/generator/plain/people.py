# ruff: noqa: E501 - wordings stand on one line each
"""Who is a party, who signs, whom agents may reach."""

from __future__ import annotations

from benchmarks.generator.blind.house import House, Tables
from benchmarks.generator.blind.people import draw_contact
from benchmarks.generator.blind.signing import Party
from benchmarks.generator.blind.words import OfficeWords, Partner, long, name_of, title_of, upper_first
from benchmarks.generator.plain.sheet import PlainSheet
from benchmarks.generator.typesetting import Row
from benchmarks.generator.vocabulary import Person

PARTIES = {"plain1": ("sides", "merged_sides", "bearing_office"), "plain2": ("headed", "seats", "none")}
SIGNING = {"plain1": ("boxes", "register", "slips"), "plain2": ("three_abreast", "by_delegation", "bands")}
CONTACTS = {"plain1": ("deputies", "told", "banded"), "plain2": ("cards", "dotted", "by_house")}
DEPUTIES = (("responsable du pôle partenariats", "responsable du pôle partenariats"), ("sous-directeur", "sous-directrice"), ("secrétaire général adjoint", "secrétaire générale adjointe"))
ROLES = (("conseiller réseau", "conseillère réseau"), ("chargé de mission inclusion", "chargée de mission inclusion"), ("gestionnaire conseil", "gestionnaire conseil"), ("correspondant départemental", "correspondante départementale"))
SIDES = (("manager", ("Les porteurs des structures", "Les gestionnaires", "Les collectivités et organismes porteurs")), ("partner", ("Les opérateurs partenaires", "Les partenaires nationaux et locaux", "Les opérateurs")))


def parties(sheet: PlainSheet, words: OfficeWords, people: list[Party], layout: str, houses: list[House]) -> None:
    chance = words.chance
    style = chance.choice(["plain", "capitals", "capitals", "family"])
    state, *rest = people
    seats = {h.manager: f"{h.street}, {h.postcode} {h.commune}" for h in houses}
    who = {id(p): f"{long(p.person)} {name_of(p.person, style)}" for p in people}
    leads = {side: chance.choice(lead) for side, lead in SIDES}
    if layout == "sides":
        sheet.add("ENTRE", sheet.bold)
        sheet.add(f"L'État, représenté par {who[id(state)]}, {state.office}, ci-après dénommé « l'État »,", rows=[state.row])
        sheet.add("d'une part,", "right")
        sheet.add("ET", sheet.bold)
        for side, lead in leads.items():
            sheet.add(f"{lead} :")
            items = []
            for p in (p for p in rest if p.row["side"] == side):
                seat = f", dont le siège est situé {seats[p.organisation]}" if p.organisation in seats and p.the else ""
                entitled = chance.choice(["", f", {'dûment habilitée' if p.person.civility == 'Mme' else 'dûment habilité'} par délibération du {chance.randint(2, 28)} mars {chance.randint(2019, 2022)}"]) if seat else ""
                items.append((f"{p.the}{p.organisation}{seat}, {p.led()} par {p.his()} {p.office}, {who[id(p)]}{entitled} ;", [p.row]))
            sheet.bullets(items)
        sheet.add("d'autre part,", "right")
        sheet.add("Il est arrêté et convenu ce qui suit :")
    elif layout == "merged_sides":
        sheet.add("La présente convention est passée entre les parties suivantes :")
        lines = [f'<td class="head">{sheet.tell("Pour l’État", bold=True)}</td>' + sheet.cells(sheet.tell(f"Préfecture {words.here.genitive}"), sheet.tell(who[id(state)], [state.row]), sheet.tell(upper_first(state.office)))]
        for side, lead in leads.items():
            own = [p for p in rest if p.row["side"] == side]
            for k, p in enumerate(own):
                first = f'<td rowspan="{len(own)}" class="head">{sheet.tell(lead, bold=True)}</td>' if k == 0 else ""
                lines.append(first + sheet.cells(sheet.tell(upper_first(p.organisation)), sheet.tell(who[id(p)], [p.row]), sheet.tell(upper_first(p.office))))
        sheet.grid([], lines, [2.4, 5, 3.6, 3.6])
    elif layout == "bearing_office":
        sheet.add("Les signataires de la présente convention :")
        lines_of = [(f"{long(state.person)} {'le' if state.person.civility == 'M.' else 'la'} {state.office}, {name_of(state.person, style)},", [state.row])]
        for p in rest:
            the = "le" if p.person.civility == "M." else "la"
            lines_of.append((f"{long(p.person)} {the} {p.office} {p.of()}, {name_of(p.person, style)},", [p.row]))
        sheet.bullets(lines_of)
        sheet.add("ont arrêté les dispositions qui suivent.")
    elif layout == "headed":
        sheet.put(f'<div class="band">{sheet.tell("Les parties à la convention")}</div>')
        sheet.add("L'État", sheet.bold)
        sheet.add(f"Préfecture {words.here.genitive}\nReprésenté par : {who[id(state)]}, {state.office}", rows=[state.row])
        for p in rest:
            sheet.add(upper_first(p.the + p.organisation), sheet.bold)
            seat = seats.get(p.organisation, "") if p.the else ""
            sheet.add((seat + "\n" if seat else "") + f"{upper_first(p.led())} par : {who[id(p)]}, {p.office}", rows=[p.row])
    elif layout == "seats":
        sheet.add("Entre les soussignés :")
        sheet.add(f"L'État, pris en la personne {'de Monsieur' if state.person.civility == 'M.' else 'de Madame'} {name_of(state.person, style)}, {state.office}, domicilié en cette qualité à l'hôtel de la préfecture, {words.here.prefecture},", rows=[state.row])
        for p in rest:
            number = f"{chance.randint(200, 899)} {chance.randint(100, 999)} {chance.randint(100, 999)} 000{chance.randint(10, 99)}"
            seat = f", sise {seats[p.organisation]}" if p.organisation in seats and p.the else ""
            short = f", ci-après « {upper_first(p.the + p.organisation.split()[0])} »" if p.the in ("la ",) else ""
            sheet.add(f"{upper_first(p.the + p.organisation)}{seat}, SIRET {number}, {p.led()} par {who[id(p)]} agissant en qualité de {p.office}{short},", rows=[p.row])


def deputise(words: OfficeWords, people: list[Party]) -> None:
    """Some partners' heads are not named: another signs `par délégation`, and is the only person told."""
    for p in people:
        if p.row["side"] == "partner" and words.chance.random() < 0.4:
            p.office = title_of(words.chance.choice([Person("Mme", "", ""), Person("M.", "", "")]), ("directeur", "directrice"))
            p.row |= {"role": title_of(p.person, words.chance.choice(DEPUTIES)), "capacity": "by_delegation"}


def _for(p: Party) -> str:
    return "Pour l'État" if p.row["side"] == "state" else f"Pour {p.the}{p.organisation}"


def blocks(sheet: PlainSheet, words: OfficeWords, people: list[Party], layout: str, dated: str) -> None:
    chance = words.chance
    style = chance.choice(["plain", "capitals", "capitals"])
    civility = chance.choice([True, False])
    named = {id(p): (f"{p.person.civility} " if civility else "") + name_of(p.person, style) for p in people}
    if layout not in ("register", "slips"):
        sheet.add(dated)
    if layout == "boxes":
        told = [
            f"{sheet.tell(_for(p) + ',', bold=True)}<br>{sheet.tell(('La ' if p.person.civility == 'Mme' else 'Le ') + p.office + ',')}{sheet.pen(p.signs)}{sheet.tell(named[id(p)], [p.row])}"
            for p in people
        ]
        told += [""] * (len(told) % 2)
        sheet.grid([], [sheet.cells(*told[k : k + 2]) for k in range(0, len(told), 2)], [1, 1], "ruled")
    elif layout == "register":
        lines = []
        for p in people:
            body = "Préfecture" if p.row["side"] == "state" else upper_first(p.organisation)
            lines.append(sheet.cells(sheet.tell(body), sheet.tell(f"{named[id(p)]}\n{upper_first(p.office)}", [p.row]), sheet.tell(dated.rsplit("le ", 1)[-1] if p.signs else ""), sheet.pen(p.signs, 38)))
        sheet.grid(["Structure ou organisme", "Nom, prénom et fonction du signataire", "Date", "Signature et cachet"], lines, [4, 4, 2, 3.4], "ruled shaded")
        sheet.add(dated)
    elif layout == "slips":
        sheet.add(dated)
        for p in people:
            body = "la préfecture" if p.row["side"] == "state" else p.the + p.organisation
            whole = f"Nom et prénom : {name_of(p.person, chance.choice(['family', 'capitals']))}"
            sheet.put(
                f'<div class="row"><div><p>{sheet.tell(f"Pour {body} :", bold=True)}</p><p>{sheet.tell(whole, [p.row])}</p>'
                f"<p>{sheet.tell(f'Qualité : {upper_first(p.office)}')}</p><p>{sheet.tell('Signature :')}</p>{sheet.pen(p.signs)}</div></div>"
            )
    elif layout in ("three_abreast", "by_delegation"):
        count = 3 if layout == "three_abreast" else 2
        told = []
        for p in people:
            if layout == "three_abreast":
                where = "" if p.row["side"] == "state" else f"<p>{sheet.tell(p.organisation)}</p>"
                told.append(f"<p>{sheet.tell(named[id(p)], [p.row], bold=True)}</p><p>{sheet.tell(upper_first(p.office))}</p>{where}{sheet.pen(p.signs)}")
                continue
            he = "" if p.row["side"] == "state" else f" {p.of()}"
            if p.row["capacity"] == "by_delegation":
                the = "la" if p.office == "directrice" else "le"
                lead = f"P/ {the} {p.office}{he} et par délégation,\n{'La' if p.person.civility == 'Mme' else 'Le'} {p.row['role']},"
            else:
                lead = f"{'La' if p.person.civility == 'Mme' else 'Le'} {p.office}{he},"
            told.append(f"<p>{sheet.tell(lead)}</p>{sheet.pen(p.signs)}<p>{sheet.tell(named[id(p)], [p.row], bold=True)}</p>")
        told += ["<p></p>"] * (-len(told) % count)
        for k in range(0, len(told), count):
            sheet.put('<div class="row mid">' + "".join(f"<div>{t}</div>" for t in told[k : k + count]) + "</div>")
    else:
        lines = []
        for title, side in (("L'ÉTAT", "state"), ("LES GESTIONNAIRES", "manager"), ("LES OPÉRATEURS", "partner")):
            own = [p for p in people if p.row["side"] == side]
            lines.append(f'<td colspan="3" class="head"><b>{sheet.tell(title)}</b></td>')
            told = [f"{sheet.tell(p.organisation if side != 'state' else 'Préfecture')}<br>{sheet.tell(named[id(p)], [p.row], bold=True)}<br>{sheet.tell(upper_first(p.office))}{sheet.pen(p.signs)}" for p in own]
            told += [""] * (-len(told) % 3)
            lines += [sheet.cells(*told[k : k + 3]) for k in range(0, len(told), 3)]
        sheet.grid([], lines, [1, 1, 1], "ruled dark")


def contacts(sheet: PlainSheet, words: OfficeWords, partners: list[Partner], houses: list[House], layout: str, tables: Tables, part: int) -> None:
    chance = words.chance
    style = chance.choice(["plain", "capitals", "family"])

    def draw(p: Partner, person: bool = True, mobile: bool = False) -> tuple[Row, str, str, str]:
        row, who, role, numbers = draw_contact(words, p, tables, part, ROLES, person, (False, True) if mobile else (False,))
        return row, f"{who.civility} {name_of(who, style)}" if who else "", " / ".join(numbers), role

    def block(told: tuple[Row, str, str, str]) -> str:
        row, named, phone, role = told
        return sheet.tell("\n".join(x for x in (named, role, phone, row["email"]) if x), [row])

    if layout == "deputies":
        lines = []
        for p in partners:
            second = block(draw(p)) if chance.random() < 0.6 else sheet.tell(chance.choice(["À désigner", "Néant", "–", "En cours de recrutement"]))
            lines.append(sheet.cells(sheet.tell(p.name, bold=True), block(draw(p, mobile=chance.random() < 0.3)), second))
        sheet.grid(["Organisme", "Référent titulaire", "Référent suppléant"], lines, [3, 4, 4])
    elif layout == "told":
        for p in partners:
            sheet.add(upper_first(p.name), sheet.heading)
            row, named, phone, role = draw(p)
            first = f"Les situations complexes sont soumises à {named}, {role} (tél. : {phone} ; courriel : {row['email']})."
            sheet.add(first, rows=[row])
            if chance.random() < 0.5:
                row, named, phone, role = draw(p)
                sheet.add(f"En son absence : {named}, {role}, {phone}, {row['email']}.", rows=[row])
            elif chance.random() < 0.5:
                row, _, phone, _ = draw(p, person=False)
                sheet.add(f"Boîte aux lettres réservée aux agents : {row['email']} – {phone}", rows=[row])
    elif layout == "banded":
        lines = []
        for p in partners:
            lines.append(f'<td colspan="5" class="head">{sheet.tell(p.name.upper(), bold=True)}</td>')
            for _ in range(chance.randint(1, 3)):
                row, named, phone, role = draw(p)
                given, family = row["given_name"], row["family_name"]
                lines.append(sheet.cells(sheet.tell(family.upper(), [row]), sheet.tell(given), sheet.tell(upper_first(role)), sheet.tell(phone), sheet.tell(row["email"])))
        sheet.grid(["Nom", "Prénom", "Fonction", "Ligne directe", "Adresse électronique"], lines, [2.4, 2.2, 3.4, 2.6, 4.6])
    elif layout == "cards":
        told = ""
        for p in partners:
            inner = ""
            for k in range(chance.randint(1, 2)):
                row, named, phone, role = draw(p, person=k == 0 or chance.random() < 0.5)
                lead = [f"<p>{sheet.tell(x, [row], bold=True)}</p>" for x in (named or "Accueil des partenaires",)]
                inner += "".join([*lead, *(f"<p>{sheet.tell(x)}</p>" for x in (upper_first(role), phone, row["email"]) if x)])
            told += f'<div class="box"><div class="band">{sheet.tell(p.name)}</div>{inner}</div>'
        sheet.put(f'<div class="two">{told}</div>')
    elif layout == "dotted":
        for p in partners:
            row, named, phone, role = draw(p)
            sheet.add(f"{p.name} {'.' * chance.randint(8, 24)} {named} – {phone} – {row['email']}", rows=[row])
    else:
        lines = []
        for p in partners:
            for k in range(n := chance.randint(1, 2)):
                row, named, phone, role = draw(p)
                served = " et ".join(h.name for h in chance.sample(houses, min(2, len(houses)))) if n > 1 else "Toutes les structures"
                first = f'<td rowspan="{n}">{sheet.tell(p.name, bold=True)}</td>' if k == 0 else ""
                lines.append(first + sheet.cells(sheet.tell(served), sheet.tell(f"{named}\n{role}", [row]), sheet.tell(f"{phone}\n{row['email']}")))
        sheet.grid(["Partenaire", "Structures concernées", "Interlocuteur", "Coordonnées"], lines, [3, 4, 3.4, 4])
