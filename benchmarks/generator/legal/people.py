# ruff: noqa: E501 - wordings stand on one line each
"""Parties as deeds name them, several kinds of signature pages, referents in lines, columns and squares."""

from __future__ import annotations

from benchmarks.generator.blind.house import House, Tables
from benchmarks.generator.blind.people import draw_contact
from benchmarks.generator.blind.signing import Party
from benchmarks.generator.blind.words import OfficeWords, Partner, long, name_of, title_of, upper_first
from benchmarks.generator.plain.sheet import PlainSheet
from benchmarks.generator.typesetting import Row
from benchmarks.generator.vocabulary import Person

PARTIES = {"plain3": ("deed", "acting", "numbered"), "plain4": ("two_columns", "of_the_one_part", "none")}
SIGNING = {"plain3": ("dotted", "half_pages", "in_place_of"), "plain4": ("header_cells", "civil_status", "down_the_right")}
CONTACTS = {"plain3": ("titular", "three_numbers", "asked"), "plain4": ("squares", "canals", "by_house")}
ROLES = (("chargé de relations partenariales", "chargée de relations partenariales"), ("responsable de site", "responsable de site"), ("délégué territorial", "déléguée territoriale"), ("assistant technique", "assistante technique"), ("coordonnateur", "coordonnatrice"))
DEPUTIES = (("secrétaire général", "secrétaire générale"), ("directeur adjoint", "directrice adjointe"), ("sous-préfet d'arrondissement", "sous-préfète d'arrondissement"))


def _he(p: Party) -> str:
    return "la" if p.person.civility == "Mme" else "le"


def _ending(p: Party) -> str:
    """Of participles that agree with the body."""
    return "" if p.the == "le " or (p.the == "l'" and p.row["side"] == "state") else "e"


def _seats(people: list[Party], houses: list[House]) -> dict[str, str]:
    return {h.manager: f"{h.street} à {h.commune} ({h.postcode})" for h in houses}


def parties(sheet: PlainSheet, words: OfficeWords, people: list[Party], layout: str, houses: list[House]) -> None:
    chance = words.chance
    style = chance.choice(["plain", "capitals", "capitals"])
    state, *rest = people
    seats = _seats(people, houses)
    who = {id(p): f"{long(p.person)} {name_of(p.person, style)}" for p in people}
    if layout == "deed":
        sheet.add("ENTRE LES SOUSSIGNÉS", "centre")
        sheet.add(f"L'État, représenté par {_he(state)} {state.office}, {who[id(state)]}, et désigné ci-après par les termes « l'administration », d'une part,", rows=[state.row])
        sheet.add("ET", "centre")
        for k, p in enumerate(rest):
            seat = f", dont le siège social est situé {seats[p.organisation]}" if p.organisation in seats else ""
            vote = f", dûment mandaté{'e' if p.person.civility == 'Mme' else ''} par délibération n° {chance.randint(2019, 2024)}-{chance.randint(10, 99)}" if seat else ""
            name = {"manager": "le porteur", "partner": "l'opérateur"}[p.row["side"]]
            end = ", d'autre part," if k == len(rest) - 1 else ","
            sheet.add(f"{upper_first(p.the + p.organisation)}{seat}, représenté{_ending(p)} par {p.his()} {p.office} en exercice, {who[id(p)]}{vote}, ci-après dénommé{_ending(p)} « {name} »{end}", rows=[p.row])
        sheet.add("il a été préalablement exposé ce qui suit", "centre")
    elif layout == "acting":
        sheet.add("ENTRE", "centre")
        for k, p in enumerate(people):
            own = "de l'État" if p is state else p.of()
            seat = f" dont le siège est {seats[p.organisation]}," if p.organisation in seats else ""
            sheet.add(f"{who[id(p)]}, {p.office}, agissant au nom et pour le compte {own},{seat}", rows=[p.row])
            if k == 0:
                sheet.add("ET", "centre")
        sheet.add("IL EST CONVENU CE QUI SUIT", "centre")
    elif layout == "numbered":
        sheet.add("Sont parties à la présente convention")
        sheet.add(f"1°) l'État, en la personne de {who[id(state)]}, {state.office} ;", rows=[state.row])
        for k, p in enumerate(rest):
            sheet.add(f"{k + 2}°) {p.the}{p.organisation}, en la personne de {who[id(p)]}, {p.his()} {p.office}{' ;' if k < len(rest) - 1 else '.'}", rows=[p.row])
    elif layout == "two_columns":
        sheet.add("La présente convention est établie entre les partenaires suivants :")
        lines = []
        for p in people:
            body = "L'État" if p is state else upper_first(p.the + p.organisation)
            told = f"Représenté{_ending(p)} par {who[id(p)]}\n{upper_first(p.office)}"
            lines.append(sheet.cells(sheet.tell(body, bold=True), sheet.tell(told, [p.row])))
        sheet.grid([], lines, [4, 5], chance.choice(["ruled", "lines"]))
    elif layout == "of_the_one_part":
        sheet.add("D'une part,", sheet.bold)
        sheet.add(f"L'État, par délégation du Premier ministre, {long(state.person)} {_he(state)} {state.office}, {name_of(state.person, style)},", rows=[state.row])
        sheet.add("D'autre part, au titre des porteurs de projet,", sheet.bold)
        for p in rest:
            if p.row["side"] == "manager":
                sheet.add(f"{upper_first(p.the + p.organisation)}, {who[id(p)]}, {p.office},", rows=[p.row])
        sheet.add("Et au titre des opérateurs partenaires,", sheet.bold)
        for p in rest:
            if p.row["side"] == "partner":
                sheet.add(f"{upper_first(p.the + p.organisation)}, {who[id(p)]}, {p.office},", rows=[p.row])
        sheet.add("Ensemble dénommés « les signataires ».")


