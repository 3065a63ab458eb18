# ruff: noqa: E501 - wordings stand on one line each
"""Weeks in lines and sentences, beside hours of others: town halls, the phone, partners' visits, antennas, a bus."""

from __future__ import annotations

from benchmarks.generator.blind.house import House, Tables, alike, bus_row, hour_rows, run
from benchmarks.generator.blind.words import OfficeWords, new, upper_first
from benchmarks.generator.hours.wording import ABBREVIATED, CLOCKS, LETTERS, at, email, named, phone, seat, span
from benchmarks.generator.plain.sheet import PlainSheet
from benchmarks.generator.typesetting import Row
from benchmarks.generator.weeks import DAYS, FRENCH_DAY, Span


def _of_day(rows: dict[str, list[Row]], days: list[str]) -> list[Row]:
    return [row for day in days for row in rows[day]]


def capitals(sheet: PlainSheet, words: OfficeWords, houses: list[House], tables: Tables, part: int) -> None:
    """`DU MARDI AU VENDREDI : 8h30/12h - 13h30/17h`, as a town hall's site has it."""
    chance = words.chance
    style, colon = chance.choice(["{h}h{s}", "{h}h{m}", "{hh}h{m}"]), chance.choice([" : ", " ", " > "])
    for h in houses:
        rows = hour_rows(h, tables, part)
        sheet.add(h.name.upper() if chance.random() < 0.3 else h.name, sheet.heading, [h.row])
        sheet.add(f"{h.street}\n{h.postcode} {h.commune.upper()}\nTél : {phone(h)}\n{email(h)}")
        for days, spans in alike(h.week):
            whole = " sans interruption" if len(spans) == 1 and spans[0][0] < "12:00" and spans[0][1] > "13:30" else ""
            told = " - ".join(span(s, style, "/") for s in spans) + whole
            through = "DU " + named(days, FRENCH_DAY).upper() if run(days) else named(days, FRENCH_DAY, last=chance.choice([" et ", ", "])).upper()
            sheet.add(f"{through}{colon}{told}", rows=_of_day(rows, days))
        for day in DAYS[:5]:
            if day not in h.week:
                sheet.add(f"{FRENCH_DAY[day].upper()}{colon}{chance.choice(['fermé', 'FERMÉ', 'fermeture au public'])}")


def points(sheet: PlainSheet, words: OfficeWords, houses: list[House], tables: Tables, part: int) -> None:
    """Bullets by day, days cut short, hours with a full stop; a mailbox or a phone stands between."""
    chance = words.chance
    style, dash = chance.choice(["{h}.{m}", "{hh}.{m}", "{h}h{s}", "{hh}:{m}"]), chance.choice(["-", " - ", "–"])
    names = chance.choice([ABBREVIATED, ABBREVIATED, FRENCH_DAY])
    for h in houses:
        rows = hour_rows(h, tables, part)
        sheet.add(h.name, sheet.heading, [h.row])
        sheet.add(f"Porteur : {h.manager}")
        sheet.add(f"Adresse : {seat(h)}")
        sheet.add("Horaires d'ouverture :")
        items: list[tuple[str, list[Row]]] = []
        for day in DAYS[: 6 if "Sa" in h.week else 5]:
            told = " / ".join(span(s, style, dash) for s in h.week.get(day, [])) or "Fermé"
            items.append((f"{upper_first(names[day])}{' :' if names is FRENCH_DAY else ''} {told}", rows[day]))
        sheet.bullets(items)
        sheet.add(f"Contact : {email(h)} / {phone(h)}")


def sentences(sheet: PlainSheet, words: OfficeWords, houses: list[House], tables: Tables, part: int) -> None:
    """`de 9 heures à midi`, days that differ told after the rule, the days off as an exception."""
    chance = words.chance
    style = chance.choice(["midday", "long", "{h} h {s}", "{h}h{m}"])
    for h in houses:
        rows = hour_rows(h, tables, part)
        borne = h.the + h.manager
        sheet.add(f"{h.name}, située {seat(h)}, est gérée par {borne} (tél. {phone(h)}, courriel : {email(h)}).", rows=[h.row])
        told = alike(h.week)
        told.sort(key=lambda group: -len(group[0]))
        parts = []
        for days, spans in told:
            when = "du " + named(days, FRENCH_DAY) if run(days) else "le " + named(days, FRENCH_DAY, join=", le ", last=" et le ")
            parts.append(f"{when} {' et '.join('de ' + span(s, style, ' à ') for s in spans)}")
        sheet.add(f"Elle est ouverte au public {', '.join(parts[:-1])}{' ainsi que ' if parts[:-1] else ''}{parts[-1]}.", rows=_of_day(rows, list(DAYS)))
        shut = [FRENCH_DAY[d] for d in DAYS[:5] if d not in h.week]
        sheet.add(chance.choice([f"Fermeture hebdomadaire : {' et '.join(shut)}.", f"Elle est fermée au public le {' et le '.join(shut)}."]) if shut else "Elle est fermée les jours fériés.")


def letters(sheet: PlainSheet, words: OfficeWords, houses: list[House], tables: Tables, part: int) -> None:
    """One row a house; its week in one cell, days by their letters or cut short."""
    chance = words.chance
    style, dash = chance.choice(["{h}h{s}", "{h}h{m}", "{hh}h{m}"]), chance.choice(["-", " à ", "/"])
    names, join = chance.choice([(LETTERS, "-"), (LETTERS, ", "), (ABBREVIATED, ", "), (ABBREVIATED, " ")])
    lines = []
    for h in houses:
        rows = hour_rows(h, tables, part)
        told = [f"{named(days, names, chance.choice([' à ', ' au ']), join, join)} : {(' et ' if dash == '/' else ' / ').join(span(s, style, dash) for s in spans)}" for days, spans in alike(h.week)]
        cells = [sheet.tell(h.name, [h.row], bold=True), sheet.tell(upper_first(h.manager)), sheet.tell(f"{seat(h)}\nTél {phone(h)}"), sheet.tell(chance.choice(["\n", " ; "]).join(told), _of_day(rows, list(DAYS)))]
        lines.append(sheet.cells(*cells))
    sheet.grid(["Nom", "Portage", "Coordonnées", "Jours et horaires"], lines, [3, 3, 4, 4.5])


def antennas(sheet: PlainSheet, words: OfficeWords, houses: list[House], tables: Tables, part: int) -> None:
    """The main house, then its antennas, each with days of its own: theirs are not the house's."""
    chance = words.chance
    style, dash = chance.choice(CLOCKS), chance.choice(["-", " à "])
    for h in houses[:3]:
        rows = hour_rows(h, tables, part)
        sheet.add(h.name, sheet.heading, [h.row])
        sheet.add(f"Site principal : {seat(h)} – {phone(h)}")
        for days, spans in alike(h.week):
            sheet.add(f"{upper_first(named(days, FRENCH_DAY))} : {' / '.join(span(s, style, dash) for s in spans)}", rows=_of_day(rows, days))
        sheet.add(chance.choice(["Antennes :", "Permanences délocalisées :", "Points d'accueil :"]), sheet.bold)
        items: list[tuple[str, list[Row]]] = []
        for _ in range(chance.randint(1, 3)):
            commune, day = words.place()[0], chance.choice(DAYS[:5])
            times = chance.choice([("09:00", "12:00"), ("13:30", "16:30"), ("14:00", "17:00")])
            often = chance.choice(["", "", " (semaines paires)", ", un mardi sur deux" if day == "Tu" else ""])
            where = chance.choice(["mairie", "salle des associations", "médiathèque"])
            items.append((f"{commune} ({where}) : le {FRENCH_DAY[day]} de {span(times, style, ' à ')}{often}", [at(tables, part, commune, day, times, often.strip(" (),"))]))
        sheet.bullets(items)
    for h in houses[3:]:
        h.row["left_out"] = True


def others_beside(sheet: PlainSheet, words: OfficeWords, houses: list[House], tables: Tables, part: int) -> None:
    """Hours of the phone, the town hall, a partner's visits and of appointments beside the house's own."""
    chance = words.chance
    style = chance.choice(["{h}h{s}", "{h}h{m}", "{h} h {s}"])
    for h in houses:
        rows = hour_rows(h, tables, part)
        sheet.put(f'<div class="band">{sheet.tell(h.name, [h.row])}</div>')
        sheet.add(f"{seat(h)}")
        sheet.add("Accueil du public", sheet.bold)
        for days, spans in alike(h.week):
            when = "Du " + named(days, FRENCH_DAY) if run(days) else upper_first(named(days, FRENCH_DAY))
            sheet.add(f"{when} : {' et '.join('de ' + span(s, style, ' à ') for s in spans)}", rows=_of_day(rows, days))
        times: Span = chance.choice([("14:00", "16:00"), ("09:30", "11:30")])
        day = chance.choice(DAYS[:5])
        other = chance.choice(["phone", "town_hall", "partner", "visio"])
        if other == "town_hall":
            sheet.add(f"Secrétariat de mairie : {FRENCH_DAY[day]} de {span(times, style, ' à ')}")
        elif other == "phone":
            sheet.add(f"Téléphone : {phone(h)} – {email(h)}")
        elif other == "partner":
            p = chance.choice(words.partners()[:4])
            row = at(tables, part, p.name, day, times, kind="partner_office")
            row["optional"] = True
            sheet.add(f"Permanence {p.of(p.name)} : {FRENCH_DAY[day]} de {span(times, style, ' à ')}, sur rendez-vous", rows=[row])
        else:
            sheet.add(f"Espace numérique en libre accès aux horaires d'ouverture. Renseignements : {phone(h)}")