def deputise(words: OfficeWords, people: list[Party]) -> None:
    """Some heads, the prefect's among them, are told by their office alone: another signs for them."""
    for p in people:
        if p.row["side"] != "manager" and words.chance.random() < 0.35:
            p.office = title_of(words.chance.choice([Person("Mme", "", ""), Person("M.", "", "")]), ("directeur", "directrice")) if p.row["side"] == "partner" else p.office
            p.row |= {"role": title_of(p.person, DEPUTIES[0] if p.row["side"] == "state" else words.chance.choice(DEPUTIES[1:2])), "capacity": "by_delegation"}


def blocks(sheet: PlainSheet, words: OfficeWords, people: list[Party], layout: str, dated: str) -> None:
    chance = words.chance
    style = chance.choice(["plain", "capitals", "family"] if layout != "in_place_of" else ["plain", "capitals"])
    civility = chance.choice([True, False])
    named = {id(p): (f"{p.person.civility} " if civility else "") + name_of(p.person, style) for p in people}
    body = {id(p): "l'État" if p.row["side"] == "state" else p.the + p.organisation for p in people}
    if layout != "half_pages":
        sheet.add(dated)
    if layout == "dotted":
        for p in people:
            lead = f"Pour {body[id(p)]}, {_he(p)} {p.office}, {named[id(p)]}"
            sheet.put(f'<div class="row"><div style="flex:3"><p>{sheet.tell(lead, [p.row])}</p></div><div style="flex:2">{sheet.pen(p.signs, 34)}<p>{sheet.tell("." * 40)}</p></div></div>')
    elif layout == "half_pages":
        for k, p in enumerate(people):
            if k % 2 == 0:
                sheet.turn(False)
            sheet.add(f"Signature {'de l’État' if p.row['side'] == 'state' else p.of()}", sheet.heading)
            sheet.add(dated)
            sheet.add(f"{upper_first(_he(p))} {p.office},")
            sheet.add(chance.choice(["(cachet et signature)", "Lu et approuvé", "(signature précédée de la mention « lu et approuvé »)"]), "small")
            sheet.put(sheet.pen(p.signs, 60))
            sheet.add(named[id(p)], rows=[p.row])
            sheet.space(60)
    elif layout == "in_place_of":
        told = []
        for p in people:
            deputy = p.row["capacity"] == "by_delegation"
            place = p.office if p.row["side"] == "state" else f"{p.office} {p.of()}"
            if deputy:
                one = "la" if p.office.startswith(("directrice", "préfète")) else "le"
                lead = chance.choice(["P/O {the} {office},\n{The} {role},", "Pour {the} {office} et par délégation,\n{The} {role}"])
                lead = lead.format(the=one, office=place, The=upper_first(_he(p)), role=p.row["role"])
            else:
                lead = f"{upper_first(_he(p))} {place},"
            told.append(f"<p>{sheet.tell(lead)}</p>{sheet.pen(p.signs)}<p>{sheet.tell(named[id(p)], [p.row])}</p>")
        told += ["<p></p>"] * (len(told) % 2)
        for k in range(0, len(told), 2):
            sheet.put('<div class="row">' + "".join(f"<div>{t}</div>" for t in told[k : k + 2]) + "</div>")
    elif layout == "header_cells":
        count = 3
        for k in range(0, len(people), count):
            some = people[k : k + count]
            heads = "".join(f'<td class="head middle">{sheet.tell(upper_first(body[id(p)]), bold=True)}</td>' for p in some) + "<td></td>" * (count - len(some))
            under = "".join(f'<td class="middle">{sheet.pen(p.signs)}{sheet.tell(named[id(p)], [p.row])}<br>{sheet.tell(upper_first(p.office))}</td>' for p in some) + "<td></td>" * (count - len(some))
            sheet.grid([], [heads, under], [1] * count, "ruled shaded")
    elif layout == "civil_status":
        lines = [
            sheet.cells(sheet.tell("Préfecture" if p.row["side"] == "state" else upper_first(p.organisation)), sheet.tell(p.person.civility), sheet.tell(p.person.family.upper(), [p.row]), sheet.tell(p.person.given), sheet.tell(upper_first(p.office)), sheet.pen(p.signs, 34))
            for p in people
        ]
        sheet.grid(["Organisme signataire", "Civilité", "Nom", "Prénom", "Qualité", "Signature"], lines, [4, 1.3, 2.4, 2, 3, 3], "ruled")
    else:
        for p in people:
            lead = f"Pour {body[id(p)]}\n{upper_first(_he(p))} {p.office}"
            sheet.put(f'<div style="margin-left:80mm;break-inside:avoid"><p class="centre">{sheet.tell(lead)}</p>{sheet.pen(p.signs)}<p class="centre">{sheet.tell(named[id(p)], [p.row])}</p></div>')