def cards(sheet: PlainSheet, words: OfficeWords, houses: list[House], tables: Tables, part: int) -> None:
    """Two or three houses side by side, lines below each other."""
    chance = words.chance
    style, dash = chance.choice(["{h}h{s}", "{h}h{m}", "{hh}:{m}"]), chance.choice(["-", " - ", "–"])
    wide = chance.choice([2, 3])
    for k in range(0, len(houses), wide):
        told = ""
        for h in houses[k : k + wide]:
            rows = hour_rows(h, tables, part)
            lines = [sheet.tell(h.name, [h.row], bold=True), sheet.tell(h.street), sheet.tell(f"{h.postcode} {h.commune}"), sheet.tell(f"Tél. {phone(h)}")]
            for days, spans in alike(h.week):
                lines.append(sheet.tell(upper_first(named(days, FRENCH_DAY, "-" if chance.random() < 0.3 else " au ")) + " :", _of_day(rows, days)))
                lines.append(sheet.tell(chance.choice([" et ", " / "]).join(span(s, style, dash) for s in spans)))
            told += "<div>" + "".join(f"<p>{line}</p>" for line in lines) + "</div>"
        sheet.put(f'<div class="row">{told}</div>')


def bus(sheet: PlainSheet, words: OfficeWords, houses: list[House], tables: Tables, part: int) -> None:
    """A bus: stops by week and day, as bullets or a table of two weeks; the houses follow in capitals."""
    chance = words.chance
    name = chance.choice(["Bus France Services des Coteaux", "France Services itinérante du Bocage", "Camion France Services Grand Plateau"])
    sheet.add(name, sheet.heading, [new(tables, "structures", bus_row(part, name))])
    style, dash = chance.choice(["{h}h{s}", "{h}h{m}"]), chance.choice([" à ", "-"])
    days = list(DAYS[: chance.randint(3, 5)])
    halves = (("09:00", "12:00"), ("09:30", "12:30"), ("13:30", "16:30"), ("14:00", "17:00"))
    layout = chance.choice(["weeks", "bullets", "rank"])
    if layout == "weeks":
        lines = []
        for day in days:
            told = []
            for week in ("semaine paire", "semaine impaire"):
                commune, times = words.place()[0], chance.choice(halves)
                told.append(sheet.tell(f"{commune}\n{span(times, style, dash)}", [at(tables, part, commune, day, times, week)]))
            lines.append(sheet.cells(sheet.tell(upper_first(FRENCH_DAY[day]), bold=True), *told))
        sheet.grid(["", "Semaine paire", "Semaine impaire"], lines, [2, 4, 4])
    elif layout == "bullets":
        items: list[tuple[str, list[Row]]] = []
        for day in days:
            one, two = words.place()[0], words.place()[0]
            am, pm = ("09:00", "12:00"), ("14:00", "16:30")
            items.append((f"{upper_first(FRENCH_DAY[day])} : {one} de {span(am, style, ' à ')}, {two} de {span(pm, style, ' à ')}", [at(tables, part, one, day, am), at(tables, part, two, day, pm)]))
        sheet.bullets(items)
    else:
        lines = []
        for day in days:
            commune, times, rank = words.place()[0], chance.choice(halves), chance.choice(["1er", "2e", "1er et 3e"])
            lines.append(sheet.cells(sheet.tell(commune), chance.choice(["Mairie", "Place du marché", "Parking de l'école"]), sheet.tell(f"{rank} {FRENCH_DAY[day]} du mois"), sheet.tell(span(times, style, dash), [at(tables, part, commune, day, times, f"{rank} {FRENCH_DAY[day]} du mois")])))
        sheet.grid(["Commune", "Lieu", "Jour de passage", "Horaires"], lines, [3, 3, 3, 2])
    capitals(sheet, words, houses, tables, part)