def contacts(sheet: PlainSheet, words: OfficeWords, partners: list[Partner], houses: list[House], layout: str, tables: Tables, part: int) -> None:
    chance = words.chance
    style = chance.choice(["plain", "capitals", "family"])

    def draw(p: Partner, person: bool = True, mobile: bool = False) -> tuple[Row, str, list[str], str]:
        row, who, role, numbers = draw_contact(words, p, tables, part, ROLES, person, (False, True) if mobile else (False,))
        return row, f"{who.civility} {name_of(who, style)}" if who else "", numbers, role

    if layout == "titular":
        for p in partners:
            sheet.add(upper_first(p.name), sheet.bold)
            for label in ("Référent titulaire", "Suppléant")[: chance.choice([1, 2, 2])]:
                row, name, phones, role = draw(p)
                sheet.add(f"{label} : {name}, {role}, {phones[0]}, {row['email']}", "margin", [row])
    elif layout == "three_numbers":
        lines = []
        for p in partners:
            row, name, phones, role = draw(p, mobile=chance.random() < 0.5)
            lines.append(sheet.cells(sheet.tell(p.name), sheet.tell(name, [row]), sheet.tell(upper_first(role)), sheet.tell(phones[0]), sheet.tell(phones[1] if len(phones) > 1 else ""), sheet.tell(row["email"])))
        sheet.grid(["Opérateur", "Référent(e)", "Qualité", "Fixe", "Portable", "Messagerie"], lines, [3.2, 3, 3, 2.3, 2.3, 4])
    elif layout == "asked":
        for p in partners:
            row, name, phones, role = draw(p)
            sheet.add(f"Pour toute question relevant {p.of(p.name)}, les agents s'adressent à {name}, {role}, au {phones[0]} ou par courriel à l'adresse {row['email']}.", rows=[row])
    elif layout == "squares":
        squares = []
        for p in partners:
            row, name, phones, role = draw(p)
            squares.append(f"<b>{sheet.tell(p.name)}</b><br>{sheet.tell(name, [row])}<br>{sheet.tell(upper_first(role))}<br>{sheet.tell('T. ' + phones[0])}<br>{sheet.tell('M. ' + row['email'])}")
        squares += [""] * (-len(squares) % 2)
        sheet.grid([], [sheet.cells(*squares[k : k + 2]) for k in range(0, len(squares), 2)], [1, 1], "ruled")
    elif layout == "canals":
        lines = []
        for p in partners:
            office, _, numbers, _ = draw(p, person=False)
            row, name, phones, _ = draw(p)
            lines.append(sheet.cells(sheet.tell(p.name, bold=True), sheet.tell(office["email"], [office]), sheet.tell(numbers[0]), sheet.tell(f"{name}\n{phones[0]}\n{row['email']}", [row])))
        sheet.grid(["Partenaire", "Boîte fonctionnelle réservée aux agents", "Ligne dédiée", "Référent nommément désigné"], lines, [3, 4, 2.4, 4.6])
    else:
        some = houses[:3]
        lines = []
        for p in partners:
            told = []
            for _ in some:
                row, name, phones, _ = draw(p)
                told.append(sheet.tell(f"{name}\n{phones[0]}\n{row['email']}", [row]))
            lines.append(sheet.cells(sheet.tell(p.name, bold=True), *told))
        sheet.grid(["Opérateur", *[h.name for h in some]], lines, [2.4, *[4] * len(some)])


